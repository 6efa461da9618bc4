"""The picture in the export dialog: the shot at the playhead, with its number and timecode."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, pill, rounded, smooth
from studio.ui.window.places import reel_timecode

_WIDTH = 352


class Preview(QWidget):
    """352 pixels wide, as high as the project's shape asks."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        project = session.board.project
        self.setFixedSize(QSize(_WIDTH, min(264, max(120, round(_WIDTH * project.height / project.width)))))
        self.setAccessibleName(self.tr("Picture at the playhead"))
        session.thumbnails.arrived.connect(self._arrived)

    def _arrived(self, _shots: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, session = QPainter(self), self._theme, self._session
        smooth(painter)
        box = QRectF(self.rect())
        fill(painter, box, theme.color("well"), 6)
        shot = session.playing.shot
        row = session.board.shots.get(shot) if shot else None
        if row is not None:
            at = session.playing.frame - session.board.start(row)
            height = round(self.height() * self.devicePixelRatioF())
            picture = session.thumbnails.of(row.id, at, height=height)
            if picture is not None:
                painter.setClipPath(rounded(box, 6))
                painter.drawPixmap(box, picture, QRectF(picture.rect()))
            pill(painter, theme, QPointF(10, 10), row.label or str(session.board.numbers[row.id]))
        code = reel_timecode(session.playing.frame, session.board.project)
        pill(painter, theme, QPointF(box.right() - 10, 10), code, right=True)
        painter.end()
