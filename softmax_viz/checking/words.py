"""What is said of a claim: verdicts, sums, laws and mistakes, one sentence each."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from softmax_viz.checking.claims import NOTHING, Said
from softmax_viz.checking.hunt import Case
from softmax_viz.checking.mistakes import Found, known_places, rounded
from softmax_viz.checking.report import ArrayReport, Report, Verdict
from softmax_viz.text import (
    NO_BREAK_SPACE,
    ROOM,
    Lang,
    Text,
    exact,
    fixed,
    listed,
    power,
    quoted,
    significant,
    temperature,
    times,
)

VERDICTS: Final[dict[Verdict, Text]] = {
    "right": Text("✓ right", "✓ correcto"),
    "cut": Text("≈ cut off, not rounded", "≈ cortado, sin redondear"),
    "last digit": Text("≈ last digit wrong", "≈ falla la última cifra"),
    "wrong": Text("✗ wrong", "✗ incorrecto"),
    "unsaid": Text("–", "–"),
}
ALL_RIGHT = Text(
    "✓ Right, at the digits given.", "✓ Correcto, con las cifras que se dan."
)
SOME_WRONG = Text(
    "✗ Wrong: {wrong} of {claimed}.", "✗ Incorrectos: {wrong} de {claimed}."
)
RIGHT_BUT = Text(
    "✗ Each number is right, but what is said of them is not.",
    "✗ Cada número es correcto, pero lo que se dice de ellos no.",
)
RATIOS_RIGHT = Text(
    "✓ The ratios are right, at the digits given.",
    "✓ Los cocientes son correctos, con las cifras que se dan.",
)
RATIOS_WRONG = Text(
    "✗ These are not the right ratios.", "✗ Estos no son los cocientes correctos."
)
LIKELY = Text("The likely mistake", "El error probable")
ALSO = Text("This would give the same digits", "Esto daría las mismas cifras")
BROKEN = Text("What cannot be", "Lo que no puede ser")
UNKNOWN = Text(
    "No mistake of our list gives these digits.",
    "Ningún error de nuestra lista da estas cifras.",
)

SUM_ONE = Text(
    "The claimed numbers add up to {one}.", "Los números afirmados suman {one}."
)
OF_OTHERS = Text(
    "The claim is about the logits {logits}, not about those of the stage: it was "
    "judged by its own, at the T of the stage.",
    "La afirmación habla de los logits {logits}, no de los del panel: se ha juzgado "
    "con los suyos, con la T del panel.",
)
SUM_ROUNDED = Text(
    "The claimed numbers add up to {sum}. That alone is no mistake: rounded numbers of "
    "so few digits may add up to anything from {low} to {high}.",
    "Los números afirmados suman {sum}. Eso solo no es un error: con tan pocas cifras, "
    "los números redondeados pueden sumar entre {low} y {high}.",
)
RIGHT_SUM = Text(
    "The right ones, rounded as here, add up to {sum}.",
    "Los correctos, redondeados igual, suman {sum}.",
)
PERCENT_GUESSED = Text(
    "Read as percentages, because they add up to about 100.",
    "Leídos como porcentajes, porque suman cerca de 100.",
)
COMMAS_GUESSED = Text(
    "A comma between two digits was read as a decimal comma.",
    "Una coma entre dos cifras se ha leído como coma decimal.",
)

LAWS: Final[dict[str, Text]] = {
    "negative": Text(
        "{classes}: a probability is never negative.",
        "{classes}: una probabilidad nunca es negativa.",
    ),
    "above one": Text(
        "{classes}: no probability is above 1.",
        "{classes}: ninguna probabilidad pasa de 1.",
    ),
    "not one": Text(
        "They add up to {0}. Rounding alone can only lead to between {1} and {2}.",
        "Suman {0}. El redondeo solo puede llevar a entre {1} y {2}.",
    ),
    "wrong total": Text(
        "The parts add up to {0}, not to {1}.", "Las partes suman {0}, no {1}."
    ),
    "no nucleus": Text(
        "That is no nucleus for top-p = {1}: it has only {0}. The nucleus needs the "
        "{count} most likely classes, which have {3}.",
        "Eso no es un núcleo para top-p = {1}: solo tiene {0}. El núcleo necesita las "
        "{count} clases más probables, que tienen {3}.",
    ),
    "order turned": Text(
        "{a} has the larger logit, so at every T above 0 it has the larger "
        "probability. Here it is the other way round.",
        "{a} tiene el logit mayor, así que con cualquier T mayor que 0 tiene la "
        "probabilidad mayor. Aquí es al revés.",
    ),
    "order merged": Text(
        "{a} and {b} have different logits, so no T makes them equal: here {a} has "
        "{ratio} times the probability of {b}.",
        "{a} y {b} tienen logits distintos, así que ninguna T los iguala: aquí {a} "
        "tiene {ratio} veces la probabilidad de {b}.",
    ),
    "equal apart": Text(
        "{a} and {b} have the same logit, so they have the same probability.",
        "{a} y {b} tienen el mismo logit, así que tienen la misma probabilidad.",
    ),
    "wrong ratio": Text(
        "{a} : {b} is claimed to be {said}. A gap in logits is a ratio, e^(gap/T): it "
        "is {ratio}.",
        "Se afirma que {a} : {b} es {said}. Una diferencia de logits es un cociente, "
        "e^(diferencia/T): es {ratio}.",
    ),
}

MISTAKES: Final[dict[str, Text]] = {
    "forgotten": Text(
        "T was forgotten: these are the values at T = 1.",
        "Se olvidó la T: son los valores con T = 1.",
    ),
    "multiplied": Text(
        "T was multiplied instead of divided: z · T in place of z / T.",
        "Se multiplicó por T en vez de dividir: z · T en lugar de z / T.",
    ),
    "temperature twice": Text(
        "The logits were divided by T twice.",
        "Los logits se dividieron dos veces entre T.",
    ),
    "divided after": Text(
        "The probabilities were divided by T, not the logits.",
        "Se dividieron entre T las probabilidades, no los logits.",
    ),
    "power without sum": Text(
        "The probabilities at T = 1 were raised to 1/T, and not divided by their sum.",
        "Las probabilidades con T = 1 se elevaron a 1/T y no se dividieron entre su "
        "suma.",
    ),
    "minus": Text(
        "The sign was turned: this is softmax of −z.",
        "Se cambió el signo: es softmax de −z.",
    ),
    "sigmoid": Text(
        "This is the sigmoid of each z/T: one yes or no for each class, which need not "
        "add up to 1.",
        "Es la sigmoide de cada z/T: un sí o no por clase, que no tienen por qué sumar "
        "1.",
    ),
    "sigmoid without T": Text(
        "This is the sigmoid of each logit, without T.",
        "Es la sigmoide de cada logit, sin T.",
    ),
    "division": Text(
        "Plain division: each logit over the sum of the logits, without e^.",
        "División simple: cada logit entre la suma de los logits, sin e^.",
    ),
    "sizes": Text(
        "Plain division of the sizes: |z| over the sum of all |z|.",
        "División simple de los tamaños: |z| entre la suma de todos los |z|.",
    ),
    "from least": Text(
        "The least logit was subtracted and the rest divided by its sum, without e^.",
        "Se restó el logit menor y el resto se dividió entre su suma, sin e^.",
    ),
    "squares": Text(
        "Squares instead of exponentials: z² over the sum of all z².",
        "Cuadrados en vez de exponenciales: z² entre la suma de todos los z².",
    ),
    "base 2": Text(
        "Base 2 instead of e: powers 2^(z/T).", "Base 2 en vez de e: potencias 2^(z/T)."
    ),
    "base 10": Text(
        "Base 10 instead of e: powers 10^(z/T).",
        "Base 10 en vez de e: potencias 10^(z/T).",
    ),
    "exponentials": Text(
        "These are the exponentials e^(z/T), not yet divided by their sum.",
        "Son las exponenciales e^(z/T), todavía sin dividir entre su suma.",
    ),
    "over largest": Text(
        "The exponentials were divided by the largest of them, not by their sum.",
        "Las exponenciales se dividieron entre la mayor, no entre su suma.",
    ),
    "odds": Text(
        "Each exponential was divided by the sum of the others: its own is missing.",
        "Cada exponencial se dividió entre la suma de las otras: falta la suya.",
    ),
    "negative is zero": Text(
        "Negative logits got 0. Softmax gives every class something: e^ of a negative "
        "number is still positive.",
        "Los logits negativos recibieron 0. Softmax da algo a cada clase: e^ de un "
        "número negativo sigue siendo positivo.",
    ),
    "softmax twice": Text("Softmax was applied twice.", "Se aplicó softmax dos veces."),
    "standardized": Text(
        "The logits were standardized first: minus their mean, over their standard "
        "deviation.",
        "Antes se estandarizaron los logits: menos su media, entre su desviación "
        "típica.",
    ),
    "length one": Text(
        "The logits were first divided by their length as a vector.",
        "Antes se dividieron los logits entre su longitud como vector.",
    ),
    "shares first": Text(
        "The logits were first divided by their sum, and softmax was applied to that.",
        "Antes se dividieron los logits entre su suma, y a eso se aplicó softmax.",
    ),
    "sparsemax": Text(
        "This is sparsemax, a relative of softmax with exact zeros.",
        "Es sparsemax, pariente de softmax con ceros exactos.",
    ),
    "surprise": Text(
        "These are −log p, the losses, not the probabilities.",
        "Son −log p, las pérdidas, no las probabilidades.",
    ),
    "one-hot": Text(
        "The largest takes everything: that is the limit T = 0.",
        "El mayor se lo lleva todo: ese es el límite T = 0.",
    ),
    "uniform": Text(
        "Every class gets the same: that is the limit T = ∞.",
        "Cada clase recibe lo mismo: ese es el límite T = ∞.",
    ),
    "a hundred too small": Text(
        "The numbers are a hundred times too small: a % too many.",
        "Los números son cien veces demasiado pequeños: sobra un %.",
    ),
    "a hundred too large": Text(
        "The numbers are a hundred times too large: a % is missing.",
        "Los números son cien veces demasiado grandes: falta un %.",
    ),
    "other order": Text(
        "The right numbers in another order: {classes} are mixed up.",
        "Los números correctos en otro orden: {classes} están cambiados.",
    ),
    "swapped digits": Text(
        "Two digits of {classes} are swapped.", "Hay dos cifras de {classes} cambiadas."
    ),
    "cut": Text(
        "The digits were cut off instead of rounded.",
        "Las cifras se cortaron en vez de redondearse.",
    ),
    "some cut": Text(
        "The digits of {classes} were cut off, the others rounded.",
        "Las cifras de {classes} se cortaron, las demás se redondearon.",
    ),
    "rounded twice": Text(
        "Rounded twice: first to more digits, and once more from those.",
        "Redondeado dos veces: primero con más cifras, y otra vez a partir de esas.",
    ),
    "steps": Text(
        "Rounded by eye, to steps of {0}.", "Redondeado a ojo, en pasos de {0}."
    ),
    "made to one": Text(
        "{classes} was changed so that the sum is exactly 1. Rounded, the right ones "
        "add up to {0}, and that is all right.",
        "Se cambió {classes} para que la suma sea exactamente 1. Redondeados, los "
        "correctos suman {0}, y eso está bien.",
    ),
    "early": Text(
        "Rounded too early: the exponentials were first rounded to {list}, and then "
        "divided.",
        "Redondeado demasiado pronto: las exponenciales se redondearon primero a "
        "{list} y después se dividieron.",
    ),
    "early cut": Text(
        "Rounded too early: the exponentials were first written as {list}, that of "
        "{classes} cut off, and then divided.",
        "Redondeado demasiado pronto: las exponenciales se escribieron primero como "
        "{list}, la de {classes} cortada, y después se dividieron.",
    ),
    "early scaled": Text(
        "Rounded too early: z/T was rounded to {count} decimals before e^.",
        "Redondeado demasiado pronto: z/T se redondeó a {count} decimales antes de e^.",
    ),
    "rough e": Text(
        "A rough e: {number} was used for 2.71828…",
        "Una e aproximada: se usó {number} en lugar de 2,71828…",
    ),
    "temperature": Text(
        "T was {t}: these are the values at T = {t}.",
        "La T era {t}: son los valores con T = {t}.",
    ),
    "logits": Text(
        "Other logits: these are the values of softmax([{list}]). Different: "
        "{classes}.",
        "Otros logits: son los valores de softmax([{list}]). Distinto: {classes}.",
    ),
    "other sum": Text(
        "The ratios are right, but the exponentials were divided by another sum: "
        "all of them add up to {0}.",
        "Los cocientes son correctos, pero las exponenciales se dividieron entre otra "
        "suma: todas juntas suman {0}.",
    ),
    "near temperature": Text(
        "T = {t} comes near: [{list}].", "T = {t} se acerca: [{list}]."
    ),
    "two temperatures": Text(
        "No T gives these: the ratio {a} : {b} would need T = {t}, and {c} : {d} "
        "T = {u}.",
        "Ninguna T da estos números: el cociente {a} : {b} pediría T = {t}, y "
        "{c} : {d} T = {u}.",
    ),
}

AXES: Final = {
    "rows": Text(
        "✓ Every row adds up to 1: softmax over the last axis, axis=1. Right if a row "
        "is one example and its columns are the classes.",
        "✓ Cada fila suma 1: softmax sobre el último eje, axis=1. Correcto si una fila "
        "es un ejemplo y sus columnas son las clases.",
    ),
    "columns": Text(
        "✗ Every column adds up to 1, no row does: softmax over axis=0. If the rows "
        "are examples, that is the wrong axis: the examples compete for each class.",
        "✗ Cada columna suma 1, ninguna fila lo hace: softmax sobre axis=0. Si las "
        "filas son ejemplos, es el eje equivocado: los ejemplos compiten por cada "
        "clase.",
    ),
    "both": Text(
        "Rows and columns add up to 1: the sums do not tell the axis.",
        "Filas y columnas suman 1: las sumas no dicen el eje.",
    ),
    "all": Text(
        "✗ Only all numbers together add up to 1: softmax over the whole array. Over "
        "the rows it is axis=-1.",
        "✗ Solo todos los números juntos suman 1: softmax sobre el array entero. Sobre "
        "las filas es axis=-1.",
    ),
    "none": Text(
        "✗ Neither rows nor columns nor all together add up to 1: no softmax gives "
        "this.",
        "✗ Ni filas ni columnas ni todo junto suman 1: ningún softmax da esto.",
    ),
}
MEAN_RIGHT = Text(
    "✓ Possible as a weighted mean: each number lies between the least and the largest "
    "of its column.",
    "✓ Posible como media ponderada: cada número está entre el menor y el mayor de su "
    "columna.",
)
MEAN_WRONG = Text(
    "✗ No weighted mean: {value} is outside {low} to {high}, and no average leaves its "
    "column.",
    "✗ No es una media ponderada: {value} queda fuera de {low} a {high}, y ningún "
    "promedio se sale de su columna.",
)
OUTSIDE = Text(
    "Some numbers are below 0 or above 1, so they are no probabilities.",
    "Hay números menores que 0 o mayores que 1: no son probabilidades.",
)


def share(value: Decimal, decimals: int, report: Report, lang: Lang) -> str:
    """Write a share with so many decimals, in percent if the claim is."""
    if report.claim.percent:
        scaled = value.scaleb(2, ROOM)
        return f"{_written(scaled, max(decimals - 2, 0), lang)}{NO_BREAK_SPACE}%"
    return _written(value, decimals, lang)


def _written(value: Decimal, decimals: int, lang: Lang) -> str:
    if decimals > 8 and value and abs(value) < Decimal("1e-3"):
        return power(value, lang, max(value.adjusted() + decimals, 0))
    return fixed(value, lang, known_places(value, decimals))


def said_text(said: Said | None, report: Report, lang: Lang) -> str:
    """Write what is claimed of a class; a dash where nothing is."""
    if said is None:
        return "–"
    return share(said.value, said.decimals, report, lang)


def table_rows(
    report: Report, names: Sequence[str], lang: Lang
) -> list[tuple[str, str, str, str]]:
    """Return for each class its name, what is claimed, what is right, the verdict."""
    return [
        (
            name,
            said_text(line.said, report, lang),
            share(line.right, line.decimals, report, lang),
            VERDICTS[line.verdict](lang),
        )
        for name, line in zip(names, report.lines, strict=True)
    ]


def headline(report: Report, lang: Lang) -> str:
    """Say in one sentence whether the claim holds."""
    if report.claim.ratios:
        return (RATIOS_WRONG if report.laws else RATIOS_RIGHT)(lang)
    if not report.claimed:
        return NOTHING(lang)
    wrong = report.wrong
    if not wrong:
        return (RIGHT_BUT if report.laws else ALL_RIGHT)(lang)
    return SOME_WRONG(lang, claimed=str(report.claimed), wrong=str(wrong))


def notes(report: Report, lang: Lang) -> list[str]:
    """Say what the numbers add up to, and how the text was read."""
    says = []
    if report.of_others:
        named = listed((exact(x, lang) for x in report.claim.of), lang)
        says.append(OF_OTHERS(lang, logits=named))
    if report.claim.percent_guessed:
        says.append(PERCENT_GUESSED(lang))
    if report.claim.commas_guessed:
        says.append(COMMAS_GUESSED(lang))
    if report.claim.ratios or not report.complete:
        return says
    places = report.decimals

    def write(x: Decimal) -> str:
        return share(x, places, report, lang)

    if report.said_sum == 1:
        one = f"100{NO_BREAK_SPACE}%" if report.claim.percent else "1"
        says.append(SUM_ONE(lang, one=one))
    elif abs(report.said_sum - 1) <= report.slack:
        wide = places + (report.slack != rounded(report.slack, places))
        says.append(
            SUM_ROUNDED(
                lang,
                sum=write(report.said_sum),
                low=share(1 - report.slack, wide, report, lang),
                high=share(1 + report.slack, wide, report, lang),
            )
        )
    if report.wrong:
        says.append(RIGHT_SUM(lang, sum=write(report.right_sum)))
    return says


def sentence(found: Found, names: Sequence[str], lang: Lang) -> str:
    """Say what was found; names are quoted, so that nothing in them is obeyed."""
    named = [quoted(names[i]) for i in found.classes]
    numbers = found.numbers or (0.0,)
    listing = numbers if found.kind == "logits" else numbers[1:]
    write = significant if found.kind == "near temperature" else exact
    text = (LAWS | MISTAKES)[found.kind]
    return text(lang).format(
        *(exact(x, lang) for x in numbers),
        classes=", ".join(named),
        list=listed((write(x, lang) for x in listing), lang),
        t=exact(numbers[0], lang),
        u=exact(numbers[-1], lang),
        said=times(numbers[0], lang),
        ratio=times(numbers[-1], lang) if numbers[-1] < 1e300 else "> 10³⁰⁰",
        number=exact(numbers[0], lang),
        count=f"{numbers[2 if found.kind == 'no nucleus' else 0]:.0f}",
        **dict(zip("abcd", named, strict=False)),
    )


def array_sentences(report: ArrayReport, lang: Lang) -> list[str]:
    """Say which axis adds up to 1, or whether a weighted mean is one."""
    if report.mean:
        return [
            MEAN_WRONG(
                lang,
                value=_plain(said.value, lang),
                low=_plain(low, lang),
                high=_plain(high, lang),
            )
            for said, low, high, inside in report.mean
            if not inside
        ] or [MEAN_RIGHT(lang)]
    return [(OUTSIDE if report.outside else AXES[report.axis])(lang)]


def _plain(value: Decimal, lang: Lang) -> str:
    exponent = value.as_tuple().exponent
    return fixed(value, lang, max(-exponent, 0) if isinstance(exponent, int) else 0)


def array_table(report: ArrayReport, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a table: the numbers, with the sum of each way."""
    width = len(report.rows[0])
    header = ["", *(str(c) for c in range(1, width + 1)), "Σ"]
    rows = [
        [str(r), *(_plain(said.value, lang) for said in row), _marked(total, lang)]
        for r, (row, total) in enumerate(
            zip(report.rows, report.row_sums, strict=True), 1
        )
    ]
    below = [_marked(total, lang) for total in report.column_sums]
    return header, [*rows, ["Σ", *below, _plain(report.total, lang)]]


def _marked(total: tuple[Decimal, bool], lang: Lang) -> str:
    return f"{_plain(total[0], lang)} {'✓' if total[1] else '✗'}"


def case_label(case: Case, lang: Lang) -> str:
    """Write a case of the hunt: the logits and T that it is about, and what is said."""
    if case.rows:
        return case.asks(lang)
    logits = listed((exact(z, lang) for z in case.logits), lang)
    t = f", T = {temperature(case.temperature, lang)}" if case.temperature != 1 else ""
    return f"z = {logits}{t}. {case.asks(lang)}"
