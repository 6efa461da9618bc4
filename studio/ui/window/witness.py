"""Ties the record of the run to the window: what is opened and edited goes in, what was left comes up as a notice."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from studio.edit.report import Changes
from studio.ui.care.crash import CrashRecord, Left, collect
from studio.ui.session import Notice, Session
from studio.ui.session.notices import Remedy
from studio.ui.window.window import MainWindow


class Witness(QObject):
    """Lives as long as the run. Without a place to write it does nothing."""

    _met = Signal(str)

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._met.connect(self._tell_defect)
        self._left: list[Left] = []
        try:
            self._left = collect(folder)
            self.record: CrashRecord | None = CrashRecord(folder, self._met.emit)
        except OSError as reason:
            self.record = None
            window.notify(
                Notice(
                    self.tr("Reports cannot be kept in {folder}: {why}.").format(folder=folder, why=reason.strerror),
                    "warning",
                )
            )
            return
        self.record.watch()
        window.entered.connect(self._entered)
        if window.session is not None:
            self._entered(window.session)
        for left in self._left:
            self._tell_left(left)

    def _entered(self, session: Session | None) -> None:
        if self.record is None:
            return
        self.record.open_project(str(session.opened.path) if session else "")
        if session is not None:
            session.changed.connect(self._edited)

    def _edited(self, changes: Changes) -> None:
        if self.record is not None and changes.label:
            self.record.edited(changes.label)

    def _tell_left(self, left: Left) -> None:
        """Say what was recovered."""
        name = Path(left.project).stem
        words = (
            self.tr(
                "Storyreel ended unexpectedly while {name} was open. Every edit is kept, the last is '{edit}'; "
                "what was being made goes on when it is opened."
            ).format(name=name, edit=left.edit)
            if name and left.edit
            else self.tr("Storyreel ended unexpectedly while {name} was open. Every edit is kept.").format(name=name)
            if name
            else self.tr("Storyreel ended unexpectedly the last time. Nothing was lost.")
        )
        self._window.notify(Notice(words, "warning", remedy=Remedy(self.tr("Show report"), self._show(left.report))))

    def _tell_defect(self, sentence: str) -> None:
        self._window.notify(Notice(sentence, "error", remedy=Remedy(self.tr("Show folder"), self._show(self._folder))))

    def _show(self, path: Path) -> Callable[[], bool]:
        return lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """The run ends well."""
        if self.record is not None:
            self.record.close()
