"""What there is to see in each example, in both languages."""

from dataclasses import dataclass
from typing import Final

from softmax_viz.data.examples import Example
from softmax_viz.text import Text


@dataclass(frozen=True)
class Story:
    """An example's title, what it teaches, and its picture in words."""

    title: Text
    says: Text
    alt: Text | None = None


PHOTOS: Final = {
    "cat": Story(
        Text("Cat", "Gato"),
        Text(
            "Three kinds of cat lead. The model doubts which cat it is, not that it is "
            "one.",
            "Van delante tres tipos de gato. El modelo duda de cuál es, no de que sea "
            "un gato.",
        ),
        Text("The face of a ginger cat.", "La cara de un gato naranja."),
    ),
    "coffee": Story(
        Text("Coffee", "Café"),
        Text(
            "A clear case: one logit is far ahead of the other 999.",
            "Un caso claro: un logit va muy por delante de los otros 999.",
        ),
        Text(
            "An espresso in a cup, with a spoon, on a wooden table.",
            "Un café expreso en su taza, con una cucharilla, en una mesa de madera.",
        ),
    ),
    "camera": Story(
        Text("Photographer", "Fotógrafo"),
        Text(
            "There is no class “photographer”: the tripod wins, and the man counts for "
            "nothing.",
            "No hay ninguna clase «fotógrafo»: gana el trípode, y el hombre no cuenta.",
        ),
        Text(
            "A man looks through a camera on a tripod.",
            "Un hombre mira por una cámara sobre un trípode.",
        ),
    ),
    "clock": Story(
        Text("Blurred clock", "Reloj movido"),
        Text(
            "A wall clock, blurred. That class exists, and the model puts it fourth: "
            "softmax fixes no mistake.",
            "Un reloj de pared, movido. Esa clase existe, y el modelo la pone cuarta: "
            "softmax no corrige errores.",
        ),
        Text(
            "A round wall clock, blurred sideways.",
            "Un reloj de pared redondo, movido hacia los lados.",
        ),
    ),
    "horse": Story(
        Text("Silhouette", "Silueta"),
        Text(
            "A horse to us. The model learned from photographs and sees dogs; it must "
            "split 100 % somehow.",
            "Para nosotros, un caballo. El modelo aprendió con fotos y ve perros: de "
            "algún modo tiene que repartir el 100 %.",
        ),
        Text(
            "The black silhouette of a horse on white.",
            "La silueta negra de un caballo sobre blanco.",
        ),
    ),
    "astronaut": Story(
        Text("Astronaut", "Astronauta"),
        Text(
            "None of these: no class is “astronaut”. Softmax still splits 100 %; it "
            "cannot say “none”.",
            "Ninguna de estas: no hay clase «astronauta». Aun así softmax reparte el "
            "100 %; no puede decir «ninguna».",
        ),
        Text(
            "An astronaut in an orange suit, smiling, with a flag behind her.",
            "Una astronauta con traje naranja, sonriente, con una bandera detrás.",
        ),
    ),
}
PROMPTS: Final = {
    "paris": Text(
        "One token is far ahead; 49,151 others share what it leaves.",
        "Un token va muy por delante; otros 49 151 se reparten lo que deja.",
    ),
    "cat": Text(
        "Many words would fit, so no token gets much. That is no mistake.",
        "Encajarían muchas palabras, así que ningún token recibe mucho. No es un "
        "error.",
    ),
    "hot": Text(
        "A token may be a piece of a word: ␣luke begins ␣lukewarm.",
        "Un token puede ser un trozo de palabra: ␣luke empieza ␣lukewarm.",
    ),
    "question": Text(
        "A famous line, yet at T = 1 this small model gives its ending only 12 %.",
        "Una frase famosa, y aun así con T = 1 este modelo pequeño da a su final solo "
        "el 12 %.",
    ),
    "story": Text(
        "A story can go on in hundreds of ways, and the logits show it.",
        "Un cuento puede seguir de cientos de maneras, y los logits lo muestran.",
    ),
    "madrid": Text(
        "A small model that read mostly English. ␣Esp is a piece of ␣España.",
        "Un modelo pequeño que leyó sobre todo inglés. ␣Esp es un trozo de ␣España.",
    ),
}
DIGIT_ALT: Final = Text(
    "A handwritten {label}, 8 × 8 pixels in grey.",
    "Un {label} escrito a mano, 8 × 8 píxeles en grises.",
)
DIGIT: Final = (
    Text("{label}", "{label}"),
    Text(
        "Handwritten, 8 × 8 pixels in grey. Labelled {label}, and the classifier "
        "agrees.",
        "Escrito a mano, 8 × 8 píxeles en grises. Etiquetado como {label}, y el "
        "clasificador coincide.",
    ),
)
WRONG_DIGIT: Final = (
    Text("{label}, misread", "{label}, mal clasificado"),
    Text(
        "Labelled {label}; the classifier is more confident of another digit, and "
        "wrong.",
        "Etiquetado como {label}; el clasificador confía más en otro dígito, y se "
        "equivoca.",
    ),
)


def story_of(example: Example) -> Story:
    """Return what is said about an example."""
    if example.prompt:
        return Story(Text(example.prompt, example.prompt), PROMPTS[example.key])
    if example.label is None:
        return PHOTOS[example.key]
    label = str(example.label)
    kind = DIGIT if example.order[0] == example.label else WRONG_DIGIT
    texts = [
        Text(text("en", label=label), text("es", label=label))
        for text in (*kind, DIGIT_ALT)
    ]
    return Story(*texts)
