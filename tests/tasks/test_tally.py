"""What a class answered: counted, judged, and nothing of it lost."""

from collections.abc import Sequence

import pytest

from softmax_viz import tasks
from softmax_viz.classcodes import Answer, encode
from softmax_viz.tasks.tally import MOST_TASKS, gather
from softmax_viz.tasks.task import Task

Votes = Sequence[tuple[int, int | None]]
TASK = tasks.task("higher", 3)
WRONG = next(i for i, choice in enumerate(TASK.choices) if not choice.right)


def codes(votes: Votes, task: Task = TASK) -> str:
    """Return the codes of a class by first and second votes."""
    answers = (
        Answer(task.kind.number, task.seed, first, task.right_reason, second, 40, tag)
        for tag, (first, second) in enumerate(votes)
    )
    return "\n".join(map(encode, answers))


@pytest.mark.parametrize(
    ("right", "of", "verdict"),
    [
        (0, 10, "teach"),
        (29, 100, "teach"),
        (3, 10, "discuss"),
        (8, 10, "discuss"),
        (81, 100, "go on"),
        (1, 1, "go on"),
    ],
)
def test_the_verdict_changes_at_30_and_above_80_percent(
    right: int, of: int, verdict: str
) -> None:
    votes = [(TASK.right, None)] * right + [(WRONG, None)] * (of - right)
    [question], problems = gather(codes(votes))
    assert problems == []
    assert (question.verdict, question.share_right) == (verdict, right / of)


def test_votes_are_counted_each_time_and_judged_by_the_last() -> None:
    twice = [(WRONG, TASK.right)] * 5 + [(TASK.right, TASK.right)] * 2
    votes: Votes = [*twice, (WRONG, None)]
    [question], _ = gather(codes(votes))
    assert question.firsts[TASK.right] == 2
    assert question.firsts[WRONG] == 6
    assert question.seconds[TASK.right] == question.revoted == 7
    assert question.share_right_at_first == 2 / 8
    assert question.share_right == question.share_understood == 7 / 8
    assert question.verdict == "go on"
    assert sum(question.reasons) == question.size == 8


def test_estimates_fall_into_ten_classes_and_100_into_the_last() -> None:
    answers = [
        Answer(5, 3, 0, 0, guess=guess, tag=tag)
        for tag, guess in enumerate([0, 9, 10, 99, 100, None])
    ]
    [question], _ = gather("\n".join(map(encode, answers)))
    assert question.guess_bins == [2, 1, *[0] * 7, 2]
    assert question.guessed == 5


def test_the_most_answered_question_comes_first_and_every_line_is_somewhere() -> None:
    other = tasks.task("gap", 1)
    text = f"{codes([(0, None)], other)}\nnonsense\n{codes([(0, None)] * 3)}"
    questions, problems = gather(text)
    assert [(q.task, q.size) for q in questions] == [(TASK, 3), (other, 1)]
    assert [problem.place for problem in problems] == [2]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(120, 1, 0, 0), "this app does not have"),
        (Answer(5, 3, 6, 0), "holds no answer"),
        (Answer(5, 3, 0, 0, second=6), "holds no answer"),
        (Answer(5, 3, 0, 5), "holds no answer"),
    ],
)
def test_a_good_code_of_an_impossible_answer_is_listed(
    answer: Answer, why: str
) -> None:
    questions, [problem] = gather(encode(answer))
    assert questions == []
    assert why in problem.why.en
    assert encode(answer) in problem.text


def test_of_very_many_tasks_the_most_answered_are_looked_at() -> None:
    once = [encode(Answer(5, seed, 0, 0)) for seed in range(100, 150)]
    twice = [encode(Answer(5, 7, 0, 0, tag=tag)) for tag in (1, 2)]
    questions, problems = gather("\n".join([*once, *twice]))
    assert len(questions) == MOST_TASKS
    assert (questions[0].task.seed, questions[0].size) == (7, 2)
    assert len(questions) - 1 + len(problems) == len(once)
    assert {problem.why.en for problem in problems} == {
        "The code is for a further task: 40 are looked at together."
    }


def test_a_row_holds_all_that_a_code_says() -> None:
    [question], _ = gather(encode(Answer(5, 3, 1, 2, second=0, guess=62)))
    assert question.rows("es") == [
        (
            "1",
            encode(Answer(5, 3, 1, 2, second=0, guess=62)),
            "B",
            "A",
            "3",
            "62\u00a0%",
        )
    ]
    [question], _ = gather(encode(Answer(5, 3, 1, 2)))
    assert question.rows("en")[0][2:] == ("B", "–", "3", "–")
