"""Scenarios worth starting from, and the class names that we give in each language."""

from dataclasses import dataclass, replace
from typing import Final

from softmax_viz.scenario.model import MAX_CLASSES, Scenario
from softmax_viz.text import Lang, Text

NUMBERED = Text("class {i}", "clase {i}")


@dataclass(frozen=True)
class Names:
    """Class names in English and Spanish; call it with a language to have them."""

    en: tuple[str, ...]
    es: tuple[str, ...]

    def __call__(self, lang: Lang) -> tuple[str, ...]:
        """Return the names in `lang`."""
        return self.en if lang == "en" else self.es


@dataclass(frozen=True)
class Preset:
    """A scenario worth starting from, with a title and class names to translate."""

    key: str
    title: Text
    names: Names
    logits: tuple[float, ...]
    temperature: float = 1.0

    def scenario(self, lang: Lang) -> Scenario:
        """Return the preset's scenario with the class names of `lang`."""
        return Scenario(self.names(lang), self.logits, self.temperature)


ANIMALS: Final = Names(("cat", "dog", "bird"), ("gato", "perro", "pájaro"))
CLASSES: Final = Names(
    ("class 1", "class 2", "class 3"), ("clase 1", "clase 2", "clase 3")
)
DIGITS: Final = Names(tuple("0123456789"), tuple("0123456789"))
# A photo of a dog on grass: softmax must choose, sigmoid says yes to both.
DOG_AND_GRASS: Final = Preset(
    "dog-and-grass",
    Text("Dog on grass", "Perro en la hierba"),
    Names(("dog", "grass", "cat", "car"), ("perro", "hierba", "gato", "coche")),
    (2.2, 1.6, -1.5, -3.0),
)
# Slot machines that pay nearly the same, and a player who is a little curious.
MACHINES: Final = Preset(
    "machines",
    Text("Slot machines", "Bandido de tres brazos"),
    Names(("left", "middle", "right"), ("izquierda", "centro", "derecha")),
    (0.6, 0.3, 0.0),
    0.1,
)

PRESETS: Final = (
    Preset("default", Text("Three animals", "Tres animales"), ANIMALS, (2.0, 1.0, 0.5)),
    Preset(
        "worked-example",
        Text("Worked example", "Ejemplo resuelto"),
        CLASSES,
        (1.5, 0.8, -0.2),
    ),
    Preset("tie", Text("A tie", "Un empate"), ANIMALS, (1.0, 1.0, 1.0)),
    Preset("confident", Text("Very sure", "Muy seguro"), ANIMALS, (9.0, 1.0, -2.0)),
    Preset(
        "negative",
        Text("All negative", "Todos negativos"),
        ANIMALS,
        (-1.0, -2.0, -2.5),
    ),
    Preset(
        "two",
        Text("Two classes", "Dos clases"),
        Names(("yes", "no"), ("sí", "no")),
        (1, 0),
    ),
    Preset(
        "ten-digits",
        Text("Ten digits", "Diez dígitos"),
        DIGITS,
        (-1.2, 0.3, 1.1, 4.0, -2.0, 2.6, -3.1, 0.9, 3.2, 0.4),
    ),
    DOG_AND_GRASS,
    MACHINES,
)
DEFAULT: Final = PRESETS[0]


def numbered_name(index: int, lang: Lang) -> str:
    """Name the class at `index` (from 0) when nobody has: 'class 4', 'clase 4'."""
    return NUMBERED(lang, i=str(index + 1))


def unnamed(logits: tuple[float, ...], lang: Lang) -> Scenario:
    """Return a scenario at T = 1 whose classes only have numbers."""
    return Scenario(tuple(numbered_name(i, lang) for i in range(len(logits))), logits)


def next_free_name(names: tuple[str, ...], lang: Lang) -> str:
    """Return the first 'class n' that no class has yet."""
    candidates = (numbered_name(i, lang) for i in range(len(names), 2 * MAX_CLASSES))
    return next(name for name in candidates if name not in names)


def translated(scenario: Scenario, old: Lang, new: Lang) -> Scenario:
    """Move names that we gave to the new language; keep the names that people typed."""
    ours = {numbered_name(i, old): numbered_name(i, new) for i in range(MAX_CLASSES)}
    for preset in PRESETS:
        ours |= dict(zip(preset.names(old), preset.names(new), strict=True))
    return replace(scenario, names=tuple(ours.get(n, n) for n in scenario.names))
