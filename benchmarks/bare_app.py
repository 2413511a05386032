"""The least that Streamlit can be: one slider and one Plotly chart."""

import plotly.graph_objects as go
import streamlit as st

value = st.slider("Value", -5.0, 5.0, 1.0, 0.1)
st.plotly_chart(go.Figure(go.Bar(x=["a", "b", "c"], y=[value, 2, 3])), key="bars")
