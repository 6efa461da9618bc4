"""Goes through the marks of a prompt in order and notes who does what, where, with what."""

from collections.abc import Callable, Sequence

from previs.reading import clauses, hands, verbs
from previs.reading.drafts import Notebook
from previs.reading.lexicon import CAMERA, Lexicon
from previs.reading.marks import Mark
from previs.reading.namer import BEFORE_NOUNS, GRADES, Namer
from previs.reading.naming import Modifiers, meant, same
from previs.reading.plan import Span
from previs.reading.tokens import Token

_DEFINITE = {"the", "that", "this", "his", "her", "their", "its"}
_ARTICLES = _DEFINITE | {"a", "an", "some", "another", "one"}
_SCENE = ("time", "weather", "covered", "wet", "sky", "light", "mood")
_NOUNLIKE = (
    "subject",
    "place",
    "wear",
    "colour",
    "style",
    "sky",
    "light",
    "scale",
    "age",
    "build",
    "feeling",
    "detail",
)
_FAR = {"in the distance", "in the background", "distance", "background", "far away", "on the horizon", "from afar"}


class Listener(Namer):
    """Reads marks one by one."""

    def __init__(self, prompt: str, words: Sequence[Token], book: Lexicon) -> None:
        super().__init__(prompt, words, book)
        self._unknown: list[Mark] = []
        self._negated = self._styled = False
        self._next: Mark | None = None
        self._deeds: dict[str, Callable[[Mark], None]] = {
            "subject": self._subject, "action": self._action, "number": self._number, "colour": self._colour,
            "manner": self._manner, "wear": self._wear, "relation": self._relation, "detail": self._detail,
            "pronoun": self._pronoun, "feeling": self._feeling, "stop": self._stop, "negation": self._negation,
            "scale": self._adjective, "age": self._adjective, "build": self._adjective, "place": self._place,
            "style": self._style,
        }  # fmt: skip

    def listen(self, marks: Sequence[Mark]) -> Notebook:
        """Read them all."""
        clause = 0
        for i, mark in enumerate(marks):
            if mark.clause != clause:
                self._flush(None)
                self._pause(mark)
                clause = mark.clause
            if mark.role == "unknown":
                self._unknown.append(mark)
                continue
            self._flush(mark)
            self._next = marks[i + 1] if i + 1 < len(marks) and marks[i + 1].clause == clause else None
            if mark.role not in ("stop", "negation"):
                start, end = self._words[mark.first].start, self._words[mark.last - 1].end
                self.notes.spans.append(Span(start, end, mark.role))
            if not self._is_left_out(mark):
                self._deeds.get(mark.role, self._setting)(mark)
        self._flush(None)
        self._settle_mods()
        clauses.close(self._line)
        return self.notes

    def _pause(self, mark: Mark) -> None:
        """A clause has ended; at a full stop, a sentence."""
        between = self._prompt[self._words[mark.first - 1].end : self._words[mark.first].start] if mark.first else ""
        self._settle_mods()
        self._negated = self._styled = False
        clauses.pause(self._line, ends=any(sign in between for sign in ".!?:;\n"))

    def _is_left_out(self, mark: Mark) -> bool:
        """What stands after `no` or `without` is left out, and that is said."""
        if not self._negated or mark.role in (
            "stop",
            "colour",
            "number",
            "scale",
            "age",
            "negation",
            "relation",
            *CAMERA,
        ):
            return False
        self._negated = False
        self._mods = Modifiers()
        self.notes.left_out.append(self._text(mark.first, mark.last))
        self._line.relation = ""
        return True

    def _negation(self, mark: Mark) -> None:
        if self._word(mark) in ("nobody", "none", "nothing"):
            self.notes.left_out.append("people")
            return
        self._negated = True

    def _flush(self, following: Mark | None) -> None:
        """Unknown words have ended: the last is a noun if an article or a name's capital says so, the others are
        adjectives."""
        run, self._unknown = self._unknown, []
        if not run:
            return
        self._missed(*run)
        last = run[-1].last
        if self._styled:
            return
        if self._negated or (following and following.role in _NOUNLIKE):
            self._mods.opened(run[0].first)
            return
        before = self._before(run[0])
        followed = following is None or following.role in ("action", "stop", "relation", "manner", "pronoun")
        noun = (
            before in _ARTICLES
            or self._mods.start >= 0
            or bool(self._line.relation)
            or (self._words[last - 1].capital and followed and last - 1 > 0)
            or bool(following and following.role == "action" and not self._line.doers)
        )
        if noun:
            self._stand_in(last, before in _DEFINITE)

    def _subject(self, mark: Mark) -> None:
        entry = mark.sense.value
        about = self._book.nouns[entry]
        inside = about.get("inside")
        if inside and self._line.relation in ("in", "inside") and about["class"] == "set":
            self._mods = Modifiers()
            self.notes.note("place", inside)
            self._line.relation = ""
            return
        before = self._words[self._mods.start - 1].word if self._mods.start > 0 else self._before(mark)
        definite = before in _DEFINITE and not self._mods.again and self._mods.count == 0
        again = same(self.notes.drafts, self._aged(entry), self._book) if definite else None
        if about.get("named"):
            label = self._text(mark.first, mark.last)
            again = next((d for d in self.notes.drafts if d.label == label), None)
        if again is not None and (again.count > 1 or not mark.sense.many):
            self._again(again, mark)
            return
        self._new(entry, mark, many=mark.sense.many)

    def _pronoun(self, mark: Mark) -> None:
        value, alone = mark.sense.value, self._next is None or self._next.role not in (*_NOUNLIKE, "number", "unknown")
        if value in ("his", "its", "their") or (value == "her" and not alone):
            return
        if value == "each_other":
            verbs.each_other(self._line)
        elif value in ("the_other", "another", "one"):
            self._one_more(mark, value, alone)
        else:
            self._someone("she" if value == "her" else value, mark)

    def _someone(self, value: str, mark: Mark) -> None:
        """`he`, `she`, `it`, `they`: one who was named, else somebody new."""
        objective = self._word(mark) in ("him", "her", "them", "it")
        but = [d for d in self._line.of or self._line.doers if d.acts] if objective else []
        again = meant(value, self.notes.drafts, but)
        acting = [d for d in self.notes.drafts if d.acts and d not in but and d.klass != "vehicle"]
        if value == "they" and (again is None or again.count == 1) and len(acting) >= 2:
            for draft in acting[-3:]:
                draft.spans.append(self._range(self._mods, mark))
            clauses.take(self._line, acting[-3:], owner=False)
        elif again is not None:
            self._again(again, mark)
        elif entry := {"he": "man", "she": "woman", "they": "couple"}.get(value):
            self._new(entry, mark, many=False)

    def _one_more(self, mark: Mark, value: str, alone: bool) -> None:
        """`the other` of two, `another` like the last, `one` of several."""
        if not alone:
            self._mods.opened(mark.first)
            self._mods.count, self._mods.again = 1, True
            return
        draft = clauses.part(self._line, value)
        if draft is not None:
            self._again(draft, mark)

    def _wear(self, mark: Mark) -> None:
        mods, self._mods = self._mods, Modifiers()
        if not hands.wear(self._line, mark.sense.value, mods.colour):
            if mark.sense.value in self._book.nouns:
                self._mods = mods
                self._new(mark.sense.value, mark, many=False)
            else:
                self._missed(mark)

    def _detail(self, mark: Mark) -> None:
        text = self._text(mark.first, mark.last).casefold()
        if mark.sense.value == "unstaged":
            self.notes.missed.append(self._text(mark.first, mark.last))
            clauses.ghost(self._line, self._text(mark.first, mark.last))
        elif mark.sense.value == "position":
            far = text in _FAR or text in ("far off", "distant", "into the distance", "afar")
            if (far or text.endswith("foreground")) and self._line.last is not None:
                self._line.last.manner.append("distant" if far else "foreground")
            if self._next is not None and self._word(self._next) == "of":
                return
        elif self.notes.camera.get("size", [""])[-1] == "close_up" and text in ("eye", "eyes", "mouth", "lips", "ear"):
            self.notes.camera["size"].append("extreme_close_up")
            del self.notes.camera["size"][-2]
        elif self._line.owner is not None:
            self._line.doers, self._line.owner = [self._line.owner], None
        self._mods = Modifiers()
        self._line.relation = ""

    def _action(self, mark: Mark) -> None:
        about = self._book.actions[mark.sense.value]
        action = about.get("action", mark.sense.value)
        verb = self._text(mark.first, mark.last)
        comes = self._next is not None and self._next.role in BEFORE_NOUNS
        opened = self._mods.start >= 0 or self._before(mark) in _ARTICLES
        if mark.sense.form and comes and opened:
            self._mods.opened(mark.first)
            if mark.sense.form == "ing":
                self._mods.deed, self._mods.verb = action, verb
            else:
                self._missed(mark)
            return
        self._settle_mods()
        passive = mark.sense.form == "past" and self._next is not None and self._word(self._next) == "by"
        verbs.verb(self._line, action, verb, form=mark.sense.form, passive=passive)
        if adverb := about.get("adverb"):
            verbs.adverb(self._line, adverb)

    def _relation(self, mark: Mark) -> None:
        self._settle_mods()
        clauses.lead(self._line, mark.sense.value, above=self._text(mark.first, mark.last).casefold() == "overhead")

    def _manner(self, mark: Mark) -> None:
        if mark.sense.value in ("slow_motion", "time_lapse"):
            self.notes.note("pace", mark.sense.value)
        elif not verbs.adverb(self._line, mark.sense.value):
            self.notes.camera.setdefault("speed", []).append(mark.sense.value)

    def _stop(self, mark: Mark) -> None:
        clauses.small(self._line, self._word(mark))

    def _style(self, mark: Mark) -> None:
        """A manner of drawing that is not one of the looks."""
        if not (self.notes.missed or self.notes.camera.get("look")):
            self._missed(mark)
        self._mods, self._styled = Modifiers(), True

    def _place(self, mark: Mark) -> None:
        mods, self._mods = self._mods, Modifiers()
        if mods.age:
            self.notes.missed.append(mods.age)
        if mods.mood in GRADES:
            self.notes.note("mood", GRADES[mods.mood])
        self.notes.note("place", mark.sense.value)
        clauses.arrive(self._line)

    def _setting(self, mark: Mark) -> None:
        """Time, weather, light, mood and the camera."""
        role, value = mark.role, mark.sense.value
        if role in _SCENE:
            self.notes.note(role, value)
            if role in ("weather", "sky") and self._line.fresh:
                clauses.ghost(self._line, "")
            self._line.relation = "" if role not in ("mood", "wet", "covered", "light") else self._line.relation
            return
        self.notes.camera.setdefault(role, []).append(value)
        clauses.filmed(self._line, role, value)
