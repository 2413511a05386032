"""What the card of a real model says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "rest": Text("everything else", "todo lo demás"),
    "classes": Text("{n} classes", "{n} clases"),
    "answers": Text("The model's answer", "La respuesta del modelo"),
    "mark": Text("line: at T = 1", "línea: con T = 1"),
    "at": Text("T = {t}", "T = {t}"),
    "holders": Text(
        "90 % is held by",
        "El 90 % lo reúnen",
    ),
    "one": Text("1 class of {k}", "1 clase de {k}"),
    "some": Text("{n} classes of {k}", "{n} clases de {k}"),
    "about": Text("about {n} classes of {k}", "unas {n} clases de {k}"),
    "leader": Text("{name} gets {p}.", "{name} se lleva {p}."),
    "others": Text(
        "The {n} classes without a bar share {p}.",
        "Las {n} clases sin barra se reparten {p}.",
    ),
    "zero": Text(
        "T = 0: the largest logit takes everything, whether it is right or wrong.",
        "T = 0: el mayor logit se lo lleva todo, acierte o no.",
    ),
    "infinity": Text(
        "T = ∞: each of the {k} classes gets the same, whatever its logit.",
        "T = ∞: cada una de las {k} clases recibe lo mismo, sea cual sea su logit.",
    ),
}
