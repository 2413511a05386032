"""The whole app, page by page, in both languages and with every kind of input."""

import ast
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core, scenario
from softmax_viz.catalog import DEMOS, EVERYWHERE, Demo
from softmax_viz.controls import after, extras
from softmax_viz.controls.frame import REMEMBER
from softmax_viz.live.chart import ChartData
from softmax_viz.live.stage import StageData, View, payload
from softmax_viz.live.wire import checked, received
from softmax_viz.scenario import DEFAULT, PRESETS, History, Scenario
from softmax_viz.scenario.training import Truth
from softmax_viz.text import LANGS, Lang, Text
from tests.app import ROOT, charts, open_app
from tests.hostile import EDIT


def scenario_of(at: AppTest) -> Scenario:
    history: History = at.session_state["history"]
    return history.present


def walk(lang: Lang, **query: str) -> Iterator[tuple[Demo, AppTest]]:
    """Go through every page in one session, as the link opens it."""
    at = open_app(lang=lang, **query)
    for demo in DEMOS:
        yield demo, at.switch_page(demo.script).run()


LIMITS: list[dict[str, str]] = [
    {"t": "0"},
    {"t": "inf"},
    {"z": "1e308,-1e308", "t": "1e-3"},
    {"z": "1,1,1,1"},
    {"z": "-1000,-1001,-1002"},
    {"z": ",".join(map(str, range(20))), "t": "1e-320"},
    {"names": "![x](http://h/x.png),<b>b</b>,:red[x]", "z": "1,2,3"},
    {"names": "$\\href{javascript:x}{y}$,a,a", "z": "1,2,3"},
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "query",
    [{}, *(pytest.param(query, marks=pytest.mark.thorough) for query in LIMITS)],
    ids=str,
)
def test_every_page_opens(lang: Lang, query: dict[str, str]) -> None:
    for demo, at in walk(lang, **query):
        assert not at.exception, demo.slug
        assert not at.error, demo.slug
        assert at.header[0].value == demo.title(lang)
        for chart in charts(at):
            checked(chart, ChartData)
            go.Figure(chart["figure"])  # Plotly's own validation


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "query",
    [
        {"z": "1,abc"},
        {"z": ""},
        {"z": "nan,1"},
        {"z": "inf,1"},
        {"z": "-inf,-inf"},
        {"z": "5"},
        {"z": "1e400,1"},
        {"z": " ".join(["1"] * 3000)},
        {"z": "1,2", "names": "a,b,c"},
        {"t": "-1"},
        {"t": "nan"},
        {"t": "١"},
        {"z": "1,![x](http://evil/x.png)"},
    ],
    ids=lambda q: str(q)[:40],
)
def test_a_bad_link_gets_a_message_and_the_default(
    lang: Lang, query: dict[str, str]
) -> None:
    at = open_app(lang=lang, **query)
    assert not at.exception
    assert len(at.error) == 1
    assert scenario_of(at).logits == DEFAULT.logits


def bound_keys(at: AppTest) -> set[str]:
    """Collect the keys of the link that the widgets of a page are bound to."""
    protos = [getattr(block, "proto", None) for block in at]
    bound = {getattr(proto, "query_param_key", "") for proto in protos}
    chosen = (str(getattr(block, "key", "")) for block in at)
    choices = {key.removesuffix("_choice") for key in chosen if key.endswith("_choice")}
    return (bound | choices) - {""}


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_the_keys_of_a_page_are_those_of_the_catalog(demo: Demo) -> None:
    everywhere = {key.name for key in EVERYWHERE}
    found: set[str] = set()
    for kind in ("photo", "text", "digit"):  # the page of real models draws one at once
        at = open_app(
            demo,
            z="1,2,3,4",
            names="a,b,c,d",
            real=kind,
            **{"hide": "ex", "lock": "t", "title": "x", "say": "y", "stay": "true"},
            **{"present": "true", "lesson": "school", "scene": "2", "guess": "x"},
        )
        assert everywhere <= bound_keys(at)
        found |= bound_keys(at) - everywhere
        if demo.slug != "models":
            break
    assert found == {key.name for key in demo.keys}


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "Read as 2; 1; 0.5: a comma"), ("es", "Leído como 2; 1; 0,5: una coma")],
)
def test_a_doubtful_comma_is_read_as_a_decimal_and_the_page_says_so(
    lang: Lang, says: str
) -> None:
    linked = open_app(lang=lang, z="2, 1, 0,5")
    typed = open_app(lang=lang)
    assert not typed.info
    typed.text_area(key="z").set_value("2, 1, 0,5").run()
    for at in (linked, typed):
        assert scenario_of(at).logits == (2, 1, 0.5)
        assert says in at.info[0].value
    assert typed.text_area(key="z").value == "2, 1, 0.5"
    typed.run()
    assert typed.info
    typed.text_area(key="z").set_value("3, 1, 0.5").run()
    assert not typed.info


