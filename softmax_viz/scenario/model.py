"""The one state of the app, class names, logits and a temperature, and its limits."""

import math
from dataclasses import dataclass, replace
from typing import Final

from softmax_viz.text import Text, plain, quoted

MIN_CLASSES: Final = 2
MAX_CLASSES: Final = 20
CLASS_NUMBERS: Final = range(1, MAX_CLASSES + 1)  # people count from 1
NAME_LENGTH: Final = 24


class ScenarioError(ValueError):
    """A scenario that cannot be; says why in both languages."""

    def __init__(self, message: Text) -> None:
        """Keep the message to be shown in the reader's language."""
        super().__init__(message.en)
        self.message: Final = message


@dataclass(frozen=True)
class Scenario:
    """Named classes with finite logits, and a temperature from 0 to infinity."""

    names: tuple[str, ...]
    logits: tuple[float, ...]
    temperature: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what no view could show, and clean the names."""
        if problem := _problem(self):
            raise ScenarioError(problem)
        object.__setattr__(
            self, "names", tuple(plain(name, NAME_LENGTH) for name in self.names)
        )

    @property
    def size(self) -> int:
        """Return the number of classes."""
        return len(self.logits)

    @property
    def at_limit(self) -> bool:
        """Return whether softmax is a limit here, without any slope: T is 0 or inf."""
        return self.temperature in (0, math.inf)

    @property
    def open_interval(self) -> bool:
        """Return whether every probability lies strictly between 0 and 1: T > 0."""
        return self.temperature > 0

    def nearest(self, index: int) -> int:
        """Return the class at `index`, from 0, or the last where there is none."""
        return min(index, self.size - 1)

    def rounded(self, decimals: int) -> "Scenario":
        """Return the scenario with so many decimals in each logit, for a short link."""
        logits = tuple(round(z, decimals) + 0.0 for z in self.logits)
        return replace(self, logits=logits)


# --- what is wrong, and where -------------------------------------------------------

ALL_MASKED: Final = Text(
    "Every logit is −∞, so no distribution exists: 0/0 has no value. "
    "Give at least two classes a finite logit.",
    "Todos los logits son −∞, así que no existe ninguna distribución: 0/0 no tiene "
    "valor. Da un logit finito al menos a dos clases.",
)


def too_many(count: int) -> Text:
    """Say that there are more logits than the stage can hold."""
    return Text(
        f"{count:,} logits are too many: the stage holds up to {MAX_CLASSES} classes. "
        f"Keep the {MAX_CLASSES} that matter.",
        f"{count} logits son demasiados: el panel admite hasta {MAX_CLASSES} "
        f"clases. Quédate con las {MAX_CLASSES} que importan.",
    )


def not_finite(piece: str, place: int, of: int) -> Text:
    """Say which logit is no finite number, as it was written."""
    return Text(
        f"Logit {place} of {of} is {quoted(piece)}, which is not a finite number of "
        "float64 (up to about 1.8e308). To rule a class out, remove it.",
        f"El logit {place} de {of} es {quoted(piece)}, que no es un número finito de "
        "float64 (hasta unos 1,8e308). Para excluir una clase, quítala.",
    )


def _problem(scenario: Scenario) -> Text | None:
    names, logits = len(scenario.names), len(scenario.logits)
    if all(z == -math.inf for z in scenario.logits) and logits:
        return ALL_MASKED
    if names != logits:
        return Text(
            f"There are {names} names for {logits} logits. Write as many of one as "
            "of the other.",
            f"Hay {names} nombres para {logits} logits. Escribe tantos de unos como "
            "de otros.",
        )
    if logits < MIN_CLASSES:
        return Text(
            "One class alone always has 100 %. Write at least two logits.",
            "Una clase sola siempre tiene el 100 %. Escribe al menos dos logits.",
        )
    if logits > MAX_CLASSES:
        return too_many(logits)
    for place, z in enumerate(scenario.logits, 1):
        if not math.isfinite(z):
            return not_finite(str(z), place, logits)
    if not scenario.temperature >= 0:
        return Text(
            "The temperature must be 0 or more, for example 0.5.",
            "La temperatura debe ser mayor o igual que 0. Por ejemplo: 0,5.",
        )
    return None
