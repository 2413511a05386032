"""Three lessons, scene by scene: the page Lessons, presenter mode and docs/lessons."""

from dataclasses import dataclass
from typing import Final

from softmax_viz.scenario import link
from softmax_viz.scenario.lesson import Lesson
from softmax_viz.scenario.presets import ANIMALS, DOG_AND_GRASS, Names
from softmax_viz.text import NO_BREAK_SPACE, Lang, Text


@dataclass(frozen=True)
class Scene:
    """One scene: the page that it shows, and how a teacher leads through it.

    `fields` are those of its link beside the names, the title and the question.
    """

    title: Text
    page: str  # as in an address; the playground has none
    names: Names
    fields: dict[str, str]
    minutes: int
    aim: Text
    question: Text
    expect: Text
    tell: Text

    def address(self, lang: Lang) -> str:
        """Return the scene's link, below the address of the app."""
        names = {"names": ", ".join(self.names(lang))}
        said = {"title": self.title(lang), "say": self.question(lang), "lang": lang}
        fields = {**names, **self.fields, **said}
        # As anybody would type it: a link is for people, too.
        spaced = {key: x.replace(NO_BREAK_SPACE, " ") for key, x in fields.items()}
        return link("", self.page, spaced)


@dataclass(frozen=True)
class Plan:
    """A lesson as we give it: for whom, and its scenes."""

    slug: str
    title: Text
    audience: Text
    scenes: tuple[Scene, ...]

    @property
    def minutes(self) -> int:
        """Return how long it takes."""
        return sum(scene.minutes for scene in self.scenes)

    def lesson(self, lang: Lang) -> Lesson:
        """Return the lesson as presenter mode goes through it."""
        scenes = tuple(scene.address(lang) for scene in self.scenes)
        return Lesson(self.title(lang), scenes)


MINUTES = Text("{n} minutes", "{n} minutos")
QUESTION = Text("Question.", "Pregunta.")
EXPECT = Text("Expected answers.", "Respuestas esperadas.")
SAY = Text("What to say.", "Qué decir.")
OPEN = Text("open", "abrir")
TWO: Final = Names(("a", "b"), ("a", "b"))
GUESS: Final = {"guess": "true"}
COVERED: Final = {"hide": "p", "lock": "names,ex"}
PAGE_COVERED: Final = {"hide": "answers"}
ALL_COVERED: Final = {"hide": "p,answers", "lock": "names,ex"}

