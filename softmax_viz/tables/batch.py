"""A batch of logits as a table whose rows or columns light up: finished values in."""

import html
from collections.abc import Sequence
from typing import Final

from softmax_viz.palette import class_colour

# Each group that adds up to 1 has a frame and one of three tints.
STYLE: Final = """<style>
.batch-frame { overflow-x: auto }
.batch { border-collapse: separate; border-spacing: 0; margin: 4px 0;
  font-variant-numeric: tabular-nums }
.batch caption { text-align: left; padding-bottom: 8px; opacity: .8; font-size: .9rem }
.batch th, .batch td { padding: 10px clamp(6px, 2.2vw, 26px); text-align: right }
.batch th { font-weight: 600 }
.batch tbody th { text-align: left; font-weight: 400 }
.batch small { display: block; opacity: .7; font-size: .78rem }
.batch i { display: inline-block; width: 12px; height: 12px; border-radius: 4px;
  margin-right: 6px }
.batch .cell { border: 2px solid transparent; font-weight: 600 }
.batch .g0 { background: rgba(91,123,232,.20) }
.batch .g1 { background: repeating-linear-gradient(45deg, rgba(91,123,232,.22) 0 3px,
  transparent 3px 9px) }
.batch .g2 { background: repeating-linear-gradient(90deg, rgba(91,123,232,.22) 0 2px,
  transparent 2px 8px) }
.batch .top { border-top-color: #5B7BE8 }
.batch .bottom { border-bottom-color: #5B7BE8 }
.batch .left { border-left-color: #5B7BE8 }
.batch .right { border-right-color: #5B7BE8 }
.batch .sum { white-space: nowrap }
.batch .off { font-weight: 700 }
@media (max-width: 480px) {
  .batch th, .batch td { padding: 8px 4px; font-size: .85rem }
}
@media print { .batch td { print-color-adjust: exact } }
</style>"""


def groups(axis: str, rows: int, columns: int) -> list[list[int]]:
    """Return for each cell which group it belongs to: those that add up to 1."""
    if axis == "None":
        return [[0] * columns for _ in range(rows)]
    if axis == "0":
        return [list(range(columns)) for _ in range(rows)]
    return [[r] * columns for r in range(rows)]


def batch_table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[str],
    logits: Sequence[Sequence[str]],
    probabilities: Sequence[Sequence[str]],
    row_sums: Sequence[tuple[str, bool]],
    column_sums: Sequence[tuple[str, bool]],
    axis: str,
    sum_title: str,
) -> str:
    """Write the table; each sum comes as its text and whether it is 1."""
    group = groups(axis, len(rows), len(columns))
    head = "".join(
        f'<th scope="col"><i style="background:{class_colour(j)}"></i>'
        f"{html.escape(name)}</th>"
        for j, name in enumerate(columns)
    )
    body = ""
    for r, name in enumerate(rows):
        cells = "".join(
            f'<td class="{_look(group, r, c)}">{html.escape(p)}'
            f"<small>z = {html.escape(z)}</small></td>"
            for c, (z, p) in enumerate(zip(logits[r], probabilities[r], strict=True))
        )
        body += (
            f'<tr><th scope="row">{html.escape(name)}</th>{cells}'
            f"{_sum(*row_sums[r])}</tr>"
        )
    foot = "".join(_sum(*total) for total in column_sums)
    title = html.escape(sum_title)
    return (
        f'{STYLE}<div class="batch-frame"><table class="batch">'
        f"<caption>{html.escape(caption)}</caption>"
        f'<thead><tr><td></td>{head}<th scope="col">{title}</th></tr></thead>'
        f"<tbody>{body}</tbody>"
        f'<tfoot><tr><th scope="row">{title}</th>{foot}<td></td></tr></tfoot>'
        "</table></div>"
    )


def _look(group: list[list[int]], r: int, c: int) -> str:
    """Return a cell its tint, and a border where the next cell is of another group."""
    here, last = group[r][c], (len(group) - 1, len(group[0]) - 1)
    sides = {
        "top": r == 0 or group[r - 1][c] != here,
        "bottom": r == last[0] or group[r + 1][c] != here,
        "left": c == 0 or group[r][c - 1] != here,
        "right": c == last[1] or group[r][c + 1] != here,
    }
    return " ".join(["cell", f"g{here}", *(side for side, at in sides.items() if at)])


def _sum(text: str, one: bool) -> str:
    mark = "✓" if one else "✗"
    look = "sum" if one else "sum off"
    return f'<td class="{look}">{html.escape(text)} {mark}</td>'
