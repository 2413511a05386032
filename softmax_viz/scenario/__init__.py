"""The scenario, the one state of the app, and how it comes from text and goes back."""

from softmax_viz.scenario.history import History, commanded
from softmax_viz.scenario.model import (
    CLASS_NUMBERS,
    MAX_CLASSES,
    MIN_CLASSES,
    NAME_LENGTH,
    Scenario,
    ScenarioError,
)
from softmax_viz.scenario.prepared import Part, Prepared, read_prepared
from softmax_viz.scenario.presets import (
    ANIMALS,
    DEFAULT,
    DOG_AND_GRASS,
    MACHINES,
    PRESETS,
    Names,
    Preset,
    next_free_name,
    numbered_name,
    translated,
    unnamed,
)
from softmax_viz.scenario.reading import (
    LONGEST_TEXT,
    guesses_decimal_commas,
    number_pieces,
    read_logits,
    read_names,
    read_scenario,
    read_temperature,
)
from softmax_viz.scenario.writing import link, logits_text, names_text, temperature_text

__all__ = [
    "ANIMALS",
    "CLASS_NUMBERS",
    "DEFAULT",
    "DOG_AND_GRASS",
    "LONGEST_TEXT",
    "MACHINES",
    "MAX_CLASSES",
    "MIN_CLASSES",
    "NAME_LENGTH",
    "PRESETS",
    "History",
    "Names",
    "Part",
    "Prepared",
    "Preset",
    "Scenario",
    "ScenarioError",
    "commanded",
    "guesses_decimal_commas",
    "link",
    "logits_text",
    "names_text",
    "next_free_name",
    "number_pieces",
    "numbered_name",
    "read_logits",
    "read_names",
    "read_prepared",
    "read_scenario",
    "read_temperature",
    "temperature_text",
    "translated",
    "unnamed",
]
