"""Claims from tutorials, slides and chatbots, to hunt mistakes in; no author is named.

Each is as it was published. Where probabilities were given, the logits are their
logarithms; the nucleus and the last sum leave some logits open, which are ours.
"""

from dataclasses import dataclass, replace
from typing import Final

from softmax_viz.scenario import ANIMALS, DEFAULT, Scenario, unnamed
from softmax_viz.text import Lang, Text


@dataclass(frozen=True)
class Case:
    """A claim as it goes into the fields: logits, temperature, what is claimed.

    A case about an array has `rows` instead. `asks` is what is said, in words.
    """

    asks: Text
    logits: tuple[float, ...] = ()
    temperature: float = 1.0
    claim: str = ""
    rows: str = ""

    def scenario(self, lang: Lang) -> Scenario:
        """Return the logits and the temperature; only the first case has names."""
        if self.logits == DEFAULT.logits:
            return Scenario(ANIMALS(lang), self.logits, self.temperature)
        return replace(unnamed(self.logits, lang), temperature=self.temperature)


# Logarithms of the published probabilities, which softmax turns back into them.
FIVE: Final = (-0.6539, -1.5606, -2.3026, -2.6593, -2.3026)  # .52 .21 .10 .07 .10
NUCLEUS: Final = (3.8067, 2.9957, 2.3026, 1.6094, *(1.3863,) * 5)  # 45 20 10 5 4 4 …

CASES: Final = (
    Case(
        Text(
            "Cat, dog and bird have 0.665, 0.245 and 0.090.",
            "Gato, perro y pájaro tienen 0,665; 0,245 y 0,090.",
        ),
        (2.0, 1.0, 0.5),
        claim="0.665, 0.245, 0.090",
    ),
    Case(
        Text(
            "4.482 / 7.526 is 0.596, and the others are 0.296 and 0.109.",
            "4,482 / 7,526 es 0,596, y los otros son 0,296 y 0,109.",
        ),
        (1.5, 0.8, -0.2),
        claim="0.596, 0.296, 0.109",
    ),
    Case(
        Text("At T = 2 it is 0.52, 0.31, 0.17.", "Con T = 2 sale 0,52; 0,31; 0,17."),
        (2.5, 1.0, -0.5),
        2.0,
        "0.52, 0.31, 0.17",
    ),
    Case(
        Text(
            "Four classes: 0.567, 0.208, 0.129, 0.095.",
            "Cuatro clases: 0,567; 0,208; 0,129; 0,095.",
        ),
        (2.0, 1.0, 0.5, -1.0),
        claim="0.567, 0.208, 0.129, 0.095",
    ),
    Case(
        Text(
            "T = 4 softens it to 0.897, 0.051, 0.052.",
            "T = 4 lo suaviza a 0,897; 0,051; 0,052.",
        ),
        (100.0, 0.1, 0.05),
        4.0,
        "0.897, 0.051, 0.052",
    ),
    Case(
        Text(
            "At T = 1 it is 0.9999, 0.00006, 0.00004.",
            "Con T = 1 es 0,9999; 0,00006; 0,00004.",
        ),
        (100.0, 0.1, 0.05),
        claim="0.9999, 0.00006, 0.00004",
    ),
    Case(
        Text(
            "Five words: 52, 29, 11, 5 and 3 %.", "Cinco palabras: 52, 29, 11, 5 y 3 %."
        ),
        (4.0, 3.0, 1.5, 0.5, -1.0),
        claim="52 29 11 5 3 %",
    ),
    Case(
        Text("It gives 0.80, 0.15, 0.05.", "Da 0,80; 0,15; 0,05."),
        (3.0, 2.5, 1.5),
        claim="0.80, 0.15, 0.05",
    ),
    Case(
        Text("T = 0.5 sharpens the first to 0.95.", "T = 0,5 lleva la primera a 0,95."),
        (3.0, 2.5, 1.5),
        0.5,
        "0.95, ?, ?",
    ),
    Case(
        Text("T = 2 flattens the first to 0.65.", "T = 2 aplana la primera a 0,65."),
        (3.0, 2.5, 1.5),
        2.0,
        "0.65, ?, ?",
    ),
    Case(
        Text(
            "T = 0.2 turns 52 % and 21 % into 85 % and 10 %.",
            "T = 0,2 convierte 52 % y 21 % en 85 % y 10 %.",
        ),
        FIVE,
        0.2,
        "85 %, 10 %, ?, ?, ?",
    ),
    Case(
        Text(
            "T = 1.2 makes 10 % and 7 % both 20 %.",
            "T = 1,2 deja el 10 % y el 7 % en 20 % los dos.",
        ),
        FIVE,
        1.2,
        "?, ?, 20 %, 20 %, ?",
    ),
    Case(
        Text(
            "Top-p = 0.9 keeps 45 + 20 + 10 + 5 + 4.",
            "Top-p = 0,9 conserva 45 + 20 + 10 + 5 + 4.",
        ),
        NUCLEUS,
        claim="45 + 20 + 10 + 5 + 4 = 90 %",
    ),
    Case(
        Text(
            "T = 0.5 turns 45 : 20 : 10 into 70 : 15 : 8.",
            "T = 0,5 convierte 45 : 20 : 10 en 70 : 15 : 8.",
        ),
        NUCLEUS[:3],
        0.5,
        "70 : 15 : 8",
    ),
    Case(
        Text("It gives 0.65, 0.25, 0.1.", "Da 0,65; 0,25; 0,1."),
        (2.0, 1.0, 0.1),
        claim="0.65, 0.25, 0.1",
    ),
    Case(
        Text("The third has about 95 %.", "La tercera tiene cerca del 95 %."),
        (2.0, 1.0, 5.0),
        claim="?, ?, 95 %",
    ),
    Case(
        Text(
            "The weighted mean of the rows [9, 10] and [11, 12] is [2.5, 3.5].",
            "La media ponderada de las filas [9; 10] y [11; 12] es [2,5; 3,5].",
        ),
        rows="9 10\n11 12\n→ 2.5 3.5",
    ),
    Case(
        Text(
            "0.876 + 0.119 + 0.006 = 1, as it must be.",
            "0,876 + 0,119 + 0,006 = 1, como debe ser.",
        ),
        (2.0, 0.0, -3.02),
        claim="0.876 + 0.119 + 0.006 = 1",
    ),
)
