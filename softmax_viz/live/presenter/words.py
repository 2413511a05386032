"""What presenter mode says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "keys": Text("Keys", "Teclas"),
    "close": Text("Close", "Cerrar"),
    "place": Text("{i} of {n}", "{i} de {n}"),
    "previous": Text("Previous scene", "Escena anterior"),
    "next": Text("Next scene", "Escena siguiente"),
    "mode": Text("presenter mode on and off", "modo de presentación sí y no"),
    "go": Text("previous and next scene", "escena anterior y siguiente"),
    "jump": Text("that scene", "esa escena"),
    "reveal": Text("reveal what is hidden", "descubrir lo oculto"),
    "help": Text("these keys", "estas teclas"),
    "pageKeys": Text("Page Up, Page Down, ←, →", "Re Pág, Av Pág, ←, →"),
    "space": Text("Space", "Espacio"),
}
