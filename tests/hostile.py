"""Bad inputs: what a link, a file, a pasted text or a forged message may hold."""

import base64
import json
import math
import zlib
from collections.abc import Iterable
from typing import Any, Final

EDIT: Final[dict[str, Any]] = {
    "kind": "edit",
    "sequence": 1,
    "final": True,
    "names": ["a", "b"],
    "logits": [1, 2.5],
    "temperature": "inf",
    "threshold": None,
    "truth": None,
}

NUMBERS: Final = (
    *("", "0", "−1", "-1", "1.5", "abc", "1e9", "nan", "inf", "-inf", "∞", "1e-320"),
    *("1e308", "1e400", "-1e308", "0x10", "1_000", "٣", "１", "1,5", "1.5.5", "--1"),
    *("+", "e", "1e", "e5", ".", "9" * 400, "1e" + "9" * 400, "\u00bd", "²"),
)
LOGITS: Final = (
    *("1,1,1", "1e308,-1e308", "1e308,1e308", "inf,1", "-inf,-inf,-inf", "nan,nan"),
    *("5", "[]", "[[1,2],[3,4]]", "1,,2", ",", ";", "[1, ..., 2]", "1 2\t3;4"),
    *("1\n2\n3", "a\t1\nb\t2", "a\t1\nb", "np.float64(1), np.float64(2)", "tensor(["),
    ",".join(["1"] * 21),
    ",".join(["0"] * 3900),
)
TEXTS: Final = (
    "![x](http://evil.example/x.png)",
    "[x](http://evil.example)",
    "[x](javascript:alert(1))",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "$\\href{javascript:alert(1)}{x}$",
    "$\\def\\a{\\a\\a}\\a$",
    ":material/delete: :red[x] :smile:",
    "<b>x</b><a href='http://evil.example'>y</a><br>",
    "a" + "\u0301" * 300,
    "a" + "\u0301\u0316" * 150,
    "\u202eabc\u202c\u2066",
    "a\x00b\x1b[31m\x07",
    "\ufffd\ufffe\uffff\U0010ffff",
    "x" * 4000,
    " ",
    "\u00a0\u3000",
    "\u200d\u200b\ufeff",
    "a,a,a",
    '"a',
    '"a""b","c',
    "'a','b",
    ",,,",
    "../../etc/passwd",
    "=1+1,+1,-1,@x",
    "%00%0a%ff",
    "{x} {0} {__class__} %s %(x)s",
    "👩‍👩‍👧‍👦" * 20,
    "e" * 400 + "=" * 400 + ":" * 400,
    "true",
    "None",
    "null",
    "[]",
    "{}",
)
EVERY_TEXT: Final = (*NUMBERS, *LOGITS, *TEXTS)

# Repeated up to the longest text, these make a careless pattern slow.
UNITS: Final = (
    *("a", "1", "1_", "1e", "1.", "1,", "1, ", "1 ,", ", ", ",", ";", ":", "(", ")"),
    *("[", "]", "[]", '"', "'", '",', '""', "\n", "\t", " ", "\r\n", "\x00", "−", "-"),
    *("+", "=", "%", " %", "?", "→", "->", "a(", "a.", "a(1)", "a:1\n", "a 1\n", "a "),
    *("e+", "=1", "1 1", "0,", "1:", ".", "…", "∞", "\u0301", "\u0301\u0316"),
    *(
        "\u0316\u0301",
        "\u202e",
        "\u1100\u1161",
        "<b>",
        "`",
        "\\",
        "{",
        "{x}",
        "http://",
    ),
    *("dtype=", ", dtype", "a=", "nan ", "\u2028", "😀", "\u0345\u0334"),
)


def stretched(length: int, units: Iterable[str] = UNITS) -> dict[str, str]:
    """Return texts of about that length, by a name of each: units, and with ends."""
    texts = {}
    for unit in units:
        body = unit * ((length - 8) // len(unit))
        texts[f"{unit!r}…"] = body
        texts[f"{unit!r}…x"] = body + "x"
        texts[f"a {unit!r}… !"] = "a " + body + " !"
        texts[f"1, {unit!r}…]"] = "1, " + body + "]"
    spaces = " " * (length - 8)
    digits = "1" * (length - 8)
    texts["a, spaces, 1"] = f"a{spaces}1"
    texts["(digits"] = f"a({digits}"
    texts["[digits, x"] = f"[{digits}, x"
    texts["digits e digits"] = f"{digits[: length // 2]}e{digits[: length // 2 - 9]}"
    return texts


def bombs() -> dict[str, str]:
    """Return packed lessons that would be large, deep or odd when unpacked."""
    contents = {
        "40 MB of zeros": b"0" * 40_000_000,
        "a title of 5 MB": json.dumps([1, "a" * 5_000_000, "loss"]).encode(),
        "depth": b"[" * 39_000,
        "depth of objects": b'{"a":' * 7_000,
        "an integer of 5,000 digits": b"[" + b"9" * 5000 + b"]",
        "10,000 scenes": json.dumps([1, "", *["loss"] * 4000]).encode(),
        "a lone surrogate": b'[1, "\\ud800", "loss?title=\\ud800"]',
        "UTF-16": json.dumps([1, "", "loss"]).encode("utf-16"),
        "numbers": b"[1, 2, 3]",
        "nan": b"[NaN, Infinity, -Infinity]",
        "empty": b"",
    }
    return {
        name: base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().strip("=")
        for name, content in contents.items()
    }


def deep(levels: int) -> list[Any]:
    """Return a list in a list, and so on."""
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


def values(many: int) -> dict[str, Any]:
    """Return values of JSON that stand where others are expected, by their names.

    `many` is how long the longest are.
    """
    return {
        "null": None,
        "true": True,
        "text": "1",
        "empty text": "",
        "nan": math.nan,
        "inf": math.inf,
        "-inf": -math.inf,
        "'nan'": "nan",
        "-1": -1,
        "-0.0": -0.0,
        "0.5": 0.5,
        "1e308": 1e308,
        "2**53": 2**53,
        "10**400": 10**400,
        "4,300 digits": 10**4300 - 1,
        "list": [],
        "object": {},
        "nested": deep(900),
        "many": [0] * many,
        "many names": ["a"] * many,
        "a long name": ["a" * 5 * many, "b"],
        "names of 300 marks": ["a" + "\u0301\u0316" * 99] * 20,
        "a long text": "a" * 5 * many,
        "many keys": {str(i): 0 for i in range(many)},
        "bools": [True, False],
        "texts": ["1", "2"],
        "nans": [math.nan, 1],
        "infs": ["inf", 1],
        "huge": [10**400, 1],
        "lists": [[1], [2]],
        "objects": [{}, {}],
        "21": [0] * 21,
        "21 names": ["a"] * 21,
        "a lone surrogate": ["\ud800", "\udfff"],
    }


def forged(many: int = 10_000) -> dict[str, Any]:
    """Return messages that no script of ours sends, by their names."""
    others = values(many)
    found = dict(others)
    for field in EDIT:
        for name, value in others.items():
            found[f"{field}: {name}"] = EDIT | {field: value}
    found["many fields"] = EDIT | others["many keys"]
    found["a long field"] = {"kind": "add", others["a long text"]: 1}
    kinds = (
        "add",
        "remove:",
        "remove:-1",
        "remove:99",
        "preset:",
        "preset:x",
        "undo:x",
    )
    more = ("remove:" + "9" * 33, "remove:1_0", "remove:٣", "", ":", "edit", "guess")
    for kind in (*kinds, *more, *TEXTS):
        found[f"kind {kind[:20]!r}"] = {"kind": kind, "sequence": 1}
    return found
