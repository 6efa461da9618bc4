"""Lost files found again: the user shows where a take's file is, and it is taken back into the project.

Copying and hashing run in a thread of their own, since a master can be large.
"""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.errors import StudioError
from studio.model.rows import Take
from studio.project.disk import plain_file_errors
from studio.project.media import hash_of
from studio.ui.session import Session


class Finder(QObject):
    """Asks for files and takes them back in. `ended` bears the shot's id and what went wrong, empty if nothing did."""

    ended = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._over = parent
        self.ended.connect(self._tell)

    def ask(self, shot: str) -> None:
        """Let the user show the file of a shot's take."""
        row = self._session.board.shots.get(shot)
        take = self._session.board.chosen(row) if row else None
        if take is None:
            return
        title = self.tr("Find the file of shot {number}").format(number=self._session.board.numbers[shot])
        dialog = QFileDialog(self._over, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_back(shot, take, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_back(self, shot: str, take: Take, path: Path) -> threading.Thread:
        """Begin to copy a file into the project as the media of a take; its bytes must be what the take's were."""
        work = threading.Thread(target=self._copy, args=(shot, take.media, path), name="find-file", daemon=True)
        work.start()
        return work

    def _copy(self, shot: str, sha256: str, path: Path) -> None:
        media, wrong = self._session.opened.media, ""
        try:
            with plain_file_errors(path, "read"):
                found = hash_of(path)
            if found == sha256:
                media.copy_in(path)
            else:
                wrong = f"'{path.name}' is not the file of this take: its content is another. Make the take again."
        except StudioError as error:
            wrong = str(error)
        self.ended.emit(shot, wrong)

    def _tell(self, shot: str, wrong: str) -> None:
        if wrong:
            self._session.say(wrong, about=shot)
            return
        self._session.standings.look_again()
        self._session.playing.retry_files()
