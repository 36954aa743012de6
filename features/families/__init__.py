"""The families of features, one file each: putting a file here is its registration (features/collecting.py)."""
