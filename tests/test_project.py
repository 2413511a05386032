"""What holds for the project as a whole: who imports whom, pins, settings, words."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from softmax_viz.catalog import PAGES, Demo
from softmax_viz.palette import CLASS_COLOURS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "softmax_viz"
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(source: str) -> Iterator[str]:
    """Return every module that `source` imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in inner if name in MODULES]
            yield from modules
            if len(modules) < len(inner):
                yield node.module


def imported(name: str) -> set[str]:
    return set(imports(MODULES[name].read_text(encoding="utf-8")))


def family(name: str) -> str:
    """Return the part of the project that `name` belongs to, or its distribution."""
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] == "softmax_viz" else parts[0]


def offenders(part: str, allowed: set[str]) -> dict[str, set[str]]:
    """Return, module by module, what `part` imports beyond what it may know."""
    known = allowed | sys.stdlib_module_names
    found = {
        name: {other for other in imported(name) if family(other) not in known}
        for name in MODULES
        if family(name) == part
    }
    assert found, f"no module of {part}"
    return {name: others for name, others in found.items() if others}


def test_core_knows_only_numbers() -> None:
    assert (
        offenders("softmax_viz.core", {"softmax_viz.core", "numpy", "ml_dtypes"}) == {}
    )


WORDS = ("scenario", "text", "palette", "catalog", "glossary", "summary")
PLAIN = {f"softmax_viz.{name}" for name in WORDS}


@pytest.mark.parametrize("part", sorted(PLAIN))
def test_words_and_state_need_nothing_but_python(part: str) -> None:
    training = "softmax_viz.scenario.training"  # what a loss does to a scenario
    found = offenders(part, PLAIN)
    known = {family(name) for name in found.pop(training, set())}
    assert known <= {"softmax_viz.core", "numpy"}
    assert found == {}


def test_tables_need_nothing_but_python() -> None:
    known = PLAIN | {"softmax_viz.tables", "segno"}  # QR codes
    assert offenders("softmax_viz.tables", known) == {}


def test_the_number_checker_needs_only_the_core_and_words() -> None:
    known = PLAIN | {"softmax_viz.core", "softmax_viz.checking"}
    assert offenders("softmax_viz.checking", known) == {}


def test_the_worksheet_needs_no_page() -> None:
    known = {"softmax_viz.core", "softmax_viz.figures", "softmax_viz.tables", "segno"}
    known |= {"softmax_viz.snippets", "softmax_viz.tasks"}
    assert offenders("softmax_viz.worksheet", PLAIN | known) == {}


def test_the_tasks_know_nothing_of_streamlit() -> None:
    known = PLAIN | {f"softmax_viz.{name}" for name in ("core", "tasks", "classcodes")}
    assert offenders("softmax_viz.tasks", known | {"numpy"}) == {}
    assert offenders("softmax_viz.classcodes", {"softmax_viz.text"}) == {}


def test_the_real_data_need_nothing_but_numpy() -> None:
    assert offenders("softmax_viz.data", {"softmax_viz.data", "numpy"}) == {}


def test_figures_know_only_how_things_look() -> None:
    looks = {f"softmax_viz.{n}" for n in ("figures", "palette", "text")}
    assert offenders("softmax_viz.figures", looks) == {}


def test_only_the_app_and_its_pages_know_the_controls() -> None:
    users = {n for n in MODULES if "softmax_viz.controls" in map(family, imported(n))}
    families = {family(name) for name in users}
    assert families == {"softmax_viz.controls", "softmax_viz.demos", "softmax_viz.site"}


def test_only_the_session_and_live_parts_touch_the_session_s_keys() -> None:
    users = {
        name
        for name, path in MODULES.items()
        if "st.session_state" in re.sub(r'""".*?"""', "", path.read_text(), flags=re.S)
    }
    elsewhere = {name for name in users if family(name) != "softmax_viz.live"}
    assert elsewhere == {"softmax_viz.controls.session"}


CALCULATORS = {"math", "numpy", "scipy", "statistics", "random", "decimal", "fractions"}
REDUCERS = {"abs", "divmod", "max", "min", "pow", "round", "sorted", "sum"}
REDUCERS |= {"all", "any", "argmax", "argmin", "cumsum", "diagonal", "mean", "std"}
ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def is_shown(node: ast.FunctionDef) -> bool:
    """Return whether a function only draws: it gives nothing back, and is bare."""
    gives = (ast.Yield, ast.YieldFrom)
    return not node.decorator_list and not any(
        isinstance(inner, gives) or (isinstance(inner, ast.Return) and inner.value)
        for inner in ast.walk(node)
    )


