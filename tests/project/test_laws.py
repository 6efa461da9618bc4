"""Laws of editing, held against a real project on disk: random deeds, undone, redone, read again."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.edit import deeds
from studio.edit.apply import advance
from studio.edit.change import Edit, decode_changes, encode_changes, merge
from studio.errors import StudioError
from studio.model.board import Board
from studio.model.rows import Ask, Project, Take
from studio.model.time import Rate
from studio.project import create, open_project

EMPTY = Board(Project(), {}, {}, {})
Pick = tuple[int, int, int]


def _some(rows: Mapping[str, object], n: int) -> str:
    return sorted(rows)[n % len(rows)] if rows else "none"


PICKS = st.lists(st.tuples(st.integers(0, 199), st.integers(0, 30), st.integers(0, 60)), min_size=1, max_size=25)

DEEDS: list[Callable[[Board, str, int], Edit]] = [
    lambda board, shot, n: deeds.add_shot(board, prompt=f"New {n}", at=n % (len(board.reel) + 1) + 1),
    lambda board, shot, n: deeds.add_shot(board, prompt=f"New {n}"),
    lambda board, shot, n: deeds.add_shots(board, drafts=[deeds.Draft(prompt=f"{n}", scene=f"S{n % 3}")] * (n % 3)),
    lambda board, shot, n: deeds.remove_shots(board, shots={shot, board.reel[n % len(board.reel)].id}),
    lambda board, shot, n: deeds.move_shot(board, shot=shot, to=n % len(board.reel) + 1),
    lambda board, shot, n: deeds.move_to_scene(board, shots=[shot], scene=board.scene_order[n % len(board.scenes)].id),
    lambda board, shot, n: deeds.split_shot(board, shot=shot, at=n),
    lambda board, shot, n: deeds.set_prompt(board, shot=shot, prompt=f"Say {n}").merging("typing"),
    lambda board, shot, n: deeds.set_frames(board, shot=shot, frames=n).merging(f"length {shot}"),
    lambda board, shot, n: deeds.trim_shot(board, shot=shot, take_in=n // 2, take_out=n).merging(f"trim {shot}"),
    lambda board, shot, n: deeds.set_field(board, shot=shot, field="notes", value=f"note {n}"),
    lambda board, shot, n: deeds.set_bridge(board, shot=shot, bridge=n % 2 == 0),
    lambda board, shot, n: deeds.set_param(board, ring="shot", of=shot, name="fog", value=n / 7),
    lambda board, shot, n: deeds.clear_param(board, ring="shot", of=shot, name="fog"),
    lambda board, shot, n: deeds.set_param(board, ring="project", name="rain", value=n % 2 == 0),
    lambda board, shot, n: deeds.add_scene(board, name=f"S{n}", at=n % (len(board.scenes) + 1) + 1),
    lambda board, shot, n: deeds.move_scene(board, scene=board.shots[shot].scene, to=n % len(board.scenes) + 1),
    lambda board, shot, n: deeds.rename_scene(board, scene=board.shots[shot].scene, name=f"Sea {n}"),
    lambda board, shot, n: deeds.remove_scene(board, scene=board.shots[shot].scene),
    lambda board, shot, n: deeds.add_blank(board, after=shot, frames=n or None, bridge=n % 2 == 0),
    lambda board, shot, n: deeds.duplicate_shots(board, shots={shot, board.reel[n % len(board.reel)].id}),
    lambda board, shot, n: deeds.move_shots(
        board, shots={shot, board.reel[n % len(board.reel)].id}, to=n % (len(board.reel) + 1) + 1
    ),
    lambda board, shot, n: deeds.trim_edge(board, shot=shot, edge="in", by=n - 20).merging(f"in {shot}"),
    lambda board, shot, n: deeds.trim_edge(board, shot=shot, edge="out", by=n - 20).merging(f"out {shot}"),
    lambda board, shot, n: deeds.roll_cut(board, shot=shot, by=n - 20).merging(f"roll {shot}"),
    lambda board, shot, n: deeds.slip_shot(board, shot=shot, by=n - 20),
    lambda board, shot, n: deeds.set_lengths(board, shots={shot, board.reel[n % len(board.reel)].id}, frames=n),
    lambda board, shot, n: deeds.set_params(board, shots=[shot, board.reel[0].id], name="fog", value=n),
    lambda board, shot, n: deeds.clear_params(board, shots=[shot, board.reel[0].id], name="fog"),
    lambda board, shot, n: deeds.add_marker(board, frame=n, name=f"m{n}"),
    lambda board, shot, n: deeds.add_marker(board, frame=board.start(board.shots[shot])),
    lambda board, shot, n: deeds.set_marker(board, marker=_some(board.markers, n), notes=f"note {n}"),
    lambda board, shot, n: deeds.move_marker(board, marker=_some(board.markers, n), frame=n).merging("marker"),
    lambda board, shot, n: deeds.remove_marker(board, marker=_some(board.markers, n)),
    lambda board, shot, n: deeds.set_project(board, title=f"Film {n}", rate=Rate(24 + n % 7), width=64 + n),
]

ON_TAKES: list[Callable[[Board, str, int], Edit]] = [
    lambda board, shot, n: deeds.choose_take(board, shot=shot, take=sorted(board.takes)[n % len(board.takes)]),
    lambda board, shot, n: deeds.trash_takes(board, takes={_some(board.takes, n), _some(board.takes, n // 2)}),
    lambda board, shot, n: deeds.restore_takes(board, takes=[_some(board.takes, n)]),
    lambda board, shot, n: deeds.mark_take(board, take=sorted(board.takes)[n % len(board.takes)], star=n % 2 == 0),
]


def deed(board: Board, pick: Pick) -> Edit:
    """The deed that a pick means on a board; one that the board does not allow is no change."""
    kind, row, number = pick
    if not board.reel:
        return deeds.add_shot(board, prompt=f"First {number}", frames=number + 1)
    known = [*DEEDS, *ON_TAKES] if board.takes else DEEDS
    try:
        return known[kind % len(known)](board, board.reel[row % len(board.reel)].id, number)
    except StudioError:
        return Edit("", ())


def rows(board: Board) -> tuple[object, ...]:
    return board.project, dict(board.scenes), dict(board.shots), dict(board.takes), dict(board.markers)


def check_sound(board: Board) -> None:
    """What every board must be, and that what was handed on is what computing afresh gives."""
    fresh = Board(board.project, board.scenes, board.shots, board.takes, markers=board.markers)
    assert (board.reel, board.numbers, board.starts) == (fresh.reel, fresh.numbers, fresh.starts)
    assert board.reel_markers == fresh.reel_markers
    assert all(board.takes_of(shot) == fresh.takes_of(shot) for shot in board.reel)
    assert all(marker.shot in board.shots for marker in board.markers.values())
    assert all(shot.length >= 1 and shot.take_in >= 0 for shot in board.reel)
    places = [(shot.scene, shot.order) for shot in board.reel]
    assert len(set(places)) == len(places)


@given(PICKS)
@settings(max_examples=15, deadline=None)
def test_any_deeds_can_be_undone_and_redone_and_are_on_disk(picks: list[Pick]) -> None:
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "x") as opened:
        document = opened.document
        first = rows(document.board)
        for pick in picks:
            document.apply(deed(document.board, pick))
            check_sound(document.board)
        last = rows(document.board)
        opened.close()
        with open_project(Path(folder) / "x") as again:
            assert rows(again.document.board) == last
            while again.document.undo():
                check_sound(again.document.board)
            assert rows(again.document.board) == first
        with open_project(Path(folder) / "x") as again:
            assert rows(again.document.board) == first
            while again.document.redo():
                check_sound(again.document.board)
            assert rows(again.document.board) == last
        with open_project(Path(folder) / "x", write=False) as again:
            assert rows(again.document.board) == last


@given(PICKS)
@settings(max_examples=15, deadline=None)
def test_takes_may_arrive_at_any_moment(picks: list[Pick]) -> None:
    """Deeds, undo and redo go on whatever arrives and is chosen between them; no take is ever lost."""
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "x") as opened:
        document = opened.document
        for number, pick in enumerate(picks):
            document.apply(deed(document.board, pick))
            for turn in (document.undo, document.redo, document.undo)[: pick[1] % 4]:
                turn()
            for shot in document.board.reel[pick[2] % 7 : pick[2] % 9]:
                opened.store.add_take(take(f"t{number}-{shot.id}", shot.id), choose=pick[0] % 3 > 0)
            check_sound(document.board)
        last, takes = rows(document.board), len(document.board.takes)
        opened.close()
        with open_project(Path(folder) / "x") as again:
            assert rows(again.document.board) == last
            while again.document.undo():
                check_sound(again.document.board)
            while again.document.redo():
                check_sound(again.document.board)
            assert len(again.document.board.takes) == takes
            remembered = rows(again.document.board)
        with open_project(Path(folder) / "x", write=False) as again:
            assert rows(again.document.board) == remembered


def take(name: str, shot: str) -> Take:
    return Take(
        id=name,
        shot=shot,
        media="a" * 64,
        recipe="{}",
        recipe_hash="h",
        ask=Ask(engine="previs"),
        frames=20,
        width=64,
        height=64,
        rate=Rate(),
        seed=0,
        quality="draft",
        engine="previs",
    )


@given(PICKS)
@settings(max_examples=40, deadline=None)
def test_many_edits_are_as_good_as_one(picks: list[Pick]) -> None:
    boards = [advance(EMPTY, deeds.add_shot(EMPTY, prompt="A fox").changes)]
    edits: list[Edit] = []
    for pick in picks:
        edits.append(deed(boards[-1], pick))
        boards.append(advance(boards[-1], edits[-1].changes))
    whole = merge(edits)
    assert rows(advance(boards[0], whole.changes)) == rows(boards[-1])
    assert rows(advance(boards[-1], whole.inverted().changes)) == rows(boards[0])
    assert decode_changes(encode_changes(whole.changes)) == whole.changes
