"""Shapes of claims that checks share: parts that add up, quantities that tie, lists, what is carried over."""
