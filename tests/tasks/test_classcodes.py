"""Codes of a class: they go there and back, and no wrong character passes."""

import random
import re
from itertools import combinations

import pytest

from softmax_viz import classcodes
from softmax_viz.classcodes import (
    ALPHABET,
    LENGTH,
    LONGEST,
    MOST,
    Answer,
    CodeError,
    decode,
    encode,
    read_codes,
)
from softmax_viz.text import LANGS

CASES = 300


def any_answer(rng: random.Random) -> Answer:
    return Answer(
        task=rng.randint(1, 127),
        seed=rng.randint(0, 999_999),
        first=rng.randint(0, 6),
        reason=rng.randint(0, 7),
        second=rng.choice([None, *range(7)]),
        guess=rng.choice([None, *range(101)]),
        tag=rng.randrange(classcodes.TAGS),
    )


ANSWERS = [any_answer(random.Random(seed)) for seed in range(CASES)]


LOWEST = Answer(task=1, seed=0, first=0, reason=0)
HIGHEST = Answer(127, 999_999, 6, 7, second=6, guess=100, tag=classcodes.TAGS - 1)


@pytest.mark.parametrize("answer", [LOWEST, HIGHEST], ids=["lowest", "highest"])
def test_the_ends_of_every_field_survive(answer: Answer) -> None:
    assert decode(encode(answer)) == answer


def test_every_answer_comes_back_as_it_went() -> None:
    for answer in ANSWERS:
        code = encode(answer)
        assert re.fullmatch("[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}", code)
        assert not set("ILOU") & set(code)
        assert decode(code) == answer


def test_a_code_may_be_written_as_people_write() -> None:
    for answer in ANSWERS:
        code = encode(answer)
        confused = code.lower().replace("0", "o").replace("1", "l")
        for written in (
            f"  {confused} ",
            code.replace("-", ""),
            code.replace("-", " – "),
        ):
            assert decode(written) == answer


def test_any_single_wrong_character_is_noticed() -> None:
    for answer in ANSWERS[:20]:
        code = encode(answer).replace("-", "")
        for place, mark in enumerate(code):
            for wrong in ALPHABET.replace(mark, ""):
                with pytest.raises(CodeError, match="wrong, or two are swapped"):
                    decode(code[:place] + wrong + code[place + 1 :])


def test_any_two_swapped_characters_are_noticed() -> None:
    for answer in ANSWERS[:100]:
        code = encode(answer).replace("-", "")
        for i, j in combinations(range(LENGTH), 2):
            if code[i] != code[j]:
                marks = list(code)
                marks[i], marks[j] = marks[j], marks[i]
                with pytest.raises(CodeError, match="wrong, or two are swapped"):
                    decode("".join(marks))


def test_any_two_wrong_characters_are_noticed() -> None:
    rng = random.Random(1)
    for answer in ANSWERS:
        marks = list(encode(answer).replace("-", ""))
        for place in rng.sample(range(LENGTH), 2):
            marks[place] = rng.choice(ALPHABET.replace(marks[place], ""))
        with pytest.raises(CodeError):
            decode("".join(marks))


def test_a_code_of_another_version_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classcodes, "VERSION", 2)
    later = encode(ANSWERS[0])
    monkeypatch.undo()
    with pytest.raises(CodeError, match="another version"):
        decode(later)


@pytest.mark.parametrize(
    "fields",
    [
        {"task": 0},
        {"task": 128},
        {"seed": 1_000_000},
        {"first": 7},
        {"first": -1},
        {"second": 7},
        {"guess": 101},
        {"reason": 8},
        {"tag": 2**18},
    ],
    ids=str,
)
def test_what_no_code_can_hold_is_refused(fields: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=rf"{next(iter(fields))} must be"):
        Answer(**{"task": 1, "seed": 0, "first": 0, "reason": 0, **fields})


# Every kind of bad input that the app may meet.
BAD = [
    *(
        "0",
        "−1",
        "1.5",
        "abc",
        "given twice given twice",
        "1e9",
        "nan",
        "inf",
        "1e-320",
    ),
    *("1e308", "0x10", "1_000", "٣٤٥", "1,5", "5" * 14, "5" * 16, "5" * 100_000),
    *(
        "![x](http://evil/x.png)",
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
    ),
    *("$\\href{javascript:x}{y}$", "\\def\\x{\\x\\x}\\x", ":material/x:", ":red[x]"),
    *("<b>b</b>", "a" + "\u0301" * 300, "\u202eabc", "a\x00b", "\udcff", "a" * 4000),
    *("../../etc/passwd", "=1+1", "@SUM(A1)", "\ufeffabc", '"unclosed', "a,b;c\td"),
]


@pytest.mark.parametrize("text", BAD, ids=lambda text: ascii(text)[:30])
def test_nonsense_gets_a_message_in_both_languages_and_nothing_else(text: str) -> None:
    lines, problems = read_codes(text)
    assert lines == []
    assert problems
    for problem in problems:
        shown = problem.text
        assert re.fullmatch("`[^`]*`|…", shown), shown
        assert len(shown) <= 42
        for lang in LANGS:
            assert problem.why(lang).endswith(".")


def test_nothing_is_nothing() -> None:
    assert read_codes("") == read_codes(" \n\r\n\t\n") == ([], [])


def test_every_line_is_counted_or_listed() -> None:
    code, other = encode(ANSWERS[0]), encode(ANSWERS[1])
    lines, problems = read_codes(f"{code}\n\nhello\n{other}\n{code.lower()}\n")
    assert [(line.place, line.answer) for line in lines] == [
        (1, ANSWERS[0]),
        (4, ANSWERS[1]),
    ]
    assert [problem.place for problem in problems] == [3, 5]
    assert "line 1" in problems[1].why.en


def test_a_second_vote_takes_the_place_of_the_first() -> None:
    first = Answer(task=1, seed=7, first=2, reason=0, tag=5)
    second = Answer(task=1, seed=7, first=2, reason=1, second=0, tag=5)
    stranger = Answer(task=1, seed=7, first=2, reason=0, tag=6)
    text = "\n".join(map(encode, (first, stranger, second)))
    lines, problems = read_codes(text)
    assert [line.answer for line in lines] == [stranger, second]
    assert [(problem.place, problem.why.en) for problem in problems] == [
        (1, "Line 3 has a later answer of the same student.")
    ]


def test_beyond_the_limits_a_problem_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    code = encode(ANSWERS[0])
    lines, problems = read_codes(f"{code}\n" + "A" * LONGEST)
    assert len(lines) == 1
    assert any("first 20000 characters" in problem.why.en for problem in problems)
    looked_at = []

    def counting(row: str) -> Answer:
        looked_at.append(row)
        return decode(row)

    monkeypatch.setattr(classcodes, "decode", counting)
    _, problems = read_codes("x\n" * (LONGEST // 2))
    assert len(looked_at) == MOST
    assert "first 300 codes" in problems[-1].why.en


def test_a_long_text_is_cut_before_it_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def untouched(row: str) -> Answer:
        assert len(row) <= LONGEST
        return decode(row)

    monkeypatch.setattr(classcodes, "decode", untouched)
    assert len(read_codes("y" * 50_000_000)[1]) == 2
