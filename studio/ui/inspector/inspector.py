"""The inspector: all about the selected shot, about many of them, or about the project where nothing is selected.

It follows the session once per turn of the event loop however much changed meanwhile, and only while it is in sight.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.edit.report import Changes
from studio.ui.controls import rule
from studio.ui.inspector.asking import ask_for_takes
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.dress import inspector_sheet
from studio.ui.inspector.footer import Footer
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.head import Head
from studio.ui.inspector.page import Page
from studio.ui.inspector.shot_menu import shot_menu
from studio.ui.session import Session
from studio.ui.theme import Theme


class Inspector(QWidget):
    """The panel. `escaped`: Esc was pressed in a field, the keys should be the timeline's again."""

    escaped = Signal()
    drafting_changed = Signal(bool)
    """Whether shots are drafted as they are typed."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._aim = Aim("project")
        self._behind = True
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
        self._listen()
        self._connect()
        self._follow_selection()

    def _listen(self) -> None:
        session = self._session
        session.selection.changed.connect(self._follow_selection)
        session.changed.connect(self._follow)
        session.standings.changed.connect(self._follow_shots)
        session.thumbnails.arrived.connect(self._follow_pictures)
        session.making.progressed.connect(self._follow_progress)
        session.making.queue_changed.connect(self._soon)
        self._theme.changed.connect(self._dress)

    def _connect(self) -> None:
        page, making = self.page, self._session.making
        page.escaped.connect(self._leave)
        page.project.aimed.connect(self._look_at)
        page.prompt.reading_changed.connect(lambda reading: page.parameters.show_reading(reading, self._aim))
        page.prompt.drafting_changed.connect(self.drafting_changed)
        page.parameters.rolled.connect(lambda: self._make(fresh=True))
        page.crowd.stale_asked.connect(lambda: making.make(page.crowd.stale))
        self.footer.take_asked.connect(lambda: self._make())
        self.footer.master_asked.connect(lambda engine: making.make(self._aim.ids, engine=engine))
        self.footer.stop_asked.connect(lambda job: making.cancel(job, keep=True))
        self.head.star.clicked.connect(self._star)
        self.head.notes.clicked.connect(page.write_notes)
        self.head.more.clicked.connect(self._open_menu)

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

    def set_drafts(self, on: bool) -> None:
        """Draft as the artist types, or not."""
        self.page.prompt.set_live(on)

    def _follow_selection(self) -> None:
        self.flush()
        shots = self._session.selection.shots
        self._look_at(Aim("shot", shots) if shots else Aim("project"))

    def _look_at(self, aim: Aim) -> None:
        self._aim = aim
        self._soon()

    def _soon(self) -> None:
        """Follow before the next turn of the event loop, or when it is in sight again."""
        self._behind = True
        if self.isVisible() and not self._later.isActive():
            self._later.start(0)

    def _follow(self, changes: Changes) -> None:
        selection = self._session.selection
        if (
            self._aim.ring != "shot"
            or changes.reordered
            or any(table in ("project", "scenes", "takes") or name in selection for table, name in changes.rows)
        ):
            self._soon()

    def _follow_shots(self, shots: frozenset[str]) -> None:
        if self._aim.ring == "shot" and any(shot in self._session.selection for shot in shots):
            self._soon()

    def _follow_pictures(self, shots: frozenset[str]) -> None:
        if self._aim.only in shots:
            self.page.takes.repaint_pictures()

    def _follow_progress(self, shot: str) -> None:
        if shot == self._aim.only and self.isVisible() and not self._behind:
            self.footer.follow_job(self._aim)
            self.page.takes.progressed(shot)
            self.head.show_standing(shot)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self._later.stop()
        self._behind = False
        board = self._session.board
        ring, ids = self._aim
        if any(name not in (board.shots if ring == "shot" else board.scenes) for name in ids):
            left = self._session.selection.shots
            self._aim = Aim("shot", left) if left else Aim("project")
        aim = self.hand.aim = self._aim
        shots = [board.shots[shot] for shot in aim.ids] if aim.ring == "shot" else []
        self.setUpdatesEnabled(False)
        try:
            self.head.show_aim(aim)
            self.page.show_aim(aim, shots)
            self.footer.show_aim(aim)
        finally:
            self.setUpdatesEnabled(True)

    def _make(self, *, fresh: bool = False) -> None:
        self.flush()
        ask_for_takes(self._session, self._aim, fresh=fresh)

    def _star(self) -> None:
        board = self._session.board
        chosen = board.chosen(board.shots[self._aim.only]) if self._aim.only else None
        if chosen is not None:
            self.page.takes.star(chosen.id)

    def _open_menu(self) -> None:
        if self._aim.only:
            menu = shot_menu(self._session, self.page, self._aim.only)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.head.more.mapToGlobal(self.head.more.rect().bottomLeft()))

    def _leave(self) -> None:
        self.flush()
        self.escaped.emit()

    def _dress(self) -> None:
        self.setStyleSheet(inspector_sheet(self._theme))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.fit(self.width(), self.height())
