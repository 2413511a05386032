"""The worksheet: right answers, nothing that runs, a code that a phone can read."""

import html
import io
import math
import re
from html.parser import HTMLParser

import mpmath
import numpy as np
import pytest
import segno
import zxingcpp
from PIL import Image

from softmax_viz import core, tasks
from softmax_viz.scenario import (
    DEFAULT,
    PRESETS,
    Preset,
    Scenario,
    logits_text,
    names_text,
    temperature_text,
)
from softmax_viz.tables.qr import qr_code
from softmax_viz.text import LANGS, Lang, Text, number, percent
from softmax_viz.worksheet import (
    HALF,
    LONGEST_LINK,
    LOSS,
    PAPERS,
    TITLE_LENGTH,
    Paper,
    Question,
    own_questions,
    sheet_link,
    task_sheet,
    worksheet,
)

BASE = "https://softmax.example.org/app/"
HOSTILE = (
    "<script>alert(1)</script>",
    "![x](http://evil/x.png)",
    '"><img src=x onerror=a()>',
    "</style><h1>",
    "\u202egnp.exe",
    "javascript:alert(1)",
    "&lt;b&gt; ${x} {0}",
    "<!-- ",
)


class Tags(HTMLParser):
    """Collects what a browser would make elements and attributes of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def fields(scenario: Scenario, lang: Lang = "en") -> dict[str, str]:
    return {
        "names": names_text(scenario),
        "z": logits_text(scenario),
        "t": temperature_text(scenario),
        "lang": lang,
    }


def sheet(
    scenario: Scenario, lang: Lang = "en", title: str = "", paper: Paper = "A4"
) -> str:
    address = sheet_link(BASE, fields(scenario, lang))
    questions = own_questions(scenario, lang)
    return worksheet(title, scenario, questions, address, lang, paper)


def answer_to(asked: Text, scenario: Scenario, name: str) -> str:
    """Return the answer in English to the question that asks this."""
    says = asked("en", a=f"\u2068{name}\u2069")
    (found,) = [q.answer for q in own_questions(scenario, "en") if q.asks == says]
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_example_has_a_sheet_with_its_numbers_and_its_answers(
    preset: Preset, lang: Lang, paper: Paper
) -> None:
    scenario = preset.scenario(lang)
    text = sheet(scenario, lang, paper=paper)
    asked, answered = text.split('<section class="sheet')[1:]
    for z in scenario.logits:
        assert f"<td>{number(z, lang)}</td>" in asked
    for p in core.softmax(scenario.logits, scenario.temperature).tolist():
        shown = html.escape(percent(p, lang, open_interval=True))
        assert f"<td>{shown}</td>" in answered.replace("<0", "&lt;0").replace(
            ">99.9", "&gt;99.9"
        ).replace(">99,9", "&gt;99,9")
        assert f"<td>{shown}</td>" not in asked
    assert f"@page {{ size: {paper};" in text
    assert "import numpy" in answered
    assert "import numpy" not in asked
    assert "data:image/svg+xml" in asked


def test_the_logit_for_a_half_gives_a_half() -> None:
    with mpmath.workdps(30):
        # bird of the default scenario: ln(e^2 + e^1) = 2.3133.
        half = mpmath.log(mpmath.e**2 + mpmath.e)
    scenario = DEFAULT.scenario("en")
    assert answer_to(HALF, scenario, "bird").startswith(f"{float(half):.4f}:")
    (*others, _) = scenario.logits
    assert core.softmax([*others, float(half)])[2] == pytest.approx(0.5, abs=1e-12)


def test_the_loss_is_that_of_the_second_class() -> None:
    # softmax([2, 1, 0.5]): -log 0.2312 = 1.4644.
    assert answer_to(LOSS, DEFAULT.scenario("en"), "dog") == "1.4644"


@pytest.mark.parametrize("t", [0.0, 1e-320, 0.5, 1e308, math.inf])
@pytest.mark.parametrize("z", [(1e308, -1e308), (1.0, 1.0), (1000.0, -1000.0)])
@pytest.mark.parametrize("lang", LANGS)
def test_there_is_a_sheet_at_every_limit(
    z: tuple[float, ...], t: float, lang: Lang
) -> None:
    text = sheet(Scenario(("a", "b"), z, t), lang)
    assert "nan" not in re.sub(r"<pre.*?</pre>", "", text, flags=re.S).lower()
    assert "{" not in re.sub(r"<style>.*?</style>|<pre.*?</pre>", "", text, flags=re.S)


def test_names_and_titles_are_shown_and_nothing_of_them_is_obeyed() -> None:
    scenario = Scenario(HOSTILE, tuple(map(float, range(len(HOSTILE)))))
    plainly = Scenario(tuple("abcdefgh"), scenario.logits)
    for title in (*HOSTILE, "<script>" * 600, "a" * 4000):
        found, expected = Tags(), Tags()
        text = sheet(scenario, title=title)
        found.feed(text)
        expected.feed(sheet(plainly, title="x"))
        assert found.tags == expected.tags
        assert found.attributes == expected.attributes
        assert "\u202e" not in text
        heading = re.search(r"<h1><bdi>(.*?)</bdi>", text)
        assert heading
        assert len(html.unescape(heading[1])) <= TITLE_LENGTH
    assert "script" not in expected.tags
    assert "default-src 'none'" in sheet(scenario)


def test_any_questions_can_be_asked() -> None:
    asked = [Question("<i>Why?</i>", "Because & so.", 3)]
    text = worksheet("Test", DEFAULT.scenario("en"), asked, BASE, "en")
    assert "<li>&lt;i&gt;Why?&lt;/i&gt;" + '<div class="line"></div>' * 3 in text
    assert "<li>Because &amp; so.</li>" in text


def decoded(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=4)
    (found,) = zxingcpp.read_barcodes(np.asarray(Image.open(drawn).convert("L")))
    return str(found.text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_code_on_the_sheet_is_the_link(lang: Lang) -> None:
    scenario = Scenario(("ñandú", "a,b", "<c>"), (1.5, -2.25, 0.0), 0.5)
    address = sheet_link(BASE, fields(scenario, lang))
    assert qr_code(address, "").count("data:image/svg+xml") == 1
    assert decoded(address) == address
    assert html.escape(address) in sheet(scenario, lang)


def test_a_link_that_is_too_long_for_a_small_code_goes_without_the_names() -> None:
    scenario = Scenario(("ñ" * 24,) * 20, tuple(map(float, range(20))))
    address = sheet_link(BASE, fields(scenario))
    assert "names" not in address
    assert len(address) <= LONGEST_LINK
    assert decoded(address) == address


def test_a_link_that_no_code_can_hold_is_left_out() -> None:
    text = worksheet("", DEFAULT.scenario("en"), [], BASE + "x" * 9000, "en")
    assert "<footer>" not in text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", tasks.KINDS, ids=lambda kind: kind.slug)
def test_the_sheet_of_a_task_asks_first_and_answers_on_another_page(
    kind: tasks.Kind, lang: Lang
) -> None:
    task = tasks.task(kind.slug, 3)
    text = html.unescape(task_sheet(task, BASE, lang))
    asked, answered = text.split('<section class="sheet')[1:]
    assert task.question(lang) in asked
    for says in (*task.lettered(lang), *task.said_reasons(lang)):
        assert says in asked
    assert "<table" not in asked
    for told in (task.explanation(lang), task.misconception(lang)):
        assert told not in asked
        assert told in answered
    assert task.lettered(lang)[task.right] in answered
    assert task.said_reasons(lang)[task.right_reason] in answered
    assert task.address(BASE, lang) in asked
