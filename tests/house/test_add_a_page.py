"""Adding a page takes one script and one line of the catalog, as the README says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = '''"""How undecided the present scenario is, in nats."""

from softmax_viz import controls, core
from softmax_viz.text import Text, number

TAKEAWAY = Text("Equal chances: the most entropy.", "Igual azar: la mayor entropía.")
SAYS = Text("Entropy: {x} nats", "Entropía: {x} nats")

lang = controls.lang()
place = controls.answer()
controls.takeaway(TAKEAWAY)


def show() -> None:
    """Say the entropy of the scenario."""
    scenario = controls.scenario_stage()
    entropy = float(core.entropy_from_logits(scenario.logits, scenario.temperature))
    place.markdown(SAYS(lang, x=number(entropy, lang)))


controls.follow(show)
'''
LINE = """\
    Demo("entropy", SEE, Text("Entropy", "Entropía"), Text("In nats.", "En nats.")),
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    for name in ("app.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("softmax_viz", "scripts", "tests", ".streamlit"):
        ignore = shutil.ignore_patterns("__pycache__", "core", "browser")
        unneeded = ignore if name == "tests" else shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=unneeded)
    (copy / "softmax_viz/demos/entropy.py").write_text(SCRIPT, encoding="utf-8")
    catalog = copy / "softmax_viz/catalog.py"
    head, ending, tail = catalog.read_text(encoding="utf-8").partition("\n)\nHOME")
    catalog.write_text(f"{head}\n{LINE.rstrip()}{ending}{tail}", encoding="utf-8")
    return copy


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{done.stdout}{done.stderr}exit code {done.returncode}"


def test_the_new_page_is_open_in_both_languages_and_keeps_the_rules(copy: Path) -> None:
    chosen = "tells_its_story or (entropy and (keys_of_a_page or computes))"
    files = ("tests/test_app.py", "tests/test_project.py")
    options = ("-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider")
    out = run(copy, *options, *files, "-k", chosen)
    assert "4 passed" in out, out
    assert out.endswith("exit code 0"), out


def test_the_readme_follows_by_the_command(copy: Path) -> None:
    assert "exit code 0" in run(copy, "-m", "scripts.generate")
    readme = (copy / "README.md").read_text(encoding="utf-8")
    assert "| Entropy | Entropía | In nats. |" in readme
