"""From wide features to scores: standing among peers, what usually goes together, forests, reasons, the budget of a review."""
