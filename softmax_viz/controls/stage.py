"""The stage on a page: drawing it, and acting on what it sends."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from softmax_viz.controls import session
from softmax_viz.controls.frame import link
from softmax_viz.controls.language import lang
from softmax_viz.live import stage
from softmax_viz.live.stage import View
from softmax_viz.scenario import MAX_CLASSES, History, Scenario, commanded
from softmax_viz.text import Lang


def scenario_stage(view: View = View()) -> Scenario:  # noqa: B008 - View is frozen
    """Draw the stage in its place, and return the scenario that it shows."""
    history = session.history()
    shown = session.present()
    data = stage.payload(shown, lang(), view) | {
        "sequence": session.sequence(),
        "canUndo": bool(history and history.past),
        "canRedo": bool(history and history.future),
        "link": link(),
    }
    with session.place():
        stage.draw(data, receive)
    return shown


def receive() -> None:
    """Act on what the stage sent."""
    history, message = session.history(), stage.message()
    if history is None or not isinstance(message, Mapping):
        return
    session.keep_sequence(message.get("sequence"))
    # The threshold and the true class exist on some pages only.
    sent = extras(message).items()
    session.set_fields({key: x for key, x in sent if session.has_field(key)})
    history = after(history, message, lang())
    if history.passing:
        session.keep(history)
    else:
        session.show(history)


def after(history: History, message: Mapping[str, Any], lang: Lang) -> History:
    """Return the history after a message; one that makes no sense changes nothing."""
    try:
        if message.get("kind") != "edit":
            return commanded(history, str(message.get("kind")), lang)
        edited = _scenario_of(message)
    except (TypeError, ValueError, KeyError, OverflowError):
        return replace(history, passing=None)
    if message.get("final") is True:
        return history.adopt(edited)
    return replace(history, passing=edited)


def _scenario_of(message: Mapping[str, Any]) -> Scenario:
    names, logits = message["names"], message["logits"]
    if not (isinstance(names, list) and isinstance(logits, list)):
        raise TypeError("names and logits must be lists")
    if len(names) != len(logits) or len(logits) > MAX_CLASSES:
        counts = f"{len(names)} names and {len(logits)} logits"
        raise ValueError(f"names must be as many as logits, got {counts}")
    return Scenario(
        tuple(str(name) for name in names),
        tuple(float(z) + 0.0 for z in logits),
        float(message["temperature"]),
    )


def extras(message: Mapping[str, Any]) -> dict[str, int]:
    """Return the fields that a message sets beside the scenario; nonsense sets none."""
    fields = {}
    cut, truth, logits = (message.get(k) for k in ("threshold", "truth", "logits"))
    if isinstance(cut, int | float) and cut is not True and 0 <= cut <= 1:
        fields[session.THRESHOLD] = round(100 * cut)  # the field is in percent
    if type(truth) is int and isinstance(logits, list) and 0 <= truth < len(logits):
        fields[session.TRUTH] = truth + 1  # people count from 1
    return fields
