"""What people read of a run: its report and the page of its expectations, and the words and numbers in them."""
