"""The plan: what a prompt asks a stage for, typed and frozen."""

import json
from dataclasses import dataclass
from typing import Literal, NamedTuple

from previs.records import Look, Time, Weather

Class = Literal["person", "animal", "vehicle", "vessel", "flyer", "set", "thing", "hold", "unknown"]
Framing = Literal["single", "two_shot", "group", "over_shoulder", "pov"]
View = Literal["three_quarter", "side", "front", "back"]

STAND_IN = "stand_in"
"""The kind of a subject that is named by a word that previs does not know."""


class Span(NamedTuple):
    """Characters [start, end) of the prompt and what they were read as."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone or something named: `kind` of the lexicon, `label` as written, `bodies` the kinds that may play it,
    nearest first. `holds` and `wears` are kinds; `colour` and the colours in `wears` are sRGB hex or empty. `action`
    is the verb's kind, `performs` the actions that may play it, nearest first."""

    kind: str
    label: str
    klass: Class
    count: int = 1
    action: str = "stand"
    performs: tuple[str, ...] = ("stand",)
    known: bool = True
    bodies: tuple[str, ...] = ()
    colour: str = ""
    wears: tuple[tuple[str, str], ...] = ()
    holds: tuple[str, ...] = ()
    manner: tuple[str, ...] = ()
    scale: float = 1.0
    moves: bool = False
    also: tuple[str, ...] = ()

    @property
    def acts(self) -> bool:
        """Is it someone or something that can act, rather than a part of the set?"""
        return self.klass in ("person", "animal", "vehicle", "vessel", "flyer", "unknown")


class Relation(NamedTuple):
    """One subject's place against another's, both by index: `beside`, `under`, `with`..."""

    subject: int
    how: str
    to: int


@dataclass(frozen=True, slots=True)
class Cinematography:
    """How the camera sees it, in the words of the command line's contract; `said` names the fields that the prompt
    itself decides."""

    size: str = "full"
    angle: str = "eye_level"
    move: str = "static"
    speed: str = "normal"
    lens_mm: int = 35
    framing: Framing = "single"
    view: View = "three_quarter"
    focus: str = ""
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """All that was understood. `place` is empty where none was named; `places` has all that were, `covered` whether
    snow lies; `missed` the words that cannot be staged, `notes` sentences for the artist."""

    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    place: str = ""
    places: tuple[str, ...] = ()
    time: Time = "day"
    weather: Weather = "clear"
    covered: bool = False
    light: str = "natural"
    lights: tuple[str, ...] = ()
    camera: Cinematography = Cinematography()
    look: Look = "shaded"
    missed: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()


def plan_json(plan: ScenePlan) -> bytes:
    """The plan in the shape that `storyreel plan --json` prints, UTF-8."""
    camera = plan.camera
    subjects = [
        {
            "kind": s.kind,
            "label": s.label,
            "count": s.count,
            "action": s.action,
            "known": s.known,
            "colour": s.colour,
            "wears": [name for name, _ in s.wears],
            "holds": list(s.holds),
            "manner": list(s.manner),
        }
        for s in plan.subjects
    ]
    shape = {
        "subjects": subjects,
        "relations": [relation._asdict() for relation in plan.relations],
        "place": plan.place,
        "time": plan.time,
        "weather": plan.weather,
        "light": plan.light,
        "camera": {
            "size": camera.size,
            "angle": camera.angle,
            "move": camera.move,
            "speed": camera.speed,
            "lens_mm": camera.lens_mm,
            "framing": camera.framing,
            "view": camera.view,
        },
        "look": plan.look,
        "missed": list(plan.missed),
        "notes": list(plan.notes),
    }
    return json.dumps(shape, ensure_ascii=False).encode("utf-8", "replace")
