"""The scenario: its limits, its texts, and what people type, paste and link."""

import math
from itertools import pairwise

import pytest

from softmax_viz.scenario import (
    DEFAULT,
    MAX_CLASSES,
    NAME_LENGTH,
    PRESETS,
    TEMPERATURES,
    Scenario,
    ScenarioError,
    logits_text,
    names_text,
    next_free_name,
    numbered_name,
    read_logits,
    read_names,
    read_scenario,
    read_temperature,
    temperature_text,
    translated,
)
from softmax_viz.text import LANGS, Lang

ANIMALS = "cat, dog, bird"


def read(z: str, names: str = ANIMALS, t: str = "1", lang: Lang = "en") -> Scenario:
    return read_scenario(names, z, t, lang)


@pytest.mark.parametrize(
    "scenario",
    [
        DEFAULT.scenario("en"),
        Scenario(("a", "b"), (0.1 + 0.2, -1e308), 0.0),
        Scenario(("a", "b"), (5e-324, math.pi), math.inf),
        Scenario(("a, b", 'say "hi"', "it's; fine"), (1.0, 2.0, 3.0), 1e-320),
        Scenario(("[x]", "(y)"), (1.0, 2.0), 1 / 3),
        Scenario(("1", "2"), (1.0, 2.0)),
    ],
    ids=str,
)
def test_writing_and_reading_gives_the_same_scenario(scenario: Scenario) -> None:
    texts = names_text(scenario), logits_text(scenario), temperature_text(scenario)
    assert read_scenario(*texts, "en") == scenario


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
@pytest.mark.parametrize("lang", LANGS)
def test_every_preset_is_a_scenario_in_both_languages(
    preset: object, lang: Lang
) -> None:
    scenario = preset.scenario(lang)  # type: ignore[attr-defined]
    assert scenario.size == len(scenario.names) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "2, 1, 0.5",
        "2 1 .5",
        "2;1;0,5",
        "2,0; 1,0; 0,5",
        "2,0\n1,0\n0,5\n",
        "2\t1\t0.5",
        "2\r\n1\r\n0.5",
        "2, 1,\n0.5,",
        "[2.0, 1.0, 0.5]",
        "(2, 1, 0.5)",
        "array([2. , 1. , 0.5])",
        "[2.  1.  0.5]",
        "[np.float64(2.0), np.float64(1.0), np.float64(0.5)]",
        "tensor([2.0000, 1.0000, 0.5000], device='cuda:0', grad_fn=<AddBackward0>)",
        "tensor([[2.0000, 1.0000,\n         0.5000]])",
        "<tf.Tensor: shape=(3,), dtype=float32, numpy=array([2., 1., 0.5])>",
        "Array([2. , 1. , 0.5], dtype=float32)",
        "2e0 +1 5E-1",
    ],
)
def test_every_usual_way_to_write_three_logits(text: str) -> None:
    assert read(text).logits == (2.0, 1.0, 0.5)


@pytest.mark.parametrize(
    "text",
    ["ant\t1.5\nbee\t-2", "ant, 1.5\nbee, -2", "ant: 1,5\nbee: −2", "ant;1.5\nbee;-2"],
)
def test_two_columns_bring_their_names(text: str) -> None:
    assert read(text) == Scenario(("ant", "bee"), (1.5, -2.0))


def test_missing_names_are_filled_in() -> None:
    assert read("1, 2, 3", "a").names == ("a", "class 2", "class 3")
    assert read("1, 2", "", lang="es").names == ("clase 1", "clase 2")


def test_blank_names_are_filled_in() -> None:
    assert read("1, 2, 3", "a, , c").names == ("a", "class 2", "c")


@pytest.mark.parametrize("names", ["cat, dog, bird", "gato, perro, pájaro"])
def test_default_names_give_way_to_fewer_logits(names: str) -> None:
    assert read("1, 2", names).size == 2


def test_too_many_names_of_ones_own_are_an_error() -> None:
    with pytest.raises(ScenarioError, match="3 names for 2 logits"):
        read("1, 2", "a, b, c")


