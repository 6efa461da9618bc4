from pathlib import Path
from typing import NamedTuple

import pytest

from studio.errors import ExportError
from studio.export.source import Source, segments, source_of
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
