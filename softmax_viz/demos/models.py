"""Real logits: a photograph, a prompt or a digit, from 10 to 49,152 classes."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.data import examples
from softmax_viz.live import models
from softmax_viz.live.models.words import WORDS
from softmax_viz.live.stage import View
from softmax_viz.scenario import Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, number, percent, temperature, whole

TAKEAWAY = Text(
    "Softmax always splits 100 %, however many classes there are and even if none "
    "fits. The more classes, the larger the lead it takes to be sure.",
    "Softmax siempre reparte el 100 %, haya las clases que haya y aunque no encaje "
    "ninguna. Cuantas más clases, más ventaja hace falta para estar seguro.",
)
KIND = Text("Model", "Modelo")
KINDS = {
    "photo": Text("Photographs: 1,000 classes", "Fotografías: 1000 clases"),
    "text": Text("Next token: 49,152 classes", "Siguiente token: 49 152 clases"),
    "digit": Text("Digits: 10 classes", "Dígitos: 10 clases"),
}
EXAMPLE = {
    "photo": Text("Photograph", "Fotografía"),
    "text": Text("Beginning of a text", "Comienzo de un texto"),
    "digit": Text("Digit", "Dígito"),
}
BARS = Text("Bars", "Barras")
ABOUT = {
    "photo": Text(
        "The classes are those of ImageNet, a collection of labelled photographs.",
        "Las clases son las de ImageNet, una colección de fotografías etiquetadas.",
    ),
    "text": Text(
        "A token is a piece of text: a word, a part of one, or a mark.",
        "Un token es un trozo de texto: una palabra, una parte de ella o un signo.",
    ),
    "digit": Text(
        "The logits are weighted sums of the pixels, one for each digit.",
        "Los logits son sumas ponderadas de los píxeles, una por dígito.",
    ),
}
LIVE = Text(
    "Move T on the stage: it is this model's temperature, too.",
    "Mueve T en el panel: también es la temperatura de este modelo.",
)
SEND = Text("Send the top 10 to the stage", "Llevar las 10 primeras al panel")
SEND_ALL = Text("Send all ten to the stage", "Llevar las diez al panel")
SENT = Text(
    "The stage has these classes now, with logits of four decimals. [Go there](#stage)",
    "El panel tiene ahora estas clases, con logits de cuatro decimales. "
    "[Ir allí](#stage)",
)
ONE_LOGIT = Text(
    "On the stage all other classes become one, whose logit, {z}, is right at T = {t} "
    "only; at another T, send them again.",
    "En el panel todas las demás clases son una sola, con un logit, {z}, que solo "
    "vale para T = {t}; con otra T, llévalas de nuevo.",
)
NO_LOGIT = Text(
    "At this T no finite logit can stand for so many classes. Choose a lower T.",
    "Con esta T ningún logit finito puede representar a tantas clases. Elige una T "
    "menor.",
)
DECIMALS = 4  # of the logits that are sent
TABLE = Text("Every number", "Todos los números")
CAPTION = Text(
    "Logits and probabilities at T = {t}. {holders} of {k} classes hold 90 %.",
    "Logits y probabilidades con T = {t}. {holders} de {k} clases reúnen el 90 %.",
)
CLASS = Text("Class", "Clase")
GROWTH = Text("From 3 to 1,000 to 49,152 classes", "De 3 a 1000 y a 49 152 clases")
NEEDED = Text(
    "To get 90 % against K − 1 equal others, a class must lead by T · ln(9(K − 1)). "
    "Each class takes a little, and many take a lot.",
    "Para tener el 90 % frente a otras K − 1 iguales, una clase debe aventajarlas en "
    "T · ln(9(K − 1)). Cada clase se lleva un poco, y muchas se llevan mucho.",
)
CLASSES = (2, 3, 5, 10, 20, 50, 100, 1000, 10_000, 50_000)
MARKED = {
    "photo": (3, 1000, 49_152),
    "text": (3, 1000, 49_152),
    "digit": (3, 10, 1000, 49_152),
}  # by model
K_AXIS = Text("Classes K (log scale)", "Clases K (escala logarítmica)")
LEAD_AXIS = Text("Lead / T for 90 %", "Ventaja / T para el 90 %")
MARK = Text("{k} classes: {lead}", "{k} clases: {lead}")
GROWTH_ALT = Text(
    "Lead for 90 % against the number of classes, a straight line on the log scale: "
    "{marks}. Now {name} has {p}, as a lead of {lead} over equal others would give.",
    "Ventaja para el 90 % frente al número de clases, una recta en la escala "
    "logarítmica: {marks}. Ahora {name} tiene {p}, como daría una ventaja de {lead} "
    "sobre otras iguales.",
)
NOW = Text(
    "The diamond is the leader of this example: above the line it has more than 90 %.",
    "El rombo es la clase que va primera en este ejemplo: por encima de la línea "
    "tiene más del 90 %.",
)
BEYOND = Text(
    "The triangle is the leader of this example: its lead is beyond the chart, and so "
    "it has more than 90 %.",
    "El triángulo es la clase que va primera en este ejemplo: su ventaja se sale del "
    "gráfico, así que tiene más del 90 %.",
)
LAYER = Text("Where the logits come from", "De dónde salen los logits")
LAYER_SAYS = Text(
    "A neural network turns its input, layer by layer, into a list of numbers h. Its "
    "output layer turns h into one logit for each class: how well h fits the weights W "
    "of that class, and b besides. Softmax comes last and has nothing to learn.",
    "Una red neuronal convierte su entrada, capa a capa, en una lista de números h. Su "
    "capa de salida convierte h en un logit para cada clase: lo bien que h encaja con "
    "los pesos W de esa clase, más b. Softmax va al final y no tiene nada que "
    "aprender.",
)
LAYER_CAPTION = Text(
    "Output layers: how many numbers in h, and how many classes",
    "Capas de salida: cuántos números en h y cuántas clases",
)
MODEL = Text("Model", "Modelo")
ANSWER = Text("What softmax gives", "Qué da softmax")
HIDDEN = Text("numbers in h", "números en h")
COUNT = Text("classes", "clases")
OF_IMAGENET = Text("a class of ImageNet", "una clase de ImageNet")
NEXT = Text("the next token", "el siguiente token")
LAYERS = (
    ("EfficientNet-Lite0", OF_IMAGENET, 1280, 1000),
    ("ResNet-50", OF_IMAGENET, 2048, 1000),
    ("SmolLM2-135M", NEXT, 576, 49_152),
    ("GPT-2", NEXT, 768, 50_257),
    ("BERT-base", Text("a hidden token", "un token oculto"), 768, 30_522),
    (
        "BERT-base",
        Text("positive, neutral, negative", "positivo, neutro, negativo"),
        768,
        3,
    ),
)
BERT = Text(
    "BERT is not GPT. GPT reads from left to right, and its softmax gives the next "
    "token. BERT reads a whole text at once: its softmax gives a token that was "
    "hidden or, once trained for it, a class of the text. That is text "
    "classification, such as the tone of a review.",
    "BERT no es GPT. GPT lee de izquierda a derecha, y su softmax da el siguiente "
    "token. BERT lee un texto entero a la vez: su softmax da un token que estaba "
    "oculto o, si se entrena para ello, una clase del texto. Eso es la clasificación "
    "de textos, como el tono de una reseña.",
)
IMAGENET = Text(
    "ImageNet is a collection of over a million photographs in 1,000 classes, from "
    "tabby cats to espresso. ResNet is the network that most courses show with it.",
    "ImageNet es una colección de más de un millón de fotografías en 1000 clases, de "
    "gatos atigrados a cafés expresos. ResNet es la red con que se enseña en la "
    "mayoría de los cursos.",
)
SOURCE = Text(
    "Logits of EfficientNet-Lite0, of SmolLM2-135M-Instruct in 4 bits, and of a "
    "logistic regression on scikit-learn's digits. Photographs from scikit-image, "
    "free of known copyright. ␣ is the space that belongs to a token.",
    "Logits de EfficientNet-Lite0, de SmolLM2-135M-Instruct en 4 bits y de una "
    "regresión logística con los dígitos de scikit-learn. Fotografías de "
    "scikit-image, sin derechos de autor conocidos. ␣ es el espacio que pertenece a "
    "un token.",
)

lang = controls.lang()

kinds = {key: text(lang) for key, text in KINDS.items()}
kind = controls.choice(
    KIND(lang), kinds, "real", st.segmented_control, label_visibility="collapsed"
)
of_kind = examples.OF_KIND[kind]()
titles = {key: models.story_of(e).title(lang) for key, e in of_kind.items()}
example = of_kind[
    controls.choice(EXAMPLE[kind](lang), titles, kind, label_visibility="collapsed")
]
names, K = models.class_names(example, lang), example.classes
card = st.container()
with st.container(horizontal=True, vertical_alignment="center", gap="large"):
    bars = controls.option(BARS(lang), (3, 5, 10), 5, "bars")
    st.caption(f"{ABOUT[kind](lang)} {LIVE(lang)}", width="stretch")
sending_place = st.container()
table_place = st.expander(TABLE(lang))

st.subheader(GROWTH(lang), anchor=False)
controls.explained(NEEDED(lang))
chart_place = st.container()
counts = MARKED[kind]
marks = [
    (k, x, MARK(lang, k=whole(k, lang), lead=number(x, lang)))
    for k, x in zip(counts, core.needed_leads(examples.SHARE, counts), strict=True)
]
needed = core.needed_leads(examples.SHARE, CLASSES)

st.subheader(LAYER(lang), anchor=False)
controls.explained(LAYER_SAYS(lang))
st.latex(r"z = W h + b")
st.html(
    html_table(
        LAYER_CAPTION(lang),
        [MODEL(lang), ANSWER(lang), HIDDEN(lang), COUNT(lang)],
        [
            (model, answer(lang), whole(hidden, lang), whole(count, lang))
            for model, answer, hidden, count in LAYERS
        ],
    )
)
controls.explained(BERT(lang))
controls.explained(IMAGENET(lang), small=True)
controls.explained(SOURCE(lang), small=True)

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw what the model answers at the scenario's temperature."""
    scenario = controls.scenario_stage(View(folded=True))
    t = scenario.temperature
    data = models.payload(example, t, bars, lang)
    with card:
        models.draw(data)
    sent = models.sent_to_stage(example, t)
    sent_names = (*names, WORDS["rest"](lang))[: len(sent.values)]
    t_text = temperature(t, lang)
    with sending_place:
        if sent.finite:
            sendable = Scenario(sent_names, sent.values, t).rounded(DECIMALS)
            st.button(
                (SEND if sent.has_rest else SEND_ALL)(lang),
                key="send",
                on_click=partial(controls.adopt, sendable),
            )
            if scenario == sendable:
                st.success(SENT(lang), icon="✅")
            if sent.has_rest:
                st.caption(ONE_LOGIT(lang, z=number(sent.values[-1], lang), t=t_text))
        else:
            controls.explained(NO_LOGIT(lang), small=True)

    now = data["exact"]
    p_texts = [
        percent(x, lang, open_interval=scenario.open_interval)
        for x in (*now["p"], now["rest"])
    ]
    held = whole(now["holders"], lang)
    with table_place:
        st.html(
            html_table(
                CAPTION(lang, t=t_text, holders=held, k=whole(K, lang)),
                [CLASS(lang), "z", "p"],
                [
                    [name, number(z, lang), share]
                    for name, z, share in zip(
                        sent_names, sent.values, p_texts, strict=False
                    )
                ],
            )
        )

    lead = float(core.gap_for_share(now["p"][0], K))
    curve = figures.lead_needed(
        CLASSES,
        needed,
        marks,
        (K, lead, names[0]),
        x_title=K_AXIS(lang),
        y_title=LEAD_AXIS(lang),
        lang=lang,
    )
    alt = GROWTH_ALT(
        lang,
        marks="; ".join(says for _, _, says in marks),
        name=names[0],
        p=p_texts[0],
        lead=number(lead, lang),
    )
    with chart_place:
        controls.chart(curve, "lead", alt, "lead", highest=figures.HIGHEST_LEAD)
        st.caption((BEYOND if figures.is_beyond_chart(lead) else NOW)(lang))


controls.follow(show)
