"""The status bar: the worker, the queue with its time left, what was done last, the frame cache."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from studio.ui.actions.times import minutes
from studio.ui.controls import label, tool_button
from studio.ui.session import Notice, Session
from studio.ui.session.making import WorkerLook
from studio.ui.theme import Theme
from studio.ui.theme.paint import bar, fill, smooth, text

HEIGHT = 24
_SAID_MS = 6000
"""How long what was done last stays in sight."""

_DOTS = {"ready": "master", "busy": "accent", "starting": "soft", "died": "failed", "off": "off"}


class _Worker(QWidget):
    """A dot and the engine's name: ready, busy, starting, off."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._look: WorkerLook | None = None
        self.setFixedHeight(HEIGHT)
        session.making.workers_changed.connect(self._follow)
        theme.changed.connect(self.update)
        self._follow()

    def _follow(self) -> None:
        looks = self._session.making.workers()
        self._look = looks[0] if looks else None
        words = {
            "ready": self.tr("{name} ready"),
            "busy": self.tr("{name} at work"),
            "starting": self.tr("{name} is starting"),
            "died": self.tr("{name} ended by itself; it starts again when asked"),
            "off": self.tr("{name} rests"),
        }
        look = self._look
        self._words = words[look.state].format(name=look.engine) if look else self.tr("No engine in use")
        if look and look.doing:
            self._words = self.tr("{name}: {doing}").format(name=look.engine, doing=look.doing)
        self._device = look.device if look else ""
        self.setAccessibleName(self._words)
        memory = self.tr("{mb} MB of memory").format(mb=look.rss >> 20) if look and look.rss else ""
        rate = (
            self.tr("{rate:.0f} frames a second").format(rate=look.frames_per_s) if look and look.frames_per_s else ""
        )
        self.setToolTip(", ".join(part for part in (self._words, self._device, memory, rate) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("label"))
        device = metrics.horizontalAdvance(self._device) + 12 if self._device else 0
        return QSize(round(32 + metrics.horizontalAdvance(self._words) + device + 4), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_DOTS[self._look.state] if self._look else "off"))
        painter.drawEllipse(QRectF(16.5, 8.5, 7, 7))
        font = theme.font("label")
        width = text(painter, QRectF(32, 0, self.width() - 32, HEIGHT), self._words, font, theme.color("soft"))
        rest = QRectF(44 + width, 0, self.width() - 44 - width, HEIGHT)
        text(painter, rest, self._device, font, theme.color("faint"))
        painter.end()


