"""The folder for a laptop without internet; scripts/try_offline.py runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts import offline

# A laptop's own browser needs nothing compressed.
COMPRESSING = {"scripts/precompress.py", "scripts/requirements-precompress.txt"}


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "a kit"
    offline.copy(folder)
    return folder


def test_the_folder_holds_what_the_image_holds(kit: Path) -> None:
    ignored = (offline.ROOT / ".dockerignore").read_text(encoding="utf-8")
    allowed = {line[1:] for line in ignored.split("\n") if line.startswith("!")}
    assert allowed == {*offline.APP, *COMPRESSING}
    assert all((kit / name).exists() for name in offline.APP)
    assert not list(kit.rglob("__pycache__"))


def test_another_python_is_told_before_anything_is_installed(kit: Path) -> None:
    (kit / offline.MADE_FOR).write_text("Python 2.7 Plan9 pdp11", encoding="utf-8")
    found = subprocess.run(
        [sys.executable, kit / "run.py"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 1
    assert "This folder was made for Python 2.7 Plan9 pdp11; here is" in found.stderr
    assert not (kit / ".venv").exists()
