"""文字: words that contradict one another, are copied, or are no title of the classification."""
