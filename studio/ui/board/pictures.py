"""The picture on a card: the shot's own, dressed by its state, or what stands in for it."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from studio.ui.board.faces import CardFace
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import CENTER, bar, fill, hatch, rounded, text

RADIUS = 4
_BADGE = 18
_SOUND = "speaker-high-fill"


def draw_picture(painter: QPainter, theme: Theme, box: QRectF, face: CardFace, picture: QPixmap | None) -> None:
    """Draw a shot's picture into `box`, whole, in its own proportions. `picture` in any size; `None`: there is none."""
    painter.save()
    painter.setClipPath(rounded(box, RADIUS))
    if picture is None or picture.isNull() or face.look == "empty":
        _stand_in(painter, theme, box, face)
    else:
        painter.fillRect(box, theme.color("well"))
        painter.setOpacity(0.4 if face.look == "offline" else 1.0)
        painter.drawPixmap(fitted(box, picture), picture, QRectF(picture.rect()))
        painter.setOpacity(1.0)
        _dress(painter, theme, box, face)
    if face.look == "generating":
        bed = QRectF(box.x() + 6, box.bottom() - 10, box.width() - 12, 4)
        bar(painter, bed, face.part, theme.color("accent"), theme.color("scrim", 0.5))
    painter.restore()
    if face.look == "empty":
        _dashed(painter, theme, box)
    _badges(painter, theme, box, face)


def fitted(box: QRectF, picture: QPixmap) -> QRectF:
    """Where a picture lies in `box` so that all of it shows, centred; slivers of a pixel are filled."""
    scale = min(box.width() / picture.width(), box.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    width = box.width() if box.width() - width < 1.5 else width
    height = box.height() if box.height() - height < 1.5 else height
    return QRectF(box.x() + (box.width() - width) / 2, box.y() + (box.height() - height) / 2, width, height)


def _stand_in(painter: QPainter, theme: Theme, box: QRectF, face: CardFace) -> None:
    painter.fillRect(box, theme.color("panel" if face.look == "empty" else "raised"))
    if face.look == "empty":
        if box.height() >= 60 and not face.prompt:
            middle = box.center().y()
            theme.draw_glyph(painter, "plus", box.adjusted(0, 0, 0, -16), theme.color("faint"), 16)
            words = QRectF(box.x() + 4, middle + 4, box.width() - 8, 18)
            invitation = QCoreApplication.translate("Board", "Write a prompt")
            text(painter, words, invitation, theme.font("label"), theme.color("faint"), align=CENTER)
        else:
            theme.draw_glyph(painter, "plus", box, theme.color("faint"), 16)
    elif face.look in ("queued", "failed", "offline"):
        look = STATES[face.look]
        theme.draw_glyph(painter, look.glyph, box, theme.color(look.hue), 20)


def _dress(painter: QPainter, theme: Theme, box: QRectF, face: CardFace) -> None:
    if face.look == "stale":
        painter.fillRect(box, theme.color("scrim", 0.25))
        hue = QColor(theme.color("stale")) if theme.is_dark else QColor(Qt.GlobalColor.white)
        hue.setAlphaF(0.3)
        hatch(painter, box, hue, step=8, width=1.2)
    elif face.look in ("queued", "failed", "offline"):
        painter.fillRect(box, theme.color("scrim", 0.45))
        look = STATES[face.look]
        # pictures keep their dark dress, on which the light theme's inks are too dark
        white = face.look == "queued" or not theme.is_dark
        hue = QColor(Qt.GlobalColor.white) if white else theme.color(look.hue)
        theme.draw_glyph(painter, look.glyph, box, hue, 20)


def _dashed(painter: QPainter, theme: Theme, box: QRectF) -> None:
    pen = QPen(theme.color("faint"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _badges(painter: QPainter, theme: Theme, box: QRectF, face: CardFace) -> None:
    if box.height() < 44:
        return
    if face.bridge:
        _badge(painter, theme, QRectF(box.x() + 4, box.y() + 4, _BADGE, _BADGE), "link-simple-bold")
    if face.star:
        _badge(painter, theme, QRectF(box.right() - _BADGE - 4, box.y() + 4, _BADGE, _BADGE), "star-fill")
    if face.sound:
        _badge(painter, theme, QRectF(box.right() - _BADGE - 4, box.bottom() - _BADGE - 4, _BADGE, _BADGE), _SOUND)


def _badge(painter: QPainter, theme: Theme, box: QRectF, glyph: str) -> None:
    fill(painter, box, theme.color("scrim", 0.65), 4)
    theme.draw_glyph(painter, glyph, box, QColor(Qt.GlobalColor.white), 12)


def link_box(box: QRectF) -> QRectF:
    """Where the link's badge lies on a picture."""
    return QRectF(box.x() + 4, box.y() + 4, _BADGE, _BADGE)
