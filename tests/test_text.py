"""Numbers and words as each language writes them."""

import math

import pytest

from softmax_viz.text import (
    LANGS,
    Text,
    choose_lang,
    fixed,
    percent,
    plain,
    quoted,
    significant,
    temperature,
)


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
