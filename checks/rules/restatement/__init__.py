"""前后一致: one quantity that is printed in several places, and quantities that bound one another."""
