"""A scenario as text, exactly as the URL and the text fields carry it."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from softmax_viz.scenario.model import Scenario

_AWKWARD: Final = re.compile(r"""[,;"'()\[\]]""")  # in a name, which then gets quotes


def link(base: str, slug: str, fields: Mapping[str, str]) -> str:
    """Return the address of a page with fields, as short as it can be read.

    `base` is the address of the app, with a slash at its end.
    """
    query = urlencode(fields, safe=",:/−")
    return f"{base}{slug}?{query}" if query else f"{base}{slug}"


def names_text(scenario: Scenario) -> str:
    """Write the names as the URL carries them; a name with a comma gets quotes."""
    return ", ".join(_quote(name) for name in scenario.names)


def logits_text(scenario: Scenario) -> str:
    """Write the logits as the URL carries them, to the last digit."""
    return ", ".join(_shortest(z) for z in scenario.logits)


def temperature_text(scenario: Scenario) -> str:
    """Write the temperature as the URL carries it: '0', '0.5', 'inf'."""
    return _shortest(scenario.temperature)


def _shortest(value: float) -> str:
    return f"{value:.0f}" if abs(value) < 1e15 and value == int(value) else repr(value)


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _AWKWARD.search(name) else name
