"""Numbers and words as each language writes them."""

import math
import random
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
import pytest

from softmax_viz.text import (
    LANGS,
    MINUS,
    SUPERSCRIPT,
    Lang,
    Text,
    arrow,
    choose_lang,
    exact,
    fixed,
    number,
    percent,
    plain,
    power,
    quoted,
    share,
    significant,
    temperature,
    times,
    together,
    typed_number,
    typed_temperature,
    vector,
    whole,
)

FROM_SUPERSCRIPT = {raised: chr(low) for low, raised in SUPERSCRIPT.items()}


def test_a_text_speaks_both_languages_and_fills_placeholders_in() -> None:
    greeting = Text("hello {name}", "hola {name}")
    assert [greeting(lang, name="Ada") for lang in LANGS] == ["hello Ada", "hola Ada"]


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("ES-419", "es"),
        ("en-GB", "en"),
        ("fr-FR", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_browser_chooses_the_language(locale: str | None, lang: str) -> None:
    assert choose_lang(locale) == lang


def test_spanish_writes_a_decimal_comma_and_both_a_true_minus() -> None:
    assert (fixed(-1.5, "en"), fixed(-1.5, "es")) == ("−1.50", "−1,50")


def test_a_rounded_zero_has_no_sign() -> None:
    assert fixed(-0.0001, "en") == "0.00"


def test_numbers_are_written_out_as_long_as_their_digits_are_known() -> None:
    assert fixed(9.999e20, "en") == "999900000000000000000.00"
    assert fixed(1e21, "en", 10) == "1.00\u00a0×\u00a010²¹"
    assert fixed(-1.7976931348623157e308, "es") == "−1,80\u00a0×\u00a010³⁰⁸"


def test_ties_round_away_from_zero_as_in_javascript() -> None:
    # 0.125 and 6.25 are exact in binary, so these are true ties.
    assert (fixed(0.125, "en"), percent(0.0625, "en")) == ("0.13", "6.3\u00a0%")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
def test_no_probability_inside_reads_as_an_end(lang: str, decimals: int) -> None:
    ends = {"0", "100", "0.0", "100.0", "0,0", "100,0", "0.00", "100.00"}
    for tiny in (5e-324, 1e-300, 1e-9, 1e-5, 4e-5, 4.9e-4):
        for p in (tiny, 1 - tiny):
            if 0 < p < 1:
                shown = percent(p, lang, decimals)  # type: ignore[arg-type]
                assert shown.removesuffix("\u00a0%") not in ends, (p, shown)


def test_the_ends_themselves_are_shown_as_such() -> None:
    assert (percent(0, "en"), percent(1, "es")) == ("0\u00a0%", "100\u00a0%")


def test_in_an_open_interval_a_rounded_float_does_not_claim_the_end() -> None:
    assert percent(0.0, "en", open_interval=True) == "<0.1\u00a0%"
    assert percent(1.0, "es", open_interval=True) == ">99,9\u00a0%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (0.012345, "0.01235"),
        (123456.0, "123456"),
        (1.5e300, "1.500\u00a0×\u00a010³⁰⁰"),
        (-2e-9, "−2.000\u00a0×\u00a010⁻⁹"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_significant_digits_at_every_size(value: float, shown: str) -> None:
    assert significant(value, "en") == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (math.inf, "∞"),
        (1.0, "1,00"),
        (0.537, "0,537"),
        (1e-9, "1,00"),
        (1e308, "1,00\u00a0×\u00a010³⁰⁸"),
    ],
)
def test_temperatures(value: float, shown: str) -> None:
    assert temperature(value, "es").startswith(shown)


def test_foreign_text_loses_what_cannot_be_seen() -> None:
    assert plain("a\u202eb\x00c\nd\u2066", 10) == "abc d"


def test_foreign_text_is_cut_and_combining_marks_with_it() -> None:
    assert len(plain("e" + "\u0301" * 300, 24)) <= 24


def test_an_emoji_of_several_parts_stays_whole() -> None:
    assert plain("👩\u200d🔬", 24) == "👩\u200d🔬"


def test_quoted_text_cannot_leave_its_code_span() -> None:
    assert quoted("a`![x](http://h)`b").count("`") == 2


# --- numbers as they stand everywhere, and as they are typed --------------------------


def some_numbers() -> list[float]:
    """Return numbers of every size and both signs, halves of digits among them."""
    rng = np.random.default_rng(8)
    drawn = rng.choice([-1, 1], 300) * 10.0 ** rng.uniform(-300, 300, 300)
    near = rng.normal(0, 100, 300)
    return [0.0, 1e-7, 0.125, -2.5, 1e21, 5e-324, *drawn.tolist(), *near.tolist()]


