"""The option --thorough, and the app served for the tests that want a server."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from tests.serving import free_port, serving

# The same examples on each machine, and no clock: more of them with --thorough.
settings.register_profile("plain", derandomize=True, deadline=None, max_examples=20)
settings.register_profile("thorough", settings.get_profile("plain"), max_examples=100)

# Each AppTest would read the metadata of all installed packages anew: most of its time.
manifest_scanner.scan_component_manifests = functools.cache(
    manifest_scanner.scan_component_manifests
)


def pytest_configure(config: pytest.Config) -> None:
    """Let Hypothesis try as many examples as are wanted."""
    thorough = config.getoption("--thorough")
    settings.load_profile("thorough" if thorough else "plain")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --thorough to pytest's own options."""
    parser.addoption(
        "--thorough",
        action="store_true",
        help="run the long tests, too, and the others on every random case",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Skip the tests marked thorough unless --thorough is given."""
    if config.getoption("--thorough"):
        return
    skip = pytest.mark.skip(reason="runs with --thorough")
    for item in items:
        if item.get_closest_marker("thorough"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Return whether every case is wanted, however long it takes."""
    return bool(pytestconfig.getoption("--thorough"))


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that the server writes its log to."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def address(server_log: Path) -> Iterator[str]:
    """Return the address of the app, which runs for as long as the tests do."""
    with serving(free_port(), server_log) as url:
        yield url
