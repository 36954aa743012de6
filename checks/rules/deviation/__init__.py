"""预决算: deviations of the final accounts from the budget."""
