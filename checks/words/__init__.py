"""What checks of wording look at: places in the text of a document that no number marks."""
