"""Compress the app's scripts, styles and parts by Brotli, as hard as it can.

    python -m scripts.precompress FOLDER

Needs scripts/requirements-precompress.txt, takes about a minute, and is meant for the
making of an image. The app sends what lies in FOLDER when SOFTMAX_VIZ_COMPRESSED names
it (softmax_viz/server.py). Whatever changed since then has another digest, and is
compressed by gzip as without it.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import brotli
import plotly

import softmax_viz
from softmax_viz import server

FOLDERS: Final = (server.STREAMLIT, Path(softmax_viz.__file__).parent)
PLOTLY: Final = Path(plotly.__file__).parent / "package_data/plotly.min.js"


def bodies() -> Iterator[bytes]:
    """Yield what the app answers with for each script and style."""
    yield PLOTLY.read_bytes()
    for folder in FOLDERS:
        for path in folder.rglob("*"):
            if path.suffix in server.SUFFIXES:
                body = path.read_bytes()
                yield server.late_icons(body) if path.suffix == ".css" else body


def write(body: bytes, folder: Path) -> int:
    """Compress a body into the folder, and return how many bytes that are."""
    compressed = brotli.compress(body, quality=11)
    (folder / f"{server.digest(body)}.br").write_bytes(compressed)
    return len(compressed)


def main() -> None:
    """Fill the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    found = list(bodies())
    with ThreadPoolExecutor() as threads:
        sizes = list(threads.map(lambda body: write(body, folder), found))
    before, after = sum(map(len, found)) / 1e6, sum(sizes) / 1e6
    print(f"{len(found)} files, {before:.1f} MB: {after:.1f} MB by Brotli")


if __name__ == "__main__":
    main()
