"""What holds for the number checker."""
