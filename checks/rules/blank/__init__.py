"""空缺: cells of forms that must be filled."""
