"""What the part that hands out a link says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "preview": Text("What students will see", "Lo que verán los alumnos"),
    "link": Text("Link for the class", "Enlace para la clase"),
    "length": Text("{n} characters", "{n} caracteres"),
    "copy": Text("Copy", "Copiar"),
    "copied": Text("Copied ✓", "Copiado ✓"),
    "byHand": Text(
        "Copy it with Ctrl + C: it is marked.", "Cópialo con Ctrl + C: está marcado."
    ),
    "code": Text("QR code of the link", "Código QR del enlace"),
    "large": Text("Show it large", "Mostrar en grande"),
    "close": Text("Close", "Cerrar"),
    "tooLong": Text(
        "This link is too long for a QR code. Use fewer classes, or shorter names.",
        "Este enlace es demasiado largo para un código QR. Usa menos clases o nombres "
        "más cortos.",
    ),
}
