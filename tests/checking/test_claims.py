"""Claims as people copy them: what is read, and what is refused with a message."""

import re
from decimal import Decimal

import pytest

from softmax_viz.checking.claims import (
    LONGEST_ARRAY,
    LONGEST_CLAIM,
    read_array,
    read_claim,
)
from softmax_viz.checking.report import Report, judge
from softmax_viz.checking.words import notes
from softmax_viz.scenario import ScenarioError
from softmax_viz.text import LANGS, Lang

THREE = ("0.665", "0.245", "0.090")


@pytest.mark.parametrize(
    "text",
    [
        "0.665, 0.245, 0.090",
        ".665 .245 .090",
        "0,665; 0,245; 0,090",
        "0,665, 0,245, 0,090",
        "0,665,0,245,0,090",
        "66.5 %, 24.5 %, 9.0 %",
        "66,5 %, 24,5 %, 9,0 %",
        "66.5 24.5 9.0",
        "66.5 24.5 9.0 %",
        "[0.665, 0.245, 0.090]",
        "tensor([0.665, 0.245, 0.090])",
        "softmax([2.0, 1.0, 0.5]) = [0.665, 0.245, 0.090]",
        "p = 0.665, 0.245, 0.090",
        "≈ 0.665, ≈ 0.245, ≈ 0.090.",
        "cat: 66.5 %\ndog: 24,5 %\nbird = 9.0",
        "0.665\n0.245\n0.090",
        "cat = 0.665, dog = 0.245, bird = 0.090",
        "cat = 0,665, dog = 0,245, bird = 0,090.",
        "cat: 66.5 %; dog: 24,5 %; bird: 9.0 %",
        "p(cat) = 0.665 p(dog) ≈ 0.245 p(bird)=0.090",
        "gato 0,665, pequeño perro 0,245 y pájaro 0,090",
        "p_1 = 665e-3, p_2 = 245e-3, p_3 = 90e-3",
    ],
)
def test_the_same_claim_is_read_however_it_is_written(text: str) -> None:
    claim = read_claim(text, 3)
    assert [(x.value, x.decimals) for x in claim.said if x] == [
        (Decimal(x), 3) for x in THREE
    ]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("softmax of 1, 2, 3 = 0.09 0.24 0.67", (1.0, 2.0, 3.0)),
        ("softmax([2, 1, -0.1]) = 0.66, 0.24, 0.10", (2.0, 1.0, -0.1)),
        ("softmax(1e3, 2, 3) = 1, 0, 0", (1000.0, 2.0, 3.0)),
        ("softmax(1, 2) = 0.1, 0.2, 0.7", ()),
        ("p = 0.1, 0.2, 0.7", ()),
        ("? ? ? = 0.1, 0.2, 0.7", ()),
        ("0.1 + 0.2 + 0.7 = 1", ()),
    ],
)
def test_the_logits_that_a_claim_names_are_known(
    text: str, of: tuple[float, ...]
) -> None:
    assert read_claim(text, 3).of == of


@pytest.mark.parametrize("lang", LANGS)
def test_a_claim_about_other_logits_is_told_apart(lang: Lang) -> None:
    def said(text: str) -> bool:
        report = judge(text, [2, 1, 0.5], 1)
        assert isinstance(report, Report)
        assert report.wrong == 0
        return any("1; 2; 3" in x or "1, 2, 3" in x for x in notes(report, lang))

    assert said("softmax(1, 2, 3) = 0.09, 0.24, 0.67")
    assert not said("softmax(2, 1, 0.5) = 0.63, 0.23, 0.14")
    assert not said("0.63, 0.23, 0.14")


NAMES = ("cat", "dog", "bird")


@pytest.mark.parametrize(
    "text",
    [
        "bird = 0.14, dog = 0.23, cat = 0.63",
        "Bird 14 %\nCat: 63 %\nDog = 23 %",
        "cat = 0.63, dog = 0.23, bird = 0.14",
        "softmax(2, 1, 0.5) ≈ 0.63, 0.23, 0.14",
        "softmax([2, 1, 0.5]) ≈ [0.63, 0.23, 0.14]",
    ],
)
def test_names_say_whose_a_number_is(text: str) -> None:
    report = judge(text, [2, 1, 0.5], 1, "", NAMES)
    assert isinstance(report, Report)
    assert (report.wrong, report.claimed) == (0, 3)


def test_other_names_leave_the_numbers_where_they_stand() -> None:
    said = read_claim("y = 0.1, x = 0.2, z = 0.7", 3, NAMES).said
    assert [x.value for x in said if x] == [Decimal(x) for x in ("0.1", "0.2", "0.7")]
    with pytest.raises(ScenarioError, match="2 numbers are claimed for 3 logits"):
        read_claim("cat = 0.6, dog = 0.4", 3, NAMES)


