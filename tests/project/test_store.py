import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from studio.edit.deeds import (
    add_shot,
    choose_take,
    mark_take,
    remove_shots,
    set_frames,
    set_param,
    set_project,
    set_prompt,
    trash_takes,
)
from studio.edit.report import Changes
from studio.errors import BadInputError, NotAProjectError, NotFoundError, ProjectError
from studio.model.rows import Take
from studio.project import Opened, open_project

MakeTake = Callable[..., Take]


def add(opened: Opened, prompt: str = "A fox") -> str:
    edit = add_shot(opened.document.board, prompt=prompt)
    opened.document.apply(edit)
    return edit.added("shots")[0]


def test_rows_come_back_as_they_were(opened: Opened, path: Path, make_take: MakeTake) -> None:
    shot = add(opened, "A fox · 狐")
    document = opened.document
    document.apply(set_param(document.board, ring="shot", of=shot, name="fog", value=0.5))
    document.apply(set_param(document.board, ring="shot", of=shot, name="rain", value=True))
    take = opened.store.add_take(make_take("t1", shot), choose=True)
    board = document.board
    opened.close()
    with open_project(path) as again:
        found = again.document.board
        assert (found.project, found.scenes, found.shots, found.takes) == (
            board.project,
            board.scenes,
            board.shots,
            {"t1": take},
        )


def test_history_survives(opened: Opened, path: Path) -> None:
    add(opened)
    opened.document.apply(set_prompt(opened.document.board, shot="1", prompt="A wolf"))
    opened.document.apply(set_frames(opened.document.board, shot="1", frames=9))
    opened.document.undo()
    opened.close()
    with open_project(path) as again:
        document = again.document
        assert (document.can_undo, document.can_redo) == ("Set prompt of shot 1", "Set length of shot 1")
        assert again.store.history() == [
            ("Set length of shot 1", True),
            ("Set prompt of shot 1", False),
            ("Add shot", False),
        ]
        assert document.redo() == "Set length of shot 1"
        assert [document.undo() for _ in range(4)][-2:] == ["Add shot", None]
        assert document.board.shots == {}
        assert document.redo() == "Add shot"
        document.apply(set_project(document.board, title="New"))
        assert document.can_redo is None


def test_a_drag_is_one_entry_on_disk(opened: Opened, path: Path) -> None:
    add(opened)
    for frames in (10, 11, 12):
        opened.document.apply(set_frames(opened.document.board, shot="1", frames=frames).merging("drag"))
    opened.close()
    with open_project(path) as again:
        assert len(again.store.history()) == 2
        again.document.undo()
        assert again.document.board.reel[0].frames == 72
        again.document.redo()
        assert again.document.board.reel[0].frames == 12


def test_a_drag_back_leaves_no_entry(opened: Opened) -> None:
    add(opened)
    for frames in (10, 72):
        opened.document.apply(set_frames(opened.document.board, shot="1", frames=frames).merging("drag"))
    assert opened.store.history() == [("Add shot", False)]


def test_takes_are_numbered_and_heard(opened: Opened, make_take: MakeTake) -> None:
    shot = add(opened)
    heard: list[Changes] = []
    opened.document.listen(heard.append)
    first = opened.store.add_take(make_take("t1", shot))
    second = opened.store.add_take(make_take("t2", shot), choose=True)
    other = opened.store.add_take(make_take("t3", "elsewhere"))
    assert (first.number, second.number, other.number) == (1, 2, 1)
    assert first.created.endswith("Z")
    assert [changes.ids("takes") for changes in heard] == [["t1"], ["t2"], ["t3"]]
    assert heard[1].fields("shots", shot) == {"chosen"}
    board = opened.document.board
    assert board.chosen(board.shots[shot]) == second
    assert board.takes_of(board.shots[shot]) == [first, second]
    assert opened.document.can_undo == "Add shot"


def test_a_take_is_never_replaced(opened: Opened, make_take: MakeTake) -> None:
    opened.store.add_take(make_take("t1", "x"))
    with pytest.raises(BadInputError, match="already"):
        opened.store.add_take(make_take("t1", "y"))


def test_takes_outlive_undo(opened: Opened, path: Path, make_take: MakeTake) -> None:
    shot = add(opened)
    opened.store.add_take(make_take("t1", shot), choose=True)
    opened.document.undo()
    opened.store.add_take(make_take("t2", shot), choose=True)
    opened.close()
    with open_project(path) as again:
        assert sorted(again.document.board.takes) == ["t1", "t2"]
        again.document.redo()
        board = again.document.board
        assert board.shots[shot].chosen == "t1"
        assert [take.id for take in board.takes_of(board.shots[shot])] == ["t1", "t2"]
        again.document.apply(remove_shots(board, shots=[shot]))
        again.document.undo()
        assert again.document.board.shots == board.shots


