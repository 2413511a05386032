"""The page on the calculation: the same numbers everywhere, and what never changes."""

import math
import re
from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.text import LANGS, Lang, localize, number, percent, together
from tests.app import open_app

open_steps = partial(open_app, "steps")


def rows_of(at: AppTest) -> list[list[str]]:
    source = next(block.proto.body for block in at.get("html"))
    rows = re.findall(r"<tr>(.*?)</tr>", source.partition("<tbody>")[2])
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def checks_of(at: AppTest) -> list[str]:
    lines = (line for m in at.markdown for line in m.value.split("\n\n"))
    return [line for line in lines if line.startswith(("✓", "✗"))]


@pytest.mark.parametrize("lang", LANGS)
def test_table_and_formula_write_the_same_numbers(lang: Lang) -> None:
    at = open_steps(lang=lang, z="2,1,0.5", names="a,b,c")
    p = core.softmax([2, 1, 0.5])
    for z, q, row in zip((2, 1, 0.5), p, rows_of(at), strict=True):
        expected = [number(x, lang) for x in (z, z, z - 2, math.exp(z - 2))]
        assert row[1:] == [*expected, percent(q, lang)]
        formula = " ".join(block.value for block in at.latex)
        share = percent(q, lang).replace("%", r"\%").replace("\u00a0", "~")
        for text in (number(z, lang), share):
            assert rf"\text{{{text}}}" in formula


def test_without_the_maximum_its_column_is_left_out() -> None:
    at = open_steps(z="2,1,0.5", submax="false")
    assert all(len(row) == 5 for row in rows_of(at))
    assert not any(r"\max" in block.value for block in at.latex)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("t", ["0", "0.05", "1", "inf"])
@pytest.mark.parametrize("z", ["2,1,0.5", "1,1", "0,-740", "1e308,-1e308"])
def test_every_law_has_its_tick(z: str, t: str, lang: Lang) -> None:
    checks = checks_of(open_steps(lang=lang, z=z, t=t, c="-50"))
    assert [check[0] for check in checks] == ["✓"] * 5
    assert "c = −50" in checks[3]


def test_a_law_that_rounding_breaks_has_a_cross() -> None:
    checks = checks_of(open_steps(z="1e16,9999999999999998", c="1"))
    assert [check[0] for check in checks] == ["✓", "✓", "✓", "✗", "✓"]


def test_a_ratio_beyond_the_floats_does_not_read_as_infinite() -> None:
    assert "> 10³⁰⁸" in checks_of(open_steps(z="0,-720"))[4]
    assert "∞" in checks_of(open_steps(z="1,0", t="0"))[4]


@pytest.mark.parametrize(("z", "says"), [("1000,0", True), ("2,1", False)])
def test_what_leaves_the_range_is_told(z: str, says: bool) -> None:
    at = open_steps(lang="en", z=z, submax="false")
    assert any("leave the range" in c.value for c in at.caption) == says


@pytest.mark.parametrize("lang", LANGS)
def test_the_claims_stand_as_they_were_printed(lang: Lang) -> None:
    prose = " ".join(m.value for m in open_steps(lang=lang).markdown)
    point = {"en": ".", "es": ","}[lang]
    for digits in ("665", "245", "090", "596", "296", "109"):
        assert f"0{point}{digits}" in prose
    assert f"1{point}001" in prose


def test_another_base_is_only_another_temperature() -> None:
    z = np.array([2, 1, 0.5])
    np.testing.assert_allclose(
        2**z / sum(2**z), core.softmax(z, 1 / math.log(2)), rtol=1e-14
    )


@pytest.mark.parametrize("lang", LANGS)
def test_each_limit_has_its_own_sentence(lang: Lang) -> None:
    for t, shown in (("0", together("T = 0")), ("inf", together("T = ∞"))):
        captions = [c.value for c in open_steps(lang=lang, t=t).caption]
        assert sum(shown in caption for caption in captions) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_at_a_limit_the_formula_keeps_its_lines(lang: Lang) -> None:
    at_one, at_zero, at_infinity = (
        open_steps(lang=lang, z="2,1,0.5", t=t).latex[-1].value.split(r" \\ ")
        for t in ("1", "0", "inf")
    )
    assert len(at_one) == len(at_zero) == len(at_infinity) == 6
    comma = {"en": r",\ ", "es": r";\ "}[lang]
    for lines, terms in ((at_zero, ("0.00", "−∞", "−∞")), (at_infinity, ["0.00"] * 3)):
        cells = comma.join(
            "-" * x.startswith("−") + rf"\text{{{localize(x.lstrip('−'), lang)}}}"
            for x in terms
        )
        assert lines[2].endswith(rf"&\to \left({cells}\right)")
    assert at_zero[1] == r"\tfrac{z}{T} &\phantom{\to} \text{–}"


@pytest.mark.parametrize("submax", ["true", "false"])
def test_at_zero_temperature_no_logit_is_divided_by_it(submax: str) -> None:
    at = open_app("steps", lang="en", z="2,1,0.5", names="a,b,c", t="0", submax=submax)
    table = " ".join(block.proto.body for block in at.get("html"))
    for name, z, gap in (("a", "2.00", "0.00"), ("b", "1.00", "−∞")):
        cells = f"<td>{z}</td><td>–</td><td>{gap}</td>"
        assert f'<th scope="row">{name}</th>{cells}' in table
