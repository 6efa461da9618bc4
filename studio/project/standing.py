"""How each shot stands: its state, whether it is stale and why, kept up to date shot by shot.

The same as `state.shot_states` and `model.staleness.stale_reasons` tell of all shots at once, without asking all of
them after each edit: only what an edit, a job or a file has a bearing on is looked at again.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple, Protocol

from studio.edit.change import WHOLE
from studio.edit.report import Changes
from studio.model.board import Board
from studio.model.recipe import stale_reason
from studio.model.rows import Shot
from studio.model.staleness import inherited, origin_of
from studio.project.jobs import LastJob
from studio.project.state import Files, ShotState, state_of

_IN_PROJECT = frozenset({WHOLE, "rate", "width", "height", "params"})
_IN_SCENE = frozenset({WHOLE, "params"})
_IN_SHOT = frozenset({"prompt", "params"})
_LEADING = frozenset({WHOLE, "scene", "order", "frames", "take_in", "take_out", "bridge", "chosen"})
"""Fields that have a bearing on recipes; those that lead to another last or first frame also on the next shots'."""


class Standing(NamedTuple):
    """A shot's state as `storyreel list` shows it; `why` a take is stale, or how the last job failed."""

    state: ShotState = "empty"
    stale: bool = False
    why: str = ""


class Queue(Protocol):
    """A project's jobs, as far as standings depend on them."""

    def newest_jobs(self, shots: Iterable[str] | None = None) -> dict[str, LastJob]:
        """Shot id to what its newest job tells; for all shots that have jobs, or these."""
        ...


class Media(Files, Protocol):
    """A media store that can tell at once all that it holds."""

    def held(self) -> set[str]:
        """The hashes of all files that are there."""
        ...


class _Line(NamedTuple):
    """What is known of a shot. `own`: why its own recipe changed; `origin`: the stale shot that it starts from."""

    state: ShotState = "empty"
    running: bool = False
    own: str = ""
    origin: str | None = None
    error: str = ""

    @property
    def stale(self) -> bool:
        return bool(self.own) or self.origin is not None


class _Presence:
    """Which media are there, asked of the disk once for all and then only of what is new."""

    def __init__(self, media: Media) -> None:
        self._media = media
        self._held = media.held()

    def missing(self, sha256: str) -> bool:
        return sha256 not in self._held

    def meet(self, sha256: str) -> None:
        """Look for one file, which a new take is in."""
        if self._media.missing(sha256):
            self._held.discard(sha256)
        else:
            self._held.add(sha256)

    def look_again(self) -> set[str]:
        """Look at the whole folder; returns the hashes of files that came or went."""
        held = self._media.held()
        turned = held ^ self._held
        self._held = held
        return turned


