"""What every page shares: the language, the scenario, the choices, the frame.

Where the state of a session is kept, and who may change it, stands in `session`.
"""

from softmax_viz.controls.answering import code, progress, review, scene, vote
from softmax_viz.controls.choices import (
    BAD_SEED,
    choice,
    choose,
    line,
    option,
    percentage,
    seed,
    several,
    switch,
)
from softmax_viz.controls.fields import arrive, fields
from softmax_viz.controls.following import follow, following
from softmax_viz.controls.frame import answer, cards, chart, takeaway
from softmax_viz.controls.held import banner
from softmax_viz.controls.language import lang, language
from softmax_viz.controls.lesson import own_lesson, start
from softmax_viz.controls.session import (
    BODY,
    SEED,
    THRESHOLD,
    TRUTH,
    adopt,
    adopt_with,
    average_present,
    averaged,
    base,
    keep_handles,
    keep_whole_run,
    prepared,
    present,
    texts,
    trail,
    trail_is_cut,
)
from softmax_viz.controls.stage import after, extras, scenario_stage
from softmax_viz.controls.terms import TERMS_STYLE, explained

__all__ = [
    "BAD_SEED",
    "BODY",
    "SEED",
    "TERMS_STYLE",
    "THRESHOLD",
    "TRUTH",
    "adopt",
    "adopt_with",
    "after",
    "answer",
    "arrive",
    "average_present",
    "averaged",
    "banner",
    "base",
    "cards",
    "chart",
    "choice",
    "choose",
    "code",
    "explained",
    "extras",
    "fields",
    "follow",
    "following",
    "keep_handles",
    "keep_whole_run",
    "lang",
    "language",
    "line",
    "option",
    "own_lesson",
    "percentage",
    "prepared",
    "present",
    "progress",
    "review",
    "scenario_stage",
    "scene",
    "seed",
    "several",
    "start",
    "switch",
    "takeaway",
    "texts",
    "trail",
    "trail_is_cut",
    "vote",
]
