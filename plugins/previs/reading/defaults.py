"""What is meant where nothing is said: the shot that the field would expect."""

from collections.abc import Mapping, Sequence

from previs.reading.drafts import Draft, Notebook
from previs.reading.plan import Cinematography, Framing, Subject, View

_LENGTHS = {"extreme_wide": 18, "wide": 28, "close_up": 50, "extreme_close_up": 85, "medium_close_up": 50, "insert": 50}
_FRAMINGS: Mapping[str, Framing] = {f: f for f in ("single", "two_shot", "group", "over_shoulder", "pov")}  # type: ignore[assignment]
_VIEWS: Mapping[str, View] = {v: v for v in ("side", "front", "back")}  # type: ignore[assignment]


_RIDES = frozenset({"ride", "drive", "row", "sail", "race", "gallop", "trot", "pull"})
"""Deeds that are not seen without what is ridden, driven or drawn."""


def length_for(size: str) -> int:
    """The lens (mm) that a shot size is taken with."""
    return _LENGTHS.get(size, 35)


def size_for(subjects: Sequence[Subject], framing: str) -> str:
    """The size that suits the subjects and what they do."""
    actors = [s for s in subjects if s.acts]
    if any(s.kind == "explosion" or s.action == "explode" for s in subjects):
        return "wide"
    count = sum(s.count for s in actors)
    if framing == "over_shoulder":
        return "medium"
    if framing == "pov":
        return "wide"
    if not actors:
        small = bool(subjects) and all(s.klass in ("hold", "thing") for s in subjects)
        return "insert" if small and all(s.klass == "hold" for s in subjects) else "full" if small else "wide"
    lead = actors[0]
    if "distant" in lead.manner:
        return "extreme_wide"
    aim = subjects[lead.target] if 0 <= lead.target < len(subjects) else None
    if aim and lead.action in _RIDES and aim.klass in ("animal", "vehicle", "vessel"):
        return "full"
    if lead.action in ("look", "look_up", "point") and aim and aim.klass == "set":
        return "wide"
    if any("overhead" in s.manner for s in actors[1:]):
        return "wide"
    if lead.klass in ("vessel", "flyer", "vehicle"):
        return "wide" if lead.klass != "vehicle" else "full"
    if framing == "two_shot" and lead.klass == "animal":
        return "full"
    if framing == "two_shot" or any(s.action == "talk" for s in actors):
        return "medium" if count <= 2 else "full"
    if lead.moves:
        return "wide"
    if lead.action in ("sit", "read", "hold", "look", "look_back", "look_up", "look_down") and lead.klass == "person":
        return "medium" if count == 1 else "full"
    return "full"


def cinematography(words: Mapping[str, str], subjects: Sequence[Subject], notes: Notebook) -> Cinematography:
    """The camera of a prompt: what was said, and the expected for the rest; `notes` has whom it is about."""
    people = sum(s.count for s in subjects if s.acts)
    viewing = notes.viewing
    framing: Framing = _FRAMINGS.get(
        words.get("framing", ""), "two_shot" if people == 2 else "group" if people > 2 else "single"
    )
    aerial = "wide" if words.get("angle") == "aerial" else ""
    size = words.get("size") or aerial or size_for(subjects, framing)
    move = words.get("move") or ("dolly_in" if viewing else "static")
    lens = int(words.get("lens") or length_for(size))
    focus = [_index(draft, notes) for draft in notes.focus]
    return Cinematography(
        size=size,
        angle=words.get("angle", "eye_level"),
        move=move,
        speed=words.get("speed") or ("fast" if viewing in ("run", "sprint", "chase", "flee") else "normal"),
        lens_mm=min(300, max(8, lens)),
        framing=framing,
        view=_VIEWS.get(words.get("view", ""), "three_quarter"),
        focus="rack" if move == "rack_focus" else words.get("focus", ""),
        focus_from=focus[0] if len(focus) > 1 else -1,
        focus_to=focus[-1] if focus else -1,
        viewer=_index(notes.viewer, notes),
        object=_index(notes.object, notes),
        said=frozenset(words),
    )


def _index(draft: Draft | None, notes: Notebook) -> int:
    return next((i for i, other in enumerate(notes.drafts) if other is draft), -1)
