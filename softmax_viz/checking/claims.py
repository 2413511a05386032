"""What somebody says that softmax gives, read from text as people copy it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from softmax_viz.scenario import ScenarioError, number_pieces
from softmax_viz.text import ROOM, Text, quoted

LONGEST_CLAIM: Final = 2000  # characters
LONGEST_NUMBER: Final = 40  # characters, so that 50 digits of the truth are enough
SMALLEST_EXPONENT: Final = -400

TOO_LONG: Final = Text(
    f"A claim of more than {LONGEST_CLAIM:,} characters is not read. Keep the numbers.",
    f"Una afirmación de más de {LONGEST_CLAIM} caracteres no se lee. Deja solo los "
    "números.",
)
NOTHING: Final = Text(
    "No number is claimed yet. Write one for each class, such as 0.6, 0.3, 0.1.",
    "Todavía no se afirma ningún número. Escribe uno por clase, por ejemplo "
    "0,6; 0,3; 0,1.",
)
MANY_ROWS: Final = Text(
    "The claim has more than one row. Paste a whole array into the field further down.",
    "La afirmación tiene más de una fila. Pega un array entero en el campo de más "
    "abajo.",
)


@dataclass(frozen=True)
class Said:
    """A claimed share, and to how many decimals of the share it is given."""

    value: Decimal
    decimals: int

    @property
    def unit(self) -> Decimal:
        """Return one in the last digit that is given."""
        return Decimal(1).scaleb(-self.decimals)


@dataclass(frozen=True)
class Claim:
    """What is claimed of each class; None where nothing is.

    `total` is what the parts are said to add up to, in a claim such as "a + b = 1".
    In a claim of ratios such as "70 : 15 : 8" only the ratios of neighbours count.
    `of` are the logits that a claim such as "softmax(2, 1, 0) = ..." names.
    """

    said: tuple[Said | None, ...]
    percent: bool = False
    percent_guessed: bool = False  # no % stands there, but the numbers say so
    commas_guessed: bool = False
    total: Said | None = None
    ratios: bool = False
    of: tuple[float, ...] = ()

    @property
    def known(self) -> tuple[int, ...]:
        """Return the classes of which something is claimed."""
        return tuple(i for i, said in enumerate(self.said) if said is not None)


_UNKNOWN: Final = "0e9999"  # stands for "?", so that the rest can be read as numbers
_NUMBER: Final = re.compile(
    r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,4})?", re.IGNORECASE
)
# The look-behind keeps a long space from being tried at each of its places.
_SPACED_PERCENT: Final = re.compile(r"(?<!\s)\s*%")
_WORDS: Final = re.compile(r"(?<![0-9.])[^\W\d_]+|[()\[\]{}:]")
_NAMED: Final = re.compile(
    r"\s*[^\W\d_].*[\s:=→]([+−-]?[.,]?[0-9][0-9.,]*(e[+−-]?[0-9]+)?%?)\s*([,;]\s*)?",
    re.IGNORECASE,
)
# On one line: where the next name begins, and what a name with its number is.
_NEXT_NAME: Final = re.compile(r"(?<=[0-9%])(?<!\s)[,;\s]+(?=[^\W\d_])")
_NAME_AND_NUMBER: Final = re.compile(
    r"[^\W\d_][^,;=:≈→]*(\s|[=:≈→][=:≈→\s]*)"
    r"[+-]?[.,]?[0-9][0-9.,]*(e[+-]?[0-9]+)?%?\s*",
    re.IGNORECASE,
)


def read_claim(text: str, size: int, names: Sequence[str] = ()) -> Claim:
    """Read what is claimed of `size` classes.

    As logits are written, and with percent signs, "≈", a name before each number as
    in "cat = 0.6, dog = 0.4", "?" for a class of which nothing is said, "softmax(…) ="
    in front, "a + b + c = 1" and "a : b : c". Where all of `names` stand before the
    numbers, they say whose each is. Raises ScenarioError saying what is wrong.
    """
    if len(text) > LONGEST_CLAIM:
        raise ScenarioError(TOO_LONG)
    body = _SPACED_PERCENT.sub("%", text.strip().replace("−", "-")).rstrip(".")
    body = re.sub(r"(?<=\))\s*[≈~≃≅→]", "=", body, count=1)
    body = _in_order(_one_name_a_line(body, size), names)
    head, equals, tail = body.rpartition("=")
    summed = bool(equals) and "+" in re.sub(r"e\+", "", head, flags=re.IGNORECASE)
    if equals and not summed and "\n" not in head.strip():
        body = tail
    of = _logits(head, size) if equals and not summed else ()
    ratios = re.fullmatch(r"[-0-9.,e+%?\s]+(:[-0-9.,e+%?\s]+)+", body) is not None
    if summed:
        total = tail
        body = re.sub(r"(?<![eE])\+", ";", head)
    elif ratios:
        body = body.replace(":", ";")
    if body.count("[") > 1 or body.count("]") > 1:
        raise ScenarioError(MANY_ROWS)
    marks = text.count("%")
    trailing = marks == 1 and re.search(r"%[\s\])}.]*$", text) is not None
    percent = marks > 0
    if trailing:  # one sign at the end is for all of them
        body = body.replace("%", "")
    pieces, doubtful = _pieces(body, size)
    if not pieces:
        raise ScenarioError(NOTHING)
    said = [_said(p, i, len(pieces)) for i, p in enumerate(pieces, 1)]
    whole = None
    if summed:
        wholes, _ = _pieces(total.replace("%", ""), 1)
        if len(wholes) != 1:
            raise ScenarioError(NOTHING)
        whole = _said(wholes[0], len(pieces), len(pieces))
        said += [None] * (size - len(said))
    if trailing:
        said, whole = [_hundredth(x) for x in said], _hundredth(whole)
    if len(said) != size:
        raise ScenarioError(_other_count(len(said), size))
    if all(x is None for x in said):
        raise ScenarioError(NOTHING)
    if percent:  # a sign that was left out on one of them
        said = [_hundredth(x) if x and x.value > Decimal("1.5") else x for x in said]
    guessed = not percent and not ratios and _looks_like_percent(said)
    if guessed:
        said, whole = [_hundredth(x) for x in said], _hundredth(whole)
        if whole and whole.value == Decimal("0.01"):
            whole = Said(Decimal(1), 0)  # "52 + 48 = 1" means the whole
    return Claim(tuple(said), percent or guessed, guessed, doubtful, whole, ratios, of)


def _one_name_a_line(body: str, size: int) -> str:
    """Return a line of names and numbers, one for each class, with a line for each."""
    parts = _NEXT_NAME.split(body)
    if len(parts) < 2 or not all(map(_NAME_AND_NUMBER.fullmatch, parts)):
        return body
    if len(parts) != size:
        raise ScenarioError(_other_count(len(parts), size))
    return "\n".join(parts)


def _in_order(body: str, names: Sequence[str]) -> str:
    """Return lines that begin with all of `names`, each once, in the order of these."""
    lines = [line for line in body.splitlines() if line.strip()]
    found = [_NAMED.fullmatch(line) for line in lines]
    said = {
        match[0][: match.start(1)].strip(" \t:=≈→\"'").casefold(): line
        for match, line in zip(found, lines, strict=True)
        if match
    }
    wanted = [name.casefold() for name in names]
    if len(said) != len(lines) or sorted(said) != sorted(wanted):
        return body
    return "\n".join(said[name] for name in wanted)


def _logits(head: str, size: int) -> tuple[float, ...]:
    """Return the numbers before the equals sign, if there is one for each class."""
    pieces, _ = number_pieces(_WORDS.sub(" ", head))
    numbers = all(_NUMBER.fullmatch(piece) for piece in pieces)
    return tuple(map(float, pieces)) if numbers and len(pieces) == size else ()


def _pieces(body: str, size: int) -> tuple[list[str], bool]:
    lines = [line for line in body.splitlines() if line.strip()]
    named = [_NAMED.fullmatch(line) for line in lines]
    if len(lines) > 1 and all(named):
        body = "\n".join(match[1] for match in named if match)
    plain = re.sub(r"[≈~≃≅→]", " ", body)
    plain = re.sub(r"\?|(?<=[\s,;])[–—…](?=[\s,;]|$)", _UNKNOWN, plain)
    pieces, doubtful = number_pieces(plain.replace("%", "e-2"))
    pairs = len(pieces) == 2 * size or (
        0 < len(pieces) != size and len(pieces) % 2 == 0 and not re.search(r",\s", body)
    )
    whole = pairs and all(p in ("0", "1") for p in pieces[::2])
    if whole and all(re.fullmatch("[0-9]+(e-2)?", p) for p in pieces[1::2]):
        # "0,6,0,3,0,1": the commas between digits were decimal commas.
        halves = zip(pieces[::2], pieces[1::2], strict=True)
        return [f"{a}.{b}" for a, b in halves], True
    return pieces, doubtful


def _said(piece: str, place: int, of: int) -> Said | None:
    if piece == _UNKNOWN:
        return None
    if len(piece) <= LONGEST_NUMBER and _NUMBER.fullmatch(piece):
        value = Decimal(piece)
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and SMALLEST_EXPONENT <= exponent <= 12:
            return Said(value, max(-exponent, 0))
    written = piece.replace("e-2", "%").replace(_UNKNOWN, "?")
    raise ScenarioError(
        Text(
            f"Claimed number {place} of {of} is {quoted(written)}, which cannot be "
            "read. Write for example 0.245, 24.5 % or ? where nothing is said.",
            f"El número afirmado {place} de {of} es {quoted(written)}, que no se puede "
            "leer. Escribe por ejemplo 0,245, 24,5 % o ? donde no se diga nada.",
        )
    )


def _hundredth(said: Said | None) -> Said | None:
    return said and Said(said.value.scaleb(-2, ROOM), said.decimals + 2)


def _looks_like_percent(said: Sequence[Said | None]) -> bool:
    values = [x.value for x in said if x]
    return max(values) > Decimal("1.5") and 50 <= sum(values) <= 150


def _other_count(said: int, size: int) -> Text:
    if said == 1:
        return Text(
            f"1 number is claimed for {size} logits. Write one for each class, and ? "
            "where nothing is said.",
            f"Se afirma 1 número para {size} logits. Escribe uno por clase, y ? donde "
            "no se diga nada.",
        )
    return Text(
        f"{said} numbers are claimed for {size} logits. Write one for each class, and "
        "? where nothing is said.",
        f"Se afirman {said} números para {size} logits. Escribe uno por clase, y ? "
        "donde no se diga nada.",
    )


# --- arrays -------------------------------------------------------------------------

LONGEST_ARRAY: Final = 8000  # characters
MOST_ROWS: Final = 50
MOST_COLUMNS: Final = 20

ARRAY_TOO_LONG: Final = Text(
    f"An array of more than {LONGEST_ARRAY:,} characters is not read. Keep some rows.",
    f"Un array de más de {LONGEST_ARRAY} caracteres no se lee. Deja algunas filas.",
)
TOO_FEW_ROWS: Final = Text(
    "An array needs at least two rows of at least two numbers, one row on each line.",
    "Un array necesita al menos dos filas de al menos dos números, una en cada línea.",
)
TOO_LARGE: Final = Text(
    f"An array of more than {MOST_ROWS} rows or {MOST_COLUMNS} columns is not checked.",
    f"Un array de más de {MOST_ROWS} filas o {MOST_COLUMNS} columnas no se comprueba.",
)


def read_array(text: str) -> tuple[tuple[tuple[Said, ...], ...], tuple[Said, ...]]:
    """Read the rows of an array: one on each line, or in brackets of brackets.

    A last line that begins with → or -> is said to be a weighted mean of the rows; it
    comes back beside them. Raises ScenarioError saying what is wrong, and where.
    """
    if len(text) > LONGEST_ARRAY:
        raise ScenarioError(ARRAY_TOO_LONG)
    inner = text.replace("−", "-").strip()
    body, _, mean = re.sub(r"->", "→", inner).partition("→")
    body = re.sub(r",\s*(grad_fn|device|requires_grad)=[^,)]*", "", body)
    body = re.sub(r"^[\w.]*\(|(?<!\s),?\s*dtype=[\w.]+|\)$", "", body.strip())
    # A printout may break a row over lines: there the brackets say where it ends.
    if "[" in body:
        body = re.sub(r"\s+", " ", body)
        body = re.sub(r"\]\s*,?\s*\[", "\n", body)
    lines = [line.strip(" []\t") for line in body.splitlines()]
    lines = [line for line in lines if line.strip(" ,;")]
    if len(lines) > MOST_ROWS:
        raise ScenarioError(TOO_LARGE)
    rows = [_row(line) for line in lines]
    if len(rows) < 2 or len(rows[0]) < 2:
        raise ScenarioError(TOO_FEW_ROWS)
    means = _row(mean.strip(" []\t")) if mean.strip() else ()
    for i, row in enumerate([*rows, *([means] if means else [])], 1):
        if len(row) > MOST_COLUMNS:
            raise ScenarioError(TOO_LARGE)
        if len(row) != len(rows[0]):
            raise ScenarioError(_ragged(i, len(row), len(rows[0])))
    if not means and "%" in text:
        rows = [tuple(_as_share(x) for x in row) for row in rows]
    return tuple(rows), means


def _row(line: str) -> tuple[Said, ...]:
    body = _SPACED_PERCENT.sub("e-2", line.strip(" ,;"))
    pieces, _ = number_pieces(body)
    said = [_said(p, i, len(pieces)) for i, p in enumerate(pieces, 1)]
    return tuple(x for x in said if x is not None)


def _as_share(said: Said) -> Said:
    moved = _hundredth(said) if said.value > Decimal("1.5") else said
    assert moved is not None
    return moved


def _ragged(place: int, count: int, first: int) -> Text:
    return Text(
        f"Row {place} has {count} numbers, and the first has {first}. Every row needs "
        "as many.",
        f"La fila {place} tiene {count} números y la primera tiene {first}. Todas "
        "necesitan los mismos.",
    )
