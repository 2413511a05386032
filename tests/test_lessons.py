"""Lessons: in a link, in a file, and the three that we give."""

import base64
import json
import re
import zlib
from itertools import product
from urllib.parse import parse_qsl, urlsplit

import pytest

from scripts.rehearse import rest, row
from softmax_viz import core
from softmax_viz.catalog import DEMOS, PAGES
from softmax_viz.lessons import PLANS, Plan, Scene
from softmax_viz.live.prepare import qr_code
from softmax_viz.scenario import ScenarioError, read_prepared, read_scenario
from softmax_viz.scenario.lesson import (
    LONGEST_PACKED,
    Lesson,
    checked_lesson,
    from_file,
    pack,
    scene_address,
    to_file,
    unpack,
)
from softmax_viz.text import LANGS, Lang, percent, together
from tests.app import open_app, parts
from tests.pages.test_prepare import decoded
from tests.test_prepared import HOSTILE

PATHS = frozenset(page.url_path for page in PAGES)
SCENES = [
    pytest.param(scene, lang, id=f"{plan.slug}-{i}-{lang}")
    for plan, lang in product(PLANS, LANGS)
    for i, scene in enumerate(plan.scenes, 1)
]
OWN = Lesson("Mi «lección» & más", ("?z=2,1&hide=p", "loss?y=2&say=¿Qué?", "code"))


@pytest.mark.parametrize("lesson", [OWN, *(p.lesson(x) for p in PLANS for x in LANGS)])
def test_a_lesson_comes_back_from_its_link_and_its_file(lesson: Lesson) -> None:
    assert unpack(pack(lesson), PATHS) == lesson
    assert from_file(to_file(lesson).encode(), PATHS) == lesson
    assert len(pack(lesson)) < LONGEST_PACKED / 3


def packed(content: object) -> str:
    text = zlib.compress(json.dumps(content).encode(), 9)
    return base64.urlsafe_b64encode(text).decode().strip("=")


BAD_LINKS = [
    *HOSTILE,
    "A",
    "AAAA",
    "x" * 9000,
    pack(OWN)[:-3],
    pack(OWN)[3:],
    packed([2, "t", "loss"]),
    packed([1, "t"]),
    packed([1, 5, "loss"]),
    packed([1, "t", 5]),
    packed({"a": 1}),
    packed([1, "t", "javascript:alert(1)"]),
    packed([1, "t", "//evil.example/loss/x"]),
    packed([1, "t", "nowhere?z=1"]),
    packed([1, "t", "../../etc/passwd"]),
    packed([1, "t", "loss?a b"]),
    packed([1, "t", "loss#x"]),
    packed([1, "t", *["loss"] * 13]),
    packed([1, "t", "x" * 5_000_000]),
]


@pytest.mark.parametrize("text", BAD_LINKS, ids=lambda x: x[:30])
def test_a_bad_lesson_in_a_link_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError):
        unpack(text, PATHS)


BAD_FILES = [
    b"",
    b"\0\xff\xfe",
    "{}".encode("utf-16"),
    b"[]",
    b"{",
    b'{"softmax_viz": 2, "title": "t", "scenes": ["loss"]}',
    b'{"softmax_viz": 1, "title": "t", "scenes": []}',
    b'{"softmax_viz": 1, "title": "t", "scenes": "loss"}',
    b'{"softmax_viz": 1, "title": null, "scenes": ["loss"]}',
    b'{"softmax_viz": 1, "title": "t", "scenes": [null]}',
    b'{"softmax_viz": 1, "title": "t", "scenes": ["http://evil/../x"]}',
    b"[" * 30_000,
    b"1e400",
    b'"' + b"x" * 50_000 + b'"',
]


@pytest.mark.parametrize("content", BAD_FILES, ids=lambda x: str(x[:30]))
def test_a_bad_lesson_file_is_refused(content: bytes) -> None:
    with pytest.raises(ScenarioError):
        from_file(content, PATHS)


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert from_file(to_file(OWN).encode("utf-8-sig"), PATHS) == OWN


def test_a_whole_address_of_any_host_becomes_a_scene_of_this_one() -> None:
    made = checked_lesson(
        "t", ["http://a:1/x/loss?z=1,2", " https://b/?t=2 ", ""], PATHS
    )
    assert made.scenes == ("loss?z=1,2", "?t=2")
    assert scene_address("http://h/", made, "me", 2).startswith(
        "http://h/?t=2&lesson=me"
    )


