"""What is written from Python sources stands as it would be written now."""

from pathlib import Path

import pytest

from scripts import generate

FILES = sorted(generate.generated())


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: str(file.relative_to(generate.ROOT))
)
def test_a_generated_file_is_up_to_date(file: Path) -> None:
    name = file.relative_to(generate.ROOT)
    current = file.read_text(encoding="utf-8") == generate.generated()[file]
    assert current, f"{name} is out of date: run `{generate.COMMAND}`"


def test_only_what_is_between_markers_is_written() -> None:
    text = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n"
    expected = "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n"
    assert generate.between("x", "new\n", text) == expected


@pytest.mark.parametrize("text", ["", "<!-- x -->\n", "<!-- /x -->"])
def test_a_text_without_its_markers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="markers of x"):
        generate.between("x", "new\n", text)
