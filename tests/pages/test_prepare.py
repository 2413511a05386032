"""The prepared link: making it, its QR code, and the page that it opens."""

from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
import zxingcpp
from streamlit.testing.v1 import AppTest

from softmax_viz.catalog import DEMOS, Demo
from softmax_viz.controls.held import EXPLORE
from softmax_viz.live.prepare import Code, qr_code
from softmax_viz.text import LANGS, Lang
from tests.app import DEMO, open_app, parts
from tests.test_prepared import HOSTILE

SCALE = 4  # pixels of a module
QUIET = 4


def stage_of(at: AppTest) -> dict[str, object]:
    (stage,) = parts(at, "softmax_viz_stage")
    return dict(stage)


def view_of(at: AppTest) -> dict[str, object]:
    (stage,) = parts(at, "softmax_viz_stage")
    return dict(stage["view"])


def held(at: AppTest) -> str:
    return " ".join(str(block.proto.body) for block in at.get("html"))


def decoded(code: Code) -> str:
    """Read a QR code as a phone would, from its picture."""
    side = (code["size"] + 2 * QUIET) * SCALE
    picture = np.full((side, side), 255, np.uint8)
    for piece in code["path"].split("z")[:-1]:
        x, y = piece[1:].partition("h")[0].split(" ")
        left, top = (SCALE * (int(v) + QUIET) for v in (x, y))
        picture[top : top + SCALE, left : left + SCALE] = 0
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def handed_out(at: AppTest) -> tuple[str, dict[str, str]]:
    (part,) = parts(at, "softmax_viz_prepare")
    split = urlsplit(part["link"])
    return split.path, dict(parse_qsl(split.query))


@pytest.mark.parametrize("lang", LANGS)
def test_the_link_has_the_page_the_scenario_and_what_is_held_back(lang: Lang) -> None:
    at = open_app("prepare", z="3,1", names="a,b", t="2", y="2", lang=lang)
    at.selectbox(key="prepare_page").select("loss").run()
    at.pills(key="prepare_hide").set_value(["p", "nav"]).run()
    at.pills(key="prepare_lock").set_value(["t"]).run()
    at.text_input(key="prepare_title").set_value("Título & más").run()
    at.text_input(key="prepare_say").set_value("¿Cuál gana?").run()
    at.toggle(key="prepare_stay").set_value(True).run()
    assert not at.exception
    path, query = handed_out(at)
    assert path == "/loss"
    assert query == {
        "names": "a, b",
        "z": "3, 1",
        "t": "2",
        "hide": "p,nav",
        "lock": "t",
        "title": "Título & más",
        "say": "¿Cuál gana?",
        "stay": "true",
        "lang": lang,
    } | ({"y": "2"} if "y" in query else {})


@pytest.mark.parametrize("lang", LANGS)
def test_the_qr_code_of_a_long_link_is_read_back(lang: Lang) -> None:
    names = ", ".join(f"número{i:02}" for i in range(20))
    z = ", ".join(f"{i - 10}.25" for i in range(20))
    at = open_app("prepare", z=z, names=names, lang=lang)
    at.text_input(key="prepare_title").set_value("¿Qué clase gana?" * 5).run()
    at.text_input(key="prepare_say").set_value("Adivina primero. " * 11).run()
    at.pills(key="prepare_hide").set_value(["p", "answers", "nav", "ex"]).run()
    (part,) = parts(at, "softmax_viz_prepare")
    assert len(part["link"]) > 800
    assert part["code"] is not None
    assert decoded(part["code"]) == part["link"]


def test_a_link_too_long_for_any_qr_code_has_none() -> None:
    assert qr_code("x" * 5000) is None


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_hidden_probabilities_are_neither_on_the_stage_nor_told(demo: Demo) -> None:
    at = open_app(demo, hide="p", lang="en")
    assert not at.exception
    assert view_of(at)["strips"] == []
    others = {p.proto.component_name for p in at.get("bidi_component")}
    assert others == {f"softmax_viz_{x}" for x in ("stage", "arrival", "presenter")}
    assert not [m for m in at.markdown if "Remember" in m.value]


def test_explore_freely_shows_everything_and_leaves_the_title() -> None:
    at = open_app(hide="p", lock="z", title="A title", lang="en")
    at.button(key="explore").click().run()
    assert view_of(at)["hidden"] == view_of(at)["locked"] == []
    assert parts(at, "softmax_viz_chart")
    assert "A title" in held(at)
    assert EXPLORE("en") not in [button.label for button in at.button]


def test_stay_takes_the_way_out_away() -> None:
    at = open_app(hide="p", stay="true", lang="en")
    assert EXPLORE("en") not in [button.label for button in at.button]


def test_hidden_names_are_nowhere_on_the_page() -> None:
    at = open_app("loss", hide="names", names="Ada,Bob,Cy", z="1,2,3", lang="en")
    assert not at.exception
    assert stage_of(at)["names"] == ["class 1", "class 2", "class 3"]
    told = [x.value for x in (*at.markdown, *at.caption)]
    told += [str(data) for data in parts(at, "softmax_viz_chart")]
    assert not [x for x in told if "Ada" in x or "Bob" in x]


def test_a_lock_follows_to_the_next_page() -> None:
    at = open_app(lock="t", z="1,2", lang="en")
    at.switch_page(DEMO["steps"].script).run()
    assert view_of(at)["locked"] == ["t"]
    assert at.text_area(key="t").disabled


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_are_shown_as_they_are_written(text: str) -> None:
    at = open_app(title=text, say=text, hide=text, lock=text, stay=text, lang="es")
    assert not at.exception
    assert "<script" not in held(at)
    assert "<b>" not in held(at)
    assert view_of(at)["hidden"] == []
    for shown in at.markdown:
        assert text not in shown.value
