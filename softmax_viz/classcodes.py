"""Answers of a class as short codes that are read out, pasted or scanned.

A code has 15 characters in groups of five, of Crockford's 32 that no one confuses: O is
read as 0, I and L as 1, and small letters as large ones. The last two check the others:
a code with one or two wrong characters, or with any two swapped, is noticed. It holds
the answer and a random tag that tells two students with the same answer apart, and
nothing about a person.
"""

from dataclasses import dataclass
from typing import Final

from softmax_viz.text import Text, quoted

VERSION: Final = 1
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 15
GROUP: Final = 5
CHECKS: Final = 2
LONGEST: Final = 20_000  # characters of all codes together
MOST: Final = 300  # lines that are read
NO_GUESS: Final = 127
NO_VOTE: Final = 7

# What a code holds, and how many bits each has, the first first.
FIELDS: Final = (
    ("version", 4),
    ("task", 7),
    ("seed", 20),
    ("first", 3),
    ("second", 3),
    ("reason", 3),
    ("guess", 7),
    ("tag", 18),
)
TAGS: Final = 2**18
SEEDS: Final = 1_000_000

_READ_AS: Final = {
    **{mark: mark for mark in ALPHABET},
    **{mark.lower(): mark for mark in ALPHABET},
    **dict.fromkeys("Oo", "0"),
    **dict.fromkeys("IiLl", "1"),
}
_SKIPPED: Final = " \t-‐‑–—"


@dataclass(frozen=True)
class Answer:
    """One student's answer: places of choices and reasons count from 0.

    `second` is None before a second vote, `guess` a whole percentage or None. `task` is
    the number of its kind. Raises ValueError for what no code can hold.
    """

    task: int
    seed: int
    first: int
    reason: int
    second: int | None = None
    guess: int | None = None
    tag: int = 0

    def __post_init__(self) -> None:
        """Refuse what does not fit."""
        ends = {
            "task": (self.task, 1, 127),
            "seed": (self.seed, 0, SEEDS - 1),
            "first": (self.first, 0, NO_VOTE - 1),
            "reason": (self.reason, 0, NO_VOTE),
            "second": (self.second or 0, 0, NO_VOTE - 1),
            "guess": (self.guess or 0, 0, 100),
            "tag": (self.tag, 0, TAGS - 1),
        }
        for name, (value, low, high) in ends.items():
            if not low <= value <= high:
                raise ValueError(f"{name} must be {low} to {high}, got {value}")

    @property
    def vote(self) -> int:
        """Return the last vote."""
        return self.first if self.second is None else self.second


class CodeError(ValueError):
    """A text that is no code; says why in both languages."""

    def __init__(self, message: Text) -> None:
        """Keep the message to be shown in the reader's language."""
        super().__init__(message.en)
        self.message: Final = message


WRONG_LENGTH = Text(
    "A code has {needed} characters, this has {n}.",
    "Un código tiene {needed} caracteres; este tiene {n}.",
)
WRONG_MARK = Text(
    "No code has the character {mark}.", "Ningún código lleva el carácter {mark}."
)
WRONG_CHECK = Text(
    "A character is wrong, or two are swapped.",
    "Hay un carácter equivocado o dos intercambiados.",
)
WRONG_VERSION = Text(
    "The code is from another version of this app.",
    "El código es de otra versión de esta aplicación.",
)
NOT_AN_ANSWER = Text(
    "The code holds no answer.", "El código no contiene ninguna respuesta."
)


def encode(answer: Answer) -> str:
    """Return the code of an answer, such as 20G00-0KRZR-000R6."""
    values = {
        "version": VERSION,
        "task": answer.task,
        "seed": answer.seed,
        "first": answer.first,
        "second": NO_VOTE if answer.second is None else answer.second,
        "reason": answer.reason,
        "guess": NO_GUESS if answer.guess is None else answer.guess,
        "tag": answer.tag,
    }
    number = 0
    for name, bits in FIELDS:
        number = number << bits | values[name]
    digits = _digits(number, LENGTH - CHECKS)
    marks = "".join(ALPHABET[digit] for digit in _with_checks(digits))
    groups = (marks[i : i + GROUP] for i in range(0, LENGTH, GROUP))
    return "-".join(groups)


def decode(text: str) -> Answer:
    """Return the answer that a code holds; CodeError says what is wrong with it."""
    digits = _read(text)
    if any(_syndromes(digits)):
        raise CodeError(WRONG_CHECK)
    number = 0
    for digit in digits[: LENGTH - CHECKS]:
        number = number << 5 | digit
    values = {}
    for name, bits in reversed(FIELDS):
        number, values[name] = number >> bits, number & ((1 << bits) - 1)
    if values.pop("version") != VERSION:
        raise CodeError(WRONG_VERSION)
    second, guess = values.pop("second"), values.pop("guess")
    try:
        return Answer(
            **values,
            second=None if second == NO_VOTE else second,
            guess=None if guess == NO_GUESS else guess,
        )
    except ValueError:
        raise CodeError(NOT_AN_ANSWER) from None


