"""Every word in both languages, and numbers as each language writes them.

What writes and reads numbers has a twin in web/math/numbers.js, so that a number reads
the same while a finger moves it and after.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final, Literal, get_args

Lang = Literal["en", "es"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

MINUS: Final = "−"
NO_BREAK_SPACE: Final = "\u00a0"
MOST_MARKS: Final = 30  # of the numbers of a vector that has dots
ROOM: Final = Context(prec=1100)  # room for every digit of every float
_TOGETHER: Final = re.compile(r"(?<=\bT) (?== )|(?<=\bT =) |(?<=[0-9}]) (?=%)")
SUPERSCRIPT: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Text:
    """One sentence in English and Spanish; call it with a language to read it.

    No line ends within "T = 1" or "90 %".
    """

    en: str
    es: str

    def __post_init__(self) -> None:
        """Keep together what is read as one."""
        for lang in LANGS:
            object.__setattr__(self, lang, together(getattr(self, lang)))

    def __call__(self, lang: Lang, **values: str) -> str:
        """Return the sentence in `lang`, with `{placeholders}` filled in."""
        sentence = self.en if lang == "en" else self.es
        return sentence.format(**values) if values else sentence


def together(text: str) -> str:
    """Return text in which no line ends within "T = 1" or "90 %"."""
    return _TOGETHER.sub(NO_BREAK_SPACE, text)


def choose_lang(locale: str | None) -> Lang:
    """Return Spanish to a browser that asks for any Spanish, English to all others."""
    return "es" if (locale or "").lower().startswith("es") else "en"


def localize(digits: str, lang: Lang) -> str:
    """Turn '-1234.5' into what `lang` writes: a true minus, a comma in Spanish."""
    digits = digits.replace("-", MINUS)
    return digits.replace(".", ",") if lang == "es" else digits


def fixed(value: float | Decimal, lang: Lang, decimals: int = 2) -> str:
    """Write `value` with so many decimals, halves away from zero.

    Infinities read ∞ and −∞, not-a-number reads NaN, and no zero has a sign. From
    1e21 on, where not every digit would be known, a power of ten.
    """
    if not math.isfinite(value):
        return _special(value)
    if math.fabs(value) >= 1e21:
        return power(value, lang)
    if isinstance(value, Decimal) or _may_be_half(value, decimals):
        digits = f"{_quantized(value, decimals):f}"
    else:
        digits = f"{value:.{decimals}f}"
    if digits[0] == "-" and not digits.strip("-0."):
        digits = digits[1:]  # no zero has a sign
    return localize(digits, lang)


def power(value: float | Decimal, lang: Lang, decimals: int = 2) -> str:
    """Write a finite `value` as 1.23 × 10⁶, with so many decimals."""
    mantissa, exponent = _scientific(value, decimals)
    raised = str(exponent).translate(SUPERSCRIPT)
    times = f"{NO_BREAK_SPACE}×{NO_BREAK_SPACE}"
    return f"{localize(mantissa, lang)}{times}10{raised}"


def significant(value: float, lang: Lang, digits: int = 4) -> str:
    """Write `value` with so many significant digits, as a power of ten far from 1."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else _special(value)
    _, exponent = _scientific(value, digits - 1)
    if exponent < -4 or exponent >= digits + 3:
        return power(value, lang, digits - 1)
    return fixed(value, lang, max(digits - 1 - exponent, 0))


def number(value: float, lang: Lang) -> str:
    """Write a number as it stands everywhere: on the stage, in charts, tables, words.

    Two decimals, two more where they are not zero, a power of ten far from 1: 0.50,
    2.00, 1.6487, 1.00 × 10⁻⁵.
    """
    if not math.isfinite(value):
        return _special(value)
    if _is_far(value):
        return power(value, lang)
    return fixed(value, lang, 4).removesuffix("00")


