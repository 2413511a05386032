"""A task: a question about a scenario, its choices, and the reasons to give for one.

A kind of task draws a draft from random numbers; `make` takes the first draft that is
sound, so that each seed gives the same task to everybody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np

from softmax_viz import core
from softmax_viz.scenario import Preset, Scenario, link
from softmax_viz.text import LANGS, Lang, Text

TRIES: Final = 1000  # drafts before a kind counts as broken
FEWEST_CHOICES: Final = 3
LETTERS: Final = "ABCDEF"  # of the choices
Random = np.random.Generator


@dataclass(frozen=True)
class Choice:
    """One answer to choose; `value` where it is a number, in the unit shown.

    `slip` says what goes wrong in it, where that is not the task's own misconception.
    """

    says: Text
    right: bool
    value: float | None = None
    slip: Text | None = None


@dataclass(frozen=True)
class Reason:
    """One reason to give for an answer."""

    says: Text
    right: bool


@dataclass(frozen=True)
class Draft:
    """What a kind draws: the second choice is the misconception's.

    Values of choices must be `apart` from each other, or the wrong one is left out.
    """

    example: Preset
    question: Text
    choices: tuple[Choice, ...]
    explanation: Text
    quantity: float | None = None
    apart: float = 0.0


@dataclass(frozen=True)
class Kind:
    """A family of tasks about one misconception; its first reason is the right one.

    `number` stands in the codes of a class, and `slug` in links: both are promises.
    """

    number: int
    slug: str
    title: Text
    misconception: Text
    reasons: tuple[Text, ...]
    page: str
    draw: Callable[[Random], Draft | None]


@dataclass(frozen=True)
class Task:
    """A question with one right answer and one right reason, and where to see it.

    `quantity` is the share, from 0 to 1, to be estimated before the choices count.
    """

    kind: Kind
    seed: int
    example: Preset
    question: Text
    choices: tuple[Choice, ...]
    reasons: tuple[Reason, ...]
    explanation: Text
    quantity: float | None

    @property
    def slug(self) -> str:
        """Return the slug of its kind."""
        return self.kind.slug

    @property
    def misconception(self) -> Text:
        """Return the misconception that it is aimed at."""
        return self.kind.misconception

    @property
    def page(self) -> str:
        """Return the slug of the page where the answer can be seen."""
        return self.kind.page

    @property
    def right(self) -> int:
        """Return the place of the right choice, from 0."""
        return next(i for i, choice in enumerate(self.choices) if choice.right)

    @property
    def right_reason(self) -> int:
        """Return the place of the right reason, from 0."""
        return next(i for i, reason in enumerate(self.reasons) if reason.right)

    def address(
        self, base: str, lang: Lang, page: str = "tasks", *, twice: bool = False
    ) -> str:
        """Return its link, or that of the teacher's page for it, `class`.

        `base` is the address of the app, with a slash at its end; `twice` is for a
        class that votes, discusses and votes again.
        """
        fields = {"task": self.slug, "seed": str(self.seed), "lang": lang}
        return link(base, page, {**fields, "votes": "2"} if twice else fields)

    def scenario(self, lang: Lang) -> Scenario:
        """Return the scenario that the question is about."""
        return self.example.scenario(lang)

    def lettered(self, lang: Lang) -> list[str]:
        """Return the choices with the letters by which a class calls them."""
        pairs = zip(LETTERS, self.choices, strict=False)
        return [f"{letter} · {choice.says(lang)}" for letter, choice in pairs]

    def said_reasons(self, lang: Lang) -> list[str]:
        """Return the reasons as they are offered."""
        return [reason.says(lang) for reason in self.reasons]

    def marked_reasons(self, lang: Lang) -> list[str]:
        """Return the reasons with the right one marked."""
        return [f"{'✓' if x.right else '✗'} {x.says(lang)}" for x in self.reasons]

    def feedback(self, choice: int, reason: int) -> tuple[Text, ...]:
        """Return what to say to an answer: its slip or misconception, then the truth.

        A right answer for a wrong reason hears of the misconception, too.
        """
        chosen, given = self.choices[choice], self.reasons[reason]
        if chosen.right and given.right:
            return (self.explanation,)
        if not chosen.right and chosen.slip:
            return (chosen.slip, self.explanation)
        named = said(COMES_FROM, idea=self.misconception)
        return (named, self.explanation)


COMES_FROM = Text(
    "Behind this there is often a misconception: “{idea}”",
    "Detrás suele haber un error conceptual: «{idea}»",
)


def make(kind: Kind, seed: int) -> Task:
    """Return the task of a kind that belongs to a seed, always the same.

    Raises RuntimeError where no draft of very many is sound.
    """
    rng = core.generator(seed, stream=kind.number)
    for _ in range(TRIES):
        draft = kind.draw(rng)
        choices = _kept(draft) if draft else ()
        if draft and choices:
            reasons = [Reason(x, i == 0) for i, x in enumerate(kind.reasons)]
            return Task(
                kind,
                seed,
                draft.example,
                draft.question,
                tuple(choices[i] for i in rng.permutation(len(choices))),
                tuple(reasons[i] for i in rng.permutation(len(reasons))),
                draft.explanation,
                draft.quantity,
            )
    raise RuntimeError(f"no sound task of {kind.slug} with seed {seed}")


def _kept(draft: Draft) -> tuple[Choice, ...]:
    """Return the choices that can be told apart; none where the task is not sound."""
    kept: list[Choice] = []
    for choice in draft.choices:
        if all(_differ(choice, other, draft.apart) for other in kept):
            kept.append(choice)
    sound = (
        sum(choice.right for choice in draft.choices) == 1
        and sum(choice.right for choice in kept) == 1
        and draft.choices[1] in kept
        and len(kept) >= FEWEST_CHOICES
    )
    return tuple(kept) if sound else ()


def _differ(one: Choice, other: Choice, apart: float) -> bool:
    if any(one.says(lang) == other.says(lang) for lang in LANGS):
        return False
    if one.value is None or other.value is None:
        return True
    return abs(one.value - other.value) >= apart


# --- words and numbers in both languages ----------------------------------------------


def both(write: Callable[..., str], value: Any, *more: Any) -> Text:
    """Return what `write` writes of a value in each language."""
    return Text(write(value, "en", *more), write(value, "es", *more))


def said(sentence: Text, **values: Text) -> Text:
    """Return a sentence with its places filled in, in each language."""
    return Text(
        sentence("en", **{key: text.en for key, text in values.items()}),
        sentence("es", **{key: text.es for key, text in values.items()}),
    )


def named(names: Iterable[str]) -> Text:
    """Return a pair of names, English and Spanish, as a text."""
    en, es = names
    return Text(en, es)


def apart_enough(values: Iterable[float], least: float) -> bool:
    """Return whether each two of the values are at least so far apart."""
    return all(abs(a - b) >= least for a, b in combinations(values, 2))
