"""Decoder threads: what the playhead stands on first, then what comes next, in runs of one group of pictures each."""

import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from studio.codec.background import DECODING, step_back
from studio.codec.decoder import FrameReader
from studio.codec.encoder import GOP
from studio.errors import BadInputError, MediaError
from studio.playback.cache import FrameCache
from studio.playback.readers import PathOf, Readers

THREADS = 2

Told = Callable[[str, int], None]
"""Told of a frame (media, index) that was asked for and is there now, or cannot be. Called from decoder threads."""


class Run(NamedTuple):
    """Frames of one file that are decoded in one go, in order: all of one group of pictures."""

    media: str
    frames: tuple[int, ...]
    urgent: bool = False


def runs_between(media: str, first: int, last: int) -> list[Run]:
    """The frames `first` up to, not including, `last` of a file, a run for each group of pictures."""
    cuts = [first, *range((first // GOP + 1) * GOP, last, GOP), last]
    return [Run(media, tuple(range(a, b))) for a, b in pairwise(cuts) if a < b]


class Decoder:
    """Threads that fill a frame cache. Nothing here waits for them.

    `urgent` goes before everything and takes the place of the last urgent frame; `plan` takes the place of the last
    plan, and rests while an urgent frame is decoded, which needs the processor for itself. A file that cannot be read
    is remembered in `failures` until `forgive`.
    """

    def __init__(self, cache: FrameCache, path_of: PathOf, told: Told, threads: int = THREADS) -> None:
        self.failures: dict[str, str] = {}
        """Media that cannot be opened, and why."""
        self._missing: dict[str, Path] = {}
        self.bad: dict[str, set[int]] = {}
        """Frames of files that can be opened, but not decoded there."""
        self._cache = cache
        self._path_of = path_of
        self._told = told
        self._readers = Readers(path_of)
        self._wake = threading.Condition()
        self._urgent: Run | None = None
        self._plan: list[Run] = []
        self._in_hand: set[Run] = set()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name=f"decoder {number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def urgent(self, media: str, index: int) -> None:
        """Decode this frame before all else; an urgent one that was not begun is no longer wanted."""
        run = Run(media, (index,), urgent=True)
        with self._wake:
            if run != self._urgent and run not in self._in_hand:
                self._urgent = run
                self._wake.notify_all()

    def plan(self, runs: Sequence[Run]) -> None:
        """Decode these, in this order, and nothing that was planned before."""
        with self._wake:
            self._plan = [run for run in runs if run not in self._in_hand]
            if self._plan:
                self._wake.notify_all()

    def forgive(self, media: str) -> None:
        """Try a file again that could not be read."""
        self._readers.forget(media)
        self.failures.pop(media, None)
        self._missing.pop(media, None)
        self.bad.pop(media, None)

    def found(self) -> list[str]:
        """Media whose files were missing and are there now."""
        return [media for media, path in list(self._missing.items()) if path.exists()]

    @property
    def busy(self) -> bool:
        """Whether something is decoded, or waits to be."""
        with self._wake:
            return bool(self._urgent or self._plan or self._in_hand)

    def close(self) -> None:
        """End the threads and close all files; returns when they are gone."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join()
        self._readers.close()

    def _work(self) -> None:
        step_back(DECODING)
        while (run := self._next()) is not None:
            try:
                self._decode(run)
            finally:
                with self._wake:
                    self._in_hand.discard(run)
                    if run.urgent:
                        self._wake.notify_all()

    def _next(self) -> Run | None:
        with self._wake:
            while not (self._closed or self._urgent or (self._plan and not self._hurries())):
                self._wake.wait()
            if self._closed:
                return None
            if self._urgent:
                run, self._urgent = self._urgent, None
            else:
                run = self._plan.pop(0)
            self._in_hand.add(run)
            return run

    def _hurries(self) -> bool:
        return any(run.urgent for run in self._in_hand)

    def _decode(self, run: Run) -> None:
        """Decode what is not in the cache yet; what is passed on the way is kept, too: it is what a step back shows."""
        wanted = [index for index in run.frames if not self._cache.has(run.media, index)]
        if not wanted or run.media in self.failures:
            return
        try:
            reader = self._readers.take(run.media, wanted[0])
        except (MediaError, OSError) as error:
            self.failures[run.media] = str(error)
            path = self._path_of(run.media)
            if not path.exists():
                self._missing[run.media] = path
            self._told(run.media, wanted[0])
            return
        try:
            first = min(wanted[0], reader.lead(wanted[0])) if wanted[0] < reader.info.frames else wanted[0]
            for index in range(first, wanted[-1] + 1):
                if self._gives_way(run):
                    break
                if not self._cache.has(run.media, index):
                    self._put(reader, run.media, index)
                if index in wanted:
                    self._told(run.media, index)
        finally:
            self._readers.give_back(run.media, reader)

    def _put(self, reader: FrameReader, media: str, index: int) -> None:
        try:
            self._cache.put(media, index, reader.frame(index))
        except (MediaError, BadInputError):
            self.bad.setdefault(media, set()).add(index)

    def _gives_way(self, run: Run) -> bool:
        """Whether the threads have something more urgent to do; a planned run is then put back to the front."""
        if self._closed:
            return True
        with self._wake:
            gives = not run.urgent and (self._urgent is not None or self._hurries())
            if gives:
                self._plan.insert(0, run)
        return gives
