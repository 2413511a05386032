"""What holds for every task of every kind, whatever its seed."""

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest

from softmax_viz import tasks
from softmax_viz.catalog import DEMOS
from softmax_viz.tasks.task import Choice, Draft, Kind, Task
from softmax_viz.tasks.task import make as make_anew
from softmax_viz.text import LANGS, Text

FEW = range(50)
MANY, BLOCK = 2000, 250
FORMS = pytest.mark.parametrize("kind", tasks.KINDS, ids=lambda kind: kind.slug)
make = lru_cache(None)(make_anew)


def texts_of(task: Task) -> Iterator[Text]:
    yield from (task.question, task.explanation, task.misconception, task.kind.title)
    yield from (choice.says for choice in task.choices)
    yield from (choice.slip for choice in task.choices if choice.slip)
    yield from (reason.says for reason in task.reasons)
    for choice in range(len(task.choices)):
        for reason in range(len(task.reasons)):
            yield from task.feedback(choice, reason)


def one_answer_is_right_and_nobody_can_mix_it_up(task: Task) -> None:
    assert sum(choice.right for choice in task.choices) == 1
    assert sum(reason.right for reason in task.reasons) == 1
    assert 3 <= len(task.choices) <= 6
    assert len(task.reasons) == 3
    for one, other in combinations(task.choices, 2):
        for lang in LANGS:
            assert one.says(lang) != other.says(lang)
    assert task.choices[task.right].right
    assert task.reasons[task.right_reason].says == task.kind.reasons[0]


def written(choice: Choice) -> float:
    """Return the number that a choice shows, as a reader would take it."""
    digits = choice.says.en.replace("\u00a0", "").replace("−", "-").replace(",", "")
    return float(digits.removesuffix("%").strip("<>"))


def the_digits_shown_are_of_one_choice_only(task: Task) -> None:
    values = [choice.value for choice in task.choices]
    if None in values:
        assert values == [None] * len(values)
        return
    for choice in task.choices:
        assert choice.value is not None
        nearest = min(values, key=lambda x: abs(written(choice) - (x or 0)))
        assert nearest == choice.value, choice
        assert written(choice) == pytest.approx(choice.value, abs=0.5, rel=0.005)


def every_sentence_is_there_in_both_languages(task: Task) -> None:
    texts = tuple(dict.fromkeys(texts_of(task)))
    assert all(text(lang).strip() for text in texts for lang in LANGS)
    en, es = ("\n".join(text(lang) for text in texts) for lang in LANGS)
    for told in (en, es):
        assert not re.search(r"[{}]|nan\b|\binf\b", told), told
    assert re.sub(r"[^\d\n]+", "", en) == re.sub(r"[^\d\n]+", "", es)
    assert not re.search(r"\d\.\d", es), es
    assert not re.search(r"\d,\d(?!\d\d)", en), en


def the_scenario_is_valid(task: Task) -> None:
    for lang in LANGS:
        assert task.scenario(lang).size == len(task.example.logits)
    assert task.quantity is None or 0 <= task.quantity <= 1


@FORMS
def test_the_same_seed_gives_the_same_task_and_another_another(kind: Kind) -> None:
    assert make_anew(kind, 7) == make_anew(kind, 7)
    assert len({make(kind, seed).question.en for seed in FEW}) >= 14


@FORMS
def test_the_right_answer_stands_in_every_place(kind: Kind) -> None:
    places = {make(kind, seed).right for seed in FEW}
    assert places >= {0, 1, 2}
    reasons = {make(kind, seed).right_reason for seed in FEW}
    assert reasons == {0, 1, 2}


# --- the truth, by another road: the textbook's formulas in Python's own floats -------


def p_of(task: Task) -> list[float]:
    logits, t = task.example.logits, task.example.temperature
    if t == 0:
        return [float(z == max(logits)) for z in logits]
    powers = [math.exp((z - max(logits)) / t) for z in logits]
    return [power / math.fsum(powers) for power in powers]


