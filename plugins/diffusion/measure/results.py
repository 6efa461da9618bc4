"""What was measured, kept line by line, so that a run that was cut off goes on where it was."""

from collections.abc import Iterable
from pathlib import Path

import msgspec


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: of a case and a trial (and which backend, cache ... it tried), the figures by name, or in
    `problem` why there are none. `notes`: what was really on, and what was not."""

    machine: str
    case: str
    trial: str
    which: str = ""
    figures: dict[str, float] = {}
    problem: str = ""
    notes: tuple[str, ...] = ()


class Results:
    """A file of JSON lines; what it has of other machines stays in it and is not looked at."""

    def __init__(self, path: Path, machine: str) -> None:
        self._path, self._machine = path, machine
        self._lines = _lines(path)

    @property
    def here(self) -> list[Outcome]:
        """Of this machine, the latest of each trial, in the order in which they were made first."""
        latest = {(each.case, each.trial, each.which): each for each in self._lines if each.machine == self._machine}
        return list(latest.values())

    def done(self, case: str, trial: str) -> bool:
        """Whether a trial needs not be made again: it gave figures, or what stopped it would stop it again."""
        return any((each.case, each.trial) == (case, trial) for each in self.here)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Keep more of them; the file is there whole or as it was."""
        self._lines += outcomes
        part = self._path.with_name(f"{self._path.name}.part")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in self._lines))
        part.replace(self._path)


def _lines(path: Path) -> list[Outcome]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return []
    return [outcome for line in lines if (outcome := _line(line)) is not None]


def read_outcomes(path: Path) -> list[Outcome]:
    """The outcomes in a file that may have been cut off in the middle of a line."""
    return _lines(path)


def _line(line: bytes) -> Outcome | None:
    try:
        return msgspec.json.decode(line, type=Outcome)
    except msgspec.DecodeError:
        return None
