"""Accounts: from the grids of the public tables of final accounts (部门决算公开表) to facts, one a printed number."""
