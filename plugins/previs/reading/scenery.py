"""The words that say where, when and how it is seen; of words that contradict each other the last one wins."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from previs.reading.drafts import Draft, Notebook
from previs.reading.lexicon import CAMERA, Lexicon
from previs.records import Time, Weather

_WILD: tuple[Weather, ...] = ("sandstorm", "storm", "snow", "rain", "fog", "wind", "overcast", "clear")
_APART = ({"clear"}, {"rain", "storm", "overcast"}, {"snow"}, {"sandstorm"})
"""Weathers of one set go together, those of two do not; fog and wind go with all but clear skies."""
_TIMES: tuple[Time, ...] = get_args(Time)
_NEAR = ({"dawn", "morning"}, {"day", "noon", "morning", "afternoon"}, {"sunset", "dusk"}, {"night", "midnight"})
_AGAINST = ({"warm", "cold"}, {"soft", "hard"}, {"low_key", "high_key"})
_NIGHTLY = {"moonlight", "neon", "lamplight", "headlights"}
_FIELDS = {"size": "shot size", "angle": "angle", "move": "camera move", "lens": "lens", "look": "look"}


def words(name: str) -> str:
    """A name of the vocabulary as it is read."""
    return name.replace("_", " ")


def _told(what: str, found: Sequence[str], taken: str) -> str:
    others = ", ".join(words(name) for name in dict.fromkeys(found) if name != taken)
    return f"More than one {what} is asked for: {words(taken)} is shown, the last one said, not {others}."


def time_of(notes: Notebook) -> Time:
    """The time named last, the closest of those that agree; else the one at which the lights that are named burn."""
    found = notes.scene.get("time", [])
    chosen = found[-1] if found else ""
    for family in _NEAR:
        if chosen in family and chosen == "day":
            chosen = next((name for name in reversed(found) if name in family and name != "day"), chosen)
        if chosen == "night" and "midnight" in found:
            chosen = "midnight"
    against = [name for name in found if not any({name, chosen} <= family for family in _NEAR)]
    if against:
        notes.remarks.append(_told("time of day", [*against, chosen], chosen))
    for time in _TIMES:
        if time == chosen:
            return time
    kinds, lights = {draft.kind for draft in notes.drafts}, set(notes.scene.get("light", []))
    if _NIGHTLY & lights or "street_lamp" in kinds or {"moon", "stars", "aurora"} & set(notes.scene.get("sky", [])):
        return "night"
    return "dusk" if {"campfire", "lamp"} & kinds or {"firelight", "torchlight"} & lights else "day"


def weather_of(notes: Notebook) -> Weather:
    """The wildest that was named, among those that go with the last."""
    found = notes.scene.get("weather", [])
    if not found:
        return "clear"
    last = found[-1]
    apart = [name for name in found if not _together(name, last)]
    for name in found:
        if name not in apart and any(not _together(name, other) for other in found[found.index(name) + 1 :]):
            apart.append(name)
    kept = [name for name in found if name not in apart]
    for weather in _WILD:
        if weather in kept:
            if apart:
                notes.remarks.append(_told("weather", [*apart, weather], weather))
            return weather
    return "clear"


def _together(a: str, b: str) -> bool:
    if a == b or any({a, b} <= family for family in _APART):
        return True
    free = {"fog", "wind"}
    return ("clear" not in (a, b) and bool(free & {a, b})) or {a, b} == {"clear", "wind"} or {a, b} == {"snow", "storm"}


def lights_of(notes: Notebook) -> tuple[str, ...]:
    """All that are named, of two that exclude each other the last."""
    found = list(dict.fromkeys(notes.scene.get("light", [])))
    for pair in _AGAINST:
        both = [name for name in notes.scene.get("light", []) if name in pair]
        if len(set(both)) > 1:
            found = [name for name in found if name not in pair or name == both[-1]]
            notes.remarks.append(_told("light", both, both[-1]))
    return tuple(found)


def last_of(notes: Notebook, role: str, what: str) -> str:
    """The last of a field's words."""
    found = notes.scene.get(role, [])
    if len(set(found)) > 1:
        notes.remarks.append(_told(what, found, found[-1]))
    return found[-1] if found else ""


def camera_of(notes: Notebook) -> Mapping[str, str]:
    """The camera's words by field, the last of each."""
    for role, what in _FIELDS.items():
        found = notes.camera.get(role, [])
        if len(set(found)) > 1:
            notes.remarks.append(_told(what, found, found[-1]))
    return {role: notes.camera[role][-1] for role in CAMERA if role in notes.camera}


def place_of(notes: Notebook, book: Lexicon) -> str:
    """The place that makes the set: the highest rank, the last named of equals. One that loses to another and can
    stand in its set becomes a part of it."""
    found = list(dict.fromkeys(notes.scene.get("place", [])))
    if "sky" in found and not _is_aloft(notes):
        found.remove("sky")
    if not found:
        return ""
    ranks = [int(book.places[name]["rank"]) for name in found]
    best = max(range(len(found)), key=lambda i: (ranks[i], i))
    chosen = found[best]
    for name in found:
        about: Mapping[str, Any] = book.places[name]
        if name != chosen and (stands := about.get("stands")) and not any(d.kind == stands for d in notes.drafts):
            notes.drafts.append(Draft(stands, words(name), "set", entry=stands, bodies=(stands,)))
    rivals = [name for i, name in enumerate(found) if ranks[i] == ranks[best] and i != best]
    if rivals:
        notes.remarks.append(_told("place", [*rivals, chosen], chosen))
    return chosen


def _is_aloft(notes: Notebook) -> bool:
    acting = [d for d in notes.drafts if d.acts]
    if acting and acting[0].kind == "rocket":
        return False
    return bool(acting) and all(
        d.klass == "flyer" or d.action in ("fly", "fall", "glide", "hover") or d.kind == "dragon" for d in acting[:1]
    )
