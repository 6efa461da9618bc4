"""What is gathered while a prompt is read, before it is frozen into a plan."""

from dataclasses import dataclass, field

from previs.reading.plan import Class, Span


@dataclass(slots=True, eq=False)
class DeedDraft:
    """Something done: the action, the verb as written, at whom it is aimed, how, and whether beside the
    one before; `aside`: told by a participle or after `who`, before what it does in the main."""

    action: str
    verb: str
    target: "Draft | None" = None
    manner: list[str] = field(default_factory=list[str])
    at_once: bool = False
    aside: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """A subject in the making: the fields of `plan.Subject`; `entry` its name in the lexicon, `sex` m, f or empty,
    `asked` the number named, of which `count` are staged, `deeds` all that it does, in order."""

    kind: str
    label: str
    klass: Class
    entry: str = ""
    sex: str = ""
    count: int = 1
    asked: int = 1
    colour: str = ""
    scale: float = 1.0
    mood: str = ""
    build: str = ""
    sentence: int = 0
    bodies: tuple[str, ...] = ()
    deeds: list[DeedDraft] = field(default_factory=list[DeedDraft])
    wears: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    holds: list[str] = field(default_factory=list[str])
    manner: list[str] = field(default_factory=list[str])
    spans: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    @property
    def acts(self) -> bool:
        return self.klass in ("person", "animal", "vehicle", "vessel", "flyer", "unknown")

    @property
    def action(self) -> str:
        """The first thing it does, or nothing."""
        return self.deeds[0].action if self.deeds else ""


@dataclass(slots=True, eq=False)
class Tie:
    """A relation between two drafts."""

    subject: Draft
    how: str
    to: Draft


@dataclass(slots=True)
class Notebook:
    """All that was gathered: drafts, ties, scene words and camera words by field, missed words, sentences and spans;
    `viewing` is what one does who sees it in a point of view without being named."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    ties: list[Tie] = field(default_factory=list[Tie])
    scene: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    camera: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    missed: list[str] = field(default_factory=list[str])
    spans: list[Span] = field(default_factory=list[Span])
    left_out: list[str] = field(default_factory=list[str])
    remarks: list[str] = field(default_factory=list[str])
    viewing: str = ""
    focus: list[Draft] = field(default_factory=list[Draft])
    viewer: Draft | None = None
    object: Draft | None = None
    shoulder: Draft | None = None

    def note(self, role: str, value: str) -> None:
        """A scene word."""
        self.scene.setdefault(role, []).append(value)

    def tie(self, subject: Draft, how: str, to: Draft) -> None:
        """A relation, once."""
        if subject is not to and not any(t.subject is subject and t.to is to and t.how == how for t in self.ties):
            self.ties.append(Tie(subject, how, to))

    def forget(self, draft: Draft) -> None:
        """Take a draft out, with its ties."""
        self.drafts.remove(draft)
        self.ties = [t for t in self.ties if draft is not t.subject and draft is not t.to]
