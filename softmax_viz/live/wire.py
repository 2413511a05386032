"""What travels between Python and the browser: its types, and how numbers go.

A message is a TypedDict. `scripts/generate.py` writes the same types for JavaScript
into web/wire.d.ts, where its type checker reads them; `checked` holds a value to its
type here: tests do so with all that is sent, `receiving` with all that comes.
"""

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from softmax_viz.text import Lang, Text

# JSON has no inf and no nan: they go as their names.
WireNumber: TypeAlias = float | Literal["inf", "-inf", "nan"]
LARGEST_SEQUENCE: Final = 2**53 - 1  # as far as JavaScript counts
T = TypeVar("T")


class WireError(ValueError):
    """A message that is not what its type says; tells where."""


@dataclass(frozen=True)
class Words:
    """The keys that a dict of words must have, no more and no less."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class AtMost:
    """How long a list or a text may be that comes from outside."""

    length: int


@dataclass(frozen=True)
class Between:
    """The ends of a number that comes from outside."""

    least: float
    most: float


# Of a message, which is answered by its number.
SequenceNumber: TypeAlias = Annotated[int, Between(0, LARGEST_SEQUENCE)]


def words_of(words: Mapping[str, Text]) -> Words:
    """Return the keys of words, to annotate the dict that carries them."""
    return Words(tuple(words))


def spoken(words: Mapping[str, Text], lang: Lang) -> dict[str, str]:
    """Return every sentence in `lang`, by its key."""
    return {key: text(lang) for key, text in words.items()}


def sent(value: float) -> WireNumber:
    """Return a number as it goes to the browser."""
    if math.isfinite(value):
        return float(value)
    if math.isnan(value):
        return "nan"
    return "inf" if value > 0 else "-inf"


def received(value: WireNumber) -> float:
    """Return a number that came from the browser."""
    return float(value)


def receiving(message: object, kind: type[T]) -> T | None:
    """Return a message that came from the browser; None for what is not of its type."""
    try:
        return checked(message, kind)
    except WireError:
        return None


def checked(value: object, kind: Any, place: str = "message") -> Any:
    """Return `value`, which must be of the type `kind`, through and through.

    Unknown and missing fields, wrong types, True for a number, non-finite floats, what
    is longer than its AtMost and not in its Between raise WireError naming the place.
    Lengths come first, so that what is large costs no more than what is small.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return value
    if origin is Annotated:
        note = arguments[1]
        if isinstance(note, Between):
            number = checked(value, arguments[0], place)
            if not note.least <= number <= note.most:
                raise WireError(f"{place} must be {note.least} to {note.most}")
            return value
        _check_note(value, note, place)
        return checked(value, arguments[0], place)
    if is_typeddict(kind):
        _check_fields(value, kind, place)
    elif origin in (Union, UnionType):
        _check_union(value, arguments, place)
    elif origin is Literal:
        if not any(value == x and type(value) is type(x) for x in arguments):
            raise WireError(f"{place} is none of {arguments}")
    elif origin is list:
        for i, item in enumerate(_of(value, list, place)):
            checked(item, arguments[0], f"{place}[{i}]")
    elif origin is tuple:
        items = _of(value, list, place)
        if len(items) != len(arguments):
            raise WireError(f"{place} must have {len(arguments)} items")
        for i, (item, part) in enumerate(zip(items, arguments, strict=True)):
            checked(item, part, f"{place}[{i}]")
    elif origin is dict:
        for key, item in _of(value, dict, place).items():
            checked(item, arguments[1], f"{place}.{key}")
    else:
        _check_plain(value, kind, place)
    return value


def _check_fields(value: object, kind: Any, place: str) -> None:
    fields = _fields_of(kind)
    given = _of(value, dict, place)
    if len(given) > len(fields):
        raise WireError(f"{place} has {len(given)} fields, not {len(fields)}")
    if unknown := given.keys() - fields.keys():
        names = sorted(str(name)[:40] for name in unknown)
        raise WireError(f"{place} has unknown fields: {names}")
    if missing := kind.__required_keys__ - given.keys():
        raise WireError(f"{place} lacks fields: {sorted(missing)}")
    for key, item in given.items():
        checked(item, fields[key], f"{place}.{key}")


@cache
def _fields_of(kind: Any) -> dict[str, Any]:
    """Return the fields of a TypedDict with their types."""
    return get_type_hints(kind, include_extras=True)


def _check_union(value: object, kinds: tuple[Any, ...], place: str) -> None:
    problems = []
    for kind in kinds:
        try:
            checked(value, kind, place)
        except WireError as problem:
            problems.append(str(problem))
        else:
            return
    raise WireError("; or ".join(problems))


def _check_note(value: object, note: Words | AtMost, place: str) -> None:
    if isinstance(note, AtMost):
        if len(_of(value, (list, str), place)) > note.length:
            raise WireError(f"{place} must not be longer than {note.length}")
    elif (keys := set(_of(value, dict, place))) != set(note.keys):
        different = sorted(keys ^ set(note.keys))
        raise WireError(f"{place} must have its words, not: {different}")


def _check_plain(value: object, kind: Any, place: str) -> None:
    if kind in (None, NoneType):
        if value is not None:
            raise WireError(f"{place} must be empty")
    elif kind is float:
        # Whole numbers lose their point on the way, and may be too large for a float.
        number = _of(value, (int, float), place)
        if not abs(number) <= sys.float_info.max:
            raise WireError(f"{place} must be a finite number")
    else:
        _of(value, kind, place)


def _of(value: object, kind: Any, place: str) -> Any:
    """Return `value`, which must be of `kind`; True and False are no numbers."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        name = getattr(kind, "__name__", "number")
        raise WireError(f"{place} must be a {name}, not {type(value).__name__}")
    return value
