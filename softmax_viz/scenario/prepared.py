"""What a teacher's link holds back: hidden and locked parts, a title, an instruction.

A link is no secret: who can read the address can read the scenario in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, get_args

from softmax_viz.scenario.model import Scenario
from softmax_viz.scenario.presets import numbered_name
from softmax_viz.text import Lang, plain

Part: TypeAlias = Literal["z", "t", "names", "ex", "p", "answers", "nav"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
LOCKABLE: Final[tuple[Part, ...]] = ("z", "t", "names", "ex", "p")
# The story of a page tells all of these, so it is not drawn where one is hidden.
TOLD: Final[frozenset[Part]] = frozenset({"z", "t", "p", "answers"})

HIDE: Final = "hide"
LOCK: Final = "lock"
TITLE: Final = "title"
SAY: Final = "say"
STAY: Final = "stay"
GUESS: Final = "guess"
KEYS: Final = (HIDE, LOCK, TITLE, SAY, STAY, GUESS)
PRESENT: Final = "present"
LESSON: Final = "lesson"
SCENE: Final = "scene"
TITLE_LENGTH: Final = 80
SAY_LENGTH: Final = 200
YES: Final = "true"


@dataclass(frozen=True)
class Prepared:
    """What a link hides, locks and says; nothing, where it is no teacher's."""

    hidden: frozenset[Part] = frozenset()
    locked: frozenset[Part] = frozenset()  # all that is hidden is locked, too
    title: str = ""
    say: str = ""
    stays: bool = False
    guesses: bool = False  # the probabilities are covered until someone has guessed

    @property
    def holds_back(self) -> bool:
        """Return whether anything is hidden or locked."""
        return bool(self.hidden | self.locked)

    @property
    def withholds(self) -> bool:
        """Return whether the page's story is not to be told."""
        return self.guesses or bool(self.hidden & TOLD)

    def ordered(self, parts: Iterable[Part]) -> list[Part]:
        """Return parts in their order, each once."""
        found = set(parts)
        return [part for part in PARTS if part in found]

    def masked(self, scenario: Scenario, lang: Lang) -> Scenario:
        """Return the scenario as the page may show it: numbers for hidden names."""
        if "names" not in self.hidden:
            return scenario
        names = tuple(numbered_name(i, lang) for i in range(scenario.size))
        return replace(scenario, names=names)

    def kept(self, before: Scenario, after: Scenario) -> Scenario:
        """Return `after` with what is locked as it was before.

        Where a class has come or gone that may not, nothing changes at all. Locked
        probabilities cannot be pulled, but follow the logits, so nothing is held here.
        """
        if not self.locked & {"z", "t", "names"}:
            return after
        if before.size != after.size and self.locked & {"z", "names"}:
            return before
        return Scenario(
            before.names if "names" in self.locked else after.names,
            before.logits if "z" in self.locked else after.logits,
            before.temperature if "t" in self.locked else after.temperature,
        )

    def fields(self) -> dict[str, str]:
        """Return what a link says of it, by key; nothing of what is the default."""
        given = {
            HIDE: ",".join(self.ordered(self.hidden)),
            LOCK: ",".join(self.ordered(self.locked - self.hidden)),
            TITLE: self.title,
            SAY: self.say,
            STAY: YES if self.stays else "",
            GUESS: YES if self.guesses else "",
        }
        return {key: value for key, value in given.items() if value}


def read_prepared(fields: Mapping[str, str]) -> Prepared:
    """Read what a link holds back; what makes no sense counts as nothing."""
    hidden = _parts(fields.get(HIDE, ""))
    locked = (_parts(fields.get(LOCK, "")) | hidden) & set(LOCKABLE)
    return Prepared(
        hidden,
        frozenset(locked),
        plain(fields.get(TITLE, ""), TITLE_LENGTH),
        plain(fields.get(SAY, ""), SAY_LENGTH),
        fields.get(STAY, "") == YES,
        fields.get(GUESS, "") == YES,
    )


def _parts(text: str) -> frozenset[Part]:
    given = {piece.strip() for piece in text[:200].split(",")}
    return frozenset(part for part in PARTS if part in given)
