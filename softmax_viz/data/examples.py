"""Real logits: what three models answered to photographs, prompts and digits.

The files in data/ were made by scripts/make_real_data.py; see data/NOTICE.md. Each
is read when a page first asks for it, and kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

DATA: Final = Path(__file__).parent

Kind = Literal["photo", "text", "digit"]

SHOWN: Final = 10  # classes at the most that a page names
SHARE: Final = 0.9  # of the probability, whose holders are counted


@dataclass(frozen=True, eq=False)
class Example:
    """What a model was shown, and every logit that it answered.

    `order` holds the classes with the largest logits, best first; `tokens` their texts
    where the classes are tokens. `holders` counts, for each of
    `core.three_digit_temperatures`, the most likely classes that together hold SHARE
    of the probability. A digit has the `label` that a person gave it; a prompt has a
    language. `subject` names it among all.
    """

    kind: Kind
    key: str
    logits: NDArray[np.float32]
    order: tuple[int, ...]
    holders: NDArray[np.uint16]
    picture: bytes = b""
    prompt: str = ""
    lang: str = ""
    tokens: tuple[str, ...] = ()
    label: int | None = None

    @property
    def subject(self) -> str:
        """Return its name among all examples."""
        return f"{self.kind}-{self.key}"

    @property
    def classes(self) -> int:
        """Return the number of classes."""
        return self.logits.size


@cache
def photos() -> Mapping[str, Example]:
    """Return the photographs, seen by a classifier of 1000 classes; JPEG pictures."""
    data = _read("photos")
    return _examples(
        Example("photo", key, **answer, picture=data[f"picture_{key}"].tobytes())
        for key, answer in zip(data["keys"].tolist(), _answers(data), strict=True)
    )


@cache
def prompts() -> Mapping[str, Example]:
    """Return the prompts, continued by a language model with 49,152 tokens."""
    data = _read("prompts")
    columns = (data[name].tolist() for name in ("keys", "prompts", "languages"))
    return _examples(
        Example("text", key, **answer, prompt=prompt, lang=lang, tokens=tuple(tokens))
        for key, prompt, lang, tokens, answer in zip(
            *columns, data["tokens"].tolist(), _answers(data), strict=True
        )
    )


@cache
def digits() -> Mapping[str, Example]:
    """Return handwritten digits, read by a classifier of 10 classes; PNG pictures."""
    data = _read("digit_examples")
    return _examples(
        Example(
            "digit",
            str(i),
            **answer,
            picture=data[f"picture_{i}"].tobytes(),
            label=label,
        )
        for i, (label, answer) in enumerate(
            zip(data["labels"].tolist(), _answers(data), strict=True)
        )
    )


# Read with the first that is asked for.
OF_KIND: Final[dict[str, Callable[[], Mapping[str, Example]]]] = {
    "photo": photos,
    "text": prompts,
    "digit": digits,
}


def subjects() -> list[str]:
    """Return the names of all examples."""
    return [e.subject for of_kind in OF_KIND.values() for e in of_kind().values()]


def find(subject: str) -> Example:
    """Return the example with this name; KeyError without one."""
    kind, _, key = subject.partition("-")
    return OF_KIND[kind]()[key]


def _read(name: str) -> dict[str, NDArray[Any]]:
    with np.load(DATA / f"{name}.npz", allow_pickle=False) as file:
        arrays = dict(file)
    for array in arrays.values():
        array.setflags(write=False)
    return arrays


def _answers(data: dict[str, NDArray[Any]]) -> list[dict[str, Any]]:
    rows = zip(data["logits"], data["order"].tolist(), data["holders"], strict=True)
    return [
        {"logits": logits, "order": tuple(order), "holders": holders}
        for logits, order, holders in rows
    ]


def _examples(examples: Iterable[Example]) -> Mapping[str, Example]:
    return MappingProxyType({example.key: example for example in examples})
