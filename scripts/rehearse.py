"""Play the lessons through as a teacher would, and print what that takes.

    python -m scripts.rehearse

Each question and what is to be said is read aloud at 130 words a minute; the rest of a
scene's minutes is for guessing, moving and talking.
"""

import re
from typing import Final

from softmax_viz.lessons import PLANS, Plan, Scene
from softmax_viz.text import LANGS, Lang

WORDS_A_MINUTE: Final = 130


def aloud(scene: Scene, lang: Lang) -> int:
    """Return how many words of a scene a teacher says."""
    said = (scene.title, scene.question, scene.tell)
    return sum(len(re.findall(r"\S*\w\S*", text(lang))) for text in said)


def rest(scene: Scene, lang: Lang) -> float:
    """Return the minutes of a scene that are left for the class."""
    return scene.minutes - aloud(scene, lang) / WORDS_A_MINUTE


def row(plan: Plan, lang: Lang) -> str:
    """Return a line of the table about a lesson."""
    words = sum(aloud(scene, lang) for scene in plan.scenes)
    least = min(rest(scene, lang) for scene in plan.scenes)
    cells = (
        f"{plan.slug} ({lang})",
        str(len(plan.scenes)),
        str(words),
        f"{words / WORDS_A_MINUTE:.1f}",
        str(plan.minutes),
        f"{least:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def table() -> str:
    """Return the table of all lessons in both languages."""
    head = "| lesson | scenes | words aloud | minutes of them | minutes | least left |"
    rows = [row(plan, lang) for plan in PLANS for lang in LANGS]
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


if __name__ == "__main__":
    print(table())
