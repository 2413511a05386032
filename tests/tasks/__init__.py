"""Tasks from a seed, and the answers of a class."""