@pytest.mark.parametrize("lang", LANGS)
def test_every_digit_written_is_the_number_read_back(lang: Lang) -> None:
    for x in some_numbers():
        assert typed_number(exact(x, lang)) == x


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-0.0, "0"),
        (0.1, "0,1"),
        (-1e-6, "−0,000001"),
        (1e-7, "1e−7"),  # from here on as JavaScript writes it
        (1.5e21, "1,5e+21"),
        (1e20, "100000000000000000000"),
        (math.inf, "∞"),
    ],
)
def test_exact_numbers(value: float, shown: str) -> None:
    assert exact(value, "es") == shown


@pytest.mark.parametrize("lang", LANGS)
def test_a_power_of_ten_is_a_digit_and_its_exponent(lang: Lang) -> None:
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    for x in filter(None, some_numbers()):
        digits, raised = power(x, lang, 3).split("\u00a0×\u00a010")
        mantissa = typed_number(digits)
        assert mantissa is not None
        assert 1 <= abs(mantissa) < 10
        read = float(f"{mantissa}e{raised.translate(superscripts)}")
        assert read == pytest.approx(x, rel=5.1e-4) or abs(x) < 1e-307


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.00"),
        (-0.00049, "−4.90\u00a0×\u00a010⁻⁴"),
        (0.0005, "0.0005"),
        (0.5, "0.50"),
        (2.0, "2.00"),
        (1.6487, "1.6487"),
        (1.10, "1.10"),
        (999999.99996, "1000000.00"),
        (1e6, "1.00\u00a0×\u00a010⁶"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_a_number_has_two_decimals_or_four(value: float, shown: str) -> None:
    assert number(value, "en") == shown


def test_a_number_in_reach_is_read_back_to_four_decimals() -> None:
    for x in np.random.default_rng(9).uniform(-1e5, 1e5, 300).tolist():
        read = typed_number(number(x, "es"))
        assert read is not None
        assert abs(read - x) <= 0.5001e-4


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.00"),
        (math.e, "2.72"),
        (99.99, "99.99"),
        (148.4, "148"),
        (100.5, "101"),
        (999999.4, "999999"),
        (2.4e8, "2.4\u00a0×\u00a010⁸"),
        (math.inf, "∞"),
    ],
)
def test_how_many_times(value: float, shown: str) -> None:
    assert times(value, "en") == shown


def test_a_share_near_one_has_three_decimals() -> None:
    assert share(0.9989, "en") == "99.9\u00a0%"
    assert share(0.99951, "en") == "99.951\u00a0%"
    assert share(1 - 1e-9, "es") == ">99,999\u00a0%"
    assert share(1.0, "en") == "100\u00a0%"
    assert share(1.0, "en", open_interval=True) == ">99.999\u00a0%"
    assert share(0.5, "es") == percent(0.5, "es") == "50,0\u00a0%"


def test_no_zero_has_a_sign() -> None:
    assert percent(-0.0, "en") == "0\u00a0%"
    assert {write(-0.0, "en")[0] for write in (fixed, number, exact, significant)} == {
        "0"
    }


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.5", 1.5),
        (" −1,5\n", -1.5),
        ("+.5e-3", 0.0005),
        ("7.", 7.0),
        ("1,234.5", None),
        ("1.5.2", None),
        ("", None),
        ("1e999", None),
        ("inf", None),
        ("nan", None),
        ("0x10", None),
        ("1_000", None),
        ("١", None),
    ],
)
def test_typed_numbers(typed: str, value: float | None) -> None:
    assert typed_number(typed) == value


def test_a_typed_zero_has_no_sign() -> None:
    zero = typed_number("-0")
    assert zero == 0
    assert math.copysign(1, zero) == 1


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0.0),
        ("0,5", 0.5),
        ("∞", math.inf),
        (" +Infinito ", math.inf),
        ("INF", math.inf),
        ("-inf", None),
        ("−1", None),
        ("warm", None),
    ],
)
def test_typed_temperatures(typed: str, value: float | None) -> None:
    assert typed_temperature(typed) == value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,5", 1.5),
        (" −1.5e3 ", -1500),
        ("-0", 0),
        (".5", 0.5),
        ("1.", 1),
        ("1e309", None),
        ("1,2,3", None),
        ("", None),
        ("1_0", None),
        ("٣", None),
        ("inf", None),
    ],
)
def test_a_typed_number(text: str, number: float | None) -> None:
    assert typed_number(text) == number


