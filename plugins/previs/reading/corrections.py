"""What the artist corrects in a plan: it wins over the words."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from previs.reading.defaults import length_for, size_for
from previs.reading.lexicon import Lexicon, table
from previs.reading.naming import MOST, Modifiers, named
from previs.reading.plan import Cinematography, Framing, Relation, ScenePlan, Subject, View
from previs.reading.reader import MOST_SUBJECTS, Repertoire, book, performs, subject_of
from previs.reading.tokens import tokens
from previs.records import Look, Mood, Time, Weather

Value = str | int | float | bool

CAMERA = ("size", "angle", "move", "speed", "framing", "view", "focus")
SCENE = ("place", "time", "weather", "light", "mood", "look")
FIELDS = (*CAMERA, *SCENE, "lens_mm")
"""The parameters that correct the whole plan; `subject.N` and its own correct one subject."""

LISTED = (*CAMERA, *SCENE, "subject", "subject.action", "subject.mood")
"""The fields that have a list of what they may be."""

_SUBJECT = re.compile(r"subject\.(\d{1,3})(?:\.(action|count|colour|mood))?")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_UNSET = ("", "auto")


def choices(field: str, repertoire: Repertoire) -> tuple[str, ...]:
    """What a field may be, besides `auto`; `KeyError` for one that has no list."""
    known = book()
    camera = table("camera")
    scene = table("scene")
    bodies, actions = repertoire
    lists: dict[str, Sequence[str]] = {
        "place": ("stage", *sorted(known.places)),
        "time": get_args(Time),
        "weather": get_args(Weather),
        "light": ("natural", *scene["light"]),
        "mood": tuple(scene["mood"]),
        "look": get_args(Look),
        "size": tuple(camera["size"]),
        "angle": tuple(camera["angle"]),
        "move": tuple(camera["move"]),
        "speed": ("slow", "normal", "fast"),
        "framing": get_args(Framing),
        "view": get_args(View),
        "focus": ("deep", "shallow", "rack"),
        "subject": ("none", *sorted(k for k in known.kinds() if not bodies or _plays(k, bodies, known))),
        "subject.action": tuple(sorted(a for a in known.deeds() if not actions or a in actions)),
        "subject.mood": tuple(mood for mood in get_args(Mood) if mood),
    }
    return tuple(lists[field])


def _plays(kind: str, bodies: frozenset[str], known: Lexicon) -> bool:
    """Is there a body for a kind itself? A crowd is played by many."""
    return kind in bodies or (kind == "crowd" and bool(bodies & set(known.nouns[kind].get("is", ()))))


def corrected(plan: ScenePlan, params: Mapping[str, Value], repertoire: Repertoire) -> ScenePlan:
    """The plan with what `params` decide instead of the words: FIELDS, and for the subjects, counted from 1,
    `subject.N` (a kind; `none` takes it out; one beyond the last adds one), `subject.N.action`, `.count`, `.colour`,
    `.mood`. `auto` and empty are as read; other names are left alone. Raises `ValueError` with a sentence for what
    cannot be."""
    asked = {name: str(value).strip() for name, value in params.items() if str(value).strip() not in _UNSET}
    fields = {name: _one_of(name, value) for name, value in asked.items() if name in (*CAMERA, *SCENE)}
    subjects = _Subjects(plan, repertoire)
    for name in sorted(asked, key=_order):
        if match := _SUBJECT.fullmatch(name):
            subjects.correct(int(match[1]), match[2] or "", asked[name])
    plan = subjects.settled()
    return _scene(
        replace(plan, camera=_camera(plan, fields, asked.get("lens_mm", "0"), bool(subjects.changed))), fields
    )


def _order(name: str) -> tuple[int, int, str]:
    """Kinds before what is said of them, in the order of the plan."""
    match = _SUBJECT.fullmatch(name)
    return (int(match[1]), int(bool(match[2])), name) if match else (0, 0, name)


def _one_of(field: str, value: str, among: Sequence[str] | None = None) -> str:
    allowed = among if among is not None else choices(field, Repertoire())
    name = value.casefold().replace(" ", "_").replace("-", "_")
    if name in allowed:
        return name
    close = difflib.get_close_matches(name, allowed, 3, 0.4)
    some = ", ".join(dict.fromkeys([*close, *allowed[:4]]))
    raise ValueError(
        f"{value!r} is no {field.replace('_', ' ').replace('subject.', '')} that previs knows: try {some}."
    )


def _scene(plan: ScenePlan, fields: Mapping[str, str]) -> ScenePlan:
    """The plan with its place, hour, weather, light, mood and look set."""
    changes: dict[str, Any] = {name: fields[name] for name in ("time", "weather", "mood", "look") if name in fields}
    if "place" in fields:
        changes |= {"place": fields["place"], "places": (fields["place"],)}
    if light := fields.get("light"):
        changes |= {"light": light.replace("_", " "), "lights": () if light == "natural" else (light,)}
    said = {name for name in fields if name in SCENE}
    notes = tuple(note for note in plan.notes if not any(f"one {_NOTED[name]} is" in note for name in fields))
    return replace(plan, said=plan.said | said, notes=notes, **changes)


_NOTED = {name: name for name in FIELDS} | {"time": "time of day", "size": "shot size", "move": "camera move"}


def _camera(plan: ScenePlan, fields: Mapping[str, str], lens: str, recast: bool) -> Cinematography:
    """The camera with its fields set; what nobody said follows from them."""
    camera = plan.camera
    own = {name: fields[name] for name in CAMERA if name in fields}
    if recast and not {"framing"} & (camera.said | own.keys()):
        people = sum(s.count for s in plan.subjects if s.acts)
        own["framing"] = "two_shot" if people == 2 else "group" if people > 2 else "single"
    if recast and not {"size"} & (camera.said | own.keys()):
        own["size"] = size_for(plan.subjects, own.get("framing", camera.framing))
    if own.get("focus") == "rack":
        own.setdefault("move", "rack_focus")
    length = _lens(lens)
    if not length:
        length = camera.lens_mm if "lens" in camera.said or "size" not in own else length_for(own["size"])
    changes: dict[str, Any] = dict(own)
    said = camera.said | {name for name in fields if name in CAMERA} | ({"lens"} if _lens(lens) else set())
    return replace(camera, lens_mm=length, said=said, **changes)


def _lens(value: str) -> int:
    """Millimetres; 0: as read."""
    try:
        length = round(float(value.removesuffix("mm")))
    except (ValueError, OverflowError):
        length = -1
    if length and not 8 <= length <= 300:
        raise ValueError(f"{value!r} is no focal length that previs has: from 8 to 300 mm, such as 35, or 0 as read.")
    return length


class _Subjects:
    """The subjects of a plan while they are corrected; None stands for one that is taken out."""

    def __init__(self, plan: ScenePlan, repertoire: Repertoire) -> None:
        self._plan, self._repertoire = plan, repertoire
        self._subjects: list[Subject | None] = list(plan.subjects)
        self._missed = list(plan.missed)
        self.changed = False

    def correct(self, number: int, field: str, value: str) -> None:
        """Set one field of the subject `number` (from 1)."""
        many = len(self._subjects)
        if field == "" and number == many + 1 and many < MOST_SUBJECTS:
            if (kind := self._kind(value)) != "none":
                self._subjects.append(self._new(kind, None))
                self.changed = True
            return
        if field == "count" and value in ("0", "0.0"):
            return
        if not 1 <= number <= many:
            raise ValueError(f"There is no subject {number}: the plan has {many}, and one more may be added.")
        subject = self._subjects[number - 1]
        if subject is None:
            return
        setters: Mapping[str, Callable[[Subject, str], Subject | None]] = {
            "": self._recast, "action": self._set_action, "count": self._set_count, "colour": self._set_colour,
            "mood": self._set_mood,
        }  # fmt: skip
        self._subjects[number - 1] = setters[field](subject, value)

    def _kind(self, value: str) -> str:
        return _one_of("subject", value, ("none", *book().kinds()))

    def _recast(self, subject: Subject, value: str) -> Subject | None:
        kind = self._kind(value)
        self.changed = True
        self._covers(subject.label)
        return None if kind == "none" else self._new(kind, subject)

    def _new(self, kind: str, was: Subject | None) -> Subject:
        """A subject of a kind, doing what the one before it did if it can."""
        (draft,) = named(kind, kind.replace("_", " "), False, Modifiers(), book())
        fresh = subject_of(draft, [draft], self._missed, self._repertoire)
        if was is None:
            return fresh
        deed = {
            name: getattr(was, name) for name in ("action", "performs", "moves", "target", "then", "manner", "mood")
        }
        kept: dict[str, Any] = deed if fresh.acts and was.acts and was.action != "stand" else {}
        return replace(
            fresh, count=was.count, colour=was.colour or fresh.colour, scale=fresh.scale, holds=was.holds,
            wears=was.wears or fresh.wears, build=was.build, spans=was.spans, **kept,
        )  # fmt: skip

    def _covers(self, *words: str) -> None:
        self._missed = [word for word in self._missed if word not in words]

    def _set_action(self, subject: Subject, value: str) -> Subject:
        action = _one_of("subject.action", value, book().deeds())
        self._covers(*(word for word in self._missed if _is_verb(word, subject)))
        moves = bool(book().actions.get(action, {}).get("moves"))
        return replace(subject, action=action, performs=performs(action), moves=moves, then=())

    def _set_count(self, subject: Subject, value: str) -> Subject:
        if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= MOST:
            raise ValueError(f"{value!r} is no number of subjects that previs stages: from 1 to {MOST}.")
        self.changed = True
        return replace(subject, count=int(value))

    def _set_colour(self, subject: Subject, value: str) -> Subject:
        colours = book().colours
        if _HEX.fullmatch(value):
            return replace(subject, colour=value.lower())
        return replace(subject, colour=colours[_one_of("colour", value, tuple(colours))])

    def _set_mood(self, subject: Subject, value: str) -> Subject:
        name = _one_of("subject.mood", value)
        return replace(subject, mood=next((mood for mood in get_args(Mood) if mood == name), subject.mood))

    def settled(self) -> ScenePlan:
        """The plan with the subjects that are left, and every index to them."""
        kept = [i for i, subject in enumerate(self._subjects) if subject is not None]
        at = {old: new for new, old in enumerate(kept)}
        subjects = tuple(
            replace(
                subject,
                target=at.get(subject.target, -1),
                then=tuple(deed._replace(target=at.get(deed.target, -1)) for deed in subject.then),
            )
            for subject in self._subjects
            if subject is not None
        )
        relations = tuple(
            Relation(at[r.subject], r.how, at[r.to]) for r in self._plan.relations if r.subject in at and r.to in at
        )
        seen: dict[str, Any] = {
            name: at.get(getattr(self._plan.camera, name), -1)
            for name in ("viewer", "object", "focus_from", "focus_to")
        }
        camera = replace(self._plan.camera, **seen)
        missed = tuple(dict.fromkeys(self._missed))
        return replace(self._plan, subjects=subjects, relations=relations, camera=camera, missed=missed)


def _is_verb(word: str, subject: Subject) -> bool:
    """Is a word one for something that the subject does?"""
    known = book()
    key = tuple(token.word for token in tokens(word))
    names = {subject.action, *(deed.action for deed in subject.then)}
    found = [s.value for s in known.phrases.get(key, ()) if s.role == "action"]
    return any(known.actions[name].get("action", name) in names for name in found)
