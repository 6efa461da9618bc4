"""What was understood of a prompt as facts that can be corrected: each names the parameters that would do it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Value
from studio.ui.inspector.fields import readable
from studio.ui.inspector.understanding import ChipWords, Kind, Mark
from studio.ui.session.making import Reading
from studio.wire.capability import Parameter

CAMERA = ("size", "angle", "move", "lens_mm", "framing", "view", "speed", "focus")
SETTING = ("place", "time", "weather", "light", "mood", "look")
QUIET = ("framing", "view", "speed", "focus")
"""These follow from the others so often that they are told only where somebody said them."""

ROLES: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in (*CAMERA, *SETTING)},
    "lens_mm": ("lens",),
    "weather": ("weather", "covered"),
}
"""A parameter to the roles of the phrases that say it."""

KINDS: dict[str, Kind] = {
    **dict.fromkeys((*CAMERA, "look"), "camera"),
    **dict.fromkeys(("time", "weather", "light", "mood"), "light"),
    "place": "place",
}
NONE = "none"
"""The kind that takes a subject out."""

_SUBJECT = re.compile(r"subject\.(\d+)(?:\.(\w+))?")


def facts_of(reading: Reading, own: Mapping[str, Value], offered: Sequence[Parameter]) -> list[ChipWords]:
    """A chip for each fact of a reading's plan that an engine's parameters can correct: those that the words say, what
    was missed, then those that no words say, which stand where they are when they are corrected.

    `own` are the parameters that are set on the shot itself.
    """
    known = _Known(reading, own, offered)
    camera, setting = ([chip for name in names if (chip := known.plain(name))] for names in (CAMERA, SETTING))
    said = [chip for chip in camera if chip.mark]
    for at, number in enumerate(known.numbers):
        said += known.subject(at, number)
    said += known.loose()
    said += [chip for chip in setting if chip.mark]
    return said + known.missed() + [chip for chip in (*camera, *setting) if not chip.mark]


def subjects_in(plan: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The subjects of a plan, whoever made it."""
    found = plan.get("subjects")
    rows = cast("list[object]", found) if isinstance(found, list) else []
    return [cast("Mapping[str, object]", row) for row in rows if isinstance(row, dict)]


def numbers_of(count: int, params: Iterable[tuple[str, Value]]) -> list[int]:
    """The numbers, from 1, by which `count` subjects of a corrected plan are named: those taken out keep theirs."""
    gone = {int(match[1]) for name, value in params if value == NONE and (match := _SUBJECT.fullmatch(name))}
    numbers: list[int] = []
    number = 1
    while len(numbers) < count:
        if number not in gone:
            numbers.append(number)
        number += 1
    return numbers