# --- many codes -----------------------------------------------------------------------

REPEATED = Text(
    "The same code as on line {line}: counted once.",
    "El mismo código que en la línea {line}: cuenta una vez.",
)
REPLACED = Text(
    "Line {line} has a later answer of the same student.",
    "La línea {line} trae una respuesta posterior de la misma persona.",
)
TOO_MANY_LINES = Text(
    "Only the first {n} codes are read. Paste the rest apart.",
    "Solo se leen los primeros {n} códigos. Pega el resto aparte.",
)
TOO_LONG_TEXT = Text(
    "Only the first {n} characters are read. Paste the rest apart.",
    "Solo se leen los primeros {n} caracteres. Pega el resto aparte.",
)


@dataclass(frozen=True)
class Line:
    """One code that was read, and the line that it stands on, from 1."""

    place: int
    answer: Answer


@dataclass(frozen=True)
class Problem:
    """One line that does not count: what stands there, safe to show, and why."""

    place: int
    text: str
    why: Text


def read_codes(text: str) -> tuple[list[Line], list[Problem]]:
    """Return the answers of codes that stand one a line, and the lines without one.

    Of one student's codes for a task the last counts. Nothing is lost: every line that
    is not empty is in one of the lists, and beyond the limits a problem says so.
    """
    rows = text[:LONGEST].splitlines()
    given = [(i, row) for i, row in enumerate(rows, 1) if row.strip()]
    problems = []
    if len(text) > LONGEST:
        problems.append(Problem(len(rows), "…", filled(TOO_LONG_TEXT, n=str(LONGEST))))
    if len(given) > MOST:
        place, row = given[MOST]
        problems.append(
            Problem(place, quoted(row), filled(TOO_MANY_LINES, n=str(MOST)))
        )
    known: dict[tuple[int, int, int], tuple[Line, str]] = {}
    for place, row in given[:MOST]:
        try:
            answer = decode(row)
        except CodeError as error:
            problems.append(Problem(place, quoted(row), error.message))
            continue
        student = (answer.task, answer.seed, answer.tag)
        before, written = known.get(student, (None, ""))
        if before and before.answer == answer:
            why = filled(REPEATED, line=str(before.place))
            problems.append(Problem(place, quoted(row), why))
            continue
        if before:
            why = filled(REPLACED, line=str(place))
            problems.append(Problem(before.place, written, why))
        known[student] = (Line(place, answer), quoted(row))
    lines = [line for line, _ in known.values()]
    return (
        sorted(lines, key=lambda line: line.place),
        sorted(problems, key=lambda problem: problem.place),
    )


def filled(sentence: Text, **values: str) -> Text:
    """Return a sentence with the same values in both languages."""
    return Text(sentence("en", **values), sentence("es", **values))


# --- digits and their checks ----------------------------------------------------------


def _read(text: str) -> list[int]:
    """Return the digits of a text, which must be as many as a code has."""
    if len(text) > 4 * LENGTH:
        shown = {"needed": str(LENGTH), "n": str(len(text))}
        raise CodeError(filled(WRONG_LENGTH, **shown))
    marks = [mark for mark in text if mark not in _SKIPPED]
    for mark in marks:
        if mark not in _READ_AS:
            raise CodeError(filled(WRONG_MARK, mark=quoted(mark)))
    if len(marks) != LENGTH:
        shown = {"needed": str(LENGTH), "n": str(len(marks))}
        raise CodeError(filled(WRONG_LENGTH, **shown))
    return [ALPHABET.index(_READ_AS[mark]) for mark in marks]


def _digits(number: int, count: int) -> list[int]:
    return [number >> 5 * place & 31 for place in reversed(range(count))]


# The field of 32 elements: sums are XOR, powers of 2 count through all 31 others. Two
# sums, one of them weighted by those powers, differ for any one or two wrong digits.
_POWERS: Final = [1]
while len(_POWERS) < 31:
    _doubled = _POWERS[-1] << 1
    _POWERS.append(_doubled ^ 0b100101 if _doubled > 31 else _doubled)
_LOGARITHMS: Final = {power: i for i, power in enumerate(_POWERS)}


def _times(a: int, b: int) -> int:
    return a and b and _POWERS[(_LOGARITHMS[a] + _LOGARITHMS[b]) % 31]


def _syndromes(digits: list[int]) -> tuple[int, int]:
    """Return both sums, which are 0 for a code."""
    plain = weighted = 0
    for place, digit in enumerate(digits):
        plain ^= digit
        weighted ^= _times(digit, _POWERS[place])
    return plain, weighted


def _with_checks(digits: list[int]) -> list[int]:
    """Return the digits with the two behind them that make both sums 0."""
    plain, weighted = _syndromes(digits)
    one, two = _POWERS[len(digits)], _POWERS[len(digits) + 1]
    inverse = _POWERS[-_LOGARITHMS[one ^ two] % 31]
    last = _times(weighted ^ _times(plain, one), inverse)
    return [*digits, plain ^ last, last]
