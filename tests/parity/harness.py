"""Asking node: Python makes the cases, one process answers, both are compared.

answer.js tells how the questions travel. A difference is relative; where a result may
be near zero because larger numbers cancelled, a twin states the size of those numbers,
and the difference is relative to that.
"""

import importlib.util
import json
import math
import os
import shutil
import subprocess
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from softmax_viz.live.wire import sent

ROOT: Final = Path(__file__).parents[2]
ANSWER: Final = Path(__file__).with_name("answer.js")
CLOSE: Final = 1e-12
# Numbers as small as this have one or two digits, so their last may be another.
SMALLEST: Final = 4 * 5e-324
PATIENCE: Final = 60  # seconds

Arguments = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Shared:
    """An argument of many cases, sent once."""

    key: str
    value: Any


@dataclass(frozen=True, eq=False)
class Each:
    """A last argument that JavaScript takes one by one, and Python as a list."""

    values: Sequence[Any]


@dataclass(frozen=True)
class Partial:
    """A function as an argument: x -> name(x, *rest), in the module of web/math."""

    module: str
    name: str
    rest: Arguments = ()


@dataclass(frozen=True)
class Apart:
    """A case in which the twin starts from other arguments: logits instead of p."""

    javascript: Arguments
    python: Arguments


Case = Arguments | Apart


@dataclass(frozen=True)
class Twin:
    """A function of web/math, its twin, and the cases that both are asked.

    `python` takes the arguments as JavaScript does, unless they are Apart. `scale`
    gives, from the same, the size of what is added and taken away on the way to the
    answer. With `zeros` each 0 must be 0 in both, with `exact` every digit the same.
    """

    module: str
    name: str
    python: Callable[..., Any]
    cases: Callable[[np.random.Generator], Iterable[Case]]
    scale: Callable[..., Any] | None = None
    zeros: bool = False
    exact: bool = False
    close: float = CLOSE
    least: int = 100
    note: str = ""  # what is different about these cases

    @property
    def key(self) -> str:
        """Return the name of these cases, such as "softmax.gaps"."""
        return f"{self.module}.{self.name}" + f" ({self.note})" * bool(self.note)


@cache
def cases_of(twin: Twin) -> list[Case]:
    """Return the cases of a twin, the same ones each time."""
    return list(twin.cases(np.random.default_rng(zlib.crc32(twin.key.encode()))))


@dataclass(frozen=True)
class Answers:
    """What node said: what each module exports, and a line for each twin."""

    exported: dict[str, dict[str, Any]]
    lines: dict[str, str]

    def to(self, twin: Twin) -> list[dict[str, Any]]:
        """Return the answers to the cases of a twin."""
        found: list[dict[str, Any]] = _read(self.lines[twin.key])
        return found


@dataclass(frozen=True)
class Comparison:
    """How a twin did: the largest difference, and the cases beyond what it may be."""

    cases: int
    largest: float
    wrong: tuple[str, ...]


# --- asking ---------------------------------------------------------------------------


def node() -> str:
    """Return the node that answers, or skip the test; where CI is set, fail it."""
    if found := find_node():
        return found
    reason = "no node: neither on the path nor in a Playwright wheel"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def find_node() -> str | None:
    """Return Debian's node, or the one that the Playwright wheel carries."""
    spec = importlib.util.find_spec("playwright")
    inside = Path(spec.origin).parent / "driver" if spec and spec.origin else None
    return shutil.which("node") or shutil.which("node", path=inside)


