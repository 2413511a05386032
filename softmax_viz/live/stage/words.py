"""What the stage says, in both languages; stage.js fills in the {placeholders}."""

from typing import Final

from softmax_viz.text import Text

SIGMOID = Text("sigmoid", "sigmoide")
WORDS: Final = {
    "undo": Text("Undo", "Deshacer"),
    "redo": Text("Redo", "Rehacer"),
    "reset": Text("Reset", "Restablecer"),
    "presets": Text("Examples", "Ejemplos"),
    "add": Text("+ class", "+ clase"),
    "remove": Text("Remove {name}", "Quitar {name}"),
    "menu": Text("More actions", "Más acciones"),
    "unfold": Text("Show the logit sliders", "Mostrar los deslizadores de logits"),
    "fold": Text("Hide the logit sliders", "Ocultar los deslizadores de logits"),
    "typing": Text("Type or paste", "Escribir o pegar"),
    "typingOver": Text("Close the text fields", "Cerrar los campos de texto"),
    "link": Text("Copy link", "Copiar enlace"),
    "linkCopied": Text("Link copied ✓", "Enlace copiado ✓"),
    "linkByHand": Text("Copy this link:", "Copia este enlace:"),
    "prepare": Text("Prepare for class", "Preparar la clase"),
    "take": Text("Take away", "Para llevar"),
    "tour": Text("Three steps to begin", "Tres pasos para empezar"),
    "tourSkip": Text("Skip", "Omitir"),
    "tourBack": Text("Back", "Atrás"),
    "tourNext": Text("Next", "Siguiente"),
    "tourDone": Text("Done", "Listo"),
    "tourLogit": Text("Move a logit", "Mueve un logit"),
    "tourLogitHow": Text(
        "Drag the handle of a class, or press an arrow key on it. All probabilities "
        "follow at once.",
        "Arrastra el control de una clase, o pulsa en él una flecha del teclado. Todas "
        "las probabilidades lo siguen al instante.",
    ),
    "tourT": Text("Move the temperature", "Mueve la temperatura"),
    "tourTHow": Text(
        "To the left the largest logit takes more and more, to the right the shares "
        "become equal. 0 and ∞ are the exact limits.",
        "Hacia la izquierda el logit mayor se lleva cada vez más; hacia la derecha las "
        "partes se igualan. 0 y ∞ son los límites exactos.",
    ),
    "tourAnswer": Text("See the answer", "Mira la respuesta"),
    "tourAnswerHow": Text(
        "Here each page answers what you move. The arrow at the top leads to the next "
        "page; the button ⋯ has these steps again.",
        "Aquí cada página responde a lo que mueves. La flecha de arriba lleva a la "
        "página siguiente; en el botón ⋯ están otra vez estos pasos.",
    ),
    "guess": Text("Guess first", "Adivinar primero"),
    "guessHow": Text(
        "Drag each bar to what you think. Together they stay at 100 %.",
        "Arrastra cada barra a lo que crees. Juntas suman siempre el 100 %.",
    ),
    "guessDone": Text("That is my guess", "Esto es lo que creo"),
    "guessKept": Text(
        "Decided. What will the bars be?", "Decidido. ¿Cómo serán las barras?"
    ),
    "guessAgain": Text("Guess again", "Adivinar otra vez"),
    "guessReveal": Text("Reveal", "Descubrir"),
    "guessOver": Text("Close", "Cerrar"),
    "guessOf": Text("Your guess for {name}", "Lo que crees de {name}"),
    "guessFar": Text(
        "{d} of the probability was in the wrong place. Cross-entropy: {e} bits are "
        "needed, and your guess wastes {w} bits.",
        "El {d} de la probabilidad estaba en el lugar equivocado. Entropía cruzada: "
        "hacen falta {e} bits, y lo que creías malgasta {w} bits.",
    ),
    "guessThen": Text("When you guessed: {said}", "Cuando respondiste: {said}"),
    "guessNever": Text(
        "You gave 0 % to {name}, which has {p}: that wastes bits without end. Softmax "
        "gives 0 to nobody while T > 0.",
        "Diste el 0 % a {name}, que tiene el {p}: eso malgasta bits sin fin. Softmax "
        "no da 0 a nadie mientras T > 0.",
    ),
    "guessDivided": Text(
        "That is plain division, logit over sum. Softmax divides e^(z/T): a gap "
        "becomes a ratio.",
        "Eso es la división simple, logit entre suma. Softmax divide e^(z/T): una "
        "diferencia se vuelve un cociente.",
    ),
    "guessEqual": Text(
        "Equal shares come only with equal logits, or at T = ∞.",
        "Partes iguales solo salen con logits iguales, o con T = ∞.",
    ),
    "guessClose": Text(
        "That is as good as right: you felt that gaps become ratios.",
        "Eso es casi exacto: notaste que las diferencias se vuelven cocientes.",
    ),
    "guessMissed": Text(
        "Farthest off: {name}, {q} guessed and {p} true. Only the gap to the others "
        "counts, as e^(gap/T).",
        "Lo más lejano: {name}, creías {q} y es {p}. Solo cuenta la diferencia con "
        "las demás, como e^(diferencia/T).",
    ),
    "dock": Text("The panel at hand", "El panel a mano"),
    "dockClass": Text("Class to move", "Clase que se mueve"),
    "temperature": Text("Temperature", "Temperatura"),
    "temperatureValue": Text("Temperature value", "Valor de la temperatura"),
    "threshold": Text("Threshold", "Umbral"),
    "logit": Text("Logit z", "Logit z"),
    "softmax": Text(
        "Probability p = softmax(z / T)", "Probabilidad p = softmax(z / T)"
    ),
    "sigmoid": Text("Sigmoid σ(z)", "Sigmoide σ(z)"),
    "shortSoftmax": Text("softmax", "softmax"),
    "shortSigmoid": SIGMOID,
    "nameOf": Text("Name of class {i}", "Nombre de la clase {i}"),
    "logitOf": Text("Logit of {name}", "Logit de {name}"),
    "logitValueOf": Text("Logit value of {name}", "Valor del logit de {name}"),
    "value": Text("{z}, probability {p}", "{z}, probabilidad {p}"),
    "probabilityOf": Text("Probability of {name}", "Probabilidad de {name}"),
    "pullValue": Text("{p}, logit {z}", "{p}, logit {z}"),
    "noPull": Text(
        "At T = 0 and T = ∞ the probabilities are limits: no logit can set a single "
        "one of them.",
        "Con T = 0 y T = ∞ las probabilidades son límites: ningún logit puede fijar "
        "una sola de ellas.",
    ),
    "pulled": Text(
        "Only the logit of {name} had to move, {from} → {to}; the others keep their "
        "ratios. Adding one constant to all logits would change nothing.",
        "Solo tuvo que moverse el logit de {name}, {from} → {to}; las demás conservan "
        "sus cocientes. Sumar una misma constante a todos los logits no cambiaría "
        "nada.",
    ),
    "pullStops": Text(
        "It stops short of 0 and 100 %: e^z is never 0, so no finite logit gets there.",
        "Se detiene antes del 0 y del 100 %: e^z nunca es 0, así que ningún logit "
        "finito llega.",
    ),
    "truthIs": Text(
        "This is the true class: {name}", "Esta es la clase correcta: {name}"
    ),
    "badLogit": Text(
        "“{text}” is not a finite number. Write for example −1.5 or 2e3.",
        "«{text}» no es un número finito. Escribe por ejemplo −1,5 o 2e3.",
    ),
    "noLogit": Text(
        "Write a number here, for example −1.5 or 2e3.",
        "Escribe aquí un número, por ejemplo −1,5 o 2e3.",
    ),
    "badTemperature": Text(
        "The temperature must be 0 or more, for example 0.5, or ∞.",
        "La temperatura debe ser mayor o igual que 0. Por ejemplo: 0,5. También vale "
        "∞.",
    ),
    "leader": Text("leader", "en cabeza"),
    "tie": Text("a tie", "empate"),
    "odds": Text("lead over the 2nd", "sobre la 2.ª"),
    "entropy": Text("entropy", "entropía"),
    "effective": Text("effective classes", "clases efectivas"),
    "more": Text("more", "más"),
    "less": Text("less", "menos"),
    "of": Text("{x} of {n}", "{x} de {n}"),
    "now": Text("now ", "ahora "),
    "ratio": Text(
        "{a} {now}gets {x} times the probability of {b}: e^(gap/T), for a gap of "
        "{gap} at T = {t}.",
        "{a} {now}recibe {x} veces la probabilidad de {b}: e^(diferencia/T), con una "
        "diferencia de {gap} y T = {t}.",
    ),
    "falls": Text(
        "{name} falls from {from} to {to} without moving: its e^(z/T) is the same, the "
        "total grew.",
        "{name} baja del {from} al {to} sin moverse: su e^(z/T) es el mismo; el total "
        "creció.",
    ),
    "rises": Text(
        "{name} rises from {from} to {to} without moving: its e^(z/T) is the same, the "
        "total shrank.",
        "{name} sube del {from} al {to} sin moverse: su e^(z/T) es el mismo; el total "
        "disminuyó.",
    ),
    "equally": Text(
        "{a} and {b} {now}get the same probability: there is no gap between their "
        "logits.",
        "{a} y {b} {now}reciben la misma probabilidad: no hay diferencia entre sus "
        "logits.",
    ),
    "allEqual": Text(
        "At T = ∞ every class gets the same probability, whatever its logit.",
        "Con T = ∞ todas las clases reciben la misma probabilidad, sea cual sea su "
        "logit.",
    ),
    "winnerTakesAll": Text(
        "At T = 0 the largest logit takes everything: {a} beats {b} by {gap}.",
        "Con T = 0 el logit mayor se lo lleva todo: {a} supera a {b} por {gap}.",
    ),
    "away": Text(
        "The server is away. The stage goes on by itself, and sends what you change "
        "when the server is back.",
        "El servidor no responde. El panel sigue por su cuenta y envía tus cambios "
        "cuando el servidor vuelva.",
    ),
    "beyondCounting": Text(
        "{a} {now}gets more times the probability of {b} than a float64 can hold: "
        "e^(gap/T), for a gap of {gap} at T = {t}.",
        "{a} {now}recibe más veces la probabilidad de {b} de lo que cabe en un "
        "float64: e^(diferencia/T), con una diferencia de {gap} y T = {t}.",
    ),
}
