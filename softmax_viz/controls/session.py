"""The session: its keys, and the rule between URL, fields, history and stage.

One scenario stands in four places. Whoever changes it, the change goes round one way.

1. **URL.** `names`, `z` and `t`, and the keys of the pages' own widgets, which the
   catalog lists. Streamlit binds each to the widget of the same key: a link fills the
   widget, and what is written into the widget goes to the URL.
2. **Fields.** The text areas `names`, `z` and `t` hold text, good or bad. Each run of
   the page reads them (`fields.fields`): good text becomes the present of the history;
   bad text gets a message, and the last good scenario stays.
3. **History.** The authority: what a page shows and calculates with. It has the
   present, what undo and redo lead to, and while a gesture lasts the scenario in
   passing, which the page shows and nobody else hears of.
4. **Stage.** A preview in the browser. During a gesture it sends scenarios in passing;
   the last one is final and is adopted (`stage.receive`). Each message has a sequence
   number, and the page answers with the last that it heard: the stage sends nothing
   new, and shows nothing else, before it has its answer.

A page may have an example of its own, which its plain address stands for. It opens
with it where neither a link nor a gesture has chosen anything else: the scenario is the
one of the plain address of the page before (`fields.arrive`).

So text becomes a scenario in `fields`, and a scenario becomes text in `show`, and
nowhere else. A widget's value may be written only before the widget is drawn: in a
callback, where `show`, `adopt` and `set_fields` are called.

Every key of ours is here; no other module of the controls, and no page, touches
`st.session_state`. What the script of a live part sent last is kept by Streamlit under
the KEY of its module in `softmax_viz/live`.
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException

from softmax_viz.classcodes import TAGS, Answer
from softmax_viz.live.wire import LARGEST_SEQUENCE
from softmax_viz.scenario import (
    History,
    Prepared,
    Scenario,
    logits_text,
    names_text,
    read_prepared,
    temperature_text,
)
from softmax_viz.scenario.prepared import GUESS, HIDE, KEYS, LOCK, STAY, YES
from softmax_viz.text import Lang, choose_lang

# Widgets of every page, bound to the URL: promises.
NAMES: Final = "names"
LOGITS: Final = "z"
TEMPERATURE: Final = "t"
LANGUAGE: Final = "lang"  # and the KEYS of what a teacher's link holds back

# Widgets of single pages that controls or the stage write to, bound to the URL.
THRESHOLD: Final = "th"
TRUTH: Final = "y"
SEED: Final = "seed"

# The fragment of the page below its head, which a callback may have run after it.
BODY: Final = "body"

LOCAL: Final = "http://localhost:8501/"  # the app's address where nobody says another

# Ours alone: no widget has these keys, and no link.
HISTORY: Final = "history"
LONGEST_TRAIL: Final = 60  # scenarios
HANDLES: Final = "handles"  # the place of the stage and the fields on the page
PLACE: Final = "place"  # of the stage among them
SHOW: Final = "show"  # what follows the scenario on the page of this run
SPOKEN: Final = "spoken"  # the language of the last run
LINKED_LANGUAGE: Final = "linked_language"  # whether the URL has to say it
SEQUENCE: Final = "sequence"  # of the stage's last message
AVERAGED: Final = "averaged"  # the machines and the seed of the averages shown
GUESSED: Final = "guessed"  # the scenario that was read from doubtful commas
EXPLAINED: Final = "explained"  # the terms that this run of the page has explained
SETTLED: Final = "settled"  # what is drawn of the scenario, but does not follow it
LAID_OUT: Final = "laid_out"  # the names of the classes that this was drawn for
PREPARED: Final = "held_back"  # what the link holds back
PAGE: Final = "page"  # the slug of the page of the last run
PLAIN: Final = "plain"  # the texts that the page's plain address stands for
WHOLE_RUN: Final = "whole_run"  # whether this run began with the head of the page
CHOICE: Final = "{key}_choice"  # the widget of a choice, which is not bound itself
LINKED: Final = "{key}_linked"  # what the URL said of it in the last run
ANSWERS: Final = "answers"  # to tasks, by slug and seed
ESTIMATES: Final = "estimates"  # before the choices were seen, likewise
TAG: Final = "tag"  # tells one student's answers from those of others
MARK: Final = "mark"  # tells this session from the one before
VOTE: Final = "{part}-{slug}-{seed}-{number}"  # the widgets of one vote


# --- history ------------------------------------------------------------------------


def history() -> History | None:
    """Return the history; None before the fields were read for the first time."""
    kept = st.session_state.get(HISTORY)
    return kept if isinstance(kept, History) else None


def keep(history: History) -> None:
    """Keep the history, and leave fields and URL as they are."""
    st.session_state[HISTORY] = history


def show(history: History) -> None:
    """Keep the history, and write its present into the fields and so the URL."""
    keep(history)
    set_fields(texts(history.present))


def texts(scenario: Scenario) -> dict[str, str]:
    """Return what the fields and the URL say of a scenario."""
    return {
        NAMES: names_text(scenario),
        LOGITS: logits_text(scenario),
        TEMPERATURE: temperature_text(scenario),
    }


def present() -> Scenario:
    """Return the scenario that the page shows, before the stage is drawn."""
    kept: History = st.session_state[HISTORY]
    return prepared().masked(kept.shown, spoken() or choose_lang(None))


def adopt(*scenarios: Scenario) -> None:
    """Make each scenario the present in turn, so that undo takes back one at a time."""
    kept = history()
    held = prepared()
    for scenario in scenarios:
        kept = (
            kept.adopt(held.kept(kept.present, scenario)) if kept else History(scenario)
        )
    if kept:
        show(kept)


def adopt_with(scenario: Scenario, **fields: Any) -> None:
    """Adopt a scenario and set fields of the page, by a button of its layout."""
    set_fields(fields)
    adopt(scenario)


def run_whole_page() -> None:
    """End a callback that changes what does not follow the scenario.

    Without it only the fragment of the widget is run: see `following`. A button's
    callback must not call this, for Streamlit then forgets what it has set; a button
    that changes a setting belongs in the layout, where it runs all of the page.
    """
    st.rerun(BODY)


def is_whole_run() -> bool:
    """Return whether this run is one of the whole app, not of a fragment of it."""
    return bool(st.session_state.get(WHOLE_RUN))


def keep_whole_run(whole: bool) -> None:
    """Keep whether this run is one of the whole app."""
    st.session_state[WHOLE_RUN] = whole


def trail() -> tuple[Scenario, ...]:
    """Return the newest scenarios before this one, oldest first: what undo leads to."""
    kept = history()
    return kept.trail(LONGEST_TRAIL) if kept else ()


def trail_is_cut() -> bool:
    """Return whether undo leads further back than the trail."""
    kept = history()
    return kept is not None and len(kept.trail(LONGEST_TRAIL + 1)) > LONGEST_TRAIL


def page() -> str:
    """Return the slug of the page of the last run."""
    slug: str = st.session_state.get(PAGE, "")
    return slug


def keep_page(slug: str) -> None:
    """Keep the slug of the page of this run."""
    st.session_state[PAGE] = slug


def is_untouched() -> bool:
    """Return whether the scenario is the one that the plain address stands for."""
    kept = history()
    if kept is None:
        return not {NAMES, LOGITS, TEMPERATURE} & set(st.query_params)
    return {key: field(key) for key in plain()} == plain()


def open_with(history: History, fields: Mapping[str, str]) -> None:
    """Show what a page opens with by itself; `fields` that a link sets stay.

    Streamlit writes a widget into the URL from its second run on, so these are written
    here: without them a copied link would show another state. Where the page before
    had the same widget, Streamlit does it, and allows nobody else to.
    """
    show(history)
    for key, value in fields.items():
        if key not in st.query_params:
            set_fields({key: value})
            put_into_link(key, value)


def plain() -> dict[str, str]:
    """Return the texts of the scenario that the page's plain address stands for."""
    kept: dict[str, str] = st.session_state[PLAIN]
    return kept