def ask(command: str, twins: Sequence[Twin]) -> str:
    """Return, as text, what one node process answers to all cases."""
    shared: dict[str, Any] = {}
    questions = [
        f'{{"module":"{twin.module}","name":"{twin.name}",'
        f'"cases":{_written([asked(case) for case in cases_of(twin)], shared)}}}'
        for twin in twins
    ]
    written = {key: _written(value, {}) for key, value in shared.items()}
    named = ",".join(f"{json.dumps(key)}:{text}" for key, text in written.items())
    text = f'{{"shared":{{{named}}},"twins":[{",".join(questions)}]}}'
    done = subprocess.run(
        [command, ANSWER],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_answers(text: str, twins: Sequence[Twin]) -> Answers:
    """Return node's answers twin by twin, from their text."""
    exported, *lines = text.split("\n")
    keys = [twin.key for twin in twins]
    return Answers(_read(exported), dict(zip(keys, lines, strict=True)))


def once_in_this_run(folder: Path, make: Callable[[], str]) -> str:
    """Return what `make` makes: one worker of pytest makes it, the others read it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        return make()
    done, taken = folder / "parity.json", folder / "parity.taken"
    try:
        taken.touch(exist_ok=False)
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.1)
    else:
        unfinished = folder / "parity.unfinished"
        unfinished.write_text(make(), encoding="utf-8")
        unfinished.rename(done)
    return done.read_text(encoding="utf-8")


def count(case: Case) -> int:
    """Return how many questions a case holds."""
    last = asked(case)[-1]
    return len(last.values) if isinstance(last, Each) else 1


def python_arguments(case: Case) -> Arguments:
    """Return the arguments that the twin gets."""
    return tuple(map(_value, case.python if isinstance(case, Apart) else case))


def asked(case: Case) -> Arguments:
    """Return the arguments that JavaScript gets."""
    return case.javascript if isinstance(case, Apart) else case


def _written(value: Any, shared: dict[str, Any]) -> str:
    """Return a value as JSON; what is shared goes to `shared`."""

    def special(x: Any) -> Any:
        if isinstance(x, Shared):
            shared[x.key] = x.value
            return {"shared": x.key}
        if isinstance(x, Each):
            return {"each": x.values}
        if isinstance(x, Partial):
            return {"partial": [x.module, x.name, x.rest]}
        raise TypeError(f"no argument for JavaScript: {x!r}")

    try:
        return json.dumps(value, allow_nan=False, default=special)
    except ValueError:  # inf or nan is among the numbers
        named = {"named": _named(value)}
        return json.dumps(named, allow_nan=False, default=special)


def _named(value: Any) -> Any:
    """Return a value with inf and nan by their names."""
    if isinstance(value, Each):
        return Each(_named(value.values))
    if isinstance(value, Partial):
        return Partial(value.module, value.name, _named(value.rest))
    if isinstance(value, float):
        named = sent(value)
        return {"number": named} if isinstance(named, str) else named
    if isinstance(value, list | tuple):
        finite = set(map(type, value)) == {float} and all(map(math.isfinite, value))
        return value if finite else [_named(x) for x in value]
    if isinstance(value, dict):
        return {key: _named(x) for key, x in value.items()}
    return value


def _value(argument: Any) -> Any:
    """Return an argument as Python takes it."""
    if isinstance(argument, Shared):
        return argument.value
    return argument.values if isinstance(argument, Each) else argument


def _read(line: str) -> Any:
    return json.loads(line, object_hook=_unpacked, parse_int=float)


def _unpacked(value: dict[str, Any]) -> Any:
    return float(value["number"]) if value.keys() == {"number"} else value


# --- comparing ------------------------------------------------------------------------


def compare(twin: Twin, answers: Sequence[dict[str, Any]]) -> Comparison:
    """Compare node's answers with those of the twin."""
    cases = cases_of(twin)
    pairs, sizes, problems = [], [], {}
    for k, (case, answer) in enumerate(zip(cases, answers, strict=True)):
        arguments = python_arguments(case)
        found = answer.get("value", answer.get("error"))
        try:
            expected: Any = twin.python(*arguments)
        except (ArithmeticError, ValueError) as error:
            expected = repr(error)
        scale = twin.scale(*arguments) if twin.scale else 0.0
        pairs.append((found, expected))
        (shape, theirs), (wanted, ours) = leaves(found), leaves(expected)
        if shape != wanted:
            problems[k] = math.inf
        else:
            sizes.append((k, theirs, ours, scale))
    off = np.zeros(len(cases))
    off[list(problems)] = math.inf
    _measure(off, sizes, twin)
    wrong = [
        f"{_told(python_arguments(cases[k]))}: {_told(pairs[k][0])}, "
        f"not {_told(pairs[k][1])}, off by {off[k]:.2g}"
        for k in np.flatnonzero(off > twin.close).tolist()
    ]
    return Comparison(sum(map(count, cases)), float(off.max(initial=0.0)), tuple(wrong))


def _measure(off: Any, sizes: list[Any], twin: Twin) -> None:
    """Write into `off` the largest difference of each case, all cases at once."""
    if not sizes:
        return
    owners = np.repeat([k for k, *_ in sizes], [len(ours) for _, _, ours, _ in sizes])
    found, expected = (
        np.array([x for row in sizes for x in row[part]], dtype=float)
        for part in (1, 2)
    )
    scale = np.concatenate(
        [np.broadcast_to(np.ravel(s), len(ours)) for _, _, ours, s in sizes]
    )
    np.maximum.at(off, owners, differences(found, expected, scale, twin))


def differences(found: Any, expected: Any, scale: Any, twin: Twin) -> Any:
    """Return how far numbers are apart, relative to what was expected or to `scale`.

    0 for what is the same, nan included; inf where only one is infinite or nan, or a
    zero that must be one is none. What is not finite in `scale` does not count.
    """
    same = (found == expected) | (np.isnan(found) & np.isnan(expected))
    broken = ~(np.isfinite(found) & np.isfinite(expected))
    if twin.zeros:
        broken |= (found == 0) != (expected == 0)
    if twin.exact:
        broken[:] = True
    with np.errstate(all="ignore"):
        apart = np.abs(found - expected)
        size = np.fmax(np.abs(expected), np.where(np.isfinite(scale), scale, 0.0))
        off = np.where(apart <= SMALLEST, 0.0, apart / size)
    return np.where(same, 0.0, np.where(broken, math.inf, off))


def leaves(value: Any) -> tuple[list[Any], list[float]]:
    """Return an answer as its shape, which must be the same, and its numbers."""
    shape: list[Any] = []
    numbers: list[float] = []
    _walk(value, shape, numbers)
    return shape, numbers


def _walk(value: Any, shape: list[Any], numbers: list[float]) -> None:
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, list | tuple):
        shape.append(len(value))
        if set(map(type, value)) <= {int, float}:
            numbers.extend(value)
        else:
            for item in value:
                _walk(item, shape, numbers)
    elif isinstance(value, dict):
        shape.append(sorted(value))
        for key in shape[-1]:
            _walk(value[key], shape, numbers)
    elif isinstance(value, str | bool) or value is None:
        shape.append((type(value), value))
    else:
        shape.append("number")
        numbers.append(value)


def _told(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]} …"
