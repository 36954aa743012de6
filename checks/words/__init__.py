"""What checks of wording look at: rows of `headings` and `observations`, kind by kind, as reading wrote them."""
