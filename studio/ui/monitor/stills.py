"""Stills: the frame in the monitor as a PNG of its own size, written in a thread of its own."""

import os
import re
import secrets
from pathlib import Path
from threading import Thread

import numpy as np
from PySide6.QtCore import QByteArray, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter

from studio.codec.i420 import Frame, i420_to_rgb
from studio.errors import DiskFullError, ProjectError, StudioError
from studio.ui.monitor.cards import paint_card
from studio.ui.monitor.view import Card, View
from studio.ui.session import Session
from studio.ui.theme import Theme

FOLDER = "stills"
"""Beside the project, where no other folder is picked."""


class Stills(QObject):
    """Takes stills. Colour and coding are done in a thread of each still's own; the signals come to the window's."""

    saved = Signal(object)
    """`Path` of the still."""
    failed = Signal(object)
    """`StudioError`."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._threads: list[Thread] = []

    @property
    def folder(self) -> Path:
        """Where stills go unless the user says otherwise."""
        return self._session.opened.path.parent / FOLDER

    def grab(self, view: View, folder: Path | None = None) -> None:
        """Write what `view` shows, without what is laid over it; told by `saved` or `failed`."""
        picture = view.shown.picture
        source: Frame | QImage
        if picture is not None:
            source = picture
        elif view.card is not None and view.card.kind != "nothing":
            source = card_image(self._theme, view.card, view.size)
        else:
            self.failed.emit(ProjectError(self.tr("A still was asked for, but there is no picture: add a shot first.")))
            return
        path = (folder or self.folder) / self._name(view)
        thread = Thread(target=self._write, args=(source, path), name="still")
        self._threads = [running for running in self._threads if running.is_alive()]
        self._threads.append(thread)
        thread.start()

    def _name(self, view: View) -> str:
        title = re.sub(r"[^\w\- ]+", "", self._session.opened.path.stem).strip() or "still"
        number = self._session.board.numbers.get(view.shown.shot or "", 0)
        return f"{title[:80]} shot {number:03} frame {view.shown.source + 1:04}.png"

    def _write(self, source: Frame | QImage, path: Path) -> None:
        try:
            saved = save_png(source if isinstance(source, QImage) else as_image(source), path)
        except StudioError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(saved)

    def close(self) -> None:
        """Wait for stills that are being written."""
        for thread in self._threads:
            thread.join()
        self._threads.clear()


def as_image(frame: Frame) -> QImage:
    """A frame in exact colours at its own size (RGB888)."""
    rgb = np.ascontiguousarray(i420_to_rgb(frame))
    height, width = rgb.shape[:2]
    return QImage(rgb.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()


def card_image(theme: Theme, card: Card, size: tuple[int, int]) -> QImage:
    """A title card as a picture; `theme` is a dark one."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_card(painter, theme, QRectF(0, 0, *size), card)
    painter.end()
    return image


def save_png(image: QImage, path: Path) -> Path:
    """Write a PNG, whole or not at all, under a name that is free; returns its path.

    Raises `ProjectError` where the folder cannot be written to, `DiskFullError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{secrets.token_hex(6)}.part")
        part.touch(exist_ok=False)
    except OSError as error:
        raise ProjectError(f"The still cannot be written to '{path.parent}': {error.strerror}.") from error
    try:
        if not QImageWriter(str(part), QByteArray(b"png")).write(image):
            raise DiskFullError(f"The still could not be written to '{path.parent}': free some space there.")
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        return _named(part, path)
    finally:
        part.unlink(missing_ok=True)


def _named(part: Path, path: Path) -> Path:
    """Give a file its name, with a number behind it where the name is taken."""
    for count in range(1, 10_000):
        target = path if count == 1 else path.with_stem(f"{path.stem} {count}")
        if not target.exists():
            part.replace(target)
            return target
    raise ProjectError(f"'{path.parent}' holds too many stills of this frame: move some of them elsewhere.")
