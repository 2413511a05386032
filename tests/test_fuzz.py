"""Every parser and the stage's messages on what nobody thought of, by Hypothesis."""

import json
import math
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from hypothesis import example, given
from hypothesis import strategies as st

from softmax_viz.checking import words
from softmax_viz.checking.report import judge, judge_array
from softmax_viz.classcodes import CodeError, decode, encode, read_codes
from softmax_viz.controls import after, extras
from softmax_viz.controls.lesson import PATHS
from softmax_viz.live.geometry import read_corners
from softmax_viz.live.messages import MESSAGES
from softmax_viz.live.wire import WireError, checked
from softmax_viz.scenario import (
    DEFAULT,
    History,
    Prepared,
    Scenario,
    ScenarioError,
    guesses_decimal_commas,
    logits_text,
    names_text,
    read_logits,
    read_names,
    read_prepared,
    read_scenario,
    read_temperature,
    temperature_text,
)
from softmax_viz.scenario.lesson import Lesson, from_file, pack, to_file, unpack
from softmax_viz.scenario.prepared import KEYS, LOCKABLE, PARTS
from softmax_viz.tasks.tally import gather
from softmax_viz.text import LANGS, Text, plain, quoted, typed_number
from tests.hostile import EDIT, EVERY_TEXT, UNITS

# Of what people write, pieces that a parser knows stand beside any characters at all.
PIECES: Final = (*UNITS, *EVERY_TEXT[:60], *LANGS, "0.5", "1e3", "60 %", "a: 0.5\n")
ANY: Final = st.text(st.characters(), max_size=40)
SENT: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TEXTS: Final = st.one_of(
    SENT,
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), SENT), max_size=12).map("".join),
)
NUMBERS: Final = st.one_of(
    st.integers(-3, 25),
    st.integers(),
    st.sampled_from([10**400, -(10**400), 2**53, True, False]),
    st.floats(),
)
VALUES: Final = st.recursive(
    st.one_of(st.none(), NUMBERS, ANY),
    lambda inner: st.one_of(
        st.lists(inner, max_size=25), st.dictionaries(ANY, inner, max_size=8)
    ),
    max_leaves=30,
)
LOGITS: Final = st.floats(allow_nan=False, allow_infinity=False)
TEMPERATURES: Final = st.one_of(
    st.sampled_from([0.0, 5e-324, 1e-3, 1.0, 2.0, 1e308, math.inf]),
    st.floats(0, allow_nan=False),
)


@st.composite
def scenarios(draw: st.DrawFn, logits: st.SearchStrategy[float] = LOGITS) -> Scenario:
    """Draw a scenario that can be, with any names."""
    z = draw(st.lists(logits, min_size=2, max_size=20))
    names = draw(st.lists(ANY, min_size=len(z), max_size=len(z)))
    named = [name if plain(name, 24) else f"class {i}" for i, name in enumerate(names)]
    return Scenario(tuple(named), tuple(x + 0.0 for x in z), draw(TEMPERATURES))


def said(error: ScenarioError | CodeError) -> None:
    """Check that a refusal says why, and shows nothing so that it would be obeyed."""
    for lang in LANGS:
        shown = error.message(lang)
        assert shown.strip()
        assert shown.count("`") % 2 == 0
        assert "\n" not in shown


def read(reader: Callable[[str], Any], text: str) -> Any:
    """Return what a parser reads, or None where it refuses as it should."""
    try:
        return reader(text)
    except ScenarioError as error:
        said(error)
        return None


# --- links and fields -----------------------------------------------------------------


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(LANGS))
def test_three_texts_are_a_scenario_or_a_reason(
    names: str, z: str, t: str, lang: Any
) -> None:
    for text in (t, "1"):
        found = read(lambda text: read_scenario(names, z, text, lang), text)
        if found:
            assert 2 <= found.size == len(found.names) <= 20
            assert all(map(math.isfinite, found.logits))
            assert found.temperature >= 0
    read(guesses_decimal_commas, z)


