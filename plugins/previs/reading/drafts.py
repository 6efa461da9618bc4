"""What is gathered while a prompt is read, before it is frozen into a plan."""

from dataclasses import dataclass, field

from previs.reading.plan import Class, Relation, Span


@dataclass(slots=True)
class Draft:
    """A subject in the making: the fields of `plan.Subject`, its sentence and whether an `and` joins it to the one
    before."""

    kind: str
    label: str
    klass: Class
    count: int = 1
    action: str = ""
    verb: str = ""
    colour: str = ""
    scale: float = 1.0
    sentence: int = 0
    joined: bool = False
    bodies: tuple[str, ...] = ()
    wears: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    holds: list[str] = field(default_factory=list[str])
    manner: list[str] = field(default_factory=list[str])
    also: list[str] = field(default_factory=list[str])

    @property
    def acts(self) -> bool:
        return self.klass in ("person", "animal", "vehicle", "vessel", "flyer", "unknown")


@dataclass(slots=True)
class Notebook:
    """All that was gathered: drafts, relations, scene words, camera words by field, missed words and spans."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    relations: list[Relation] = field(default_factory=list[Relation])
    places: list[str] = field(default_factory=list[str])
    times: list[str] = field(default_factory=list[str])
    weathers: list[str] = field(default_factory=list[str])
    lights: list[str] = field(default_factory=list[str])
    covered: bool = False
    camera: dict[str, str] = field(default_factory=dict[str, str])
    look: str = ""
    missed: list[str] = field(default_factory=list[str])
    spans: list[Span] = field(default_factory=list[Span])
    viewer: str = ""
    slow_motion: bool = False
