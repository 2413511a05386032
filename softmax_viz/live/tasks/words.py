"""What the card of one's progress says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "title": Text(
        "Your progress, in this browser only", "Tu avance, solo en este navegador"
    ),
    "total": Text(
        "Answered: {n}. Right: {right}, for the right reason: {both}.",
        "Respondidas: {n}. Correctas: {right}, por la razón correcta: {both}.",
    ),
    "none": Text("Nothing answered yet.", "Todavía nada respondido."),
    "round": Text("The mixed round", "La ronda mixta"),
    "kinds": Text("{n} of {all} kinds solved", "{n} de {all} tipos resueltos"),
    "both": Text("right, with the right reason", "correcta, con la razón correcta"),
    "right": Text("right, another reason", "correcta, otra razón"),
    "wrong": Text("not right", "incorrecta"),
    "open": Text("not answered", "sin responder"),
    "here": Text("this task", "esta tarea"),
    "forget": Text("Forget it", "Olvidarlo"),
    "blocked": Text(
        "This browser keeps nothing: the progress ends with the page.",
        "Este navegador no guarda nada: el avance termina con la página.",
    ),
}
