"""The answers of a class from their codes: votes beside the truth, and what to do."""

import streamlit as st

from softmax_viz import classcodes, controls, figures, tasks
from softmax_viz.tables.numbers import html_table
from softmax_viz.tables.qr import LARGE, qr_code
from softmax_viz.tasks import tally
from softmax_viz.text import Text, percent, whole

CODES = Text("Codes, one per line", "Códigos, uno por línea")
HOW = Text(
    "Give the class the link of a task. Each student reads out or shows a code; write "
    "or paste them here. Nothing is stored: the codes are gone with the page.",
    "Da a la clase el enlace de una tarea. Cada estudiante lee o muestra un código; "
    "escríbelos o pégalos aquí. No se guarda nada: los códigos se van con la página.",
)
LINK = Text(
    "The link of a task, for the class", "El enlace de una tarea, para la clase"
)
KIND = Text("The task", "La tarea")
CHOOSE = Text("Choose a task", "Elegir una tarea")
AGAIN = Text("Another one", "Otra")
QR_ALT = Text("QR code of the link: {link}", "Código QR del enlace: {link}")
GO = Text("See this task", "Ver esta tarea")
WHICH = Text("Task", "Tarea")
ONE_OF = Text("{title}, seed {seed}: {n}", "{title}, semilla {seed}: {n}")
REVEAL = Text("Mark the right answer", "Marcar la respuesta correcta")
TEACH = Text("Teach it again.", "Vuelve a explicarlo.")
DISCUSS = Text(
    "Let them discuss in pairs, and vote again.",
    "Que lo discutan en parejas y voten de nuevo.",
)
GO_ON = Text("Go on.", "Adelante.")
VERDICTS = {"teach": TEACH, "discuss": DISCUSS, "go on": GO_ON}
ICONS = {
    "teach": ":material/replay:",
    "discuss": ":material/forum:",
    "go on": ":material/check_circle:",
}
SHARE = Text(
    "{p} of {n} answers are right. {do}", "{p} de {n} respuestas son correctas. {do}"
)
BETTER = Text(
    "At the first vote it was {p}; {k} of {n} have voted twice.",
    "En el primer voto era {p}; {k} de {n} han votado dos veces.",
)
UNDERSTOOD = Text(
    "{p} are right with the right reason.", "{p} aciertan con la razón correcta."
)
LIMITS = Text(
    "Peer instruction: below 30 % right teach again, from 30 to 80 % discuss and vote "
    "again, above go on.",
    "Instrucción entre pares: por debajo del 30 % de aciertos se vuelve a explicar, "
    "del 30 al 80 % se discute y se vota otra vez, por encima se sigue.",
)
FIRST = Text("First vote", "Primer voto")
SECOND = Text("Second vote", "Segundo voto")
ANSWERS = Text("Answers", "Respuestas")
VOTES_ALT = Text(
    "Votes of {n} students: {values}.", "Votos de {n} estudiantes: {values}."
)
ONE_VOTE = Text("{says}: {first}, then {second}", "{says}: {first}, luego {second}")
ESTIMATES = Text("Estimates, in percent", "Estimaciones, en porcentaje")
ESTIMATES_ALT = Text(
    "Estimates of {n} students in ten classes of ten points: {values}.",
    "Estimaciones de {n} estudiantes en diez clases de diez puntos: {values}.",
)
TRUTH = Text("truth {p}", "verdad {p}")
MISCONCEPTION = Text("The misconception: {idea}", "El error conceptual: {idea}")
REASONS = Text("Reasons given", "Razones dadas")
REASON = Text("Reason", "Razón")
LINE = Text("Line", "Línea")
CODE = Text("Code", "Código")
ESTIMATE = Text("Estimate", "Estimación")
ALL = Text("Every code", "Todos los códigos")
ALL_SAYS = Text("{n} codes that count", "{n} códigos que cuentan")
PROBLEMS = Text("{n} lines do not count", "{n} líneas no cuentan")
ONE_PROBLEM = Text("1 line does not count", "1 línea no cuenta")
PROBLEM = Text("- Line {line}: {text} {why}", "- Línea {line}: {text} {why}")
PATTERN = classcodes.Answer(task=1, seed=1, first=1, reason=0)

lang = controls.lang()

left, right = st.columns([2, 5], gap="large")
with left:
    codes = st.text_area(
        CODES(lang),
        key="codes",
        height=260,
        max_chars=classcodes.LONGEST,
        placeholder=f"{classcodes.encode(PATTERN)}\n…",
    )
    st.caption(HOW(lang))
