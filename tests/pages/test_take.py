"""The page Take away: what it hands out is the present scenario."""

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz.live.take import TakeData
from softmax_viz.live.wire import checked
from softmax_viz.scenario import Scenario
from softmax_viz.text import LANGS, Lang
from softmax_viz.worksheet import own_questions
from tests.app import open_app, parts

open_take = partial(open_app, "take")


def picture(at: AppTest) -> TakeData:
    (data,) = parts(at, "softmax_viz_take")
    found: TakeData = checked(data, TakeData)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_picture_files_and_questions_are_of_the_scenario_in_the_link(
    lang: Lang,
) -> None:
    at = open_take(lang=lang, z="3,1", names="Ada,Bob", t="2")
    assert not at.exception
    data = picture(at)
    for name in ("Ada", "Bob"):
        assert f">{name}</text>" in data["svg"]
        assert name in data["alt"]
    assert ("73.1" if lang == "en" else "73,1") in data["alt"]  # 1 / (1 + e^-1)
    assert [button.key for button in at.get("download_button")] == [
        "sheet_A4",
        "sheet_Letter",
        "csv",
    ]
    html = " ".join(str(block.proto.body) for block in at.get("html"))
    for question in own_questions(Scenario(("Ada", "Bob"), (3, 1), 2), lang):
        assert question.asks in html


@pytest.mark.parametrize("z", ["1,abc", "nan,1", "5", " ".join(["1"] * 3000)])
def test_a_bad_link_gets_a_message_and_the_default(z: str) -> None:
    at = open_take(lang="en", z=z)
    assert not at.exception
    assert len(at.error) == 1
    assert "62.9" in picture(at)["alt"]


@pytest.mark.parametrize("t", ["0", "inf", "1e-320"])
def test_there_is_something_to_take_at_every_limit(t: str) -> None:
    assert not open_take(z="1e308,-1e308", t=t).exception


def test_hostile_names_and_titles_are_only_text() -> None:
    names = "<script>x</script>,![y](http://h/y.png),$\\href{javascript:x}{y}$"
    at = open_take(names=names, z="1,2,3", sheet="<img src=x>" * 400)
    assert not at.exception
    assert "<script" not in picture(at)["svg"]
    html = " ".join(str(block.proto.body) for block in at.get("html"))
    assert not re.search(r"<(script|img)", html)
