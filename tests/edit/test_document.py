from collections.abc import Callable, Iterable

import msgspec
import pytest

from studio.edit.apply import advance
from studio.edit.change import Change, Edit, addition
from studio.edit.deeds import add_shot, choose_take, remove_shots, set_field, set_prompt
from studio.edit.document import Document, Step
from studio.edit.report import Changes
from studio.errors import DiskFullError, NewerProjectError, StudioError
from studio.model.board import Board
from studio.model.rows import Ask, Take
from studio.model.time import Rate


class MemoryLedger:
    """A ledger that keeps everything in lists, and fails or refuses when told to."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.done: list[Edit] = []
        self.undone: list[Edit] = []
        self.steps: list[Step] = []
        self.failure: StudioError | None = None
        self.refused: StudioError | None = None
        self.tell: Callable[[Iterable[Change]], None] = lambda changes: None

    def load(self) -> Board:
        return self.board

    def refusal(self) -> StudioError | None:
        return self.refused

    def commit(self, step: Step) -> None:
        if self.failure:
            raise self.failure
        self.board = advance(self.board, step.changes)
        self.steps.append(step)
        if step.kind == "push":
            self.done, self.undone = [*self.done, step.edit], []
        elif step.kind == "replace":
            self.done[-1] = step.edit
        elif step.kind == "drop":
            self.done.pop()
        elif step.kind == "undo":
            self.done.pop()
            self.undone.append(step.edit)
        else:
            self.undone.pop()
            self.done.append(step.edit)

    def last_done(self) -> Edit | None:
        return self.done[-1] if self.done else None

    def first_undone(self) -> Edit | None:
        return self.undone[-1] if self.undone else None

    def labels(self) -> tuple[str | None, str | None]:
        done, undone = self.last_done(), self.first_undone()
        return (done.label if done else None, undone.label if undone else None)

    def follow(self, tell: Callable[[Iterable[Change]], None]) -> None:
        self.tell = tell

    def arrive(self, *changes: Change) -> None:
        """Commit changes outside the history."""
        self.board = advance(self.board, changes)
        self.tell(changes)


@pytest.fixture
def ledger(board: Board) -> MemoryLedger:
    return MemoryLedger(board)


@pytest.fixture
def document(ledger: MemoryLedger) -> Document:
    return Document(ledger)


def say(document: Document, prompt: str, key: str | None = None) -> None:
    edit = set_prompt(document.board, shot="1", prompt=prompt)
    document.apply(edit.merging(key) if key else edit)


def first(document: Document) -> str:
    return document.board.reel[0].prompt


def test_apply_undo_redo(document: Document, ledger: MemoryLedger) -> None:
    say(document, "A wolf")
    say(document, "A deer")
    assert (document.can_undo, document.can_redo) == ("Set prompt of shot 1", None)
    assert document.undo() == "Set prompt of shot 1"
    assert first(document) == "A wolf"
    assert document.can_redo == "Set prompt of shot 1"
    assert document.redo() == "Set prompt of shot 1"
    assert first(document) == "A deer"
    assert document.redo() is None
    assert ledger.board.shots == document.board.shots


def test_undo_of_nothing_does_nothing(document: Document) -> None:
    assert document.undo() is None
    assert document.can_undo is None


def test_a_new_edit_forgets_what_was_undone(document: Document) -> None:
    say(document, "A wolf")
    document.undo()
    say(document, "A deer")
    assert document.can_redo is None


def test_an_edit_that_changes_nothing_is_no_step(document: Document, ledger: MemoryLedger) -> None:
    say(document, "Shot 1")
    assert ledger.steps == []


def test_a_failing_commit_changes_nothing(document: Document, ledger: MemoryLedger) -> None:
    say(document, "A wolf")
    before, heard = document.board, list[Changes]()
    document.listen(heard.append)
    ledger.failure = DiskFullError("The disk is full.")
    for deed in (lambda: say(document, "A deer"), document.undo):
        with pytest.raises(DiskFullError):
            deed()
    assert document.board is before
    assert heard == []
    ledger.failure = None
    say(document, "A deer")
    assert first(document) == "A deer"


def test_a_failing_listener_leaves_the_document_whole(document: Document) -> None:
    heard: list[Changes] = []

    def fail(_changes: Changes) -> None:
        raise RuntimeError("a window broke")

    document.listen(heard.append)
    unlisten = document.listen(fail)
    document.listen(heard.append)
    with pytest.raises(RuntimeError, match="a window broke"):
        say(document, "A wolf")
    assert first(document) == "A wolf"
    assert len(heard) == 2
    unlisten()
    unlisten()
    document.undo()
    assert first(document) == "Shot 1"


def test_edits_with_one_key_are_one_step(document: Document, ledger: MemoryLedger) -> None:
    for prompt in ("A", "A w", "A wolf"):
        say(document, prompt, "typing 1")
    say(document, "A deer", "typing 2")
    assert len(ledger.done) == 2
    document.undo()
    assert first(document) == "A wolf"
    document.undo()
    assert first(document) == "Shot 1"


def test_a_key_does_not_reach_over_an_undo(document: Document, ledger: MemoryLedger) -> None:
    say(document, "A deer", "typing")
    say(document, "A wolf", "dragging")
    document.undo()
    say(document, "A bear", "dragging")
    say(document, "A boar", "typing")
    assert [step.kind for step in ledger.steps] == ["push", "push", "undo", "push", "push"]


def test_a_listener_may_edit(document: Document, ledger: MemoryLedger) -> None:
    """What a listener does is a step of its own, and ends a run of edits that merge."""

    def answer(changes: Changes) -> None:
        if changes.label == "Set prompt of shot 1" and document.board.reel[0].notes == "":
            document.apply(set_field(document.board, shot="1", field="notes", value="heard"))

    document.listen(answer)
    say(document, "A w", "typing")
    say(document, "A wolf", "typing")
    assert [edit.label for edit in ledger.done] == [
        "Set prompt of shot 1",
        "Set notes of shot 1",
        "Set prompt of shot 1",
    ]


def test_a_drag_back_to_the_start_leaves_no_step(document: Document, ledger: MemoryLedger) -> None:
    say(document, "A deer")
    for prompt in ("A wolf", "A deer", "A bear"):
        say(document, prompt, "typing")
    assert [step.kind for step in ledger.steps] == ["push", "push", "drop", "push"]
    document.undo()
    document.undo()
    assert first(document) == "Shot 1"


def test_read_only_refuses_with_its_sentence(document: Document, ledger: MemoryLedger) -> None:
    ledger.refused = NewerProjectError("A newer Storyreel wrote it.")
    assert document.read_only
    for deed in (lambda: say(document, "A wolf"), document.undo, document.redo):
        with pytest.raises(NewerProjectError, match="newer"):
            deed()
    assert ledger.steps == []


def take(shot: str) -> Take:
    return Take(
        id=f"t-{shot}",
        shot=shot,
        media="0" * 64,
        recipe="{}",
        recipe_hash="",
        ask=Ask(engine="previs"),
        frames=48,
        width=64,
        height=64,
        rate=Rate(),
        seed=0,
        quality="draft",
        engine="previs",
    )


def arrive(ledger: MemoryLedger, shot: str) -> Take:
    made = take(shot)
    ledger.arrive(addition("takes", made), Change("shots", shot, "chosen", None, made.id))
    return made


def test_what_arrives_is_heard_and_outlives_undo(document: Document, ledger: MemoryLedger) -> None:
    heard: list[Changes] = []
    document.listen(heard.append)
    say(document, "A wolf")
    shot = document.board.reel[0].id
    made = arrive(ledger, shot)
    assert heard[-1].fields("shots", shot) == {"chosen"}
    document.undo()
    assert first(document) == "Shot 1"
    assert document.board.chosen(document.board.shots[shot]) == made


def test_undoing_an_addition_keeps_what_arrived_for_redo(document: Document, ledger: MemoryLedger) -> None:
    edit = add_shot(document.board, prompt="New")
    document.apply(edit)
    (shot,) = edit.added("shots")
    made = arrive(ledger, shot)
    document.undo()
    assert shot not in document.board.shots
    assert made.id in document.board.takes
    document.redo()
    assert document.board.shots[shot].chosen == made.id


def test_redoing_a_removal_keeps_what_arrived_for_undo(document: Document, ledger: MemoryLedger) -> None:
    shot = document.board.reel[0].id
    document.apply(remove_shots(document.board, shots=[shot]))
    document.undo()
    made = arrive(ledger, shot)
    document.redo()
    document.undo()
    assert document.board.shots[shot].chosen == made.id


def test_undoing_a_choice_brings_back_what_it_replaced(document: Document, ledger: MemoryLedger) -> None:
    shot = document.board.reel[0].id
    made = arrive(ledger, shot)
    document.apply(choose_take(document.board, shot=shot, take=None))
    other = msgspec.structs.replace(take(shot), id="later")
    ledger.arrive(addition("takes", other), Change("shots", shot, "chosen", None, "later"))
    document.undo()
    assert document.board.shots[shot].chosen == made.id
    document.redo()
    assert document.board.shots[shot].chosen is None
