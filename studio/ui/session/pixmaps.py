"""Pixmaps that are kept, bounded in number and bytes; what was not looked at for longest goes first."""

from bisect import bisect_left, insort
from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

MOST = 5000
MOST_BYTES = 192 << 20


class PixmapKey(NamedTuple):
    """A frame of a clip (a media file, or what comes of a job), `height` device pixels high."""

    clip: str
    frame: int
    height: int


class Scaled:
    """Pixmaps at other heights than their own, the last few of them: painting asks for the same ones again."""

    def __init__(self, most: int = 256) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()

    def get(self, pixmap: QPixmap, height: int) -> QPixmap:
        """The pixmap, `height` device pixels high."""
        if pixmap.height() == height:
            return pixmap
        key = (pixmap.cacheKey(), height)
        found = self._kept.pop(key, None) or pixmap.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
        self._kept[key] = found
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found

    def __len__(self) -> int:
        return len(self._kept)


class PixmapShelf:
    """Pixmaps by clip, frame and height."""

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._kept: OrderedDict[PixmapKey, QPixmap] = OrderedDict()
        self._rows: dict[tuple[str, int], list[int]] = {}
        self._heights: dict[str, set[int]] = {}
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: PixmapKey) -> QPixmap | None:
        pixmap = self._kept.get(key)
        if pixmap is not None:
            self._kept.move_to_end(key)
        return pixmap

    def put(self, key: PixmapKey, pixmap: QPixmap) -> None:
        """Keep a pixmap in the place of the one of this key, if any."""
        self._forget(key)
        self._kept[key] = pixmap
        self.bytes += _bytes(pixmap)
        insort(self._rows.setdefault((key.clip, key.height), []), key.frame)
        self._heights.setdefault(key.clip, set()).add(key.height)
        while len(self._kept) > self._most or (self.bytes > self._most_bytes and len(self._kept) > 1):
            self._forget(next(iter(self._kept)))

    def nearest(self, key: PixmapKey) -> QPixmap | None:
        """The kept pixmap of the same clip nearest to a frame, of the same height where there is one."""
        heights = self._heights.get(key.clip)
        if not heights:
            return None
        height = key.height if key.height in heights else max(heights)
        row = self._rows[key.clip, height]
        place = bisect_left(row, key.frame)
        near = min(row[max(0, place - 1) : place + 1], key=lambda frame: abs(frame - key.frame))
        return self._kept[PixmapKey(key.clip, near, height)]

    def rename(self, clip: str, name: str) -> None:
        """Let what is kept of a clip count as another's."""
        for key in [key for key in self._kept if key.clip == clip]:
            pixmap = self._kept[key]
            self._forget(key)
            self.put(key._replace(clip=name), pixmap)

    def forget(self, clip: str) -> None:
        """Let go of all pixmaps of a clip."""
        for height in tuple(self._heights.get(clip, ())):
            for index in tuple(self._rows[clip, height]):
                self._forget(PixmapKey(clip, index, height))

    def _forget(self, key: PixmapKey) -> None:
        pixmap = self._kept.pop(key, None)
        if pixmap is None:
            return
        self.bytes -= _bytes(pixmap)
        row = self._rows[(key.clip, key.height)]
        row.remove(key.frame)
        if not row:
            del self._rows[(key.clip, key.height)]
            self._heights[key.clip].discard(key.height)
            if not self._heights[key.clip]:
                del self._heights[key.clip]


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
