"""What people hold and wear."""

from previs.reading.drafts import Draft
from previs.reading.line import Line

_AIMED = ("gun", "rifle", "bow", "camera", "torch", "spear", "sword")


def held(line: Line, drafts: list[Draft]) -> list[Draft]:
    """A small thing that someone has in hand is no subject of its own: those that are left."""
    if drafts[0].klass != "hold" and drafts[0].kind not in ("box", "ball", "chest"):
        return drafts
    hands = line.deed is not None and bool(line.book.actions.get(line.deed.action, {}).get("hands"))
    owner = line.last if line.last is not None and line.last.klass == "person" else None
    doer = next((d for d in line.of or line.doers if d.klass == "person"), None)
    who = None
    if line.relation == "with":
        who = owner or doer
    elif not line.relation and line.deed is not None and hands and not line.fresh and doer is not None:
        free = line.deed.target is None or line.deed.target.acts or line.joined
        aimed = line.deed.action in ("shoot", "point") and drafts[0].kind not in _AIMED
        who = doer if free and not aimed else None
    elif not line.relation and line.joined and doer is not None and doer.holds and not line.fresh:
        who = doer
    if who is None or line.shot == "insert":
        return drafts
    who.holds += [d.kind for d in drafts]
    for draft in drafts:
        who.spans += draft.spans
    line.relation, line.joined = "", False
    return []


def wear(line: Line, kind: str, colour: str) -> bool:
    """Clothes: of the person named last."""
    person = _person(line)
    if person is None:
        return False
    person.wears = [(name, hue) for name, hue in person.wears if name != kind]
    person.wears.append((kind, colour))
    line.relation = ""
    return True


def _person(line: Line) -> Draft | None:
    if line.last is not None and line.last.klass in ("person", "unknown"):
        return line.last
    people = [d for d in (*line.of, *line.doers, *reversed(line.notes.drafts)) if d.klass == "person"]
    return people[0] if people else None


def dress(line: Line, colour: str) -> None:
    """`a woman in red`."""
    person = _person(line)
    if person is not None:
        person.wears.append(("dress" if person.sex == "f" else "coat", colour))
    line.relation = ""
