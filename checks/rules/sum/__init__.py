"""合计: totals and the parts that they are said to have, in the narrative, the forms and the public tables."""
