"""A strip from a photograph through a network to logits and probabilities, as HTML."""

import html
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from urllib.parse import quote

from softmax_viz.palette import class_colour

STYLE: Final = """<style>
.strip { display: grid; gap: .75rem 1rem; align-items: center;
  grid-template-columns: 7.5rem minmax(0, 1fr) }
.strip figure { margin: 0 }
.strip img { display: block; max-width: 100%; border-radius: 8px }
.strip figcaption { font-size: .9rem; opacity: .8; padding-top: .25rem }
.strip table { border-collapse: collapse; width: 100%; grid-column: 1 / -1;
  font-variant-numeric: tabular-nums }
.strip th, .strip td { padding: 4px 6px; text-align: right;
  border-bottom: 1px solid rgba(128,128,128,.25) }
.strip th:first-child { text-align: left; font-weight: 400 }
.strip thead th { font-weight: 600; font-size: .9rem }
.strip .lane { width: 18%; forced-color-adjust: none }
.strip .lane div { height: 14px; border-radius: 4px; margin-left: auto;
  print-color-adjust: exact }
.strip .lane.p div { margin-left: 0 }
@container story (min-width: 34rem) {
  .strip { grid-template-columns: 6.5rem 7rem minmax(0, 1fr) }
  .strip table { grid-column: auto }
  .strip th { white-space: nowrap }
}
</style>"""
LAYERS: Final = (4, 6, 6, 3)  # dots of the drawing, column by column
WIDTH, HEIGHT, GREY = 112, 104, "#8a93a3"


def network_strip(
    picture: str,
    alt: str,
    network: str,
    header: Sequence[str],
    rows: Sequence[tuple[str, str, float, str, float]],
) -> str:
    """Write the strip: `picture`, a drawn network called `network`, and a table.

    `header` names the columns: class, logit, probability. A row has the class, its
    logit as text and as a number from 0 up, and its probability likewise; a row whose
    logit text is empty, such as all other classes together, has no logit. The longest
    bar is the largest logit's.
    """
    largest = max(row[2] for row in rows) or 1.0
    classes, logit, probability = map(html.escape, header)
    top = (
        f'<th scope="col">{classes}</th><th scope="col">{logit}</th><td></td><td></td>'
        f'<th scope="col">{probability}</th>'
    )
    body = "".join(
        _row(i, name, z, length / largest, p, share)
        for i, (name, z, length, p, share) in enumerate(rows)
    )
    return (
        f'{STYLE}<div class="strip">'
        f'<figure><img src="{html.escape(picture)}" alt="{html.escape(alt)}"></figure>'
        f'<figure><img src="{_drawing()}" alt="" width="{WIDTH}">'
        f"<figcaption>{html.escape(network)}</figcaption></figure>"
        f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(
    i: int, name: str, logit: str, long: float, probability: str, share: float
) -> str:
    colour = class_colour(i) if logit else GREY
    bars = [
        f'<td class="lane {kind}" aria-hidden="true"><div style="width:{100 * x:.1f}%;'
        f'background:{colour}"></div></td>'
        for kind, x in (("z", long), ("p", share))
    ]
    return (
        f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(logit)}</td>'
        f"{''.join(bars)}<td>{html.escape(probability)}</td></tr>"
    )


def _drawing() -> str:
    """Draw layers of dots, each joined to every dot of the next, as a picture."""
    places = [
        [
            (15 + (WIDTH - 30) * i / (len(LAYERS) - 1), HEIGHT * (j + 0.5) / size)
            for j in range(size)
        ]
        for i, size in enumerate(LAYERS)
    ]
    lines = "".join(
        f'<path d="M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}"/>'
        for layer, following in pairwise(places)
        for x, y in layer
        for to_x, to_y in following
    )
    dots = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="5" fill="{fill}"/>'
        for i, layer in enumerate(places)
        for j, (x, y) in enumerate(layer)
        for fill in [class_colour(j) if i == len(LAYERS) - 1 else GREY]
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g stroke="{GREY}" stroke-opacity=".4">{lines}</g>{dots}</svg>'
    )
    return f"data:image/svg+xml,{quote(drawing)}"