class Tally:
    """The standing of every shot of a project.

    `live`: whether some process has the project open for writing (see `shot_states`).
    """

    def __init__(self, board: Board, queue: Queue, media: Media, *, live: bool = True) -> None:
        self._board = board
        self._queue = queue
        self._live = live
        self._presence = _Presence(media)
        self._jobs = queue.newest_jobs()
        self._lines: dict[str, _Line] = {}
        self._stale: set[str] = set()
        self._origins: dict[str, str] = {}
        self._lost: set[str] = set()
        self._settle(board.shots.keys())

    def of(self, shot: str) -> Standing:
        """How a shot stands; as an empty one does if it is not there."""
        line = self._lines.get(shot)
        if line is None:
            return Standing()
        why = line.own
        if line.state == "failed":
            why = line.error
        elif not why and line.origin is not None:
            why = inherited(self._board, line.origin)
        return Standing(line.state, line.stale, why[:1].upper() + why[1:])

    def running(self, shot: str) -> bool:
        """Whether a job of the shot runs (and does not just wait)."""
        line = self._lines.get(shot)
        return line is not None and line.running

    @property
    def stale(self) -> list[str]:
        """Ids of the stale shots, in reel order."""
        return sorted(self._stale, key=self._board.numbers.__getitem__)

    def follow(self, board: Board, changes: Changes) -> frozenset[str]:
        """The board changed. Returns the shots, those that are gone included, that may stand otherwise than before."""
        before, self._board = self._board, board
        gone = {name for name in changes.ids("shots") if name not in board.shots}
        for name in gone:
            self._lines.pop(name, None)
            self._stale.discard(name)
            self._origins.pop(name, None)
        self._meet_takes(changes)
        return self._settle(_Bearing(before, board, self._lost).of(changes)) | gone

    def _meet_takes(self, changes: Changes) -> None:
        for name in changes.ids("takes"):
            take = self._board.takes.get(name)
            if take is not None and WHOLE in changes.fields("takes", name):
                self._presence.meet(take.media)

    def follow_jobs(self, shots: Iterable[str]) -> frozenset[str]:
        """Jobs of these shots changed. Returns the shots that may stand otherwise than before."""
        names = set(shots)
        found = self._queue.newest_jobs(names)
        for name in names:
            self._jobs.pop(name, None)
        self._jobs |= found
        return self._settle(names)

    def look_again(self) -> frozenset[str]:
        """Look at the media folder, where files may have come or gone. Returns the shots that stand otherwise."""
        turned = self._presence.look_again()
        if not turned:
            return frozenset()
        board = self._board
        return self._settle(
            {shot.id for shot in board.reel if (take := board.chosen(shot)) is not None and take.media in turned}
        )

    def _settle(self, dirty: Iterable[str]) -> frozenset[str]:
        """Look at these shots again, and at those that descend from what changed, down the reel."""
        reel, numbers = self._board.reel, self._board.numbers
        asked = {name for name in dirty if name in numbers}
        waiting = [numbers[name] for name in asked]
        heapify(waiting)
        touched: set[str] = set()
        last = 0
        while waiting:
            number = heappop(waiting)
            if number == last:
                continue
            last, shot = number, reel[number - 1]
            old = self._lines.get(shot.id)
            line = self._line(shot, reel[number - 2] if number > 1 else None, None if shot.id in asked else old)
            if line == old:
                continue
            self._note(shot, line)
            touched.add(shot.id)
            leads = old is None or (line.stale, line.origin) != (old.stale, old.origin)
            if leads and number < len(reel):
                heappush(waiting, number + 1)
        return frozenset(touched)

    def _note(self, shot: Shot, line: _Line) -> None:
        self._lines[shot.id] = line
        if line.stale:
            self._stale.add(shot.id)
        else:
            self._stale.discard(shot.id)
        if line.origin is None:
            self._origins.pop(shot.id, None)
        else:
            self._origins[shot.id] = line.origin

    def _line(self, shot: Shot, previous: Shot | None, known: _Line | None) -> _Line:
        """What holds of a shot; of one that is `known`, all but its descent still does."""
        take = self._board.chosen(shot)
        origin = None if take is None else origin_of(shot, take, previous, self._stale, self._origins)
        if known is not None:
            return known._replace(origin=origin)
        if take is None and shot.chosen is not None:
            self._lost.add(shot.chosen)
        job = self._jobs.get(shot.id)
        state = state_of(self._board, shot, job, self._presence, self._live)
        return _Line(
            state,
            state == "generating" and job is not None and job.state == "running",
            "" if take is None else stale_reason(self._board, shot, take),
            origin,
            job.error if job is not None and state == "failed" else "",
        )


class _Bearing:
    """What changes have a bearing on, from one board to the next. `lost`: takes that shots choose and are not there."""

    def __init__(self, before: Board, board: Board, lost: set[str]) -> None:
        self._before = before
        self._board = board
        self._lost = lost
        self._found: set[str] = set()
        self._led: set[str] = set()

    def of(self, changes: Changes) -> set[str]:
        """Ids of the shots whose own recipe or state may be another; of shots that are gone, maybe."""
        if changes.fields("project", "project") & _IN_PROJECT:
            return set(self._board.shots)
        self._scenes(changes)
        takes = {name for name in changes.ids("takes") if WHOLE in changes.fields("takes", name)}
        if any(name in self._lost or name not in self._board.takes for name in takes):
            for shot in self._board.reel:
                if shot.chosen in takes:
                    self._lead(shot.id)
        for name in changes.ids("shots"):
            fields = changes.fields("shots", name)
            if fields & _LEADING:
                self._lead(name)
            elif fields & _IN_SHOT:
                self._found.add(name)
        return self._found

    def _scenes(self, changes: Changes) -> None:
        names = changes.ids("scenes")
        dressed = {name for name in names if changes.fields("scenes", name) & _IN_SCENE}
        if dressed:
            self._found |= {shot.id for shot in self._board.reel if shot.scene in dressed}
        if any(changes.fields("scenes", name) & {WHOLE, "order"} for name in names):
            met = ""
            for shot in self._board.reel:
                if shot.scene != met:
                    self._run(shot.id)
                met = shot.scene

    def _lead(self, name: str) -> None:
        """A shot shows other frames or stands elsewhere: itself and whatever followed or follows it."""
        self._run(name)
        for board in (self._before, self._board):
            number = board.numbers.get(name)
            if number is not None and number < len(board.reel):
                self._run(board.reel[number].id)

    def _run(self, name: str) -> None:
        """A shot and the further parts of its take that stand behind it: they have the same beginning."""
        reel = self._board.reel
        number = self._board.numbers.get(name)
        while number is not None and name not in self._led:
            self._led.add(name)
            self._found.add(name)
            shot, behind = reel[number - 1], reel[number] if number < len(reel) else None
            if behind is None or behind.bridge or shot.chosen is None or behind.chosen != shot.chosen:
                return
            name, number = behind.id, number + 1
