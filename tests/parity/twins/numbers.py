"""numbers.js: numbers as both languages write and read them, character by character."""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from softmax_viz import core, text
from softmax_viz.text import LANGS, Lang, Text
from tests.parity import cases
from tests.parity.cases import INF, Random, shares
from tests.parity.harness import Twin

Arguments = tuple[Any, ...]
Cases = Callable[[Random], Iterator[Arguments]]


def in_both(rows: Callable[[Random], Iterable[Arguments]], *, lang: int = -1) -> Cases:
    """Return the cases with each language put in at its place."""

    def made(rng: Random) -> Iterator[Arguments]:
        for row in rows(rng):
            at = lang % (len(row) + 1)
            yield from ((*row[:at], name, *row[at:]) for name in LANGS)

    return made


def single(rng: Random) -> Iterator[tuple[float]]:
    return ((x,) for x in cases.numbers(rng))


def finite(rng: Random) -> Iterator[float]:
    return (x for x in cases.numbers(rng) if abs(x) < INF)


def with_decimals(rng: Random) -> Iterator[tuple[float, int]]:
    return ((x, d) for x in cases.numbers(rng) for d in range(5))


def powers(rng: Random) -> Iterator[tuple[float, int]]:
    return ((x, d) for x in finite(rng) for d in range(4))


def with_digits(rng: Random) -> Iterator[tuple[float, int]]:
    return ((x, d) for x in cases.numbers(rng) for d in range(1, 6))


def positive(rng: Random) -> Iterator[tuple[float]]:
    return ((abs(x),) for x in cases.numbers(rng))


def rounding(rng: Random) -> Iterator[tuple[float, int]]:
    return ((x, d) for x in cases.numbers(rng) for d in (1, 2, 3, 6, 12, 17))


def percentages(rng: Random) -> Iterator[Arguments]:
    for p in shares(rng):
        for is_open in (False, True):
            yield from ((p, is_open, lang, d) for lang in LANGS for d in range(6))


def with_openness(rng: Random) -> Iterator[tuple[float, bool]]:
    return ((p, is_open) for p in shares(rng) for is_open in (False, True))


def temperatures(rng: Random) -> Iterator[tuple[float]]:
    yield from ((t,) for t in core.three_digit_temperatures()[::5])
    yield from ((t,) for t in (0.1 + 0.2, 12345.678, 999999.99, 1234567.0))
    yield from positive(rng)


def counts(rng: Random) -> Iterator[tuple[int]]:
    yield from ((n,) for n in (0, 7, 999, 1000, 9999, 10000, 49152, 999999, 10**6))
    yield from (
        (int(10 ** rng.uniform(0, 15)) * sign,) for _ in range(50) for sign in (1, -1)
    )


def digits(rng: Random) -> Iterator[tuple[str]]:
    yield from ((d,) for d in ("-1234.5", "1e-7", "5", "-0", "1.2.3", "--1"))
    yield from ((repr(x),) for x in finite(rng))


TYPED = (
    *(
        "",
        " ",
        "0",
        "-0",
        "−0",
        "+1",
        "1.",
        ".5",
        ".",
        "-",
        "1,5",
        "−1,5",
        "−1e−7",
        "1.234,5",
    ),
    *(
        "1,2,3",
        "1 2",
        " 7 ",
        "\t7\n",
        "\u00a07\u00a0",
        "1e3",
        "1E-3",
        "1e+3",
        "e3",
        "1e",
    ),
    *("1e400", "-1e400", "1e-400", "0x10", "1_000", "١", "½", "inf", "nan", "Infinity"),
    *("--1", "−−1", "+-1", "1−2", "NaN", "null", "__proto__", "constructor", "1e3.5"),
)
TYPED_T = (
    *(
        "∞",
        "+∞",
        "-∞",
        "−∞",
        "inf",
        "INF",
        " inf ",
        "+inf",
        "-inf",
        "infinity",
        "Infinity",
    ),
    *("infinito", "INFINITO", "infinit", "∞∞", "+ inf", "ınf", "İnf", "∞.", "T = 1"),
)


def typed(rng: Random) -> Iterator[tuple[str]]:
    yield from ((piece,) for piece in (*TYPED, *TYPED_T))
    for x in finite(rng):
        for piece in (repr(x), f"{x:.3f}", f" {x:+.2e}", text.exact(x, "es")):
            yield (piece,)


def broken(rng: Random) -> Iterator[tuple[str]]:
    marks = list("0123456789..,,--−+eE ")
    for _ in range(600):
        yield ("".join(rng.choice(marks, int(rng.integers(1, 7)))),)


def sentences(rng: Random) -> Iterator[tuple[str, dict[str, Any]]]:
    keys = ["name", "n", "p1", "__proto__", "constructor", "toString", "hasOwnProperty"]
    yield "no place", {}
    yield "{name} {name}", {"name": "{n} $1 $& {name}"}
    for _ in range(200):
        chosen = [
            keys[i] for i in rng.permutation(len(keys))[: int(rng.integers(1, 5))]
        ]
        sentence = " and ".join(f"{{{key}}}" for key in chosen)
        known = chosen[: int(rng.integers(0, len(chosen) + 1))]
        yield sentence, {key: f"<{key}>" for key in known}
        yield sentence, {key: int(rng.integers(-9, 10**6)) for key in known}


