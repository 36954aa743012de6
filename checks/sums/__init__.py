"""合计: totals and the parts that they are said to have."""
