"""The one state of the app: class names, logits and a temperature."""

import csv
import math
import re
from dataclasses import dataclass, replace
from typing import Final

from softmax_viz.text import LANGS, Lang, Text, plain, quoted

MIN_CLASSES: Final = 2
MAX_CLASSES: Final = 20
NAME_LENGTH: Final = 24


class ScenarioError(ValueError):
    """A scenario that cannot be; says why in both languages."""

    def __init__(self, message: Text) -> None:
        """Keep the message to be shown in the reader's language."""
        super().__init__(message.en)
        self.message: Final = message


@dataclass(frozen=True)
class Scenario:
    """Named classes with finite logits, and a temperature from 0 to infinity."""

    names: tuple[str, ...]
    logits: tuple[float, ...]
    temperature: float = 1.0

    def __post_init__(self) -> None:
        """Clean the names, and refuse what no view could show."""
        object.__setattr__(
            self, "names", tuple(plain(name, NAME_LENGTH) for name in self.names)
        )
        if problem := _problem(self):
            raise ScenarioError(problem)

    @property
    def size(self) -> int:
        """Return the number of classes."""
        return len(self.logits)


@dataclass(frozen=True)
class Preset:
    """A scenario worth starting from, with a title and class names to translate."""

    key: str
    title: Text
    names: Text
    logits: tuple[float, ...]
    temperature: float = 1.0

    def scenario(self, lang: Lang) -> Scenario:
        """Return the preset's scenario with the class names of `lang`."""
        return Scenario(read_names(self.names(lang)), self.logits, self.temperature)


ANIMALS = Text("cat, dog, bird", "gato, perro, pájaro")
NUMBERED = Text("class {i}", "clase {i}")