def computations(source: str) -> list[str]:
    """Return where a page computes, by the rule of the test below."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(returns=ast.Constant(value=None)) if is_shown(node):
                continue  # what follows the scenario, and a section of it
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                why = f"defines {node.name}"
            case ast.Lambda():
                why = "defines a function without a name"
            case ast.BinOp() | ast.AugAssign():
                why = "uses an operator"
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
                continue  # a negative number
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Invert()):
                why = "uses an operator"
            case ast.Compare() if any(isinstance(op, ORDERS) for op in node.ops):
                why = "compares by size"
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                if name not in REDUCERS:
                    continue
                why = f"calls {name}"
            case ast.Import() | ast.ImportFrom():
                modules = {a.name for a in node.names} | {getattr(node, "module", "")}
                if not CALCULATORS & {str(name).split(".")[0] for name in modules}:
                    continue
                why = "imports what calculates"
            case _:
                continue
        found.append(f"line {getattr(node, 'lineno', '?')} {why}")
    return found


@pytest.mark.parametrize(
    "source",
    [
        "x = a + b",
        "x = [p] * 3",
        "x = a @ b",
        "x += 1",
        "x = -a",
        "x = ~a",
        "if a < b: pass",
        "x = 0 <= a",
        "x = sum(a)",
        "x = p.max()",
        "f = lambda x: x",
        "def f(): pass",
        "def f(): return a",
        "def f() -> None: return a",
        "def f() -> float: return a",
        "import math",
        "from numpy import exp",
        "import numpy.linalg",
    ],
)
def test_a_page_that_computes_is_found(source: str) -> None:
    assert computations(source)


@pytest.mark.parametrize(
    "source",
    [
        "x = f'{a} = {b}'",
        "x = (-1, *a)",
        "x = A if t == 0 else B",
        "if t in (0, 1) and not a: pass",
        "x = [number(v) for v in values[1:]]",
        "def show() -> None: write(a)",
        "from softmax_viz import core",
    ],
)
def test_a_page_may_choose_and_write(source: str) -> None:
    assert computations(source) == []


@pytest.mark.parametrize("demo", PAGES, ids=lambda demo: demo.slug)
def test_a_page_computes_nothing_and_only_compares_what_is_equal(demo: Demo) -> None:
    """A page says and shows; what it says was computed and judged in the core.

    So it defines no class and no function but what draws, has no arithmetic operator,
    calls nothing that adds up, sorts or picks the largest, imports nothing that
    calculates, and compares with ==, != , is and in alone: what is larger is a verdict
    of the core.
    """
    found = computations((ROOT / demo.script).read_text(encoding="utf-8"))
    advice = "give it a tested home in softmax_viz/core, and let the page write it down"
    assert found == [], f"{demo.script} computes; {advice}"


def test_only_core_may_silence_numpy() -> None:
    users = {
        family(name)
        for name, path in MODULES.items()
        if "errstate" in path.read_text(encoding="utf-8")
    }
    assert users == {"softmax_viz.core"}


def test_every_script_in_demos_is_in_the_catalog() -> None:
    scripts = {p.stem for p in (PACKAGE / "demos").glob("*.py")} - {"__init__"}
    assert scripts == {page.slug for page in PAGES}


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """Return names that lead back to the first of them, or none."""
    done: set[str] = set()

    def follow(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name not in done:
            for other in sorted(graph[name]):
                if found := follow(other, [*path, name]):
                    return found
            done.add(name)
        return []

    return next((found for name in graph if (found := follow(name, []))), [])


def test_a_cycle_is_found() -> None:
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_two_modules_need_each_other() -> None:
    graph = {name: imported(name) & MODULES.keys() for name in MODULES}
    assert cycle(graph) == []


@pytest.mark.parametrize(
    "name",
    sorted(
        str(p.relative_to(ROOT))
        for p in ROOT.glob("**/requirements*.txt")
        if ".venv" not in p.parts
    ),
)
def test_every_requirement_has_one_exact_version(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").split("\n")
    pins = [line for line in lines if line and line != "-r requirements.txt"]
    loose = [p for p in pins if not re.fullmatch(r"[A-Za-z0-9_.-]+==\d+(\.\d+)+", p)]
    assert pins
    assert loose == []


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("runner", "postScriptGC", False),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "toolbarMode", "viewer"),
        ("server", "showEmailPrompt", False),
        ("server", "maxUploadSize", 1),
    ],
)
def test_the_configuration_is_quiet_fast_and_closed(
    section: str, option: str, value: object
) -> None:
    assert CONFIG[section][option] == value


@pytest.mark.parametrize("option", ["enableCORS", "enableXsrfProtection"])
def test_the_configuration_leaves_protection_on_and_holds_no_secret(
    option: str,
) -> None:
    assert CONFIG["server"].get(option, True)
    assert "cookieSecret" not in CONFIG["server"]


def test_the_theme_has_the_palette() -> None:
    assert tuple(CONFIG["theme"]["chartCategoricalColors"]) == CLASS_COLOURS


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)\n```", readme, re.DOTALL)
    commands = [block for block in blocks if block.endswith("-m pytest")]
    assert len(commands) == 1
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").split("\n")
    assert f"{commands[0]} --exhaustive" in lines


def test_no_file_tells_of_the_machine_it_was_written_on() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout, so no list of its files")
    # Put together here, so that this file does not contain them.
    paths = [
        "/".join(parts).encode() for parts in (("", "work", ""), ("", "tmp", "venv"))
    ]
    names = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    files = {name: name.read_bytes() for name in names if name.is_file()}
    assert files
    found = [str(n) for n, text in files.items() if any(p in text for p in paths)]
    assert found == []
