"""Live parts of single pages: what follows the stage, or moves it."""
