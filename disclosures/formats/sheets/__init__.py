"""Workbooks: the cells of the sheets as they are shown, in tables and lines."""
