"""Asking node: Python makes the cases, one process answers, both are compared.

answer.js tells how the questions travel. A difference is relative; where a result may be
near zero because larger numbers cancelled, a twin states the size of those numbers, and
the difference is relative to that.
"""

import importlib.util
import json
import math
import os
import shutil
import subprocess
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    """A case in which the twin starts from other arguments, such as p and its logits."""

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

    def made_cases(self) -> list[Case]:
        """Return the cases, the same ones each time."""
        return list(self.cases(np.random.default_rng(zlib.crc32(self.key.encode()))))


@dataclass(frozen=True)
class Answers:
    """What node said: what each module exports, and the answers twin by twin."""

    exported: dict[str, dict[str, Any]]
    found: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Comparison:
    """How a twin did: the largest difference, and the cases beyond what it may be."""

    cases: int
    largest: float
    wrong: tuple[str, ...]


# --- asking -----------------------------------------------------------------------------


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


def ask(command: str, twins: Sequence[Twin], cases: Mapping[str, list[Case]]) -> str:
    """Return, as text, what one node process answers to all cases."""
    shared: dict[str, Any] = {}
    questions = [
        f'{{"module":"{twin.module}","name":"{twin.name}",'
        f'"arguments":{_written(asked(case), shared)}}}'
        for twin in twins
        for case in cases[twin.key]
    ]
    written = {key: _written(value, {}) for key, value in shared.items()}
    named = ",".join(f"{json.dumps(key)}:{text}" for key, text in written.items())
    text = f'{{"shared":{{{named}}},"questions":[{",".join(questions)}]}}'
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


def read_answers(
    text: str, twins: Sequence[Twin], cases: Mapping[str, list[Case]]
) -> Answers:
    """Return node's answers, sorted by twins as the questions were."""
    all_of_it = json.loads(text, object_hook=_unpacked, parse_int=float)
    answers = iter(all_of_it["answers"])
    found = {twin.key: [next(answers) for _ in cases[twin.key]] for twin in twins}
    assert next(answers, None) is None
    return Answers(all_of_it["exported"], found)


def once_in_this_run(folder: Path, make: Callable[[], str]) -> str:
    """Return what `make` makes, made by one of pytest's workers and read by the others."""
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
        return json.dumps(_named(value), allow_nan=False, default=special)


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
        return [_named(x) for x in value]
    if isinstance(value, dict):
        return {key: _named(x) for key, x in value.items()}
    return value


def _value(argument: Any) -> Any:
    """Return an argument as Python takes it."""
    if isinstance(argument, Shared):
        return argument.value
    return argument.values if isinstance(argument, Each) else argument


def _unpacked(value: dict[str, Any]) -> Any:
    return float(value["number"]) if value.keys() == {"number"} else value


# --- comparing ----------------------------------------------------------------------------


def compare(
    twin: Twin, cases: Sequence[Case], answers: Sequence[dict[str, Any]]
) -> Comparison:
    """Compare node's answers with those of the twin."""
    largest, wrong = 0.0, []
    for case, answer in zip(cases, answers, strict=True):
        given = case.python if isinstance(case, Apart) else case
        arguments = tuple(map(_value, given))
        try:
            expected = plain(twin.python(*arguments))
        except (ArithmeticError, ValueError) as error:
            wrong.append(f"{_told(arguments)}: Python raises {error!r}")
            continue
        if "value" not in answer:
            wrong.append(f"{_told(arguments)}: {answer.get('error', 'no answer')}")
            continue
        found = answer["value"]
        if twin.exact:
            off = 0.0 if identical(found, expected) else math.inf
        else:
            scale = twin.scale(*arguments) if twin.scale else 0.0
            off = difference(found, expected, scale, zeros=twin.zeros)
        largest = max(largest, off)
        if off > twin.close:
            told = f"{_told(found)}, not {_told(expected)}, off by {off:.2g}"
            wrong.append(f"{_told(arguments)}: {told}")
    return Comparison(sum(map(count, cases)), largest, tuple(wrong))


def difference(
    found: Any, expected: Any, scale: Any = 0.0, *, zeros: bool = False
) -> float:
    """Return the largest difference of two answers, relative to expected or `scale`.

    0 for what is the same, inf for what is of another kind, length or sign of infinity.
    `scale` is one number or has the shape of the answers; what is not finite in it
    counts as 0.
    """
    if isinstance(expected, dict):
        if not isinstance(found, dict) or found.keys() != expected.keys():
            return math.inf
        return max(
            difference(found[key], expected[key], scale, zeros=zeros)
            for key in expected
        )
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return math.inf
        if len(expected) > 50 and isinstance(expected[0], float):
            return _of_many(np.array(found), np.array(expected), scale, zeros)
        scales = [scale] * len(expected) if np.ndim(scale) == 0 else scale
        pairs = zip(found, expected, scales, strict=True)
        return max((difference(a, b, s, zeros=zeros) for a, b, s in pairs), default=0.0)
    if isinstance(expected, bool | str) or expected is None:
        same = type(found) is type(expected) and found == expected
        return 0.0 if same else math.inf
    return _of_numbers(found, expected, float(scale), zeros)


def _of_numbers(found: Any, expected: float, scale: float, zeros: bool) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return math.inf
    if found == expected or (math.isnan(found) and math.isnan(expected)):
        return 0.0
    if not (math.isfinite(found) and math.isfinite(expected)):
        return math.inf
    if zeros and (found == 0) != (expected == 0):
        return math.inf
    off = abs(found - expected)
    if off <= SMALLEST:
        return 0.0
    size = max(abs(expected), scale if math.isfinite(scale) else 0.0)
    return off / size if size > 0 else math.inf


def _of_many(found: Any, expected: Any, scale: Any, zeros: bool) -> float:
    """Do the same for a long list of numbers at once."""
    if found.dtype.kind != "f":
        return math.inf
    size = np.where(np.isfinite(scale), np.maximum(np.abs(expected), scale), expected)
    same = (found == expected) | (np.isnan(found) & np.isnan(expected))
    a, b, size = found[~same], expected[~same], np.abs(size[~same])
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    if zeros and ((a == 0) != (b == 0)).any():
        return math.inf
    off = np.abs(a - b)
    off = np.where(off <= SMALLEST, 0.0, off)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.where(off > 0, off / size, 0.0).max(initial=0.0))


def identical(found: Any, expected: Any) -> bool:
    """Return whether two answers are the same to the last digit; -0 equals 0."""
    if isinstance(expected, dict | list):
        if type(found) is not type(expected) or len(found) != len(expected):
            return False
        keys = expected if isinstance(expected, dict) else range(len(expected))
        return all(identical(found[key], expected[key]) for key in keys)
    if isinstance(expected, bool | str) or expected is None:
        return type(found) is type(expected) and bool(found == expected)
    return _of_numbers(found, expected, 0.0, zeros=True) == 0 and (
        found == expected or math.isnan(expected)
    )


def plain(value: Any) -> Any:
    """Return an answer of Python as JSON would bring it back."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, tuple | list):
        return [plain(x) for x in value]
    if isinstance(value, dict):
        return {key: plain(x) for key, x in value.items()}
    return value


def _told(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]} …"
