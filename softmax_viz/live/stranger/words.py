"""What the card of the strangers says, in both languages."""

from typing import Final

from softmax_viz.text import Text

NAMES: Final = {
    "k": Text("letter K", "letra K"),
    "a": Text("letter A", "letra A"),
    "heart": Text("heart", "corazón"),
    "turned": Text("7, turned sideways", "7, girado de lado"),
    "negative": Text("5, in negative", "5, en negativo"),
    "noise": Text("noise", "ruido"),
    "blank": Text("blank sheet", "hoja en blanco"),
    "digit": Text("a real 3", "un 3 de verdad"),
}
# What stands on the buttons and in the address: the same in both languages.
GLYPHS: Final = {
    "K": "k",
    "A": "a",
    "♥": "heart",
    "7↷": "turned",
    "5◐": "negative",
    "▒": "noise",
    "□": "blank",
    "3": "digit",
}
WORDS: Final = {
    "picture": Text(
        "Picture of 8 × 8 pixels: {name}", "Imagen de 8 × 8 píxeles: {name}"
    ),
    "bars": Text(
        "Probabilities of the ten digits at T = {t}: {values}.",
        "Probabilidades de las diez cifras con T = {t}: {values}.",
    ),
    "says": Text(
        "At T = {t} it says “{d}” with {p}. The picture: {name}.",
        "Con T = {t} dice «{d}» con {p}. La imagen: {name}.",
    ),
    "shares": Text(
        "At T = {t} it shares out 100 % among ten digits, 10 % each.",
        "Con T = {t} reparte el 100 % entre diez cifras, 10 % cada una.",
    ),
    "none": Text("none of these", "ninguna de estas"),
    "noBar": Text("no such class", "no hay tal clase"),
}
