"""A lesson: a title and a few scenes, each the link of a page, in one link or file."""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from softmax_viz.scenario.model import ScenarioError
from softmax_viz.scenario.prepared import TITLE_LENGTH
from softmax_viz.text import Text, plain

MOST_SCENES: Final = 12
LONGEST_SCENE: Final = 1500  # characters of its link
LONGEST_PACKED: Final = 8000
LONGEST_UNPACKED: Final = 40_000
VERSION: Final = 1

UNREADABLE = Text(
    "This is no lesson: the link or file is damaged, or was made by something else.",
    "Esto no es una lección: el enlace o archivo está dañado, o lo hizo otro programa.",
)
NO_SCENES = Text(
    f"A lesson has 1 to {MOST_SCENES} scenes, each the link of a page.",
    f"Una lección tiene de 1 a {MOST_SCENES} escenas, cada una el enlace de una "
    "página.",
)


def bad_scene(place: int) -> Text:
    """Say which scene is no link of ours."""
    return Text(
        f"Scene {place} is not a link to a page of this app.",
        f"La escena {place} no es un enlace a una página de esta aplicación.",
    )


@dataclass(frozen=True)
class Lesson:
    """A title, and scenes such as `loss?z=2,1&hide=p`, below the app's own address."""

    title: str
    scenes: tuple[str, ...]


def checked_lesson(title: str, scenes: Iterable[str], pages: Collection[str]) -> Lesson:
    """Return a lesson whose scenes are links to pages of ours, whatever their host.

    `pages` has what may stand in an address before its `?`. Raises ScenarioError.
    """
    links = [scene.strip() for scene in scenes]
    links = [link for link in links if link]
    if not 1 <= len(links) <= MOST_SCENES:
        raise ScenarioError(NO_SCENES)
    return Lesson(
        plain(title, TITLE_LENGTH),
        tuple(_scene(link, place, pages) for place, link in enumerate(links, 1)),
    )


def _scene(link: str, place: int, pages: Collection[str]) -> str:
    path, _, query = link.partition("?")
    if len(link) > LONGEST_SCENE:
        raise ScenarioError(bad_scene(place))
    slug = re.sub(r"https?://[^/]*/(.*/)?", "", path)
    good = re.fullmatch(r"[!-~\u00a1-\ud7ff\ue000-\uffff]*", query)  # no surrogates
    if slug not in pages or not good or "#" in link:
        raise ScenarioError(bad_scene(place))
    return f"{slug}?{query}" if query else slug


def pack(lesson: Lesson) -> str:
    """Return a lesson as it stands in a link."""
    text = json.dumps([VERSION, lesson.title, *lesson.scenes], ensure_ascii=False)
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().strip("=")


def unpack(text: str, pages: Collection[str]) -> Lesson:
    """Return the lesson of a link; raises ScenarioError for what is none."""
    if len(text) > LONGEST_PACKED or not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise ScenarioError(UNREADABLE)
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        reader = zlib.decompressobj()
        whole = reader.decompress(packed, LONGEST_UNPACKED)
        if not reader.eof:
            raise ScenarioError(UNREADABLE)
        match json.loads(whole):
            case [version, str(title), *scenes] if version == VERSION and all(
                isinstance(scene, str) for scene in scenes
            ):
                return checked_lesson(title, scenes, pages)
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        if isinstance(error, ScenarioError):
            raise
    raise ScenarioError(UNREADABLE)


def to_file(lesson: Lesson) -> str:
    """Return a lesson as a file that people can read and change."""
    content = {
        "softmax_viz": VERSION,
        "title": lesson.title,
        "scenes": list(lesson.scenes),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def from_file(content: bytes, pages: Collection[str]) -> Lesson:
    """Return the lesson in a file; raises ScenarioError for what is none."""
    try:
        if len(content) > LONGEST_UNPACKED:
            raise ScenarioError(UNREADABLE)
        read: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ScenarioError(UNREADABLE) from error
    match read:
        case {"softmax_viz": 1, "title": str(title), "scenes": [*scenes]} if all(
            isinstance(scene, str) for scene in scenes
        ):
            return checked_lesson(title, scenes, pages)
    raise ScenarioError(UNREADABLE)


def scene_address(base: str, lesson: Lesson, name: str, number: int) -> str:
    """Return the address of a scene, from 1, that belongs to a lesson.

    `name` stands for the lesson in it: its slug, or what `pack` returns.
    """
    scene = lesson.scenes[number - 1]
    joint = "&" if "?" in scene else "?"
    return f"{base}{scene}{joint}lesson={name}&scene={number}&present=true"