SCHOOL: Final = Plan(
    "school",
    Text("How sure is the machine?", "¿Cómo de segura está la máquina?"),
    Text(
        "School, from 15 years on. Nobody needs to know what e is.",
        "Secundaria, desde los 15 años. Nadie necesita saber qué es e.",
    ),
    (
        Scene(
            Text("Scores become percentages", "De puntuaciones a porcentajes"),
            "",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "1", **GUESS},
            4,
            Text(
                "A network gives scores; softmax makes shares of them that add up to "
                "100 %.",
                "Una red da puntuaciones; softmax las convierte en partes que suman el "
                "100 %.",
            ),
            Text(
                "The scores are 2, 1 and 0.5. How likely is each animal? Guess first.",
                "Las puntuaciones son 2, 1 y 0,5. ¿Qué probabilidad tiene cada animal? "
                "Primero adivina.",
            ),
            Text(
                "Often 57, 29 and 14 %, which is plain division. The right answer is "
                "62.9 %, 23.1 % and 14.0 %.",
                "A menudo 57, 29 y 14 %, que es la división simple. Lo correcto es "
                "62,9 %, 23,1 % y 14,0 %.",
            ),
            Text(
                "Each score becomes e to the power of it, and then its share of the "
                "sum. One point more is 2.72 times the share.",
                "Cada puntuación se vuelve e elevado a ella, y después su parte de la "
                "suma. Un punto más es 2,72 veces la parte.",
            ),
        ),
        Scene(
            Text("Ten points for everybody", "Diez puntos para todos"),
            "",
            ANIMALS,
            {"z": "12, 11, 10.5", "t": "1", **COVERED},
            3,
            Text(
                "Only the gaps between scores count.",
                "Solo cuentan las diferencias entre puntuaciones.",
            ),
            Text(
                "Every score got 10 more. Which percentages change?",
                "Todas las puntuaciones tienen 10 más. ¿Qué porcentajes cambian?",
            ),
            Text(
                "“All grow” or “the small ones gain”. In truth none changes: 62.9 %, "
                "23.1 %, 14.0 %.",
                "«Todos suben» o «ganan los pequeños». En realidad no cambia ninguno: "
                "62,9 %, 23,1 %, 14,0 %.",
            ),
            Text(
                "Ten more multiplies every share by the same number, and it cancels.",
                "Diez más multiplica todas las partes por el mismo número, y se "
                "cancela.",
            ),
        ),
        Scene(
            Text("Below zero", "Bajo cero"),
            "",
            ANIMALS,
            {"z": "-1, -2, -2.5", "t": "1", **COVERED},
            3,
            Text(
                "A negative score is no probability of 0.",
                "Una puntuación negativa no es una probabilidad de 0.",
            ),
            Text(
                "All scores are negative now. What does the cat get?",
                "Ahora todas las puntuaciones son negativas. ¿Cuánto recibe el gato?",
            ),
            Text(
                "“Nothing.” In truth 62.9 %: the gaps are those of the first picture.",
                "«Nada». En realidad el 62,9 %: las diferencias son las de la primera "
                "imagen.",
            ),
            Text(
                "e to a negative power is small, never 0. Shares compare; they do not "
                "look at the sign.",
                "e elevado a un número negativo es pequeño, nunca 0. Las partes "
                "comparan; no miran el signo.",
            ),
        ),
        Scene(
            Text("Twice the scores", "El doble de puntuación"),
            "",
            ANIMALS,
            {"z": "4, 2, 1", "t": "1", **GUESS},
            3,
            Text(
                "Doubling scores does not double shares: their ratios are squared.",
                "Duplicar las puntuaciones no duplica las partes: sus cocientes se "
                "elevan al cuadrado.",
            ),
            Text(
                "Every score is doubled. What do the three get?",
                "Cada puntuación se duplica. ¿Cuánto reciben los tres?",
            ),
            Text(
                "“The same”, or “double”. The right answer is 84.4 %, 11.4 % and "
                "4.2 %.",
                "«Lo mismo» o «el doble». Lo correcto es 84,4 %, 11,4 % y 4,2 %.",
            ),
            Text(
                "The gaps doubled. The leader took from the others.",
                "Las diferencias se duplicaron. La primera les quitó a las demás.",
            ),
        ),
        Scene(
            Text("The thermometer", "El termómetro"),
            "",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "0.5", **COVERED},
            3,
            Text(
                "Half the temperature does what twice the scores do.",
                "La mitad de temperatura hace lo mismo que el doble de puntuación.",
            ),
            Text(
                "The old scores, but T is 0.5. Which picture comes back?",
                "Las puntuaciones de antes, pero T es 0,5. ¿Qué imagen vuelve?",
            ),
            Text(
                "The one before: 84.4 %, 11.4 %, 4.2 %.",
                "La de antes: 84,4 %, 11,4 %, 4,2 %.",
            ),
            Text(
                "The scores are divided by T. Cold is decided, warm is undecided; the "
                "order stays.",
                "Las puntuaciones se dividen entre T. En frío decide, en caliente "
                "duda; el orden se mantiene.",
            ),
        ),
        Scene(
            Text("Ice and fire", "Hielo y fuego"),
            "",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "1", "lock": "z,names,ex"},
            2,
            Text(
                "At the ends of T: one takes all, or all get the same.",
                "En los extremos de T: uno se lo lleva todo, o todos reciben lo mismo.",
            ),
            Text(
                "Move T to 0 and to ∞. What do you expect?",
                "Lleva T a 0 y a ∞. ¿Qué esperas?",
            ),
            Text(
                "100 % for the cat; 33.3 % for each.",
                "100 % para el gato; 33,3 % para cada uno.",
            ),
            Text(
                "The order is never reversed. And T = 0 is certain, which is not the "
                "same as right.",
                "El orden nunca se invierte. Y con T = 0 está segura, que no es lo "
                "mismo que acertar.",
            ),
        ),
        Scene(
            Text("Being sure is not being right", "Estar segura no es acertar"),
            "calibration",
            ANIMALS,
            {"z": "3.17, 0.5, 0", "t": "1", **PAGE_COVERED},
            2,
            Text(
                "A percentage is a claim that can be tested.",
                "Un porcentaje es una afirmación que se puede comprobar.",
            ),
            Text(
                "A machine says 90 %. How often should it be right, and how often is "
                "it?",
                "Una máquina dice 90 %. ¿Con qué frecuencia debería acertar, y con qué "
                "frecuencia acierta?",
            ),
            Text(
                "Nine times out of ten it should; uncovered, the diagram shows how "
                "often it is.",
                "Debería acertar nueve de cada diez veces; al destaparlo, el diagrama "
                "muestra cuántas acierta.",
            ),
            Text(
                "Adding up to 100 % does not make a number honest. Counting does.",
                "Sumar el 100 % no hace honesto un número. Contar, sí.",
            ),
        ),
    ),
)

