"""What runs the checks: it finds them, prepares their tables, judges their claims and makes findings of them."""
