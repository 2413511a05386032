"""One game of slot machines under three temperatures, to run through by hand.

The core has played it; game.js looks up what was known at each pull. Only the chance
of the next pull follows the stage's temperature live.
"""

import math
from collections.abc import Sequence
from typing import Any, Final

from softmax_viz import core
from softmax_viz.live.bandit.words import WORDS
from softmax_viz.live.component import component
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

MINE: Final = 1  # the place of the stage's temperature among the three


def payload(
    games: core.BanditGames,
    values: Sequence[float],
    temperatures: Sequence[float],
    lang: Lang,
) -> dict[str, Any]:
    """Return the first run of the games with T = 0, the stage's T, and infinity."""
    best = core.lead(values).winners
    return {
        "lang": lang,
        "games": [
            {
                "t": "inf" if t == math.inf else t,
                "pulled": games.actions[i, 0].tolist(),
                "regret": [round(r, 3) for r in games.regret[i, 0].tolist()],
            }
            for i, t in enumerate(temperatures)
        ],
        "believed": [_short(q) for q in games.estimates[MINE, 0].tolist()],
        "best": list(best),
        "colours": list(CLASS_COLOURS),
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the game."""
    _GAME(key="game", data=data)


def _short(value: float) -> float:
    return float(f"{value:.8g}")


_GAME = component("bandit/bandit")
