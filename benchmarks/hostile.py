"""The time that the worst input of each door holds the server up: goal 50 ms.

A message from the browser shall take less than 20 ms, and a text of a link less than
50 ms. The ratio is to an ordinary input of the same door; the name of the worst input
stands beside it.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from softmax_viz import classcodes
from softmax_viz.checking.report import judge, judge_array
from softmax_viz.controls import after, extras
from softmax_viz.controls.lesson import PATHS
from softmax_viz.lessons import PLANS
from softmax_viz.live.decisions.cumulative import accepted
from softmax_viz.live.geometry import ChosenCorners, read_corners
from softmax_viz.live.presenter import PresenterWish
from softmax_viz.live.wire import receiving
from softmax_viz.scenario import (
    DEFAULT,
    LONGEST_TEXT,
    History,
    Scenario,
    ScenarioError,
    read_names,
    read_prepared,
    read_scenario,
    read_temperature,
)
from softmax_viz.scenario.lesson import from_file, pack, to_file, unpack
from softmax_viz.server import Compressed
from softmax_viz.tasks.tally import gather
from softmax_viz.text import plain, quoted
from tests.hostile import EDIT, bombs, forged, stretched

ROUNDS = 5
START = History(DEFAULT.scenario("en"))
LESSON = PLANS[0].lesson("en")
FULL = Scenario(tuple(f"class {i}" for i in range(20)), tuple(range(20)), 0.7)
CODES = "\n".join(
    classcodes.encode(classcodes.Answer(1 + i % 20, i, 0, 0, tag=i)) for i in range(300)
)
PREPARED_KEYS = ("hide", "lock", "title", "say", "stay", "guess")


def prepared(text: str) -> object:
    return read_prepared(dict.fromkeys(PREPARED_KEYS, text))


def is_file(path: str) -> bool:
    scope = {"type": "http", "path": path, "headers": [(b"accept-encoding", b"gzip")]}
    return Compressed.ours(scope)


Door = tuple[str, Callable[[Any], object], Any, Mapping[str, Any]]


def doors() -> Iterator[Door]:
    """Return each door: its name, what reads there, an ordinary input, bad ones."""
    texts = stretched(LONGEST_TEXT)
    yield "link: z", lambda x: read_scenario("", x, "1", "en"), "2, 1, 0.5", texts
    yield "link: names", read_names, "cat, dog, bird", texts
    yield "link: t", read_temperature, "0.5", texts
    yield "link: tri", lambda x: read_corners(x, 3), "1, 2, 3", texts
    yield "link: hide, lock, title, say", prepared, "z, p", texts
    yield "a title", lambda x: plain(x, 80), "A title", texts
    yield "a text quoted", quoted, "abc", texts
    claims = stretched(2000) | {"20 of 40 digits": ", ".join(["0." + "3" * 38] * 20)}
    yield (
        "link: claim",
        lambda x: judge(x, DEFAULT.logits, 1),
        "0.6, 0.3, 0.1",
        claims,
    )
    yield (
        "link: claim, 20 classes",
        lambda x: judge(x, FULL.logits, FULL.temperature),
        ", ".join(["0.05"] * 20),
        claims,
    )
    rows = stretched(8000) | {
        "50 rows": "\n".join([", ".join(["0.0512345"] * 15)] * 50)
    }
    yield "link: rows", judge_array, "0.6, 0.4\n0.5, 0.5", rows
    packed = stretched(8000) | bombs()
    yield "link: lesson", lambda x: unpack(x, PATHS), pack(LESSON), packed
    files = {name: text.encode() for name, text in stretched(40_000).items()}
    files |= {
        f"scenes of {name}": json.dumps(
            {"softmax_viz": 1, "title": text, "scenes": [text] * 12}
        ).encode()
        for name, text in stretched(3000).items()
    }
    yield "file: lesson", lambda x: from_file(x, PATHS), to_file(LESSON).encode(), files
    codes = stretched(classcodes.LONGEST) | {"300 codes of 300 tasks": CODES}
    yield "field: class codes", gather, CODES[:17], codes
    paths = {
        name: "/" + text
        for name, text in stretched(60_000, ("/static/", "/a.js")).items()
    }
    yield "address of a file", is_file, "/static/js/index.js", paths
    messages = forged(1_000_000)
    yield "message: stage", lambda x: after(START, x, "en"), EDIT, messages
    yield "message: stage, extras", extras, EDIT, messages
    yield "message: draw", accepted, {}, messages
    yield "message: corners", lambda x: receiving(x, ChosenCorners), {}, messages
    yield "message: wish", lambda x: receiving(x, PresenterWish), {}, messages


def milliseconds(read: Callable[[Any], object], value: Any) -> float:
    """Return the least time of the processor in some rounds, in milliseconds."""
    least = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        with suppress(ScenarioError):
            read(value)
        spent = 1000 * (time.process_time() - start)
        least = min(least, spent)
        if least > 500:
            break
    return least


def main() -> None:
    for name, read, ordinary, bad in doors():
        usual = milliseconds(read, ordinary)
        worst = sorted(
            ((milliseconds(read, value), what) for what, value in bad.items()),
            reverse=True,
        )
        spent, what = worst[0]
        goal = 20 if name.startswith("message") else 50
        print(
            f"{name:30} {len(bad):4} inputs, worst {spent:9.2f} ms (goal < {goal}) "
            f"{spent / usual:8.0f} × an ordinary one ({usual:.3f} ms): {what}"
        )


if __name__ == "__main__":
    main()
