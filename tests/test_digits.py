"""The shipped digits: whole, loaded when asked for, and with the headline figures."""

import subprocess
import sys

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.data import classifiers

# Headline figures of both classifiers, as scripts/make_digits.py trains them.
HEADLINES = {
    "careful": {
        "accuracy": 0.958,
        "error": (0.085, 0.017),
        "T": 0.556,
        "loss": (0.193, 0.122),
    },
    "bold": {
        "accuracy": 0.880,
        "error": (0.075, 0.031),
        "T": 2.01,
        "loss": (0.481, 0.346),
    },
}


@pytest.mark.parametrize("key", classifiers.CLASSIFIERS)
def test_the_file_gives_the_headline_figures(key: str) -> None:
    classifier, expected = classifiers.load(key), HEADLINES[key]
    validation, test = classifier.validation, classifier.test
    fitted = core.fit_temperature(validation.logits, validation.labels)
    assert fitted == pytest.approx(expected["T"], abs=0.005)
    before = core.calibration_at(test.logits, test.labels)
    after = core.calibration_at(test.logits, test.labels, fitted)
    assert before.accuracy == after.accuracy
    assert before.accuracy == pytest.approx(expected["accuracy"], abs=5e-4)
    assert (before.error, after.error) == pytest.approx(expected["error"], abs=5e-4)
    assert (before.loss, after.loss) == pytest.approx(expected["loss"], abs=5e-4)


def test_one_is_over_confident_and_the_other_under_confident() -> None:
    for key, sign in (("bold", 1), ("careful", -1)):
        test = classifiers.load(key).test
        at_one = core.calibration_at(test.logits, test.labels)
        assert sign * (at_one.confidence - at_one.accuracy) > 0.05


@pytest.mark.parametrize("key", classifiers.CLASSIFIERS)
def test_the_classifiers_were_asked_the_same_and_have_no_ties(key: str) -> None:
    classifier, other = classifiers.load(key), classifiers.load("bold")
    for part, m in (("validation", 449), ("test", 450)):
        answers = getattr(classifier, part)
        assert answers.logits.shape == (m, 10)
        np.testing.assert_array_equal(answers.labels, getattr(other, part).labels)
        assert set(answers.labels.tolist()) == set(range(10))
        assert (answers.logits == answers.logits.astype(np.float32)).all()
        top = np.sort(answers.logits, axis=1)
        assert (top[:, -1] > top[:, -2]).all()


def test_every_stranger_has_a_picture_and_ten_logits() -> None:
    for clf in classifiers.CLASSIFIERS:
        assert {len(z) for z in classifiers.load(clf).strangers.values()} == {10}
    bold, careful = (classifiers.load(clf).strangers for clf in classifiers.CLASSIFIERS)
    assert tuple(bold) == tuple(careful)
    for key in bold:
        pixels = np.array(classifiers.picture(key))
        assert pixels.shape == (8, 8)
        assert pixels.min() >= 0
        assert pixels.max() <= 16
    assert np.ptp(classifiers.picture("blank")) == 0


def test_softmax_is_sure_of_strangers_and_fitting_cures_only_some() -> None:
    bold, careful = classifiers.load("bold"), classifiers.load("careful")
    for key in ("k", "heart", "turned", "negative"):
        assert core.softmax(bold.strangers[key]).max() > 0.999
        assert core.softmax(bold.strangers[key], 2.0136).max() > 0.97
    assert core.softmax(bold.strangers["blank"]).max() < 0.2
    # The careful one is fitted with T < 1, which makes it surer of strangers too.
    for z in careful.strangers.values():
        assert core.softmax(z, 0.5559).max() > core.softmax(z).max()


def test_nobody_loads_the_digits_before_they_are_asked_for() -> None:
    code = (
        "import sys, softmax_viz.catalog, softmax_viz.controls; "
        "print('softmax_viz.digits' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
