"""The stage on a page: drawing it, and acting on what it sends."""

from collections.abc import Mapping
from typing import Any

from softmax_viz.controls import session
from softmax_viz.controls.frame import link
from softmax_viz.controls.language import lang
from softmax_viz.live import stage
from softmax_viz.live.stage import View
from softmax_viz.scenario import Scenario, after


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


def extras(message: Mapping[str, Any]) -> dict[str, int]:
    """Return the fields that a message sets beside the scenario; nonsense sets none."""
    fields = {}
    cut, truth, logits = (message.get(k) for k in ("threshold", "truth", "logits"))
    if isinstance(cut, int | float) and cut is not True and 0 <= cut <= 1:
        fields[session.THRESHOLD] = round(100 * cut)  # the field is in percent
    if type(truth) is int and isinstance(logits, list) and 0 <= truth < len(logits):
        fields[session.TRUTH] = truth + 1  # people count from 1
    return fields
