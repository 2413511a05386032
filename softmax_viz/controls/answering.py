"""Answering a task: an estimate, a vote with its reason, a second vote, the truth."""

from dataclasses import replace
from functools import partial

import streamlit as st

from softmax_viz.classcodes import Answer, encode
from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.controls.stage import scenario_stage
from softmax_viz.live import tasks
from softmax_viz.scenario import Scenario
from softmax_viz.tables.qr import qr_code
from softmax_viz.tasks import Task
from softmax_viz.text import Text, percent

ESTIMATE = Text("Estimate first, in percent", "Primero estima, en porcentaje")
SHOW_CHOICES = Text("Show the choices", "Mostrar las opciones")
YOUR_ESTIMATE = Text("Your estimate: {x}", "Tu estimación: {x}")
ESTIMATED = Text("You estimated {x}; it is {p}.", "Estimaste {x}; es {p}.")
ANSWER = Text("Your answer", "Tu respuesta")
REASON = Text("Because", "Porque")
COMMIT = Text("Commit", "Confirmar")
COMMIT_AGAIN = Text("Commit the second vote", "Confirmar el segundo voto")
DISCUSS = Text(
    "You said {choice}. Now discuss with a neighbour who sees it otherwise, and vote "
    "again. The answer comes after that.",
    "Dijiste {choice}. Ahora discútelo con alguien que lo vea de otra manera y vota de "
    "nuevo. La respuesta viene después.",
)
RIGHT = Text("Right, and for the right reason.", "Correcto, y por la razón correcta.")
HALF_RIGHT = Text("Right, but not for that reason.", "Correcto, pero no por esa razón.")
WRONG = Text("Not quite.", "No del todo.")
WRONG_BUT = Text(
    "The reason is right, the answer is not.", "La razón es correcta; la respuesta, no."
)
CHOSEN = Text("your answer", "tu respuesta")
FIRST_CHOSEN = Text("your first vote", "tu primer voto")
RIGHT_REASON = Text("The reason: {reason}", "La razón: {reason}")
CODE = Text("Your code for the teacher", "Tu código para la clase")
CODE_SAYS = Text(
    "Read it out, or show it to be scanned. It holds your answer and "
    "nothing about you.",
    "Léelo en voz alta o deja que lo escaneen. Contiene tu respuesta y nada sobre ti.",
)
QR_ALT = Text("QR code of {code}", "Código QR de {code}")
BACK = Text("Back to the scene of the task", "Volver a la escena de la tarea")

# Drawn by Streamlit's own font, where the machine may have no emoji.
RIGHT_ICON = ":material/check_circle:"
HALF_RIGHT_ICON = ":material/help:"
WRONG_ICON = ":material/search:"
DISCUSS_ICON = ":material/forum:"


def vote(task: Task, *, twice: bool) -> Answer | None:
    """Draw the form of a task until it is answered; return the answer once it is.

    With `twice` a second vote comes between the first and the answer.
    """
    answer = session.answered(task.slug, task.seed)
    if answer and (answer.second is not None or not twice):
        return answer
    estimate = session.estimate(task.slug, task.seed)
    if answer is None and task.quantity is not None:
        if estimate is None:
            _estimate(task)
            return None
        st.caption(YOUR_ESTIMATE(lang(), x=percent(estimate / 100, lang(), 0)))
    if answer:
        said = task.lettered(lang())[answer.first]
        st.info(DISCUSS(lang(), choice=said), icon=DISCUSS_ICON)
    _ballot(task, answer, twice=twice)
    if answer:
        code(answer)
    return None


def review(task: Task, answer: Answer) -> None:
    """Say what was right, what the answer's misconception is, and why."""
    right = task.right == answer.vote
    reason = task.right_reason == answer.reason
    if right:
        (st.success if reason else st.info)(
            (RIGHT if reason else HALF_RIGHT)(lang()),
            icon=RIGHT_ICON if reason else HALF_RIGHT_ICON,
        )
    else:
        st.warning((WRONG_BUT if reason else WRONG)(lang()), icon=WRONG_ICON)
    st.markdown("  \n".join(_judged(task, answer)))
    if not reason:
        says = task.reasons[task.right_reason].says(lang())
        st.markdown(RIGHT_REASON(lang(), reason=f"**{says}**"))
    if task.quantity is not None and answer.guess is not None:
        said = percent(answer.guess / 100, lang(), 0)
        st.markdown(ESTIMATED(lang(), x=said, p=percent(task.quantity, lang())))
    for sentence in task.feedback(answer.vote, answer.reason):
        st.markdown(sentence(lang()))