def sigma(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def first_share(task: Task) -> float:
    return 100 * p_of(task)[0]


def asked_share(task: Task) -> float:
    return 100 * max(p_of(task)) if task.slug == "equal" else 100 / len(p_of(task))


def share_of_the_right(task: Task) -> float:
    asked = re.search(r"right class is (\w+)", task.question.en)
    assert asked
    return 100 * p_of(task)[task.example.names.en.index(asked[1])]


def ratio(task: Task) -> float:
    p = p_of(task)
    return p[0] / p[1]


def mass_needed(task: Task) -> float:
    asked = re.search(r"top-p = ([\d.]+)", task.question.en)
    assert asked
    held, count = 0.0, 0
    for p in sorted(p_of(task), reverse=True):
        if held < float(asked[1]) / 100:
            held, count = held + p, count + 1
    return count


def expected_draws(task: Task) -> float:
    asked = re.search(r"draws ([\d,]+) times", task.question.en)
    assert asked
    return p_of(task)[0] * int(asked[1].replace(",", ""))


VALUES: dict[str, Callable[[Task], float]] = {
    "half": ratio,
    "zero": share_of_the_right,
    "higher": first_share,
    "endless": asked_share,
    "powers": first_share,
    "shift": first_share,
    "double": first_share,
    "negative": lambda task: 100 * p_of(task)[2],
    "equal": asked_share,
    "gap": ratio,
    "division": lambda task: (
        100 * task.example.logits[0] / math.fsum(task.example.logits)
    ),
    "many": first_share,
    "lead": lambda task: task.example.logits[0],
    "loss": lambda task: -math.log(p_of(task)[0]),
    "slope": lambda task: p_of(task)[0] - 1,
    "twice": lambda task: math.log(1 + (len(p_of(task)) - 1) / math.e),
    "two": lambda task: 100 * sigma(task.example.logits[0] - task.example.logits[1]),
    "sigmoids": lambda task: math.fsum(map(sigma, task.example.logits)),
    "rates": first_share,
    "draws": expected_draws,
    "nucleus": mass_needed,
    "large": first_share,
}


def leader(task: Task) -> str:
    logits = task.example.logits
    return task.example.names.en[logits.index(max(logits))]


def least(task: Task) -> str:
    logits = task.example.logits
    return task.example.names.en[logits.index(min(logits))]


def beside_division(task: Task) -> str:
    share = max(task.example.logits) / math.fsum(task.example.logits)
    return "more than that" if max(p_of(task)) > share else "less than that"


def calibration(task: Task) -> str:
    numbers = re.findall(r"[\d,.]*\d", task.question.en)
    said, of, found = (float(x.replace(",", "")) for x in numbers)
    return "too confident" if found / of < said / 100 else "not confident enough"


def in_half_precision(task: Task) -> str:
    with np.errstate(all="ignore"):
        powers = np.exp(np.array(task.example.logits, np.float16))
        total = np.float16(0)
        for power in powers:
            total = np.float16(total + power)
        out = powers / total
    if np.isnan(out).any():
        return "NaN for at least one class"
    if not out.any():
        return "0 for every class, without a NaN"
    return "the right probabilities"


SENTENCES: dict[str, Callable[[Task], str]] = {
    "order": leader,
    "creative": least,
    "sharpen": beside_division,
    "stuck": lambda _: "Nothing: it still gives every class the same probability.",
    "calibrated": calibration,
    "overflow": in_half_precision,
}


def test_every_kind_has_another_road_to_its_truth() -> None:
    assert VALUES.keys() | SENTENCES.keys() == {kind.slug for kind in tasks.KINDS}


def the_right_answer_is_right_by_another_road(task: Task) -> None:
    right = task.choices[task.right]
    if task.slug in SENTENCES:
        assert right.says.en == SENTENCES[task.slug](task)
        return
    truth = VALUES[task.slug](task)
    rounded = 0.006 if task.slug in ("lead", "rates") else 1e-9
    slack = 0.5 if task.slug == "draws" else rounded
    assert right.value == pytest.approx(truth, abs=slack), task.question
    wrong = [choice.value for choice in task.choices if not choice.right]
    assert all(x is not None and abs(x - truth) > 0.02 for x in wrong)
    if task.quantity is not None:
        assert 100 * task.quantity == pytest.approx(truth, abs=0.006)


# --- the laws -------------------------------------------------------------------------

LAWS: tuple[Callable[[Task], None], ...] = (
    one_answer_is_right_and_nobody_can_mix_it_up,
    the_digits_shown_are_of_one_choice_only,
    every_sentence_is_there_in_both_languages,
    the_scenario_is_valid,
    the_right_answer_is_right_by_another_road,
)


@FORMS
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_law_holds_over_some_seeds(kind: Kind, law: Callable[[Task], None]) -> None:
    for seed in FEW:
        law(make(kind, seed))


@pytest.mark.parametrize("start", range(0, MANY, BLOCK))
@FORMS
@pytest.mark.thorough
@pytest.mark.sampled(MANY // BLOCK)
def test_every_law_holds_over_two_thousand_seeds(kind: Kind, start: int) -> None:
    for seed in range(start, start + BLOCK):
        task = make_anew(kind, seed)
        for law in LAWS:
            law(task)


def test_the_page_of_every_kind_exists() -> None:
    assert {kind.page for kind in tasks.KINDS} <= {demo.slug for demo in DEMOS}


# --- what links and codes promise -----------------------------------------------------

NUMBERS = {
    "order": 1,
    "half": 2,
    "zero": 3,
    "creative": 4,
    "higher": 5,
    "endless": 6,
    "powers": 7,
    "shift": 8,
    "double": 9,
    "negative": 10,
    "equal": 11,
    "gap": 12,
    "division": 13,
    "sharpen": 14,
    "many": 15,
    "lead": 16,
    "loss": 17,
    "slope": 18,
    "stuck": 19,
    "twice": 20,
    "two": 21,
    "sigmoids": 22,
    "rates": 23,
    "calibrated": 24,
    "draws": 25,
    "nucleus": 26,
    "overflow": 27,
    "large": 28,
}


def test_slugs_and_numbers_are_never_changed() -> None:
    assert len(tasks.KINDS) >= 24
    assert {kind.slug: kind.number for kind in tasks.KINDS} == NUMBERS
    assert tasks.BY_NUMBER.keys() == set(NUMBERS.values())


def test_each_kind_is_about_a_misconception_of_its_own() -> None:
    for lang in LANGS:
        said = [kind.misconception(lang) for kind in tasks.KINDS]
        assert len(set(said)) == len(said)
        titles = [kind.title(lang) for kind in tasks.KINDS]
        assert len(set(titles)) == len(titles)


def test_a_mixed_round_is_ten_different_kinds_and_always_the_same() -> None:
    for seed in (0, 1, 999_999):
        tasks.mixed.cache_clear()
        chosen = tasks.mixed(seed)
        tasks.mixed.cache_clear()
        assert chosen == tasks.mixed(seed)
        assert len({slug for slug, _ in chosen}) == len(chosen) == tasks.ROUND
        assert all(0 <= each < 1_000_000 for _, each in chosen)
    assert tasks.mixed(1) != tasks.mixed(2)


def test_feedback_names_the_misconception_or_the_slip() -> None:
    for kind in tasks.KINDS:
        task = tasks.task(kind.slug, 1)
        for i, choice in enumerate(task.choices):
            says = task.feedback(i, task.right_reason)
            assert says[-1] == task.explanation
            if choice.right:
                assert len(says) == 1
                wrong_reason = (task.right_reason + 1) % 3
                assert kind.misconception.en in task.feedback(i, wrong_reason)[0].en
            elif choice.slip:
                assert says[0] == choice.slip
            else:
                assert kind.misconception.en in says[0].en


def test_a_kind_without_a_sound_draft_says_so() -> None:
    def nothing(_: np.random.Generator) -> Draft | None:
        return None

    first = tasks.KINDS[0]
    kind = Kind(99, "x", first.title, first.misconception, first.reasons, "", nothing)
    with pytest.raises(RuntimeError, match="no sound task of x with seed 5"):
        make_anew(kind, 5)
