"""Clauses: what a noun is in its sentence, what a preposition ties, and whom the camera is about."""

from collections.abc import Sequence

from previs.reading.drafts import DeedDraft, Draft
from previs.reading.line import Line
from previs.reading.verbs import FACED, aim, does, is_open, meet, mount

_RESTS = {"", "stand", "sit", "ride"}


def pause(line: Line, *, ends: bool) -> None:
    """A comma, or the end of the sentence."""
    line.relation, line.joined, line.fresh = "", False, True
    if ends:
        line.sentence += 1
        line.deed, line.of, line.waiting, line.agent = None, [], None, None
        line.relative = line.meanwhile = line.then = False
        line.doers = []
        line.shot = line.shot if line.shot == "insert" else ""
    elif line.waiting is not None:
        line.fresh = True


def close(line: Line) -> None:
    """The prompt has ended: a verb that nobody does is the viewer's in a point of view."""
    if line.waiting is not None and line.is_pov:
        line.notes.viewing = line.waiting.action
    elif line.waiting is not None and not any(d.acts for d in line.notes.drafts):
        line.notes.missed.append(line.waiting.verb)


def small(line: Line, word: str) -> None:
    """The small words that steer a sentence."""
    if word in ("and", "or", "but"):
        line.joined = True
    elif word in ("who", "which", "whom", "that") and line.last is not None:
        line.relative = True
    elif word in ("while", "as", "when"):
        line.meanwhile, line.fresh = True, True
    elif word in ("then", "until"):
        line.then = True
    elif word in ("is", "are", "was", "were", "keeps", "keep", "starts", "begins", "start", "begin"):
        line.auxiliary = True


def filmed(line: Line, role: str, value: str) -> None:
    """A camera word: what follows `of` or `to` may be what it is about."""
    if role == "framing" and value == "over_shoulder":
        if line.owner is not None or line.over:
            line.notes.shoulder = line.owner or line.last
        line.notes.ties = [t for t in line.notes.ties if not (t.how == "on" and t.to is line.notes.shoulder)]
        line.doers, line.owner = [], None
        line.fresh = True
    if role == "framing" and value == "pov" and line.owner is not None:
        line.notes.viewer = line.owner
        line.doers = []
    if role in ("size", "framing", "move"):
        line.shot = value
    line.relation = "" if role != "move" else line.relation


def ghost(line: Line, label: str) -> None:
    """Something that cannot be staged: what it does is done by nobody."""
    if line.fresh or line.joined:
        line.doers, line.deed, line.of = [Draft("", label, "sky")], None, []
        line.last = None
    line.relation, line.joined = "", False


def take(line: Line, drafts: Sequence[Draft], *, owner: bool) -> None:
    """Somebody is named: what is that one in the sentence?"""
    lead, line.group = drafts[0], list(drafts)
    for draft in drafts:
        draft.sentence = line.sentence if not draft.sentence else draft.sentence
    line.over = line.relation == "on"
    if owner:
        line.owner, line.last = lead, lead
        return
    owned, line.owner = line.owner, None
    if not _is_shots(line, lead):
        _place_in_sentence(line, drafts)
    if owned is not None and owned is not lead:
        line.notes.tie(lead, "beside", owned)
    line.last, line.joined, line.fresh, line.then = drafts[-1], False, line.ahead is not None, False


def _place_in_sentence(line: Line, drafts: Sequence[Draft]) -> None:
    if line.relation and line.fresh and not (line.doers or line.shot or line.last is None):
        line.ahead, line.relation = (line.relation, drafts[0]), ""
    elif line.relation:
        for draft in drafts:
            _relate(line, draft)
        line.relation = ""
    elif line.agent is not None:
        action, verb, patient = line.agent
        line.agent = None
        for draft in drafts:
            does(line, draft, DeedDraft(action, verb, patient))
        line.doers = list(drafts)
    elif line.waiting is not None and any(d.acts for d in drafts) and not line.is_pov:
        _wait_is_over(line, drafts)
    elif line.joined and not line.deed and line.last is not None:
        line.doers += [d for d in drafts if d not in line.doers]
    elif line.deed is not None and not (line.fresh or line.joined):
        aim(line, drafts[0])
    else:
        line.doers, line.deed, line.of = list(drafts), None, []
        if line.ahead is not None:
            line.notes.tie(drafts[0], *line.ahead)
            line.ahead = None
        line.relative = False


def _wait_is_over(line: Line, drafts: Sequence[Draft]) -> None:
    waiting = line.waiting
    if waiting is None:
        return
    if not line.fresh and waiting.target is None and line.book.actions[waiting.action].get("meets"):
        waiting.target = drafts[0]
        meet(line, drafts[0], waiting.action)
        return
    line.waiting = None
    line.doers, line.of, line.deed = list(drafts), list(drafts), waiting
    for draft in drafts:
        does(line, draft, waiting)