class _Known:
    """A reading, with what of it is set by hand and what could be."""

    def __init__(self, reading: Reading, own: Mapping[str, Value], offered: Sequence[Parameter]) -> None:
        self._reading, self._own, self._offered = reading, own, offered
        self._roles = {role for _, _, role in reading.spans}
        self._subjects = subjects_in(reading.plan)
        held = {} if reading.refused else reading.params
        self.numbers = numbers_of(len(self._subjects), held.items())
        gone = [int(match[1]) for name in held if held[name] == NONE and (match := _SUBJECT.fullmatch(name))]
        self._next = max([0, *self.numbers, *gone]) + 1

    def _can(self, *names: str) -> tuple[str, ...]:
        """Those of the names that the engine has a parameter for."""
        return tuple(name for name in names if any(parameter.covers(name) for parameter in self._offered))

    def _set(self, *names: str) -> tuple[str, ...]:
        return tuple(name for name in names if name in self._own)

    def plain(self, name: str) -> ChipWords | None:
        """A fact of the whole plan; none where the plan says nothing of it, or nothing that anybody asked for."""
        camera = self._reading.plan.get("camera")
        inner = cast("Mapping[str, object]", camera) if isinstance(camera, dict) else {}
        value = inner.get(name) if name in CAMERA else self._reading.plan.get(name)
        spans = [Mark(start, end, KINDS[name]) for start, end, role in self._reading.spans if role in ROLES[name]]
        corrected = self._set(name)
        said = bool(spans) or name in self._reading.params
        if not self._can(name) or value is None or (name in QUIET and not said and not corrected):
            return None
        standing = "corrected" if corrected else "said" if said else "assumed"
        mark = spans[0] if spans else None
        return ChipWords(KINDS[name], value_words(name, value), mark, (name,), standing, taken=corrected)

    def subject(self, at: int, number: int) -> list[ChipWords]:
        """What a subject is (and how many), does, and how it looks, where somebody said so."""
        row, stem = self._subjects[at], f"subject.{number}"
        mark = self._mark(row)
        label, kind = str(row.get("label", "")), str(row.get("kind", ""))
        fields = {field: f"{stem}.{field}" for field in ("action", "count", "colour", "mood")}
        beside = self._can(*fields.values())
        made: list[ChipWords] = []
        if not self._can(stem):
            return made
        if row.get("known", True) is not False:
            count = row.get("count")
            words = value_words("subject", kind)
            if isinstance(count, int) and count > 1:
                words = _tr("{0} × {1}").format(words, count)  # noqa: RUF001
            taken = self._set(stem, fields["count"])
            standing = "corrected" if taken else "said"
            made.append(ChipWords("subject", words, mark, self._can(stem), standing, beside, taken, plays=kind))
        else:
            made.append(ChipWords("missed", label, mark, self._meanings(stem), beside=beside))
        for field, rest in (("action", "stand"), ("colour", ""), ("mood", "")):
            name, value = fields[field], str(row.get(field) or "")
            taken = self._set(name)
            if not self._can(name) or (value in ("", rest) and not taken):
                continue
            hue = value if field == "colour" else ""
            words = value_words(field, self._own.get(name, self._colour_words(mark) or value) if hue else value)
            about = "action" if field == "action" else "subject"
            standing = "corrected" if taken else "said"
            made.append(ChipWords(about, words, mark, (name,), standing, taken=taken, swatch=hue))
        return made

    def _mark(self, row: Mapping[str, object]) -> Mark | None:
        """Where a subject is named first."""
        spans = row.get("spans")
        first = cast("list[object]", spans)[0] if isinstance(spans, list) and spans else None
        pair = cast("list[object]", first) if isinstance(first, list) else []
        match pair:
            case [int() as start, int() as end] if 0 <= start < end <= len(self._reading.prompt):
                return Mark(start, end, "subject")
            case _:
                return None

    def _colour_words(self, mark: Mark | None) -> str:
        """The colour that is said where a subject is named."""
        prompt = self._reading.prompt
        spans = [prompt[start:end] for start, end, role in self._reading.spans
                 if role == "colour" and mark and mark.start <= start < mark.end]  # fmt: skip
        return spans[0] if spans else ""

    def loose(self) -> list[ChipWords]:
        """Corrections of subjects that are not in the plan: taken out by hand, or gone with the words."""
        made: list[ChipWords] = []
        for name, value in self._own.items():
            match = _SUBJECT.fullmatch(name)
            if match is None or int(match[1]) in self.numbers or not self._can(name):
                continue
            said = _tr("Subject {} taken out").format(match[1])
            if value != NONE:
                said = _tr("Subject {0}: {1}").format(match[1], value_words(match[2] or "subject", value))
            made.append(ChipWords("subject", said, None, (name,), "corrected", taken=(name,)))
        return made

    def missed(self) -> list[ChipWords]:
        """What was not understood; what became a stand-in is told with the subjects."""
        told = {str(row.get("label", "")) for row in self._subjects if row.get("known", True) is False}
        names = self._meanings(f"subject.{self._next}")
        marks = {self._reading.prompt[m.start : m.end]: m for m in self._reading_marks()}
        return [ChipWords("missed", phrase, marks.get(phrase), names) for phrase in self._reading.missed
                if phrase not in told]  # fmt: skip

    def _reading_marks(self) -> list[Mark]:
        places = ((phrase, self._reading.prompt.find(phrase)) for phrase in self._reading.missed)
        return [Mark(start, start + len(phrase), "missed") for phrase, start in places if start >= 0]

    def _meanings(self, subject: str) -> tuple[str, ...]:
        """The parameters that may say what a word was meant to: a subject, what one does, the setting, the camera."""
        actions = (f"subject.{number}.action" for number in self.numbers)
        return self._can(subject, *actions, *SETTING, *CAMERA[:3])


def value_words(name: str, value: object) -> str:
    """A value as people say it."""
    nothing = {"place": _tr("No place"), "mood": _tr("No mood"), "light": _tr("Natural light")}
    if name in nothing and value in ("", "natural", "stage"):
        return nothing[name]
    if name == "lens_mm":
        return _tr("{} mm").format(value)
    return readable(str(value))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Facts", words)
