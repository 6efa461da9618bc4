"""The panel: a head with tools over a deck; full screen and stills."""

from pathlib import Path

from PySide6.QtCore import QMargins, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.ui.controls import PanelHead, Pick, rule, tool_button
from studio.ui.monitor.body import Body
from studio.ui.monitor.choice import Choice, choose
from studio.ui.monitor.deck import Deck
from studio.ui.monitor.fitting import ZOOMS, Zoom
from studio.ui.monitor.fullscreen import NO_MARGIN, FullScreen
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
        self.full: FullScreen | None = None
        self._choice = Choice("raster", self.tr("Raster: OpenGL has not been tried yet."))
        self._tried = False
        self.heading = ""
        self.deck = Deck(session, theme, self._made_body())
        self.stills = Stills(session, self.deck.body.dress, self)
        self.head = PanelHead(self.tr("Monitor"))
        self._tools = self._made_tools()
        self.zoom_pick = self._made_zoom()
        self._lay_out()
        self.deck.painted.connect(self.painted)
        self.deck.showed.connect(self._say)
        self.deck.full_asked.connect(self.full_screen)
        self.stills.saved.connect(self._tell_saved)
        self.stills.failed.connect(self._tell_failed)
        stills = self.stills
        self.destroyed.connect(lambda: stills.close())
        self._say(self.deck.shown)

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

    def _lay_out(self) -> None:
        head = self.head
        head.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        still = tool_button(self._theme, "camera", self.tr("Save a still"))
        still.clicked.connect(self.grab_still)
        full = tool_button(self._theme, "corners-out", self.tr("Full screen (F)"))
        full.clicked.connect(self.full_screen)
        head.add(*self._tools.values())
        head.space()
        head.add(still)
        head.space()
        head.add(self.zoom_pick)
        head.space(4)
        head.add(full)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, rule()):
            column.addWidget(widget)
        column.addWidget(self.deck, 1)

    def _made_tools(self) -> dict[str, QToolButton]:
        named = {
            "safe": ("frame-corners", self.tr("Safe areas (S)")),
            "overlay": ("text-aa", self.tr("Overlay (H)")),
            "grid": ("grid-four", self.tr("Thirds (G)")),
        }
        tools: dict[str, QToolButton] = {}
        for name, (glyph, title) in named.items():
            tool = tool_button(self._theme, glyph, title, checkable=True)
            tool.setChecked(bool(getattr(self.marks, name)))
            tool.clicked.connect(lambda on, name=name: self.set_marks(self.marks._replace(**{name: on})))
            tools[name] = tool
        return tools

    def _made_zoom(self) -> Pick:
        pick = Pick(self._theme, self.tr("Size of the picture"))
        for zoom, title in zip(ZOOMS, (self.tr("Fit"), "50 %", "1:1", "200 %"), strict=True):
            pick.addItem(title, zoom)
        pick.setFixedWidth(80)
        pick.activated.connect(lambda row: self.set_zoom(pick.itemData(row)))
        return pick

    def set_marks(self, marks: Marks) -> None:
        """Lay this over the picture from now on."""
        self.deck.set_marks(marks)
        if self.full is not None:
            self.full.deck.set_marks(marks)
        for name, tool in self._tools.items():
            tool.setChecked(bool(getattr(marks, name)))
        self.marks_changed.emit(marks)

    def toggle(self, name: str) -> None:
        """Switch `safe`, `overlay` or `grid`."""
        self.set_marks(self.marks._replace(**{name: not getattr(self.marks, name)}))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the picture fitted, or at a part of its own size."""
        self.zoom_pick.setCurrentIndex(self.zoom_pick.findData(zoom))
        self.body.set_zoom(zoom)

    def full_screen(self) -> None:
        """Show the picture on the whole screen, or come back from there."""
        if self.full is not None:
            self.full.close()
            return
        self.full = FullScreen(self._session, self._theme, self._made_body(NO_MARGIN))
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
        self.stills.grab(self.body.view, folder if isinstance(folder, Path) else None)

    def _tell_saved(self, path: Path) -> None:
        show = Remedy(self.tr("Show"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        self._session.say(self.tr("The still is in {0}.").format(path), remedy=show)

    def _tell_failed(self, error: StudioError) -> None:
        self._session.fail(error)

    def _say(self, shown: Shown) -> None:
        words = heading(self._session, shown)
        if words != self.heading:
            self.heading = words
            self._fit_heading()

    def _fit_heading(self) -> None:
        note = self.head.note
        room = max(0, note.width())
        note.setText(note.fontMetrics().elidedText(self.heading, Qt.TextElideMode.ElideRight, room))
        note.setToolTip(self.heading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heading()
