"""Make a folder for a laptop without internet: `python3 -m scripts.offline kit FOLDER`.

The folder holds the app, all its packages for this machine's system and Python, and
run.py, which installs and starts it (scripts/kit/run.py). It needs Python alone.
"""

import argparse
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
APP: Final = ("app.py", "requirements.txt", ".streamlit/config.toml", "softmax_viz")
RUN: Final = ROOT / "scripts/kit/run.py"
MADE_FOR: Final = "made_for.txt"


def copy(folder: Path) -> None:
    """Copy the app and run.py into `folder`, and note which Python it is for."""
    for name in APP:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=ignored, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    shutil.copy(RUN, folder)
    version = ".".join(platform.python_version_tuple()[:2])
    machine = f"Python {version} {platform.system()} {platform.machine()}"
    (folder / MADE_FOR).write_text(machine, encoding="utf-8")


def download(folder: Path) -> None:
    """Fetch every package that the app needs."""
    pip = [sys.executable, "-m", "pip", "download", "--only-binary=:all:"]
    needed = ["-r", str(ROOT / "requirements.txt"), "-d", str(folder / "wheels")]
    subprocess.run([*pip, *needed], check=True)


def main() -> None:
    """Make the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", choices=["kit"])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    copy(folder)
    download(folder)
    print(f"Take {folder} to the laptop, and there: python3 run.py")


if __name__ == "__main__":
    main()
