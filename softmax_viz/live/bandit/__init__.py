"""One game of slot machines under three temperatures, to run through by hand.

The core has played it; bandit.js looks up what was known at each pull. Only the chance
of the next pull follows the stage's temperature live.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypedDict, get_args

from softmax_viz import core
from softmax_viz.live.bandit.words import WORDS
from softmax_viz.live.component import component
from softmax_viz.live.wire import WireNumber, sent, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang, as_fixed

Role = Literal["greedy", "mine", "blind"]  # T = 0, the stage's T, and infinity
ROLES: Final[tuple[Role, ...]] = get_args(Role)


class BanditGame(TypedDict):
    """One game: which machine was pulled, and what was lost up to each pull."""

    role: Role
    t: WireNumber
    pulled: list[int]
    regret: list[float]


class BanditData(TypedDict):
    """What bandit.js shows; `believed` is what the player of the stage's T thinks of
    the machine just pulled, and `best` are the best machines."""

    lang: Lang
    games: list[BanditGame]
    believed: list[WireNumber]
    best: list[int]
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(
    games: core.BanditGames,
    values: Sequence[float],
    temperatures: Sequence[float],
    lang: Lang,
) -> BanditData:
    """Return the first run of the games, played with the temperatures of ROLES."""
    mine = ROLES.index("mine")
    return {
        "lang": lang,
        "games": [
            {
                "role": role,
                "t": sent(t),
                "pulled": games.actions[i, 0].tolist(),
                "regret": [as_fixed(x, 1) for x in games.regret[i, 0].tolist()],
            }
            for i, (role, t) in enumerate(zip(ROLES, temperatures, strict=True))
        ],
        "believed": [sent(q) for q in games.estimates[mine, 0].tolist()],
        "best": list(core.lead(values).winners),
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: BanditData) -> None:
    """Mount the game."""
    _GAME(key="game", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_GAME = component("bandit/bandit", _lasting)
