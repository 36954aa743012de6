"""PDF to text, tables and boxes: characters and rules of a page -> lines and grids -> the text and where it is printed."""
