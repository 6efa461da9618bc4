"""The frame cache: decoded pictures, bounded in bytes; what is furthest from the playhead gives way first."""

import os
import threading
from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from studio.codec.i420 import Frame

MOST = 1 << 30
"""Bytes that the cache takes at most unless it is told otherwise."""

_SHARE = 4
_ASSUMED = 4 << 30
_ROOM = 0.9
"""Down to this share of the limit the cache is cleared when it is full, so that not every picture is a clearing."""

Far = Callable[[str, npt.NDArray[np.int64]], npt.NDArray[np.float64]]
"""How far frames of a file, by index, are from being shown, in frames; infinite for what the reel does not show."""


def default_limit() -> int:
    """A quarter of the machine's memory, at most 1 GiB, in bytes."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        memory = _ASSUMED  # a system that does not tell
    return min(memory // _SHARE, MOST)


def runs_of(frames: Iterable[int]) -> list[tuple[int, int]]:
    """Frame numbers as runs, each from its first up to, not including, its last; in order."""
    runs: list[tuple[int, int]] = []
    for frame in sorted(frames):
        if runs and runs[-1][1] == frame:
            runs[-1] = (runs[-1][0], frame + 1)
        else:
            runs.append((frame, frame + 1))
    return runs


class FrameCache:
    """Pictures of media files by index. For any thread; pictures are shared, so nobody writes into them."""

    def __init__(self, limit: int | None = None, far: Far | None = None) -> None:
        self._limit = default_limit() if limit is None else limit
        self._far = far or _all_alike
        self._lock = threading.Lock()
        self._clips: dict[str, dict[int, Frame]] = {}
        self._runs: dict[str, list[tuple[int, int]]] = {}
        self._bytes = 0

    @property
    def bytes(self) -> int:
        return self._bytes

    @property
    def limit(self) -> int:
        return self._limit

    @limit.setter
    def limit(self, limit: int) -> None:
        with self._lock:
            self._limit = max(0, limit)
            self._make_room(0)

    def get(self, media: str, index: int) -> Frame | None:
        clip = self._clips.get(media)
        return None if clip is None else clip.get(index)

    def has(self, media: str, index: int) -> bool:
        return self.get(media, index) is not None

    def nearest(self, media: str, index: int, reach: int | None = None) -> Frame | None:
        """The picture nearest to an index, the earlier of two; `reach`: how many frames off at most."""
        with self._lock:
            clip = self._clips.get(media)
            if not clip:
                return None
            best = min(clip, key=lambda frame: (abs(frame - index), frame))
            return clip[best] if reach is None or abs(best - index) <= reach else None

    def put(self, media: str, index: int, frame: Frame) -> bool:
        """Keep a picture, over what is further from being shown; False if there is no room for it."""
        with self._lock:
            if frame.nbytes > self._limit:
                return False
            clip = self._clips.setdefault(media, {})
            if index in clip:
                return True
            self._make_room(frame.nbytes)
            # making room may have taken the whole clip away
            self._clips.setdefault(media, clip)[index] = frame
            self._bytes += frame.nbytes
            self._runs.pop(media, None)
            return True

    def drop(self, media: str) -> None:
        """Forget all pictures of a file."""
        with self._lock:
            for frame in self._clips.pop(media, {}).values():
                self._bytes -= frame.nbytes
            self._runs.pop(media, None)

    def clear(self) -> None:
        with self._lock:
            self._clips.clear()
            self._runs.clear()
            self._bytes = 0

    @property
    def media(self) -> list[str]:
        """Files of which there are pictures."""
        with self._lock:
            return [media for media, clip in self._clips.items() if clip]

    def runs(self, media: str) -> list[tuple[int, int]]:
        """The indices of a file that are here, as runs."""
        with self._lock:
            if media not in self._clips:
                return []
            if media not in self._runs:
                self._runs[media] = runs_of(self._clips[media])
            return self._runs[media]

    def _make_room(self, wanted: int) -> None:
        if self._bytes + wanted <= self._limit:
            return
        goal = self._limit * _ROOM - wanted
        kept = [(media, index) for media, clip in self._clips.items() for index in clip]
        far = [self._far(media, np.fromiter(clip, np.int64)) for media, clip in self._clips.items() if clip]
        order = np.argsort(np.concatenate(far))[::-1] if far else ()
        for place in order:
            if self._bytes <= goal:
                break
            media, index = kept[place]
            clip = self._clips[media]
            self._bytes -= clip.pop(index).nbytes
            self._runs.pop(media, None)
            if not clip:
                del self._clips[media]


def _all_alike(_media: str, indices: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    return np.zeros(len(indices))
