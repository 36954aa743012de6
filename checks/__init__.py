"""Checks: each states claims about the facts; one judge decides them by interval reasoning. Pure."""