def _is_shots(line: Line, draft: Draft) -> bool:
    """Is the noun the camera's: `insert of the letter`, `pan to the door`, `POV of the fox`?"""
    notes, shot = line.notes, line.shot
    towards = line.relation == "towards"
    if shot == "rack_focus" and line.relation in ("from", "towards", "on"):
        notes.focus.append(draft)
        line.relation = ""
        return True
    if shot == "over_shoulder" and notes.shoulder is None and not line.doers and draft.acts:
        notes.shoulder, line.shot = draft, ""
        return True
    if shot == "pov" and notes.viewer is None and not line.relation and line.waiting is None and draft.acts:
        notes.viewer, line.shot = draft, ""
        return True
    if shot == "insert" or (towards and shot.startswith(("pan", "tilt", "dolly", "zoom", "whip")) and line.fresh):
        notes.object = notes.object or draft
        line.shot = ""
        if towards:
            line.relation = ""
            return True
    return False


def part(line: Line, which: str) -> Draft | None:
    """`one`, `the other` and `another` of those named: a group of several is parted."""
    group = next((d for d in reversed(line.notes.drafts) if d.acts and d.count > 1), None)
    was = [d for d in line.of or line.doers if d in line.notes.drafts]
    line.deed, line.of, line.fresh = None, [], True
    if which == "one" and group is not None:
        return _split(line, group, 1, ahead=True)
    if which == "the_other":
        if group is not None:
            return group
        others = [d for d in line.notes.drafts if d.acts and d not in line.doers]
        return others[-1] if others else None
    if group is None and which == "another":
        idle = [d for d in line.notes.drafts if d.acts and d not in was and was and d.kind == was[0].kind]
        if idle:
            return idle[-1]
    like = group or (was[0] if was else line.last)
    if like is None or like not in line.notes.drafts:
        return None
    return _split(line, like, 0, ahead=False)


def _split(line: Line, group: Draft, less: int, *, ahead: bool) -> Draft:
    one = Draft(group.kind, group.label, group.klass, entry=group.entry, sex=group.sex, bodies=group.bodies)
    one.colour, one.scale, one.build, one.spans = group.colour, group.scale, group.build, list(group.spans)
    one.deeds = [DeedDraft(d.action, d.verb, d.target, list(d.manner), d.at_once) for d in group.deeds]
    group.count -= less
    at = line.notes.drafts.index(group)
    line.notes.drafts.insert(at if ahead else len(line.notes.drafts), one)
    return one


def lead(line: Line, how: str, *, above: bool) -> None:
    """A preposition; its noun follows."""
    if above and line.last is not None and line.last.klass == "flyer":
        line.last.manner.append("overhead")
        return
    line.relation = how


def arrive(line: Line) -> None:
    """A place is named."""
    line.relation, line.fresh = "", False
    if line.deed is None and not line.doers:
        line.fresh = True


def _relate(line: Line, draft: Draft) -> None:
    how = line.relation
    for anchor in _anchors(line, how, draft):
        if anchor is draft:
            continue
        if how == "with" and draft.acts:
            _accompany(line, anchor, draft)
        mounted = how == "on" and (draft.klass == "animal" or is_open(line, draft)) and draft.klass != "vessel"
        if anchor.klass == "person" and mounted and anchor.action in _RESTS:
            mount(line, anchor, draft)
            continue
        if anchor.klass == "person" and how == "in" and draft.klass in ("vehicle", "flyer") and not anchor.deeds:
            anchor.deeds.append(DeedDraft("sit", ""))
        faced = how in ("at", "towards", "with") and draft.acts and line.deed is not None
        faces = faced and line.deed is not None and line.deed.action in FACED
        line.notes.tie(anchor, "facing" if faces else how, draft)
        if line.deed is not None and line.deed.target is None and how in ("towards", "with", "at", "against"):
            line.deed.target = draft if anchor in line.of else None


def _anchors(line: Line, how: str, draft: Draft) -> list[Draft]:
    """Whose place the preposition tells."""
    last = line.last
    group = [d for d in line.of or line.doers if d is not draft]
    if last is None:
        return group
    if line.relative or (how == "with" and last.klass in ("thing", "set")):
        return [last]
    if line.deed is None:
        return group if last in group and len(group) > 1 else [last]
    target = line.deed.target
    if last is target and not last.acts and how in ("on", "in", "under", "inside", "beside", "behind", "from"):
        return [last]
    return group or [last]


def _accompany(line: Line, anchor: Draft, other: Draft) -> None:
    """`a man with a dog walks`, `a man walks with a dog`: both do."""
    if line.deed is not None and anchor in line.of and not other.deeds and line.deed.action != "talk":
        other.deeds.append(DeedDraft(line.deed.action, "", line.deed.target))
    elif anchor in line.doers and other not in line.doers:
        line.doers.append(other)
