"""Which engine makes takes where no shot or scene says otherwise: a field with a menu of the engines there are."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QActionGroup, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from studio.edit import deeds
from studio.edit.report import Changes
from studio.model.cascade import DEFAULTS
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth, text
from studio.wire.capability import Capabilities

_HEIGHT = 32
ENGINE = "engine"
"""The parameter of the cascade that names the engine."""


class EnginePick(QAbstractButton):
    """Shows the quality and name of the project's engine; its menu sets another for the project."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._small = False
        self._note = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)
        session.changed.connect(self._follow)
        theme.changed.connect(self.update)
        self._show()

    @property
    def engine(self) -> str:
        """The engine that the project names, or the one that makes takes where none is named."""
        return str(self._session.board.project.params.get(ENGINE, DEFAULTS[ENGINE]))

    def compact(self, small: bool) -> None:
        """Show the quality alone."""
        self._small = small
        self.updateGeometry()
        self.update()

    def _follow(self, changes: Changes) -> None:
        if changes.ids("project"):
            self._show()

    def _show(self) -> None:
        records = {record.engine: record for record in self._engines()}
        record = records.get(self.engine)
        words = {"draft": self.tr("Draft"), "master": self.tr("Master")}
        self.setText(words.get(record.quality, "") if record else self.tr("Missing"))
        self._note = self.engine
        self.setAccessibleName(self.tr("Engine: {name}").format(name=record.title if record else self.engine))
        self.setToolTip(
            self.tr("{name} makes the takes of this project").format(name=record.title)
            if record
            else self.tr("The engine {name} is not installed").format(name=self.engine)
        )
        self.updateGeometry()
        self.update()

    def _engines(self) -> list[Capabilities]:
        return [found.engine.capabilities for found in self._session.shelf.engines if found.engine]

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("ui"))
        width = 30 + metrics.horizontalAdvance(self.text()) + 30
        if not self._small:
            width += metrics.horizontalAdvance(self._note) + 8
        return QSize(round(width), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self._theme, QRectF(self.rect())
        smooth(painter)
        fill(painter, box, theme.color("hover" if self.underMouse() else "raised"), 6)
        outline(painter, box, theme.color("accent" if self.hasFocus() else "edge"), radius=6)
        theme.draw_glyph(painter, "cpu", QRectF(8, 0, 16, _HEIGHT), theme.color("soft"), 15)
        room = QRectF(30, 0, box.width() - 54, _HEIGHT)
        taken = text(painter, room, self.text(), theme.font("ui"), theme.color("text"))
        if not self._small:
            text(painter, room.adjusted(taken + 8, 0, 0, 0), self._note, theme.font("ui"), theme.color("faint"))
        theme.draw_glyph(painter, "caret-down", QRectF(box.right() - 22, 0, 16, _HEIGHT), theme.color("faint"), 12)
        painter.end()

    def menu(self) -> QMenu:
        """The engines, the project's checked."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for record in self._engines():
            made = menu.addAction(f"{record.title}  ({record.engine}, {record.device})")
            made.setCheckable(True)
            made.setChecked(record.engine == self.engine)
            made.setEnabled(not self._session.read_only)
            made.triggered.connect(partial(self._choose, record.engine))
            group.addAction(made)
        return menu

    def _open(self) -> None:
        self.menu().exec(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, engine: str, _checked: bool = True) -> None:
        if engine != self.engine:
            self._session.do(deeds.set_param, ring="project", name=ENGINE, value=engine)
