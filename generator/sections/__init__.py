"""The sections of a disclosure as content: one file a group of headings, each a function draft -> blocks."""
