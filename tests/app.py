"""Opening the app without a browser, for the tests of pages."""

import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from softmax_viz import catalog
from softmax_viz.catalog import HOME, Demo
from softmax_viz.live.component import data_of, whole
from softmax_viz.live.freight import unpacked

ROOT = Path(catalog.__file__).parents[1]
APP = str(ROOT / "app.py")
DEMO = {demo.slug: demo for demo in catalog.PAGES}


def parts(at: AppTest, name: str) -> list[Any]:
    """Return what the script of each live part of that name sees."""
    protos = (part.proto for part in at.get("bidi_component"))
    sent = [data_of(p.json) for p in protos if p.component_name == name]
    return [whole(name, data) for data in sent]


def charts(at: AppTest) -> list[Any]:
    """Return the data of every chart on the page."""
    return [
        chart | {"figure": unpacked(chart["figure"])}
        for chart in parts(at, "softmax_viz_chart")
    ]


def open_app(page: Demo | str = HOME, /, **query: str) -> AppTest:
    """Return the app with `page` open, by its demo or its slug, as the link says."""
    demo = DEMO[page] if isinstance(page, str) else page
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    return at if demo is HOME else at.switch_page(demo.script).run()


def without_terms(sentence: str) -> str:
    """Return a sentence as it is read, without the markup that explains its terms."""
    closed = re.sub(r"<span popover.*?</span>", "", sentence)
    return re.sub(r"</?button[^>]*>", "", closed)
