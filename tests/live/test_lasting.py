"""What is the same in every state of a page is not sent with every change."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz.catalog import DEMOS, Demo
from softmax_viz.live import messages  # noqa: F401 - registers every part
from softmax_viz.live.component import (
    FOLDER,
    LASTING,
    SUBJECTS,
    changing,
    data_of,
    whole,
)
from softmax_viz.text import LANGS, Lang
from tests.app import open_app

MOST = 12_000  # bytes of all parts of a page with three classes
HEAVY = {  # measured
    "models": 12_000,
    "calibration": 60_000,
    "decisions": 24_000,
}


def sent(at: AppTest) -> list[str]:
    return [part.proto.json for part in at.get("bidi_component")]


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
@pytest.mark.parametrize("lang", LANGS)
def test_the_parts_of_a_page_send_little(demo: Demo, lang: Lang) -> None:
    size = sum(len(data.encode()) for data in sent(open_app(demo, lang=lang)))
    assert size <= HEAVY.get(demo.slug, MOST)


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_no_word_that_lasts_is_sent(demo: Demo) -> None:
    for part in open_app(demo).get("bidi_component"):
        data = data_of(part.proto.json)
        assert "words" not in data


@pytest.mark.parametrize("part", LASTING)
@pytest.mark.parametrize("lang", LANGS)
def test_the_browser_can_put_together_what_was_left_out(part: str, lang: Lang) -> None:
    file = FOLDER / f"lasting/{part}.json"
    known = json.loads(file.read_text(encoding="utf-8"))[lang]
    data = {"lang": lang, "now": 1, **LASTING[part](lang)}
    left = changing(data, LASTING[part](lang))
    assert left == {"lang": lang, "now": 1}
    assert known | left == data
    if part not in SUBJECTS:
        assert whole(f"softmax_viz_{part.partition('/')[2]}", left) == data


@pytest.mark.parametrize("part", SUBJECTS)
def test_what_depends_on_the_subject_alone_is_in_its_file(part: str) -> None:
    subjects = SUBJECTS[part]
    folder = FOLDER / f"lasting/{part}"
    names = sorted(subjects.names())
    assert names == sorted(file.stem for file in folder.iterdir())
    for subject in names:
        known = json.loads((folder / f"{subject}.json").read_text(encoding="utf-8"))
        data = {"lang": "en", "subject": subject, **subjects.about(subject)}
        left = changing(data, subjects.about(subject))
        assert left == {"lang": "en", "subject": subject}
        together = whole(f"softmax_viz_{part.partition('/')[2]}", left)
        assert together | known | left == together


@pytest.mark.parametrize("kind", ["photo", "text", "digit"])
def test_a_picture_and_its_sums_are_not_sent(kind: str) -> None:
    at = open_app("models", real=kind)
    (card,) = (
        data
        for part in at.get("bidi_component")
        if "subject" in (data := data_of(part.proto.json))
    )
    assert {"picture", "sweep"}.isdisjoint(card)
    assert card["subject"].startswith(f"{kind}-")


def test_what_is_not_as_usual_is_sent() -> None:
    assert changing({"says": "b", "n": 1}, {"says": "a", "m": 2}) == {
        "says": "b",
        "n": 1,
    }