def keep_plain(texts: dict[str, str]) -> None:
    """Keep the texts of the scenario that this page's plain address stands for."""
    st.session_state[PLAIN] = texts


def put_into_link(key: str, value: str) -> None:
    """Write the value of a widget that is drawn for the first time into the URL."""
    with suppress(StreamlitAPIException):
        st.query_params[key] = value


# --- widgets ------------------------------------------------------------------------


def field(key: str) -> Any:
    """Return the value of a widget; None where the page has none of that key."""
    return st.session_state.get(key)


def has_field(key: str) -> bool:
    """Return whether the page has a widget of that key."""
    return key in st.session_state


def set_fields(values: Mapping[str, Any]) -> None:
    """Write values into widgets that are not drawn yet, and so into the URL."""
    st.session_state.update(values)
    if not values.keys().isdisjoint(KEYS):
        read_held_back()


# --- what a teacher's link holds back -------------------------------------------------


def prepared() -> Prepared:
    """Return what the link holds back, as it was last read."""
    kept = st.session_state.get(PREPARED)
    return kept if isinstance(kept, Prepared) else read_held_back()


def read_held_back() -> Prepared:
    """Read what the link holds back: once in a run of the page, and after `set_fields`.

    No fragment below the page's body can have another.
    """
    read = read_prepared({key: str(field(key) or "") for key in KEYS})
    st.session_state[PREPARED] = read
    return read


