"""URL and session to Scenario and back, and what every page shares.

The text fields `names`, `z` and `t` are bound to the URL and hold the state; the
stage writes to them at the end of a gesture. While a gesture lasts, the page shows
its scenario in passing, and the URL waits.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, TypeVar

import streamlit as st

from softmax_viz.live import stage
from softmax_viz.live.stage import StageCommand, StageEdit, View
from softmax_viz.live.wire import LARGEST_SEQUENCE, received, receiving
from softmax_viz.scenario import (
    DEFAULT,
    PRESETS,
    Scenario,
    ScenarioError,
    logits_text,
    names_text,
    next_free_name,
    read_scenario,
    temperature_text,
    translated,
)
from softmax_viz.text import LANGS, Lang, Text, choose_lang

NAMES, LOGITS, TEMPERATURE, LANGUAGE = "names", "z", "t", "lang"  # the URL's promises
THRESHOLD, TRUTH = "th", "y"
UNDO_DEPTH: Final = 200
T = TypeVar("T")


@dataclass(frozen=True)
class History:
    """The scenario on the page, those before it and those undone."""

    present: Scenario
    past: tuple[Scenario, ...] = ()
    future: tuple[Scenario, ...] = ()
    passing: Scenario | None = None  # of a gesture that still lasts

    def adopt(self, scenario: Scenario) -> "History":
        """Make `scenario` the present; nothing happens when it already is."""
        if scenario == self.present:
            return replace(self, passing=None)
        return History(scenario, (*self.past, self.present)[-UNDO_DEPTH:])

    def undo(self) -> "History":
        """Go back one change, where there is one."""
        if not self.past:
            return self
        *past, present = self.past
        return History(present, tuple(past), (self.present, *self.future))

    def redo(self) -> "History":
        """Take back one undo, where there is one."""
        if not self.future:
            return self
        present, *future = self.future
        return History(present, (*self.past, self.present), tuple(future))


# --- language -----------------------------------------------------------------------

LANGUAGE_LABEL = Text("Language", "Idioma")


def language() -> Lang:
    """Draw the language switch; give what the link says, or else the browser."""
    preferred = choose_lang(st.context.locale)
    chosen = st.segmented_control(
        LANGUAGE_LABEL(lang()),
        LANGS,
        default=preferred,
        required=True,
        key=LANGUAGE,
        bind="query-params",
        label_visibility="collapsed",
        on_change=_translate_names,
    )
    st.session_state["spoken"] = chosen or preferred
    return lang()


def lang() -> Lang:
    """Return the language of this page."""
    spoken: Lang = st.session_state.get("spoken") or choose_lang(st.context.locale)
    return spoken


def _translate_names() -> None:
    old, new = lang(), st.session_state[LANGUAGE]
    if (history := _history()) and new in LANGS:
        _show(replace(history, present=translated(history.present, old, new)))


# --- scenario -----------------------------------------------------------------------

TYPE_OR_PASTE = Text("Type or paste", "Escribir o pegar")
NAMES_LABEL = Text("Names", "Nombres")
LOGITS_LABEL = Text("Logits", "Logits")
TEMPERATURE_LABEL = Text("Temperature (0 to inf)", "Temperatura (de 0 a inf)")
LOGITS_HELP = Text(
    "Numbers separated by commas, spaces or lines: a column of a spreadsheet, a "
    "Python list, the printout of an array or tensor, or two columns of names and "
    "numbers. With decimal commas, separate by semicolons or lines.",
    "Números separados por comas, espacios o líneas: una columna de una hoja de "
    "cálculo, una lista de Python, la impresión de un array o tensor, o dos columnas "
    "de nombres y números. Con coma decimal, sepáralos por punto y coma o líneas.",
)
STILL_SHOWN = Text(
    "The page still shows the last good state.",
    "La página sigue mostrando el último estado válido.",
)


def fields() -> None:
    """Keep a place for the stage, and under it draw the text fields that it fills.

    The entry point calls this: Streamlit ties a bound field to the script that draws
    it, and would drop the state when another page comes.
    """
    st.session_state["place"] = st.container()
    message = st.empty()
    st.session_state["history"] = _read_fields(lang(), message)


def scenario_stage(view: View = View()) -> Scenario:  # noqa: B008 - View is frozen
    """Draw the stage in its place, and give the scenario that it shows."""
    state = st.session_state
    history: History = state["history"]
    shown = present()
    data = stage.payload(
        shown,
        lang(),
        view,
        sequence=state.get("sequence", 0),
        can_undo=bool(history.past),
        can_redo=bool(history.future),
        link=link(),
    )
    with state["place"]:
        stage.draw(data, _receive)
    return shown


def present() -> Scenario:
    """Return the scenario that the page shows, before the stage is drawn."""
    history: History = st.session_state["history"]
    return history.passing or history.present


def adopt(*scenarios: Scenario) -> None:
    """Make each scenario the present in turn, so that undo takes back one at a time.

    For callbacks of buttons: they run before the fields are drawn.
    """
    history = _history()
    for scenario in scenarios:
        history = history.adopt(scenario) if history else History(scenario)
    if history:
        _show(history)


def adopt_with(scenario: Scenario, **fields: Any) -> None:
    """Adopt a scenario and set fields of the page, in one callback."""
    st.session_state.update(fields)
    adopt(scenario)


def trail(most: int = 60) -> tuple[Scenario, ...]:
    """Return the newest scenarios before this one, oldest first: what undo goes back to.

    Only those since the number of classes last changed.
    """
    history = _history()
    found: list[Scenario] = []
    for past in reversed(history.past if history else ()):
        if history and past.size == history.present.size and len(found) < most:
            found.append(past)
        else:
            break
    return tuple(reversed(found))


def link() -> dict[str, str]:
    """Return the query that restores exactly this state, bound extras included."""
    history = _history() or History(DEFAULT.scenario(lang()))
    query = {key: values[-1] for key in st.query_params if (values := _all(key))}
    return query | _texts(history.present) | {LANGUAGE: lang()}


def _all(key: str) -> list[str]:
    return st.query_params.get_all(key)


def _history() -> History | None:
    history = st.session_state.get("history")
    return history if isinstance(history, History) else None


def _texts(scenario: Scenario) -> dict[str, str]:
    return {
        NAMES: names_text(scenario),
        LOGITS: logits_text(scenario),
        TEMPERATURE: temperature_text(scenario),
    }


def _show(history: History) -> None:
    """Keep the history, and write its present into the fields and so the URL."""
    st.session_state["history"] = history
    st.session_state.update(_texts(history.present))


def _read_fields(lang: Lang, message: Any) -> History:
    """Draw the text fields; give the history with what they say, if that is good."""
    default = _texts(DEFAULT.scenario(lang))
    with st.expander(TYPE_OR_PASTE(lang)):
        left, middle, right = st.columns([3, 3, 2])
        fields = {
            key: column.text_area(
                label(lang),
                value=default[key],
                key=key,
                bind="query-params",
                height=96,
                max_chars=8000,
                help=LOGITS_HELP(lang) if key == LOGITS else None,
                on_change=_tidy,
            )
            for key, label, column in (
                (NAMES, NAMES_LABEL, left),
                (LOGITS, LOGITS_LABEL, middle),
                (TEMPERATURE, TEMPERATURE_LABEL, right),
            )
        }
    history = _history()
    try:
        read = read_scenario(
            fields[NAMES] or "", fields[LOGITS] or "", fields[TEMPERATURE] or "", lang
        )
    except ScenarioError as error:
        history = history or History(DEFAULT.scenario(lang))
        message.error(f"{error.message(lang)} {STILL_SHOWN(lang)}", icon="⚠️")
    else:
        if not history:
            history = History(read)
        elif not history.passing:
            history = history.adopt(read)
    return history


def _tidy() -> None:
    """Rewrite good text as the URL carries it, with the names that were missing."""
    state = st.session_state
    try:
        read = read_scenario(state[NAMES], state[LOGITS], state[TEMPERATURE], lang())
    except ScenarioError:
        return
    if history := _history():
        _show(history.adopt(read))


# --- messages from the stage ----------------------------------------------------------


def _receive() -> None:
    """Act on what the stage sent."""
    history, message = _history(), stage.message()
    if history is None or not isinstance(message, Mapping):
        return
    sequence = receiving(message.get("sequence"), int)
    if sequence is not None and 0 <= sequence < LARGEST_SEQUENCE:
        st.session_state["sequence"] = sequence
    _receive_extras(message)
    history = after(history, message, lang())
    if history.passing:
        st.session_state["history"] = history
    else:
        _show(history)


def after(history: History, message: object, lang: Lang) -> History:
    """Return the history after a message; one that makes no sense changes nothing."""
    try:
        if edit := receiving(message, StageEdit):
            edited = _scenario_of(edit)
            if edit["final"]:
                return history.adopt(edited)
            return replace(history, passing=edited)
        if command := receiving(message, StageCommand):
            return _command(history, *command["kind"].partition(":")[::2], lang)
    except (ValueError, StopIteration):
        pass
    return replace(history, passing=None)


def _scenario_of(edit: StageEdit) -> Scenario:
    return Scenario(
        tuple(edit["names"]),
        tuple(float(z) + 0.0 for z in edit["logits"]),
        received(edit["temperature"]),
    )


def _command(history: History, action: str, argument: str, lang: Lang) -> History:
    present = history.present
    if action == "undo":
        return history.undo()
    if action == "redo":
        return history.redo()
    if action == "preset":
        preset = next(preset for preset in PRESETS if preset.key == argument)
        return history.adopt(preset.scenario(lang))
    if action == "add":
        name = next_free_name(present.names, lang)
        names, logits = (*present.names, name), (*present.logits, 0.0)
    elif action == "remove":
        gone = int(argument)
        names = tuple(n for i, n in enumerate(present.names) if i != gone)
        logits = tuple(z for i, z in enumerate(present.logits) if i != gone)
    else:
        raise ValueError(f"unknown action {action!r}")
    return history.adopt(replace(present, names=names, logits=logits))


def _receive_extras(message: object) -> None:
    """Take over the threshold and the true class, where the page has them."""
    state = st.session_state
    state.update({k: v for k, v in extras(message).items() if k in state})


def extras(message: object) -> dict[str, int]:
    """Return the fields that a message sets beside the scenario; nonsense sets none."""
    edit = receiving(message, StageEdit)
    if edit is None:
        return {}
    fields = {}
    cut, truth = edit["threshold"], edit["truth"]
    if cut is not None and 0 <= cut <= 1:
        fields[THRESHOLD] = round(100 * cut)  # the field and the URL are in percent
    if truth is not None and 0 <= truth < len(edit["logits"]):
        fields[TRUTH] = truth + 1  # people count from 1
    return fields


# --- seed -----------------------------------------------------------------------------

SEED: Final = "seed"
SEEDS: Final = 1_000_000
SEED_LABEL = Text("Seed", "Semilla")
BAD_SEED = Text(
    "The seed is a whole number from 0 to 999999. This page uses 1.",
    "La semilla es un número entero de 0 a 999999. Esta página usa 1.",
)


def seed(again: Text) -> int:
    """Draw the seed's field and the button that takes the next one; give the seed."""
    text = st.text_input(
        SEED_LABEL(lang()),
        value="1",
        max_chars=6,
        key=SEED,
        bind="query-params",
        width=120,
    )
    good = re.fullmatch("[0-9]{1,6}", text or "")
    chosen = int(text) if good else 1
    following = {SEED: str((chosen + 1) % SEEDS)}
    st.button(
        again(lang()),
        key="again",
        on_click=partial(st.session_state.update, following),
    )
    if not good:
        st.error(BAD_SEED(lang()), icon="⚠️")
    return chosen


