"""Open files: readers are kept for the next time they are asked for, and a file's index for longer than that."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from pathlib import Path

from studio.codec.decoder import FrameIndex, FrameReader

MOST_OPEN = 12
MOST_INDICES = 512

PathOf = Callable[[str], Path]
"""Where a media file (by its SHA-256) lies."""


class Readers:
    """Readers of media files. One that is taken is the taker's alone until it is given back. Any thread may ask."""

    def __init__(self, path_of: PathOf, most_open: int = MOST_OPEN) -> None:
        self._path_of = path_of
        self._most = most_open
        self._lock = threading.Lock()
        self._idle: deque[tuple[str, FrameReader]] = deque()
        self._indices: OrderedDict[str, FrameIndex] = OrderedDict()
        self._closed = False

    def take(self, media: str, near: int = 0) -> FrameReader:
        """A reader of a file, of several idle ones that which stands nearest before frame `near`.

        Raises `MediaError` for a file that is gone or cannot be read.
        """
        with self._lock:
            fit = [pair for pair in self._idle if pair[0] == media]
            if fit:
                best = min(fit, key=lambda pair: (pair[1].position > near, abs(near - pair[1].position)))
                self._idle.remove(best)
                return best[1]
            index = self._indices.get(media)
        reader = FrameReader(self._path_of(media), index=index)
        with self._lock:
            self._indices[media] = reader.index
            while len(self._indices) > MOST_INDICES:
                self._indices.popitem(last=False)
        return reader

    def give_back(self, media: str, reader: FrameReader) -> None:
        """Keep a reader for the next time; the one that has waited longest is closed where there are too many."""
        with self._lock:
            self._idle.append((media, reader))
            over = [self._idle.popleft()[1] for _ in range(max(0, len(self._idle) - self._most))]
            if self._closed:
                over += [reader for _, reader in self._idle]
                self._idle.clear()
        for gone in over:
            gone.close()

    def forget(self, media: str) -> None:
        """Close what is open of a file and forget its index: it may be another file by now."""
        with self._lock:
            gone = [pair for pair in self._idle if pair[0] == media]
            for pair in gone:
                self._idle.remove(pair)
            self._indices.pop(media, None)
        for _, reader in gone:
            reader.close()

    @property
    def open(self) -> int:
        """Readers that wait to be used."""
        return len(self._idle)

    def close(self) -> None:
        """Close all readers; those that are taken are closed when they are given back."""
        with self._lock:
            self._closed = True
            gone = [reader for _, reader in self._idle]
            self._idle.clear()
        for reader in gone:
            reader.close()
