"""The terms: one sentence each, found where a sentence first mentions them."""

import html
import re

import pytest

from softmax_viz.catalog import DEMOS
from softmax_viz.glossary import TERMS, alphabetical, by_alphabet, explained
from softmax_viz.text import LANGS, Lang
from tests.app import open_app, without_terms

NOBODY: frozenset[str] = frozenset()


def test_each_term_has_a_slug_of_its_own_and_a_page() -> None:
    slugs = [term.slug for term in TERMS]
    assert len(set(slugs)) == len(slugs) >= 25
    assert all(re.fullmatch("[a-z-]+", slug) for slug in slugs)
    assert {term.page for term in TERMS} <= {demo.slug for demo in DEMOS}


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_terms_are_written_alike(lang: Lang) -> None:
    written = [
        {writing.casefold() for writing in term.writings(lang)} for term in TERMS
    ]
    assert sum(map(len, written)) == len(set().union(*written))


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_is_one_sentence(lang: Lang) -> None:
    for term in TERMS:
        says = term.says(lang)
        assert says.endswith("."), says
        assert not re.search(r"[.?!] [A-ZÁÉÍÓÚ¿¡]", says), says
        assert len(says) < 170, says


@pytest.mark.parametrize("lang", LANGS)
def test_every_writing_and_its_plural_is_found_and_nothing_else_is_changed(
    lang: Lang,
) -> None:
    for term in TERMS:
        for writing in (*term.writings(lang), f"{term.name(lang)}s"):
            for said in (writing, writing.upper()):
                sentence = f"x {said}, y"
                marked, found = explained(sentence, lang, NOBODY)
                assert found == {term.slug}
                assert f'popovertarget="term-{term.slug}">{said}</button>' in marked
                assert f'<span popover id="term-{term.slug}"' in marked
                assert html.escape(term.says(lang)) in marked
                assert without_terms(marked) == sentence


def test_a_term_is_marked_once_and_not_at_all_where_it_is_known() -> None:
    sentence = "A logit, two logits: softmax."
    marked, found = explained(sentence, "en", NOBODY)
    assert found == {"logit", "softmax"}
    assert marked.count("<button") == 2
    assert explained(sentence, "en", found) == (sentence, set())


@pytest.mark.parametrize(
    "sentence",
    ["`logit`", "$softmax$", "[entropy](https://e.org)", "a logits-like x", "tokenize"],
)
def test_code_formulas_links_and_longer_words_are_left_alone(sentence: str) -> None:
    assert explained(sentence, "en", NOBODY) == (sentence, set())


def test_the_longest_term_wins() -> None:
    assert explained("The cross-entropy is log-softmax.", "en", NOBODY)[1] == {
        "cross-entropy",
        "log-softmax",
    }


def test_what_looks_like_html_stays_text() -> None:
    marked, _ = explained("<img src=x> a logit < 1, `<b>`", "en", NOBODY)
    assert marked.startswith("&lt;img src=x> a <button")
    assert marked.endswith("&lt; 1, `<b>`")


def test_each_language_has_its_own_order() -> None:
    assert [alphabetical(word) for word in ("Ábaco", "ñu", "NaN")] == [
        "abaco",
        "n\uffffu",
        "nan",
    ]
    assert sorted(("ñu", "oso", "nube", "época", "eje"), key=alphabetical) == [
        "eje",
        "época",
        "nube",
        "ñu",
        "oso",
    ]
    assert {by_alphabet(lang) for lang in LANGS} >= {by_alphabet("en")}
    assert by_alphabet("en") != by_alphabet("es")
    assert set(by_alphabet("es")) == set(TERMS)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_has_every_term_by_alphabet_with_a_link(lang: Lang) -> None:
    at = open_app("glossary", lang=lang)
    assert not at.exception
    terms = by_alphabet(lang)
    expected = [f"### [{t.name(lang)}](?term={t.slug})" for t in terms]
    assert [x.value for x in at.markdown][::2] == expected
    assert [x.value for x in at.markdown][1::2] == [t.says(lang) for t in terms]
    titles = {demo.slug: demo.title(lang) for demo in DEMOS}
    _, *links = [link.proto.label for link in at.get("page_link")]  # the next page
    assert links == [titles[term.page] for term in terms]


@pytest.mark.parametrize("lang", LANGS)
def test_the_term_of_a_link_stands_first(lang: Lang) -> None:
    for term in TERMS[:5]:
        at = open_app("glossary", lang=lang, term=term.slug)
        said = [x.value for x in at.markdown]
        assert said[1] == term.says(lang)
        assert len(said) == 2 * len(TERMS) + 2
    at = open_app("glossary", lang=lang, term="<b>")
    assert len(at.markdown) == 2 * len(TERMS)


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_page_each_term_is_explained_once(lang: Lang) -> None:
    for demo in DEMOS:
        at = open_app(demo, lang=lang)
        said = " ".join(str(x.value) for x in (*at.markdown, *at.caption))
        ids = re.findall(r'<span popover id="([^"]+)"', said)
        assert ids, demo.slug
        assert len(set(ids)) == len(ids), demo.slug
        assert re.findall('popovertarget="([^"]+)"', said) == ids
        at.run()  # and again in the next run
        again = " ".join(str(x.value) for x in (*at.markdown, *at.caption))
        assert re.findall(r'<span popover id="([^"]+)"', again) == ids
