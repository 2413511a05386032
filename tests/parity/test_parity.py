"""Every function of web/math says what its Python twin says."""

import inspect
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from softmax_viz import core, figures, text
from tests.parity import harness
from tests.parity.cases import INF
from tests.parity.harness import (
    CLOSE,
    ROOT,
    Answers,
    Apart,
    Case,
    Each,
    Partial,
    Shared,
    Twin,
    ask,
    compare,
    count,
    node,
    once_in_this_run,
    read_answers,
)
from tests.parity.twins import TWINS

MATH = ROOT / "softmax_viz/web/math"
# How numbers travel is held here too, but has no part in mathematics.
NOT_MATHEMATICS = {"wire.same", "wire.ofThisState"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    command, folder = node(), tmp_path_factory.getbasetemp().parent
    told = once_in_this_run(folder, lambda: ask(command, TWINS))
    return read_answers(told, TWINS)


def functions(answers: Answers) -> set[tuple[str, str]]:
    return {
        (module, name)
        for module, exports in answers.exported.items()
        for name, value in exports.items()
        if isinstance(value, dict) and value.keys() == {"function"}
    }


# --- the twins ------------------------------------------------------------------------


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.key)
def test_both_say_the_same(twin: Twin, answers: Answers) -> None:
    did = compare(twin, answers.to(twin))
    assert did.wrong == ()
    assert did.cases >= twin.least


def test_every_function_has_cases(answers: Answers) -> None:
    held = {(twin.module, twin.name) for twin in TWINS}
    missing = {f"{module}.{name}" for module, name in functions(answers) - held}
    assert missing - NOT_MATHEMATICS == set()


def test_every_constant_is_that_of_the_core(answers: Answers) -> None:
    exported = {
        name: value
        for module, exports in answers.exported.items()
        for name, value in exports.items()
        if (module, name) not in functions(answers)
    }
    assert exported
    for name, value in exported.items():
        ours = getattr(core if hasattr(core, name) else figures, name)
        rows = ours if isinstance(ours, tuple) else (ours,)
        plain = [vars(x) if isinstance(x, core.Digits) else x for x in rows]
        assert value == (plain if isinstance(ours, tuple) else ours), name


# --- who names whom -------------------------------------------------------------------


# Twins that are not ours, and so cannot name us.
LIBRARY = (max, math.fsum, math.isclose, np.cumsum)


def twins_by_comment() -> dict[tuple[str, str], list[str]]:
    """Return the twins that the comment above each exported function names."""
    found = {}
    for path in sorted(MATH.glob("*.js")):
        script = path.read_text(encoding="utf-8")
        comments = re.finditer(
            r"(?:/\*\*((?:(?!\*/).)*)\*/\s*)?export function (\w+)", script, re.DOTALL
        )
        for comment, name in (match.groups() for match in comments):
            words = re.sub(r"\s*\n \*\s*", " ", comment or "")
            named = re.search(r"Twin: ([\w.]+)(?: and ([\w.]+))?", words)
            twins = [x.rstrip(".") for x in named.groups() if x] if named else []
            found[path.stem, name] = twins
    return found


def test_every_function_names_a_twin_that_exists_and_names_it_too() -> None:
    comments = twins_by_comment()
    assert len(comments) > 50
    nameless = {key for key, twins in comments.items() if not twins}
    assert nameless == {("numbers", "numbersIn")}
    unknown = []
    for (module, _), twins in comments.items():
        for twin in twins:
            function = python_function(twin)
            if function is None:
                unknown.append(f"{module}.js: {twin}")
            elif function not in LIBRARY:
                home = inspect.getmodule(function)
                words = f"{inspect.getdoc(function)} {home.__doc__ if home else ''}"
                if f"{module}.js" not in words:
                    unknown.append(f"{twin} does not name {module}.js")
    assert unknown == []


def python_function(name: str) -> Any:
    known: dict[str, Any] = {
        "core": core,
        "figures": figures,
        "text": text,
        "math": math,
    }
    known |= {"max": max, "numpy": np}
    home, *rest = name.split(".")
    found: Any = known.get(home)
    for part in rest:
        found = getattr(found, part, None)
    return found


