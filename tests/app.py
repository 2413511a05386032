"""Opening the app without a browser, for the tests of pages."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from softmax_viz import catalog
from softmax_viz.catalog import HOME, Demo

ROOT = Path(catalog.__file__).parents[1]
APP = str(ROOT / "app.py")
DEMO = {demo.slug: demo for demo in catalog.DEMOS}


def open_app(page: Demo | str = HOME, /, **query: str) -> AppTest:
    """Return the app with `page` open, by its demo or its slug, as the link says."""
    demo = DEMO[page] if isinstance(page, str) else page
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    return at if demo is HOME else at.switch_page(demo.script).run()
