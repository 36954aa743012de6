"""The only door to disk: tables declared once, the lake, parameters and samples. Imports nothing of ours."""
