"""The hands of a benchmark: one settled change after another, in our app or another."""

from collections.abc import Mapping
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
    """Moves the stage, and tells as stage.js does at the end of a gesture."""

    def __init__(self, client: Client) -> None:
        """Take hold of the stage that `client` was shown."""
        self.client = client

    async def change(self, n: int) -> Run:
        """Move the first logit by a key, and await the answer."""
        others = self.client.data("stage")["logits"][1:]
        return await self.tell(self.edit(logits=[new_logit(n), *others]))

    def edit(self, **change: Any) -> dict[str, Any]:
        """Return the message of an edit that is final: what is shown, but `change`."""
        data = self.client.data("stage")
        view: dict[str, Any] = data["view"]
        truth = view["truth"]
        shown = {name: data[name] for name in ("names", "logits", "temperature")}
        extras = {"threshold": view["threshold"], "truth": truth and truth["index"]}
        return {"kind": "edit", "final": True, **shown, **extras, **change}

    async def tell(self, message: Mapping[str, Any]) -> Run:
        """Send a message, with the next number, and await its answer."""
        client, stage = self.client, self.client.component("stage")
        sequence = client.data("stage")["sequence"] + 1
        client.tell(stage, {"message": {**message, "sequence": sequence}})
        run = await client.run(client.fragment_of(stage))
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
