"""Tables as HTML: of numbers, and of a batch."""
