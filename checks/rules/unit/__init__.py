"""单位: units of targets, actual values and amounts."""
