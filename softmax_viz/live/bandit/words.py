"""What the game of slot machines says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "play": Text("▶ Play", "▶ Jugar"),
    "pause": Text("❚❚ Pause", "❚❚ Pausa"),
    "pull": Text("Pull", "Tirada"),
    "pullOf": Text("{j} of {n}", "{j} de {n}"),
    "greedy": Text("always the best so far", "siempre el mejor hasta ahora"),
    "mine": Text("your temperature", "tu temperatura"),
    "blind": Text("any machine, at random", "cualquier brazo, al azar"),
    "lost": Text("regret {x}", "arrepentimiento {x}"),
    "stuck": Text(
        "Stuck on {name} since pull {j}, and it is not the best.",
        "Atascado en {name} desde la tirada {j}, y no es el mejor.",
    ),
    "found": Text(
        "Only {name} since pull {j}: the best.",
        "Solo {name} desde la tirada {j}: el mejor.",
    ),
    "trying": Text("Still tries others.", "Todavía prueba otros."),
    "machine": Text("Machine", "Brazo"),
    "truth": Text("pays z", "paga z"),
    "belief": Text("estimated Q", "Q estimada"),
    "times": Text("pulled", "veces"),
    "chance": Text("chance of the next pull", "probabilidad de la próxima tirada"),
    "unknown": Text("?", "?"),
    "row": Text(
        "{name}: pays {z}, estimated {q}, pulled {times} times, next with {p}",
        "{name}: paga {z}, Q estimada {q}, {times} tiradas, la próxima con {p}",
    ),
}