@pytest.mark.parametrize("key", ["names", "z", "t"])
def test_a_link_that_is_too_long_is_not_read(key: str) -> None:
    at = open_app(**{key: "a" * 9000})
    assert not at.exception
    assert scenario_of(at).logits == DEFAULT.logits


def test_the_last_good_state_stays_when_a_field_goes_bad() -> None:
    at = open_app(z="3,2,1")
    at.text_area(key="z").set_value("3,2,x").run()
    assert "Logit 3 of 3, `x`" in at.error[0].value
    assert scenario_of(at).logits == (3.0, 2.0, 1.0)
    at.text_area(key="z").set_value("3,2,0").run()
    assert not at.error
    assert scenario_of(at).logits == (3.0, 2.0, 0.0)


def test_a_pasted_column_is_tidied_up() -> None:
    at = open_app()
    at.text_area(key="z").set_value("ant\t1,5\nbee\t-2").run()
    assert at.text_area(key="z").value == "1.5, -2"
    assert at.text_area(key="names").value == "ant, bee"


START = History(DEFAULT.scenario("en"))
EDITED = Scenario(("a", "b"), (1, 2.5), math.inf)


def command(kind: Any) -> dict[str, Any]:
    return {"kind": kind, "sequence": 1}


def test_a_gesture_in_passing_leaves_the_present_alone() -> None:
    passing = after(START, EDIT | {"final": False}, "en")
    assert passing == History(START.present, passing=EDITED)
    done = after(passing, EDIT, "en")
    assert done == History(EDITED, (START.present,))


def test_undo_and_redo_through_every_kind_of_change() -> None:
    history, states = START, [START.present]
    kinds = ["add", "remove:0", "preset:two", "preset:worked-example"]
    for message in [*map(command, kinds), EDIT]:
        history = after(history, message, "en")
        states.append(history.present)
    assert len(set(states)) == len(states)
    for expected in states[-2::-1]:
        history = after(history, command("undo"), "en")
        assert history.present == expected
    for expected in states[1:]:
        history = after(history, command("redo"), "en")
        assert history.present == expected


def test_at_the_ends_undo_and_redo_do_nothing() -> None:
    assert after(START, command("undo"), "en") == START
    assert after(START, command("redo"), "en") == START


def test_a_new_change_forgets_what_was_undone() -> None:
    history = after(after(START, command("add"), "en"), command("undo"), "en")
    assert history.future
    assert not after(history, command("remove:1"), "en").future


def without(field: str) -> dict[str, Any]:
    return {key: value for key, value in EDIT.items() if key != field}


