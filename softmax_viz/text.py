"""Every word in both languages, and numbers as each language writes them."""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, Literal, get_args

Lang = Literal["en", "es"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

MINUS: Final = "−"
NO_BREAK_SPACE: Final = "\u00a0"
ROOM: Final = Context(prec=330)  # digits for the largest float, decimals included


@dataclass(frozen=True)
class Text:
    """One sentence in English and Spanish; call it with a language to read it."""

    en: str
    es: str

    def __call__(self, lang: Lang, **values: str) -> str:
        """Give the sentence in `lang`, with `{placeholders}` filled in."""
        sentence = self.en if lang == "en" else self.es
        return sentence.format(**values) if values else sentence


def choose_lang(locale: str | None) -> Lang:
    """Give Spanish to a browser that asks for any Spanish, English to all others."""
    return "es" if (locale or "").lower().startswith("es") else "en"


def localize(digits: str, lang: Lang) -> str:
    """Turn '-1234.5' into what `lang` writes: a true minus, a comma in Spanish."""
    digits = digits.replace("-", MINUS)
    return digits.replace(".", ",") if lang == "es" else digits


def fixed(value: float, lang: Lang, decimals: int = 2) -> str:
    """Write `value` with so many decimals, ties away from zero as JavaScript does.

    Infinities read ∞ and −∞, not-a-number reads NaN, and no zero has a sign.
    """
    if not math.isfinite(value):
        return _special(value)
    unit = Decimal(1).scaleb(-decimals)
    rounded = Decimal(value).quantize(unit, rounding=ROUND_HALF_UP, context=ROOM)
    return localize(f"{abs(rounded) if rounded == 0 else rounded:f}", lang)


def whole(number: int, lang: Lang) -> str:
    """Write a whole number, thousands apart: 49,152 in English, 49 152 in Spanish."""
    if lang == "es":
        return f"{number:,}".replace(",", NO_BREAK_SPACE * (abs(number) >= 10_000))
    return f"{number:,}"


def significant(value: float, lang: Lang, digits: int = 4) -> str:
    """Write `value` with so many significant digits, in ×10ⁿ form when far from 1."""
    if not math.isfinite(value):
        return _special(value)
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -4 <= power < digits + 3:
        return localize(f"{value:.{max(digits - 1 - power, 0)}f}", lang)
    superscript = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{localize(mantissa, lang)}{NO_BREAK_SPACE}×{NO_BREAK_SPACE}10{superscript}"


def vector(values: Iterable[float], lang: Lang, limit: int = 6) -> str:
    """Write numbers as a row vector for KaTeX, the middle of a long one as dots."""
    texts = [significant(value, lang, 3) for value in values]
    cells = [
        ("-" * t.startswith(MINUS)) + rf"\text{{{t.lstrip(MINUS)}}}" for t in texts
    ]
    if len(cells) > limit:
        cells[limit - 1 : -1] = [r"\cdots"]
    between = r";\ " if lang == "es" else r",\ "  # apart from the decimal comma
    return r"\left(" + between.join(cells) + r"\right)"


def percent(
    probability: float, lang: Lang, decimals: int = 1, *, open_interval: bool = False
) -> str:
    """Write a probability as a percentage that never rounds to a false 0 or 100 %.

    With `open_interval` the value is known to lie strictly between 0 and 1 (softmax
    at any T > 0), even where the float has run out of room and holds 0 or 1.
    """
    if math.isnan(probability):
        return "NaN"
    edge = 10.0**-decimals
    if probability < edge / 200 and (probability > 0 or open_interval):
        return f"<{localize(f'{edge:.{decimals}f}', lang)}{NO_BREAK_SPACE}%"
    if probability >= 1 - edge / 200 and (probability < 1 or open_interval):
        return f">{localize(f'{100 - edge:.{decimals}f}', lang)}{NO_BREAK_SPACE}%"
    if probability in (0, 1):
        return f"{probability * 100:.0f}{NO_BREAK_SPACE}%"
    return f"{fixed(100 * probability, lang, decimals)}{NO_BREAK_SPACE}%"


def temperature(value: float, lang: Lang) -> str:
    """Write a temperature: ∞ and 0 bare, others with the digits that they need."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else _special(value)
    if value >= 1e6:
        return significant(value, lang, 3)
    short = fixed(value, lang, 2)
    return short if float(f"{value:.2f}") == value else significant(value, lang, 3)


def _special(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "∞" if value > 0 else f"{MINUS}∞"


_UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
_JOINER = "\u200d"  # holds an emoji of several parts together


def plain(text: str, limit: int) -> str:
    """Make foreign text safe to show: no control or bidi marks, one line, cut short."""
    folded = unicodedata.normalize("NFC", text)
    visible = "".join(
        mark
        for mark in re.sub(r"\s+", " ", folded)
        if mark == _JOINER or unicodedata.category(mark) not in _UNSEEN
    )
    return visible.strip()[:limit].strip()


def quoted(text: str, limit: int = 40) -> str:
    """Show foreign text inside markdown as code, where nothing in it is obeyed."""
    shown = plain(text, limit).replace("`", "ˋ")
    return f"`{shown}`" if shown else "` `"
