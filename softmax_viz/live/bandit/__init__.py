"""One game of slot machines under three temperatures, to run through by hand.

The core has played it; bandit.js looks up what was known at each pull. Only the chance
of the next pull follows the stage's temperature live.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypedDict, get_args

import numpy as np
from numpy.typing import NDArray

from softmax_viz import core
from softmax_viz.live.bandit.words import WORDS
from softmax_viz.live.component import component
from softmax_viz.live.freight import Placed, placed
from softmax_viz.live.wire import WireNumber, sent, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

Role = Literal["greedy", "mine", "blind"]  # T = 0, the stage's T, and infinity
ROLES: Final[tuple[Role, ...]] = get_args(Role)

PLAIN: Final = 10.0
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class BanditGame(TypedDict):
    """One game: which machine was pulled at each pull."""

    role: Role
    t: WireNumber
    pulled: str  # a digit of base 36 for each


class BanditData(TypedDict):
    """What bandit.js shows; `believed` is what the player of the stage's T thinks of
    the machine just pulled, and `best` are the best machines."""

    lang: Lang
    games: list[BanditGame]
    losses: list[float]  # of one pull of each machine
    believed: Placed | list[WireNumber]
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
                "pulled": "".join(DIGITS[k] for k in games.actions[i, 0].tolist()),
            }
            for i, (role, t) in enumerate(zip(ROLES, temperatures, strict=True))
        ],
        "losses": core.gap_shares(values).tolist(),
        "believed": _believed(games.estimates[mine, 0]),
        "best": list(core.lead(values).winners),
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def _believed(estimates: NDArray[np.float64]) -> Placed | list[WireNumber]:
    """Return what is believed in few bytes: within 1e-6, or exactly if it varies a lot.

    From it follow chances, which are shown as percents, and at a low T need the digits.
    """
    if np.abs(estimates).max() < PLAIN:
        return placed(estimates, digits=4)
    return [sent(q) for q in estimates.tolist()]


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