@given(TEXTS)
def test_a_text_is_numbers_or_names_or_a_reason(text: str) -> None:
    logits, temperature = read(read_logits, text), read(read_temperature, text)
    assert logits is None or all(isinstance(z, float) for z in logits)
    assert temperature is None or temperature >= 0
    assert all(name == name.strip() for name in read(read_names, text) or ())
    number = typed_number(text)
    assert number is None or math.isfinite(number)
    corners = read_corners(text, 5)
    assert corners is None or len({*corners} & {*range(5)}) == 3


@example(Scenario(("class 1", "0 \u200b 0"), (0, 0)))
@example(Scenario(("A\U00018cd6\u0300", "b"), (0, 0)))
@given(scenarios())
def test_every_scenario_goes_through_its_texts_and_back(scenario: Scenario) -> None:
    texts = names_text(scenario), logits_text(scenario), temperature_text(scenario)
    assert read_scenario(*texts, "en") == scenario


@given(ANY, st.integers(1, 80))
def test_foreign_text_becomes_one_short_line(text: str, limit: int) -> None:
    shown = plain(text, limit)
    assert len(shown) <= limit
    assert shown == shown.strip()
    assert len((shown + "x").splitlines()) == 1
    shown.encode()  # no half of a pair is left
    assert plain(shown, limit) == shown
    assert quoted(text, limit).count("`") == 2


@given(st.text(st.characters(codec="ascii"), max_size=100), st.integers(12, 80))
def test_text_without_accents_goes_the_short_way_to_the_same_line(
    text: str, limit: int
) -> None:
    assert plain(text, limit) == plain(f"\u200b{text}", limit)


@given(st.dictionaries(st.sampled_from(KEYS), TEXTS | st.sampled_from(PARTS)))
def test_what_a_link_holds_back_is_read_back(fields: dict[str, str]) -> None:
    found = read_prepared(fields)
    assert read_prepared(found.fields()) == found
    assert found.hidden & set(LOCKABLE) <= found.locked


# --- messages -------------------------------------------------------------------------

START: Final = History(DEFAULT.scenario("en"))
CHANGES: Final = st.dictionaries(
    st.sampled_from([*EDIT, "more"]),
    VALUES
    | st.lists(ANY, max_size=25)
    | st.lists(NUMBERS, max_size=25)
    | st.sampled_from(["inf", "-inf", "nan"]),
    max_size=3,
)
COMMANDS: Final = st.one_of(
    st.sampled_from(["add", "undo", "redo", "preset:tie", "remove:0"]),
    st.builds("{}:{}".format, st.sampled_from(["remove", "preset", "add"]), ANY),
    ANY,
)
SENT_MESSAGES: Final = st.one_of(
    VALUES,
    CHANGES.map(lambda change: EDIT | change),
    st.builds(lambda kind, n: {"kind": kind, "sequence": n}, COMMANDS, NUMBERS),
)


@given(
    st.lists(SENT_MESSAGES, max_size=8),
    st.frozensets(st.sampled_from(LOCKABLE), max_size=3),
)
def test_no_row_of_messages_brings_the_stage_out_of_order(
    messages: list[Any], locked: frozenset[Any]
) -> None:
    history = START
    for message in messages:
        before = history
        history = after(history, message, "en", Prepared(locked=locked))
        for shown in (history.present, history.shown):
            texts = names_text(shown), logits_text(shown), temperature_text(shown)
            assert read_scenario(*texts, "en") == shown
        fields = extras(message)
        assert fields.keys() <= {"th", "y"}
        assert 0 <= fields.get("th", 0) <= 100
        assert 1 <= fields.get("y", 1) <= 20
        if not isinstance(message, dict):
            assert history.present == before.present


