"""One reader a format: bytes -> the text of a document, and its tables where the format knows them (`blocks.Extract`)."""
