"""方向: words of rise and fall against the numbers and the reasons beside them."""
