"""The strip from a photograph to probabilities, as HTML."""

import re

from softmax_viz.tables.strip import network_strip

ROWS = [("<b>cat</b>", "4.00", 4.0, "60 %", 0.6), ("others", "", 0.0, "40 %", 0.4)]


def strip() -> str:
    header = ("Class", "z & co", "p")
    return network_strip('data:,"x', 'A "cat"', "a <network>", header, ROWS)


def test_foreign_text_is_shown_and_never_obeyed() -> None:
    written = strip()
    for safe in ("&lt;b&gt;cat", "z &amp; co", "A &quot;cat&quot;", "data:,&quot;x"):
        assert safe in written
    assert "<network>" not in written


def test_bars_are_as_long_as_what_they_show() -> None:
    widths = [float(x) for x in re.findall(r"width:([\d.]+)%;", strip())]
    assert widths == [100, 60, 0, 40]


def test_logits_that_are_all_0_have_no_bars_and_no_error() -> None:
    rows = [("a", "0.00", 0.0, "100 %", 1.0)]
    written = network_strip("data:,", "", "", ("a", "b", "c"), rows)
    assert re.findall(r"width:([\d.]+)%;", written) == ["0.0", "100.0"]
