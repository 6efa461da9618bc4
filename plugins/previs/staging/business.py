"""What people do with the things of a set, as a director would have them do it: eaters sit down to a table, a pianist
sits, who makes a call has a telephone at the ear, who embraces a child goes down to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from previs.reading.plan import Deed, Relation, ScenePlan, Subject
from previs.staging.setpieces import SEATS

_AT_TABLES = frozenset({"eat", "drink", "read", "write", "type", "play"})
"""Deeds that are done sitting where there is a table or a desk."""

_DINING = frozenset({"restaurant"})
_TABLES = frozenset({"table", "desk"})
_LOUNGES = frozenset({"bed", "hospital_bed", "hay_bale", "log", "crate"})
_SEATED = frozenset({"play", "read", "write", "type", "talk", "eat", "drink", "think", "cry", "sing", "laugh"})
_STANDING_ONLY = frozenset({"microphone", "mirror", "blackboard", "window", "piano", "door", "clock", "computer", "tv"})
"""Things that nobody stands on, whatever the preposition is."""

_IN_HAND: Mapping[str, str] = {"eat": "apple", "drink": "cup", "sword_fight": "sword", "read": "book"}
_READ = frozenset({"letter", "book", "newspaper", "map", "sign", "phone", "computer", "gravestone", "blackboard"})
_SMALL = frozenset({"child", "boy", "girl", "baby"})
_BOWED = frozenset({"kneel", "bow", "pray"})


def business(plan: ScenePlan) -> ScenePlan:
    """The plan as it is played; subjects keep their numbers."""
    plan = _inside(replace(plan, relations=_relations(plan)))
    rules: Sequence[Callable[[ScenePlan, int, Subject], Subject]] = (
        _calls, _scolds, _sits, _at_the_wall, _stoops, _drags,
    )  # fmt: skip
    subjects = list(plan.subjects)
    for i, subject in enumerate(plan.subjects):
        if subject.klass in ("person", "unknown") and subject.acts:
            for rule in rules:
                subjects[i] = rule(plan, i, subjects[i])
            subjects[i] = _equipped(subjects[i], _kinds(plan, i, _NEAR))
    for subject in plan.subjects:
        if (cart := _pushed(plan, subject)) >= 0:
            subjects[cart] = replace(subjects[cart], performs=("drive",), moves=True)
    return replace(plan, subjects=tuple(subjects))


def _pushed(plan: ScenePlan, subject: Subject) -> int:
    """The number of the vehicle that somebody pushes or pulls; -1: none."""
    wheels = subject.target >= 0 and plan.subjects[subject.target].klass == "vehicle"
    return subject.target if wheels and subject.action in ("push", "pull") else -1


def _relations(plan: ScenePlan) -> tuple[Relation, ...]:
    """Nobody stands on a cup or on a microphone: it is before whom the words put on it. Who kneels, faces."""
    found: list[Relation] = []
    people = [i for i, s in enumerate(plan.subjects) if s.acts and s.klass == "person"]
    for relation in plan.relations:
        one, other = plan.subjects[relation.subject], plan.subjects[relation.to]
        how = relation.how
        if one.acts and how in ("on", "in", "above") and (other.klass == "hold" or other.kind in _STANDING_ONLY):
            how = "at"
        elif how == "towards" and one.klass == other.klass == "person" and not one.moves:
            how = "facing"
        elif not one.acts and one.kind in _STANDING_ONLY and other.kind in SEATS and people:
            relation = relation._replace(subject=people[0])
        elif how == "before" and one.action in _BOWED and other.klass == "person":
            how = "facing"
        found.append(relation._replace(how=how))
    return tuple(found)


_INTERIORS: Mapping[str, str] = {
    "house": "room", "cottage": "room", "hut": "room", "castle": "castle_hall", "church": "church", "shop": "shop",
    "spaceship": "spaceship_interior", "car": "car_interior", "taxi": "car_interior", "police_car": "car_interior",
}  # fmt: skip
_WITHIN = frozenset({"in", "inside", "through"})
_ABOARD = frozenset({"sit", "talk", "cry", "sing", "laugh", "sleep", "read", "kiss", "look", "shout", "eat", "drink"})
_FAR = frozenset({"wide", "extreme_wide"})


def _inside(plan: ScenePlan) -> ScenePlan:
    """Who is in a house or a car is seen from within it: the set is its inside, and it does not stand there itself."""
    for relation in plan.relations:
        one, shell = plan.subjects[relation.subject], plan.subjects[relation.to]
        where = _INTERIORS.get(shell.kind, "")
        if plan.place not in ("", where) or one.klass != "person" or relation.how not in _WITHIN or not where:
            continue
        car = where == "car_interior"
        if car and not plan.place and (one.action not in _ABOARD or plan.camera.size in _FAR):
            continue
        subjects = tuple(replace(s, count=0) if i == relation.to else s for i, s in enumerate(plan.subjects))
        kept = tuple(r for r in plan.relations if relation.to not in (r.subject, r.to))
        camera = plan.camera
        if sum(s.count for s in subjects if s.acts) == 1 and "framing" not in camera.said:
            camera = replace(camera, framing="single")
        return replace(plan, subjects=subjects, relations=kept, place=where, camera=camera)
    return plan


def _kinds(plan: ScenePlan, index: int, hows: frozenset[str]) -> set[str]:
    """The kinds of all that a subject is on, at or with."""
    near = {plan.subjects[r.to].kind for r in plan.relations if r.subject == index and r.how in hows}
    target = plan.subjects[index].target
    return near | ({plan.subjects[target].kind} if target >= 0 else set())


_NEAR = frozenset({"at", "on", "beside", "with", "around", "in"})


def _calls(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    if "phone" not in {*_kinds(plan, index, _NEAR), *subject.holds} or subject.action not in ("talk", "stand", "hold"):
        return subject
    holds = ("phone", *(name for name in subject.holds if name != "phone"))
    target = subject.target if subject.target != index else -1
    return replace(subject, performs=("phone", "talk"), holds=holds, target=target)


def _sits(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    """At tables, pianos and in cars people do what they do sitting."""
    near = _kinds(plan, index, _NEAR)
    if subject.action == "sleep" and _TABLES & near:
        return replace(subject, performs=("doze", "sit"))
    if subject.action == "stand" and "bed" in _kinds(plan, index, frozenset({"in"})):
        return replace(subject, performs=("lie",))
    if subject.moves or subject.performs[0] == "sit":
        return subject
    if plan.place == "car_interior" and subject.action not in ("lie", "sleep"):
        return _seated(subject, subject.performs if subject.action not in ("stand", "drive") else ("drive",))
    if subject.action == "play" and "piano" in near:
        return _seated(subject, ("type",))
    if subject.action in _AT_TABLES and (_TABLES & near or (plan.place in _DINING and subject.action == "eat")):
        plays = subject.action == "play" and "guitar" not in subject.holds
        return _seated(subject, ("read",) if plays else subject.performs)
    if subject.action in _SEATED and _LOUNGES & _kinds(plan, index, frozenset({"on", "in"})):
        return _seated(subject, subject.performs)
    return subject


def _seated(subject: Subject, performs: tuple[str, ...]) -> Subject:
    return replace(subject, performs=("sit",), then=(Deed(subject.action, performs, at_once=True), *subject.then))


def _at_the_wall(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    """Who writes on a blackboard stands before it with a raised arm; who knocks at a door turns to it."""
    if subject.action == "hold" and not subject.holds and "door" in _kinds(plan, index, _NEAR):
        return replace(subject, action="open", performs=("hold", "open"))
    if subject.action == "write" and "blackboard" in _kinds(plan, index, _NEAR):
        return replace(subject, action="open", performs=("point",))
    return subject


def _scolds(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    """Who shouts at somebody near shows the face and the fists, not hands about the mouth."""
    if subject.action != "shout":
        return subject
    others = [s for i, s in enumerate(plan.subjects) if i != index and s.klass == "person"]
    aimed = subject.target >= 0 and plan.subjects[subject.target].klass == "person"
    if not aimed and not any(s.action == "shout" for s in others):
        return subject
    manner = (*subject.manner, "fast")
    return replace(subject, performs=("talk", *subject.performs), mood=subject.mood or "angry", manner=manner)


def _drags(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    """Luggage is pulled by its handle while one walks."""
    del index
    if subject.action not in ("pull", "push") or subject.target < 0:
        return subject
    what = plan.subjects[subject.target].kind
    if what not in ("suitcase", "bag"):
        return subject
    return replace(subject, performs=("walk",), holds=(what, *subject.holds))


def _stoops(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    """Who embraces a child goes down on a knee."""
    if subject.action not in ("hug", "kiss") or subject.kind in _SMALL:
        return subject
    others = [s for i, s in enumerate(plan.subjects) if i != index and s.action == subject.action]
    if not any(s.kind in _SMALL for s in others):
        return subject
    return replace(subject, performs=("kneel",), then=(Deed(subject.action, subject.performs, at_once=True),))


def _equipped(subject: Subject, near: set[str]) -> Subject:
    """With what a deed is done with, where nothing is in hand; talkers over a cup have one each."""
    deeds = {subject.action, *(deed.action for deed in subject.then if deed.at_once)}
    if "cup" in near and subject.action == "talk":
        deeds.add("drink")
    wanted = [prop for action, prop in _IN_HAND.items() if action in deeds and not (action == "read" and _READ & near)]
    return replace(subject, holds=tuple(wanted[:1])) if wanted and not subject.holds else subject
