"""The page on decisions: what the link restores, the seed, the cut, bad messages."""

import json
import math
from functools import partial
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import controls, core
from softmax_viz.live.decisions import cumulative, gumbel
from softmax_viz.live.wire import checked
from softmax_viz.text import LANGS, Lang, percent, whole
from tests.app import open_app

open_decisions = partial(open_app, "decisions")


def table(at: AppTest) -> str:
    return next(h.proto.body for h in at.get("html") if "numbers" in h.proto.body)


def fields_of(at: AppTest) -> dict[str | None, Any]:
    kinds = (at.number_input, at.segmented_control, at.selectbox, at.text_input)
    return {widget.key: widget.value for kind in kinds for widget in kind}


def test_a_link_restores_the_draw_the_cut_and_the_seed() -> None:
    at = open_decisions(
        u="0.875", cut="top-p", topk="3", topp="0.6", seed="7", draws="100"
    )
    fields = fields_of(at)
    expected = {"u": 0.875, "topk": 3, "topp": 0.6, "seed": "7", "draws_choice": "100"}
    assert fields | expected | {"cut": "top-p"} == fields


@pytest.mark.parametrize("bad", ["-1", "1.5", "abc", "", "nan", "inf", "1e9", "1,5"])
def test_what_makes_no_sense_in_a_link_falls_back(bad: str) -> None:
    at = open_decisions(u=bad, cut=bad, topk=bad, topp=bad, draws=bad)
    assert not at.exception
    assert not at.error
    fields = fields_of(at)
    assert 0 <= fields["u"] < 1
    assert fields["cut"] in cumulative.CUTS
    assert fields["topk"] in range(1, 21)
    assert 0 <= fields["topp"] <= 1


@pytest.mark.parametrize(
    ("bad", "lang"),
    [
        ("-1", "en"),
        ("1.5", "es"),
        ("abc", "en"),
        (" ", "es"),
        ("inf", "en"),
        ("١", "es"),
    ],
)
def test_a_seed_that_makes_no_sense_gets_a_message(bad: str, lang: Lang) -> None:
    at = open_decisions(lang=lang, seed=bad)
    assert not at.exception
    assert [error.value for error in at.error] == [controls.BAD_SEED(lang)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_counts_the_draws_of_this_seed(lang: Lang) -> None:
    at = open_decisions(lang=lang, z="2,1,0.5", seed="5")
    numbers = np.random.default_rng(5).random(10_000)
    p = core.softmax([2, 1, 0.5])
    for count in core.draw_counts(core.inverse_cdf(p, numbers), 3).tolist():
        cells = whole(count, lang), percent(count / 10_000, lang)
        assert "".join(f"<td>{cell}</td>" for cell in cells) in table(at)


def test_draw_again_takes_the_next_seed_and_other_draws() -> None:
    at = open_decisions(seed="999999")
    before = table(at)
    at.button(key="again").click().run()
    assert at.text_input(key="seed").value == "0"
    assert table(at) != before
    assert table(open_decisions(seed="0")) == table(at)


def test_a_class_that_was_cut_off_is_drawn_by_neither_road() -> None:
    at = open_decisions(names="a,b,c", z="2,1,0.5", cut="top-k", topk="1")
    rows = table(at).split("<tr>")[2:]
    assert "<td>10,000</td>" in rows[0]
    for row in rows[1:]:
        assert "<td>0</td>" in row
        assert row.count("<td>0\u00a0%</td>") == 2


@pytest.mark.parametrize("t", ["0", "1e-320", "1", "inf"])
@pytest.mark.parametrize("cut", cumulative.CUTS)
def test_every_cut_works_at_every_temperature(cut: str, t: str) -> None:
    at = open_decisions(z="1e308,-1e308,1e308", t=t, cut=cut, topk="20", topp="0")
    assert not at.exception


def test_argmax_says_the_same_at_every_temperature() -> None:
    for t in ("0", "0.1", "20", "inf"):
        at = open_decisions(names="a,b", z="1,3", t=t)
        assert "Argmax would have said b every time" in table(at)


GOOD: dict[str, Any] = {"u": 0.25, "cut": "top-k", "k": 3, "p": 0.5, "sequence": 1}


def test_a_message_sets_the_fields() -> None:
    assert cumulative.accepted(GOOD) == {
        "u": 0.25,
        "cut": "top-k",
        "topk": 3,
        "topp": 0.5,
    }


NO_SHARES: tuple[object, ...] = (-0.1, 1.1, math.nan, math.inf, "0.5", None, True, [])
NO_COUNTS: tuple[object, ...] = (0, 21, 1.5, "2", True, None)
BAD: dict[str, tuple[object, ...]] = {
    "u": (*NO_SHARES, 1.0),
    "p": NO_SHARES,
    "k": NO_COUNTS,
    "cut": ("k", 3, None, []),
    "sequence": (-1, 2**53 + 1, 1.0, "1", True, None),
    "unknown": (1,),
}


@pytest.mark.parametrize(
    ("key", "bad"), [(key, bad) for key, values in BAD.items() for bad in values]
)
def test_a_message_made_by_hand_sets_nothing(key: str, bad: object) -> None:
    assert cumulative.accepted(GOOD | {key: bad}) == {}


@pytest.mark.parametrize("missing", GOOD)
def test_a_message_that_lacks_a_field_sets_nothing(missing: str) -> None:
    short = {key: value for key, value in GOOD.items() if key != missing}
    assert cumulative.accepted(short) == {}


@pytest.mark.parametrize("message", [None, 7, "x", []])
def test_what_is_no_message_sets_nothing(message: object) -> None:
    assert cumulative.accepted(message) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_sent_is_small_and_json(lang: Lang) -> None:
    rng = np.random.default_rng(1)
    bar = cumulative.payload(0.42, "–", 2, 0.8, rng.random(10_000).tolist(), lang)
    rows = gumbel.payload(core.luck_of(rng), lang)
    for data, kind in (
        (bar, cumulative.CumulativeData),
        (rows, gumbel.GumbelData),
    ):
        sent = json.dumps(data, allow_nan=False)
        assert len(sent) < 20_000
        checked(json.loads(sent), kind)
