"""The scenario on the page, what undo and redo lead to, and what buttons do to it."""

from dataclasses import dataclass, replace
from typing import Final

from softmax_viz.scenario.model import Scenario
from softmax_viz.scenario.presets import PRESETS, next_free_name
from softmax_viz.text import Lang

UNDO_DEPTH: Final = 200


@dataclass(frozen=True)
class History:
    """The scenario on the page, those before it and those undone."""

    present: Scenario
    past: tuple[Scenario, ...] = ()
    future: tuple[Scenario, ...] = ()
    passing: Scenario | None = None  # of a gesture that still lasts

    @property
    def shown(self) -> Scenario:
        """Return what the page shows: the scenario in passing, if there is one."""
        return self.passing or self.present

    def adopt(self, scenario: Scenario) -> "History":
        """Make `scenario` the present; nothing happens when it already is."""
        if scenario == self.present:
            return replace(self, passing=None)
        return History(scenario, (*self.past, self.present)[-UNDO_DEPTH:])

    def undo(self) -> "History":
        """Go back one change, where there is one."""
        if not self.past:
            return self
        *past, present = self.past
        return History(present, tuple(past), (self.present, *self.future))

    def redo(self) -> "History":
        """Take back one undo, where there is one."""
        if not self.future:
            return self
        present, *future = self.future
        return History(present, (*self.past, self.present), tuple(future))

    def trail(self, most: int) -> tuple[Scenario, ...]:
        """Return the newest scenarios before this one, oldest first.

        That is what undo goes back to, since the number of classes last changed.
        """
        found: list[Scenario] = []
        for past in reversed(self.past):
            if past.size != self.present.size or len(found) == most:
                break
            found.append(past)
        return tuple(reversed(found))


def commanded(history: History, command: str, lang: Lang) -> History:
    """Return the history after a command of the stage's buttons, such as remove:0.

    Raises ValueError for one that makes no sense.
    """
    action, _, argument = command.partition(":")
    present = history.present
    if action == "undo":
        return history.undo()
    if action == "redo":
        return history.redo()
    if action == "preset":
        preset = next((p for p in PRESETS if p.key == argument), None)
        if preset is None:
            raise ValueError(f"unknown preset {argument!r}")
        return history.adopt(preset.scenario(lang))
    if action == "add":
        name = next_free_name(present.names, lang)
        names, logits = (*present.names, name), (*present.logits, 0.0)
    elif action == "remove":
        gone = int(argument)
        names = tuple(n for i, n in enumerate(present.names) if i != gone)
        logits = tuple(z for i, z in enumerate(present.logits) if i != gone)
    else:
        raise ValueError(f"unknown action {action!r}")
    return history.adopt(replace(present, names=names, logits=logits))
