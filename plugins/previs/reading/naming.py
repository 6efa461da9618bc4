"""Who is meant by a noun or a pronoun: someone new, or someone named before."""

from collections.abc import Sequence
from dataclasses import dataclass

from previs.reading.drafts import DeedDraft, Draft
from previs.reading.lexicon import Lexicon

MOST = 12
"""The most of one kind that is put on the stage."""

CROWD = 8
"""From so many people on, they are a crowd."""


@dataclass(slots=True)
class Modifiers:
    """What stands before a noun: a number, the adjectives, a participle (`a sleeping dog`), the first token, and the
    words that a stage cannot show on things (`old`)."""

    count: int = 0
    colour: str = ""
    scale: float = 1.0
    build: str = ""
    age: str = ""
    mood: str = ""
    deed: str = ""
    verb: str = ""
    start: int = -1
    again: bool = False
    """Is it `another`, one more than those named?"""

    def opened(self, token: int) -> None:
        if self.start < 0:
            self.start = token


def named(entry: str, label: str, many: bool, mods: Modifiers, book: Lexicon) -> list[Draft]:
    """The drafts for a noun of the lexicon: several for a couple, a family or a few people."""
    about = book.nouns[entry]
    if joins := about.get("joins"):
        count = mods.count or len(joins)
        if count >= CROWD:
            return [_draft("crowd", label, many, mods, book)]
        kinds = [joins[i % len(joins)] for i in range(count)]
        plain = Modifiers(age=mods.age, mood=mods.mood, build=mods.build)
        drafts = [_draft(kind, label, False, plain, book) for kind in dict.fromkeys(kinds)]
        for draft in drafts:
            draft.count = kinds.count(draft.entry)
        return drafts
    return [_draft(entry, label, many, mods, book)]


def _draft(entry: str, label: str, many: bool, mods: Modifiers, book: Lexicon) -> Draft:
    about = book.nouns[entry]
    if mods.age == "old" and "old" in about:
        entry, about = about["old"], book.nouns[about["old"]]
    elif mods.age == "young" and "young" in about:
        entry, about = about["young"], book.nouns[about["young"]]
    kind = about.get("kind", entry)
    draft = Draft(kind, label, about["class"], entry=entry, sex=about.get("sex", ""))
    draft.bodies = tuple(dict.fromkeys((kind, *about.get("is", ()))))
    draft.asked = mods.count or about.get("count", 3 if many else 1)
    draft.count = min(MOST, draft.asked)
    draft.colour = mods.colour or about.get("colour", "")
    draft.scale = mods.scale
    if mods.age == "young" and draft.klass == "animal" and "scale" not in about:
        draft.scale *= 0.6
    draft.mood, draft.build = mods.mood, mods.build
    draft.wears = [(name, colour) for name, colour in about.get("wears", ())]
    if mods.deed:
        draft.deeds.append(DeedDraft(mods.deed, mods.verb))
    return draft


def is_told(age: str, entry: str, klass: str, book: Lexicon) -> bool:
    """Can the age be seen on it?"""
    about = book.nouns.get(entry, {})
    if age == "young":
        return klass in ("person", "animal")
    return age == "grown" or "old" in about or "old_man" in about.get("is", ()) or entry.startswith("old_")


def same(drafts: Sequence[Draft], entry: str, book: Lexicon) -> Draft | None:
    """The one that was named last and that the noun may mean: of its kind, or played by it (the car: a taxi)."""
    kind = book.nouns.get(entry, {}).get("kind", entry)
    for draft in reversed(drafts):
        if kind == draft.kind or kind in draft.bodies:
            return draft
    if kind in ("man", "woman"):
        sex = "m" if kind == "man" else "f"
        return next((d for d in reversed(drafts) if d.klass == "person" and d.sex == sex and d.count == 1), None)
    if kind == "child":
        return next((d for d in reversed(drafts) if d.kind in ("girl", "baby")), None)
    return None


def meant(pronoun: str, drafts: Sequence[Draft], but: Sequence[Draft] = ()) -> Draft | None:
    """Whom `he`, `she`, `it` or `they` mean: the one that fits and was named last, `but` not those who act."""
    for draft in [*reversed([d for d in drafts if d.acts]), *reversed(drafts)]:
        if draft in but or not (draft.acts or pronoun in ("it", "its")):
            continue
        person = draft.klass == "person"
        fits = {
            "he": person and draft.sex in ("m", "") and draft.count == 1,
            "she": person and draft.sex in ("f", "") and draft.count == 1,
            "it": not person and draft.count == 1,
            "they": draft.count > 1,
        }[pronoun]
        if fits:
            return draft
    if pronoun == "it":
        return None
    loose = [d for d in drafts if d.klass in ("animal", "flyer", "unknown") or (pronoun == "they" and d.acts)]
    return next((d for d in reversed(loose) if d not in but), None)
