"""The queue: what is being made, what waits, and the switches over all of it."""

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.edit.report import Changes
from studio.ui.actions.costs import memory_words
from studio.ui.controls import PanelHead, button, label, rule, tool_button
from studio.ui.queue.job_list import PITCH, JobList
from studio.ui.queue.words import done_words, head_words, learned_words
from studio.ui.session import Session
from studio.ui.session.making import QueueRow
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth

WIDTH = 392
_MOST_ROWS = 7
"""Rows that the panel would like to have room for."""


class QueuePanel(QWidget):
    """A view of `session.making`: a dock or, `floating`, a panel of its own with round corners and a close button.

    It asks for everything by the session and keeps nothing.
    """

    closed = Signal()
    """The close button of a floating panel."""

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, floating: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._floating = floating
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._show)
        self._rows: dict[str, QueueRow] = {}
        self._titles = {look.engine: look.title for look in session.making.workers()}
        self.setAccessibleName(self.tr("Queue"))
        self.setMinimumWidth(280)
        if not floating:
            self.setProperty("kind", "panel")
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.jobs = JobList(theme, self._picture, self._note)
        self.head, self.pause_button = self._make_head()
        self._learned, self._done = label("", "faint"), label("", "faint")
        self.stop_button = button(theme, self.tr("Stop after this"))
        self.cancel_button = button(theme, self.tr("Cancel all"), "danger")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.jobs)
        self._pages.addWidget(self._make_empty())
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 6, 1, 12) if floating else box.setContentsMargins(0, 0, 0, 12)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addSpacing(6)
        box.addWidget(self._pages, 1)
        box.addLayout(self._make_foot())
        self._connect()
        self._follow_takes()
        self._show()

    def _make_head(self) -> tuple[PanelHead, QToolButton]:
        head = PanelHead(self.tr("Queue"))
        pause = tool_button(self._theme, "pause-fill", self.tr("Pause the queue"))
        self._go_on = tool_button(self._theme, "play-fill", self.tr("Go on with the queue"))
        pause.clicked.connect(self.toggle)
        self._go_on.clicked.connect(self.toggle)
        head.add(pause, self._go_on)
        if self._floating:
            head.setProperty("kind", "overlay")
            close = tool_button(self._theme, "x", self.tr("Close the queue"))
            close.clicked.connect(self.closed)
            head.add(close)
        return head, pause

    def _make_empty(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(24, 12, 24, 12)
        box.addStretch(1)
        for words, kind in (
            (self.tr("Nothing is being made"), "soft"),
            (self.tr("Generate a shot, and it waits here for its turn."), "faint"),
        ):
            line = label(words, kind)  # type: ignore[arg-type]
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setWordWrap(True)
            box.addWidget(line)
        box.addStretch(1)
        return page

    def _make_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 0)
        foot.setSpacing(8)
        foot.addWidget(rule())
        foot.addWidget(self._learned)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.stop_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self._done)
        foot.addLayout(row)
        return foot

    def _connect(self) -> None:
        session, making = self._session, self._session.making
        making.queue_changed.connect(self._stale.start)
        making.progressed.connect(self._progressed)
        session.changed.connect(self._follow)
        session.thumbnails.arrived.connect(self.jobs.refresh)
        session.appraisals.arrived.connect(self._stale.start)
        self.jobs.cancel_asked.connect(lambda job: making.cancel(job))
        self.jobs.retry_asked.connect(making.retry)
        self.jobs.remedy_asked.connect(making.try_with)
        self.jobs.move_asked.connect(making.move)
        self.jobs.shot_asked.connect(session.selection.only)
        self.stop_button.clicked.connect(self.toggle)
        self.cancel_button.clicked.connect(making.cancel_all)

    def toggle(self) -> None:
        """Pause the queue after the running job, or go on with it."""
        making = self._session.making
        if making.paused:
            making.resume()
        else:
            making.pause()
        self._stale.start()

    def _picture(self, row: QueueRow) -> QPixmap | None:
        return self._session.thumbnails.of(row.shot, height=round(40 * self.devicePixelRatioF()))

    def _note(self, row: QueueRow) -> str:
        """What a waiting job is for, in a few words, and what it needs where its engine says that."""
        appraisal = self._session.appraisals.of(row.shot, row.job.ask.engine)
        estimate = appraisal.estimate if appraisal else None
        cost = memory_words(estimate) if estimate else ""
        return ", ".join(part for part in (self._purpose(row), cost) if part)

    def _purpose(self, row: QueueRow) -> str:
        board = self._session.board
        shot = board.shots.get(row.shot)
        standing = self._session.standings.of(row.shot)
        before = board.previous(shot) if shot is not None and shot.bridge else None
        if before is not None:
            return self.tr("Starts from shot {number}").format(number=board.numbers[before.id])
        if standing.stale and standing.why:
            return self.tr("Stale: {why}").format(why=standing.why[:1].lower() + standing.why[1:])
        return self._titles.get(row.job.ask.engine, row.job.ask.engine)

    def _show(self) -> None:
        making = self._session.making
        self._titles = {look.engine: look.title for look in making.workers()}
        rows = making.rows()
        self._rows = {row.shot: row for row in rows if row.state == "running"}
        live = sum(row.state in ("running", "queued") for row in rows)
        self.head.note.setText(head_words(live, making.left_s(), paused=making.paused))
        self.pause_button.setVisible(not making.paused)
        self._go_on.setVisible(making.paused)
        running = any(row.state == "running" for row in rows)
        stop = self.tr("Go on") if making.paused else self.tr("Stop after this") if running else self.tr("Pause")
        self.stop_button.setText(stop)
        self.stop_button.setAccessibleName(stop)
        self.stop_button.setEnabled(live > 0 or making.paused)
        self.cancel_button.setEnabled(live > 0)
        self.cancel_button.setVisible(live > 0)
        self.stop_button.setVisible(live > 0 or making.paused)
        self._pages.setCurrentIndex(0 if rows else 1)
        self.jobs.tell(rows)
        self.updateGeometry()

    def _progressed(self, shot: str) -> None:
        row, making = self._rows.get(shot), self._session.making
        progress = making.progress(shot)
        if row is None or progress is None or not self.isVisible():
            return
        self.jobs.tell_one(row._replace(progress=progress, left_s=progress.left_s))
        live = sum(one.state in ("running", "queued") for one in self.jobs.rows)
        self.head.note.setText(head_words(live, making.left_s(), paused=making.paused))

    def _follow(self, changes: Changes) -> None:
        if changes.ids("takes"):
            self._follow_takes()
        if changes.ids("shots"):
            self._stale.start()

    def _follow_takes(self) -> None:
        takes = self._session.board.takes.values()
        today = _midnight()
        made = sum(take.created >= today for take in takes)
        self._learned.setText(learned_words(len(takes)))
        self._done.setText(done_words(made))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._floating:
            return
        painter = QPainter(self)
        smooth(painter)
        fill(painter, QRectF(self.rect()), self._theme.color("overlay"), 12)
        outline(painter, QRectF(self.rect()), self._theme.color("edge"), radius=12)
        painter.end()

    def sizeHint(self) -> QSize:
        rows = max(2, min(_MOST_ROWS, len(self.jobs.rows)))
        return QSize(WIDTH, 48 + rows * PITCH + 96)


def _midnight() -> str:
    """When today began here, in UTC, as takes bear it (ISO 8601)."""
    here = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return here.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
