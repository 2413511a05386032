"""The teacher's page: codes in, votes beside the truth out, nothing lost or stored."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

import numpy as np
import plotly.graph_objects as go
import pytest
import zxingcpp
from streamlit.testing.v1 import AppTest

from softmax_viz import tasks
from softmax_viz.classcodes import Answer, encode
from softmax_viz.live.chart import ChartData
from softmax_viz.live.wire import checked
from softmax_viz.text import LANGS, Lang
from tests.app import charts, open_app
from tests.tasks.test_classcodes import BAD
from tests.tasks.test_tally import TASK, WRONG, codes

THIRTY = codes([(WRONG, TASK.right)] * 12 + [(TASK.right, TASK.right)] * 18)


def opened(text: str, **query: str) -> AppTest:
    at = open_app("class", **query)
    return at.text_area(key="codes").set_value(text).run()


def said(at: AppTest) -> str:
    kinds = ("markdown", "info", "warning")
    blocks = [block.value for kind in kinds for block in getattr(at, kind)]
    return "\n".join([*blocks, *(block.proto.body for block in at.get("html"))])


@pytest.mark.parametrize("lang", LANGS)
def test_thirty_codes_give_votes_estimates_and_a_verdict(lang: Lang) -> None:
    at = opened(THIRTY, lang=lang)
    assert not at.exception
    assert TASK.question(lang) in said(at)
    assert "100\u00a0%" in at.info[0].value
    votes, estimates = charts(at)
    for chart in (votes, estimates):
        checked(chart, ChartData)
        go.Figure(chart["figure"])
    first, second = votes["figure"]["data"]
    assert (first["y"][WRONG], first["y"][TASK.right]) == (12, 18)
    assert second["y"][TASK.right] == 30
    assert estimates["figure"]["data"][0]["y"][4] == 30
    assert said(at).count(
        encode(Answer(5, 3, WRONG, TASK.right_reason, TASK.right, 40))
    )


def test_the_right_answer_is_marked_when_the_teacher_says_so() -> None:
    hidden, shown = (opened(THIRTY, lang="en", reveal=x) for x in ("", "true"))
    for at, sees in ((hidden, False), (shown, True)):
        votes, estimates = charts(at)
        ticks = votes["figure"]["layout"]["xaxis"]["ticktext"]
        assert ["✓" in tick for tick in ticks] == [
            sees and choice.right for choice in TASK.choices
        ]
        assert len(estimates["figure"]["data"]) == 1 + sees
        assert (TASK.explanation("en") in said(at)) is sees
        assert (TASK.misconception("en") in said(at)) is sees
        assert ("✓" in said(at)) is sees


@pytest.mark.parametrize(
    ("right", "says"), [(2, "Teach it again"), (5, "discuss in pairs"), (9, "Go on")]
)
def test_the_verdict_is_that_of_peer_instruction(right: int, says: str) -> None:
    votes = [(TASK.right, None)] * right + [(WRONG, None)] * (10 - right)
    at = opened(codes(votes), lang="en")
    assert says in at.info[0].value
    [first] = charts(at)[0]["figure"]["data"]
    assert sum(first["y"]) == 10


def test_what_does_not_count_is_listed_with_its_reason() -> None:
    at = opened(f"{THIRTY}\n{THIRTY.splitlines()[0]}\n<b>x</b>\n", lang="en")
    assert at.warning[0].value == "2 lines do not count"
    assert "Line 31: `" in said(at)
    assert "The same code as on line 1" in said(at)
    assert "Line 32: `<b>x</b>` No code has the character `<`." in said(at)


@pytest.mark.parametrize("lang", LANGS)
def test_every_bad_input_ends_in_a_message(lang: Lang) -> None:
    at = opened("", lang=lang)
    assert not at.warning
    for text in (*BAD, "\n".join(BAD)):
        typed = text.encode("utf-8", "replace").decode("utf-8")  # as a browser sends it
        at.text_area(key="codes").set_value(typed[:20_000]).run()
        assert not at.exception, ascii(text)
        assert at.warning, ascii(text)


def test_a_class_with_several_tasks_may_look_at_each() -> None:
    other = tasks.task("gap", 1)
    at = opened(f"{THIRTY}\n{codes([(0, None)], other)}", lang="en")
    label = at.selectbox(key="which").options[1]
    assert other.kind.title("en") in label
    at.selectbox(key="which").set_value(label).run()
    assert other.question("en") in said(at)


def decoded(picture: str) -> str:
    """Read a QR code as a phone would, from the strokes of its picture."""
    drawn = unquote(picture)
    side = int(re.findall(r"width=.(\d+)", drawn)[0])
    light = np.full((side, side), 255, np.uint8)
    [strokes] = re.findall(r"stroke=.#000. d=.([^'\"]+)", drawn)
    x = y = 0.0
    for kind, moves in re.findall(r"([Mmh])([-\d. ]+)", strokes):
        across, *down = map(float, moves.split())
        if kind == "h":
            light[int(y), int(x) : int(x + across)] = 0
        x, y = (across, down[0]) if kind == "M" else (x + across, y + sum(down))
    [found] = zxingcpp.read_barcodes(np.kron(light, np.ones((4, 4), np.uint8)))
    return str(found.text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_qr_code_leads_the_class_to_the_task_that_is_chosen(lang: Lang) -> None:
    at = open_app("class", task="higher", seed="7", lang=lang)
    assert not at.exception
    bodies = [str(block.proto.body) for block in at.get("html")]
    [code] = [body for body in bodies if "<img" in body]
    link = decoded(code)
    assert link == at.code[0].value
    split = urlsplit(link)
    query = dict(parse_qsl(split.query))
    assert query == {"task": "higher", "seed": "7", "votes": "2", "lang": lang}
    opened = open_app("tasks", **query)
    assert not opened.exception
    asked = tasks.task("higher", 7).question(lang)
    assert split.path == "/tasks"
    assert asked in said(opened)
    assert asked in said(at)
