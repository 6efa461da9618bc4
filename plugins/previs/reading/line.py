"""What is known of the sentence that is being read."""

from dataclasses import dataclass, field

from previs.reading.drafts import DeedDraft, Draft, Notebook
from previs.reading.lexicon import Lexicon


@dataclass(slots=True)
class Line:
    """`doers` are the grammatical subjects of the clause, `deed` what they, or those in `of`, do; `last` and `group`
    what was named last, `relation` a preposition whose noun has not come, `ahead` one whose noun came before the clause
    (`behind them a barn burns`), `owner` of a possessive (`the girl's`); `waiting` a verb whose doer has not come,
    `agent` a passive verb, as written, and to whom it is done, before its `by`; `shot` the camera word whose noun may
    follow; `fresh`: a clause begins; `joined`: after an `and`; `relative`: after a `who`, `auxiliary`: after an
    `is`."""

    notes: Notebook
    book: Lexicon
    doers: list[Draft] = field(default_factory=list[Draft])
    of: list[Draft] = field(default_factory=list[Draft])
    deed: DeedDraft | None = None
    last: Draft | None = None
    group: list[Draft] = field(default_factory=list[Draft])
    relation: str = ""
    ahead: tuple[str, Draft] | None = None
    owner: Draft | None = None
    waiting: DeedDraft | None = None
    agent: tuple[str, str, Draft] | None = None
    sentence: int = 0
    shot: str = ""
    fresh: bool = True
    joined: bool = False
    relative: bool = False
    meanwhile: bool = False
    then: bool = False
    over: bool = False
    auxiliary: bool = False

    @property
    def is_pov(self) -> bool:
        """Is it seen by somebody's eyes?"""
        return "pov" in self.notes.camera.get("framing", [])
