"""Layout: the hard-wrapped text of a PDF. Cells stand apart by spaces and are broken over lines; pages break anywhere."""
