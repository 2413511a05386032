"""What somebody claims of softmax, judged number by number, and a hunt for mistakes."""

from functools import partial

import streamlit as st

from softmax_viz import controls
from softmax_viz.checking import words
from softmax_viz.checking.claims import LONGEST_ARRAY, LONGEST_CLAIM
from softmax_viz.checking.hunt import CASES, Case
from softmax_viz.checking.report import Report, judge, judge_array
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text

TAKEAWAY = Text(
    "A printed probability is right if it is the true one, rounded to as many digits. "
    "Rounded numbers may miss 1 by a little. Order and ratios never lie: the larger "
    "logit has the larger probability, and a gap is a ratio, e^(gap/T).",
    "Una probabilidad impresa es correcta si es la verdadera redondeada a esas cifras. "
    "Los números redondeados pueden no sumar 1 por poco. El orden y los cocientes no "
    "mienten: a mayor logit, mayor probabilidad, y una diferencia es un cociente, "
    "e^(diferencia/T).",
)

CLAIM = Text("What is claimed", "Lo que se afirma")
CLAIM_HELP = Text(
    "One number for each class, as it is printed: 0.665, 66.5 %, or ? where nothing is "
    "said. Also a sum such as 0.6 + 0.4 = 1, ratios such as 7 : 2 : 1, or the printout "
    "of an array.",
    "Un número por clase, tal como está impreso: 0,665, 66,5 %, o ? donde no se dice "
    "nada. También una suma como 0,6 + 0,4 = 1, cocientes como 7 : 2 : 1, o un array "
    "impreso.",
)
FIRST = CASES[0].claim
CAPTION = Text(
    "The right numbers are rounded to as many digits as the claim gives.",
    "Los números correctos tienen tantas cifras como da la afirmación.",
)
HEADER = (
    Text("Class", "Clase"),
    Text("Claimed", "Afirmado"),
    Text("Right", "Correcto"),
    Text("Verdict", "Veredicto"),
)
HUNT = Text("Hunt the mistake", "A la caza del error")
HUNT_SAYS = Text(
    "Published claims, as they were printed. One of them is right: decide before you "
    "press.",
    "Afirmaciones publicadas, tal como se imprimieron. Una es correcta: decide antes "
    "de pulsar.",
)
ARRAY = Text("Over which axis?", "¿Sobre qué eje?")
ROWS = Text("An array, one row on each line", "Un array, una fila en cada línea")
ROWS_HELP = Text(
    "Probabilities as printed, also with brackets. A last line that begins with → is "
    "checked as a weighted mean of the rows.",
    "Probabilidades tal como se imprimen, también con corchetes. Una última línea que "
    "empiece por → se comprueba como media ponderada de las filas.",
)
ARRAY_CAPTION = Text(
    "Which sums are 1, at these digits", "Qué sumas dan 1, con estas cifras"
)
# On this page the logits are to be pasted, so their field is open under the stage.
STYLE = """<style>
html:root .st-key-typing { display: flex }
html:root:not([data-typing="open"]) .st-key-typing :is(.st-key-names, .st-key-t) {
  display: none;
}
@media (min-width: 900px) {
  .st-key-handles > * > * > :nth-child(2) { order: -1 }
}
.st-key-hunt button > div { justify-content: flex-start; text-align: left }
.st-key-hunt { gap: .35rem }
</style>"""

lang = controls.lang()


def hunt(case: Case) -> None:
    """Claim what a case of the hunt does, and show what it is about."""
    if case.rows:  # an array leaves the scenario as it is
        controls.adopt_with(controls.present(), rows=case.rows)
    else:
        controls.adopt_with(case.scenario(lang), claim=case.claim)


st.html(STYLE)
claim = st.text_area(
    CLAIM(lang),
    value=FIRST,
    key="claim",
    bind="query-params",
    height=72,
    max_chars=LONGEST_CLAIM,
    help=CLAIM_HELP(lang),
)
report_place = st.container()

st.subheader(HUNT(lang), anchor=False)
st.caption(HUNT_SAYS(lang))
with st.container(key="hunt"):
    for place, case in enumerate(CASES):
        st.button(
            words.case_label(case, lang),
            key=f"case_{place}",
            on_click=partial(hunt, case),
            width="stretch",
        )

st.subheader(ARRAY(lang), anchor=False)
rows = st.text_area(
    ROWS(lang),
    value="",
    key="rows",
    bind="query-params",
    height=110,
    max_chars=LONGEST_ARRAY,
    help=ROWS_HELP(lang),
)
if rows:
    array = judge_array(rows)
    if isinstance(array, Text):
        st.error(array(lang), icon="⚠️")
    else:
        for says in words.array_sentences(array, lang):
            st.markdown(says)
        if not array.mean:
            st.html(html_table(ARRAY_CAPTION(lang), *words.array_table(array, lang)))

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw the judgement of what is claimed of the scenario."""
    scenario = controls.scenario_stage()
    report = judge(
        claim or "", scenario.logits, scenario.temperature, FIRST, scenario.names
    )
    with report_place:
        if isinstance(report, Text):
            with controls.answer():
                st.error(report(lang), icon="⚠️")
        else:
            show_report(report, scenario.names)


def show_report(report: Report, names: tuple[str, ...]) -> None:
    """Draw the verdicts, then what is behind them."""
    with controls.answer():
        st.markdown(f"**{words.headline(report, lang)}**")
        st.html(
            html_table(
                CAPTION(lang),
                [title(lang) for title in HEADER],
                words.table_rows(report, names, lang),
            )
        )
    for found in report.laws:
        st.markdown(f"**{words.BROKEN(lang)}.** {words.sentence(found, names, lang)}")
    for found in report.mistakes[:1]:
        st.markdown(f"**{words.LIKELY(lang)}.** {words.sentence(found, names, lang)}")
    for found in report.mistakes[1:]:
        st.markdown(f"**{words.ALSO(lang)}.** {words.sentence(found, names, lang)}")
    if report.lost:
        st.markdown(words.UNKNOWN(lang))
    for found in report.nearest:
        st.markdown(words.sentence(found, names, lang))
    for note in words.notes(report, lang):
        st.caption(note)


controls.follow(show)
