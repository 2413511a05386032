"""What to remember: each page's own last sentence, in one place."""

import dataclasses
from pathlib import Path

import pytest

from softmax_viz import summary
from softmax_viz.catalog import DEMOS, HOME
from softmax_viz.controls.frame import REMEMBER
from softmax_viz.summary import takeaway_of
from softmax_viz.text import LANGS, Lang
from tests.app import open_app, without_terms


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_says_what_every_page_ends_with(lang: Lang) -> None:
    at = open_app("summary", lang=lang)
    assert not at.exception
    assert [x.value for x in at.markdown] == [takeaway_of(d)(lang) for d in DEMOS]
    _, *links = [link.proto.label for link in at.get("page_link")]  # the next page
    assert links == [demo.title(lang) for demo in DEMOS]
    chapters = list(dict.fromkeys(demo.chapter(lang) for demo in DEMOS))
    assert [heading.value for heading in at.subheader] == chapters
    for demo in DEMOS:
        page = open_app(demo, lang=lang)
        ends = f"**{REMEMBER(lang)}.** {takeaway_of(demo)(lang)}"
        assert ends in [without_terms(x.value) for x in page.markdown], demo.slug


def test_a_page_without_a_last_sentence_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = dataclasses.replace(HOME, slug="silent")
    script = tmp_path / demo.script
    script.parent.mkdir(parents=True)
    script.write_text('TAKEAWAY = "x"\n')
    monkeypatch.setattr(summary, "ROOT", tmp_path)
    with pytest.raises(ValueError, match=r"silent\.py has no TAKEAWAY"):
        takeaway_of(demo)
