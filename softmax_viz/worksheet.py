"""A worksheet of one page with the answers on another, as HTML made for printing.

`worksheet` takes any questions; `own_questions` are those about a scenario, with the
core's answers, and `task_sheet` is the worksheet of a task. Everything that people
typed is escaped, and no script is in the file.
"""

import html
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import segno

from softmax_viz import core
from softmax_viz.figures.stage_picture import stage_picture
from softmax_viz.scenario import Scenario, link
from softmax_viz.snippets import Numbers, scenario_snippet
from softmax_viz.tables.qr import qr_code
from softmax_viz.tasks.task import Task
from softmax_viz.text import Lang, Text, number, percent, plain, temperature, times

Paper = Literal["A4", "Letter"]
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)
HEIGHTS: Final[dict[Paper, str]] = {"A4": "297mm", "Letter": "11in"}
TITLE_LENGTH: Final = 80
LONGEST_LINK: Final = (
    300  # characters that are printed; a longer link is only in the QR
)
LARGEST_GAP: Final = 700.0  # between z / T, up to which e^ fits into a float
TOO_MANY: Final = "> 10³⁰⁰"
BOX: Final = "☐"  # to tick
GREATEST: Final = 20.0  # of z / T, up to which e^(z/T) is calculated by hand


@dataclass(frozen=True)
class Question:
    """What is asked and what is right, as plain text; `lines` to write on.

    A choice to tick stands on a line of its own.
    """

    asks: str
    answer: str
    lines: int = 1


# --- words --------------------------------------------------------------------------

DEFAULT_TITLE = Text("Softmax by hand", "Softmax a mano")
NAME = Text("Name", "Nombre")
DATE = Text("Date", "Fecha")
TRY = Text(
    "Try it: the same numbers, to move.", "Pruébalo: los mismos números, para mover."
)
TRY_TASK = Text(
    "Try it: commit, then move what it is about.",
    "Pruébalo: confirma y después mueve aquello de lo que trata.",
)
QR_ALT = Text("QR code of the link", "Código QR del enlace")
ANSWERS = Text("Answers", "Respuestas")
CODE = Text(
    "The same in NumPy, and what it prints", "Lo mismo en NumPy, y lo que imprime"
)
CLASS = Text("class", "clase")
TABLE_SAYS = Text("T = {t}", "T = {t}")

FILL = Text(
    "Fill in the table, column by column, from left to right.",
    "Completa la tabla, columna a columna, de izquierda a derecha.",
)
IN_TABLE = Text("See the table.", "Mira la tabla.")
LIMIT = Text(
    "Why does the table need no e^ at T = {t}?",
    "¿Por qué la tabla no necesita e^ con T = {t}?",
)
LIMIT_COLD = Text(
    "It is the limit: the largest logit takes everything, ties share it equally.",
    "Es el límite: el logit mayor se lo lleva todo, los empates lo reparten por igual.",
)
LIMIT_HOT = Text(
    "It is the limit: every class gets the same.",
    "Es el límite: cada clase recibe lo mismo.",
)
SUM = Text(
    "What do all probabilities add up to, and why?",
    "¿Cuánto suman todas las probabilidades, y por qué?",
)
SUM_IS = Text(
    "1, because each e^… is divided by the sum of all of them. Rounded numbers may "
    "miss it a little.",
    "1, porque cada e^… se divide entre la suma de todas. Con números redondeados "
    "puede faltar o sobrar un poco.",
)
RATIO = Text(
    "How many times the probability of {b} does {a} have? Use only their logits and T.",
    "¿Cuántas veces la probabilidad de {b} tiene {a}? Usa solo sus dos logits y T.",
)
RATIO_IS = Text(
    "{ratio} times: e^(gap/T) with a gap of {gap}.",
    "{ratio} veces: e^(diferencia/T) con una diferencia de {gap}.",
)
SHIFT = Text(
    "Add 3 to every logit. What probability does {a} have now, and why?",
    "Suma 3 a cada logit. ¿Qué probabilidad tiene ahora {a}, y por qué?",
)
SHIFT_IS = Text(
    "Still {p}: every e^… becomes e^(3/T) times as large, which cancels.",
    "Sigue teniendo {p}: cada e^… se multiplica por e^(3/T), que se cancela.",
)
SHIFT_IS_LIMIT = Text(
    "Still {p}: only the gaps between logits count.",
    "Sigue teniendo {p}: solo cuentan las diferencias entre logits.",
)
HOTTER = Text(
    "T becomes {t}. Guess first: does {a} get more or less? Does another class come "
    "first?",
    "T pasa a ser {t}. Primero adivina: ¿{a} recibe más o menos? ¿Pasa otra clase al "
    "primer lugar?",
)
LESS = Text(
    "Less: {p} becomes {q}. The order stays at every T above 0.",
    "Menos: {p} pasa a {q}. El orden se conserva con cualquier T mayor que 0.",
)
LITTLE = Text(
    "Less, but too little for these digits: {p} still reads {q}. The order stays.",
    "Menos, pero tan poco que con estas cifras {p} se sigue leyendo {q}. El orden se "
    "conserva.",
)
SAME = Text(
    "The same: all logits are equal, so T changes nothing.",
    "Lo mismo: todos los logits son iguales, así que T no cambia nada.",
)
HALF = Text(
    "Which logit would give {a} a probability of 50 %, if the others stay?",
    "¿Qué logit daría a {a} una probabilidad del 50 %, si los demás no cambian?",
)
HALF_IS = Text(
    "{z}: then its e^… is as large as the sum of all the others.",
    "{z}: entonces su e^… es igual a la suma de todas las demás.",
)
LOSS = Text(
    "{a} is the right class. What is the loss, −ln p?",
    "{a} es la clase correcta. ¿Cuánto vale la pérdida, −ln p?",
)
ESTIMATE = Text("Estimate first, in percent.", "Primero estima, en porcentaje.")
CHOOSE = Text("Then choose:", "Después elige:")
BECAUSE = Text("Because:", "Porque:")
ITS_MISCONCEPTION = Text(
    "Behind a wrong answer there is often a misconception: “{idea}”",
    "Detrás de una respuesta equivocada hay a menudo un error conceptual: «{idea}»",
)
WHY = Text(
    "Say it in your own words, to a neighbour who chose otherwise.",
    "Dilo con tus palabras, a quien eligió otra cosa.",
)


