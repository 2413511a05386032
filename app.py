"""The app: `streamlit run app.py`.

Streamlit imports this file for the object `app`, which serves the page. For each
visitor it then runs the same file again, as the script of the page.
"""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from softmax_viz import gate, metrics, server

if get_script_run_ctx(suppress_warning=True):
    from softmax_viz import site  # its components belong to the server that now runs

    with metrics.run():
        site.page()
else:
    server.share()
    app = st.App(
        Path(__file__),
        routes=metrics.routes(),
        middleware=server.middleware() + metrics.middleware() + gate.middleware(),
    )
