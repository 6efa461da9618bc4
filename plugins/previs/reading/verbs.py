"""Verbs: who does what, to whom, and how."""

from previs.reading.drafts import DeedDraft, Draft
from previs.reading.line import Line

_HUMAN = {"read", "write", "type", "talk", "sing", "cook", "pray", "clap", "drive", "ride", "work", "think", "play"}
_GAITS = {"walk", "run", "sprint", "gallop", "trot", "race", "leap", "jump", "swim", "chase", "flee"}
_RIDDEN = ("animal", "vehicle", "vessel", "flyer")
FACED = ("look", "look_up", "look_down", "talk", "point", "wave", "shout", "sing", "fight", "sword_fight", "bow")
"""What one does with one's face towards somebody."""


def verb(line: Line, action: str, verb: str, *, form: str, passive: bool) -> None:
    """Something is done: by whom?"""
    if passive and line.last is not None:
        line.agent = (action, verb, line.last)
        meet(line, line.last, action)
        _after_verb(line)
        return
    who = _who(line, action, form)
    deed = DeedDraft(action, verb, at_once=form == "ing" or line.meanwhile)
    aside = line.relative or (form == "ing" and not line.auxiliary)
    if not who:
        line.waiting = deed
        _after_verb(line)
        return
    deed.aside = aside and not any(d.deeds for d in who)
    upper = bool(line.book.actions.get(action, {}).get("upper"))
    for draft in who:
        if draft.deeds and not line.then:
            ridden = line.book.actions.get(draft.deeds[-1].action, {})
            deed.at_once = deed.at_once or (upper and bool(ridden.get("moves")))
        does(line, draft, deed)
    line.of, line.deed = who, deed
    _after_verb(line)


def _after_verb(line: Line) -> None:
    line.relation = ""
    line.relative = line.meanwhile = line.then = line.joined = line.fresh = line.auxiliary = False


def _who(line: Line, action: str, form: str) -> list[Draft]:
    last, doers = line.last, [d for d in line.doers if d.acts] or line.doers
    if line.relative and last is not None:
        return [last]
    idle = last is not None and last.acts and not last.deeds and last not in doers
    if last is not None and idle and not line.joined:
        able = last.klass == "person" or action not in _HUMAN
        if form == "ing" and able and not line.fresh:
            return _together(line, last) if any(d.deeds for d in doers) or not doers else doers
        if form != "ing" and line.deed is not None and (line.meanwhile or not any(d.acts for d in doers)):
            return [last]
    if doers:
        return list(doers)
    acting = [d for d in line.notes.drafts if d.acts and d.sentence == line.sentence]
    return acting[-1:] if not line.is_pov else []


def _together(line: Line, last: Draft) -> list[Draft]:
    """All that were named by one noun, such as a couple."""
    return list(line.group) if last in line.group else [last]


def does(line: Line, draft: Draft, deed: DeedDraft) -> None:
    """Somebody does it: first what is told in the main, then what is told aside."""
    if draft.klass == "sky":
        line.notes.missed += [deed.verb] if draft.label else []
        return
    if any(d.action == deed.action and deed.target in (None, d.target) for d in draft.deeds):
        return
    first = draft.deeds[0] if draft.deeds else None
    if first is not None and first.action == "ride" and first.target is not None and deed.action in _GAITS:
        fast = deed.action in ("chase", "flee", "race", "sprint", "run")
        first.target.deeds = [DeedDraft("gallop" if fast else deed.action, deed.verb)]
        first.aside = False
    elif first is not None and first.aside and not (deed.aside or deed.at_once or line.joined):
        first.aside, first.at_once = False, True
        draft.deeds.insert(0, deed)
    else:
        draft.deeds.append(deed)


def adverb(line: Line, manner: str) -> bool:
    """How it is done."""
    who = [d for d in line.of or line.doers if d.acts]
    for draft in who:
        if manner not in draft.manner:
            draft.manner.append(manner)
    return bool(who)


def feel(line: Line, mood: str) -> bool:
    """A mood of the one spoken of."""
    who = line.of or line.doers or [d for d in (line.last,) if d is not None]
    acting = [d for d in who if d.acts and d.klass != "vehicle"]
    for draft in acting:
        draft.mood = mood
    return bool(acting)


def each_other(line: Line) -> None:
    """What is done is done to one another."""
    who = [d for d in line.of or line.doers if d.acts]
    if len(who) >= 2:
        for a, b in ((who[0], who[1]), (who[1], who[0])):
            a.deeds = [DeedDraft(d.action, d.verb, b, list(d.manner), d.at_once) for d in a.deeds]
        line.notes.tie(who[0], "facing", who[1])
    line.relation = ""


def aim(line: Line, draft: Draft) -> None:
    """The object of the verb."""
    deed = line.deed
    if deed is None:
        return
    if deed.target is None:
        deed.target = draft
    meet(line, draft, deed.action)
    if deed.action in ("walk", "carry") and draft.klass == "animal" and not draft.deeds:
        draft.deeds.append(DeedDraft("walk", ""))
    for doer in line.of:
        if doer is draft:
            continue
        if deed.action in ("ride", "drive", "sail", "row", "race", "fly") and draft.klass in _RIDDEN:
            board(line, doer, draft, deed)
        elif draft.klass in ("thing", "set") or deed.action in FACED:
            line.notes.tie(doer, "facing" if deed.action in FACED else "at", draft)
        elif deed.action in ("chase", "follow"):
            line.notes.tie(doer, "chasing" if deed.action == "chase" else "following", draft)


def board(line: Line, who: Draft, vehicle: Draft, deed: DeedDraft) -> None:
    """One rides a horse or a bicycle, and is in a car that drives."""
    rides = vehicle.klass == "animal" or (vehicle.klass != "vessel" and is_open(line, vehicle))
    line.notes.tie(who, "riding" if rides else "in", vehicle)
    if vehicle.count == 3 and who.count > 1:
        vehicle.count = who.count
    moves = {"animal": "trot", "vehicle": "drive", "vessel": "sail", "flyer": "fly"}.get(vehicle.klass, "")
    fast = "fast" in who.manner or deed.action == "race"
    if moves and not vehicle.deeds:
        vehicle.deeds.append(DeedDraft("gallop" if fast and moves == "trot" else moves, ""))
        vehicle.manner += [m for m in who.manner if m in ("slow", "fast")]


def meet(line: Line, draft: Draft, action: str) -> None:
    """What is done to somebody makes that one do something: the chased flee."""
    meets = line.book.actions.get(action, {}).get("meets")
    if meets and draft.acts and not draft.deeds:
        draft.deeds.append(DeedDraft(str(meets), ""))


def mount(line: Line, rider: Draft, mount: Draft) -> None:
    """Somebody is on a horse or a bicycle."""
    if rider.action != "ride":
        rider.deeds.insert(0, DeedDraft("ride", "", mount))
        rider.deeds = rider.deeds[:1] + [d for d in rider.deeds[1:] if d.action not in ("sit", "stand")]
    rider.deeds[0].target = mount
    board(line, rider, mount, rider.deeds[0])


def is_open(line: Line, draft: Draft) -> bool:
    """Does one ride on it, rather than in it?"""
    return bool(line.book.nouns.get(draft.entry, {}).get("open"))
