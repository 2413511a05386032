"""Three lessons, scene by scene, and one of one's own: to read and to present."""

import streamlit as st

from softmax_viz import controls
from softmax_viz.lessons import EXPECT, MINUTES, OPEN, PLANS, QUESTION, SAY
from softmax_viz.text import Text

WHICH = Text("Lesson", "Lección")
KEYS = Text(
    "P turns presenter mode on and off, on every page; “?” shows its keys.",
    "P activa y desactiva el modo de presentación en cada página; «?» muestra sus "
    "teclas.",
)
OWN = Text("A lesson of your own", "Una lección propia")

lang = controls.lang()
plans = {plan.slug: plan for plan in PLANS}
titles = {plan.slug: plan.title(lang) for plan in PLANS}
with st.container(horizontal=True, vertical_alignment="bottom"):
    slug = controls.choice(WHICH(lang), titles, "plan")
    plan = plans[slug]
    controls.start(plan.lesson(lang), slug)
st.markdown(f"{plan.audience(lang)} {MINUTES(lang, n=str(plan.minutes))}.")
st.caption(KEYS(lang))

for place, scene in enumerate(plan.scenes, 1):
    with st.container(border=True, key=f"scene-{place}"):
        minutes = MINUTES(lang, n=str(scene.minutes))
        link = f"[{OPEN(lang)}]({controls.base()}{scene.address(lang)})"
        st.markdown(f"**{place}. {scene.title(lang)}** · {minutes} · {link}")
        st.markdown(scene.aim(lang))
        st.markdown(f"**{QUESTION(lang)}** {scene.question(lang)}")
        st.markdown(f"**{EXPECT(lang)}** {scene.expect(lang)}")
        st.markdown(f"**{SAY(lang)}** {scene.tell(lang)}")

with st.expander(OWN(lang)):
    controls.own_lesson()
