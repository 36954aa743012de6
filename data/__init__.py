"""The only door to disk: tables declared once, the lake, terms, parameters and samples. Imports nothing of ours."""
