"""Charts: Plotly's figures drawn once, moved with the stage, and settled by Python.

`controls.chart` mounts one. The browser gets the figure as plain data, and the name of
the function in web/math/figures.js that says what moves while a finger does.
"""

from pathlib import Path
from typing import Any, Final, TypedDict

import plotly
from streamlit.components.v1 import declare_component

from softmax_viz.figures import Figure
from softmax_viz.live.component import component
from softmax_viz.live.freight import packed
from softmax_viz.live.wire import WireNumber, sent
from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang


class Move(TypedDict):
    """The function that moves the figure, and what it must know beside the stage."""

    name: str
    given: dict[str, Any]
    z: list[float]  # the state that Python's figure is of
    t: WireNumber


class ChartData(TypedDict):
    """What chart.js shows; `name` is that of the file that a picture is saved in."""

    lang: Lang
    name: str
    alt: str
    figure: dict[str, Any]
    move: Move | None


def moving(name: str, given: dict[str, Any], scenario: Scenario) -> Move:
    """Return how a figure of `scenario` follows the stage."""
    return {
        "name": name,
        "given": given,
        "z": list(scenario.logits),
        "t": sent(scenario.temperature),
    }


def payload(
    figure: Figure, name: str, alt: str, lang: Lang, move: Move | None
) -> ChartData:
    """Return what the chart shows."""
    return {"lang": lang, "name": name, "alt": alt, "figure": figure, "move": move}


def draw(data: ChartData, key: str) -> None:
    """Mount the chart."""
    _CHART(key=key, data=data | {"figure": packed(data["figure"])})


# The browser takes Plotly's script from the Python package itself.
PLOTLY: Final = Path(plotly.__file__).parent / "package_data"
_SERVED: Final = declare_component("plotly", path=PLOTLY)
_CHART: Final = component("chart/chart", isolate_styles=False)