questions, problems = tally.gather(codes or "")

with right:
    with st.expander(LINK(lang), expanded=not codes):
        picture, chosen = st.columns(2, vertical_alignment="center")
        with chosen:
            with st.popover(CHOOSE(lang)):
                kinds = {kind.slug: kind.title(lang) for kind in tasks.KINDS}
                slug = controls.choice(KIND(lang), kinds, "task")
            with st.container(horizontal=True, vertical_alignment="bottom"):
                asked = tasks.task(slug, controls.seed(AGAIN))
            address = asked.address(controls.base(), lang, twice=True)
            st.markdown(f"**{asked.kind.title(lang)}**  \n{asked.question(lang)}")
            st.code(address, language=None, wrap_lines=True)
            st.link_button(GO(lang), address)
        picture.html(qr_code(address, QR_ALT(lang, link=address), LARGE))
    if questions:
        by_label = {
            ONE_OF(
                lang,
                title=question.task.kind.title(lang),
                seed=str(question.task.seed),
                n=whole(question.size, lang),
            ): question
            for question in questions
        }
        which, mark = st.columns([3, 2], vertical_alignment="center")
        label = which.selectbox(
            WHICH(lang), by_label, key="which", label_visibility="collapsed"
        )
        reveal = mark.toggle(REVEAL(lang), key="reveal", bind="query-params")
        question = by_label[label]
        task, size = question.task, whole(question.size, lang)
        lettered = task.lettered(lang)
        st.markdown(f"### {task.question(lang)}", anchors=False)
        do = VERDICTS[question.verdict](lang)
        share = percent(question.share_right, lang, 0)
        verdict = SHARE(lang, p=share, n=size, do=do)
        if question.revoted:
            before = percent(question.share_right_at_first, lang, 0)
            k = whole(question.revoted, lang)
            verdict = f"{verdict} {BETTER(lang, p=before, k=k, n=size)}"
        st.info(verdict, icon=ICONS[question.verdict])
        firsts, seconds = (
            [whole(n, lang) for n in votes]
            for votes in (question.firsts, question.seconds)
        )
        values = "; ".join(
            ONE_VOTE(lang, says=says, first=first, second=second)
            for says, first, second in zip(lettered, firsts, seconds, strict=True)
        )
        controls.chart(
            figures.votes(
                lettered,
                question.firsts,
                question.seconds if question.revoted else [],
                task.right if reveal else None,
                names=(FIRST(lang), SECOND(lang)),
                y_title=ANSWERS(lang),
                lang=lang,
            ),
            "votes",
            VOTES_ALT(lang, n=size, values=values),
        )
        if question.guesses and task.quantity is not None:
            truth = TRUTH(lang, p=percent(task.quantity, lang))
            controls.chart(
                figures.estimates(
                    question.guess_bins,
                    task.quantity if reveal else None,
                    truth,
                    x_title=ESTIMATES(lang),
                    y_title=ANSWERS(lang),
                    lang=lang,
                ),
                "estimates",
                ESTIMATES_ALT(
                    lang,
                    n=whole(question.guessed, lang),
                    values="; ".join(whole(n, lang) for n in question.guess_bins),
                ),
            )
        marked = task.marked_reasons(lang) if reveal else task.said_reasons(lang)
        st.html(
            html_table(
                REASONS(lang),
                [REASON(lang), ANSWERS(lang)],
                [
                    (says, whole(n, lang))
                    for says, n in zip(marked, question.reasons, strict=True)
                ],
            )
        )
        if reveal:
            understood = percent(question.share_understood, lang, 0)
            st.markdown(UNDERSTOOD(lang, p=understood))
            st.markdown(MISCONCEPTION(lang, idea=task.misconception(lang)))
            st.markdown(task.explanation(lang))
        with st.expander(ALL(lang)):
            st.html(
                html_table(
                    ALL_SAYS(lang, n=size),
                    [
                        LINE(lang),
                        CODE(lang),
                        FIRST(lang),
                        SECOND(lang),
                        REASON(lang),
                        ESTIMATE(lang),
                    ],
                    question.rows(lang),
                )
            )
        st.caption(LIMITS(lang))
    if problems:
        count = len(problems)
        several = PROBLEMS(lang, n=whole(count, lang))
        st.warning(ONE_PROBLEM(lang) if count == 1 else several, icon="⚠️")
        st.markdown(
            "\n".join(
                PROBLEM(
                    lang,
                    line=str(problem.place),
                    text=problem.text,
                    why=problem.why(lang),
                )
                for problem in problems
            )
        )
