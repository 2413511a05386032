"""The live stage: rows of handles and bars that move under the finger.

`payload` says what the stage shall show; `draw` mounts it. The drawing and the
preview during a drag are in stage.js beside this file.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import streamlit as st

from softmax_viz import core
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import MAX_CLASSES, MIN_CLASSES, PRESETS, Scenario
from softmax_viz.stage.words import WORDS
from softmax_viz.text import Lang
from softmax_viz.web import component

Strip = Literal["softmax", "sigmoid"]
KEY: Final = "stage"


@dataclass(frozen=True)
class View:
    """What a page wants of the stage: which bars, and a threshold if it has one."""

    strips: tuple[Strip, ...] = ("softmax",)
    threshold: float | None = None


def payload(scenario: Scenario, lang: Lang, view: View) -> dict[str, Any]:
    """Give what the stage shows: the state, the core's numbers of it, and the words."""
    logits, temperature = scenario.logits, scenario.temperature
    softmax = core.softmax(logits, temperature).tolist()
    sigmoid = core.sigmoid(logits).tolist()
    nats = float(core.entropy_from_logits(logits, temperature))
    words: dict[str, Any] = {key: text(lang) for key, text in WORDS.items()}
    words["short"] = {"softmax": "softmax", "sigmoid": "sigmoid"}
    words["presetTitles"] = [{"key": p.key, "title": p.title(lang)} for p in PRESETS]
    return {
        "lang": lang,
        "names": list(scenario.names),
        "logits": list(logits),
        "temperature": "inf" if temperature == math.inf else temperature,
        "numbers": {
            "softmax": softmax,
            "sigmoid": sigmoid,
            "sum": {"softmax": math.fsum(softmax), "sigmoid": math.fsum(sigmoid)},
            "entropyBits": nats / math.log(2),
            "effectiveClasses": math.exp(nats),
        },
        "view": {"strips": list(view.strips), "threshold": view.threshold},
        "colours": list(CLASS_COLOURS),
        "limits": {"min": MIN_CLASSES, "max": MAX_CLASSES},
        "words": words,
    }


def draw(data: dict[str, Any], on_message: Callable[[], None]) -> None:
    """Mount the stage; `on_message` runs when `message()` has something new."""
    _STAGE(key=KEY, data=data, on_message_change=on_message)


def message() -> object:
    """Give what the stage sent last, exactly as it came and not to be trusted."""
    state = st.session_state.get(KEY)
    return state.get("message") if isinstance(state, Mapping) else None


_STAGE = component(Path(__file__).parent)