def test_a_scene_that_is_no_link_of_ours_is_named_by_its_number() -> None:
    with pytest.raises(ScenarioError, match="Scene 2"):
        checked_lesson("t", ["loss", "elsewhere"], PATHS)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.slug)
def test_a_lesson_has_five_to_eight_scenes_and_its_time(plan: Plan) -> None:
    assert 5 <= len(plan.scenes) <= 8
    assert plan.minutes == {"school": 20, "learning": 45, "numerics": 45}[plan.slug]


@pytest.mark.parametrize(("scene", "lang"), SCENES)
def test_every_scene_opens_and_says_its_question(scene: Scene, lang: Lang) -> None:
    query = dict(parse_qsl(urlsplit(scene.address(lang)).query))
    demo = next(demo for demo in DEMOS if demo.url_path == scene.page)
    known = {key.name for key in demo.keys}
    known |= {"names", "z", "t", "lang", "title", "say", "guess", "hide", "lock"}
    assert set(query) <= known
    at = open_app(demo, **query)
    assert not at.exception
    assert not at.error
    held = read_prepared(query)
    assert together(held.title) == scene.title(lang)  # nothing was cut off
    assert together(held.say) == scene.question(lang)
    (stage,) = parts(at, "softmax_viz_stage")
    assert stage["lang"] == lang


@pytest.mark.parametrize(("scene", "lang"), SCENES)
def test_the_percentages_of_an_answer_are_those_of_its_scene(
    scene: Scene, lang: Lang
) -> None:
    fields = scene.fields
    if "z" not in fields:
        return
    names = ", ".join(scene.names(lang))
    shown = read_scenario(names, fields["z"], fields["t"], lang)
    temperatures = (shown.temperature, 0.0, float("inf"))
    true = {
        percent(p, lang).replace("\u00a0", " ")
        for t in temperatures
        for p in core.softmax(shown.logits, t).tolist()
    }
    said = set(re.findall(r"\d+[.,]\d %", scene.expect(lang).replace("\u00a0", " ")))
    assert said <= true


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_each_lesson_and_says_what_is_wrong_with_your_own(
    lang: Lang,
) -> None:
    for plan in PLANS:
        at = open_app("lessons", plan=plan.slug, lang=lang)
        assert not at.exception
        told = " ".join(x.value for x in at.markdown)
        for scene in plan.scenes:
            assert scene.expect(lang) in told
    at.text_area(key="lesson_scenes_").set_value(
        "http://h/loss?z=1,2\nhttp://h/x"
    ).run()
    assert "2" in at.error[0].value
    at.text_area(key="lesson_scenes_").set_value("http://h/loss?z=1,2").run()
    assert not at.error
    (part,) = parts(at, "softmax_viz_prepare")
    name = dict(parse_qsl(urlsplit(part["link"]).query))["lesson"]
    assert unpack(name, PATHS).scenes == ("loss?z=1,2",)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.slug)
def test_the_qr_code_of_a_whole_lesson_is_read_back(plan: Plan, lang: Lang) -> None:
    lesson = plan.lesson(lang)
    link = scene_address("http://192.168.100.100:8501/", lesson, pack(lesson), 1)
    code = qr_code(link)
    assert code is not None
    assert decoded(code) == link


@pytest.mark.parametrize("lang", LANGS)
def test_presenter_mode_leads_through_the_lesson(lang: Lang) -> None:
    at = open_app("loss", lesson="learning", scene="5", present="true", lang=lang)
    (part,) = parts(at, "softmax_viz_presenter")
    assert part["presenting"]
    assert part["scene"] == 5
    assert len(part["scenes"]) == 8
    assert all("present=true" in scene for scene in part["scenes"])


@pytest.mark.parametrize("text", [x for x in BAD_LINKS if len(x) < 500])
def test_a_bad_lesson_in_the_address_gets_a_message(text: str) -> None:
    at = open_app(lesson=text, scene=text, present=text, guess=text, lang="en")
    assert not at.exception
    assert "no lesson" in at.error[0].value or "scene" in at.error[0].value.lower()
    (part,) = parts(at, "softmax_viz_presenter")
    assert part["scenes"] == []
    assert not part["presenting"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.slug)
def test_most_of_a_lesson_belongs_to_the_class(plan: Plan, lang: Lang) -> None:
    for scene in plan.scenes:  # guessing and talking take at least half its time
        assert rest(scene, lang) >= scene.minutes / 2, scene.title(lang)
    assert f"| {plan.minutes} |" in row(plan, lang)
