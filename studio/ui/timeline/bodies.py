"""The body of a strip: pictures, or what stands in their place, as its state has it.

Pictures, pills and hatches keep their dark dress in the light theme.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from studio.ui.theme import Theme, paint
from studio.ui.timeline.face import Face
from studio.ui.timeline.layout import SQUARE, ButtonName, buttons_of

DARK = QColor(Qt.GlobalColor.black)
REASON_FROM, TITLE_FROM, PLUS_FROM = 130, 90, 24
"""Widths below which a reason or "left" loses its words, a button its title, and the plus sign goes."""

LINE = 16
"""Pixels from one line of a card to the next."""


Picture = Callable[[str, int, int], QPixmap | None]
"""A picture of a shot (its id) at a source frame, so many device pixels high, if it is there."""


class Sheet(NamedTuple):
    """What a strip is painted on and with. `visible`: the part that has to be painted, where not all of it is in
    sight; `aspect`: width by height of a picture; `scale`: device pixels a pixel."""

    painter: QPainter
    theme: Theme
    face: Face
    box: QRectF
    body: QRectF
    visible: QRectF
    aspect: float
    picture: Picture
    scale: float


def paint_body(sheet: Sheet) -> None:
    """Paint what a strip shows between its head and its foot."""
    _BODIES.get(sheet.face.look, _pictures)(sheet)


def _pictures(sheet: Sheet) -> None:
    sheet.painter.fillRect(sheet.body, sheet.theme.color("hover"))
    _tiles(sheet, sheet.body)


def _stale(sheet: Sheet) -> None:
    _pictures(sheet)
    painter, theme, body = sheet.painter, sheet.theme, sheet.body
    painter.fillRect(body, _veil(0.25))
    paint.hatch(painter, body & sheet.visible, _tint(theme, "stale", 0.32), step=8, width=1.2)
    box = buttons_of(sheet.box, "stale").get("refresh")
    if box is None or not sheet.face.why:
        return
    words = sheet.face.why if body.width() >= REASON_FROM else ""
    _fitted_pill(sheet, box, words, "arrows-clockwise-bold", "stale")


def _offline(sheet: Sheet) -> None:
    sheet.painter.fillRect(sheet.body, _veil(0.9))
    sheet.painter.setOpacity(0.4)
    _tiles(sheet, sheet.body)
    sheet.painter.setOpacity(1.0)
    words = QCoreApplication.translate("Timeline", "The file is gone")
    _spoken(sheet, words, "", dark=True)
    _button(sheet, "find", QCoreApplication.translate("Timeline", "Find file"), "folder-open-bold")
    _button(sheet, "again", QCoreApplication.translate("Timeline", "Make again"), "arrows-clockwise-bold")


def _failed(sheet: Sheet) -> None:
    sheet.painter.fillRect(sheet.body, sheet.theme.color("raised"))
    reason, _, advice = sheet.face.why.partition(": ")
    _spoken(sheet, reason, advice, dark=False)
    _button(sheet, "retry", QCoreApplication.translate("Timeline", "Retry"), "arrow-counter-clockwise-bold")


def _queued(sheet: Sheet) -> None:
    """A queued shot: the pictures it has until its turn comes, else its prompt as a title card."""
    if not sheet.face.take:
        _card(sheet)
        return
    _pictures(sheet)
    painter, theme, body = sheet.painter, sheet.theme, sheet.body
    painter.fillRect(body, _veil(0.25))
    if body.width() >= 44:
        words = sheet.face.left or QCoreApplication.translate("Timeline", "Waiting")
        paint.pill(painter, theme, QPointF(body.right() - 5, body.y() + 5), words, glyph="clock", right=True)


def _card(sheet: Sheet) -> None:
    """A prompt as a title card, and when it is its turn."""
    painter, theme, body = sheet.painter, sheet.theme, sheet.body
    painter.fillRect(body, theme.color("raised"))
    inset = 16 if sheet.face.linked else 8
    area = body.adjusted(inset, 6, -8, -4)
    if area.width() < 20:
        return
    rows = max(1, min(3, int((area.height() - 20) // LINE)))
    font = theme.font("label")
    for number, line in enumerate(paint.wrapped(sheet.face.prompt, font, area.width(), rows)):
        at = QRectF(area.x(), area.y() + number * LINE, area.width(), LINE)
        paint.text(painter, at, line, font, theme.color("soft"))
    words = QCoreApplication.translate("Timeline", "Waiting")
    if sheet.face.left:
        words = sheet.face.left if body.width() < TITLE_FROM else f"{words}, {sheet.face.left}"
    at = QRectF(area.x(), area.bottom() - LINE, area.width(), LINE)
    paint.text(painter, at, words, theme.font("label", tabular=True), theme.color("faint"))


def _generating(sheet: Sheet) -> None:
    """The strip is its own progress bar: what is made, a lit edge, what is behind it, dark, still to come."""
    painter, theme, body = sheet.painter, sheet.theme, sheet.body
    done = round(body.width() * sheet.face.part / 100)
    painter.fillRect(body, _veil(0.9))
    _tiles(sheet, body)
    ahead = body.adjusted(done, 0, 0, 0)
    near = QRectF(ahead.x(), ahead.y(), min(ahead.width(), body.width() * 0.24), ahead.height())
    painter.fillRect(near, _veil(0.45))
    painter.fillRect(ahead.adjusted(near.width(), 0, 0, 0), _veil(0.72))
    for number in range(10):
        painter.fillRect(
            QRectF(ahead.x() - 10 + number, body.y(), 1, body.height()), theme.color("accent", 0.03 * number)
        )
    painter.fillRect(QRectF(ahead.x() - 1, body.y(), 2, body.height()), theme.color("accent"))
    if sheet.face.left and body.width() >= 44:
        words = QCoreApplication.translate("Timeline", "{time} left").format(time=sheet.face.left)
        words = words if body.width() >= REASON_FROM else sheet.face.left
        paint.pill(painter, theme, QPointF(body.right() - 5, body.y() + 5), words, right=True)


def _empty(sheet: Sheet) -> None:
    painter, theme, body = sheet.painter, sheet.theme, sheet.body
    if body.width() < PLUS_FROM:
        return
    low = body.height() < 48
    font = theme.font("label")
    if sheet.face.prompt:
        area = body.adjusted(8, 6, -8, -4)
        rows = max(1, min(3, int(area.height() // LINE)))
        if area.width() >= 28:
            for number, line in enumerate(paint.wrapped(sheet.face.prompt, font, area.width(), rows)):
                at = QRectF(area.x(), area.y() + number * LINE, area.width(), LINE)
                paint.text(painter, at, line, font, theme.color("faint"))
        return
    middle = body.center()
    plus = QRectF(middle.x() - 12, middle.y() - (12 if low else 22), 24, 24)
    theme.draw_glyph(painter, "plus", plus, theme.color("faint"), 18)
    if body.width() > TITLE_FROM and not low:
        words = QCoreApplication.translate("Timeline", "Write a prompt")
        at = QRectF(body.x(), middle.y() + 4, body.width(), 18)
        paint.text(painter, at, words, font, theme.color("faint"), align=paint.CENTER)


_BODIES: dict[str, Callable[[Sheet], None]] = {
    "stale": _stale,
    "offline": _offline,
    "failed": _failed,
    "queued": _queued,
    "generating": _generating,
    "empty": _empty,
}


def _tiles(sheet: Sheet, area: QRectF) -> None:
    """Pictures side by side, each at the moment where it begins. Those that are not there yet stay out."""
    painter, face = sheet.painter, sheet.face
    width = max(1, round(area.height() * sheet.aspect))
    tall = round(area.height() * sheet.scale)
    first = max(0, int((sheet.visible.left() - area.left()) // width))
    x = area.left() + first * width
    painter.save()
    painter.setClipRect(area & sheet.visible, Qt.ClipOperation.IntersectClip)
    while x < min(area.right(), sheet.visible.right()):
        middle = min(x - area.left() + width / 4, area.width() - 1) / max(1.0, area.width())
        frame = face.first + int(middle * face.frames)
        picture = sheet.picture(face.shot, frame, tall)
        if picture is not None and not picture.isNull():
            painter.drawPixmap(QRectF(x, area.y(), width, area.height()), picture, QRectF(picture.rect()))
        painter.fillRect(QRectF(x + width - 1, area.y(), 1, area.height()), _veil(0.5))
        x += width
    painter.restore()


def _spoken(sheet: Sheet, first: str, then: str, *, dark: bool) -> None:
    """A reason in the state's hue, and what follows of it below, as far as there is room above the button."""
    painter, theme = sheet.painter, sheet.theme
    area = sheet.body.adjusted(8, 6, -6, -34)
    if area.width() < 24 or area.height() < LINE - 4:
        return
    bold = theme.font("label", weight=600)
    rows = max(1, int((area.height() + 4) // LINE))
    lines = [(line, bold, "failed") for line in paint.wrapped(first, bold, area.width(), rows)]
    rest = rows - len(lines)
    if then and rest > 0:
        lines += [
            (line, theme.font("label"), "soft") for line in paint.wrapped(then, theme.font("label"), area.width(), rest)
        ]
    for number, (line, font, hue) in enumerate(lines):
        at = QRectF(area.x(), area.y() + number * LINE, area.width(), LINE)
        ink = _tint(theme, hue) if dark else theme.color(hue)
        paint.text(painter, at, line, font, ink)


def _button(sheet: Sheet, name: ButtonName, title: str, glyph: str) -> None:
    box = buttons_of(sheet.box, sheet.face.look).get(name)
    if box is None:
        return
    painter, theme = sheet.painter, sheet.theme
    paint.fill(painter, box, theme.color("pressed"), 6)
    theme.draw_glyph(painter, glyph, QRectF(box.x() + 4, box.y(), 20, box.height()), theme.color("text"), 13)
    if box.width() > SQUARE:
        paint.text(painter, box.adjusted(26, 0, -4, 0), title, theme.font("label"), theme.color("text"))


def _fitted_pill(sheet: Sheet, area: QRectF, words: str, glyph: str, hue: str) -> None:
    """A pill no wider than an area; without words it is its glyph alone."""
    painter, theme = sheet.painter, sheet.theme
    font = theme.font("label", tabular=True)
    shown = paint.wrapped(words, font, area.width() - 32, 1)[0] if words else ""
    width = 24.0 if not shown else min(area.width(), painter.fontMetrics().horizontalAdvance(shown) + 34.0)
    painter.setFont(font)
    if shown:
        width = min(area.width(), painter.fontMetrics().horizontalAdvance(shown) + 34.0)
    box = QRectF(area.x(), area.y(), width, area.height())
    ink = _tint(theme, hue)
    paint.fill(painter, box, _veil(0.78), 4)
    theme.draw_glyph(painter, glyph, QRectF(box.x() + 4, box.y(), 16, box.height()), ink, 13)
    if shown:
        paint.text(painter, box.adjusted(24, 0, -4, 0), shown, font, ink)


def _tint(theme: Theme, hue: str, alpha: float = 1.0) -> QColor:
    """A state's hue as it reads on black: in the light theme the hues are dark, so it is lightened."""
    color = QColor(theme.color(hue))
    if not theme.is_dark:
        color = color.lighter(100)
        color.setHsl(max(0, color.hslHue()), color.hslSaturation(), max(190, color.lightness()))
    color.setAlphaF(alpha)
    return color


def _veil(alpha: float) -> QColor:
    """Black, so much of it."""
    color = QColor(DARK)
    color.setAlphaF(alpha)
    return color
