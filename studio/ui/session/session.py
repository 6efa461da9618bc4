"""The session: one open project as the window sees it."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from studio.edit import deeds
from studio.edit.change import Edit
from studio.edit.report import Changes
from studio.errors import StudioError
from studio.extend.registry import Registry
from studio.model.board import Board
from studio.project import Opened
from studio.render.steering import CONTROL
from studio.settings import Settings
from studio.ui.session.appraisals import Appraisals
from studio.ui.session.first_drafts import FirstDrafts
from studio.ui.session.library import Library
from studio.ui.session.making import Making
from studio.ui.session.notices import Notice, Remedy
from studio.ui.session.playing import Playing
from studio.ui.session.selection import Selection
from studio.ui.session.standings import Standings
from studio.ui.session.steering import Steering
from studio.ui.session.thumbnails import Thumbnails

Words = ParamSpec("Words")


class Session(QObject):
    """An open project, and what panels share of it. Closing it ends all threads and workers, then the project."""

    changed = Signal(object)
    """`edit.report.Changes`: the board is another than before."""
    noticed = Signal(object)
    """`Notice`: something that the user should read."""

    def __init__(
        self, opened: Opened, shelf: Registry, settings: Settings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.opened = opened
        self.shelf = shelf
        self.settings = settings or Settings()
        self.document = opened.document
        self.selection = Selection(self.board, self)
        self.making = Making(opened, shelf, self.settings, self)
        self.library = library_of(shelf, self.making, self)
        """The models of the engine that needs some; `None` where no such engine is installed."""
        self.appraisals = Appraisals(self.making, self)
        self.steering = Steering(opened, self.making, self)
        self.steering.noticed.connect(self.noticed)
        self.steering.staged.connect(self._steer)
        self.standings = Standings(opened, self.making, self)
        self.playing = Playing(opened, self.making, self, standings=self.standings)
        if self.settings.cache_mb:
            self.playing.set_cache_limit(self.settings.cache_mb << 20)
        self.thumbnails = Thumbnails(opened, self.making, self)
        self.first_drafts = FirstDrafts(opened, self.making, self)
        """Drafts what has no picture, once started."""
        self.making.noticed.connect(self.noticed)
        self.playing.noticed.connect(self.noticed)
        self._unlisten = self.document.listen(self._follow)

    @property
    def board(self) -> Board:
        """The rows as they are now."""
        return self.document.board

    @property
    def read_only(self) -> bool:
        return self.document.read_only

    def do(self, deed: Callable[Concatenate[Board, Words], Edit], *_: Words.args, **words: Words.kwargs) -> Edit | None:
        """Make an edit of today's board by a deed of `studio.edit.deeds` and apply it; a failure becomes a notice."""
        try:
            return self.apply(deed(self.board, *_, **words))
        except StudioError as error:
            self.fail(error)
            return None

    def apply(self, edit: Edit) -> Edit | None:
        """Apply an edit as one step of the history; a failure becomes a notice, and `None` is returned."""
        try:
            self.document.apply(edit)
        except StudioError as error:
            self.fail(error)
            return None
        return edit

    def undo(self) -> str | None:
        """Take the last step back; returns its label."""
        return self._through(self.document.undo)

    def redo(self) -> str | None:
        """Do the last undone step again; returns its label."""
        return self._through(self.document.redo)

    def _through(self, step: Callable[[], str | None]) -> str | None:
        try:
            return step()
        except StudioError as error:
            self.fail(error)
            return None

    def _steer(self, shot: str, value: str) -> None:
        """Have a video of a shot's depth steer its takes."""
        if shot in self.board.shots:
            self.do(deeds.set_param, ring="shot", name=CONTROL, value=value, of=shot)

    def fail(self, error: StudioError, *, about: str = "", remedy: Remedy | None = None) -> None:
        """Tell the user of a failure."""
        self.noticed.emit(Notice(str(error), "error", about, remedy))

    def say(self, sentence: str, *, about: str = "", remedy: Remedy | None = None) -> None:
        """Tell the user something."""
        self.noticed.emit(Notice(sentence, "info", about, remedy))

    def _follow(self, changes: Changes) -> None:
        self.selection.follow(self.board)
        self.changed.emit(changes)

    def close(self) -> None:
        """End workers and threads, then close the project."""
        self._unlisten()
        self.first_drafts.close()
        self.appraisals.close()
        self.steering.close()
        self.thumbnails.close()
        self.playing.close()
        self.making.close()
        self.opened.close()


def library_of(shelf: Registry, making: Making, parent: QObject) -> Library | None:
    """The library of the first engine that needs models."""
    records = [plugin.engine.capabilities for plugin in shelf.engines if plugin.engine]
    engine = next((record.engine for record in records if record.models), None)
    if engine is None:
        return None
    library = Library(making.engines, engine, parent)
    making.answered.connect(library.hear)
    return library
