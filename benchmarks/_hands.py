"""The hands of a benchmark: one settled change after another, in our app or another."""

from typing import Any, Protocol

from benchmarks._protocol import Client, Run


class Hand(Protocol):
    """Makes the change number `n` of a page, and gives what it cost."""

    async def change(self, n: int) -> Run:
        """Make a change to a state that was not there before, and await its answer."""


def new_logit(n: int) -> float:
    """Return a logit for change `n`; only after two hundred it comes again."""
    return (37 * n % 200) / 100


class StageHand:
    """Moves the first logit, and tells as stage.js does at the end of a gesture."""

    def __init__(self, client: Client) -> None:
        """Take hold of the stage that `client` was shown."""
        self.client = client

    async def change(self, n: int) -> Run:
        """Send an edit that is final, as a key press sends it."""
        client, data = self.client, self.client.data("stage")
        widget = client.component("stage")
        view: dict[str, Any] = data["view"]
        truth = view["truth"]
        others = data["logits"][1:]
        sequence = data["sequence"] + 1
        message = {
            "kind": "edit",
            "final": True,
            "names": data["names"],
            "logits": [new_logit(n), *others],
            "temperature": data["temperature"],
            "threshold": view["threshold"],
            "truth": truth and truth["index"],
            "sequence": sequence,
        }
        client.tell(widget, {"message": message})
        run = await client.run(client.fragment_of(widget))
        if client.data("stage")["sequence"] != sequence:
            raise RuntimeError(f"{client.path}: the change was not answered")
        return run


class SliderHand:
    """Moves a slider of the minimal app."""

    def __init__(self, client: Client) -> None:
        """Take hold of the sliders that `client` was shown."""
        self.client = client

    async def change(self, n: int) -> Run:
        """Move the second slider."""
        self.client.slide("a", new_logit(n))
        return await self.client.run()
