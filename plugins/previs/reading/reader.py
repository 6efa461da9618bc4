"""The door: a prompt in, a plan out. Never fails, whatever the text."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, get_args

from previs.reading.defaults import cinematography
from previs.reading.drafts import Draft, Notebook
from previs.reading.lexicon import Lexicon, lexicon
from previs.reading.listener import Listener
from previs.reading.marks import find_marks
from previs.reading.plan import STAND_IN, Deed, ScenePlan, Subject
from previs.reading.tokens import LONGEST, tokens
from previs.records import Look, Time, Weather

_WEATHERS: tuple[Weather, ...] = ("sandstorm", "storm", "rain", "snow", "fog", "wind", "overcast", "clear")
_TIMES: tuple[Time, ...] = get_args(Time)
_LOOKS: tuple[Look, ...] = ("ink", "silhouette", "shaded")
_DOES = {"vehicle": "stand", "vessel": "sail", "flyer": "fly"}
_MOST_SUBJECTS = 12


class Repertoire(NamedTuple):
    """What can be staged: kinds with a body, and actions. Empty sets: everything the lexicon knows."""

    bodies: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()


ANYTHING = Repertoire()


@cache
def _book() -> Lexicon:
    return lexicon()


def read_prompt(prompt: str, repertoire: Repertoire = ANYTHING) -> ScenePlan:
    """What a prompt asks for. Words that cannot be staged are in `missed`, each once; nothing is dropped silently."""
    book = _book()
    words = tokens(prompt)
    notes = Listener(prompt, words, book).listen(find_marks(words, book))
    if not notes.drafts and notes.missed and not notes.places:
        notes.drafts.append(Draft(STAND_IN, " ".join(notes.missed[:3])[:40], "unknown"))
    subjects = tuple(_subject(draft, notes, repertoire, book) for draft in notes.drafts[:_MOST_SUBJECTS])
    camera = cinematography(notes.camera, subjects, notes.viewer)
    sentences: list[str] = []
    if len(prompt) > LONGEST:
        sentences.append(f"Only the first {LONGEST} characters of the prompt were read.")
    if camera.focus:
        sentences.append("Previs draws everything in focus: the focus asked for is not shown.")
    time = _time(notes)
    return ScenePlan(
        subjects=subjects,
        relations=tuple(r for r in notes.relations if max(r.subject, r.to) < len(subjects)),
        place=_place(notes.places, book),
        places=tuple(dict.fromkeys(notes.places)),
        time=time,
        weather=_weather(notes.weathers),
        covered=notes.covered,
        light=" ".join(dict.fromkeys(name.replace("_", " ") for name in notes.lights)) or "natural",
        lights=tuple(dict.fromkeys(notes.lights)),
        camera=camera,
        look=_look(notes.look),
        missed=tuple(dict.fromkeys(notes.missed)),
        spans=tuple(notes.spans),
        notes=tuple(sentences),
        said=frozenset(_said(notes)),
    )


def _said(notes: Notebook) -> Sequence[str]:
    fields = {"time": notes.times, "weather": notes.weathers, "place": notes.places, "light": notes.lights}
    return [name for name, found in fields.items() if found]


def _time(notes: Notebook) -> Time:
    """The time named first; else the one at which the lights that are named burn."""
    for name in notes.times:
        for time in _TIMES:
            if name == time:
                return time
    kinds = {draft.kind for draft in notes.drafts}
    if {"moonlight", "neon", "lamplight", "candlelight"} & set(notes.lights) or {"street_lamp"} & kinds:
        return "night"
    return "dusk" if {"campfire", "lamp"} & kinds or {"firelight"} & set(notes.lights) else "day"


def _look(name: str) -> Look:
    for look in _LOOKS:
        if name == look:
            return look
    return "shaded"


def _weather(found: Sequence[str]) -> Weather:
    """The wildest that was named."""
    for weather in _WEATHERS:
        if weather in found:
            return weather
    return "clear"


def _place(found: Sequence[str], book: Lexicon) -> str:
    """The place that makes the set: the highest rank, the first named of equals."""
    return max(found, key=lambda place: book.ranks[place], default="")


def _subject(draft: Draft, notes: Notebook, repertoire: Repertoire, book: Lexicon) -> Subject:
    entry = book.subjects.get(draft.kind, {})
    action = draft.action or _DOES.get(draft.klass, "stand")
    deed = book.actions.get(action, {})
    performs = (action, *_instead(action, book))
    bodies = tuple(b for b in draft.bodies if not repertoire.bodies or b in repertoire.bodies)
    known = bool(bodies) and draft.kind != STAND_IN
    if not known:
        notes.missed.append(draft.label)
    if draft.verb and repertoire.actions and action not in repertoire.actions and not deed.get("close"):
        notes.missed.append(draft.verb)
    has = entry.get("has", ())
    laid = ("letter", "key") if any(d.kind == "table" for d in notes.drafts) else ()
    notes.missed += [kind for kind in draft.holds if kind not in (*has, *laid)]
    notes.missed += [kind for kind, _ in draft.wears if kind not in (*has, "coat", "top", "suit", "dress", "boots")]
    if draft.acts and notes.slow_motion:
        draft.manner.append("slow_motion")
    return Subject(
        kind=draft.kind,
        label=draft.label,
        klass=draft.klass,
        count=draft.count,
        action=action,
        performs=performs,
        known=known,
        bodies=bodies,
        colour=draft.colour,
        wears=tuple(draft.wears),
        holds=tuple(draft.holds),
        manner=tuple(draft.manner),
        scale=draft.scale * (float(entry.get("scale", 1.0)) if bodies and bodies[0] != draft.kind else 1.0),
        moves=bool(deed.get("moves")),
        then=tuple(Deed(name, (name, *_instead(name, book)), at_once=True) for name in draft.also),
    )


def _instead(action: str, book: Lexicon) -> tuple[str, ...]:
    """What is performed instead, nearest first, with what is performed instead of that."""
    found: list[str] = []
    for name in book.actions.get(action, {}).get("as", ()):
        found += [name, *book.actions.get(name, {}).get("as", ())]
    return tuple(dict.fromkeys([*found, "stand"]))