@given(VALUES, st.sampled_from(MESSAGES))
def test_a_value_is_of_a_type_or_refused(value: Any, kind: Any) -> None:
    with suppress(WireError):
        assert checked(value, kind) is value


# --- claims, codes and lessons --------------------------------------------------------


@example("23 0 0 1", Scenario(tuple("abcd"), (3.4e305, 0, 0, 0), 0.0), "en")
@example("2 0 0 1", Scenario(tuple("abcd"), (1.5e154, 0, 0, 0), 0.0), "en")
@example("0, 1, 1e-350", Scenario(tuple("abc"), (1, 2, 3), 1.0), "es")
@example("0, 1e-350, 0.5", Scenario(tuple("abc"), (1, 2, 3), 0.0), "es")
@given(
    TEXTS | st.lists(NUMBERS.map(str), max_size=20).map(", ".join),
    scenarios(LOGITS | st.floats(-20, 20)),
    st.sampled_from(LANGS),
)
def test_every_claim_is_judged_or_refused(
    text: str, scenario: Scenario, lang: Any
) -> None:
    report = judge(text, scenario.logits, scenario.temperature)
    if isinstance(report, Text):
        assert report(lang).count("`") % 2 == 0
        return
    assert words.headline(report, lang)
    assert len(words.table_rows(report, scenario.names, lang)) == scenario.size
    for found in (*report.laws, *report.mistakes, *report.nearest):
        assert words.sentence(found, scenario.names, lang)
    words.notes(report, lang)


@given(
    TEXTS
    | st.lists(
        st.lists(st.floats(0, 1).map("{:.3g}".format), min_size=3, max_size=3).map(
            ", ".join
        ),
        max_size=6,
    ).map("\n".join),
    st.sampled_from(LANGS),
)
def test_every_array_is_judged_or_refused(text: str, lang: Any) -> None:
    report = judge_array(text)
    if isinstance(report, Text):
        assert report(lang).count("`") % 2 == 0
        return
    assert words.array_sentences(report, lang)
    if not report.mean:
        assert words.array_table(report, lang)


@given(st.lists(TEXTS | st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ-oil \n")))
def test_codes_are_answers_or_problems(rows: list[str]) -> None:
    text = "\n".join(rows)
    lines, problems = read_codes(text)
    assert len(lines) + len(problems) >= sum(bool(x.strip()) for x in text.split("\n"))
    questions, more = gather(text)
    assert len(more) >= len(problems)
    assert sum(question.size for question in questions) <= len(lines)


@given(st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=15, max_size=15))
def test_fifteen_characters_are_one_answer_or_none(text: str) -> None:
    try:
        answer = decode(text)
    except CodeError as error:
        said(error)
    else:
        assert encode(answer).replace("-", "") == text


SCENES: Final = st.builds(
    "{}{}".format, st.sampled_from(sorted(PATHS)) | TEXTS, st.just("") | TEXTS
)


@example({"softmax_viz": 1, "title": "", "scenes": ["loss?say=\ud800"]})
@given(
    st.builds(
        lambda title, scenes: {"softmax_viz": 1, "title": title, "scenes": scenes},
        ANY | VALUES,
        st.lists(SCENES | st.builds("{}?{}".format, st.just("loss"), ANY)) | VALUES,
    )
)
def test_a_file_is_a_lesson_that_can_be_packed_or_refused(content: Any) -> None:
    written = json.dumps(content).encode()
    lesson = read(lambda _: from_file(written, PATHS), "")
    if lesson:
        assert from_file(to_file(lesson).encode(), PATHS) == lesson
        assert unpack(pack(lesson), PATHS) == lesson


@given(st.binary(max_size=200) | TEXTS.map(str.encode))
def test_bytes_are_a_lesson_or_refused(content: bytes) -> None:
    assert isinstance(read(lambda _: from_file(content, PATHS), ""), Lesson | None)
    text = content.decode("latin-1")
    assert isinstance(read(lambda text: unpack(text, PATHS), text), Lesson | None)