class Kept(dict[str, Any]):
    """Values that leave the place of an unknown key as it is."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def filled(sentence: str, values: dict[str, Any]) -> str:
    """Return what a Text says; with unknown places, which are an error there, kept."""
    try:
        return Text(sentence, sentence)("en", **values)
    except KeyError:
        return sentence.format_map(Kept(values))


def percent(p: float, is_open: bool, lang: Lang, decimals: int) -> str:
    return text.percent(p, lang, decimals, open_interval=is_open)


def share(p: float, is_open: bool, lang: Lang) -> str:
    return text.share(p, lang, open_interval=is_open)


def of_two(function: Callable[..., str]) -> Callable[..., str]:
    """Return the function with its language last."""
    return lambda x, digits, lang: function(x, lang, digits)


def open_last(function: Callable[..., str]) -> Callable[..., str]:
    """Return the function with openness, if given, before its language."""

    def asked(p: float, *rest: Any) -> str:
        *given, lang = rest
        return function(p, lang, open_interval=any(given))

    return asked


def written(name: str, function: Callable[..., str], rows: Any) -> Twin:
    return Twin("numbers", name, function, in_both(rows), exact=True, least=500)


# What numbersIn makes for a language: each function without it, and a few arguments.
ENTRIES: dict[str, tuple[Callable[..., str], tuple[Arguments, ...]]] = {
    "localize": (text.localize, (("-1234.5",), ("1e-7",))),
    "fixed": (of_two(text.fixed), ((-1234.565, 2), (0.5, 0), (INF, 3))),
    "power": (of_two(text.power), ((-1234.565, 2), (1e-300, 0))),
    "significant": (of_two(text.significant), ((-1234.565, 4), (1e9, 1))),
    "number": (text.number, ((-1234.565,), (1e9,))),
    "times": (text.times, ((2.718,), (1e9,))),
    "percent": (open_last(text.percent), ((0.12345,), (0.0, True), (1.0, False))),
    "share": (open_last(text.share), ((0.99951,), (0.0, True), (1.0, False))),
    "temperature": (text.temperature, ((0.125,), (INF,))),
    "whole": (text.whole, ((49152,), (1000,))),
    "exact": (text.exact, ((-1234.565,), (1e-7,))),
}


def entries(lang: Lang) -> dict[str, Any]:
    """Return numbersIn(lang) as node tells it: functions by what they must be given."""
    needed = {name: {"function": len(few[0])} for name, (_, few) in ENTRIES.items()}
    return {"lang": lang, **needed}


def in_one(lang: Lang, name: str) -> Twin:
    """Return the twin of one entry of numbersIn(lang)."""
    function, few = ENTRIES[name]
    return Twin(
        "numbers",
        f"numbersIn({lang}).{name}",
        lambda *given: function(*given, lang),
        lambda rng: few,
        exact=True,
        least=len(few),
    )


def close_ones(rng: Random) -> Iterator[tuple[float, float]]:
    yield from ((0.0, 0.0), (INF, INF), (INF, -INF), (1.0, math.nextafter(1.0, 2.0)))
    for x in (10.0 ** rng.uniform(-12, 12, 200)).tolist():
        yield from ((x, x * (1 + by)) for by in (1e-10, 5e-10, 2e-9, -1e-8))


def is_near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


TWINS = (
    Twin("numbers", "near", is_near, close_ones, exact=True),
    Twin("numbers", "rounded", core.rounded, rounding, exact=True, least=500),
    written("localize", text.localize, digits),
    written("fixed", of_two(text.fixed), with_decimals),
    written("power", of_two(text.power), powers),
    written("significant", of_two(text.significant), with_digits),
    written("number", text.number, single),
    written("times", text.times, positive),
    Twin("numbers", "percent", percent, percentages, exact=True, least=500),
    written("share", share, with_openness),
    written("temperature", text.temperature, temperatures),
    Twin("numbers", "whole", text.whole, in_both(counts), exact=True),
    written("exact", text.exact, single),
    Twin("numbers", "parse", text.typed_number, typed, exact=True, least=500),
    Twin(
        "numbers",
        "parse",
        text.typed_number,
        broken,
        exact=True,
        least=500,
        note="broken text",
    ),
    Twin(
        "numbers",
        "parseTemperature",
        text.typed_temperature,
        typed,
        exact=True,
        least=500,
    ),
    Twin("numbers", "fill", filled, sentences, exact=True),
    Twin(
        "numbers",
        "numbersIn",
        entries,
        lambda rng: ((lang,) for lang in LANGS),
        exact=True,
        least=2,
    ),
    *(in_one(lang, name) for lang in LANGS for name in ENTRIES),
)
