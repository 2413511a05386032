"""Install softmax_viz from this folder, without internet, and start it.

`python3 run.py`; on Windows `py run.py`. What stands behind it goes to Streamlit, for
example --server.port=80. The first time takes a minute.
"""

import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DONE = HOME / "installed"


def here() -> str:
    """Return this machine as made_for.txt names the one that the folder is for."""
    version = ".".join(platform.python_version_tuple()[:2])
    return f"Python {version} {platform.system()} {platform.machine()}"


def install() -> None:
    """Install the packages of this folder, and none from anywhere else."""
    made_for = (HERE / "made_for.txt").read_text(encoding="utf-8")
    if here() != made_for:
        raise SystemExit(f"This folder was made for {made_for}; here is {here()}.")
    venv.create(HOME, with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "--isolated", "install", "--quiet", "--no-index"]
    subprocess.run(
        [*pip, "--find-links", HERE / "wheels", "-r", HERE / "requirements.txt"],
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull},
        check=True,
    )
    DONE.touch()


def main() -> int:
    """Install what is not yet installed, then run until Ctrl+C."""
    if not DONE.exists():
        install()
    start = [str(PYTHON), "-m", "streamlit", "run", str(HERE / "app.py")]
    start += sys.argv[1:]
    os.chdir(HERE)
    if os.name != "nt":
        os.execv(PYTHON, start)  # so that whatever ends this script ends the app
    server = subprocess.Popen(start)
    while True:
        try:
            return server.wait()
        except KeyboardInterrupt:  # the server got it too, and ends
            continue


if __name__ == "__main__":
    sys.exit(main())
