"""The projects opened lately: one JSON file beside the settings, whole or not at all, thirty at most."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from studio.errors import BadInputError
from studio.project import Opened
from studio.settings import settings_path

MOST = 30
_MOST_BYTES = 2**20


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """A project as it was when it was last closed. `seconds` is its length, `at` when that was (UTC, ISO 8601)."""

    path: str
    title: str = ""
    shots: int = 0
    seconds: float = 0.0
    at: str = ""

    @property
    def name(self) -> str:
        """Its title, or else its folder's name."""
        return self.title or Path(self.path).name.removesuffix(".storyreel")

    @property
    def missing(self) -> bool:
        """Whether there is no project at its path any more."""
        try:
            return not (Path(self.path) / "project.db").is_file()
        except OSError:
            return True


class _File(msgspec.Struct):
    recent: list[Recent] = []


def recents_path() -> Path:
    """Where the list lies."""
    return settings_path().with_name("recent.json")


def recent_of(opened: Opened) -> Recent:
    """An open project as an entry of the list."""
    board = opened.document.board
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    length = float(board.project.rate.seconds(board.length))
    title = board.project.title
    return Recent(path=str(opened.path), title=title, shots=len(board.reel), seconds=round(length, 3), at=now)


class Recents:
    """The list, newest first. Another window may write it too, so it is read anew before each change.

    A file that cannot be read counts as empty: nothing hangs on it but convenience.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or recents_path()

    def all(self) -> list[Recent]:
        """All that are remembered, missing ones too."""
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                return []
            return msgspec.json.decode(self._path.read_bytes(), type=_File).recent[:MOST]
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return []

    def remember(self, recent: Recent) -> None:
        """Put a project first. Raises `BadInputError` if the list cannot be written."""
        self._write([recent, *(one for one in self.all() if one.path != recent.path)])

    def forget(self, path: str) -> None:
        """Take a project out of the list; the project itself is not touched. Raises `BadInputError`."""
        self._write([one for one in self.all() if one.path != path])

    def _write(self, every: list[Recent]) -> None:
        text = msgspec.json.format(msgspec.json.encode(_File(every[:MOST])), indent=2) + b"\n"
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as reason:
            with contextlib.suppress(OSError):
                part.unlink()
            raise BadInputError(
                f"The list of recent projects could not be kept in {self._path}: {reason.strerror}; "
                "the projects themselves are as they were."
            ) from reason