def own_questions(scenario: Scenario, lang: Lang) -> tuple[Question, ...]:
    """Return questions about a scenario, each with the answer of the core."""
    z, t = scenario.logits, scenario.temperature
    p = core.softmax(z, t).tolist()
    order = core.ranking(z).tolist()
    first, second, last = order[0], order[1], order[-1]
    a, b, c = (_isolated(scenario.names[i]) for i in (first, second, last))

    def share(value: float) -> str:
        return percent(value, lang, open_interval=scenario.open_interval)

    fill = Question(FILL(lang), IN_TABLE(lang), 0)
    total = Question(SUM(lang), SUM_IS(lang))
    if scenario.at_limit:
        says = (LIMIT_COLD if t == 0 else LIMIT_HOT)(lang)
        return (
            fill,
            total,
            Question(LIMIT(lang, t=temperature(t, lang)), says, 2),
            Question(SHIFT(lang, a=a), SHIFT_IS_LIMIT(lang, p=share(p[first])), 2),
        )
    gap = z[first] - z[second]
    ratio = times(math.exp(gap / t), lang) if gap / t < LARGEST_GAP else TOO_MANY
    doubled = core.softmax(z, 2 * t).tolist()
    others = [x for i, x in enumerate(z) if i != last]
    half = t * float(core.logsumexp([x / t for x in others]))
    loss = core.cross_entropy(z, second, temperature=t)
    changed = SAME(lang)
    if z[first] != z[last]:
        before, after = share(p[first]), share(doubled[first])
        changed = (LITTLE if before == after else LESS)(lang, p=before, q=after)
    return (
        fill,
        total,
        Question(
            RATIO(lang, a=a, b=b), RATIO_IS(lang, ratio=ratio, gap=number(gap, lang))
        ),
        Question(SHIFT(lang, a=a), SHIFT_IS(lang, p=share(p[first]))),
        Question(HOTTER(lang, a=a, t=temperature(2 * t, lang)), changed),
        Question(HALF(lang, a=c), HALF_IS(lang, z=number(half, lang))),
        Question(LOSS(lang, a=b), number(loss, lang)),
    )


def task_questions(task: Task, lang: Lang) -> tuple[Question, ...]:
    """Return what a task asks, with its choices, its reasons and what is true."""
    choices, reasons = task.lettered(lang), task.said_reasons(lang)
    numbered = [f"{i} · {reason}" for i, reason in enumerate(reasons, 1)]
    estimate: tuple[Question, ...] = ()
    asked = task.question(lang)
    if task.quantity is not None:  # before the choices are read
        first = f"{asked}\n{ESTIMATE(lang)}"
        estimate = (Question(first, percent(task.quantity, lang)),)
        asked = CHOOSE(lang)
    asks = "\n".join([asked, *(f"{BOX} {says}" for says in choices)])
    why = "\n".join([BECAUSE(lang), *(f"{BOX} {says}" for says in numbered)])
    return (
        *estimate,
        Question(asks, choices[task.right], 0),
        Question(why, numbered[task.right_reason], 0),
        Question(
            WHY(lang),
            f"{task.explanation(lang)}\n"
            f"{ITS_MISCONCEPTION(lang, idea=task.misconception(lang))}",
            5,
        ),
    )


