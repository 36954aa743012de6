"""单位: units of targets and actual values."""
