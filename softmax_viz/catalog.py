"""The ordered lists of pages: navigation, cards, tests and README follow from them.

The README's tables are written from here by `python -m scripts.generate`.
"""

from dataclasses import dataclass
from typing import Final

from softmax_viz.scenario.presets import DOG_AND_GRASS, MACHINES, Preset
from softmax_viz.text import Text


@dataclass(frozen=True)
class Key:
    """A key of a link, which is a promise, and its meaning for the README."""

    name: str
    meaning: str


@dataclass(frozen=True)
class Demo:
    """One page: its place in the URL, its script in demos/, and what it is about.

    From the slug follow the script, the figure (figures/), the live parts (live/ and
    web/) and the tests (tests/pages/ and tests/browser/). `keys` are those of a link
    that this page reads beside those of every page. `opening` is the page's own
    example, with which it opens as long as nobody has chosen anything else, and
    `opening_fields` what that example sets beside the scenario.
    """

    slug: str
    chapter: Text
    title: Text
    idea: Text
    keys: tuple[Key, ...] = ()
    opening: Preset | None = None
    opening_fields: tuple[tuple[str, str], ...] = ()

    @property
    def script(self) -> str:
        """Return the path of the page's script, as st.Page takes it from app.py."""
        return f"softmax_viz/demos/{self.slug}.py"

    @property
    def url_path(self) -> str:
        """Return the page's place below the address of the app: none for the home."""
        return "" if self is HOME else self.slug


SEE = Text("See it", "Ver")
USE = Text("Use it", "Usar")
TRUST = Text("Trust it", "Confiar")
BUILD = Text("Build it", "Programar")
CLASS = Text("In class", "En clase")
LOOK_UP = Text("Look it up", "Consultar")

EVERYWHERE: Final = (
    Key("names", "class names, separated by commas"),
    Key("z", "2 to 20 logits, finite numbers"),
    Key("t", "temperature: a number from 0 up, or `inf`"),
    Key("lang", "`en` or `es`; without it, the browser's language"),
    Key(
        "hide",
        "what is not shown: `z`, `t`, `names`, `ex`, `p`, `answers`, `nav`, "
        "separated by commas",
    ),
    Key(
        "lock",
        "what is shown and stays as it is: `z`, `t`, `names`, `ex`; with `p` no "
        "probability can be pulled, but each follows the logits",
    ),
    Key("title", "a teacher's title, up to 80 characters"),
    Key("say", "a teacher's instruction, up to 200 characters"),
    Key("stay", "`true` takes away “Explore freely”, which undoes `hide` and `lock`"),
    Key("guess", "`true` covers the probabilities until they were guessed"),
    Key("present", "`true` for presenter mode: large and bare"),
    Key("lesson", "the lesson that the page is a scene of: its name, or all of it"),
    Key("scene", "the number of the scene, from 1"),
)
STUCK_SEED: Final = "16"  # luck with which T = 0 gets stuck on a wrong machine
SEED: Final = Key("seed", "what decides every random number: 0 to 999999")

