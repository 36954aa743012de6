"""目标: what was reached against what was aimed at."""
