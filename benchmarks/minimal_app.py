"""What a page does at the least: four sliders, softmax, and two Plotly charts of it.

It shows what the home page's charts show, as anyone would write it first.
"""

import numpy as np
import plotly.graph_objects as go
import streamlit as st
from numpy.typing import NDArray

NAMES = ["a", "b", "c"]
TEMPERATURES = np.geomspace(0.05, 20, 161)


def softmax(z: NDArray[np.float64], t: float) -> NDArray[np.float64]:
    e = np.exp((z - z.max()) / t)
    return np.asarray(e / e.sum())


t = st.slider("T", 0.05, 20.0, 1.0, 0.05)
z = np.array([st.slider(name, -5.0, 5.0, 1.0, 0.1) for name in NAMES])
bars = go.Figure(go.Bar(x=NAMES, y=softmax(z, t)))
bars.update_layout(yaxis_range=[0, 1], yaxis_title="Probability")
st.plotly_chart(bars, key="bars")
sweep = np.array([softmax(z, each) for each in TEMPERATURES])
curves = go.Figure(
    [go.Scatter(x=TEMPERATURES, y=sweep[:, i], name=NAMES[i]) for i in range(3)]
)
curves.update_layout(xaxis_type="log", xaxis_title="T", yaxis_range=[0, 1])
curves.add_vline(t)
st.plotly_chart(curves, key="curves")
