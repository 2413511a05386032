"""What a chart says of each class: for its text alternative, and under the pointer.

`each` is a sentence with places such as {name}. What is said while a finger moves the
stage comes from web/math/figures.js and web/math/tallies.js.
"""

from collections.abc import Sequence

from softmax_viz.text import Lang, number, percent


def said_logits(
    each: str,
    names: Sequence[str],
    logits: Sequence[float],
    probabilities: Sequence[float],
    lang: Lang,
    *,
    open_interval: bool,
) -> list[str]:
    """Say of each class {name}, {z} and {p}."""
    z = [number(x, lang) for x in logits]
    p = _percents(probabilities, lang, open_interval=open_interval)
    return _said(each, name=names, z=z, p=p)


def said_slopes(
    each: str,
    names: Sequence[str],
    probabilities: Sequence[float],
    slopes: Sequence[float],
    lang: Lang,
    *,
    open_interval: bool,
) -> list[str]:
    """Say of each class {name}, {p} and its own slope {x}."""
    p = _percents(probabilities, lang, open_interval=open_interval)
    x = [number(slope, lang) for slope in slopes]
    return _said(each, name=names, p=p, x=x)


def said_shares(
    each: str,
    names: Sequence[str],
    shares: Sequence[float],
    probabilities: Sequence[float],
    errors: Sequence[float],
    lang: Lang,
    *,
    open_interval: bool,
) -> list[str]:
    """Say of each class {name}, its {share} of the draws, {p}, and the {error}."""
    p = _percents(probabilities, lang, open_interval=open_interval)
    share, error = (_percents(column, lang) for column in (shares, errors))
    return _said(each, name=names, share=share, p=p, error=error)


def _said(each: str, **columns: Sequence[str]) -> list[str]:
    """Fill the sentence in once for each row of the columns."""
    rows = zip(*columns.values(), strict=True)
    return [each.format(**dict(zip(columns, row, strict=True))) for row in rows]


def _percents(
    probabilities: Sequence[float], lang: Lang, *, open_interval: bool = False
) -> list[str]:
    return [percent(p, lang, open_interval=open_interval) for p in probabilities]
