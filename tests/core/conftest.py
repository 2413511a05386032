"""The hard cases that many tests of the core share."""

import pytest

from tests.core.cases import CORNERS, Cases, random_cases


@pytest.fixture(scope="session")
def hard(thorough: bool) -> Cases:
    """Return all corners and 40 random cases, five of each kind; or 26 of each."""
    return (*CORNERS, *random_cases(8 * (26 if thorough else 5), seed=20210))


@pytest.fixture(scope="session")
def hard_and_short(hard: Cases) -> Cases:
    """Return those of at most ten classes, for tests that go through pairs of them."""
    return tuple((z, t) for z, t in hard if len(z) <= 10)
