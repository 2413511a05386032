"""What a class has answered: votes by choice, reasons, guesses, and what to do next."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from softmax_viz import tasks
from softmax_viz.classcodes import (
    NOT_AN_ANSWER,
    Line,
    Problem,
    encode,
    filled,
    read_codes,
)
from softmax_viz.tasks.task import LETTERS, Task
from softmax_viz.text import Lang, Text, percent

Verdict = Literal["teach", "discuss", "go on"]
LOW, HIGH = 30, 80  # percent right: Crouch and Mazur's limits
MOST_TASKS: Final = 40  # that are looked at: four mixed rounds
BINS: Final = 10  # of the guesses, ten points each

UNKNOWN_TASK = Text(
    "The code is for a task that this app does not have.",
    "El código es de una tarea que esta aplicación no tiene.",
)

TOO_MANY_TASKS = Text(
    "The code is for a further task: {n} are looked at together.",
    "El código es de otra tarea más: se miran {n} a la vez.",
)


@dataclass(frozen=True)
class Question:
    """One task with the answers that a class gave to it, by line."""

    task: Task
    lines: tuple[Line, ...]

    @property
    def size(self) -> int:
        """Return how many students have answered."""
        return len(self.lines)

    @property
    def firsts(self) -> list[int]:
        """Return how many first votes each choice has."""
        return self._counted([line.answer.first for line in self.lines])

    @property
    def seconds(self) -> list[int]:
        """Return how many second votes each choice has; all 0 before there is one."""
        votes = [line.answer.second for line in self.lines]
        return self._counted([vote for vote in votes if vote is not None])

    @property
    def revoted(self) -> int:
        """Return how many students have voted twice."""
        return sum(self.seconds)

    @property
    def reasons(self) -> list[int]:
        """Return how many students gave each reason."""
        given = Counter(line.answer.reason for line in self.lines)
        return [given[i] for i in range(len(self.task.reasons))]

    @property
    def guesses(self) -> list[int]:
        """Return the estimates in percent, where the task asks for one."""
        found = [line.answer.guess for line in self.lines]
        return [guess for guess in found if guess is not None]

    @property
    def guessed(self) -> int:
        """Return how many students have estimated."""
        return len(self.guesses)

    @property
    def guess_bins(self) -> list[int]:
        """Return how many estimates lie in each ten points; 100 counts to the last."""
        width = 100 // BINS
        found = Counter(min(guess // width, BINS - 1) for guess in self.guesses)
        return [found[i] for i in range(BINS)]

    @property
    def right(self) -> int:
        """Return how many last votes are right."""
        return sum(line.answer.vote == self.task.right for line in self.lines)

    @property
    def right_at_first(self) -> int:
        """Return how many first votes are right."""
        return self.firsts[self.task.right]

    @property
    def understood(self) -> int:
        """Return how many last votes are right with the right reason."""
        return sum(
            line.answer.vote == self.task.right
            and line.answer.reason == self.task.right_reason
            for line in self.lines
        )

    @property
    def share_right(self) -> float:
        """Return the share of last votes that are right."""
        return self.right / self.size

    @property
    def share_right_at_first(self) -> float:
        """Return the share of first votes that are right."""
        return self.right_at_first / self.size

    @property
    def share_understood(self) -> float:
        """Return the share of last votes that are right with the right reason."""
        return self.understood / self.size

    def rows(self, lang: Lang) -> list[tuple[str, ...]]:
        """Return line, code, votes, reason and estimate of each answer, as text."""
        return [
            (
                str(line.place),
                encode(line.answer),
                LETTERS[line.answer.first],
                _or_none(line.answer.second, LETTERS.__getitem__),
                str(line.answer.reason + 1),
                _or_none(line.answer.guess, lambda x: percent(x / 100, lang, 0)),
            )
            for line in self.lines
        ]

    @property
    def verdict(self) -> Verdict:
        """Return what peer instruction does next, by the last votes."""
        if 100 * self.right < LOW * self.size:
            return "teach"
        return "discuss" if 100 * self.right <= HIGH * self.size else "go on"

    def _counted(self, votes: Sequence[int]) -> list[int]:
        found = Counter(votes)
        return [found[i] for i in range(len(self.task.choices))]


def _or_none(value: int | None, write: Callable[[int], str]) -> str:
    return "–" if value is None else write(value)


def gather(text: str) -> tuple[list[Question], list[Problem]]:
    """Return the questions that codes answer, the most answered first, and problems."""
    lines, problems = read_codes(text)
    found: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        found.setdefault((line.answer.task, line.answer.seed), []).append(line)
    questions = []
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    for place, ((number, seed), of_task) in enumerate(ordered):
        if number not in tasks.BY_NUMBER:
            problems += [_problem(line, UNKNOWN_TASK) for line in of_task]
        elif place >= MOST_TASKS:
            why = filled(TOO_MANY_TASKS, n=str(MOST_TASKS))
            problems += [_problem(line, why) for line in of_task]
        else:
            task = tasks.task(tasks.BY_NUMBER[number].slug, seed)
            good = tuple(line for line in of_task if fits(line, task))
            problems += [
                _problem(line, NOT_AN_ANSWER) for line in of_task if line not in good
            ]
            questions += [Question(task, good)] if good else []
    questions.sort(key=lambda question: -question.size)
    return questions, sorted(problems, key=lambda problem: problem.place)


def _problem(line: Line, why: Text) -> Problem:
    return Problem(line.place, f"`{encode(line.answer)}`", why)


def fits(line: Line, task: Task) -> bool:
    """Return whether an answer's choices and reason exist in the task."""
    answer, choices = line.answer, len(task.choices)
    second = answer.second is None or answer.second < choices
    reason = answer.reason < len(task.reasons)
    return answer.first < choices and second and reason
