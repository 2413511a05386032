"""What holds for the house itself: files that follow from others, and its rules."""
