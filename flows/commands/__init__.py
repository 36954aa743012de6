"""The commands of `jihe`, a file each, and what they print."""
