"""The end of every page: it shows the page once all its live parts have painted."""

from typing import TypedDict

from softmax_viz.live.component import component


class ArrivalData(TypedDict):
    """The page that has arrived."""

    page: str


def payload(slug: str) -> ArrivalData:
    """Return which page it is."""
    return {"page": slug}


def draw(data: ArrivalData) -> None:
    """Mount the part; nothing of it is seen."""
    _ARRIVAL(key="arrival", data=data)


_ARRIVAL = component("arrival/arrival")
