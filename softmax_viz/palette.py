"""The ten colours of the classes, and the one accent."""

from typing import Final

# Okabe and Ito's first six, then four more that stay apart from them and from each
# other under simulated protanopia, deuteranopia and tritanopia, and stand out on the
# light and on the dark background. tests/test_palette.py measures this.
CLASS_COLOURS: Final = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#7A3DD8",
    "#6B5A1E",
    "#F0184C",
    "#9C7AF0",
)


def class_colour(index: int) -> str:
    """Return the colour of the class at `index`; after ten they start again."""
    return CLASS_COLOURS[index % len(CLASS_COLOURS)]
