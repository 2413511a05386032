"""The calibration page: both classifiers, the fit and its undo, and the strangers."""

import base64
import json
import re
from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.data import classifiers
from softmax_viz.live.calibration import reliability, strangers
from softmax_viz.live.calibration.words import GLYPHS, NAMES
from softmax_viz.live.wire import checked
from softmax_viz.scenario import Scenario
from softmax_viz.text import LANGS, Lang, number, percent, together
from tests.app import open_app

CLASSIFIERS = {"100": "bold", "898": "careful"}

open_calibration = partial(open_app, "calibration")


def present(at: AppTest) -> Scenario:
    scenario: Scenario = at.session_state["history"].present
    return scenario


def tables(at: AppTest) -> list[list[list[str]]]:
    """Read the cells of every table, row by row, heads included."""
    html = [block.proto.body for block in at.get("html")]
    return [
        [
            re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
            for row in re.findall(r"<tr>.*?</tr>", table)
        ]
        for table in html
        if "<table" in table
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("lessons", CLASSIFIERS)
def test_fit_sets_the_temperature_of_the_validation_data(
    lessons: str, lang: Lang
) -> None:
    at = open_calibration(clf=lessons, lang=lang)
    at.button(key="fit_t").click().run()
    assert not at.exception
    classifier = classifiers.load(CLASSIFIERS[lessons])
    validation, test = classifier.validation, classifier.test
    fitted = core.fit_temperature(validation.logits, validation.labels)
    assert present(at).temperature == fitted
    assert at.session_state["history"].undo().present.temperature == 1
    _, before, after = tables(at)[0]
    for row, t in ((before, 1.0), (after, fitted)):
        found = core.calibration_at(test.logits, test.labels, t)
        shares = [found.accuracy, found.confidence, found.error]
        assert row[1:4] == [percent(x, lang) for x in shares]
        assert row[4] == number(found.loss, lang)
    assert before[1] == after[1], "accuracy must not change in any digit"


def test_a_link_holds_classifier_and_picture_in_both_languages() -> None:
    at = open_calibration(clf="898", ood="A", lang="es")
    assert at.segmented_control(key="clf_choice").value == "898"
    assert at.pills(key="ood").value == "A"
    at.segmented_control(key="lang").set_value("en").run()
    assert at.segmented_control(key="clf_choice").value == "898"
    assert at.pills(key="ood").value == "A"


def test_a_link_that_makes_no_sense_gets_the_default() -> None:
    at = open_calibration(clf="bold", ood="<b>", t="2")
    assert not at.exception
    assert at.segmented_control(key="clf_choice").value == "100"
    assert at.pills(key="ood").value == "K"


@pytest.mark.parametrize("glyph", GLYPHS)
def test_every_stranger_goes_on_the_stage_and_back(glyph: str) -> None:
    at = open_calibration(ood=glyph, z="3,1", t="2")
    at.button(key="on_stage").click().run()
    assert not at.exception
    on_stage = present(at)
    assert on_stage.names == tuple("0123456789")
    assert on_stage.logits == classifiers.load("bold").strangers[GLYPHS[glyph]]
    assert on_stage.temperature == 2
    assert at.session_state["history"].undo().present.logits == (3, 1)


@pytest.mark.parametrize(
    ("t", "loss"), [("0", "∞"), ("1e-320", "&gt;10³⁰⁸"), ("inf", "2.3026")]
)
def test_the_table_is_right_at_the_ends_of_the_temperature(t: str, loss: str) -> None:
    at = open_calibration(t=t)  # 2.3026 is log 10
    assert tables(at)[0][-1][4] == loss
    assert tables(at)[0][-1][1] == tables(at)[0][1][1]


def test_back_to_one_needs_a_temperature_to_come_back_from() -> None:
    at = open_calibration(t="3")
    at.button(key="as_trained").click().run()
    assert present(at).temperature == 1
    assert at.button(key="as_trained").disabled


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", classifiers.CLASSIFIERS)
def test_the_browser_gets_the_logits_unchanged(key: str, lang: Lang) -> None:
    data = reliability.payload(key, lang)
    sent = np.frombuffer(base64.b64decode(data["logits"]), dtype="<f4")
    test = classifiers.load(key).test
    np.testing.assert_array_equal(sent, test.logits.ravel())
    assert data["labels"] == test.labels.tolist()
    whole = json.dumps(data, allow_nan=False)
    assert len(whole) < 40_000
    checked(json.loads(whole), reliability.ReliabilityData)


@pytest.mark.parametrize("key", classifiers.CLASSIFIERS)
def test_the_valleys_are_the_losses_of_the_core(key: str) -> None:
    classifier = classifiers.load(key)
    answers = (classifier.validation, classifier.test)
    for valley, data in zip(reliability.valleys(key), answers, strict=True):
        assert valley.size == len(data.labels)
        for t, loss in list(zip(reliability.CURVE, valley.losses, strict=True))[::20]:
            expected = core.negative_log_likelihood(data.logits, data.labels, t)
            assert loss == expected
        assert valley.bottom == core.fit_temperature(data.logits, data.labels)
        assert valley.lowest < min(valley.losses)


def test_every_stranger_has_a_glyph_and_a_name() -> None:
    keys = tuple(classifiers.load("bold").strangers)
    assert tuple(GLYPHS.values()) == tuple(NAMES) == keys
    for key in keys:
        for clf in classifiers.CLASSIFIERS:
            sent = json.dumps(strangers.payload(clf, key, "es"), allow_nan=False)
            checked(json.loads(sent), strangers.StrangersData)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("lessons", CLASSIFIERS)
def test_the_page_says_how_often_about_90_percent_is_right(
    lessons: str, lang: Lang
) -> None:
    test = classifiers.load(CLASSIFIERS[lessons]).test
    p = core.softmax(test.logits)
    sure = (p.max(axis=1) >= 0.85) & (p.max(axis=1) <= 0.95)
    right = float(np.mean(p.argmax(axis=1)[sure] == test.labels[sure]))
    at = open_calibration(clf=lessons, lang=lang, t="3")  # the sentence is of T = 1
    said = next(m.value for m in at.markdown if together("T = 1 ") in m.value)
    numbers = [percent(x, lang, 0) for x in (0.85, 0.95, right)]
    assert all(text in said for text in (*numbers, f" {sure.sum()} "))
    assert (int(sure.sum()), round(right, 2)) == {"100": (23, 0.57), "898": (110, 1)}[
        lessons
    ]


def test_the_fit_takes_most_of_the_error_away_but_not_all() -> None:
    for key in classifiers.CLASSIFIERS:
        test, fitted = classifiers.load(key).test, reliability.valleys(key)[0].bottom
        before, after = (
            core.calibration_at(test.logits, test.labels, t).error
            for t in (1.0, fitted)
        )
        assert 0 < after < before / 2


def test_the_classifiers_on_offer_are_those_that_were_trained() -> None:
    at = open_calibration()
    trained = [str(classifiers.load(key).training_size) for key in CLASSIFIERS.values()]
    assert trained == list(CLASSIFIERS)
    titles = at.segmented_control(key="clf_choice").options
    assert [re.findall("[0-9]+", title) for title in titles] == [[n] for n in trained]
