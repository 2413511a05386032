"""The text fields of the scenario: what is typed, pasted and linked."""

from typing import Final

import streamlit as st

from softmax_viz.catalog import Demo
from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.scenario import (
    DEFAULT,
    LONGEST_TEXT,
    History,
    Part,
    Scenario,
    ScenarioError,
    guesses_decimal_commas,
    read_scenario,
)
from softmax_viz.text import Text, exact

NAMES_LABEL = Text("Names", "Nombres")
LOGITS_LABEL = Text("Logits", "Logits")
TEMPERATURE_LABEL = Text("Temperature (0 to inf)", "Temperatura (de 0 a inf)")
LOGITS_HELP = Text(
    "Numbers separated by commas, spaces or lines: a column of a spreadsheet, a "
    "Python list, the printout of an array or tensor, or two columns of names and "
    "numbers. With decimal commas, separate by semicolons or lines.",
    "Números separados por comas, espacios o líneas: una columna de una hoja de "
    "cálculo, una lista de Python, un array o tensor impreso, o dos columnas de "
    "nombres y números. Con coma decimal, sepáralos por punto y coma o líneas.",
)
PART_OF: Final[dict[str, Part]] = {
    session.NAMES: "names",
    session.LOGITS: "z",
    session.TEMPERATURE: "t",
}
STILL_SHOWN = Text(
    "The page still shows the last good state.",
    "La página sigue mostrando el último estado válido.",
)
READ_AS = Text(
    "Read as {logits}: a comma between two digits was taken as a decimal comma. If it "
    "was to separate them, write a space after it.",
    "Leído como {logits}: una coma entre dos cifras se ha tomado como coma decimal. Si "
    "debía separarlas, escribe un espacio detrás.",
)


def arrive(page: Demo) -> None:
    """Begin a page; one just come to may open with an example of its own."""
    session.keep_explained(frozenset())
    untouched, history = session.is_untouched(), session.history()
    scenario = (page.opening or DEFAULT).scenario(lang())
    session.keep_plain(session.texts(scenario))
    if page.slug == session.page():
        return
    session.keep_page(page.slug)
    if not untouched:
        return
    opened = history.adopt(scenario) if history else _first(scenario)
    session.open_with(opened, dict(page.opening_fields))


def fields() -> None:
    """Keep a place for the stage, and under it draw the text fields that it fills.

    No page's script calls this, see `following`.
    """
    session.keep_place(st.container())
    _draw()
    history = session.history()
    try:
        read = _read()
    except ScenarioError as error:
        history = history or History(DEFAULT.scenario(lang()))
        st.error(f"{error.message(lang())} {STILL_SHOWN(lang())}", icon="⚠️")
    else:
        if not history:
            history = History(read)
        elif not history.passing:
            history = history.adopt(read)
        if history.shown == session.guessed():
            logits = "; ".join(exact(z, lang()) for z in history.shown.logits)
            st.info(READ_AS(lang(), logits=logits), icon="ℹ️")
    session.keep(history)


def _first(scenario: Scenario) -> History:
    """Return the first history of a session: undo leads to the default scenario."""
    return History(DEFAULT.scenario(lang())).adopt(scenario)


def _draw() -> None:
    locked = session.prepared().locked
    default = _unsaid()
    # Out of sight until the stage's menu opens them: web/stage/menu.js.
    with st.container(key="typing", border=True):
        for key, label in (
            (session.LOGITS, LOGITS_LABEL),
            (session.NAMES, NAMES_LABEL),
            (session.TEMPERATURE, TEMPERATURE_LABEL),
        ):
            st.text_area(
                label(lang()),
                value=default[key],
                key=key,
                bind="query-params",
                height=72,
                max_chars=LONGEST_TEXT,
                help=LOGITS_HELP(lang()) if key == session.LOGITS else None,
                on_change=_tidy,
                disabled=PART_OF[key] in locked,
            )


def _unsaid() -> dict[str, str]:
    """Return what the fields hold where the address says nothing of them.

    Streamlit leaves out of the address what is so. All three left out are the example
    that the page opens with; one or two, those of the default scenario. So where that
    is shown on a page with an example of its own, what differs has to be said.
    """
    opening, default = session.plain(), session.texts(DEFAULT.scenario(lang()))
    history = session.history()
    ambiguous = history and session.texts(history.present) in (opening, default)
    return opening if ambiguous else default


def _read() -> Scenario:
    """Read the fields, and keep in mind whether a comma could mean two things."""
    names, logits, temperature = (
        session.field(key) or ""
        for key in (session.NAMES, session.LOGITS, session.TEMPERATURE)
    )
    read = read_scenario(names, logits, temperature, lang())
    if guesses_decimal_commas(logits):
        session.keep_guessed(read)
    return read


def _tidy() -> None:
    """Rewrite good text as the URL carries it, with the names that were missing."""
    session.keep_guessed(None)
    try:
        read = _read()
    except ScenarioError:
        return
    if history := session.history():
        session.show(history.adopt(read))