# --- the harness itself ---------------------------------------------------------------


def judged(found: Any, expected: Any, **settings: Any) -> float:
    """Return the difference that is found in one made-up answer."""
    case = Apart((0,), ())
    twin = Twin("softmax", "made", lambda: expected, lambda rng: [case], **settings)
    return compare(twin, [{"value": found}]).largest


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (1.0, 1.0),
        (math.nan, math.nan),
        (-INF, -INF),
        ([1.0, [2.0]], (1, np.array([2]))),
        ({"p": [0.5], "rest": None}, {"rest": None, "p": np.array([0.5])}),
        (5e-324, 0.0),
        ("1,5", "1,5"),
    ],
)
def test_the_same_is_the_same(found: Any, expected: Any) -> None:
    assert judged(found, expected) == 0


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (INF, -INF),
        (INF, 1e308),
        (math.nan, 1.0),
        (1.0, math.nan),
        (0.0, 1e-300),
        ([1.0], [1.0, 2.0]),
        ([1.0], 1.0),
        ({"p": 1.0}, {"q": 1.0}),
        (1.0, True),
        (None, 0.0),
        ("1.5", "1,5"),
        ("1", 1.0),
    ],
)
def test_what_is_not_the_same_is_noticed(found: Any, expected: Any) -> None:
    assert judged(found, expected) >= 1


def test_differences_are_relative_unless_a_size_is_stated() -> None:
    assert judged(1e-20 * (1 + 1e-6), 1e-20) == pytest.approx(1e-6)
    assert judged(1e-20, 2e-20, scale=lambda: 1.0) < CLOSE
    assert judged([1e-20, 1.0], [0.0, 2.0], scale=lambda: [1.0, 8.0]) == 1 / 8


def test_zeros_and_digits_are_held_where_they_must_be() -> None:
    assert judged(5e-324, 0.0, zeros=True) == INF
    assert judged(0.0, 1e-20, zeros=True, scale=lambda: 1.0) == INF
    assert judged(0.1 + 0.2, 0.3) < CLOSE
    assert judged(0.1 + 0.2, 0.3, exact=True) == INF


def values(module: str, name: str, cases: list[Case]) -> list[Any]:
    """Return what node answers to a few cases, None where it fails."""
    twin = Twin(module, name, lambda: None, lambda rng: cases)
    answers = read_answers(ask(node(), [twin]), [twin]).to(twin)
    return [answer.get("value") for answer in answers]


def test_every_kind_of_argument_arrives() -> None:
    n, infinities = Shared("n", 2), Shared("infinities", [-INF, INF])
    each = Each([1.0, 0.0])
    targets = values("loss", "target", [(n, 0, 1.0), Apart((n, 0, each), ())])
    assert targets == [[0.5, 0.5], [[0.5, 0.5], [1, 0]]]
    largest = values("softmax", "largest", [(infinities,), ([math.nan],), ([-0.0],)])
    assert repr(largest) == "[inf, nan, -0.0]"
    f = Partial("softmax", "largest")
    slopes = values("loss", "numericGradient", [(f, [1.0, -INF], 0.5)])
    assert repr(slopes) == "[[1.0, nan]]"
    assert values("loss", "nowhere", [()]) == [None]
    counts = count((n, 0)), count((n, each)), count(Apart((each,), ()))
    assert counts == (1, 2, 2)


def test_without_node_it_is_skipped_with_a_reason_but_never_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(harness, "find_node", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no node"):
        node()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no node"):
        node()


def test_the_playwright_wheel_stands_in_for_a_missing_node(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("playwright")
    monkeypatch.setenv("PATH", "")
    found = harness.find_node()
    assert found
    assert "playwright" in found


def test_one_worker_asks_and_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "answers"

    assert {once_in_this_run(tmp_path, make) for _ in range(3)} == {"answers"}
    assert len(made) == 1
