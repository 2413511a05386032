"""The page of tasks: commit first; then the answer, its misconception and the scene."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import tasks
from softmax_viz.classcodes import decode
from softmax_viz.live.tasks import ProgressData
from softmax_viz.live.wire import checked
from softmax_viz.scenario import DEFAULT
from softmax_viz.tasks.task import Task
from softmax_viz.text import LANGS, Lang
from tests.app import open_app, parts

STAGE, PROGRESS = "softmax_viz_stage", "softmax_viz_progress"
ORDER = tasks.task("order", 5)
HIGHER = tasks.task("higher", 3)


def said(at: AppTest) -> str:
    kinds = ("markdown", "success", "info", "warning", "caption")
    return "\n".join(block.value for kind in kinds for block in getattr(at, kind))


def button(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def commit(at: AppTest, choice: int, reason: int) -> AppTest:
    at.radio[0].set_value(choice).run()
    at.radio[1].set_value(reason).run()
    return button(at, "commit")


def wrong(task: Task) -> int:
    return next(i for i, c in enumerate(task.choices) if not c.right and c.slip is None)


@pytest.mark.parametrize("lang", LANGS)
def test_before_the_commit_nothing_gives_the_answer_away(lang: Lang) -> None:
    at = open_app("tasks", task="order", seed="5", lang=lang)
    assert not at.exception
    assert ORDER.question(lang) in said(at)
    assert not parts(at, STAGE)
    assert ORDER.explanation(lang) not in said(at)
    assert ORDER.misconception(lang) not in said(at)
    assert at.button(key="commit").disabled
    assert at.session_state["history"].present == DEFAULT.scenario(lang)
    [progress] = parts(at, PROGRESS)
    checked(progress, ProgressData)
    assert progress["result"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_after_it_the_feedback_names_the_misconception_and_the_scene_is_live(
    lang: Lang,
) -> None:
    at = open_app("tasks", task="order", seed="5", lang=lang)
    commit(at, wrong(ORDER), ORDER.right_reason)
    assert not at.exception
    assert ORDER.misconception(lang) in said(at)
    assert ORDER.explanation(lang) in said(at)
    [stage] = parts(at, STAGE)
    assert stage["logits"] == list(ORDER.example.logits)
    [progress] = parts(at, PROGRESS)
    assert progress["result"] == {"right": False, "reason": True}
    assert at.text_area(key="t").value == f"{ORDER.example.temperature:g}"


def test_a_right_answer_needs_no_misconception() -> None:
    at = commit(
        open_app("tasks", task="order", seed="5", lang="en"),
        ORDER.right,
        ORDER.right_reason,
    )
    assert at.success
    assert ORDER.misconception("en") not in said(at)
    assert parts(at, PROGRESS)[0]["result"] == {"right": True, "reason": True}


def test_a_quantity_is_estimated_before_the_choices_are_seen() -> None:
    at = open_app("tasks", task="higher", seed="3", lang="en")
    assert not at.radio
    [estimate] = [s for s in at.slider if s.label.startswith("Estimate")]
    estimate.set_value(70).run()
    button(at, "show-choices")
    commit(at, HIGHER.right, HIGHER.right_reason)
    answer = decode(at.code[0].value)
    assert (answer.guess, answer.first) == (70, HIGHER.right)
    assert "You estimated 70\u00a0%" in said(at)


def test_in_class_the_answer_comes_after_two_votes() -> None:
    at = open_app("tasks", task="order", seed="5", votes="2", lang="en")
    commit(at, wrong(ORDER), 0)
    assert not parts(at, STAGE)
    assert ORDER.explanation("en") not in said(at)
    first = decode(at.code[0].value)
    assert (first.first, first.second) == (wrong(ORDER), None)
    commit(at, ORDER.right, ORDER.right_reason)
    assert parts(at, STAGE)
    second = decode(at.code[0].value)
    assert (second.first, second.second) == (wrong(ORDER), ORDER.right)
    assert (second.tag, second.task, second.seed) == (first.tag, 1, 5)


def test_a_mixed_round_goes_from_task_to_task_and_ends() -> None:
    at = open_app("tasks", round="9", seed="4", lang="en")
    slug, seed = tasks.mixed(4)[8]
    task = tasks.task(slug, seed)
    assert task.question("en") in said(at)
    assert len(parts(at, PROGRESS)[0]["round"]) == tasks.ROUND
    if task.quantity is not None:
        button(at, "show-choices")
    commit(at, 0, 0)
    button(at, "next-task")
    assert at.pills(key="round_choice").value == "10"
    last = tasks.task(*tasks.mixed(4)[9])
    assert last.question("en") in said(at)
    if last.quantity is not None:
        button(at, "show-choices")
    commit(at, 0, 0)
    assert "That was the round" in said(at)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_opens_and_is_answered(lang: Lang) -> None:
    at = open_app("tasks", lang=lang)
    for kind in tasks.KINDS[:: 1 if lang == "en" else 9]:
        at.pills(key="task_choice").set_value(kind.slug).run()
        if tasks.task(kind.slug, 1).quantity is not None:
            button(at, "show-choices")
        commit(at, 0, 0)
        assert not at.exception, kind.slug
        assert tasks.task(kind.slug, 1).explanation(lang) in said(at)


@pytest.mark.parametrize(
    "value", ["", "-1", "0", "11", "1e9", "abc", "nan", "٣", "x" * 9000]
)
def test_nonsense_in_the_link_opens_a_task(value: str) -> None:
    at = open_app("tasks", task=value, seed=value, round=value, votes=value)
    assert not at.exception
    seed = int(value) if value in ("0", "11") else 1  # both are good seeds
    assert tasks.task("order", seed).question("en") in said(at)


def test_the_scene_comes_back_after_it_was_moved() -> None:
    at = open_app("tasks", task="order", seed="5", lang="en")
    commit(at, ORDER.right, 0)
    at.text_area(key="z").set_value("1, 2, 3").run()
    button(at, "back")
    assert parts(at, STAGE)[0]["logits"] == list(ORDER.example.logits)


def test_the_scene_speaks_the_language_that_is_chosen_later() -> None:
    at = open_app("tasks", task="creative", seed="5", lang="en")
    commit(at, 0, 0)
    at.segmented_control(key="lang").set_value("es").run()
    task = tasks.task("creative", 5)
    assert task.explanation("es") in said(at)
    assert parts(at, STAGE)[0]["names"] == list(task.example.names.es)
    assert "back" not in [button.key for button in at.button]


@pytest.mark.parametrize("lang", LANGS)
def test_a_task_can_be_taken_as_a_worksheet_and_to_the_teacher_s_page(
    lang: Lang,
) -> None:
    at = open_app("tasks", task="order", seed="5", lang=lang)
    saved = [button.key for button in at.get("download_button")]
    assert saved == ["sheet_A4", "sheet_Letter"]
    [way] = [link.proto.url for link in at.get("link_button")]
    split = urlsplit(way)
    assert split.path == "/class"
    query = {"task": "order", "seed": "5", "lang": lang}
    assert dict(parse_qsl(split.query)) == query
    assert ORDER.question(lang) in said(open_app("class", **query))
