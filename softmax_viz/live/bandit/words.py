"""What the game of slot machines says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "play": Text("▶ Play", "▶ Jugar"),
    "pause": Text("❚❚ Pause", "❚❚ Pausa"),
    "pull": Text("Pull", "Tirada"),
    "pullOf": Text("{j} of {n}", "{j} de {n}"),
    "greedy": Text("always the best so far", "siempre la mejor hasta ahora"),
    "mine": Text("your temperature", "tu temperatura"),
    "blind": Text("any machine alike", "cualquier máquina por igual"),
    "lost": Text("regret {x}", "pérdida {x}"),
    "stuck": Text(
        "Stuck on {name} since pull {j}, and it is not the best.",
        "Atascado en {name} desde la tirada {j}, y no es la mejor.",
    ),
    "found": Text(
        "Only {name} since pull {j}: the best.",
        "Solo {name} desde la tirada {j}: la mejor.",
    ),
    "trying": Text("Still tries others.", "Todavía prueba otras."),
    "machine": Text("Machine", "Máquina"),
    "truth": Text("pays z", "paga z"),
    "belief": Text("believed Q", "creído Q"),
    "times": Text("pulled", "veces"),
    "chance": Text("chance of the next pull", "probabilidad de la próxima tirada"),
    "unknown": Text("?", "?"),
    "row": Text(
        "{name}: pays {z}, believed {q}, pulled {times} times, next with {p}",
        "{name}: paga {z}, creído {q}, {times} veces, próxima con {p}",
    ),
}