def test_a_typed_temperature_is_not_negative_and_may_be_infinite() -> None:
    texts = ("0", "+∞", "Inf", "infinito", "-1", "nan", "x")
    temperatures = [typed_temperature(text) for text in texts]
    assert temperatures == [0, math.inf, math.inf, math.inf, None, None, None]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.5, "0.50"),
        (2.0, "2.00"),
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (math.e**0.5, "1.6487"),
        (-1.25, "−1.25"),
        (0.12345, "0.1235"),
        (1e-5, "1.00\u00a0×\u00a010⁻⁵"),
        (-1e6, "−1.00\u00a0×\u00a010⁶"),
        (math.inf, "∞"),
        (math.nan, "NaN"),
    ],
)
def test_a_number_has_two_decimals_and_two_more_where_they_say_something(
    value: float, shown: str
) -> None:
    assert number(value, "en") == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.4, "↑ 0.40"),
        (-0.2, "↓ 0.20"),
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (-1e-20, "↓ 1.00\u00a0×\u00a010⁻²⁰"),
        (math.inf, "↑ ∞"),
        (-math.inf, "↓ ∞"),
        (math.nan, "NaN"),
    ],
)
def test_an_arrow_says_which_way_and_how_far(value: float, shown: str) -> None:
    assert arrow(value, "en") == shown


def test_times_lose_their_decimals_where_they_are_many() -> None:
    shown = [times(x, "en") for x in (1, math.e, 148.4, 2.4e8, math.inf)]
    assert shown == ["1.00", "2.72", "148", "2.4\u00a0×\u00a010⁸", "∞"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(10, "10"), (-50, "−50"), (0.1, "0,1"), (0.0, "0"), (1e300, "1e+300")],
)
def test_exact_writes_every_digit_and_no_more(value: float, shown: str) -> None:
    assert exact(value, "es") == shown


def test_thousands_are_apart_as_each_language_writes_them() -> None:
    assert [whole(n, "en") for n in (999, 1000, 49152)] == ["999", "1,000", "49,152"]
    spanish = [whole(n, "es") for n in (999, 1000, 49152)]
    assert spanish == ["999", "1000", "49\u00a0152"]


def test_a_vector_is_written_as_its_numbers_are_elsewhere() -> None:
    row = vector([2, -0.5], "en")
    assert row == r"\left(\text{2.00},\ -\text{0.50}\right)"
    assert vector([0.25, 0.75], "es", write=percent) == (
        r"\left(\text{25,0~\%};\ \text{75,0~\%}\right)"  # KaTeX knows no other space
    )


def test_the_middle_of_a_long_vector_is_left_out() -> None:
    row = vector(range(20), "en")
    assert row.count("\\text") == 6
    assert r"\cdots" in row
    assert r"\text{19.00}" in row


def ugly_numbers() -> list[float]:
    """Return numbers of every size, halves, and what lies where the writing changes."""
    draw = random.Random(5)
    halves = [n / 2**k for n in range(-60, 60) for k in range(16)]
    sizes = [draw.uniform(-1, 1) * 10 ** draw.uniform(-320, 308) for _ in range(2000)]
    usual = [draw.uniform(-1, 1) * 10 ** draw.uniform(-6, 10) for _ in range(2000)]
    edges = [4.996e-4, 5e-4, 999_999.99996, 1e6, 1_005_000.0, 1.7976e308, 5e-324, -0.0]
    return [*halves, *sizes, *usual, *edges, math.inf, -math.inf, math.nan]


@pytest.mark.parametrize("decimals", [0, 1, 2, 4, 15, 20])
def test_rounding_is_that_of_decimals(decimals: int) -> None:
    room, unit = Context(prec=1100), Decimal(1).scaleb(-decimals)
    for value in filter(math.isfinite, ugly_numbers()):
        if abs(value) < 1e21:
            exact = Decimal(value).quantize(unit, ROUND_HALF_UP, room)
            expected = f"{exact:f}" if exact else f"{abs(exact):f}"
            assert fixed(value, "en", decimals) == expected.replace("-", MINUS), value


@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
def test_a_power_of_ten_has_the_digits_of_decimals(decimals: int) -> None:
    context = Context(prec=decimals + 1, rounding=ROUND_HALF_UP)
    for value in filter(math.isfinite, ugly_numbers()):
        rounded = context.create_decimal(Decimal(value))
        written = power(value, "en", decimals).translate(FROM_SUPERSCRIPT)
        mantissa, _, raised = written.replace("\u00a0", "").partition("×10")
        assert len(mantissa.strip(MINUS)) == decimals + (2 if decimals else 1)
        assert Decimal(f"{mantissa}e{raised}".replace(MINUS, "-")) == rounded, value


def test_no_line_ends_within_a_temperature_or_a_percentage() -> None:
    kept = Text("At T = {t}, {p} % or 90 % of (T = 1)", "Con T = 0")
    words = ["At", "T\u00a0=\u00a0{t},", "{p}\u00a0%", "or", "90\u00a0%", "of"]
    assert kept.en.split(" ") == [*words, "(T\u00a0=\u00a01)"]
    assert kept("es") == "Con T\u00a0=\u00a00"
    assert together(kept.en) == kept.en