NONSENSE: list[Any] = [
    None,
    [],
    {},
    {"kind": "edit"},
    *(without(field) for field in EDIT),
    EDIT | {"more": 1},
    EDIT | {"final": 1},
    EDIT | {"names": "ab"},
    EDIT | {"names": ["a"]},
    EDIT | {"names": ["a", 5]},
    EDIT | {"names": ["a", "b" * 201]},
    EDIT | {"logits": [1, None]},
    EDIT | {"logits": [1, True]},
    EDIT | {"logits": [1, "2"]},
    EDIT | {"logits": [1, "nan"]},
    EDIT | {"logits": [1, math.nan]},
    EDIT | {"logits": [1, 1e999]},
    EDIT | {"logits": [10**400, 1]},
    EDIT | {"temperature": -1},
    EDIT | {"temperature": "-inf"},
    EDIT | {"temperature": "nan"},
    EDIT | {"temperature": "1"},
    EDIT | {"temperature": []},
    EDIT | {"names": ["a"] * 21, "logits": [0] * 21},
    EDIT | {"threshold": True},
    EDIT | {"threshold": "0.5"},
    EDIT | {"threshold": math.nan},
    EDIT | {"truth": True},
    EDIT | {"truth": 0.5},
    command("edit"),
    command("remove:x"),
    command("remove:" + "9" * 5000),
    command("preset:nothing"),
    command("explode"),
    command(7),
    command("add") | {"final": True},
    {"kind": "add"},
]


@pytest.mark.parametrize("message", NONSENSE, ids=lambda m: str(m)[:50])
def test_a_message_made_by_hand_does_no_harm(message: Any) -> None:
    assert after(START, message, "en") == START
    assert extras(message) == {}


def test_a_million_names_are_refused_before_one_is_cleaned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def plain(_name: str, _limit: int) -> str:
        pytest.fail("cleaned")

    monkeypatch.setattr(scenario.model, "plain", plain)
    million = EDIT | {"names": ["a"] * 1_000_000}
    assert after(START, million, "en").present is START.present


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, {}),
        ({"threshold": 0.25}, {"th": 25}),
        ({"threshold": 1}, {"th": 100}),
        ({"threshold": 1.5}, {}),
        ({"threshold": -0.1}, {}),
        ({"truth": 1}, {"y": 2}),
        ({"truth": 2}, {}),
        ({"truth": -1}, {}),
        ({"truth": 0, "threshold": 0}, {"th": 0, "y": 1}),
    ],
    ids=str,
)
def test_a_message_sets_a_threshold_and_a_truth_that_make_sense(
    change: dict[str, Any], fields: dict[str, int]
) -> None:
    assert extras(EDIT | change) == fields


def test_classes_stop_at_twenty_and_at_two() -> None:
    full = History(Scenario(("a",) * 20, (0.0,) * 20))
    assert after(full, command("add"), "es") == full
    two = History(Scenario(("a", "b"), (1.0, 2.0)))
    assert after(two, command("remove:0"), "es") == two


def test_language_moves_our_names_and_keeps_yours() -> None:
    at = open_app(names="cat,Ada,bird", z="1,2,3", lang="en")
    at.segmented_control(key="lang").set_value("es").run()
    assert scenario_of(at).names == ("gato", "Ada", "pájaro")


def sent_to_stage(shown: Scenario, lang: Lang, view: View) -> StageData:
    """Return what the stage gets at first, held to its type."""
    data = payload(
        shown, lang, view, session=1, sequence=0, can_undo=False, can_redo=True
    )
    checked(json.loads(json.dumps(data, allow_nan=False)), StageData)
    return data


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_the_stage_shows_the_numbers_of_the_core(preset: Any) -> None:
    shown = preset.scenario("en")
    numbers = sent_to_stage(shown, "en", View())["numbers"]
    p = core.softmax(shown.logits, shown.temperature)
    assert numbers["softmax"] == p.tolist()
    assert numbers["sum"]["softmax"] == pytest.approx(1, abs=1e-15)
    assert numbers["effectiveClasses"] == pytest.approx(core.perplexity(p), rel=1e-12)


@pytest.mark.parametrize("t", [0.0, 1e-320, 1e308, math.inf])
def test_the_stage_can_be_sent_at_every_temperature(t: float) -> None:
    shown = Scenario(("a", "b"), (1, 0), t)
    data = sent_to_stage(shown, "es", View(("softmax", "sigmoid"), 0.5, Truth(1)))
    assert received(data["temperature"]) == t


# --- both languages, and only the one asked for -------------------------------------