PRESETS: Final = (
    Preset("default", Text("Three animals", "Tres animales"), ANIMALS, (2.0, 1.0, 0.5)),
    Preset(
        "worked-example",
        Text("Worked example", "Ejemplo resuelto"),
        Text("class 1, class 2, class 3", "clase 1, clase 2, clase 3"),
        (1.5, 0.8, -0.2),
    ),
    Preset("tie", Text("A tie", "Un empate"), ANIMALS, (1.0, 1.0, 1.0)),
    Preset("confident", Text("Very sure", "Muy seguro"), ANIMALS, (9.0, 1.0, -2.0)),
    Preset(
        "negative",
        Text("All negative", "Todos negativos"),
        ANIMALS,
        (-1.0, -2.0, -2.5),
    ),
    Preset("two", Text("Two classes", "Dos clases"), Text("yes, no", "sí, no"), (1, 0)),
    Preset(
        "ten-digits",
        Text("Ten digits", "Diez cifras"),
        Text("0, 1, 2, 3, 4, 5, 6, 7, 8, 9", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"),
        (-1.2, 0.3, 1.1, 4.0, -2.0, 2.6, -3.1, 0.9, 3.2, 0.4),
    ),
)
DEFAULT: Final = PRESETS[0]


def numbered_name(index: int, lang: Lang) -> str:
    """Name the class at `index` (from 0) when nobody has: 'class 4', 'clase 4'."""
    return NUMBERED(lang, i=str(index + 1))


def translated(scenario: Scenario, old: Lang, new: Lang) -> Scenario:
    """Move names that we gave to the new language; keep the names that people typed."""
    ours = {numbered_name(i, old): numbered_name(i, new) for i in range(MAX_CLASSES)}
    for preset in PRESETS:
        before, after = read_names(preset.names(old)), read_names(preset.names(new))
        ours |= dict(zip(before, after, strict=True))
    return replace(scenario, names=tuple(ours.get(n, n) for n in scenario.names))


def next_free_name(names: tuple[str, ...], lang: Lang) -> str:
    """Return the first 'class n' that no class has yet."""
    candidates = (numbered_name(i, lang) for i in range(len(names), 2 * MAX_CLASSES))
    return next(name for name in candidates if name not in names)


# --- text in, text out ------------------------------------------------------------


def names_text(scenario: Scenario) -> str:
    """Write the names as the URL carries them; a name with a comma gets quotes."""
    return ", ".join(_quote(name) for name in scenario.names)


def logits_text(scenario: Scenario) -> str:
    """Write the logits as the URL carries them, to the last digit."""
    return ", ".join(_shortest(z) for z in scenario.logits)


def temperature_text(scenario: Scenario) -> str:
    """Write the temperature as the URL carries it: '0', '0.5', 'inf'."""
    return _shortest(scenario.temperature)


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
    if any(given == read_names(DEFAULT.names(known)) for known in LANGS):
        given = given[: len(values)]
    filled = [
        given[i] if i < len(given) and given[i] else numbered_name(i, lang)
        for i in range(max(len(values), len(given)))
    ]
    return Scenario(tuple(filled), values, read_temperature(temperature))


def read_names(text: str) -> tuple[str, ...]:
    """Split names at commas, semicolons, tabs or lines; quotes keep a comma inside."""
    listed = re.fullmatch(r"\s*[\[(](.*)[\])]\s*", text, re.DOTALL)
    body = listed[1].replace("'", '"') if listed else text
    breaks = r"[\t\r\n]+" if '"' in body else r"[\t\r\n;]+"
    joined = re.sub(breaks, ",", body.strip()).strip(", ")
    if not joined:
        return ()
    row = next(csv.reader([joined], skipinitialspace=True))
    return tuple(name.strip() for name in row)


def read_logits(text: str) -> tuple[float, ...]:
    """Read finite numbers from a list, a column, an array or a tensor's printout."""
    body = _inside_brackets(text)
    pieces = _pieces(body)
    if not pieces:
        raise ScenarioError(NO_LOGITS)
    if len(pieces) > MAX_CLASSES:
        raise ScenarioError(_too_many(len(pieces)))
    return tuple(_read_number(p, i, len(pieces)) for i, p in enumerate(pieces, 1))


def read_temperature(text: str) -> float:
    """Read one temperature: a number from 0 up, or inf, infinity or ∞."""
    piece = text.strip().removeprefix("T").lstrip(" =")
    if piece.lower().removeprefix("+") in {"inf", "infinity", "infinito", "∞"}:
        return math.inf
    number = _as_float(piece.replace(",", ".") if piece.count(",") == 1 else piece)
    if number is None or not 0 <= number < math.inf:
        raise ScenarioError(
            Text(
                f"The temperature {quoted(text)} is not a number from 0 up. "
                "Write for example 0.5, or inf for the limit ∞.",
                f"La temperatura {quoted(text)} no es un número desde 0. "
                "Escribe por ejemplo 0.5, o inf para el límite ∞.",
            )
        )
    return number + 0.0  # −0 becomes 0


# --- what is wrong, and where -------------------------------------------------------

NO_LOGITS: Final = Text(
    "There are no logits yet. Write at least two numbers, such as 2, 1, 0.5.",
    "Todavía no hay logits. Escribe al menos dos números, como 2, 1, 0.5.",
)
SHORTENED: Final = Text(
    "The printout leaves out numbers where it says … Print the whole vector.",
    "La impresión omite números donde dice … Imprime el vector completo.",
)
ONE_ROW: Final = Text(
    "There is more than one row of logits. Paste a single row.",
    "Hay más de una fila de logits. Pega una sola fila.",
)
ALL_MASKED: Final = Text(
    "Every logit is −∞, so no distribution exists: 0/0 has no value. "
    "Give at least two classes a finite logit.",
    "Todos los logits son −∞, así que no existe ninguna distribución: 0/0 no tiene "
    "valor. Da un logit finito al menos a dos clases.",
)


def _problem(scenario: Scenario) -> Text | None:
    names, logits = len(scenario.names), len(scenario.logits)
    if all(z == -math.inf for z in scenario.logits) and logits:
        return ALL_MASKED
    if names != logits:
        return Text(
            f"There are {names} names for {logits} logits. Write as many of one as "
            "of the other.",
            f"Hay {names} nombres para {logits} logits. Escribe tantos de unos como "
            "de otros.",
        )
    if logits < MIN_CLASSES:
        return Text(
            "One class alone always has 100 %. Write at least two logits.",
            "Una clase sola siempre tiene el 100 %. Escribe al menos dos logits.",
        )
    if logits > MAX_CLASSES:
        return _too_many(logits)
    for place, z in enumerate(scenario.logits, 1):
        if not math.isfinite(z):
            return _not_finite(_shortest(z), place, logits)
    if not scenario.temperature >= 0:
        return Text(
            "The temperature must be 0 or more.", "La temperatura debe ser 0 o más."
        )
    return None


def _too_many(count: int) -> Text:
    return Text(
        f"{count:,} logits are too many: the stage holds up to {MAX_CLASSES} classes. "
        f"Keep the {MAX_CLASSES} that matter.",
        f"{count} logits son demasiados: el escenario admite hasta {MAX_CLASSES} "
        f"clases. Quédate con las {MAX_CLASSES} que importan.",
    )


def _not_finite(piece: str, place: int, of: int) -> Text:
    return Text(
        f"Logit {place} of {of} is {quoted(piece)}, which is not a finite number of "
        "float64 (up to about 1.8e308). To rule a class out, remove it.",
        f"El logit {place} de {of} es {quoted(piece)}, que no es un número finito de "
        "float64 (hasta unos 1.8e308). Para excluir una clase, quítala.",
    )


# --- reading numbers ----------------------------------------------------------------

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)
_SPECIAL = re.compile(r"[+-]?(inf(inity)?|∞|nan)", re.IGNORECASE)
_AWKWARD = re.compile(r"""[,;"'()\[\]]""")  # in a name, and so to be put in quotes
_WRAPPED = re.compile(r"\w+(?:\.\w+)*\(([^()]*)\)")  # np.float64(1.5)


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
                "Escribe por ejemplo −1.5 o 2e3.",
            )
        )
    if math.isinf(number):
        raise ScenarioError(_not_finite(piece, place, of))
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