class QueueButton(QAbstractButton):
    """What is being made, what waits, a bar and the time left; a click opens the queue."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._part: float | None = None
        self._left = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)
        session.making.queue_changed.connect(self._follow)
        session.making.progressed.connect(self._progress)
        theme.changed.connect(self.update)
        self._follow()

    def _follow(self) -> None:
        making = self._session.making
        rows = making.rows() if making.busy else []
        running = next((row for row in rows if row.state == "running"), None)
        waiting = sum(row.state == "queued" for row in rows)
        self._shot = running.shot if running else ""
        if running:
            title = self.tr("Shot {number}").format(number=running.number)
            words = self.tr("{title}, then {count} more").format(title=title, count=waiting) if waiting else title
        elif waiting:
            words = self.tr("1 waits") if waiting == 1 else self.tr("{count} wait").format(count=waiting)
        else:
            words = self.tr("Nothing waits")
        if making.paused:
            words = self.tr("{words} (paused)").format(words=words)
        self.setText(words)
        self.setToolTip(self.tr("Show generation queue (Ctrl+J)"))
        self._progress(self._shot)

    def _progress(self, shot: str) -> None:
        if shot != self._shot:
            return
        found = self._session.making.progress(shot) if shot else None
        self._part = found.part if found else None
        left = self._session.making.left_s() if self._session.making.busy else None
        self._left = self.tr("{time} left").format(time=minutes(left)) if left is not None else ""
        self.setAccessibleName(self.tr("Queue: {words} {left}").format(words=self.text(), left=self._left).strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("label", tabular=True))
        width = 30 + metrics.horizontalAdvance(self.text()) + 8
        width += 108 if self._part is not None else 0
        width += metrics.horizontalAdvance(self._left) + 12 if self._left else 0
        return QSize(round(width), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            ground = "pressed" if self.isChecked() else "hover"
            fill(painter, QRectF(self.rect()).adjusted(0, 2, 0, -2), theme.color(ground), 4)
        font = theme.font("label", tabular=True)
        theme.draw_glyph(painter, "list-dashes", QRectF(8, 4, 16, 16), theme.color("soft"), 14)
        x = 30.0
        x += text(painter, QRectF(x, 0, self.width() - x, HEIGHT), self.text(), font, theme.color("soft")) + 12
        if self._part is not None:
            bed = theme.color("well" if self.isChecked() else "pressed")
            bar(painter, QRectF(x, 10, 96, 4), self._part, theme.color("accent"), bed)
            x += 108
        text(painter, QRectF(x, 0, self.width() - x, HEIGHT), self._left, font, theme.color("text"))
        painter.end()


class _Cache(QWidget):
    """How full the frame cache is."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setFixedSize(240, HEIGHT)
        session.playing.cached.connect(self.update)
        theme.changed.connect(self.update)
        self.setToolTip(self.tr("Decoded frames kept for playing"))
        self.setAccessibleName(self.tr("Frame cache"))

    def paintEvent(self, event: QPaintEvent) -> None:
        stats = self._session.playing.stats()
        if not stats.cache_limit:
            return
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        font = theme.font("label", tabular=True)
        words = self.tr("{used} of {all}").format(used=_size(stats.cache_bytes), all=_size(stats.cache_limit))
        metrics = QFontMetricsF(font)
        x = self.width() - 8 - metrics.horizontalAdvance(words)
        text(painter, QRectF(x, 0, self.width() - x, HEIGHT), words, font, theme.color("soft"))
        x -= 72
        share = stats.cache_bytes / stats.cache_limit
        bar(painter, QRectF(x, 10, 64, 4), share, theme.color("faint"), theme.color("pressed"))
        title = self.tr("Frames")
        x -= metrics.horizontalAdvance(title) + 8
        text(painter, QRectF(x, 0, 60, HEIGHT), title, font, theme.color("faint"))
        painter.end()


def _size(count: int) -> str:
    """Bytes in words of the trade."""
    return f"{count / (1 << 30):.1f} GB" if count >= 1 << 30 else f"{count >> 20} MB"


class StatusLine(QWidget):
    """24 pixels high. `queue_asked` and `notices_asked` tell of clicks."""

    queue_asked = Signal()
    notices_asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.worker = _Worker(session, theme)
        self.queue = QueueButton(session, theme)
        self.queue.clicked.connect(self.queue_asked)
        self.said: QLabel = label("", "faint")
        self.cache = _Cache(session, theme)
        self.bell = tool_button(theme, "bell", self.tr("Past notices"), size=HEIGHT, px=14)
        self.bell.clicked.connect(self.notices_asked)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAID_MS)
        self._quiet.timeout.connect(self.said.clear)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.worker)
        row.addWidget(self.queue)
        row.addWidget(self.said, 1)
        row.addWidget(self.cache)
        row.addWidget(self.bell)

    def add(self, meter: QWidget) -> None:
        """Put something behind the queue that shows how other work gets on."""
        self._row.insertWidget(2, meter)

    def say(self, notice: Notice) -> None:
        """Show a sentence for a while."""
        self.said.setText(notice.sentence)
        self.said.setToolTip(notice.sentence)
        self._quiet.start()

    def compact(self, low: bool) -> None:
        """Keep the worker and the queue alone."""
        self.cache.setVisible(not low)