def sheet_link(base: str, fields: Mapping[str, str]) -> str:
    """Return a link that can be printed: without the names where it would be too long.

    The numbers alone make a code that a phone still reads from paper.
    """
    whole = link(base, "", fields)
    if len(whole) <= LONGEST_LINK:
        return whole
    return link(base, "", {key: x for key, x in fields.items() if key != "names"})


# --- the two pages --------------------------------------------------------------------

STYLE: Final = """
@page { size: %(paper)s; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 11pt/1.35 "Source Sans 3", "Segoe UI", system-ui, sans-serif;
  color: #000; background: #fff }
.sheet { width: %(width)s; height: calc(%(height)s - 1px); padding: 13mm 16mm 10mm;
  display: flex; flex-direction: column; gap: 3mm; overflow: hidden;
  break-after: page; margin: 0 auto }
.sheet:last-child { break-after: auto }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2mm 8mm;
  align-items: baseline; border-bottom: 1.5pt solid #000; padding-bottom: 2mm }
h1 { font-size: 17pt; margin: 0; overflow-wrap: anywhere }
h2 { font-size: 11.5pt; margin: 0 }
header span { overflow-wrap: anywhere; max-width: 100%% }
.wide :is(td, thead th) { font-size: 7pt; padding-inline: 1mm }
.blank { display: inline-block; border-bottom: .75pt solid #000; min-width: 38mm }
table { border-collapse: collapse; width: 100%%; table-layout: fixed;
  font-variant-numeric: tabular-nums }
caption { text-align: left; padding-bottom: 1mm; font-weight: 600 }
th, td { border: .75pt solid #555; padding: .9mm 2mm; text-align: right; height: 7.5mm }
th:first-child { text-align: left; width: 36%%; overflow-wrap: anywhere }
tbody th { font-weight: 400 }
ol { margin: 0; padding-left: 6mm; flex: 1; display: flex; flex-direction: column;
  justify-content: space-between; overflow-wrap: anywhere }
li { white-space: pre-line }
.answers ol { flex: none; gap: 1.2mm }
.line { border-bottom: .75pt solid #555; height: 7.5mm }
footer { display: flex; gap: 5mm; align-items: center; font-size: 9.5pt;
  overflow-wrap: anywhere }
footer img { width: 27mm; height: 27mm; flex: none }
figure { margin: 0 }
figure svg { display: block; width: 100%%; height: auto; max-height: 70mm }
.task figure svg { max-height: 46mm }
.code { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  gap: 3mm; align-items: start }
pre { margin: 0; font: 7pt/1.25 "Source Code Pro", Consolas, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; border: .75pt solid #999;
  padding: 1.5mm }
.long h1 { font-size: 12pt }
.many :is(th, td) { height: 4.9mm; padding: 0 2mm; font-size: 9.5pt }
.many .wide :is(td, thead th) { font-size: 7pt; padding-inline: 1mm }
.many th:first-child { white-space: nowrap; font-size: 7.5pt }
.many { font-size: 9.5pt; line-height: 1.25; gap: 2mm; padding-block: 10mm 8mm }
.many footer img { width: 22mm; height: 22mm }
.many .line { height: 5.5mm }
.many pre { font-size: 5.2pt; line-height: 1.15; padding: 1mm }
.many figure { display: none }
@media screen {
  body { background: #ddd }
  .sheet { background: #fff; margin: 4mm auto; box-shadow: 0 1px 6px #0006 }
}
"""
WIDTHS: Final[dict[Paper, str]] = {"A4": "210mm", "Letter": "8.5in"}
LINE: Final = '<div class="line"></div>'
LONG_NUMBER: Final = 10  # characters
LONG_TITLE: Final = 36  # characters
MANY: Final = 8  # classes, from which on the sheet is set smaller


