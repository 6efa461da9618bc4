"""The inspector: all about the selected shot, about many of them, or about the project where nothing is selected.

It follows the session once per turn of the event loop however much changed meanwhile, and only while it is in sight.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.controls import rule
from studio.ui.inspector.asking import ask_for_takes
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.dress import inspector_sheet
from studio.ui.inspector.following import Following
from studio.ui.inspector.footer import Footer
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.head import Head
from studio.ui.inspector.page import Page
from studio.ui.inspector.shot_menu import open_shot_menu
from studio.ui.session import Session
from studio.ui.session.library import lacks_model
from studio.ui.theme import Theme


class Inspector(QWidget):
    """The panel. `escaped`: Esc was pressed in a field, the keys should be the timeline's again."""

    escaped = Signal()
    library_asked = Signal()
    """The page of all models is wanted."""
    drafting_changed = Signal(bool)
    """Whether shots are drafted as they are typed."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._aim = Aim("project")
        self._behind = True
        self._following = Following(session, self)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Inspector"))
        self.setMinimumWidth(260)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.hand = Hand(session, self)
        self.head = Head(session, theme)
        self.page = Page(session, theme, self.hand)
        self.footer = Footer(session, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, rule(), self.page, self.footer):
            column.addWidget(part, 1 if part is self.page else 0)
        self._dress()
        self._connect()
        self._shown: Aim | None = None
        self._follow_selection()

    def _connect(self) -> None:
        page, making, following = self.page, self._session.making, self._following
        following.selected.connect(self._follow_selection)
        following.behind.connect(self._soon)
        following.pictured.connect(page.takes.repaint_pictures)
        following.progressed.connect(self._follow_progress)
        self._theme.changed.connect(self._dress)
        if self._session.library is not None:
            self._session.library.changed.connect(self._soon)
        page.escaped.connect(self._leave)
        page.project.aimed.connect(self._look_at)
        page.prompt.reading_changed.connect(lambda reading: page.parameters.show_reading(reading, self._aim))
        page.prompt.drafting_changed.connect(self.drafting_changed)
        page.parameters.library_asked.connect(self.library_asked)
        page.parameters.rolled.connect(lambda: self._make(fresh=True))
        page.crowd.stale_asked.connect(lambda: making.make(page.crowd.stale))
        self.footer.take_asked.connect(lambda: self._make())
        self.footer.master_asked.connect(lambda engine: self._make(engine=engine))
        self.footer.stop_asked.connect(lambda job: making.cancel(job, keep=True))
        self.footer.remedy_asked.connect(lambda params: making.make(self._aim.ids, params=params, first=True))
        self.head.starred.connect(page.takes.star)
        self.head.notes.clicked.connect(page.write_notes)
        self.head.more.clicked.connect(lambda: open_shot_menu(self._session, page, self.head.more, self._aim.only))

    @property
    def aim(self) -> Aim:
        """What it is about now."""
        return self._aim

    def flush(self) -> None:
        """Commit what is typed and not committed yet; call before something else reads or closes the project."""
        self.page.flush()

    def edit_prompt(self) -> None:
        """Put the cursor at the end of the selected shot's prompt."""
        self.refresh()
        if self._aim.only:
            self.page.write_prompt()

    def take_model(self, path: Path) -> str:
        """Have a model play a subject of the one shot in sight; returns why it cannot, in a sentence, if so."""
        self.flush()
        self.refresh()
        if self._aim.only is None:
            return self.tr("Select the shot whose subject {} is to play, and drop it again.").format(path.name)
        return self.page.prompt.take_model(path)

    def set_drafts(self, on: bool) -> None:
        """Draft as the artist types, or not."""
        self.page.prompt.set_live(on)

    def _follow_selection(self) -> None:
        self.flush()
        shots = self._session.selection.shots
        self._look_at(Aim("shot", shots) if shots else Aim("project"))

    def _look_at(self, aim: Aim) -> None:
        self._aim = self._following.aim = aim
        self._soon()

    def _soon(self) -> None:
        """Follow before the next turn of the event loop, or when it is in sight again."""
        self._behind = True
        if self.isVisible() and not self._later.isActive():
            self._later.start(0)

    def _follow_progress(self, shot: str) -> None:
        if self.isVisible() and not self._behind:
            self.footer.follow_job(self._aim)
            self.page.takes.progressed(shot)
            self.page.prompt.follow_job(shot)
            self.head.show_standing(shot)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self._later.stop()
        self._behind = False
        board = self._session.board
        ring, ids = self._aim
        if any(name not in (board.shots if ring == "shot" else board.scenes) for name in ids):
            left = self._session.selection.shots
            self._aim = self._following.aim = Aim("shot", left) if left else Aim("project")
        aim = self.hand.aim = self._aim
        shots = [board.shots[shot] for shot in aim.ids] if aim.ring == "shot" else []
        # holding the painting back repaints all of it in the end, which only another aim is worth
        other, self._shown = aim != self._shown, aim
        if other:
            self.setUpdatesEnabled(False)
        try:
            self.head.show_aim(aim)
            self.page.show_aim(aim, shots)
            self.footer.show_aim(aim)
        finally:
            if other:
                self.setUpdatesEnabled(True)

    def _make(self, *, fresh: bool = False, engine: str | None = None) -> None:
        """Have takes made, by the shots' own engine or the one given; asks for a model first where one is lacking."""
        self.flush()
        session, shots = self._session, self._aim.ids
        if lacks_model(session.board, session.library, shots, engine):
            self.library_asked.emit()
        elif engine:
            session.making.make(shots, engine=engine)
        else:
            ask_for_takes(session, self._aim, fresh=fresh)

    def _leave(self) -> None:
        self.flush()
        for field in self.findChildren(QWidget):
            if field.hasFocus():
                field.clearFocus()
        self.escaped.emit()

    def _dress(self) -> None:
        self.setStyleSheet(inspector_sheet(self._theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        self.hand.rest()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.fit(self.width(), self.height())
