"""得分: scores of forms."""
