"""九张表: what holds within and between the public tables of final accounts, and between them and the narrative."""