# Frequent words of each language that are no word of the other.
ENGLISH = "the|and|of|is|are|with|your|which|every|when|from|this|that|not"
SPANISH = "el|la|los|las|de|con|una|que|cada|cuando|desde|esta|este|del|por"
AND = r"(?<=\w )y(?= \w)"  # between words; the target y of a loss is no "and"
FOREIGN = {
    "en": re.compile(rf"\b({SPANISH})\b|{AND}", re.IGNORECASE),
    "es": re.compile(rf"\b({ENGLISH})\b", re.IGNORECASE),
}


def words_of(at: AppTest) -> list[str]:
    """Collect the prose that the page shows, code and formulas left out."""
    kinds = ("header", "subheader", "caption", "markdown", "error", "warning", "info")
    blocks = [block.value for kind in kinds for block in getattr(at, kind)]
    widgets = ("button", "toggle", "selectbox", "segmented_control", "number_input")
    blocks += [w.label for kind in widgets for w in getattr(at, kind)]
    return [re.sub(r"`[^`]*`|\$[^$]*\$", "", str(block)) for block in blocks]


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_tells_its_story_in_one_language(lang: Lang) -> None:
    for demo, at in walk(lang, names="a,b,c", z="1,2,3"):
        assert [part.proto.component_name for part in at.get("bidi_component")].count(
            "softmax_viz_stage"
        ) == 1, demo.slug
        prose = words_of(at)
        remembered = [x for x in prose if x.startswith(f"**{REMEMBER(lang)}.**")]
        assert len(remembered) == 1, demo.slug
        assert [x for x in prose if FOREIGN[lang].search(x)] == [], demo.slug


def all_texts() -> list[tuple[str, Text]]:
    """Find every Text that is written in the package, pages included."""
    return [
        (file.name, Text(*map(written, node.args)))
        for file in (ROOT / "softmax_viz").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Text"
        and len(node.args) == 2
        and all(isinstance(part, ast.Constant | ast.JoinedStr) for part in node.args)
    ]


def written(node: ast.expr) -> str:
    """Return the text of a literal, {} for each value in an f-string."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr)
    return "".join(
        written(part) if isinstance(part, ast.Constant) else "{}"
        for part in node.values
    )


def test_every_text_speaks_both_languages() -> None:
    texts = all_texts()
    assert len(texts) > 400
    for file, text in texts:
        assert text.en.strip(), (file, text)
        assert text.es.strip(), (file, text)
        for lang in LANGS:
            prose = re.sub(r"\{.*?\}|`[^`]*`", "", text(lang))
            assert not FOREIGN[lang].search(prose), (file, text)
        places = [set(re.findall(r"\{(\w+)", side)) for side in (text.en, text.es)]
        assert places[0] == places[1], (file, text)


# What each language calls otherwise: one word for one thing, and no word-for-word
# translation. Cuts of a word, where its forms are many.
NOT_SAID = {
    "en": "mend|give or take|surer|wander|share[sd]? out|held back|as likely as",
    "es": "tragaperras|el jacobiano|fórmula del libro|escenario|sorte[ao]|agudiza"
    "|dividir sin más|verdadera:|clase verdadera|pérdida media|mal leído",
}


def test_one_thing_has_one_name() -> None:
    for lang in LANGS:
        said = [
            (file, text(lang))
            for file, text in all_texts()
            if re.search(rf"\b({NOT_SAID[lang]})", text(lang), re.IGNORECASE)
        ]
        assert said == []


def test_both_languages_say_the_same_numbers_each_with_its_own_marks() -> None:
    decimal = {"en": r"\d\.\d", "es": r"\d,\d"}
    other = {"en": r"\d,\d(?!\d\d)", "es": r"\d\.\d"}
    decimals = 0
    for file, text in all_texts():
        prose = {lang: re.sub(r"\{.*?\}|`[^`]*`", "", text(lang)) for lang in LANGS}
        decimals += bool(re.search(decimal["es"], prose["es"]))
        if file not in ("code.py", "snippets.py"):  # versions, and what Python prints
            for lang in LANGS:
                assert not re.search(other[lang], prose[lang]), (file, text)
        both = [sorted(re.findall(r"\d", prose[lang])) for lang in LANGS]
        assert both[0] == both[1], (file, text)
    assert decimals > 10
