"""The door: a prompt in, a plan out. Never fails, whatever the text."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args

from previs.reading.defaults import cinematography
from previs.reading.drafts import DeedDraft, Draft, Notebook
from previs.reading.lexicon import Lexicon, lexicon
from previs.reading.listener import Listener
from previs.reading.marks import find_marks
from previs.reading.plan import STAND_IN, Deed, Relation, ScenePlan, Subject
from previs.reading.scenery import camera_of, last_of, lights_of, place_of, time_of, weather_of
from previs.reading.tokens import LONGEST, tokens
from previs.records import Look, Mood

_LOOKS: tuple[Look, ...] = get_args(Look)
_MOODS: tuple[Mood, ...] = get_args(Mood)
_DOES = {"vessel": "sail", "flyer": "fly"}
_AFLOAT = frozenset({"swan", "duck"})
_DRIVEN = {
    ("vehicle", "walk"): "drive", ("vehicle", "run"): "drive", ("vehicle", "sprint"): "race",
    ("vessel", "walk"): "sail", ("vessel", "run"): "sail", ("vessel", "race"): "sail",
    ("vessel", "glide"): "sail", ("vessel", "hover"): "sail", ("vessel", "drive"): "sail",
    ("vehicle", "fly"): "race", ("flyer", "run"): "fly", ("flyer", "race"): "fly", ("flyer", "sprint"): "fly",
}  # fmt: skip
"""What a machine does where a walker walks and runs."""
_WHITE = re.compile(r"\b(snowy|snow[- ]covered|winter|wintry)\b", re.IGNORECASE)
"""Words that say that snow lies, also where they are a part of a place's name."""

_PACE = {"slow_motion": 0.4, "time_lapse": 4.0}
MOST_SUBJECTS = 12
"""The most subjects of one plan."""

_TAILORED = ("coat", "top", "suit", "dress", "boots", "trousers", "hat", "robe", "cape", "scarf", "gloves")
"""Clothes that are a part of the bodies, or a colour on them."""

ENGLISH = "Previs reads English: words of other languages are shown as labelled stand-ins."


class Repertoire(NamedTuple):
    """What can be staged: kinds with a body, and actions. Empty sets: everything the lexicon knows."""

    bodies: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()


ANYTHING = Repertoire()


@cache
def book() -> Lexicon:
    """The words previs knows."""
    return lexicon()


def read_prompt(prompt: str, repertoire: Repertoire = ANYTHING) -> ScenePlan:
    """What a prompt asks for. Words that cannot be staged are in `missed`, each once; nothing is dropped silently."""
    known = book()
    words = tokens(prompt)
    notes = Listener(prompt, words, known).listen(find_marks(words, known))
    if not notes.drafts and not notes.scene.get("place"):
        _stand_for_all(notes, prompt, bool(words))
    place = place_of(notes, known)
    notes.missed += [draft.label for draft in notes.drafts[MOST_SUBJECTS:]]
    notes.drafts = notes.drafts[:MOST_SUBJECTS]
    subjects = tuple(subject_of(draft, notes.drafts, notes.missed, repertoire) for draft in notes.drafts)
    camera = cinematography(camera_of(notes), subjects, notes)
    time, weather = time_of(notes), weather_of(notes)
    scene = notes.scene
    pace = last_of(notes, "pace", "pace")
    lights = lights_of(notes)
    return ScenePlan(
        subjects=subjects,
        relations=_relations(notes),
        place=place,
        places=tuple(dict.fromkeys(scene.get("place", []))),
        time=time,
        weather=weather,
        covered="covered" in scene or _WHITE.search(prompt) is not None,
        wet="wet" in scene,
        sky=tuple(dict.fromkeys(scene.get("sky", []))),
        mood=last_of(notes, "mood", "mood"),
        pace=_PACE.get(pace, 1.0),
        light=" ".join(name.replace("_", " ") for name in lights) or "natural",
        lights=lights,
        camera=camera,
        look=_look(camera_of(notes).get("look", "")),
        missed=tuple(dict.fromkeys(notes.missed)),
        spans=tuple(notes.spans),
        notes=(*_sentences(prompt, notes, words), *dict.fromkeys(notes.remarks)),
        said=frozenset(name for name in ("time", "weather", "place", "light", "mood") if scene.get(name)),
    )


def _stand_for_all(notes: Notebook, prompt: str, has_words: bool) -> None:
    """A stand-in for a prompt of which nothing was understood."""
    shown = "".join(sign for sign in prompt.strip() if unicodedata.category(sign)[0] not in "CZ")
    if notes.missed:
        notes.drafts.append(Draft(STAND_IN, " ".join(notes.missed[:3])[:40], "unknown"))
    elif shown and not has_words:
        notes.drafts.append(Draft(STAND_IN, shown[:12], "unknown"))


