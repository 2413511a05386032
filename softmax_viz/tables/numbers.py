"""Tables as HTML that a screen reader can read, and as CSV that a spreadsheet can."""

import csv
import html
import io
from collections.abc import Sequence

SIGNS = frozenset("&<>\"'")  # what html.escape escapes
STYLE = """<style>
.numbers { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
.numbers caption { text-align: left; font-size: .9rem; opacity: .75; padding: 0 0 6px }
.numbers th, .numbers td { padding: 6px clamp(3px, 1vw, 12px);
  text-align: right;
  border-bottom: 1px solid rgba(128,128,128,.25) }
.numbers th:first-child { text-align: left }
.numbers thead th { font-weight: 600 }
.numbers tbody th { font-weight: 400 }
.numbers-frame { overflow-x: auto }
</style>"""


def html_table(
    caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> str:
    """Write a table whose first column heads its rows; every cell is escaped."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in _escaped(header))
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join([f"<td>{cell}</td>" for cell in rest])
        + "</tr>"
        for first, *rest in map(_escaped, rows)
    )
    return (
        f'{STYLE}<div class="numbers-frame" role="group" tabindex="0" '
        f'aria-label="{html.escape(caption)}"><table class="numbers">'
        f"<caption>{html.escape(caption)}</caption>"
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _escaped(cells: Sequence[str]) -> Sequence[str]:
    """Escape cells for HTML; a row without its signs stays as it is."""
    if SIGNS.isdisjoint("".join(cells)):
        return cells
    return [html.escape(cell) for cell in cells]


def html_list(items: Sequence[str]) -> str:
    """Write a numbered list; every item is escaped."""
    return f"<ol>{''.join(f'<li>{html.escape(item)}</li>' for item in items)}</ol>"


def csv_table(
    header: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[float]]
) -> str:
    """Write CSV with full digits; text that a spreadsheet would run gets a quote."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(_harmless, header))
    for name, row in zip(names, rows, strict=True):
        writer.writerow([_harmless(name), *map(repr, row)])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