def test_names_as_a_python_list() -> None:
    assert read_names("['cat', 'dog, wet']") == ("cat", "dog, wet")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no logits yet"),
        ("  \n ", "no logits yet"),
        ("[]", "no logits yet"),
        ("5", "One class alone"),
        ("1, abc", "Logit 2 of 2, `abc`, is not a number"),
        ("0x10, 1", "Logit 1 of 2, `0x10`"),
        ("1_000, 1", "`1_000`"),
        ("١, ٢", "`١`"),
        ("1, nan", "Logit 2 of 2 is `nan`"),
        ("inf, 1", "Logit 1 of 2 is `inf`"),
        ("1, -∞", "Logit 2 of 2 is `-inf`"),
        ("1e400, 1", "Logit 1 of 2 is `1e400`"),
        ("-inf, -inf", "no distribution exists"),
        ("[1, 2, ..., 9]", "leaves out numbers"),
        ("[[1, 2], [3, 4]]", "more than one row"),
        (",".join(["1"] * 21), "21 logits are too many"),
        (" ".join(["1"] * 100_000), "100,000 logits are too many"),
        ("1, $\\href{x}{y}$", "Logit 2 of 2"),
    ],
)
def test_what_is_wrong_with_logits_is_said_and_where(text: str, problem: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(text)
    message = caught.value.message
    assert problem in message.en
    assert message.es != message.en


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0),
        ("-0", 0.0),
        ("1,5", 1.5),
        (" 2 ", 2.0),
        ("T = 0.5", 0.5),
        ("1e-320", 1e-320),
        ("1e308", 1e308),
        ("inf", math.inf),
        ("∞", math.inf),
        ("Infinity", math.inf),
    ],
)
def test_temperatures_that_are_understood(text: str, value: float) -> None:
    assert read_temperature(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "-1", "-1e-9", "abc", "nan", "-inf", "1_000", "1e309", "0x1", "١", "1 2"],
)
def test_other_temperatures_are_refused_by_name(text: str) -> None:
    with pytest.raises(ScenarioError, match="is not a number from 0 up"):
        read_temperature(text)


def test_a_scenario_refuses_what_no_view_could_show() -> None:
    for names, logits, temperature in [
        (("a",), (1.0,), 1.0),
        (("a", "b"), (1.0, math.nan), 1.0),
        (("a", "b"), (1.0, math.inf), 1.0),
        (("a", "b"), (1.0,), 1.0),
        (("a", "b"), (1.0, 2.0), -1.0),
        (("a", "b"), (1.0, 2.0), math.nan),
        (("a",) * 21, (1.0,) * 21, 1.0),
    ]:
        with pytest.raises(ScenarioError):
            Scenario(names, logits, temperature)


def test_names_are_cleaned_and_cut() -> None:
    scenario = Scenario(("a\u202e\x00b", "x" * 4000), (1.0, 2.0))
    assert scenario.names == ("ab", "x" * NAME_LENGTH)


def test_only_names_that_we_gave_are_translated() -> None:
    scenario = Scenario(("cat", "class 2", "Ada"), (1.0, 2.0, 3.0))
    spanish = translated(scenario, "en", "es")
    assert spanish.names == ("gato", "clase 2", "Ada")
    assert translated(spanish, "es", "en") == scenario


def test_a_new_class_gets_a_name_that_is_free() -> None:
    assert next_free_name(("a", "class 3"), "en") == "class 4"
    full = tuple(numbered_name(i, "es") for i in range(MAX_CLASSES))
    assert next_free_name(full[1:], "es") not in full[1:]


def test_the_grid_of_temperatures_runs_from_end_to_end() -> None:
    assert TEMPERATURES[0] == pytest.approx(0.05)
    assert TEMPERATURES[-1] == pytest.approx(20)
    assert all(low < high for low, high in pairwise(TEMPERATURES))


def test_read_logits_keeps_every_digit() -> None:
    assert read_logits("0.1, 0.30000000000000004") == (0.1, 0.1 + 0.2)
