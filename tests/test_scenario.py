"""The scenario: its limits, its texts, and what people type, paste and link."""

import math

import pytest

from softmax_viz.scenario import (
    DEFAULT,
    LONGEST_TEXT,
    MAX_CLASSES,
    NAME_LENGTH,
    PRESETS,
    Scenario,
    ScenarioError,
    guesses_decimal_commas,
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
    unnamed,
)
from softmax_viz.scenario.reading import _WRAPPED
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


def test_rounded_logits_are_short_and_have_no_negative_zero() -> None:
    long = Scenario(("a", "b", "c"), (2 / 3, -1e-9, 12.0), 0.5)
    short = long.rounded(4)
    assert logits_text(short) == "0.6667, 0, 12"
    assert (short.names, short.temperature) == (long.names, 0.5)


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
        (" ".join(["1"] * 3000), "3,000 logits are too many"),
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
    with pytest.raises(ScenarioError, match="must be 0 or more"):
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


def test_read_logits_keeps_every_digit() -> None:
    assert read_logits("0.1, 0.30000000000000004") == (0.1, 0.1 + 0.2)


@pytest.mark.parametrize(
    ("text", "logits"),
    [
        ("2, 1, 0,5", (2, 1, 0.5)),
        ("2 1 0,5", (2, 1, 0.5)),
        ("2 , 1 , 0,5", (2, 1, 0.5)),
        ("-2, +1, −0,5e1", (-2, 1, -5)),
        ("2,\n1,\n0,5,", (2, 1, 0.5)),
        ("2,1, 0,5", (2.1, 0.5)),
    ],
)
def test_a_comma_between_digits_is_decimal_where_others_have_a_space(
    text: str, logits: tuple[float, ...]
) -> None:
    assert read_logits(text) == logits
    assert guesses_decimal_commas(text)


# Here only one reading is possible, or the usual one of a program.
@pytest.mark.parametrize(
    ("text", "logits"),
    [
        ("2,1,0.5", (2, 1, 0.5)),
        ("2, 1, 0.5", (2, 1, 0.5)),
        ("2,1, 0.5", (2, 1, 0.5)),
        ("2,1,0,5", (2, 1, 0, 5)),
        ("2,1,0 5", (2, 1, 0, 5)),
        ("[2, 1, 0,5]", (2, 1, 0, 5)),
        ("2; 1; 0,5", (2, 1, 0.5)),
        ("2,0 1,0 0,5", (2, 1, 0.5)),
        ("2,0\n1,0\n0,5", (2, 1, 0.5)),
        ("a, 1,5\nb, 2,5", (1.5, 2.5)),
    ],
)
def test_other_commas_are_read_without_a_guess(
    text: str, logits: tuple[float, ...]
) -> None:
    assert read(text, "").logits == logits
    assert not guesses_decimal_commas(text)


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("piece", ["a", "1_", "1e", "a.", "1, ", "(", "a(", " "])
def test_a_text_that_is_too_long_is_refused_before_it_is_read(
    piece: str, place: int
) -> None:
    texts = [ANIMALS, "2, 1, 0.5", "1"]
    texts[place] = piece * (LONGEST_TEXT + 1)
    with pytest.raises(ScenarioError) as caught:
        read_scenario(texts[0], texts[1], texts[2], "en")
    assert "more than 8000 characters is not read" in caught.value.message.en
    assert "más de 8000 caracteres no se lee" in caught.value.message.es


def test_a_text_as_long_as_allowed_is_read() -> None:
    padded = "2, 1, 0.5".ljust(LONGEST_TEXT)
    assert read(padded).logits == (2, 1, 0.5)


@pytest.mark.parametrize(
    ("text", "logits"),
    [
        ("[float(1.5), x(2)]", (1.5, 2)),
        ("[np.float32(1.5), numpy.core.float64(-2e3)]", (1.5, -2000)),
        ("[_a.b1(1), c(2)]", (1, 2)),
        ("[tensor(1), é(2)]", (1, 2)),
    ],
)
def test_numbers_come_out_of_their_wrapping(
    text: str, logits: tuple[float, ...]
) -> None:
    assert read_logits(text) == logits


@pytest.mark.parametrize("text", ["a" * 200, "1_" * 100, "1e" * 100, "a.b" * 60])
def test_the_pattern_of_a_wrapping_starts_only_where_a_word_does(text: str) -> None:
    starts = [i for i in range(len(text)) if _WRAPPED.match(text + "(1)", i)]
    assert starts == [0]


def test_a_scenario_without_names_has_numbers() -> None:
    assert unnamed((3.0, 1.0), "es") == Scenario(("clase 1", "clase 2"), (3.0, 1.0))


@pytest.mark.parametrize(
    ("t", "limit", "inside"),
    [
        (0.0, True, False),
        (1e-320, False, True),
        (1.0, False, True),
        (math.inf, True, True),
    ],
)
def test_only_0_and_infinity_are_limits_and_only_0_reaches_the_ends(
    t: float, limit: bool, inside: bool
) -> None:
    at = Scenario(("a", "b"), (1.0, 0.0), t)
    assert (at.at_limit, at.open_interval) == (limit, inside)


def test_the_nearest_class_is_one_that_exists() -> None:
    scenario = Scenario(("a", "b"), (1.0, 0.0))
    assert [scenario.nearest(i) for i in (0, 1, 2, 19)] == [0, 1, 1, 1]


def test_a_name_of_a_megabyte_is_cut_before_it_is_cleaned() -> None:
    scenario = Scenario(("e\u0301" * 500_000, "b"), (1.0, 0.0))
    assert scenario.names == ("é" * NAME_LENGTH, "b")
