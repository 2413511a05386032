"""A scenario from text as people type, paste or link it, and what is wrong with it."""

import csv
import math
import re
from typing import Final

from softmax_viz.scenario.model import (
    MAX_CLASSES,
    MIN_CLASSES,
    Scenario,
    ScenarioError,
    not_finite,
    too_many,
)
from softmax_viz.scenario.presets import DEFAULT, numbered_name
from softmax_viz.text import LANGS, Lang, Text, quoted, typed_temperature

LONGEST_TEXT: Final = 8000  # characters of a field, typed or linked

TOO_LONG: Final = Text(
    f"A text of more than {LONGEST_TEXT} characters is not read. Keep the part with "
    "the names or numbers.",
    f"Un texto de más de {LONGEST_TEXT} caracteres no se lee. Deja solo la parte de "
    "los nombres o números.",
)
NO_LOGITS: Final = Text(
    "There are no logits yet. Write at least two numbers, such as 2, 1, 0.5.",
    "Todavía no hay logits. Escribe al menos dos números, por ejemplo 2; 1; 0,5.",
)
SHORTENED: Final = Text(
    "The printout leaves out numbers where it says … Print the whole vector.",
    "La salida impresa omite números donde dice … Imprime el vector completo.",
)
ONE_ROW: Final = Text(
    "There is more than one row of logits. Paste a single row.",
    "Hay más de una fila de logits. Pega una sola fila.",
)


def read_scenario(names: str, logits: str, temperature: str, lang: Lang) -> Scenario:
    """Read a scenario from three texts as people type, paste or link them.

    Logits may be separated by commas, semicolons, tabs, spaces or lines, stand in a
    Python list or in the printout of an array or tensor, or come as two columns of
    names and numbers. Names that are missing are filled in; too many are an error,
    except the default ones. Raises ScenarioError saying what is wrong, and where.
    """
    pairs = _named_column(logits)
    values = read_logits(logits) if pairs is None else tuple(z for _, z in pairs)
    given = read_names(names) if pairs is None else tuple(n for n, _ in pairs)
    if any(given == DEFAULT.names(known) for known in LANGS):
        given = given[: len(values)]
    filled = [
        given[i] if i < len(given) and given[i] else numbered_name(i, lang)
        for i in range(max(len(values), len(given)))
    ]
    return Scenario(tuple(filled), values, read_temperature(temperature))


def read_names(text: str) -> tuple[str, ...]:
    """Split names at commas, semicolons, tabs or lines; quotes keep a comma inside."""
    listed = re.fullmatch(r"\s*[\[(](.*)[\])]\s*", _short(text), re.DOTALL)
    body = listed[1].replace("'", '"') if listed else text
    breaks = r"[\t\r\n]+" if '"' in body else r"[\t\r\n;]+"
    joined = re.sub(breaks, ",", body.strip()).strip().rstrip(", ")
    if not joined:
        return ()
    row = next(csv.reader([joined], skipinitialspace=True))
    return tuple(name.strip() for name in row)


def read_logits(text: str) -> tuple[float, ...]:
    """Read finite numbers from a list, a column, an array or a tensor's printout."""
    pieces, _ = number_pieces(text)
    if not pieces:
        raise ScenarioError(NO_LOGITS)
    if len(pieces) > MAX_CLASSES:
        raise ScenarioError(too_many(len(pieces)))
    return tuple(_read_number(p, i, len(pieces)) for i, p in enumerate(pieces, 1))


def read_temperature(text: str) -> float:
    """Read one temperature: a number from 0 up, or inf, infinity or ∞."""
    number = typed_temperature(_short(text).strip().removeprefix("T").lstrip(" ="))
    if number is None:
        raise ScenarioError(
            Text(
                f"The temperature {quoted(text)} must be 0 or more. "
                "Write for example 0.5, or inf for the limit ∞.",
                f"La temperatura {quoted(text)} debe ser mayor o igual que 0. "
                "Escribe por ejemplo 0,5, o inf para el límite ∞.",
            )
        )
    return number


def guesses_decimal_commas(logits: str) -> bool:
    """Return whether readable logits have commas that could be read in two ways.

    As in "2, 1, 0,5": where some commas stand before a space, one between two digits
    is read as a decimal comma. Whoever wrote it should be told.
    """
    return _named_column(logits) is None and number_pieces(logits)[1]


