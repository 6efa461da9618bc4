"""The plan: what a prompt asks a stage for, typed and frozen."""

import json
from dataclasses import dataclass
from typing import Literal, NamedTuple

from previs.records import Look, Mood, Time, Weather

Class = Literal["person", "animal", "vehicle", "vessel", "flyer", "set", "thing", "hold", "sky", "unknown"]
Framing = Literal["single", "two_shot", "group", "over_shoulder", "pov"]
View = Literal["three_quarter", "side", "front", "back"]

STAND_IN = "stand_in"
"""The kind of a subject that is named by a word that previs does not know."""


class Span(NamedTuple):
    """Characters [start, end) of the prompt and what they were read as."""

    start: int
    end: int
    role: str


class Deed(NamedTuple):
    """Something that is done after, or beside, the first action of a subject: as `Subject.action`, `performs`,
    `manner` and `target`; `at_once`: beside it (`walks and talks`), not after it (`sits down and reads`)."""

    action: str
    performs: tuple[str, ...]
    manner: tuple[str, ...] = ()
    target: int = -1
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone or something named: `kind` of the lexicon, `label` as written, `bodies` the kinds that may play it,
    nearest first. `holds` and `wears` are kinds; `colour` and the colours in `wears` are sRGB hex or empty. `action`
    is the verb's kind, `performs` the actions that may play it, nearest first; `target` the index of the subject that
    it is aimed at (chased, ridden, looked at, talked to), or -1; `then` what is done next. `build` is `tall`, `short`,
    `fat`, `thin`, `strong` or empty; `scale` against the body's own size, when `giant` or `tiny` is said. `spans`:
    where it is named, as characters [start, end) of the prompt."""

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
    target: int = -1
    then: tuple[Deed, ...] = ()
    mood: Mood = ""
    build: str = ""
    spans: tuple[tuple[int, int], ...] = ()

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
    """How the camera sees it, in the words of the command line's contract; `focus` is empty, `shallow`, `deep` or
    `rack`, which goes from one subject to another (indices, -1: not said); `viewer` who sees it in a point of view,
    `object` what an insert, a pan or a tilt ends on (indices or -1); `said` names the fields that the prompt itself
    decides."""

    size: str = "full"
    angle: str = "eye_level"
    move: str = "static"
    speed: str = "normal"
    lens_mm: int = 35
    framing: Framing = "single"
    view: View = "three_quarter"
    focus: str = ""
    focus_from: int = -1
    focus_to: int = -1
    viewer: int = -1
    object: int = -1
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """All that was understood. `place` is empty where none was named; `places` has all that were, `covered` whether
    snow lies, `wet` whether the ground shines; `sky` what is named up there (`moon`, `stars`, `clouds`, `sun`,
    `rainbow`, `aurora`); `mood` of the whole; `pace` the flow of time, under 1 in slow motion; `missed` the words that
    cannot be staged, `notes` sentences for the artist."""

    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    place: str = ""
    places: tuple[str, ...] = ()
    time: Time = "day"
    weather: Weather = "clear"
    covered: bool = False
    wet: bool = False
    sky: tuple[str, ...] = ()
    mood: str = ""
    pace: float = 1.0
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
            "mood": s.mood,
            "build": s.build,
            "target": s.target,
            "then": [deed.action for deed in s.then],
            "spans": [list(span) for span in s.spans],
        }
        for s in plan.subjects
    ]
    shape = {
        "subjects": subjects,
        "relations": [relation._asdict() for relation in plan.relations],
        "place": plan.place,
        "time": plan.time,
        "weather": plan.weather,
        "sky": list(plan.sky),
        "mood": plan.mood,
        "pace": plan.pace,
        "light": plan.light,
        "camera": {
            "size": camera.size,
            "angle": "high" if camera.angle == "aerial" else camera.angle,
            "aerial": camera.angle == "aerial",
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
