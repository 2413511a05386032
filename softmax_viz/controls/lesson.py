"""A lesson: found by its name, or made of links and saved as a link or a file."""

from typing import Final

import streamlit as st

from softmax_viz.catalog import PAGES
from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.lessons import PLANS
from softmax_viz.live import prepare
from softmax_viz.scenario import ScenarioError
from softmax_viz.scenario.lesson import (
    LONGEST_PACKED,
    LONGEST_UNPACKED,
    Lesson,
    checked_lesson,
    from_file,
    pack,
    scene_address,
    to_file,
    unpack,
)
from softmax_viz.scenario.prepared import TITLE_LENGTH
from softmax_viz.text import Text

PATHS: Final = frozenset(page.url_path for page in PAGES)
START = Text("Present", "Presentar")
TITLE = Text("Title", "Título")
SCENES = Text(
    "The links of its scenes, one a line", "Los enlaces de sus escenas, uno por línea"
)
SCENES_HELP = Text(
    "From “Prepare for class”, or from the stage’s menu. Five to eight scenes are a "
    "good lesson.",
    "De «Preparar la clase» o del menú del panel. De cinco a ocho escenas son una "
    "buena lección.",
)
OPEN = Text("Open a lesson from a file", "Abrir una lección de un archivo")
SAVE = Text("Save as a file", "Guardar en un archivo")


def lesson_named(name: str) -> Lesson:
    """Return the lesson of that name, or the one that is packed in it.

    Raises ScenarioError where it is neither.
    """
    plan = next((plan for plan in PLANS if plan.slug == name), None)
    return plan.lesson(lang()) if plan else unpack(name, PATHS)


def start(lesson: Lesson, name: str) -> None:
    """Draw the button that presents a lesson, which `name` stands for in its links."""
    address = scene_address(session.base(), lesson, name, 1)
    st.link_button(START(lang()), address, type="primary", icon=":material/slideshow:")


def own_lesson() -> None:
    """Let a lesson be made of links, opened from a file, presented and saved."""
    file = st.file_uploader(OPEN(lang()), type="json", key="lesson_file")
    try:
        opened = from_file(file.read(LONGEST_UNPACKED + 1), PATHS) if file else None
        mark = file.file_id if file else ""
        title = st.text_input(
            TITLE(lang()),
            value=opened.title if opened else "",
            max_chars=TITLE_LENGTH,
            key=f"lesson_title_{mark}",
        )
        links = st.text_area(
            SCENES(lang()),
            value="\n".join(opened.scenes) if opened else "",
            max_chars=LONGEST_UNPACKED,
            help=SCENES_HELP(lang()),
            key=f"lesson_scenes_{mark}",
        )
        if not links.strip():
            return
        lesson = checked_lesson(title, links.splitlines(), PATHS)
    except ScenarioError as error:
        st.error(error.message(lang()), icon="⚠️")
        return
    name = pack(lesson)
    with st.container(horizontal=True):
        if len(name) <= LONGEST_PACKED:
            start(lesson, name)
        st.download_button(
            SAVE(lang()),
            to_file(lesson),
            file_name="lesson.json",
            mime="application/json",
            on_click="ignore",
        )
    if len(name) <= LONGEST_PACKED:
        address = scene_address(session.base(), lesson, name, 1)
        prepare.draw(prepare.payload(address, lang()))