# --- reading numbers ----------------------------------------------------------------

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)
_COMMA_NUMBER = re.compile(r"[+−-]?[0-9]+(,[0-9]+)?(e[+−-]?[0-9]+)?,?", re.IGNORECASE)
_SPECIAL = re.compile(r"[+-]?(inf(inity)?|∞|nan)", re.IGNORECASE)
# np.float64(1.5). The look-behind keeps a long word from being tried at each letter.
_WRAPPED = re.compile(r"(?<![\w.])\w+(?:\.\w+)*\(([^()]*)\)")


def _short(text: str) -> str:
    """Return the text, which must be short enough to be looked at."""
    if len(text) > LONGEST_TEXT:
        raise ScenarioError(TOO_LONG)
    return text


def _as_float(piece: str) -> float | None:
    piece = piece.strip().replace("−", "-")
    return float(piece) if _NUMBER.fullmatch(piece) else None


def _read_number(piece: str, place: int, of: int) -> float:
    if _SPECIAL.fullmatch(piece.replace("−", "-")):
        # Kept as it is, so that the scenario can say what is wrong with all of them.
        return float(piece.replace("−", "-").replace("∞", "inf"))
    number = _as_float(piece)
    if number is None:
        raise ScenarioError(
            Text(
                f"Logit {place} of {of}, {quoted(piece)}, is not a number. "
                "Write for example −1.5 or 2e3.",
                f"El logit {place} de {of}, {quoted(piece)}, no es un número. "
                "Escribe por ejemplo −1,5 o 2e3.",
            )
        )
    if math.isinf(number):
        raise ScenarioError(not_finite(piece, place, of))
    return number


def _inside_brackets(text: str) -> str:
    """Take the numbers out of [..], tensor([..], dtype=..) or array([[..]])."""
    if "[" not in text:
        body = text.strip().removeprefix("(").removesuffix(")")
    else:
        body = text[text.index("[") + 1 : text.rfind("]") if "]" in text else None]
        body = body.strip().removeprefix("[").removesuffix("]")
    if "..." in body or "…" in body:
        raise ScenarioError(SHORTENED)
    if "[" in body or "]" in body:
        raise ScenarioError(ONE_ROW)
    return _WRAPPED.sub(r"\1", body)


def number_pieces(text: str) -> tuple[list[str], bool]:
    """Return the numbers' texts, and whether a comma in one might also separate.

    Decimal commas have become points. Raises ScenarioError for more than one row.
    """
    body = _inside_brackets(_short(text))
    strong = re.split(r"[;\t\r\n]+", body)
    words = re.sub(r"(?<!\s)\s+,", ",", body).split()
    if len([piece for piece in strong if piece.strip()]) > 1 and not re.search(
        r",\s*(?:[\t\r\n;]|$)", body
    ):
        pieces = [piece.strip() for piece in strong]
        if all(piece.count(",") <= 1 and " " not in piece for piece in pieces):
            return [piece.replace(",", ".") for piece in pieces if piece], False
    if len(words) > 1 and all(re.fullmatch(r"[^,]+,[^,]+", word) for word in words):
        return [word.replace(",", ".") for word in words], False
    listed = [word.removesuffix(",") for word in words]
    if (
        "[" not in text  # inside brackets it is a program's list, without such commas
        and len(words) > 1
        and any("," in word for word in listed)
        and all(map(_COMMA_NUMBER.fullmatch, words))
    ):
        return [word.replace(",", ".") for word in listed], True
    return [piece for piece in re.split(r"[,;\s]+", body) if piece], False


def _named_column(text: str) -> list[tuple[str, float]] | None:
    """Return the rows of 'name<tab>number' lines, as copied from a sheet, or None."""
    lines = [line.strip() for line in _short(text).strip().splitlines()]
    rows = [
        re.split(r"\t|;|,\s+|:\s*|,(?=[^,]*$)", line, maxsplit=1)
        for line in lines
        if line
    ]
    if len(rows) < MIN_CLASSES or any(len(row) != 2 for row in rows):
        return None
    values = [_as_float(row[1].replace(",", ".")) for row in rows]
    if any(_as_float(row[0].replace(",", ".")) is not None for row in rows):
        return None
    pairs = zip(rows, values, strict=True)
    named = [(row[0].strip(), value) for row, value in pairs if value is not None]
    return named if len(named) == len(rows) else None
