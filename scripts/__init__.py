"""Scripts for developers: `python -m scripts.generate`, and how the data were made."""
