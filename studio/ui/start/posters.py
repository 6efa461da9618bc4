"""A project's poster: one picture of it in its cache, so that the first page can show it without opening it."""

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from studio.codec.decoder import FrameReader
from studio.codec.i420 import i420_to_rgb
from studio.errors import StudioError
from studio.project import Opened

NAME = "poster.jpg"
WIDTH = 704
"""Pixels, at most: twice as wide as the first page shows it."""

_QUALITY = 88


def keep_poster(opened: Opened) -> bool:
    """Make a project's poster anew, of the middle of its reel; whether there is one now.

    Decodes a single frame. A project without pictures, a damaged take or a full disk leave it as it was: the cache may
    be deleted at any time, so nothing is lost.
    """
    picture = None if opened.document.read_only else _middle(opened)
    if picture is None:
        return (opened.cache / NAME).is_file()
    part = opened.cache / f"{NAME}.{os.getpid()}.part"
    try:
        opened.cache.mkdir(exist_ok=True)
        part.write_bytes(_jpeg(picture))
        part.replace(opened.cache / NAME)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        return False
    return True


def poster(project: Path, width: int) -> QImage | None:
    """A project's poster, not wider than `width` pixels; `None` if it has none, or none that can be read."""
    reader = QImageReader(str(project / "cache" / NAME))
    reader.setAutoTransform(False)
    size = reader.size()
    if not size.isValid() or size.width() > 8192 or size.height() > 8192:
        return None
    reader.setScaledSize(size.scaled(QSize(width, width), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _middle(opened: Opened) -> QImage | None:
    """The picture in the middle of the reel, or of the shot nearest to it that has one."""
    board = opened.document.board
    half = board.length / 2
    shots = [shot for shot in board.reel if board.chosen(shot) is not None]
    for shot in sorted(shots, key=lambda shot: abs(board.start(shot) + shot.length / 2 - half))[:3]:
        take = board.chosen(shot)
        if take is None or opened.media.missing(take.media):
            continue
        try:
            with FrameReader(opened.media.path(take.media)) as reader:
                rgb = i420_to_rgb(reader.frame(min(shot.take_in + shot.length // 2, reader.info.frames - 1)))
        except StudioError:
            continue
        height, width = rgb.shape[:2]
        image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
        size = QSize(min(width, WIDTH), height * min(width, WIDTH) // width)
        return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return None


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", _QUALITY)  # pyright: ignore[reportArgumentType, reportCallIssue]
    return bytes(buffer.data().data())