def test_a_printout_of_a_tensor_with_a_gradient_is_an_array() -> None:
    rows, _ = read_array(
        "tensor([[0.3, 0.7],\n [0.6, 0.4]], grad_fn=<SoftmaxBackward0>)"
    )
    assert len(rows) == 2


def test_one_number_with_a_decimal_comma_is_one_number() -> None:
    with pytest.raises(ScenarioError) as refused:
        read_claim("0,63", 3)
    assert refused.value.message("en").startswith("1 number is")
    assert refused.value.message("es").startswith("Se afirma 1 número")


def test_percent_is_remembered_and_guessed_only_near_a_hundred() -> None:
    assert read_claim("52 %, 48 %", 2).percent
    assert not read_claim("52 %, 48 %", 2).percent_guessed
    assert read_claim("52, 48", 2).percent_guessed
    assert not read_claim("7, 3", 2).percent
    assert not read_claim("0.52, 0.48", 2).percent


def test_a_question_mark_says_nothing() -> None:
    claim = read_claim("?, ?, 95 %", 3)
    assert claim.known == (2,)
    assert claim.said[2] is not None
    assert claim.said[2].value == Decimal("0.95")


def test_a_sum_has_its_total_and_may_stop_before_the_last_class() -> None:
    claim = read_claim("45 + 20 + 10 = 75 %", 5)
    assert claim.known == (0, 1, 2)
    assert claim.total is not None
    assert (claim.total.value, claim.total.decimals) == (Decimal("0.75"), 2)
    assert read_claim("52 + 48 = 1", 2).total == read_claim("0.5 + 0.5 = 1", 2).total


def test_ratios_are_told_by_their_colons() -> None:
    assert read_claim("70 : 15 : 8", 3).ratios
    assert not read_claim("a: 0.7\nb: 0.3", 2).ratios


REFUSED = [
    "",
    " ",
    "abc",
    "1, 2",
    "1, 2, 3, 4",
    "nan, 1, 2",
    "inf, 0, 0",
    "[[1, 2], [3, 4]]",
    "9" * 50 + ", 1, 1",
    "1e-999999, 1, 1",
    "1e99, 1, 1",
    "=",
    "+ =",
    "a + b = c",
    "1 + 1 + 1 =",
    "1 + 1 + 1 = 2, 3",
    "? ? ?",
    "? : ? : ?",
    ": :",
    "%",
    "% % %",
    "١, 1, 1",
    "0x10, 1, 1",
    "1_000, 1, 1",
    "1e400, 1, 1",
    "<script>alert(1)</script>",
    "![x](http://evil/x.png), 1, 2",
    "\u202e0.1, 0.2, 0.7",
    "\x00",
    "[...]",
    "a\u0301" * 300,
    "0.1 " * 400,
    "x" * (LONGEST_CLAIM + 1),
]


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:24]))
def test_what_is_no_claim_gets_a_message_in_both_languages(text: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_claim(text, 3)
    for lang in LANGS:
        said = refused.value.message(lang)
        assert 20 < len(said) < 250
        assert "<" not in re.sub(r"`[^`]*`", "", said)


@pytest.mark.parametrize(
    "text",
    [
        "0.6 0.3 0.1\n0.2 0.5 0.3",
        "0,6; 0,3; 0,1\n0,2; 0,5; 0,3",
        "60 % 30 % 10 %\n20 % 50 % 30 %",
        "[[0.6, 0.3, 0.1], [0.2, 0.5, 0.3]]",
        "[[0.6 0.3 0.1]\n [0.2 0.5 0.3]]",
        "array([[0.6, 0.3,\n        0.1],\n       [0.2, 0.5, 0.3]])",
        "tensor([[0.6, 0.3, 0.1],\n        [0.2, 0.5, 0.3]], dtype=torch.float64)",
    ],
)
def test_the_same_array_is_read_however_it_is_written(text: str) -> None:
    rows, mean = read_array(text)
    assert mean == ()
    assert [[x.value for x in row] for row in rows] == [
        [Decimal("0.6"), Decimal("0.3"), Decimal("0.1")],
        [Decimal("0.2"), Decimal("0.5"), Decimal("0.3")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 2 3",
        "1\n2\n3",
        "1 2\n3",
        "a b\nc d",
        "1 2\n3 nan",
        "1 2\n" * 60,
        "1 " * 21 + "\n" + "1 " * 21,
        "1 2\n3 4\n→ 5",
        "[[1, 2], [3",
        "x" * (LONGEST_ARRAY + 1),
        "1,2\n" + "1" * 7000 + ",2",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_what_is_no_array_gets_a_message(text: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_array(text)
    assert all(20 < len(refused.value.message(lang)) < 250 for lang in LANGS)
