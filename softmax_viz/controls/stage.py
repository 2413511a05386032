"""The stage on a page: drawing it, and acting on what it sends."""

from dataclasses import replace
from typing import Final

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.live import stage
from softmax_viz.live.overflow import SHIFT
from softmax_viz.live.stage import StageCommand, StageEdit, Strip, View
from softmax_viz.live.wire import received, receiving
from softmax_viz.scenario import (
    NAME_LENGTH,
    History,
    Prepared,
    Scenario,
    commanded,
    numbered_name,
)
from softmax_viz.text import Lang, plain

EXAMPLE: Final = "preset:"  # how a command begins that brings one


def scenario_stage(view: View = View()) -> Scenario:  # noqa: B008 - View is frozen
    """Draw the stage in its place, and return the scenario that it shows."""
    history, prepared = session.history(), session.prepared()
    shown = session.present()
    view = held_back(view, prepared)
    data = stage.payload(
        shown,
        lang(),
        view,
        session=session.mark(),
        sequence=session.sequence(),
        can_undo=bool(history and history.past),
        can_redo=bool(history and history.future),
    )
    with session.place():
        stage.draw(data, receive)
    return shown


def held_back(view: View, prepared: Prepared) -> View:
    """Return the view without what a teacher's link hides."""
    hidden, locked = prepared.hidden, prepared.locked
    if "z" in locked:  # an example is other logits
        locked = locked | {"ex"}
    covered = prepared.guesses or "p" in hidden
    guessed: tuple[Strip, ...] = () if "p" in hidden else ("softmax",)
    return replace(
        view,
        strips=guessed if covered else view.strips,
        threshold=None if covered else view.threshold,
        truth=None if covered else view.truth,
        folded=view.folded and not prepared.withholds,
        hidden=tuple(prepared.ordered(hidden)),
        locked=tuple(prepared.ordered(locked)),
        guesses=prepared.guesses and "p" not in hidden,
    )


def receive() -> None:
    """Act on what the stage sent."""
    history, message = session.history(), stage.message()
    if history is None or not isinstance(message, dict):
        return
    session.keep_sequence(message.get("sequence"))
    command = receiving(message, StageCommand)
    wider = command is not None and session.guess_first(command["kind"])
    # The threshold and the true class exist on some pages only.
    moved: dict[str, float] = {
        key: x
        for key, x in extras(message).items()
        if session.has_field(key) and session.field(key) != x
    }
    if session.field(SHIFT) and command and command["kind"].startswith(EXAMPLE):
        moved[SHIFT] = 0.0
    session.set_fields(moved)
    history = after(history, message, lang(), session.prepared())
    if history.passing:
        session.keep(history)
    else:
        session.show(history)
    if wider or moved or session.outgrown():
        session.run_whole_page()


def after(
    history: History,
    message: object,
    lang: Lang,
    prepared: Prepared = Prepared(),  # noqa: B008 - Prepared is frozen
) -> History:
    """Return the history after a message; one that makes no sense changes nothing.

    What a teacher's link locks stays as it is.
    """
    present = history.present
    try:
        if edit := receiving(message, StageEdit):
            edited = prepared.kept(present, _scenario_of(edit, lang))
            if edit["final"]:
                return history.adopt(edited)
            return replace(history, passing=edited)
        if command := receiving(message, StageCommand):
            kind = command["kind"]
            if kind.startswith(EXAMPLE) and prepared.locked & {"ex", "z"}:
                return replace(history, passing=None)
            done = commanded(history, kind, lang)
            kept = prepared.kept(present, done.present)
            return done if kept == done.present else history.adopt(kept)
    except ValueError:
        pass
    return replace(history, passing=None)


def extras(message: object) -> dict[str, int]:
    """Return the fields that a message sets beside the scenario; nonsense sets none."""
    edit = receiving(message, StageEdit)
    if edit is None:
        return {}
    fields = {}
    cut, truth = edit["threshold"], edit["truth"]
    if cut is not None:
        fields[session.THRESHOLD] = round(100 * cut)  # the field is in percent
    if truth is not None and truth < len(edit["logits"]):
        fields[session.TRUTH] = truth + 1  # people count from 1
    return fields


def _scenario_of(edit: StageEdit, lang: Lang) -> Scenario:
    names = (plain(name, NAME_LENGTH) for name in edit["names"])
    return Scenario(
        tuple(name or numbered_name(i, lang) for i, name in enumerate(names)),
        tuple(float(z) + 0.0 for z in edit["logits"]),
        received(edit["temperature"]) + 0.0,  # -0 becomes 0
    )
