"""A short text as a QR code, drawn as a picture with its text alternative."""

import html
from typing import Final

import segno

WIDTH: Final = 168  # of the picture, in pixels of a page
LARGE: Final = 360  # to be read from the last row


def qr_code(text: str, alt: str, width: int = WIDTH) -> str:
    """Write the picture: dark on white in both themes, as readers of codes want it."""
    drawn = segno.make(text, error="m", micro=False).svg_data_uri(
        border=3, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return (
        f'<img src="{html.escape(drawn)}" alt="{html.escape(alt)}" width="{width}" '
        'style="max-width: 100%; border-radius: 6px">'
    )
