"""How much is tested, and the app served for the tests that want a server."""

import functools
import os
from collections import Counter
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
    settings.load_profile("thorough" if _is_thorough(config) else "plain")


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than cores: one often waits for its browser."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --thorough and --exhaustive to pytest's own options."""
    parser.addoption(
        "--thorough",
        action="store_true",
        help="run the long tests, too, and the others on many more cases",
    )
    parser.addoption(
        "--exhaustive",
        action="store_true",
        help="run every test on every page, size and seed",
    )


def _is_thorough(config: pytest.Config) -> bool:
    return bool(config.getoption("--thorough") or config.getoption("--exhaustive"))


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Begin with the longest, and skip what is for a longer run."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if config.getoption("--exhaustive"):
        return
    thorough = _is_thorough(config)
    long = pytest.mark.skip(reason="runs with --thorough")
    left_out = pytest.mark.skip(reason="runs with --exhaustive")
    cases: Counter[str] = Counter()
    for item in items:
        if not thorough and item.get_closest_marker("thorough"):
            item.add_marker(long)
        elif sample := item.get_closest_marker("sampled"):
            (step,) = sample.args
            test = item.nodeid.partition("[")[0]
            if cases[test] % step:
                item.add_marker(left_out)
            cases[test] += 1


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Return whether many cases are wanted, though they take long."""
    return _is_thorough(pytestconfig)


@pytest.fixture(scope="session")
def exhaustive(pytestconfig: pytest.Config) -> bool:
    """Return whether every case is wanted, however long it takes."""
    return bool(pytestconfig.getoption("--exhaustive"))


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that the server writes its log to."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def address(server_log: Path) -> Iterator[str]:
    """Return the address of the app, which runs for as long as the tests do."""
    with serving(free_port(), server_log) as url:
        yield url
