"""The prepared link: making it, its QR code, and the page that it opens."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
import zxingcpp
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from benchmarks._protocol import browsing
from softmax_viz.catalog import DEMOS, EVERYWHERE, PAGES, Demo
from softmax_viz.controls.held import EXPLORE
from softmax_viz.live.prepare import Code, qr_code
from softmax_viz.scenario.prepared import SAY_LENGTH, TITLE_LENGTH
from softmax_viz.text import LANGS, Lang
from tests.app import APP, DEMO, open_app, parts
from tests.awaiting import awaited
from tests.test_app import bound_keys
from tests.test_prepared import HOSTILE

SETTINGS = {
    "from": "loss",
    "hides": "p,nav",
    "locks": "z,t",
    "titled": "Título & más",
    "says": "¿Cuál gana?",
    "stays": "true",
    "guesses": "true",
    "theme": "dark",
}
MADE = {
    "hide": "p,nav",
    "lock": "z,t",
    "title": "Título & más",
    "say": "¿Cuál gana?",
    "stay": "true",
    "guess": "true",
    "embed": "true",
    "embed_options": "dark_theme",
}
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
    at.selectbox(key="from_choice").select("loss").run()
    at.pills(key="hides_choice").set_value(["p", "nav"]).run()
    at.pills(key="locks_choice").set_value(["t"]).run()
    at.text_input(key="titled_choice").set_value("Título & más").run()
    at.text_input(key="says_choice").set_value("¿Cuál gana?").run()
    at.toggle(key="stays_choice").set_value(True).run()
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


def settings(at: AppTest) -> dict[str, object]:
    """Return what the page's widgets stand at, by the key of the address."""
    return {
        "from": at.selectbox(key="from_choice").value,
        "hides": ",".join(at.pills(key="hides_choice").value or ()),
        "locks": ",".join(at.pills(key="locks_choice").value or ()),
        "titled": at.text_input(key="titled_choice").value,
        "says": at.text_input(key="says_choice").value,
        "stays": "true" if at.toggle(key="stays_choice").value else "",
        "guesses": "true" if at.toggle(key="guesses_choice").value else "",
        "theme": at.segmented_control(key="theme_choice").value,
    }


@pytest.mark.parametrize("lang", LANGS)
def test_an_address_with_every_setting_opens_with_them_and_makes_their_link(
    lang: Lang,
) -> None:
    scenario = {"names": "a, b", "z": "3, 1", "t": "2"}
    at = open_app("prepare", **SETTINGS, **scenario, lang=lang)
    assert not at.exception
    assert settings(at) == SETTINGS
    assert handed_out(at) == ("/loss", scenario | MADE | {"lang": lang})


def test_another_language_leaves_every_setting() -> None:
    at = open_app("prepare", **SETTINGS, lang="en")
    at.segmented_control(key="lang").set_value("es").run()
    assert settings(at) == SETTINGS
    path, query = handed_out(at)
    assert (path, query["lang"]) == ("/loss", "es")
    assert query.items() >= MADE.items()


def test_the_settings_hide_and_lock_nothing_on_their_own_page() -> None:
    at = open_app("prepare", **SETTINGS, lang="en")
    assert held(at) == held(open_app("prepare", lang="en"))
    assert EXPLORE("en") not in [button.label for button in at.button]
    assert not at.text_area(key="z").disabled


def test_the_keys_of_the_settings_are_those_of_the_catalog_and_its_own() -> None:
    keys = {key.name for key in DEMO["prepare"].keys}
    assert bound_keys(open_app("prepare")) - {key.name for key in EVERYWHERE} == keys
    others = {k.name for page in PAGES if page.slug != "prepare" for k in page.keys}
    assert keys & (others | {key.name for key in EVERYWHERE}) == set()


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", ",", "TRUE!", "prepare", "light_theme", "P", "answer"]
)
def test_nonsense_in_the_address_counts_as_the_default(text: str) -> None:
    at = open_app("prepare", **dict.fromkeys(SETTINGS, text), lang="en")
    assert not at.exception
    path, query = handed_out(at)
    assert path == "/"
    assert query.keys() <= {"names", "z", "t", "lang", "title", "say"}
    assert not set(query.get("title", "") + query.get("say", "")) & {"\0", "\u202e"}
    assert len(query.get("title", "")) <= TITLE_LENGTH
    assert len(query.get("say", "")) <= SAY_LENGTH
    assert not {"from", "hides", "locks", "theme"} & set(at.query_params)


def test_of_an_outdated_address_what_is_known_still_counts() -> None:
    at = open_app("prepare", hides="new,p, z,p", locks="nav,t,t,", lang="en")
    assert handed_out(at)[1].items() >= {"hide": "z,p", "lock": "t"}.items()
    assert at.query_params["hides"] == "z,p"
    assert at.query_params["locks"] == "t"


def test_of_a_key_that_is_given_twice_the_last_value_counts() -> None:
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in SETTINGS.items():
        at.query_params[key] = ["nonsense", value]
    at.run().switch_page(DEMO["prepare"].script).run()
    assert not at.exception
    assert settings(at) == SETTINGS


async def made_by_quick_clicks(address: str) -> tuple[str, str]:
    """Hide one part after another while the browser still has the first address."""
    async with browsing(address, "prepare", lang="en", hides="t") as client:
        await client.run()
        first = client.query
        (pills,) = (
            element.button_group.id
            for element in client.elements.values()
            if element.button_group.id.endswith("-hides_choice")
        )
        for chosen in (["temperature", "names"], ["temperature", "names", "examples"]):
            data: Any = {"data": chosen}
            client.widgets[pills] = WidgetState(id=pills, string_array_value=data)
            client.query = first
            await client.run(client.fragment_of(pills))
        return client.data("prepare")["link"], client.query


def test_quick_clicks_count_though_the_address_comes_late(address: str) -> None:
    made, query = awaited(made_by_quick_clicks(address))
    assert dict(parse_qsl(urlsplit(made).query))["hide"] == "t,names,ex"
    assert dict(parse_qsl(query))["hides"] == "t,names,ex"


@pytest.mark.parametrize("lang", LANGS)
def test_the_qr_code_of_a_long_link_is_read_back(lang: Lang) -> None:
    names = ", ".join(f"número{i:02}" for i in range(20))
    z = ", ".join(f"{i - 10}.25" for i in range(20))
    at = open_app("prepare", z=z, names=names, lang=lang)
    at.text_input(key="titled_choice").set_value("¿Qué clase gana?" * 5).run()
    at.text_input(key="says_choice").set_value("Adivina primero. " * 11).run()
    at.pills(key="hides_choice").set_value(["p", "answers", "nav", "ex"]).run()
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
