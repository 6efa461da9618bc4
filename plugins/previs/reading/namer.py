"""What stands before a noun is kept until the noun comes; then somebody is named."""

from collections.abc import Sequence

from previs.reading import clauses, hands, verbs
from previs.reading.drafts import Draft, Notebook
from previs.reading.lexicon import Lexicon
from previs.reading.line import Line
from previs.reading.marks import Mark
from previs.reading.naming import Modifiers, is_told, meant, named
from previs.reading.plan import STAND_IN, Span
from previs.reading.tokens import Token

GRADES = {"happy": "joyful", "sad": "gloomy", "angry": "tense", "afraid": "tense", "calm": "calm", "determined": "epic"}
"""The mood of the whole that a mood of nobody gives."""


BEFORE_NOUNS = ("subject", "colour", "age", "build", "scale", "unknown")
"""What an adjective or a participle stands before if it is one."""


class Namer:
    """Gathers numbers and adjectives, and brings in those that are named; `Line` has who does what."""

    def __init__(self, prompt: str, words: Sequence[Token], book: Lexicon) -> None:
        self.notes = Notebook()
        self._prompt, self._words, self._book = prompt, words, book
        self._line = Line(self.notes, book)
        self._mods = Modifiers()
        self._next: Mark | None = None

    def _text(self, first: int, last: int) -> str:
        text = self._prompt[self._words[first].start : self._words[last - 1].end]
        return text[:-2] if text.endswith(("'s", "’s")) else text  # noqa: RUF001

    def _word(self, mark: Mark) -> str:
        return self._words[mark.first].word

    def _before(self, mark: Mark) -> str:
        """The word before a mark, of its own clause."""
        before = self._words[mark.first - 1] if mark.first else None
        return before.word if before and before.clause == self._words[mark.first].clause else ""

    def _settle_mods(self) -> None:
        """Adjectives whose noun never came: a number of nobody, a colour."""
        mods, self._mods = self._mods, Modifiers()
        if mods.colour and self._line.last is not None and self._line.relation in ("in", "wearing"):
            hands.dress(self._line, mods.colour)
        elif mods.mood:
            verbs.feel(self._line, mods.mood)
        elif mods.build and self._line.last is not None:
            self._line.last.build = mods.build

    def _missed(self, *marks: Mark) -> None:
        for mark in marks:
            self.notes.missed.append(self._text(mark.first, mark.last))

    def _stand_in(self, last: int, definite: bool) -> None:
        word = self._words[last - 1]
        label = self._text(last - 1, last)
        again = next((d for d in self.notes.drafts if d.label == label), None)
        mods, self._mods = self._mods, Modifiers()
        self.notes.spans.append(Span(word.start, word.end, "unknown"))
        draft = again if again is not None and (definite or word.capital) else None
        if draft is None:
            draft = Draft(STAND_IN, label, "unknown", count=mods.count or 1, scale=mods.scale, mood=mods.mood)
            self.notes.drafts.append(draft)
            draft.colour, draft.build = mods.colour, mods.build
        draft.spans.append((word.start, word.end))
        clauses.take(self._line, [draft], owner=word.owner)

    def _number(self, mark: Mark) -> None:
        value = mark.sense.value
        count = self._book.numbers.get(value) or (int(value) if value.isdecimal() else 1)
        kind = self._book.groups.get(value)
        alone = self._next is None or self._next.role in ("action", "relation", "manner")
        if kind and (alone or (self._next and self._next.role == "stop" and self._word(self._next) != "of")):
            again = next((d for d in reversed(self.notes.drafts) if d.acts and d.count > 1), None)
            if again is None:
                self._mods.count = count
                self._new(kind, mark, many=True)
            else:
                self._again(again, mark)
        elif alone and self._before(mark) == "the" and (again := meant("they", self.notes.drafts)):
            self._again(again, mark)
        else:
            self._mods.opened(mark.first)
            held = self._mods.count
            self._mods.count = max(1, count * held if held and kind else count if not held or not kind else held)

    def _colour(self, mark: Mark) -> None:
        self._mods.opened(mark.first)
        self._mods.colour = self._book.colours[mark.sense.value]
        if self._next is None and self._line.relation not in ("in", "wearing") and self._line.last is not None:
            self._line.last.colour = self._mods.colour
            self._mods.colour = ""

    def _adjective(self, mark: Mark) -> None:
        self._mods.opened(mark.first)
        value = mark.sense.value
        if mark.role == "scale":
            self._mods.scale *= float(value)
        elif mark.role == "age":
            self._mods.age = value
        else:
            self._mods.build = value

    def _feeling(self, mark: Mark) -> None:
        """A mood: of the noun that comes, else of the one that is spoken of, else of the whole picture."""
        value = mark.sense.value
        follows = self._next is not None and self._next.role in (
            "subject",
            "colour",
            "age",
            "build",
            "scale",
            "unknown",
        )
        if follows:
            self._mods.opened(mark.first)
            self._mods.mood = value
        elif not verbs.feel(self._line, value) and (grade := GRADES.get(value)):
            self.notes.note("mood", grade)
        elif not any(d.acts for d in self.notes.drafts) and value not in GRADES:
            self._missed(mark)

    def _aged(self, entry: str) -> str:
        about = self._book.nouns[entry]
        return about.get(self._mods.age, entry) if self._mods.age else entry

    def _again(self, draft: Draft, mark: Mark) -> None:
        mods, self._mods = self._mods, Modifiers()
        draft.mood = mods.mood or draft.mood
        draft.spans.append(self._range(mods, mark))
        clauses.take(self._line, [draft], owner=mark.owner)

    def _range(self, mods: Modifiers, mark: Mark) -> tuple[int, int]:
        first = mods.start if mods.start >= 0 else mark.first
        return self._words[first].start, self._words[mark.last - 1].end

    def _new(self, entry: str, mark: Mark, *, many: bool) -> None:
        mods, self._mods = self._mods, Modifiers()
        if entry in ("cub", "fawn") and (parent := self._parent()):
            young = self._book.nouns[parent.entry].get("young") or parent.entry
            if young == parent.entry:
                mods.age = "young"
            entry = young
        drafts = named(entry, self._text(mark.first, mark.last), many, mods, self._book)
        if mods.age and not is_told(mods.age, drafts[0].entry, drafts[0].klass, self._book):
            self.notes.missed.append(mods.age)
        for draft in drafts:
            draft.spans.append(self._range(mods, mark))
        drafts = hands.held(self._line, drafts)
        self.notes.drafts += drafts
        if drafts:
            clauses.take(self._line, drafts, owner=mark.owner)

    def _parent(self) -> Draft | None:
        """`her two cubs` are those of the animal that was named last."""
        return next((d for d in reversed(self.notes.drafts) if d.klass == "animal"), None)
