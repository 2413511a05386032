"""The live stage: rows of handles and bars that move under the finger.

`payload` says what the stage shall show, and `draw` mounts it. What it sends is a
StageEdit or a StageCommand, once `receiving` has held it to its type. The script is
web/stage/stage.js.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final, Literal, TypedDict, cast

import streamlit as st

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.stage.words import WORDS
from softmax_viz.live.wire import (
    AtMost,
    Between,
    SequenceNumber,
    WireNumber,
    sent,
    spoken,
    words_of,
)
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import MAX_CLASSES, MIN_CLASSES, PRESETS, Part, Scenario
from softmax_viz.scenario.training import Truth
from softmax_viz.text import Lang

Strip = Literal["softmax", "sigmoid"]
KEY: Final = "stage"
LONGEST_NAME: Final = 200  # of a message: what is shown is shorter


@dataclass(frozen=True)
class View:
    """What a page wants of the stage: which bars, a threshold, a true class."""

    strips: tuple[Strip, ...] = ("softmax",)
    threshold: float | None = None
    truth: Truth | None = None
    folded: bool = False  # only T at first: the page is about other logits
    hidden: tuple[Part, ...] = ()
    locked: tuple[Part, ...] = ()
    guesses: bool = False  # the bars are covered until someone has guessed


# --- what is sent ---------------------------------------------------------------------


class StageSums(TypedDict):
    """What the bars of each strip add up to."""

    softmax: float
    sigmoid: float


class StageAim(TypedDict):
    """Where the truth pulls: the target, and the slope of the loss in each logit."""

    target: list[float]
    gradient: list[WireNumber]


class StageNumbers(TypedDict):
    """The core's numbers for the scenario."""

    softmax: list[float]
    sigmoid: list[float]
    sum: StageSums
    entropyBits: float
    effectiveClasses: float
    aim: StageAim | None


class StageTruth(TypedDict):
    """The true class, how its loss is taken, and the learning rate."""

    index: int
    smoothing: float
    rate: float
    twice: bool


class StageView(TypedDict):
    """What the page wants of the stage."""

    strips: list[Strip]
    threshold: float | None
    truth: StageTruth | None
    folded: bool
    hidden: list[Part]
    locked: list[Part]
    guesses: bool


class StageLimits(TypedDict):
    """How few and how many classes there may be."""

    min: int
    max: int


class StagePreset(TypedDict):
    """One of the examples to start from."""

    key: str
    title: str


class StageData(TypedDict):
    """What stage.js shows; `sequence` is that of the last message from there.

    `session` is another after the server has started anew, which then knows only what
    the link says.
    """

    lang: Lang
    names: list[str]
    logits: list[float]
    temperature: WireNumber
    numbers: StageNumbers
    view: StageView
    colours: list[str]
    limits: StageLimits
    presets: list[StagePreset]
    words: Annotated[dict[str, str], words_of(WORDS)]
    session: int
    sequence: int
    canUndo: bool
    canRedo: bool


def payload(
    scenario: Scenario,
    lang: Lang,
    view: View,
    *,
    session: int,
    sequence: int,
    can_undo: bool,
    can_redo: bool,
) -> StageData:
    """Return what the stage shows: the state, the core's numbers of it, the words."""
    return {
        "lang": lang,
        "names": list(scenario.names),
        "logits": list(scenario.logits),
        "temperature": sent(scenario.temperature),
        "numbers": _numbers(scenario, view.truth),
        "view": {
            "strips": list(view.strips),
            "threshold": view.threshold,
            "truth": cast(StageTruth, asdict(view.truth)) if view.truth else None,
            "folded": view.folded,
            "hidden": list(view.hidden),
            "locked": list(view.locked),
            "guesses": view.guesses,
        },
        "colours": list(CLASS_COLOURS),
        "limits": {"min": MIN_CLASSES, "max": MAX_CLASSES},
        "presets": [{"key": p.key, "title": p.title(lang)} for p in PRESETS],
        "words": spoken(WORDS, lang),
        "session": session,
        "sequence": sequence,
        "canUndo": can_undo,
        "canRedo": can_redo,
    }


def _numbers(scenario: Scenario, truth: Truth | None) -> StageNumbers:
    logits, temperature = scenario.logits, scenario.temperature
    softmax = core.softmax(logits, temperature).tolist()
    sigmoid = core.sigmoid(logits).tolist()
    nats = float(core.entropy_from_logits(logits, temperature))
    return {
        "softmax": softmax,
        "sigmoid": sigmoid,
        "sum": {"softmax": math.fsum(softmax), "sigmoid": math.fsum(sigmoid)},
        "entropyBits": nats / math.log(2),
        "effectiveClasses": math.exp(nats),
        "aim": _aim(scenario, truth) if truth else None,
    }


def _aim(scenario: Scenario, truth: Truth) -> StageAim:
    return {
        "target": truth.target(scenario.size),
        "gradient": [sent(x) for x in truth.gradient(scenario)],
    }


def draw(data: StageData, on_message: Callable[[], None]) -> None:
    """Mount the stage; `on_message` runs when `message()` has something new."""
    _STAGE(key=KEY, data=data, on_message_change=on_message)


# --- what comes -----------------------------------------------------------------------


class StageEdit(TypedDict):
    """A state that people made; not `final` while a gesture lasts."""

    kind: Literal["edit"]
    sequence: SequenceNumber
    final: bool
    names: Annotated[list[Annotated[str, AtMost(LONGEST_NAME)]], AtMost(MAX_CLASSES)]
    logits: Annotated[list[float], AtMost(MAX_CLASSES)]
    temperature: WireNumber
    threshold: Annotated[float, Between(0, 1)] | None
    truth: Annotated[int, Between(0, MAX_CLASSES - 1)] | None


class StageCommand(TypedDict):
    """A button: undo, redo, add, remove:0, preset:tie."""

    kind: Annotated[str, AtMost(40)]
    sequence: SequenceNumber


def message() -> object:
    """Return what the stage sent last, exactly as it came and not to be trusted."""
    state = st.session_state.get(KEY)
    return state.get("message") if isinstance(state, Mapping) else None


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "limits": {"min": MIN_CLASSES, "max": MAX_CLASSES},
        "presets": [{"key": p.key, "title": p.title(lang)} for p in PRESETS],
        "words": spoken(WORDS, lang),
    }


_STAGE = component("stage/stage", _lasting)
