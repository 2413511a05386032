"""What the classes that are shown are called, in both languages, by hand."""

from typing import Final

from softmax_viz.data.examples import Example
from softmax_viz.text import Lang, Text

# By the number of the class in ImageNet's list of 1000.
PHOTO_CLASSES: Final = {
    158: Text("toy terrier", "terrier miniatura"),
    165: Text("black and tan hound", "sabueso negro y fuego"),
    206: Text("curly-coated retriever", "cobrador de pelo rizado"),
    208: Text("Labrador", "labrador"),
    205: Text("flat-coated retriever", "cobrador de pelo liso"),
    210: Text("German pointer", "braco alemán"),
    227: Text("kelpie", "kelpie australiano"),
    236: Text("Dobermann", "dóberman"),
    246: Text("Great Dane", "gran danés"),
    268: Text("Mexican hairless dog", "xoloitzcuintle"),
    281: Text("tabby cat", "gato atigrado"),
    282: Text("tiger cat", "gato tigre"),
    285: Text("Egyptian cat", "gato egipcio"),
    287: Text("lynx", "lince"),
    335: Text("fox squirrel", "ardilla zorro"),
    422: Text("barbell", "barra de pesas"),
    447: Text("binoculars", "prismáticos"),
    450: Text("bobsleigh", "bobsleigh"),
    486: Text("cello", "violonchelo"),
    504: Text("coffee mug", "taza de café"),
    505: Text("coffeepot", "cafetera"),
    513: Text("cornet", "corneta"),
    518: Text("crash helmet", "casco de moto"),
    560: Text("football helmet", "casco fútbol americano"),
    567: Text("frying pan", "sartén"),
    573: Text("go-kart", "kart"),
    593: Text("harmonica", "armónica"),
    619: Text("lampshade", "pantalla de lámpara"),
    620: Text("laptop", "ordenador portátil"),
    625: Text("lifeboat", "bote salvavidas"),
    633: Text("magnifying glass", "lupa"),
    650: Text("microphone", "micrófono"),
    673: Text("computer mouse", "ratón de ordenador"),
    684: Text("ocarina", "ocarina"),
    711: Text("perfume", "perfume"),
    722: Text("ping-pong ball", "pelota de ping-pong"),
    728: Text("plastic bag", "bolsa de plástico"),
    745: Text("projector", "proyector"),
    746: Text("hockey puck", "disco de hockey"),
    747: Text("punching bag", "saco de boxeo"),
    759: Text("reflex camera", "cámara réflex"),
    768: Text("rugby ball", "balón de rugby"),
    773: Text("salt shaker", "salero"),
    782: Text("tube monitor", "monitor de tubo"),
    795: Text("ski", "esquí"),
    809: Text("soup bowl", "cuenco de sopa"),
    818: Text("spotlight", "foco"),
    828: Text("strainer", "colador"),
    868: Text("tray", "bandeja"),
    872: Text("tripod", "trípode"),
    875: Text("trombone", "trombón"),
    889: Text("violin", "violín"),
    892: Text("wall clock", "reloj de pared"),
    904: Text("window screen", "mosquitera"),
    925: Text("consommé", "consomé"),
    960: Text("chocolate sauce", "salsa de chocolate"),
    967: Text("espresso", "café expreso"),
    968: Text("cup", "taza"),
    969: Text("eggnog", "ponche de huevo"),
    971: Text("bubble", "burbuja"),
}
SPACE: Final = "␣"


def class_names(example: Example, lang: Lang) -> list[str]:
    """Return the names of the classes with the largest logits, best first.

    A token shows its spaces; a digit is its own name.
    """
    if example.tokens:
        return [token.replace(" ", SPACE) for token in example.tokens]
    if example.label is not None:
        return [str(i) for i in example.order]
    return [PHOTO_CLASSES[i](lang) for i in example.order]