DEMOS: Final = (
    Demo(
        "playground",
        SEE,
        Text("Playground", "Explorar"),
        Text(
            "Drag a logit: every probability moves. Pull a probability: a logit moves.",
            "Arrastra un logit: se mueven todas las probabilidades. Tira de una "
            "probabilidad: se mueve un logit.",
        ),
        (Key("one", "`true` puts logits and probabilities on one axis"),),
    ),
    Demo(
        "steps",
        SEE,
        Text("Step by step", "Paso a paso"),
        Text(
            "The whole calculation with your numbers, and what never changes.",
            "Todo el cálculo con tus números, y lo que nunca cambia.",
        ),
        (
            Key("submax", "`false` leaves the maximum where it is"),
            Key("c", "the constant that is added to every logit, −50 to 50"),
        ),
    ),
    Demo(
        "sharpen",
        SEE,
        Text("Does softmax always sharpen?", "¿Softmax siempre exagera?"),
        Text(
            "Scale the logits: from flatter than plain division to nearly one-hot.",
            "Escala los logits: de más plana que una división simple a casi one-hot.",
        ),
    ),
    Demo(
        "geometry",
        SEE,
        Text("Geometry", "Geometría"),
        Text(
            "Three probabilities are one point in a triangle: drag it, and see every "
            "slope.",
            "Tres probabilidades son un punto en un triángulo: arrástralo y mira cada "
            "pendiente.",
        ),
        (
            Key(
                "tri",
                "with more than three classes, those at the corners, such as `1,3,4`",
            ),
        ),
    ),
    Demo(
        "sigmoid",
        USE,
        Text("Softmax or sigmoid?", "¿Softmax o sigmoide?"),
        Text(
            "One answer out of many, or a yes or no for each?",
            "¿Una respuesta entre muchas, o un sí o no para cada una?",
        ),
        (Key("th", "the threshold in percent"),),
        opening=DOG_AND_GRASS,
    ),
    Demo(
        "loss",
        USE,
        Text("Loss and gradient", "Pérdida y gradiente"),
        Text(
            "Say which class is right: see the loss, its arrows, and logits that "
            "learn.",
            "Di cuál es la clase correcta: mira la pérdida, sus flechas y logits que "
            "aprenden.",
        ),
        (
            Key("y", "the number of the true class, from 1"),
            Key("lr", "the learning rate: `1/10`, `1/5`, `1/2`, `1`, `2` or `5`"),
            Key("ls", "label smoothing in percent: 0 to 50 in steps of 5"),
            Key("twice", "`true` for softmax twice"),
        ),
    ),
    Demo(
        "decisions",
        USE,
        Text("Decisions and sampling", "Decidir y muestrear"),
        Text(
            "One random number falls on a bar: what is drawn, and what a cut throws "
            "away.",
            "Un número aleatorio cae en una barra: qué clase sale y cuánta "
            "probabilidad descarta un recorte.",
        ),
        (
            SEED,
            Key("u", "the random number, from 0 to below 1"),
            Key("draws", "how many draws to look at: `10`, `100`, `1000` or `10000`"),
            Key("cut", "what cuts the tail off: `–`, `top-k` or `top-p`"),
            Key("topk", "the k of top-k"),
            Key("topp", "the p of top-p, 0 to 1"),
        ),
    ),
    Demo(
        "bandit",
        USE,
        Text("Explore or exploit?", "¿Explorar o explotar?"),
        Text(
            "Slot machines with unknown payouts: temperature decides how much you "
            "explore.",
            "Un bandido multibrazo con pagos desconocidos: la temperatura decide "
            "cuánto exploras.",
        ),
        (SEED,),
        opening=MACHINES,
        opening_fields=(("seed", STUCK_SEED),),
    ),
    Demo(
        "models",
        TRUST,
        Text("Real models", "Modelos reales"),
        Text(
            "Real logits of photos, words and digits: from 10 to 49,152 classes.",
            "Logits reales de fotos, palabras y dígitos: de 10 a 49 152 clases.",
        ),
        (
            Key("real", "the kind of model: `photo`, `text` or `digit`"),
            Key("photo", "`cat`, `coffee`, `camera`, `clock`, `horse` or `astronaut`"),
            Key("text", "`paris`, `cat`, `hot`, `question`, `story` or `madrid`"),
            Key("digit", "`0` to `11`, of which `10` and `11` are misread"),
            Key("bars", "`3`, `5` or `10`"),
        ),
    ),
    Demo(
        "calibration",
        TRUST,
        Text("Is 90 % really 90 %?", "¿El 90 % es de verdad el 90 %?"),
        Text(
            "How confident two real classifiers are, how often they are right, and a "
            "T that fixes most of it.",
            "Cuánta confianza tienen dos clasificadores, cuánto aciertan y una T que "
            "los mejora.",
        ),
        (
            Key(
                "clf",
                "the classifier, by how many pictures it learned from: `100` or `898`",
            ),
            Key("ood", "the picture that is shown, such as `K`"),
        ),
    ),
    Demo(
        "overflow",
        BUILD,
        Text("Overflow", "Desbordamiento"),
        Text(
            "Break the textbook formula in six number formats, and fix it.",
            "Rompe la fórmula directa en seis formatos numéricos, y arréglala.",
        ),
        (
            Key("fmt", "the number format, such as `float16`"),
            Key("shift", "the constant c that is added to every logit"),
        ),
    ),
    Demo(
        "code",
        BUILD,
        Text("In code", "En código"),
        Text(
            "Your numbers as a program in five libraries, with what it prints.",
            "Tus números como programa en cinco bibliotecas, y lo que imprime.",
        ),
        (
            Key("lib", "the library: `numpy`, `scipy`, `torch`, `tensorflow` or `jax`"),
            Key("truth", "the index of the true class, from 0"),
            Key("axis", "the axis of the batch: `0`, `1`, `-1` or `None`"),
        ),
    ),
    Demo(
        "check",
        CLASS,
        Text("Check numbers", "Comprobar números"),
        Text(
            "Paste what a slide, a book or a chatbot claims: a verdict for each "
            "number, and the likely mistake.",
            "Pega lo que afirma una diapositiva, un libro o un chatbot: un veredicto "
            "por número y el error probable.",
        ),
        (
            Key("claim", "what is claimed: `0.6, 0.3, ?`, `60 %, …`, `a + b = 1`"),
            Key("rows", "an array whose sums are checked, one row on each line"),
        ),
    ),
)
HOME: Final = DEMOS[0]

