"""What an export is made of: the board of one moment, the files of its takes, and what to do with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import msgspec

from studio.errors import ExportError
from studio.model.board import Board
from studio.model.rows import Shot, Take

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do (frames, shots)."""

Cancel = Callable[[], bool]
"""Tells whether the user wants the export to stop; asked at least once a frame."""

Preset = Literal["draft", "good", "best"]


class Source(NamedTuple):
    """A board that changes no more, and where the chosen takes' files lie (by SHA-256)."""

    board: Board
    media: dict[str, Path]


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to export; each format reads what concerns it."""

    quality: Preset = "good"
    strict: bool = False
    """Refuse a reel in which a shot has no take, instead of showing a title card for it."""
    leave_out: bool = False
    """Leave out a shot that has no picture, instead of showing a title card for it."""
    first: int = 0
    """The reel frame that the export begins with."""
    last: int | None = None
    """The reel frame before which it ends; `None`: the end of the reel."""
    shots: frozenset[str] | None = None
    """Ids of the shots that it is of; `None`: all."""
    width: int = 0
    """Sides of the film in pixels; 0: the project's."""
    height: int = 0
    bom: bool = False
    """Begin a CSV with a byte order mark, which some spreadsheets need to see UTF-8."""
    sound: bool = True
    """Give the film the sound of its takes, where any has some."""
    threads: int = 0
    """Threads of the encoder; 0: as many as the machine has cores."""


class ExportResult(msgspec.Struct, frozen=True, kw_only=True):
    """What an export made: the (first) file, frames or shots in it, and what the user should know, a sentence each."""

    path: Path
    frames: int
    notes: tuple[str, ...] = ()
    sound: bool = False
    """Whether the film has a sound track."""


class Segment(NamedTuple):
    """A shot's place in the film: `frames` frames from reel frame `start` on, out of a file from frame `first` on.

    Without a file it is a title card. `why` is then the reason in words. `at` is the frame of the film that it begins
    at, which is `start` in an export of the whole reel.
    """

    shot: Shot
    number: int
    start: int
    frames: int
    first: int
    take: Take | None
    path: Path | None
    why: str = ""
    at: int = 0

    @property
    def slate(self) -> str:
        """The shot's name on paper."""
        return self.shot.label or str(self.number)


def never() -> bool:
    """A `Cancel` that does not."""
    return False


def silent(done: int, total: int) -> None:
    """A `Progress` that nobody watches."""


class HasBoard(Protocol):
    """A document, as far as an export looks into it."""

    @property
    def board(self) -> Board: ...


class HasFiles(Protocol):
    """A media store, as far as an export looks into it."""

    def path(self, sha256: str, /) -> Path:
        """Where a file lies, whether it is there or not."""
        ...


class HasBoardAndFiles(Protocol):
    """An open project, as far as an export looks into it."""

    @property
    def document(self) -> HasBoard: ...

    @property
    def media(self) -> HasFiles: ...


def source_of(opened: HasBoardAndFiles) -> Source:
    """Freeze an open project as an export needs it; what is edited afterwards does not change the export."""
    board = opened.document.board
    chosen = [board.chosen(shot) for shot in board.reel]
    return Source(board, {take.media: opened.media.path(take.media) for take in chosen if take})


def segments(given: Source, options: ExportOptions | None = None) -> list[Segment]:
    """The reel's shots in order, as far as they are asked for; raises `ExportError` where there are none."""
    board, options = given.board, options or ExportOptions()
    if not board.reel or not board.length:
        raise ExportError("There is nothing to export: the reel has no shots yet. Add a prompt first.")
    found: list[Segment] = []
    at = 0
    for number, (shot, start) in enumerate(zip(board.reel, board.starts, strict=False), 1):
        first, last = _within(start, start + shot.length, options)
        if (options.shots is not None and shot.id not in options.shots) or (first >= last and shot.length):
            continue
        segment = _segment(given, shot, number)._replace(
            start=first, frames=last - first, first=shot.take_in + first - start, at=at
        )
        if not (segment.why and options.leave_out):
            found.append(segment)
            at += last - first
    if not at:
        raise ExportError("There is nothing to export: what was asked for holds no frame. Choose another range.")
    return found


def _within(start: int, end: int, options: ExportOptions) -> tuple[int, int]:
    """What of the reel frames `start` to `end` lies in the range that is asked for."""
    return max(start, options.first), end if options.last is None else min(end, options.last)


def _segment(given: Source, shot: Shot, number: int) -> Segment:
    """A whole shot, with its take's file if that is there."""
    take = given.board.chosen(shot)
    path = given.media.get(take.media) if take else None
    why = "" if path and path.is_file() else "it has no take yet" if take is None else "its take's file is missing"
    return Segment(shot, number, 0, shot.length, shot.take_in, take, None if why else path, why)