LEARNING: Final = Plan(
    "learning",
    Text("From logits to learning", "De los logits al aprendizaje"),
    Text(
        "First course in machine learning: derivatives and logarithms are known.",
        "Primer curso de aprendizaje automático: se conocen derivadas y logaritmos.",
    ),
    (
        Scene(
            Text("Guess the distribution", "Adivina la distribución"),
            "",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "1", **GUESS},
            5,
            Text(
                "Softmax is exponential: a gap is a ratio.",
                "Softmax es exponencial: una diferencia es un cociente.",
            ),
            Text(
                "Logits 2, 1 and 0.5. Drag the bars to your guess, then reveal.",
                "Logits 2, 1 y 0,5. Arrastra las barras a lo que crees y descubre.",
            ),
            Text(
                "Near plain division: 57, 29, 14 %. Right: 62.9 %, 23.1 %, 14.0 %.",
                "Cerca de la división simple: 57, 29, 14 %. Lo correcto es 62,9 %, "
                "23,1 %, 14,0 %.",
            ),
            Text(
                "The wasted bits are the Kullback-Leibler divergence: what a code made "
                "for the guess costs too much.",
                "Los bits malgastados son la divergencia de Kullback-Leibler: lo que "
                "cuesta de más un código hecho para lo adivinado.",
            ),
        ),
        Scene(
            Text("Step by step", "Paso a paso"),
            "steps",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "1", **PAGE_COVERED},
            6,
            Text(
                "A constant added to every logit cancels.",
                "Una constante sumada a todos los logits se cancela.",
            ),
            Text(
                "Which column changes if the largest logit is subtracted first?",
                "¿Qué columna cambia si primero se resta el logit mayor?",
            ),
            Text(
                "The exponentials and their sum do, the probabilities do not.",
                "Cambian las exponenciales y su suma, no las probabilidades.",
            ),
            Text(
                "So there is one logit too many: n classes have n − 1 free gaps.",
                "Así que sobra un logit: n clases tienen n − 1 diferencias libres.",
            ),
        ),
        Scene(
            Text("Does it always sharpen?", "¿Siempre exagera?"),
            "sharpen",
            ANIMALS,
            {"z": "0.2, 0.1, 0", "t": "1", **ALL_COVERED},
            6,
            Text(
                "Whether softmax sharpens depends on the scale of the logits.",
                "Que softmax exagere depende de la escala de los logits.",
            ),
            Text(
                "Logits 0.2, 0.1 and 0. Is softmax sharper than plain division?",
                "Logits 0,2, 0,1 y 0. ¿Exagera softmax más que la división simple?",
            ),
            Text(
                "“Yes, always.” Here it is flatter: 36.7 %, 33.2 %, 30.1 %.",
                "«Sí, siempre». Aquí es más plana: 36,7 %, 33,2 %, 30,1 %.",
            ),
            Text(
                "Scale the logits by 100, and it is nearly one-hot. The scale is 1/T.",
                "Multiplica los logits por 100 y es casi one-hot. La escala es 1/T.",
            ),
        ),
        Scene(
            Text("One answer or several", "Una respuesta o varias"),
            "sigmoid",
            DOG_AND_GRASS.names,
            {"z": "2.2, 1.6, -1.5, -3", "t": "1", **ALL_COVERED},
            6,
            Text(
                "Softmax lets classes compete; sigmoid asks each for itself.",
                "En softmax las clases compiten; sigmoide pregunta a cada una.",
            ),
            Text(
                "Dog and grass are both in the photo. Which output do you train?",
                "En la foto hay un perro y hierba. ¿Qué salida entrenas?",
            ),
            Text(
                "Sigmoid, one yes or no for each class. Softmax has to choose.",
                "Sigmoide, un sí o no para cada clase. Softmax tiene que elegir.",
            ),
            Text(
                "Add the same number to all logits: only sigmoid notices.",
                "Suma el mismo número a todos los logits: solo sigmoide lo nota.",
            ),
        ),
        Scene(
            Text("What the truth pulls at", "De qué tira la verdad"),
            "loss",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "1", "y": "2", **PAGE_COVERED},
            7,
            Text(
                "The slope of the loss is p − y.",
                "La pendiente de la pérdida es p − y.",
            ),
            Text(
                "It is a dog. Which logits rise, which fall, and which one most?",
                "Es un perro. ¿Qué logits suben, cuáles bajan y cuál más?",
            ),
            Text(
                "Dog rises most, by 0.77 times the rate; cat falls by 0.63, bird by "
                "0.14.",
                "El del perro es el que más sube, 0,77 por la tasa; el del gato baja "
                "0,63; el del pájaro, 0,14.",
            ),
            Text(
                "The slopes add up to 0. A confident mistake pulls hard, a good answer "
                "hardly.",
                "Las pendientes suman 0. Un error seguro tira fuerte; una buena "
                "respuesta, apenas.",
            ),
        ),
        Scene(
            Text("A loss that does not fall", "Una pérdida que no baja"),
            "loss",
            ANIMALS,
            {"z": "9, 1, -2", "t": "1", "y": "1", "twice": "true"},
            6,
            Text(
                "Softmax applied twice has a floor.",
                "Softmax aplicada dos veces tiene un suelo.",
            ),
            Text(
                "The model is right and sure. Why is the loss still above 0.5?",
                "El modelo acierta y está seguro. ¿Por qué la pérdida sigue por encima "
                "de 0,5?",
            ),
            Text(
                "“The rate is too small.” In truth the loss got probabilities, not "
                "logits: its floor is 0.55.",
                "«La tasa es demasiado pequeña». En realidad la pérdida recibió "
                "probabilidades, no logits: su suelo es 0,55.",
            ),
            Text(
                "Turn off softmax twice, and watch the loss. Losses of libraries take "
                "logits.",
                "Quita la doble softmax y mira la pérdida. Las pérdidas de las "
                "bibliotecas reciben logits.",
            ),
        ),
        Scene(
            Text("From probability to decision", "De la probabilidad a la decisión"),
            "decisions",
            ANIMALS,
            {"z": "2, 1, 0.5", "t": "0.5", "draws": "10", **PAGE_COVERED},
            4,
            Text(
                "Drawing is not choosing the largest.",
                "Elegir al azar no es elegir la mayor.",
            ),
            Text(
                "T = 0.5. How many of 10 draws are cats?",
                "T = 0,5. ¿Cuántas de 10 veces sale gato?",
            ),
            Text(
                "Eight or nine, since cat has 84.4 %; ten, or six, can happen, too.",
                "Ocho o nueve, porque gato tiene el 84,4 %; también pueden ser diez o "
                "seis.",
            ),
            Text(
                "T = 0 always gives cat. That repeats itself; it is not more correct.",
                "T = 0 siempre da gato. Se repite; no por eso es más correcto.",
            ),
        ),
        Scene(
            Text("Is it calibrated?", "¿Está calibrado?"),
            "calibration",
            ANIMALS,
            {},
            5,
            Text(
                "One T, fitted afterwards, changes no order, but the honesty.",
                "Una T, ajustada después, no cambia el orden, pero sí la sinceridad.",
            ),
            Text(
                "Which T would you choose, and by which loss?",
                "¿Qué T elegirías, y con qué pérdida?",
            ),
            Text(
                "The T of the least NLL on examples that were kept apart.",
                "La T de menor NLL en ejemplos reservados.",
            ),
            Text(
                "T changes how sure the model says it is; what it answers stays.",
                "T cambia lo seguro que el modelo dice estar; su respuesta se queda.",
            ),
        ),
    ),
)