def _pieces(body: str) -> list[str]:
    """Split at what separates the numbers; a comma inside one is a decimal comma."""
    strong = re.split(r"[;\t\r\n]+", body)
    words = body.split()
    if len([piece for piece in strong if piece.strip()]) > 1 and not re.search(
        r",\s*(?:[\t\r\n;]|$)", body
    ):
        pieces = [piece.strip() for piece in strong]
        if all(piece.count(",") <= 1 and " " not in piece for piece in pieces):
            return [piece.replace(",", ".") for piece in pieces if piece]
    if len(words) > 1 and all(re.fullmatch(r"[^,]+,[^,]+", word) for word in words):
        return [word.replace(",", ".") for word in words]
    return [piece for piece in re.split(r"[,;\s]+", body) if piece]


def _named_column(text: str) -> list[tuple[str, float]] | None:
    """Read 'name<tab>number' lines as a spreadsheet copies them, or give None."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    rows = [re.split(r"\t|;|,\s+|:\s*|,(?=[^,]*$)", line, maxsplit=1) for line in lines]
    if len(rows) < MIN_CLASSES or any(len(row) != 2 for row in rows):
        return None
    values = [_as_float(row[1].replace(",", ".")) for row in rows]
    if any(_as_float(row[0].replace(",", ".")) is not None for row in rows):
        return None
    pairs = zip(rows, values, strict=True)
    named = [(row[0].strip(), value) for row, value in pairs if value is not None]
    return named if len(named) == len(rows) else None


def _shortest(value: float) -> str:
    return f"{value:.0f}" if abs(value) < 1e15 and value == int(value) else repr(value)


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _AWKWARD.search(name) else name
