"""Layouts: how the tables of a text stand in its lines. A layout a file, all of them text -> grids of cells."""
