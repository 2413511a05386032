"""What the core refuses: by a ValueError with the argument's name and the value."""

from collections.abc import Callable
from typing import Any, TypeAlias

Function: TypeAlias = Callable[..., object]


def wrongly_refused(*calls: tuple[Function, tuple[Any, ...], str]) -> list[str]:
    """Return the calls that pass, or are refused with other words than expected.

    Each call is a function, its arguments, and how its message must begin: by the name
    of the argument at fault. Every message must say what it got.
    """
    wrong = []
    for function, arguments, beginning in calls:
        said = _answer(function, arguments)
        if not (said.startswith(beginning) and "got " in said):
            name = getattr(function, "__name__", function)
            wrong.append(f"{name}{arguments}: {said}")
    return wrong


def _answer(function: Function, arguments: tuple[Any, ...]) -> str:
    try:
        return f"not refused, but answered by {function(*arguments)!r}"
    except ValueError as error:
        return str(error)