def base() -> str:
    """Return the address of the app, as the visitor has it, with a slash at its end."""
    return folder_of(st.context.url or LOCAL)


def folder_of(url: str) -> str:
    """Return the folder of an address; where it is none of ours, that of this machine.

    A browser says it, and so may say anything.
    """
    address = urlsplit(LOCAL)
    with suppress(ValueError):
        said = urlsplit(url)
        address = said if said.scheme in ("http", "https") else address
    folder = address.path.rpartition("/")[0]
    return f"{address.scheme}://{address.netloc}{folder}/"


def guess_first(command: object) -> bool:
    """Cover the probabilities at the command `guess`, uncover them at `reveal`.

    Return whether it was one of the two.
    """
    if command not in ("guess", "reveal"):
        return False
    set_fields({GUESS: YES if command == "guess" else ""})
    return True


def explore() -> None:
    """Hold nothing back from now on."""
    set_fields({key: "" for key in (HIDE, LOCK, STAY, GUESS) if field(key)})


# --- language, stage and doubtful commas --------------------------------------------


def spoken() -> Lang | None:
    """Return the language of the last run."""
    language: Lang | None = st.session_state.get(SPOKEN)
    return language


def speak(language: Lang) -> None:
    """Keep the language of this run."""
    st.session_state[SPOKEN] = language


def language_linked() -> bool:
    """Return whether the language was given or chosen, and so stays in the URL."""
    return bool(st.session_state.get(LINKED_LANGUAGE))


def keep_language_linked() -> None:
    """Keep the language in the URL from now on."""
    st.session_state[LINKED_LANGUAGE] = True


def handles() -> DeltaGenerator:
    """Return the container for the stage and the text fields."""
    kept: DeltaGenerator = st.session_state[HANDLES]
    return kept


def keep_handles(handles: DeltaGenerator) -> None:
    """Keep the container for the stage and the fields of this run."""
    st.session_state[HANDLES] = handles


def settled() -> Callable[[], object] | None:
    """Return what the page's script wants to be drawn once it has been shown."""
    kept: Callable[[], object] | None = st.session_state.get(SETTLED)
    return kept


def keep_laid_out(names: tuple[str, ...] | None) -> None:
    """Keep for which classes the page was laid out; None where that does not matter."""
    st.session_state[LAID_OUT] = names


def outgrown() -> bool:
    """Return whether the page was laid out for other classes than the present ones."""
    names: tuple[str, ...] | None = st.session_state.get(LAID_OUT)
    return names is not None and names != present().names


