"""The timeline panel: head, view and scroll bar over one stage, and everything that keys and menus ask of it."""

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from studio.edit.report import Changes
from studio.ui.controls import rule
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.timeline.editing import Editing
from studio.ui.timeline.face import spoken
from studio.ui.timeline.finding import Finder
from studio.ui.timeline.hand import Hand
from studio.ui.timeline.head import Head
from studio.ui.timeline.lens import GUTTER, STEP
from studio.ui.timeline.naming import MarkerNote, SceneName
from studio.ui.timeline.rows import FOOT_ROOM, RULER
from studio.ui.timeline.stage import Stage, Tool
from studio.ui.timeline.view import View

HEIGHT, LEAST_HEIGHT = 253, 172


class Timeline(QWidget):
    """The reel in time. `editing` has the deeds on shots and markers that keys and menus call."""

    edit_prompt_asked = Signal(str)
    """The prompt of a shot (its id) is to be written."""
    menu_asked = Signal(QPoint, str)
    """A menu is wanted at a place of the screen, for a shot (its id; empty: for the reel)."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.stage = Stage(session, self)
        self.editing = Editing(session)
        self.hand = Hand(self.stage, self.editing, self)
        self.finder = Finder(session, self)
        self.head = Head(self.stage, theme)
        self.view = View(self.stage, self.hand, theme)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setFocusProxy(self.view)
        self._fitted = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.head, rule(), self.view):
            box.addWidget(part)
        box.setStretch(2, 1)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self.view)
        self._bar.setAccessibleName(self.tr("Scroll the reel"))
        self._bar.valueChanged.connect(lambda value: self.stage.look(self.stage.lens._replace(offset=value)))
        self._connect()
        self._show_lens()
        self._speak()

    def _connect(self) -> None:
        self.hand.prompt_asked.connect(self.edit_prompt_asked)
        self.view.prompt_asked.connect(self.edit_prompt_asked)
        self.view.menu_asked.connect(self.menu_asked)
        self.hand.marker_asked.connect(self.edit_marker)
        self.hand.name_asked.connect(self.rename_scene)
        self.hand.file_asked.connect(self.finder.ask)
        self.head.marker_asked.connect(self.add_marker)
        self.head.link_asked.connect(lambda: self.editing.link())
        self.head.zoom_asked.connect(lambda way: self.zoom_in() if way > 0 else self.zoom_out())
        self.head.fit_asked.connect(self.zoom_fit)
        self.head.closeness_asked.connect(self._zoom_to)
        self.stage.looked.connect(self._show_lens)
        self.stage.staged.connect(self._show_lens)
        self._session.changed.connect(self._follow)
        self._session.selection.changed.connect(self._speak)
        self._session.standings.changed.connect(self._speak)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit_to(event.size().width())
        self._bar.setGeometry(GUTTER, self.view.height() - FOOT_ROOM, self.view.width() - GUTTER, FOOT_ROOM)
        if not self._fitted and self.view.width() > 2 * GUTTER:
            self._fitted = True
            self.zoom_fit()
        self._show_lens()

    def zoom_in(self) -> None:
        """One step closer, what is under the playhead staying (the middle, where that is out of sight)."""
        self._zoom(STEP)

    def zoom_out(self) -> None:
        """One step wider."""
        self._zoom(1 / STEP)

    def zoom_fit(self) -> None:
        """The whole reel in sight."""
        self.view.fit_rows()
        self.stage.look(self.stage.lens.fitting(self.stage.length), fitted=True)

    def zoom_selection(self) -> None:
        """The selected shots in sight; the whole reel if none is."""
        board, shots = self._session.board, self._session.selection.shots
        if not shots:
            self.zoom_fit()
            return
        first, last = board.shots[shots[0]], board.shots[shots[-1]]
        frames = (board.start(first), board.start(last) + last.length)
        self.stage.look(self.stage.lens.framing(*frames, board.length))

    def show_shot(self, shot: str) -> None:
        """Scroll so that a shot is in sight."""
        board = self._session.board
        if shot in board.shots:
            self.stage.look(self.stage.lens.showing(board.start(board.shots[shot]), board.length))

    def set_tool(self, tool: Tool) -> None:
        """Take a tool: `select`, `blade` or `retime`."""
        self.stage.use(tool)

    def toggle_snap(self) -> None:
        self.stage.turn(snap=not self.stage.snap)

    def toggle_ripple(self) -> None:
        self.stage.turn(ripple=not self.stage.ripple)

    def add_marker(self) -> None:
        """Mark the playhead's frame and ask for a name."""
        marker = self.editing.add_marker()
        if marker is not None:
            self.edit_marker(marker)

    def edit_marker(self, marker: str) -> MarkerNote | None:
        """Show a marker's name and notes."""
        place = next(((at, row) for at, row in self._session.board.reel_markers if row.id == marker), None)
        if place is None or self._session.read_only:
            return None
        note = MarkerNote(self._session, self._theme, place[1], self.window())
        at = QPoint(max(GUTTER, self.stage.layout.lens.x(place[0]) - 20), RULER)
        note.open_at(self.view.mapTo(self.window(), at))
        return note

    def rename_scene(self, scene: str) -> SceneName | None:
        """Let the user type another name for a scene, in its band."""
        run = next((run for run in self.stage.layout.assembly.runs if run.scene.id == scene), None)
        if run is None or self._session.read_only or not self.stage.rows.band:
            return None
        layout = self.stage.layout
        left = max(GUTTER, layout.lens.x(layout.assembly.starts[run.first]))
        right = min(self.view.width(), layout.lens.x(layout.assembly.starts[run.last]))
        box = QRect(left, layout.rows.band_top, min(max(right - left, 140), 320), 28)
        return SceneName(self._session, scene, box, self.view)

    def _zoom(self, factor: float) -> None:
        lens = self.stage.lens
        x = lens.x(self._session.playing.frame)
        held = x if GUTTER <= x <= lens.width else GUTTER + lens.room // 2
        self.stage.look(lens.zoomed(factor, held, self.stage.length))

    def _zoom_to(self, part: float) -> None:
        lens = self.stage.lens
        x = lens.x(self._session.playing.frame)
        held = x if GUTTER <= x <= lens.width else GUTTER + lens.room // 2
        self.stage.look(lens.at_closeness(part, held, self.stage.length))

    def _show_lens(self) -> None:
        lens, length = self.stage.lens, self.stage.length
        self.head.show_closeness(lens.closeness(length))
        with QSignalBlocker(self._bar):
            self._bar.setRange(0, lens.furthest(length))
            self._bar.setPageStep(lens.room)
            self._bar.setSingleStep(96)
            self._bar.setValue(lens.offset)
        self._bar.setVisible(lens.furthest(length) > 0)

    def _follow(self, changes: Changes) -> None:
        if changes.ids("shots") or changes.ids("takes"):
            self.view.fit_rows()
        self._speak()

    def _speak(self) -> None:
        """Say for screen readers what is selected."""
        board, current = self._session.board, self._session.selection.current
        if current is None or current not in board.shots:
            words = self.tr("{count} shots, none selected").format(count=len(board.reel))
        else:
            face = self.view.page.face(board.shots[current])
            words = spoken(face, self._session.standings.of(current), len(board.reel))
        if words != self.view.accessibleDescription():
            self.view.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self.view, QAccessible.Event.DescriptionChanged))
