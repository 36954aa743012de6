"""Word documents: the body with its tables, and the numbers that Word prints before paragraphs."""
