from pathlib import Path
from typing import NamedTuple

import pytest

from studio.errors import ExportError
from studio.export.source import ExportOptions, Source, segments, source_of
from studio.model.board import Board
from studio.model.rows import Project
from tests.export.conftest import Build, Spec


class Files:
    """A media store that keeps everything in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str, /) -> Path:
        return self._folder / f"{sha256}.mp4"


class Paper(NamedTuple):
    """A document that is only read."""

    board: Board


class Folder(NamedTuple):
    """An open project."""

    document: Paper
    media: Files


def test_an_open_project_is_frozen_with_the_files_of_its_chosen_takes(build: Build, tmp_path: Path) -> None:
    board = build(Spec("A gate"), Spec("A pier", made=0)).board
    source = source_of(Folder(Paper(board), Files(tmp_path)))
    assert source == Source(board, {f"{0:064x}": tmp_path / f"{0:064x}.mp4"})


def test_segments_lie_end_to_end(build: Build) -> None:
    first, second, third = segments(
        build(Spec("A gate", take_in=2), Spec("A pier", made=0, label="1B"), Spec("A boat"))
    )
    assert [(part.start, part.frames, part.first) for part in (first, second, third)] == [
        (0, 10, 2),
        (10, 12, 0),
        (22, 12, 0),
    ]
    assert (first.slate, second.slate, second.why, third.why) == ("1", "1B", "it has no take yet", "")


def test_an_empty_reel_is_refused() -> None:
    with pytest.raises(ExportError):
        segments(Source(Board(Project(), {}, {}, {}), {}))


def test_a_range_cuts_the_shots_at_its_ends(build: Build) -> None:
    source = build(Spec("A gate", take_in=2), Spec("A pier", made=0), Spec("A boat"))
    parts = segments(source, ExportOptions(first=4, last=25))
    assert [(part.number, part.start, part.frames, part.first, part.at) for part in parts] == [
        (1, 4, 6, 6, 0),
        (2, 10, 12, 0, 6),
        (3, 22, 3, 0, 18),
    ]


def test_some_shots_alone_lie_end_to_end(build: Build) -> None:
    source = build(Spec("A gate"), Spec("A pier", made=0), Spec("A boat"))
    parts = segments(source, ExportOptions(shots=frozenset({"s0", "s2"})))
    assert [(part.number, part.start, part.at) for part in parts] == [(1, 0, 0), (3, 24, 12)]
    left = segments(source, ExportOptions(leave_out=True))
    assert [part.number for part in left] == [1, 3]


def test_a_range_without_a_frame_is_refused(build: Build) -> None:
    with pytest.raises(ExportError, match="no frame"):
        segments(build(Spec("A gate")), ExportOptions(first=12))