@lru_cache(maxsize=1024)  # a table repeats them, and a change leaves most as they are
def arrow(value: float, lang: Lang) -> str:
    """Write which way something moves, and how far: ↑ 0.40, ↓ 0.20, 0.00."""
    size = number(abs(value), lang)
    stays = not abs(value) > 0
    return size if stays else f"{'↑' if value > 0 else '↓'} {size}"


def times(value: float, lang: Lang) -> str:
    """Write how many times as much: 2.72, 148, 2.4 × 10⁸."""
    if not math.isfinite(value):
        return _special(value)
    if value >= 1e6:
        return power(value, lang, 1)
    return fixed(value, lang, 2 if value < 100 else 0)


def exact(value: float, lang: Lang) -> str:
    """Write every digit of `value`, as it is typed: the shortest that reads back."""
    if not math.isfinite(value):
        return _special(value)
    if value == 0:
        return "0"
    digits = Decimal(repr(value)).normalize()
    exponent = digits.adjusted()
    if -7 < exponent < 21:
        return localize(f"{digits:f}", lang)
    mantissa = f"{digits.scaleb(-exponent, ROOM):f}"
    return localize(f"{mantissa}e{exponent:+d}", lang)


def whole(number: int, lang: Lang) -> str:
    """Write a whole number, thousands apart: 49,152 in English, 49 152 in Spanish."""
    if lang == "es":
        return f"{number:,}".replace(",", NO_BREAK_SPACE * (abs(number) >= 10_000))
    return f"{number:,}"


def vector(
    values: Iterable[float],
    lang: Lang,
    limit: int = 6,
    write: Callable[[float, Lang], str] = number,
) -> str:
    """Write numbers as a row vector for KaTeX, the middle of a long one as dots.

    Of numbers with many digits fewer are written.
    """
    texts = [
        write(value, lang).replace("%", r"\%").replace(NO_BREAK_SPACE, "~")
        for value in values
    ]
    cells = [
        ("-" * t.startswith(MINUS)) + rf"\text{{{t.lstrip(MINUS)}}}" for t in texts
    ]
    if len(cells) > limit:
        while (
            limit > 3 and sum(map(len, [*texts[: limit - 1], texts[-1]])) > MOST_MARKS
        ):
            limit -= 1
        cells[limit - 1 : -1] = [r"\cdots"]
    between = r";\ " if lang == "es" else r",\ "  # apart from the decimal comma
    return r"\left(" + between.join(cells) + r"\right)"


def listed(numbers: Iterable[str], lang: Lang) -> str:
    """Join written numbers: by commas, in Spanish apart from the decimal comma."""
    return (", " if lang == "en" else "; ").join(numbers)


def percent(
    probability: float, lang: Lang, decimals: int = 1, *, open_interval: bool = False
) -> str:
    """Write a probability as a percentage that never rounds to a false 0 or 100 %.

    With `open_interval` the value is known to lie strictly between 0 and 1 (softmax
    at any T > 0), even where the float has run out of room and holds 0 or 1.
    """
    if math.isnan(probability):
        return "NaN"
    edge = float(f"1e-{decimals}")
    if probability < edge / 200 and (probability > 0 or open_interval):
        return f"<{fixed(edge, lang, decimals)}{NO_BREAK_SPACE}%"
    if probability >= 1 - edge / 200 and (probability < 1 or open_interval):
        return f">{fixed(100 - edge, lang, decimals)}{NO_BREAK_SPACE}%"
    if probability in (0, 1):
        return f"{abs(probability) * 100:.0f}{NO_BREAK_SPACE}%"
    return f"{fixed(100 * probability, lang, decimals)}{NO_BREAK_SPACE}%"


def share(probability: float, lang: Lang, *, open_interval: bool = False) -> str:
    """Write a share as `percent` does, with three decimals close to 1."""
    plain = probability < 0.999 or (probability == 1 and not open_interval)
    return percent(probability, lang, 1 if plain else 3, open_interval=open_interval)


