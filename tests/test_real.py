"""The shipped logits: what the models really answered, small and quick to read."""

import math
import subprocess
import sys
from collections.abc import Mapping

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.data import examples as real
from softmax_viz.data.examples import SHARE, SHOWN, Example
from softmax_viz.live import models
from softmax_viz.live.models.names import PHOTO_CLASSES
from softmax_viz.scenario import NAME_LENGTH
from softmax_viz.text import LANGS, Lang

TEMPERATURES = core.three_digit_temperatures()
ALL: list[Example] = [
    example
    for group in (real.photos(), real.prompts(), real.digits())
    for example in group.values()
]

TEMPERATURES = core.three_digit_temperatures()


def tops(group: Mapping[str, Example], key: str) -> list[tuple[str, float]]:
    example = group[key]
    now = core.largest_and_rest(example.logits, SHOWN)
    names = models.class_names(example, "en")
    return [
        (name, round(float(p), 3))
        for name, p in zip(names, now.probabilities, strict=True)
    ]


def held(example: Example) -> int:
    return int(core.nucleus_sizes(example.logits, SHARE, [1])[0])


# Softmax of what the models answer, to be had again with scripts/make_real_data.py.
def test_the_photographs_have_their_known_probabilities() -> None:
    photos = real.photos()
    assert tops(photos, "cat")[:3] == [
        ("tiger cat", 0.400),
        ("Egyptian cat", 0.354),
        ("tabby cat", 0.166),
    ]
    assert tops(photos, "coffee")[0] == ("espresso", 0.951)
    assert tops(photos, "camera")[0] == ("tripod", 0.937)
    assert tops(photos, "astronaut")[0] == ("football helmet", 0.161)
    entropy = float(core.entropy_from_logits(photos["astronaut"].logits))
    assert entropy == pytest.approx(4.72, abs=0.005)


def test_the_prompts_have_their_known_probabilities() -> None:
    prompts = real.prompts()
    assert tops(prompts, "paris")[0] == ("␣Paris", 0.773)
    assert tops(prompts, "cat")[0] == ("␣cat", 0.071)
    assert tops(prompts, "hot")[0] == ("␣cold", 0.684)
    assert held(prompts["paris"]) == 10
    assert held(prompts["cat"]) == 533


@pytest.mark.parametrize("example", ALL, ids=lambda e: f"{e.classes}-{e.key}")
def test_every_example_is_whole(example: Example) -> None:
    assert example.classes in (10, 1000, 49152)
    assert example.logits.dtype == np.float32
    assert np.isfinite(example.logits).all()
    order = np.argsort(-example.logits, kind="stable")[:SHOWN]
    assert example.order == tuple(order.tolist())
    assert bool(example.picture) != bool(example.prompt)
    assert len(example.holders) == len(TEMPERATURES)
    with pytest.raises(ValueError, match="read-only"):
        example.logits[0] = 1


@pytest.mark.parametrize("example", ALL, ids=lambda e: f"{e.classes}-{e.key}")
def test_the_holders_are_those_that_the_core_counts(example: Example) -> None:
    places = [0, 700, 1399, 1400, 1700, 2400]
    counted = core.nucleus_sizes(
        example.logits, SHARE, [TEMPERATURES[i] for i in places]
    )
    np.testing.assert_array_equal(example.holders[places], counted)
    assert (np.diff(example.holders.astype(int)) >= 0).all()


def test_the_temperatures_are_all_of_three_digits() -> None:
    assert len(TEMPERATURES) == len(set(TEMPERATURES)) == 2401
    assert list(TEMPERATURES) == sorted(TEMPERATURES)
    assert (TEMPERATURES[0], TEMPERATURES[1400], TEMPERATURES[-1]) == (0.05, 1, 20)


def test_of_the_digits_ten_are_read_right_and_two_wrong() -> None:
    right = [e.order[0] == e.label for e in real.digits().values()]
    assert right == [True] * 10 + [False] * 2


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("example", ALL, ids=lambda e: f"{e.classes}-{e.key}")
def test_what_is_shown_has_a_name_and_a_story(example: Example, lang: Lang) -> None:
    names = models.class_names(example, lang)
    assert len(set(names)) == SHOWN  # apart from each other, on the stage as well
    assert all(name.strip() and len(name) <= NAME_LENGTH for name in names)
    story = models.story_of(example)
    assert story.title(lang)
    assert story.says(lang)
    assert bool(story.alt and story.alt(lang)) == bool(example.picture)


def test_no_class_is_named_that_is_never_shown() -> None:
    shown = {i for example in real.photos().values() for i in example.order}
    assert PHOTO_CLASSES.keys() == shown


def test_the_real_data_stay_under_three_megabytes() -> None:
    assert sum(file.stat().st_size for file in real.DATA.glob("*.npz")) < 3_000_000


def test_importing_the_app_reads_no_data() -> None:
    code = (
        "import softmax_viz.live.models, softmax_viz.data.examples as r; "
        "print(sum(f.cache_info().misses for f in (r.photos, r.prompts, r.digits)))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "0"


def test_at_low_temperatures_the_classes_without_a_name_do_not_count() -> None:
    """Below the sweep the card takes a tangent for them: it must not matter."""
    for example in ALL:
        now = core.largest_and_rest(example.logits, SHOWN, TEMPERATURES[0])
        assert now.rest < 1e-9
        assert math.fsum(now.probabilities) == pytest.approx(1, abs=1e-9)