def test_a_take_that_is_there_can_be_shown(opened: Opened, make_take: MakeTake) -> None:
    shot = add(opened)
    opened.store.add_take(make_take("t1", shot))
    opened.store.show_take(shot, "t1")
    assert opened.document.board.shots[shot].chosen == "t1"
    opened.store.show_take("gone", "t1")
    with pytest.raises(NotFoundError):
        opened.store.show_take(shot, "t9")


def test_takes_by_recipe(opened: Opened, make_take: MakeTake) -> None:
    old = opened.store.add_take(msgspec.structs.replace(make_take("t1", "x"), created="2026-01-01T00:00:00.000Z"))
    assert opened.store.take_with_recipe("h") == old
    new = opened.store.add_take(make_take("t2", "y"))
    opened.store.add_take(make_take("t3", "x", partial=True))
    assert opened.store.take_with_recipe("h") == new
    assert opened.store.take_with_recipe("other") is None


def test_unreadable_history_is_damage(opened: Opened, path: Path) -> None:
    add(opened)
    opened.close()
    with closing(sqlite3.connect(path / "project.db")) as database:
        database.execute("UPDATE history SET changes = '[[\"shots\"]]'")
        database.commit()
    with open_project(path) as again:
        assert again.document.can_undo == "Add shot"
        with pytest.raises(NotAProjectError, match="damaged"):
            again.document.undo()


def test_a_reader_writes_nothing(opened: Opened, path: Path, make_take: MakeTake) -> None:
    with open_project(path, write=False) as reader:
        for deed in (
            lambda: reader.store.add_take(make_take("t1", "x")),
            lambda: reader.store.show_take("x", "t1"),
            lambda: reader.store.trash(["t1"]),
            lambda: reader.store.empty_trash(reader.media),
            lambda: reader.store.remember("paused", True),
        ):
            with pytest.raises(ProjectError, match="for reading only"):
                deed()


def test_takes_are_thrown_away_outside_the_history(opened: Opened, path: Path, make_take: MakeTake) -> None:
    shot = add(opened)
    for name in ("t1", "t2", "t3"):
        opened.store.add_take(make_take(name, shot), choose=name == "t3")
    opened.store.trash(["t1", "t2", "t3"])
    board = opened.document.board
    assert [take.id for take in board.trashed_of(board.shots[shot])] == ["t1", "t2"]
    assert opened.document.can_undo == "Add shot"
    newest = opened.store.take_with_recipe("h")
    assert newest is not None
    assert newest.id == "t3"
    opened.store.show_take(shot, "t2")
    board = opened.document.board
    assert (board.shots[shot].chosen, board.takes["t2"].trashed) == ("t2", False)
    with pytest.raises(NotFoundError):
        opened.store.trash(["t9"])
    opened.close()
    with open_project(path) as again:
        assert again.document.board.takes == board.takes


def test_an_emptied_trash_leaves_what_is_shown(opened: Opened, path: Path, make_take: MakeTake) -> None:
    shot = add(opened)
    part = opened.media.new_part(".mp4")
    part.write_bytes(b"frames")
    shared = opened.media.adopt(part)
    part.write_bytes(b"other frames")
    own = opened.media.adopt(part)
    for name, media in (("t1", shared), ("t2", own), ("t3", shared), ("t4", own)):
        opened.store.add_take(msgspec.structs.replace(make_take(name, shot), media=media), choose=name == "t3")
    document = opened.document
    document.apply(mark_take(document.board, take="t1", label="first"))
    document.apply(choose_take(document.board, shot=shot, take="t1"))
    document.apply(trash_takes(document.board, takes=["t1", "t2", "t4"]))
    assert document.board.shots[shot].chosen == "t3"
    assert opened.store.empty_trash(opened.media) == 3
    assert list(document.board.takes) == ["t3"]
    assert (opened.media.missing(shared), opened.media.missing(own)) == (False, True)
    assert opened.store.empty_trash(opened.media) == 0
    while document.undo():
        pass
    while document.redo():
        pass
    assert document.board.shots[shot].chosen == "t3"
    opened.close()
    with open_project(path) as again:
        assert again.document.board.shots == document.board.shots


def test_what_is_remembered_comes_back(opened: Opened, path: Path) -> None:
    assert opened.store.remembered("paused", bool, default=False) is False
    opened.store.remember("paused", True)
    opened.store.remember("range", [3, 9])
    opened.store.remember("range", [3, 10])
    opened.close()
    with open_project(path) as again:
        assert again.store.remembered("paused", bool, default=False) is True
        assert again.store.remembered("range", tuple[int, int], (0, 0)) == (3, 10)
        assert again.store.remembered("range", int, 5) == 5
