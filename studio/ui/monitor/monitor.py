"""The panel: a head with tools over a deck; full screen and stills."""

from pathlib import Path

from PySide6.QtCore import QMargins, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.controls import rule
from studio.ui.monitor.body import Body
from studio.ui.monitor.choice import Choice, choose
from studio.ui.monitor.deck import Deck
from studio.ui.monitor.fitting import Zoom
from studio.ui.monitor.fullscreen import NO_MARGIN, FullScreen
from studio.ui.monitor.head import MonitorHead
from studio.ui.monitor.raster import RasterBody
from studio.ui.monitor.stills import Stills
from studio.ui.monitor.view import Marks
from studio.ui.monitor.words import heading
from studio.ui.session import Session
from studio.ui.session.notices import Remedy
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme

_TRIAL_MS = 400
"""How long after it is first shown the monitor tries OpenGL: the window answers before that."""


class Monitor(QWidget):
    """Shows what the player says is to be shown, and plays and scrubs the shot that it belongs to."""

    painted = Signal(object)
    """`Shown`: the body has painted this."""
    marks_changed = Signal(object)
    """`Marks`: what is laid over the picture."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._choice = Choice("raster", self.tr("Raster: OpenGL has not been tried yet."))
        self._tried = False
        self.full: FullScreen | None = None
        """The window on the whole screen, while there is one."""
        self.deck = Deck(session, theme, self._made_body())
        self.head = MonitorHead(theme, self.deck.marks)
        self.stills = Stills(session, self.deck.body.dress, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.deck, 1)
        self._connect()
        self._say(self.deck.shown)

    def _connect(self) -> None:
        self.deck.painted.connect(self.painted)
        self.deck.showed.connect(self._say)
        self.deck.full_asked.connect(self.full_screen)
        self.head.toggled.connect(self.toggle)
        self.head.zoomed.connect(self.set_zoom)
        self.head.full_asked.connect(self.full_screen)
        self.head.still_asked.connect(lambda folder: self.grab_still(Path(folder) if folder else None))
        self.stills.saved.connect(self._tell_saved)
        self.stills.failed.connect(self._session.fail)
        stills = self.stills
        self.destroyed.connect(lambda: stills.close())

    def _made_body(self, around: QMargins | None = None) -> Body:
        if self._choice.kind == "raster":
            return RasterBody(self._theme, around=around)
        from studio.ui.monitor.gpu import GpuBody

        return GpuBody(self._theme, around=around)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._tried:
            self._tried = True
            QTimer.singleShot(_TRIAL_MS, self, self.try_opengl)

    def try_opengl(self) -> None:
        """Have OpenGL draw the picture, if it does so rightly and quickly."""
        self.use(choose())

    def use(self, choice: Choice) -> None:
        """Have this body show the picture."""
        changes = choice.kind != self._choice.kind
        self._choice = choice
        self.head.title.setToolTip(choice.note)
        if changes:
            self.deck.take_body(self._made_body())

    @property
    def body_note(self) -> str:
        """Which body shows the picture, and why, as a sentence."""
        return self._choice.note

    @property
    def body(self) -> Body:
        """What has the picture."""
        return self.deck.body

    @property
    def marks(self) -> Marks:
        """What is laid over the picture."""
        return self.deck.marks

    def set_marks(self, marks: Marks) -> None:
        """Lay this over the picture from now on."""
        self.deck.set_marks(marks)
        if self.full is not None:
            self.full.deck.set_marks(marks)
        self.head.show_marks(marks)
        self.marks_changed.emit(marks)

    def toggle(self, name: str) -> None:
        """Switch `safe`, `overlay` or `grid`."""
        self.set_marks(self.marks._replace(**{name: not getattr(self.marks, name)}))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the picture fitted, or at a part of its own size."""
        self.head.show_zoom(zoom)
        self.body.set_zoom(zoom)

    def full_screen(self) -> None:
        """Show the picture on the whole screen, or come back from there."""
        if self.full is not None:
            self.full.close()
            return
        self.full = FullScreen(self._session, self._theme, self._made_body(NO_MARGIN), self)
        self.full.deck.set_marks(self.marks)
        self.full.deck.painted.connect(self.painted)
        self.full.left.connect(self._come_back)
        self.deck.rest(True)
        screen = self.screen()
        self.full.setGeometry(screen.geometry())
        self.full.showFullScreen()

    def _come_back(self) -> None:
        self.full = None
        self.deck.rest(False)

    def grab_still(self, folder: Path | None = None) -> None:
        """Save the frame as a PNG of its own size, in `stills` beside the project or a folder that is given."""
        self.stills.grab(self.body.view, folder)

    def _tell_saved(self, path: Path) -> None:
        show = Remedy(self.tr("Show"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        self._session.say(self.tr("The still is in {0}.").format(path), remedy=show)

    def _say(self, shown: Shown) -> None:
        self.head.say(heading(self._session, shown))
