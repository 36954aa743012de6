"""How unusual a row is: lenses, forests, the ranking and its reasons, the budget of a review and what it taught."""