def temperature(value: float, lang: Lang) -> str:
    """Write a temperature: ∞ and 0 bare, others with the digits that they need."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else _special(value)
    if value < 1e6 and float(f"{value:.2f}") == value:
        return fixed(value, lang)
    return significant(value, lang, 3)


def _is_far(value: float) -> bool:
    """Say whether `number` writes a finite value as a power of ten."""
    return value != 0 and not 5e-4 <= abs(value) < 1e6


def _may_be_half(value: float, decimals: int) -> bool:
    """Say whether a value could lie half-way, where formatting takes the even digit.

    Twice the value in units of the last digit is an odd number then, and is exact as
    long as floats hold every whole number of that size.
    """
    twice = abs(value) * 2 * 10.0**decimals
    return decimals > 15 or twice >= 2**53 or twice % 2 == 1


def _quantized(value: float | Decimal, decimals: int) -> Decimal:
    """Return a finite value with so many decimals, halves away from zero."""
    unit = Decimal(1).scaleb(-decimals)
    return Decimal(value).quantize(unit, rounding=ROUND_HALF_UP, context=ROOM)


# --- typed numbers --------------------------------------------------------------------

_TYPED: Final = re.compile(
    r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE
)


def typed_number(text: str) -> float | None:
    """Return a typed number, with a point or a comma; None for what is none.

    So is a number beyond all floats, which would be infinite.
    """
    piece = text.strip().replace(MINUS, "-").replace(",", ".", 1)
    value = float(piece) if _TYPED.fullmatch(piece) else math.inf
    return value + 0.0 if math.isfinite(value) else None  # -0 becomes 0


def typed_temperature(text: str) -> float | None:
    """Return a typed temperature, from 0 to infinity; None for what is none."""
    piece = text.strip().removeprefix("+").lower()
    if piece in {"∞", "inf", "infinity", "infinito"}:
        return math.inf
    value = typed_number(text)
    return None if value is None or value < 0 else value


# --- the parts of a written number ----------------------------------------------------


def _scientific(value: float | Decimal, decimals: int) -> tuple[str, int]:
    """Return the digits of a finite value, halves away from zero, and its exponent."""
    if value == 0:
        return f"{0:.{decimals}f}", 0
    # What lies half-way has one digit more, and no others.
    if isinstance(value, float) and float(f"{value:.{decimals + 1}e}") != value:
        mantissa, _, exponent = f"{value:.{decimals}e}".partition("e")
        return mantissa, int(exponent)
    context = Context(prec=decimals + 1, rounding=ROUND_HALF_UP)
    rounded = context.create_decimal(Decimal(value))
    place = rounded.adjusted()
    return f"{rounded.scaleb(-place, context):.{decimals}f}", place


def _special(value: float | Decimal) -> str:
    if math.isnan(value):
        return "NaN"
    return "∞" if value > 0 else f"{MINUS}∞"


# --- foreign text ---------------------------------------------------------------------

_UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
_JOINER = "\u200d"  # holds an emoji of several parts together


def plain(text: str, limit: int) -> str:
    """Make foreign text safe to show: no control or bidi marks, one line, cut short.

    Only its beginning is looked at, so that a megabyte costs no more than a name.
    """
    begun = text[: 10 * limit]
    if begun.isascii() and begun.isprintable():  # as most names: all of it is seen
        return re.sub(" +", " ", begun).strip()[:limit].strip()
    visible = "".join(
        mark
        for mark in re.sub(r"\s", " ", begun)
        if mark == _JOINER or unicodedata.category(mark) not in _UNSEEN
    )
    # Last, since what was between them is gone: spaces, and accents with their letters.
    # To bring accents into order takes the square of their number, so they are few.
    folded = unicodedata.normalize("NFC", re.sub(" +", " ", visible))
    return folded.strip()[:limit].strip()


def quoted(text: str, limit: int = 40) -> str:
    """Show foreign text inside markdown as code, where nothing in it is obeyed."""
    shown = plain(text, limit).replace("`", "ˋ")
    return f"`{shown}`" if shown else "` `"
