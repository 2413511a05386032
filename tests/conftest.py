"""The option --thorough: every case, where a plain run is content with some."""

import pytest


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