def _sentences(prompt: str, notes: Notebook, words: Sequence[object]) -> list[str]:
    found: list[str] = []
    if len(prompt) > LONGEST:
        found.append(f"Only the first {LONGEST} characters of the prompt were read.")
    head = prompt[:LONGEST]
    foreign = any(sign.isalpha() and "LATIN" not in unicodedata.name(sign, "LATIN") for sign in head)
    lost = len(notes.missed) >= 4 and len(notes.missed) > 0.6 * len(words)
    if foreign or lost or (head.strip() and not words and notes.drafts):
        found.append(ENGLISH)
    found += [f"{d.asked} {d.label} are {d.count} on this stage." for d in notes.drafts if d.asked > d.count]
    if notes.left_out:
        found.append(f"Left out, as asked: {', '.join(dict.fromkeys(notes.left_out))}.")
    return found


def _relations(notes: Notebook) -> tuple[Relation, ...]:
    index = {id(draft): i for i, draft in enumerate(notes.drafts)}
    shoulder = notes.shoulder
    if shoulder is not None:
        for other in notes.drafts:
            if other.acts and other is not shoulder:
                notes.tie(other, "over_shoulder", shoulder)
                break
    return tuple(
        Relation(index[id(tie.subject)], tie.how, index[id(tie.to)])
        for tie in notes.ties
        if id(tie.subject) in index and id(tie.to) in index
    )


def subject_of(draft: Draft, drafts: Sequence[Draft], missed: list[str], repertoire: Repertoire) -> Subject:
    """A draft, frozen; what of it cannot be staged is added to `missed`."""
    known = book()
    entry = known.nouns.get(draft.entry, {})
    idle = draft.klass != "vessel" or not any(d.deeds for d in drafts)
    for deed in draft.deeds:
        deed.action = _DRIVEN.get((draft.klass, deed.action), deed.action)
    deeds = draft.deeds or [DeedDraft(_idling(draft) if idle or draft.klass == "vessel" else "stand", "")]
    bodies = tuple(b for b in draft.bodies if not repertoire.bodies or b in repertoire.bodies)
    is_known = bool(bodies) and draft.kind != STAND_IN
    if not is_known:
        missed.append(draft.label)
    for deed in deeds:
        close = known.actions.get(deed.action, {}).get("close")
        if deed.verb and repertoire.actions and deed.action not in repertoire.actions and not close:
            missed.append(deed.verb)
    _carried(draft, entry, missed, repertoire)
    first, rest = deeds[0], deeds[1:]
    own = float(entry.get("scale", 1.0)) if bodies and bodies[0] != draft.entry else 1.0
    return Subject(
        kind=draft.kind,
        label=draft.label,
        klass=draft.klass,
        count=draft.count,
        action=first.action,
        performs=performs(first.action),
        known=is_known,
        bodies=bodies,
        colour=draft.colour,
        wears=tuple(dict.fromkeys(draft.wears)),
        holds=tuple(draft.holds),
        manner=tuple(dict.fromkeys((*draft.manner, *first.manner))),
        scale=draft.scale * own,
        moves=bool(known.actions.get(first.action, {}).get("moves")),
        target=_index(first.target, drafts),
        then=tuple(
            Deed(d.action, performs(d.action), tuple(d.manner), _index(d.target, drafts), d.at_once) for d in rest
        ),
        mood=_mood(draft.mood),
        build=draft.build,
        spans=tuple(dict.fromkeys(draft.spans)),
    )


def _look(name: str) -> Look:
    for look in _LOOKS:
        if name == look:
            return look
    return "shaded"


def _mood(name: str) -> Mood:
    for mood in _MOODS:
        if name == mood:
            return mood
    return ""


def _carried(draft: Draft, entry: Mapping[str, object], missed: list[str], repertoire: Repertoire) -> None:
    """What is held or worn and no stage has."""
    has = entry.get("has", ())
    has = has if isinstance(has, list) else []
    for kind in draft.holds:
        nearest = {kind, *book().nouns.get(kind, {}).get("is", ())}
        if kind not in has and repertoire.bodies and not nearest & repertoire.bodies:
            missed.append(kind.replace("_", " "))
    missed += [kind for kind, _ in draft.wears if kind not in (*has, *_TAILORED) and kind not in repertoire.bodies]


def _index(draft: Draft | None, drafts: Sequence[Draft]) -> int:
    return next((i for i, other in enumerate(drafts) if other is draft), -1)


@cache
def performs(action: str) -> tuple[str, ...]:
    """The action itself, then what is performed instead, nearest first, with what is performed instead of that."""
    actions = book().actions
    found = [action]
    for name in actions.get(action, {}).get("as", ()):
        found += [name, *actions.get(name, {}).get("as", ())]
    return tuple(dict.fromkeys([*found, "stand"]))


def _idling(draft: Draft) -> str:
    """What is done by somebody of whom nothing is said."""
    return "swim" if draft.kind in _AFLOAT else _DOES.get(draft.klass, "stand")
