"""Real logits that the app ships, and how to read them."""
