"""Goes through the marks of a prompt in order and notes who does what, where, with what."""

from collections.abc import Callable, Sequence

from previs.reading.drafts import Draft, Notebook
from previs.reading.lexicon import CAMERA, Lexicon
from previs.reading.marks import Mark
from previs.reading.plan import STAND_IN, Relation, Span
from previs.reading.tokens import Token

MOST = 12
"""The most of one kind that is put on the stage."""

_DEFINITE = {"the", "that", "this", "his", "her", "their", "its"}
_ARTICLES = _DEFINITE | {"a", "an", "some", "another", "one"}
_HANDS = {"hold", "read", "talk", "walk", "run", "sit", "stand", "look", ""}


class Listener:
    """Reads marks one by one. What waits for its noun (a number, a colour, a preposition) is kept until it comes."""

    def __init__(self, prompt: str, words: Sequence[Token], book: Lexicon) -> None:
        self.notes = Notebook()
        self._prompt, self._words, self._book = prompt, words, book
        self._count, self._colour, self._scale, self._relation, self._meets = 0, "", 1.0, "", ""
        self._waiting: tuple[str, str] = ("", "")
        self._last: Draft | None = None
        self._sentence = 0
        self._joined = False
        self._unknown: list[Mark] = []
        self._deeds: dict[str, Callable[[Mark], None]] = {
            "subject": self._subject,
            "action": self._action,
            "colour": self._on_colour,
            "number": self._number,
            "manner": self._manner,
            "wear": self._wear,
            "relation": self._on_relation,
            "detail": self._detail,
            "stop": self._stop,
        }

    def listen(self, marks: Sequence[Mark]) -> Notebook:
        """Read them all."""
        clause = 0
        for mark in marks:
            if mark.clause != clause:
                self._flush(None)
                self._pause(mark)
                clause = mark.clause
            if mark.role == "unknown":
                self._unknown.append(mark)
                continue
            self._flush(mark)
            if mark.role != "stop":
                start, end = self._words[mark.first].start, self._words[mark.last - 1].end
                self.notes.spans.append(Span(start, end, mark.role))
            self._deeds.get(mark.role, self._setting)(mark)
        self._flush(None)
        return self.notes

    def _pause(self, mark: Mark) -> None:
        """A clause has ended; at a full stop, a sentence."""
        start = self._words[mark.first].start
        between = self._prompt[self._words[mark.first - 1].end : start] if mark.first else ""
        self._count, self._colour, self._scale, self._relation = 0, "", 1.0, ""
        if any(sign in between for sign in ".!?:;\n"):
            self._sentence += 1
            self._waiting, self._meets, self._joined = ("", ""), "", False

    def _text(self, first: int, last: int) -> str:
        text = self._prompt[self._words[first].start : self._words[last - 1].end]
        return text[:-2] if text.endswith(("'s", "’s")) else text  # noqa: RUF001

    def _flush(self, following: Mark | None) -> None:
        """Unknown words have ended: the last is a noun if an article or a name's capital says so, the others are
        adjectives."""
        run, self._unknown = self._unknown, []
        if not run:
            return
        first, last = run[0].first, run[-1].last
        head = self._words[first - 1] if first else None
        before = head.word if head and head.clause == run[0].clause else ""
        named = self._words[last - 1].capital and (
            following is None or following.role in ("action", "stop", "relation")
        )
        noun = (
            before in _ARTICLES
            or self._count > 0
            or named
            or bool(following and following.role == "action" and not self._last)
        )
        if following and following.role in ("subject", "place", "wear", "colour"):
            noun = False
        for mark in run:
            self.notes.missed.append(self._text(mark.first, mark.last))
        if noun:
            start, end = self._words[last - 1].start, self._words[last - 1].end
            self.notes.spans.append(Span(start, end, "unknown"))
            self._put(Draft(STAND_IN, self._text(last - 1, last), "unknown"), definite=before in _DEFINITE)

    def _setting(self, mark: Mark) -> None:
        """Place, time, weather, light and the camera."""
        notes, role, value = self.notes, mark.role, mark.sense.value
        if role == "look":
            notes.look = notes.look or value
        elif role in CAMERA:
            notes.camera.setdefault(role, value)
        elif role == "covered":
            notes.covered = True
        elif role != "pronoun":
            {"place": notes.places, "time": notes.times, "weather": notes.weathers, "light": notes.lights}[role].append(
                value
            )
        if role == "place":
            self._relation = ""

    def _stop(self, mark: Mark) -> None:
        if self._words[mark.first].word == "and":
            self._joined = True

    def _number(self, mark: Mark) -> None:
        value = mark.sense.value
        self._count = min(MOST, self._book.numbers.get(value) or (int(value) if value.isdecimal() else 1))

    def _on_colour(self, mark: Mark) -> None:
        self._colour = self._book.colours[mark.sense.value]

    def _on_relation(self, mark: Mark) -> None:
        self._relation = mark.sense.value
        if mark.sense.value == "above" and self._last and self._last.klass == "flyer":
            self._last.manner.append("overhead")

    def _manner(self, mark: Mark) -> None:
        value = mark.sense.value
        if value == "slow_motion":
            self.notes.slow_motion = True
        elif value in ("small", "large"):
            self._scale = 0.7 if value == "small" else 1.5
        elif value in ("slow", "fast") and self._last:
            self._last.manner.append(value)

    def _wear(self, mark: Mark) -> None:
        person = next((d for d in reversed(self.notes.drafts) if d.klass == "person"), None)
        if person:
            person.wears.append((mark.sense.value, self._colour))
        else:
            self.notes.missed.append(self._text(mark.first, mark.last))
        self._colour, self._relation = "", ""

    def _detail(self, mark: Mark) -> None:
        if mark.sense.value != "position" and not (mark.owner or mark.sense.value == "part"):
            self.notes.missed.append(self._text(mark.first, mark.last))
        self._relation, self._colour = "", ""

    def _subject(self, mark: Mark) -> None:
        kind = mark.sense.value
        entry = self._book.subjects[kind]
        before = self._words[mark.first - 1].word if mark.first else ""
        holder = self._holder(entry["class"])
        if holder:
            holder.holds.append(kind)
            self._relation, self._colour = "", ""
            return
        if not mark.sense.many and not self._count and before in _DEFINITE and (again := self._same(kind)):
            self._relate(again)
            self._last = again
            return
        kind, scale = self._young(kind)
        entry = self._book.subjects[kind]
        draft = Draft(kind, self._text(mark.first, mark.last), entry["class"])
        draft.bodies = (kind, *entry.get("is", ()))
        draft.count = self._count or (3 if mark.sense.many else 1)
        draft.colour = self._colour or entry.get("colour", "")
        draft.scale = scale * self._scale
        self._put(draft, definite=before in _DEFINITE)

    def _young(self, kind: str) -> tuple[str, float]:
        """`her two cubs` are those of the animal that was named last."""
        parent = next((d for d in reversed(self.notes.drafts) if d.klass == "animal"), None)
        if kind != "cub" or parent is None:
            return kind, 1.0
        young = self._book.subjects[parent.kind].get("young")
        return (young, 1.0) if young else (parent.kind, 0.55)

    def _holder(self, klass: str) -> Draft | None:
        """Who carries a small thing that is named: the last person of the sentence, if it has its hands free."""
        last = self._last
        if klass != "hold" or last is None or last.klass != "person" or last.sentence != self._sentence:
            return None
        return last if self._relation in ("with", "") and last.action in _HANDS else None

    def _same(self, kind: str) -> Draft | None:
        return next((d for d in reversed(self.notes.drafts) if kind == d.kind or kind in d.bodies), None)

    def _relate(self, draft: Draft) -> None:
        if self._relation and self._last is not None and self._last is not draft:
            drafts = self.notes.drafts
            self.notes.relations.append(Relation(drafts.index(self._last), self._relation, drafts.index(draft)))
        self._relation = ""

    def _put(self, draft: Draft, *, definite: bool) -> None:
        """A new subject enters."""
        draft.sentence, draft.joined = self._sentence, self._joined
        if draft.klass == "unknown":
            draft.count = self._count or 1
            if definite and (again := next((d for d in self.notes.drafts if d.label == draft.label), None)):
                self._last = again
                return
        self.notes.drafts.append(draft)
        self._relate(draft)
        if draft.acts and self._meets:
            draft.action, draft.verb, self._meets = self._meets, "", ""
        elif draft.acts and self._waiting[0] and "pov" not in self.notes.camera.values():
            (draft.action, draft.verb), self._waiting = self._waiting, ("", "")
        if draft.acts or self._last is None or not self._last.acts:
            self._last = draft
        self._count, self._colour, self._scale, self._joined = 0, "", 1.0, False

    def _action(self, mark: Mark) -> None:
        action, verb = mark.sense.value, self._text(mark.first, mark.last)
        self._relation = ""
        doer = next((d for d in reversed(self.notes.drafts) if d.acts), None)
        if doer is None or (doer.sentence != self._sentence and doer.action):
            self._waiting = (action, verb)
            if self.notes.camera.get("framing") == "pov":
                self.notes.viewer = action
            return
        if doer.action:
            doer.also.append(action)
            return
        doer.action, doer.verb = action, verb
        self._last = doer
        drafts = [d for d in self.notes.drafts if d.acts]
        at = drafts.index(doer)
        while at > 0 and drafts[at].joined and not drafts[at - 1].action:
            at -= 1
            drafts[at].action, drafts[at].verb = action, verb
        self._meets = self._book.actions[action].get("meets", "")