NUMERICS: Final = Plan(
    "numerics",
    Text("Where NaN comes from", "De dónde sale NaN"),
    Text(
        "For people who train models: why a loss became NaN, and the right line.",
        "Para quien entrena modelos: por qué una pérdida se volvió NaN, y la línea "
        "correcta.",
    ),
    (
        Scene(
            Text("Twelve is too much", "Doce es demasiado"),
            "overflow",
            ANIMALS,
            {"z": "12, 11, 10.5", "t": "1", "fmt": "float16", **PAGE_COVERED},
            8,
            Text(
                "float16 ends at 65504, so e^z overflows from z = 11.1 on.",
                "float16 acaba en 65504, así que e^z se desborda desde z = 11,1.",
            ),
            Text(
                "Which of the three logits breaks float16, and what is printed?",
                "¿Cuál de los tres logits rompe float16, y qué se imprime?",
            ),
            Text(
                "Only 12: its exponential is ∞. It prints NaN for cat, 0 for the rest.",
                "Solo 12: su exponencial es ∞. Imprime NaN para gato y 0 para el "
                "resto.",
            ),
            Text(
                "∞/∞ is NaN, a finite number over ∞ is 0. One cause, two faces.",
                "∞/∞ es NaN; un número finito entre ∞ es 0. Una causa, dos caras.",
            ),
        ),
        Scene(
            Text("Subtract the largest", "Restar el mayor"),
            "steps",
            ANIMALS,
            {"z": "12, 11, 10.5", "t": "1", **PAGE_COVERED},
            7,
            Text(
                "Without the maximum every exponential is at most 1.",
                "Restado el máximo, cada exponencial vale como mucho 1.",
            ),
            Text(
                "What can still go wrong after the maximum is subtracted?",
                "¿Qué puede fallar todavía después de restar el máximo?",
            ),
            Text(
                "Small ones become 0; the sum is at least 1, so no division by 0.",
                "Las pequeñas se vuelven 0; la suma es al menos 1, así que no se "
                "divide entre 0.",
            ),
            Text(
                "The result is the same mathematics. Only the range is different.",
                "El resultado es la misma matemática. Solo cambia el rango.",
            ),
        ),
        Scene(
            Text("The edge of float32", "El borde de float32"),
            "overflow",
            ANIMALS,
            {"z": "89, 88, 0", "t": "1", "fmt": "float32", **PAGE_COVERED},
            7,
            Text(
                "float32 ends near e^88.7.",
                "float32 acaba cerca de e^88,7.",
            ),
            Text(
                "Logits 89, 88 and 0. Does float32 survive? And does float64?",
                "Logits 89, 88 y 0. ¿Aguanta float32? ¿Y float64?",
            ),
            Text(
                "float32 breaks at 89; float64 holds up to 709.",
                "float32 se rompe con 89; float64 aguanta hasta 709.",
            ),
            Text(
                "T counts, too: at T = 0.1 a logit of 8.9 is 89.",
                "T también cuenta: con T = 0,1 un logit de 8,9 es 89.",
            ),
        ),
        Scene(
            Text("Far, but coarse", "Lejos, pero basto"),
            "overflow",
            ANIMALS,
            {"z": "2, 1.99, 0.5", "t": "1", "fmt": "bfloat16", **PAGE_COVERED},
            7,
            Text(
                "bfloat16 reaches as far as float32 with 8 bits of precision.",
                "bfloat16 llega tan lejos como float32 con 8 bits de precisión.",
            ),
            Text(
                "Logits 2 and 1.99. Can bfloat16 tell them apart?",
                "Logits 2 y 1,99. ¿Puede bfloat16 distinguirlos?",
            ),
            Text(
                "Just: near 2 its numbers below are 0.0078 apart, so 1.99 becomes "
                "1.9922.",
                "Por poco: justo bajo el 2 sus números están a 0,0078 unos de otros; "
                "1,99 se vuelve 1,9922.",
            ),
            Text(
                "Range and precision are two different budgets.",
                "El rango y la precisión son dos presupuestos distintos.",
            ),
        ),
        Scene(
            Text("ln 0 is no loss", "ln 0 no es una pérdida"),
            "loss",
            TWO,
            {"z": "0, -200", "t": "1", "y": "2", **PAGE_COVERED},
            8,
            Text(
                "Take log-softmax, never the logarithm of softmax.",
                "Usa log-softmax, nunca el logaritmo de softmax.",
            ),
            Text(
                "b is true, and float32 says p = 0. What is the loss?",
                "b es la correcta, y float32 dice p = 0. ¿Cuál es la pérdida?",
            ),
            Text(
                "“Infinite.” In truth 200 nats, a finite number with a good slope.",
                "«Infinita». En realidad 200 nats, un número finito con buena "
                "pendiente.",
            ),
            Text(
                "z minus log-sum-exp never forms p, so nothing underflows.",
                "z menos log-sum-exp nunca calcula p, así que nada se pierde.",
            ),
        ),
        Scene(
            Text("The right line of code", "La línea de código correcta"),
            "code",
            ANIMALS,
            {"z": "12, 11, 10.5", "t": "1", "lib": "torch"},
            8,
            Text(
                "Libraries have the safe function; give it logits.",
                "Las bibliotecas tienen la función segura; dale logits.",
            ),
            Text(
                "Which line of your own project would you change today?",
                "¿Qué línea de tu proyecto cambiarías hoy?",
            ),
            Text(
                "log(softmax(z)) to log_softmax(z); a softmax before the loss goes.",
                "log(softmax(z)) por log_softmax(z); fuera el softmax antes de la "
                "pérdida.",
            ),
            Text(
                "Cross-entropy of a library takes logits, and says so in its page.",
                "La entropía cruzada de una biblioteca recibe logits, y así lo dice su "
                "página.",
            ),
        ),
    ),
)
PLANS: Final = (SCHOOL, LEARNING, NUMERICS)


def document(plan: Plan, lang: Lang, base: str = "http://localhost:8501/") -> str:
    """Return a lesson as a Markdown document, whose links open its scenes."""
    parts = [
        f"# {plan.title(lang)}",
        f"{plan.audience(lang)} {MINUTES(lang, n=str(plan.minutes))}.",
    ]
    for place, scene in enumerate(plan.scenes, 1):
        minutes = MINUTES(lang, n=str(scene.minutes))
        parts += [
            f"## {place}. {scene.title(lang)}",
            f"{minutes} · [{OPEN(lang)}]({base}{scene.address(lang)})",
            scene.aim(lang),
            f"**{QUESTION(lang)}** {scene.question(lang)}",
            f"**{EXPECT(lang)}** {scene.expect(lang)}",
            f"**{SAY(lang)}** {scene.tell(lang)}",
        ]
    return "\n\n".join(parts) + "\n"
