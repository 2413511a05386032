"""Tables: nothing in a cell is obeyed, by a browser or by a spreadsheet."""

import csv
import io

import pytest

from softmax_viz.tables.numbers import csv_table, html_table

FORMULAS = ['=HYPERLINK("http://h","x")', "+1", "-1+1", "@sum", "\tx", "\rx"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_in_a_spreadsheet(text: str) -> None:
    table = csv_table(["class", text], [text], [[1.0]])
    header, row = csv.reader(io.StringIO(table, newline=""))
    assert header[1] == row[0] == f"'{text}"


def test_negative_numbers_stay_numbers_to_the_last_digit() -> None:
    table = csv_table(["class", "z"], ["a"], [[-(0.1 + 0.2)]])
    assert table.splitlines()[1] == "a,-0.30000000000000004"


def test_every_cell_of_a_page_is_escaped() -> None:
    bad = "<b onclick=x>&"
    table = html_table(bad, [bad, bad], [[bad, bad]])
    assert bad not in table
    # Two heads, two cells, the caption, and the name of the frame around it.
    assert table.count("&lt;b onclick=x&gt;&amp;") == 6
