"""Write what follows from the Python sources: `python -m scripts.generate`.

softmax_viz/web/lasting gets what the parts of a page say in every state,
softmax_viz/web/math/constants.js gets the numbers that both languages need,
softmax_viz/web/wire.d.ts the types of every message between them, docs/lessons the
lessons, and the README its tables, between markers such as <!-- pages -->.
tests/house/test_generated.py compares.
"""

import dataclasses
import json
import math
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from softmax_viz import catalog, core, figures, lessons
from softmax_viz.live import messages, wire
from softmax_viz.live.component import LASTING, SUBJECTS
from softmax_viz.text import LANGS

ROOT: Final = Path(__file__).parents[1]
WEB: Final = ROOT / "softmax_viz/web"
WIDTH: Final = 88  # of a line of a script
COMMAND: Final = "python -m scripts.generate"


def generated() -> dict[Path, str]:
    """Return each file that follows from others, with what must stand in it."""
    lasting = {WEB / f"lasting/{part}.json": kept(part) for part in LASTING}
    lasting |= {
        WEB / f"lasting/{part}/{subject}.json": _json(subjects.about(subject))
        for part, subjects in SUBJECTS.items()
        for subject in subjects.names()
    }
    documents = {
        ROOT / f"docs/lessons/{plan.slug}.{lang}.md": lessons.document(plan, lang)
        for plan in lessons.PLANS
        for lang in LANGS
    }
    return (
        lasting
        | documents
        | {
            WEB / "math/constants.js": constants(),
            WEB / "wire.d.ts": types(messages.MESSAGES),
            ROOT / "README.md": readme(
                (ROOT / "README.md").read_text(encoding="utf-8")
            ),
        }
    )


# --- README ---------------------------------------------------------------------------


def readme(text: str) -> str:
    """Return the README with its tables as the catalog has them."""
    return between("keys", keys(), between("pages", pages(), text))


def between(name: str, block: str, text: str) -> str:
    """Return `text` with `block` between the markers that are called `name`."""
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    head, opened, rest = text.partition(start)
    _, closed, tail = rest.partition(end)
    if not (opened and closed):
        raise ValueError(f"text must have the markers of {name}")
    return f"{head}{start}{block}{end}{tail}"


def pages() -> str:
    """Return the table of the pages."""
    rows = [(d.title.en, d.title.es, d.idea.en) for d in catalog.PAGES]
    return _table(("English", "Español", ""), rows)


def keys() -> str:
    """Return the table of the keys that a link may have, those of every page first."""
    rows = [(key, "every page") for key in catalog.EVERYWHERE]
    found = dict.fromkeys(key for demo in catalog.PAGES for key in demo.keys)
    for key in found:
        titles = [demo.title.en for demo in catalog.PAGES if key in demo.keys]
        rows.append((key, "; ".join(titles)))
    cells = [(f"`{key.name}`", where, key.meaning) for key, where in rows]
    return _table(("Key", "Page", "Meaning"), cells)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


# --- what lasts -----------------------------------------------------------------------


def kept(part: str) -> str:
    """Return what of a part's data is the same in every state, by language."""
    return _json({lang: LASTING[part](lang) for lang in LANGS})


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


# --- constants ----------------------------------------------------------------------


def constants() -> str:
    """Return the script of the numbers that both languages need."""
    lines = [f"// Written by `{COMMAND}` from softmax_viz/core: change it there.", ""]
    for name in imported_constants():
        value = getattr(core if hasattr(core, name) else figures, name)
        lines.append(f"export const {name} = {_literal(value)};")
    return "\n".join(lines) + "\n"


def imported_constants() -> list[str]:
    """Return the names that scripts import from constants.js, in order."""
    imports = re.compile(r"import \{([^}]*)\} from \"[^\"]*constants\.js\"")
    scripts = (path.read_text("utf-8") for path in WEB.rglob("*.js"))
    found = {
        name
        for text in scripts
        for names in imports.findall(text)
        for name in names.replace(",", " ").split()
    }
    return sorted(found)


def _literal(value: Any) -> str:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = dataclasses.asdict(value).items()
        return "{ " + ", ".join(f"{k}: {_literal(v)}" for k, v in pairs) + " }"
    if isinstance(value, tuple):
        items = list(map(_literal, value))
        if any("{" in item for item in items):
            return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
        if len(", ".join(items)) > WIDTH - 22:  # beside the shortest of their names
            filled = textwrap.wrap(", ".join(items) + ",", WIDTH - 2)
            return "[\n" + "".join(f"  {line}\n" for line in filled) + "]"
        return f"[{', '.join(items)}]"
    if isinstance(value, str):
        return json.dumps(value)
    if value == math.inf:
        return "Number.POSITIVE_INFINITY"
    return json.dumps(int(value) if value == int(value) else value)


# --- types --------------------------------------------------------------------------


def types(roots: Iterable[Any]) -> str:
    """Return the declarations of TypedDicts and of those inside them."""
    known: dict[str, Any] = {}
    for root in roots:
        _collect(root, known)
    interfaces = [_interface(name, kind) for name, kind in sorted(known.items())]
    head = (
        f"// Written by `{COMMAND}` from softmax_viz/live: change it there.\n\n"
        'export type WireNumber = number | "inf" | "-inf" | "nan";\n'
    )
    return "\n".join([head, *interfaces])


def _collect(kind: Any, known: dict[str, Any]) -> None:
    if is_typeddict(kind):
        if kind.__name__ in known:
            if known[kind.__name__] is not kind:
                raise ValueError(f"two messages are called {kind.__name__}")
            return
        known[kind.__name__] = kind
        for field in get_type_hints(kind, include_extras=True).values():
            _collect(field, known)
    for part in get_args(kind):
        if get_origin(kind) is not Literal:
            _collect(part, known)


def _interface(name: str, kind: Any) -> str:
    fields = get_type_hints(kind, include_extras=True)
    lines = "".join(
        f"  {key}{'' if key in kind.__required_keys__ else '?'}: {_type(field)};\n"
        for key, field in fields.items()
    )
    return f"export interface {name} {{\n{lines}}}\n"


def _type(kind: Any) -> str:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == wire.WireNumber:
        return "WireNumber"
    if origin is Annotated:
        if isinstance(arguments[1], wire.Words):
            names = (
                k if k.isidentifier() else json.dumps(k) for k in arguments[1].keys
            )
            lines = "".join(f"    {name}: string;\n" for name in names)
            return f"{{\n{lines}  }}"
        return _type(arguments[0])
    if is_typeddict(kind):
        return str(kind.__name__)
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(map(_type, arguments)))
    if origin is Literal:
        return " | ".join(json.dumps(x, ensure_ascii=False) for x in arguments)
    if origin is list:
        inner = _type(arguments[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, arguments))}]"
    if origin is dict:
        return f"Record<string, {_type(arguments[1])}>"
    if kind is Any:
        return "unknown"
    plain = {str: "string", bool: "boolean", int: "number", float: "number"}
    return {**plain, NoneType: "null"}[kind]


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
