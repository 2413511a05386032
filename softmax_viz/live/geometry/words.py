"""What the simplex and the slopes say, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "simplex": Text("The point and its path", "El punto y su camino"),
    "run": Text("Run T from 0 to ∞", "Recorrer T de 0 a ∞"),
    "handle": Text(
        "Point of the probabilities. Arrow keys move it, with Shift in small steps; 1, "
        "2, 3 move it to a corner; Home puts it in the middle.",
        "Punto de las probabilidades. Las flechas lo mueven, con Mayúsculas en pasos "
        "pequeños; 1, 2, 3 lo llevan hacia una esquina; Inicio lo pone en el centro.",
    ),
    "point": Text("draggable point", "punto arrastrable"),
    "corner": Text("Class at corner {k}", "Clase de la esquina {k}"),
    "picture": Text(
        "The point: {values}. From T = 0 to T = ∞ it runs from {start} to the middle.",
        "El punto: {values}. De T = 0 a T = ∞ va desde {start} hasta el centro.",
    ),
    "startCorner": Text("the corner {name}", "la esquina {name}"),
    "startSide": Text(
        "the middle between {a} and {b}", "el punto medio entre {a} y {b}"
    ),
    "startMiddle": Text("the middle", "el centro"),
    "rule": Text(
        "Drag the point, or use the arrow keys: a class whose p grows k-fold gains "
        "T · ln k in its logit, so the sum of all e^(z/T) stays.",
        "Arrastra el punto, o usa las flechas: una clase cuya p se multiplica por k "
        "gana T · ln k en su logit, así que la suma de los e^(z/T) no cambia.",
    ),
    "ruleAmong": Text(
        "Drag the point, or use the arrow keys: a class whose share grows k-fold gains "
        "T · ln k in its logit, so no class outside these three moves.",
        "Arrastra el punto, o usa las flechas: una clase cuya parte se multiplica por "
        "k gana T · ln k en su logit, así que no se mueve ninguna clase fuera de las "
        "tres.",
    ),
    "edge": Text(
        "It stops short of the edge: there a probability would be 0, and at T > 0 that "
        "takes a logit of −∞.",
        "Se detiene antes del borde: allí una probabilidad sería 0, y con T > 0 eso "
        "exige un logit de −∞.",
    ),
    "zero": Text(
        "T = 0 is a limit: only corners and exact ties exist, whatever the gaps. There "
        "is nothing to drag; raise T.",
        "T = 0 es un límite: solo existen las esquinas y los empates exactos, sean "
        "cuales sean las diferencias. No hay nada que arrastrar; sube T.",
    ),
    "infinite": Text(
        "T = ∞ is a limit: the point rests in the middle, whatever the logits. There "
        "is nothing to drag; lower T.",
        "T = ∞ es un límite: el punto está en el centro, sean cuales sean los logits. "
        "No hay nada que arrastrar; baja T.",
    ),
    "extreme": Text(
        "These numbers are too extreme: float64 has no digits left in which to place "
        "the point. Nothing can be dragged here.",
        "Estos números son demasiado extremos: a float64 no le quedan cifras con las "
        "que situar el punto. Aquí no se puede arrastrar.",
    ),
    "among": Text(
        "Only these three of {n} classes: together they have {p}, shown here as 100 %. "
        "No other logit can move this point.",
        "Solo estas tres de {n} clases: juntas tienen {p}, que aquí es el 100 %. "
        "Ningún otro logit puede mover este punto.",
    ),
    "distances": Text(
        "Coloured lines: the distance from the opposite side is the probability.",
        "Líneas de color: la distancia al lado opuesto es la probabilidad.",
    ),
    "path": Text(
        "Grey line: the path as T runs from 0 to ∞.",
        "Línea gris: el camino cuando T va de 0 a ∞.",
    ),
    "arrow": Text(
        "Arrow: where raising z of {name} pushes the point.",
        "Flecha: hacia dónde empuja el punto subir z de {name}.",
    ),
    "slopes": Text(
        "The slopes ∂p/∂z: the Jacobian matrix",
        "Las pendientes ∂p/∂z: la matriz jacobiana",
    ),
    "how": Text(
        "Row: the class whose p moves. Column: the class whose z is raised. Choose a "
        "cell.",
        "Fila: la clase cuya p se mueve. Columna: la clase cuyo z se sube. Elige una "
        "celda.",
    ),
    "cell": Text(
        "p of {a} when z of {b} is raised: {x}", "p de {a} al subir z de {b}: {x}"
    ),
    "scale": Text("Colour of a slope", "Color de una pendiente"),
    "raise": Text(
        "Raise z of {b} by T/10 = {h}: the slope {x} promises {a} {est} percentage "
        "points, and it gets {real}.",
        "Sube z de {b} en T/10 = {h}: la pendiente {x} promete a {a} {est} puntos "
        "porcentuales, y recibe {real}.",
    ),
    "flat": Text(
        "At T = ∞ every slope is 0: no logit moves any probability.",
        "Con T = ∞ todas las pendientes son 0: ningún logit mueve una probabilidad.",
    ),
    "step": Text(
        "At T = 0 softmax is a step: flat everywhere, and infinitely steep at an exact "
        "tie.",
        "Con T = 0 softmax es un escalón: plano en todas partes, e infinitamente "
        "empinado en un empate exacto.",
    ),
}