def shown_last() -> Callable[[], object]:
    """Return what the page's script wants to be shown after it."""
    kept: Callable[[], object] = st.session_state[SHOW]
    return kept


def keep_show(
    show: Callable[[], object], settled: Callable[[], object] | None = None
) -> None:
    """Keep what is to be shown after the page's script, and drawn after that."""
    st.session_state[SHOW] = show
    st.session_state[SETTLED] = settled


def place() -> DeltaGenerator:
    """Return the container for the stage."""
    kept: DeltaGenerator = st.session_state[PLACE]
    return kept


def keep_place(place: DeltaGenerator) -> None:
    """Keep the container for the stage of this run."""
    st.session_state[PLACE] = place


def sequence() -> int:
    """Return the number of the stage's last message, from 0."""
    kept: int = st.session_state.get(SEQUENCE, 0)
    return kept


def keep_sequence(sequence: object) -> None:
    """Keep the number of a message, if it is one that JavaScript can count to."""
    if type(sequence) is int and 0 <= sequence <= LARGEST_SEQUENCE:
        st.session_state[SEQUENCE] = sequence


def explained() -> frozenset[str]:
    """Return the slugs of the terms that this run has explained."""
    kept: frozenset[str] = st.session_state.get(EXPLAINED, frozenset())
    return kept


def keep_explained(slugs: frozenset[str]) -> None:
    """Keep the slugs of the terms that this run has explained."""
    st.session_state[EXPLAINED] = slugs


def guessed() -> Scenario | None:
    """Return the scenario that was last read from text with doubtful commas."""
    kept: Scenario | None = st.session_state.get(GUESSED)
    return kept


def keep_guessed(scenario: Scenario | None) -> None:
    """Keep the scenario read from doubtful commas; None after a text without them."""
    st.session_state[GUESSED] = scenario


def averaged(values: tuple[float, ...], seed: int) -> tuple[float, ...]:
    """Return the machines whose averages are shown: those that were asked for last.

    At first, and with another seed, these are the present ones.
    """
    kept: tuple[tuple[float, ...], int] | None = st.session_state.get(AVERAGED)
    if kept is None or kept[1] != seed:
        st.session_state[AVERAGED] = (values, seed)
        return values
    return kept[0]


def average_present(seed: int) -> None:
    """Ask for the averages of the present machines."""
    st.session_state[AVERAGED] = (present().logits, seed)


# --- answers to tasks -----------------------------------------------------------------


def answered(slug: str, seed: int) -> Answer | None:
    """Return this session's answer to a task; None before it was given."""
    answers: dict[tuple[str, int], Answer] = st.session_state.get(ANSWERS, {})
    return answers.get((slug, seed))


def keep_answer(slug: str, seed: int, answer: Answer) -> None:
    """Keep the answer to a task."""
    st.session_state[ANSWERS] = {
        **st.session_state.get(ANSWERS, {}),
        (slug, seed): answer,
    }


def estimate(slug: str, seed: int) -> int | None:
    """Return the estimate that was given before the choices were seen."""
    estimates: dict[tuple[str, int], int] = st.session_state.get(ESTIMATES, {})
    return estimates.get((slug, seed))


def keep_estimate(slug: str, seed: int, percent: int) -> None:
    """Keep an estimate, which opens the choices."""
    st.session_state[ESTIMATES] = {
        **st.session_state.get(ESTIMATES, {}),
        (slug, seed): percent,
    }


def tag() -> int:
    """Return the random tag of whoever answers here; it says nothing about anybody."""
    return st.session_state.setdefault(TAG, secrets.randbelow(TAGS))


def keep_tag(tag: int) -> None:
    """Answer under a tag from now on: the one that the browser's tab had before."""
    st.session_state[TAG] = tag


def mark() -> int:
    """Return a random number by which the stage knows this session from another."""
    return st.session_state.setdefault(MARK, secrets.randbelow(TAGS))