def code(answer: Answer, *, folded: bool = False) -> None:
    """Show the code of an answer, to copy, to read out and to scan."""
    written = encode(answer)
    with st.expander(CODE(lang()), expanded=not folded):
        picture, text = st.columns([1, 2], vertical_alignment="center")
        picture.html(qr_code(written, QR_ALT(lang(), code=written)))
        text.code(written, language=None)
        text.caption(CODE_SAYS(lang()))


def progress(task: Task, answer: Answer | None, seed: int, place: int) -> None:
    """Draw what came of the tasks so far, and answer under the tag that the tab has."""
    data = tasks.payload(task, answer, seed, place, session.tag(), lang())
    tasks.draw(data, _take_tag)


def _take_tag() -> None:
    told = tasks.told_tag()
    if told is not None:
        session.keep_tag(told)


def scene(task: Task) -> Scenario:
    """Draw the stage where the page stands, to move what the task was about."""
    session.keep_place(st.container(key="scene"))
    shown = scenario_stage()
    if shown != task.scenario(lang()):
        st.button(BACK(lang()), on_click=partial(_show_scene, task), key="back")
    return shown


def _estimate(task: Task) -> None:
    key = _key("estimate", task, 0)
    st.slider(ESTIMATE(lang()), 0, 100, 50, format="%d %%", key=key)
    st.button(
        SHOW_CHOICES(lang()),
        key="show-choices",
        type="primary",
        on_click=partial(_keep_estimate, task, key),
    )


def _ballot(task: Task, before: Answer | None, *, twice: bool) -> None:
    number = 2 if before else 1
    choices, reasons = _key("vote", task, number), _key("reason", task, number)
    chosen = st.radio(
        ANSWER(lang()),
        range(len(task.choices)),
        index=None,
        format_func=task.lettered(lang()).__getitem__,
        key=choices,
    )
    given = st.radio(
        REASON(lang()),
        range(len(task.reasons)),
        index=None,
        format_func=task.said_reasons(lang()).__getitem__,
        key=reasons,
    )
    st.button(
        (COMMIT_AGAIN if before else COMMIT)(lang()),
        key="commit",
        type="primary",
        disabled=chosen is None or given is None,
        on_click=partial(_commit, task, choices, reasons, twice=twice),
    )


def _judged(task: Task, answer: Answer) -> list[str]:
    """Return the choices as a list, with what was chosen and what is right."""
    lines = []
    for i, (choice, says) in enumerate(
        zip(task.choices, task.lettered(lang()), strict=True)
    ):
        notes = [CHOSEN(lang())] if i == answer.vote else []
        if i == answer.first != answer.vote:
            notes.append(FIRST_CHOSEN(lang()))
        mark = "✓" if choice.right else "✗" if notes else "·"
        said = f"**{says}**" if choice.right else says
        lines.append(f"{mark} {said}" + "".join(f" ({note})" for note in notes))
    return lines


# --- what the buttons do --------------------------------------------------------------


def _keep_estimate(task: Task, key: str) -> None:
    percent = session.field(key)
    if isinstance(percent, int) and 0 <= percent <= 100:
        session.keep_estimate(task.slug, task.seed, percent)


def _commit(task: Task, choices: str, reasons: str, *, twice: bool) -> None:
    chosen, given = session.field(choices), session.field(reasons)
    if chosen is None or given is None:
        return
    before = session.answered(task.slug, task.seed)
    if before:
        answer = replace(before, second=chosen, reason=given)
    else:
        answer = Answer(
            task.kind.number,
            task.seed,
            chosen,
            given,
            guess=session.estimate(task.slug, task.seed),
            tag=session.tag(),
        )
    session.keep_answer(task.slug, task.seed, answer)
    if before or not twice:
        _show_scene(task)


def _show_scene(task: Task) -> None:
    session.adopt(task.scenario(lang()))


def _key(part: str, task: Task, number: int) -> str:
    return session.VOTE.format(part=part, slug=task.slug, seed=task.seed, number=number)
