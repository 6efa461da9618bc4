"""What people do with the things of a set, as a director would have them do it: eaters sit down to a table, a pianist
sits, who makes a call has a telephone at the ear, who embraces a child goes down to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from previs.reading.plan import Deed, Relation, ScenePlan, Subject

_AT_TABLES = frozenset({"eat", "drink", "read", "write", "type", "play"})
"""Deeds that are done sitting where there is a table or a desk."""

_DINING = frozenset({"restaurant"})
_TABLES = frozenset({"table", "desk"})
_LOUNGES = frozenset({"bed", "hospital_bed", "hay_bale", "log", "crate"})
_SEATED = frozenset({"play", "read", "write", "type", "talk", "eat", "drink", "think", "cry", "sing", "laugh"})
_STANDING_ONLY = frozenset({"microphone", "mirror", "blackboard", "window", "piano", "door", "clock", "computer", "tv"})
"""Things that nobody stands on, whatever the preposition is."""

_IN_HAND: Mapping[str, str] = {"eat": "apple", "drink": "cup"}
_SMALL = frozenset({"child", "boy", "girl", "baby"})
_BOWED = frozenset({"kneel", "bow", "pray"})


def business(plan: ScenePlan) -> ScenePlan:
    """The plan as it is played; subjects keep their numbers."""
    plan = replace(plan, relations=_relations(plan))
    rules: Sequence[Callable[[ScenePlan, int, Subject], Subject]] = (_calls, _sits, _at_the_wall, _scolds, _stoops)
    subjects = list(plan.subjects)
    for i, subject in enumerate(plan.subjects):
        if subject.klass in ("person", "unknown") and subject.acts:
            for rule in rules:
                subjects[i] = rule(plan, i, subjects[i])
            subjects[i] = _equipped(subjects[i], _kinds(plan, i, _NEAR))
    return replace(plan, subjects=tuple(subjects))


def _relations(plan: ScenePlan) -> tuple[Relation, ...]:
    """Nobody stands on a cup or on a microphone: it is before whom the words put on it. Who kneels, faces."""
    found: list[Relation] = []
    for relation in plan.relations:
        one, other = plan.subjects[relation.subject], plan.subjects[relation.to]
        how = relation.how
        if one.acts and how in ("on", "in", "above") and (other.klass == "hold" or other.kind in _STANDING_ONLY):
            how = "at"
        elif how == "before" and one.action in _BOWED and other.klass == "person":
            how = "facing"
        found.append(relation._replace(how=how))
    return tuple(found)


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
    """Who writes on a blackboard stands before it with a raised arm."""
    if subject.action == "write" and "blackboard" in _kinds(plan, index, _NEAR):
        return replace(subject, action="open", performs=("point",))
    return subject


def _scolds(plan: ScenePlan, index: int, subject: Subject) -> Subject:
    """Who shouts at somebody near shows the face and the fists, not hands about the mouth."""
    del index
    if subject.action != "shout" or subject.target < 0 or plan.subjects[subject.target].klass != "person":
        return subject
    return replace(subject, performs=("talk", *subject.performs), mood=subject.mood or "angry", manner=("fast",))


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
    wanted = [prop for action, prop in _IN_HAND.items() if action in deeds]
    return replace(subject, holds=tuple(wanted[:1])) if wanted and not subject.holds else subject
