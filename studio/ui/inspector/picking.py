"""Where a parameter's picture or video can come from: a file, the playhead's frame, the shots beside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.errors import StudioError
from studio.intake.sources import take_in
from studio.model.board import Board
from studio.model.recipe import MEDIA, MediaName
from studio.model.rows import Shot, Take
from studio.render.steering import CONTROL
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.picture_field import PICTURES, VIDEOS
from studio.ui.session import Session
from studio.wire.capability import Parameter


def _tr(words: str) -> str:
    return QCoreApplication.translate("Picking", words)


def frame_value(take: Take, frame: int) -> str:
    """The value that names a frame of a take's file."""
    return f"{MEDIA}{take.media}@{max(0, min(frame, take.frames - 1))}"


def last_shown(shot: Shot, take: Take) -> int:
    """The last frame of a take that the reel shows of its shot."""
    return min(shot.take_in + shot.length, take.frames) - 1


def media_words(board: Board, media: MediaName, *, video: bool = False) -> str:
    """A file as people know it: `Shot 3, frame 12`, else that it came from a file."""
    take = next((take for take in board.takes.values() if take.media == media.sha256), None)
    number = board.numbers.get(take.shot) if take else None
    if take is None or number is None:
        return _tr("Video of yours") if video else _tr("Picture of yours")
    if media.frame is None:
        return _tr("Shot {0}, take {1}").format(number, take.number)
    shot = board.shots[take.shot]
    if media.frame >= last_shown(shot, take):
        return _tr("Shot {}, last frame").format(number)
    return _tr("Shot {0}, frame {1}").format(number, media.frame + 1)


class Picking(QObject):
    """Sets pictures and videos on what the inspector is about. Every deed returns why it was refused, or nothing."""

    def __init__(self, session: Session, hand: Hand, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._hand, self._over = session, hand, over

    def give_file(self, parameter: Parameter, path: Path) -> str:
        """Copy a file into the project, and set it."""
        try:
            kind = "video" if parameter.kind == "video" else "picture"
            value = take_in(self._session.opened.media, str(path), name=parameter.name, kind=kind)
        except StudioError as error:
            return str(error)
        return self._hand.give(parameter.name, value)

    def menu(self, parameter: Parameter, answer: Callable[[str], object], *, set_here: bool) -> QMenu:
        """Where it can come from; `answer` is told why one was refused, or nothing."""
        menu = QMenu(self._over)
        menu.addAction(self.tr("Choose a file…"), lambda: self.ask_for_file(parameter, answer))
        shot = self._hand.aim.only
        if parameter.name == CONTROL and shot:
            steering = self._session.steering
            staged = menu.addAction(self.tr("Depth of what is staged here"), lambda: steering.begin(shot))
            staged.setEnabled(not steering.busy and bool(self._session.making.reader()))
        menu.addSeparator()
        for words, value in self._frames(parameter) if parameter.kind == "picture" else self._takes():
            action = menu.addAction(words, lambda value=value: answer(self._hand.give(parameter.name, value)))
            action.setEnabled(bool(value))
        menu.addSeparator()
        menu.addAction(self.tr("Clear"), lambda: answer(self._hand.clear(parameter.name))).setEnabled(set_here)
        menu.setEnabled(not self._session.read_only)
        return menu

    def _frames(self, parameter: Parameter) -> list[tuple[str, str]]:
        """Frames of the reel by words, with their values; empty where there is none."""
        board, playing = self._session.board, self._session.playing
        shot = board.at(playing.frame)
        take = board.chosen(shot) if shot else None
        here = ""
        if shot is not None and take is not None:
            here = frame_value(take, shot.take_in + playing.frame - board.start(shot))
        rows = [(self.tr("Frame under the playhead"), here)]
        mine = board.shots.get(self._hand.aim.only or "")
        before = board.previous(mine) if mine else None
        if before is not None:
            made = board.chosen(before)
            words = self.tr("Last frame of shot {}").format(board.numbers[before.id])
            rows.append((words, frame_value(made, last_shown(before, made)) if made else ""))
        after = _next(board, mine) if mine and parameter.name == "last_frame" else None
        if after is not None:
            made = board.chosen(after)
            words = self.tr("First frame of shot {}").format(board.numbers[after.id])
            rows.append((words, frame_value(made, after.take_in) if made else ""))
        return rows

    def _takes(self) -> list[tuple[str, str]]:
        """Takes by words, with their values."""
        board = self._session.board
        mine = board.shots.get(self._hand.aim.only or "")
        rows: list[tuple[str, str]] = []
        for shot, words in (
            (mine, self.tr("This shot's take in the reel")),
            (board.previous(mine) if mine else None, self.tr("The take of the shot before")),
        ):
            take = board.chosen(shot) if shot else None
            rows.append((words, f"{MEDIA}{take.media}" if take else ""))
        return rows

    def ask_for_file(self, parameter: Parameter, answer: Callable[[str], object]) -> QFileDialog:
        """Ask for a file; nothing waits for the answer."""
        video = parameter.kind == "video"
        suffixes = VIDEOS if video else PICTURES + VIDEOS
        dialog = QFileDialog(self._over, parameter.title or parameter.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = self.tr("Videos") if video else self.tr("Pictures and videos")
        dialog.setNameFilter(f"{kinds} ({' '.join('*' + suffix for suffix in suffixes)})")
        dialog.fileSelected.connect(lambda path: answer(self.give_file(parameter, Path(path))))
        dialog.open()
        return dialog


def _next(board: Board, shot: Shot) -> Shot | None:
    place = board.numbers[shot.id]
    return board.reel[place] if place < len(board.reel) else None
