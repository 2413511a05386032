"""Tasks: estimate, answer and say why; then see why on a stage that moves."""

from functools import partial

import streamlit as st

from softmax_viz import controls, tasks
from softmax_viz.catalog import PAGES
from softmax_viz.text import Text
from softmax_viz.worksheet import PAPERS, task_sheet

KIND = Text("The task", "La tarea")
ROUND = Text("Mixed round of ten", "Ronda mixta de diez")
ONE = Text("one task", "una tarea")
VOTES = Text("The answer comes", "La respuesta llega")
AT_ONCE = Text("after one vote", "tras un voto")
IN_CLASS = Text("in class: after two votes", "en clase: tras dos votos")
SETTINGS = Text("Choose a task", "Elegir una tarea")
ROUND_CHOOSES = Text(
    "In the mixed round the seed chooses. Take “one task” to choose yourself.",
    "En la ronda mixta elige la semilla. Pulsa «una tarea» para elegir tú.",
)
AGAIN = Text("Another one", "Otra")
PLACE = Text("{title} · {i} of {n}", "{title} · {i} de {n}")
NEXT = Text("Next task", "Siguiente tarea")
SCENE = Text("The scene: move it", "La escena: muévela")
SEE = Text("See it on the page {title}", "Verlo en la página {title}")
END = Text(
    "That was the round. Another seed is another round.",
    "Esa fue la ronda. Otra semilla es otra ronda.",
)
SEED_SAYS = Text(
    "The same link gives everybody the same task.",
    "El mismo enlace da a todo el mundo la misma tarea.",
)
TEACHER = Text("Collect the codes of a class", "Reunir los códigos de una clase")
SHEET = Text(
    "A worksheet of this task, with its answer", "Una hoja de esta tarea, con respuesta"
)
SAVE_SHEET = Text("Worksheet for {paper}", "Hoja para {paper}")

lang = controls.lang()
page_of = {page.slug: page for page in PAGES}
places = {"0": ONE(lang), **{str(i): str(i) for i in tasks.PLACES}}

bar = st.container(key="task-bar", horizontal=True, vertical_alignment="bottom")
place = int(controls.choice(ROUND(lang), places, "round", bar.pills))
with bar.popover(SETTINGS(lang)):
    ways = {"1": AT_ONCE(lang), "2": IN_CLASS(lang)}
    twice = controls.choice(VOTES(lang), ways, "votes", st.segmented_control) == "2"
    kinds = {kind.slug: kind.title(lang) for kind in tasks.KINDS}
    slug = controls.choice(KIND(lang), kinds, "task", disabled=place != 0)
    if place:
        st.caption(ROUND_CHOOSES(lang))
with bar:
    seed = controls.seed(AGAIN)

task = tasks.chosen(slug, seed, place)
title = task.kind.title(lang)
left, right = st.columns([5, 4], gap="large")
with left:
    if place:
        title = PLACE(lang, title=title, i=str(place), n=str(tasks.ROUND))
    st.subheader(title, anchor=False)
    st.markdown(f"### {task.question(lang)}", anchors=False)
    answer = controls.vote(task, twice=twice)
    if answer:
        controls.review(task, answer)
        following = tasks.following(place)
        if following:
            st.button(
                NEXT(lang),
                key="next-task",
                type="primary",
                on_click=partial(controls.choose, round=following),
            )
        elif place:
            st.markdown(END(lang))
        controls.code(answer, folded=not twice)
with right:
    if answer:
        st.subheader(SCENE(lang), anchor=False)
        controls.scene(task)
        page = page_of[task.page]
        st.page_link(page.script, label=SEE(lang, title=page.title(lang)))
    controls.progress(task, answer, seed, place)
    st.caption(SEED_SAYS(lang))
    st.link_button(TEACHER(lang), task.address(controls.base(), lang, "class"))
    with st.expander(SHEET(lang)), st.container(horizontal=True):
        for paper in PAPERS:
            st.download_button(
                SAVE_SHEET(lang, paper=paper),
                partial(task_sheet, task, controls.base(), lang, paper),
                file_name=f"softmax-{task.slug}-{task.seed}-{paper}.html",
                mime="text/html",
                key=f"sheet_{paper}",
                on_click="ignore",
            )
