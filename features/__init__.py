"""Features: figures derived from facts and claims that describe a unit, a project or an indicator. Pure."""
