"""What is said of scores to people: values in words, the places that they rest on, and findings of the family anomaly."""