# Pages to read, without a stage.
READING: Final = (
    Demo(
        "lessons",
        CLASS,
        Text("Lessons", "Lecciones"),
        Text(
            "Three lessons, scene by scene, to present or to read; and your own.",
            "Tres lecciones, escena por escena, para presentar o leer; y la tuya.",
        ),
        (Key("plan", "the lesson: `school`, `learning` or `numerics`"),),
    ),
    Demo(
        "prepare",
        CLASS,
        Text("Prepare for class", "Preparar la clase"),
        Text(
            "A link and a QR code that hide or lock what the class is to find out.",
            "Un enlace y un código QR que ocultan o bloquean lo que la clase debe "
            "averiguar.",
        ),
        (
            Key("from", "the page that the link shall open, such as `loss`"),
            Key("hides", "what the link shall `hide`"),
            Key("locks", "what the link shall `lock`"),
            Key("titled", "the `title` that the link shall have"),
            Key("says", "what the link shall `say`"),
            Key("stays", "`true` for a link with `stay`"),
            Key("guesses", "`true` for a link with `guess`"),
            Key("theme", "`light` or `dark`; without it, the reader's own"),
        ),
    ),
    Demo(
        "take",
        CLASS,
        Text("Take away", "Para llevar"),
        Text(
            "The stage as a picture, its numbers, and a worksheet with its answers.",
            "El panel como imagen, sus números y una hoja de ejercicios con "
            "respuestas.",
        ),
        (Key("sheet", "the title of the worksheet, up to 80 characters"),),
    ),
    Demo(
        "tasks",
        CLASS,
        Text("Tasks", "Tareas"),
        Text(
            "Answer, say why, and only then move the scene.",
            "Responde, di por qué y solo entonces mueve la escena.",
        ),
        (
            Key("task", "the kind of task, such as `order`"),
            SEED,
            Key("round", "the place in the mixed round of that seed, `1` to `10`"),
            Key("votes", "`2` to vote, discuss and vote again before the answer"),
        ),
    ),
    Demo(
        "class",
        CLASS,
        Text("Answers of a class", "Respuestas de la clase"),
        Text(
            "Paste the codes of your students: their votes beside the right answer.",
            "Pega los códigos de la clase: sus votos junto a la respuesta correcta.",
        ),
        (
            Key("reveal", "`true` marks the right answer"),
            Key("task", "the kind of task that its link for the class leads to"),
            SEED,
        ),
    ),
    Demo(
        "summary",
        LOOK_UP,
        Text("What to remember", "Para recordar"),
        Text(
            "The last sentence of every page, chapter by chapter, to print.",
            "La última frase de cada página, capítulo por capítulo, para imprimir.",
        ),
    ),
    Demo(
        "glossary",
        LOOK_UP,
        Text("Glossary", "Glosario"),
        Text(
            "Every term in one sentence, with the page where it is met.",
            "Cada término en una frase, con la página donde aparece.",
        ),
        (Key("term", "the term that stands first, such as `entropy`"),),
    ),
)
PAGES: Final = (*DEMOS, *READING)
CHAPTERS: Final = tuple(dict.fromkeys(page.chapter for page in PAGES))


def after(page: Demo) -> Demo:
    """Return the page to read next; after the last, the first."""
    return PAGES[(PAGES.index(page) + 1) % len(PAGES)]