# --- what every page shares -----------------------------------------------------------

REMEMBER = Text("Remember", "Para recordar")


def choice(
    label: str, options: Mapping[str, str], key: str, draw: Any = st.pills
) -> str:
    """Let one of `options`, by key, be chosen; its text is what people read.

    The URL carries the key, the same in every language; Streamlit's own binding would
    write the text. The first option is the default and stays out of the URL, and what
    is no option counts as the default. `draw` is st.pills or st.segmented_control.
    """
    state, last = st.session_state, f"{key}_linked"
    default = next(iter(options))
    linked = st.query_params.get(key, default)
    linked = linked if linked in options else default
    if state.get(last) != linked:  # a link, or the browser's way back
        state[f"{key}_choice"] = linked
    chosen: str = draw(
        label,
        tuple(options),
        default=default,
        required=True,
        format_func=lambda option: options[option],
        key=f"{key}_choice",
        wrap=True,
    )
    state[last] = chosen
    if chosen != default:
        st.query_params[key] = chosen
    elif key in st.query_params:
        del st.query_params[key]
    return chosen


def option(
    label: str,
    options: Sequence[T],
    default: T,
    key: str,
    draw: Any = st.segmented_control,
    **layout: Any,
) -> T:
    """Let one of `options` be chosen that read the same in every language.

    The URL carries the option itself. A link with nothing after the key means the
    default, where Streamlit would give None.
    """
    chosen: T | None = draw(
        label,
        options,
        default=default,
        required=True,
        key=key,
        bind="query-params",
        **layout,
    )
    return default if chosen is None else chosen


def takeaway(sentence: Text) -> None:
    """End a page with the sentence to remember."""
    with st.container(border=True):
        st.markdown(f"**{REMEMBER(lang())}.** {sentence(lang())}")


def chart(figure: Any, key: str, alt: str) -> None:
    """Show a Plotly figure with its text alternative; its image is saved as SVG."""
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config={
            "displaylogo": False,
            "displayModeBar": "hover",
            "modeBarButtons": [["toImage"]],  # the axes are fixed
            "toImageButtonOptions": {"format": "svg", "filename": key},
        },
    )