def worksheet(
    title: str,
    scenario: Scenario,
    questions: Sequence[Question],
    address: str,
    lang: Lang,
    paper: Paper = "A4",
    *,
    table: bool = True,
    invites: Text = TRY,
) -> str:
    """Return a file of two pages: the questions, and the answers with the program.

    `address` leads to what it is about, and `invites` says so; with `table`, there is
    one to fill in. An empty title becomes "Softmax by hand".
    """
    title = plain(title, TITLE_LENGTH) or DEFAULT_TITLE(lang)
    p = core.softmax(scenario.logits, scenario.temperature).tolist()
    sizes = {"paper": paper, "width": WIDTHS[paper], "height": HEIGHTS[paper]}
    many = " many" if scenario.size >= MANY else ""
    many += " long" if len(title) > LONG_TITLE else ""
    many += "" if table else " task"
    asked = "".join(
        f"<li>{html.escape(q.asks)}{LINE * q.lines}</li>" for q in questions
    )
    answered = "".join(f"<li>{html.escape(q.answer)}</li>" for q in questions)
    log_p = core.log_softmax(scenario.logits, scenario.temperature).tolist()
    # The class whose loss is asked for.
    true = int(core.ranking(scenario.logits)[1])
    program = scenario_snippet("numpy", scenario, true, Numbers(p, log_p), lang)
    picture = stage_picture(
        scenario.names,
        scenario.logits,
        p,
        core.logit_axis(scenario.logits),
        scenario.temperature,
        lang,
    )
    blank = '<span class="blank"></span>'
    head = html.escape(title)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:\">"
        f"<title>{head}</title><style>{STYLE % sizes}</style></head><body>"
        f'<section class="sheet{many}"><header><h1><bdi>{head}</bdi></h1>'
        f"<span>{NAME(lang)} {blank} {DATE(lang)} {blank}</span></header>"
        f"{_table(scenario, p, lang, filled=False) if table else ''}<ol>{asked}</ol>"
        f"{_foot(address, invites, lang)}</section>"
        f'<section class="sheet answers{many}"><header><h1>{ANSWERS(lang)}</h1>'
        f"<span><bdi>{head}</bdi></span></header>"
        f"{_table(scenario, p, lang, filled=True)}<ol>{answered}</ol>"
        f"<figure>{picture}</figure><h2>{CODE(lang)}</h2>"
        f'<div class="code"><pre dir="ltr">{html.escape(program.source)}</pre>'
        f'<pre dir="ltr">{html.escape(program.output)}</pre></div></section>'
        "</body></html>\n"
    )


def task_sheet(task: Task, base: str, lang: Lang, paper: Paper = "A4") -> str:
    """Return the worksheet of a task; no table on its first page gives it away."""
    return worksheet(
        task.kind.title(lang),
        task.scenario(lang),
        task_questions(task, lang),
        task.address(base, lang),
        lang,
        paper,
        table=False,
        invites=TRY_TASK,
    )


def _table(scenario: Scenario, p: Sequence[float], lang: Lang, *, filled: bool) -> str:
    """Write the table: z, z / T, e^…, p, without a step that says nothing."""
    z, t = scenario.logits, scenario.temperature
    steps = core.softmax_steps(z, t, subtract_max=False)
    large = max(abs(x) for x in steps.scaled.tolist()) > GREATEST
    shifted = core.softmax_steps(z, t) if large else steps
    says = ["z"]
    columns = [[number(x, lang) for x in z]]
    if not scenario.at_limit:
        says += ["z / T", "e^(z/T)"]
        columns.append([number(x, lang) for x in steps.scaled.tolist()])
        if large:  # e^ of such a number is not for calculating by hand
            says[2:] = ["z/T − max", "e^(z/T − max)"]
            columns.append([number(x, lang) for x in shifted.shifted.tolist()])
        columns.append([number(x, lang) for x in shifted.exponentials.tolist()])
    says.append("p")
    columns.append([percent(x, lang, open_interval=t > 0) for x in p])
    sums = [""] * len(columns)
    if not scenario.at_limit:
        sums[-2] = number(float(shifted.total), lang)
    sums[-1] = percent(1, lang)
    if not filled:
        columns[1:] = [[""] * len(z) for _ in columns[1:]]
        sums = [""] * len(columns)
    top = "".join(f'<th scope="col">{title}</th>' for title in [CLASS(lang), *says])
    rows = "".join(
        f'<tr><th scope="row"><bdi>{html.escape(name)}</bdi></th>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in zip(scenario.names, *columns, strict=True)
    )
    foot = "".join(f"<td>{cell}</td>" for cell in sums)
    longest = max(len(cell) for column in [*columns, sums] for cell in column)
    look = ' class="wide"' if longest > LONG_NUMBER else ""
    return (
        f"<table{look}><caption>{TABLE_SAYS(lang, t=temperature(t, lang))}</caption>"
        f"<thead><tr>{top}</tr></thead><tbody>{rows}</tbody>"
        f'<tfoot><tr><th scope="row">Σ</th>{foot}</tr></tfoot></table>'
    )


def _foot(address: str, invites: Text, lang: Lang) -> str:
    """Write the link and its QR code; what is too long for one is left out."""
    try:
        picture = qr_code(address, QR_ALT(lang))
    except segno.DataOverflowError:
        picture = ""
    shown = html.escape(address) if len(address) <= LONGEST_LINK else ""
    if not (picture or shown):
        return ""
    return f"<footer>{picture}<span>{invites(lang)}<br>{shown}</span></footer>"


def _isolated(name: str) -> str:
    """Keep a name that is written from right to left from turning its sentence."""
    return f"\u2068{name}\u2069"
