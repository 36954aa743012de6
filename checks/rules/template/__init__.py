"""模板残留: what a form, a copy or a slip of the hand left in the text."""
