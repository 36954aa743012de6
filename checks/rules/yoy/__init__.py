"""同比: changes against the year before."""
