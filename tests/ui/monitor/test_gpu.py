from collections.abc import Callable

_LINES = """
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from studio.codec.i420 import blank
from studio.ui.monitor.gpu import GpuBody
from studio.ui.monitor.view import Card, Hud, Marks, Pill, View
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme
application = QApplication([])
theme = Theme("dark", application)
window = QWidget()
row = QHBoxLayout(window)
row.setContentsMargins(0, 0, 0, 0)
body = GpuBody(theme)
row.addWidget(body)
window.resize(400, 300)
window.show()
painted = []
body.painted.connect(painted.append)
BARE = Marks(safe=False, overlay=False, grid=False)
def waits(for_what):
    for _ in range(500):
        if for_what():
            return True
        QTest.qWait(10)
    return False
def shows(level):
    frame = blank(64, 36)
    frame[:36] = level
    shown = Shown(level, "s", level, "take", frame)
    body.show_view(View(shown, (64, 36), marks=BARE))
    return waits(lambda: bool(painted) and painted[-1] is shown)
def colour():
    found = body.grab_frame().pixelColor(200, 150)
    return [found.red(), found.green(), found.blue()]
drawn = [shows(235), colour(), shows(16), colour()]
body.show_view(View(Shown(), (64, 36), card=Card(title="Shot 1", prompt="A fox"), marks=BARE))
card = waits(lambda: body.grab_frame().pixelColor(20, 60) == theme.color("panel"))
shows(235)
over = QFrame(window)
over.setGeometry(100, 100, 100, 100)
over.show()
covered = [shows(16), body.grab().toImage().pixelColor(50, 150).red()]
over.hide()
uncovered = [shows(235), colour()]
def worded(number):
    frame = blank(64, 36)
    shown = Shown(number, "s", number, "take", frame)
    hud = Hud(low_left=(Pill(f"Frame {number} of 900"),), subtitle=f"Words number {number}")
    body.show_view(View(shown, (64, 36), hud=hud, marks=Marks(safe=True, overlay=True, grid=True)))
    waits(lambda: bool(painted) and painted[-1] is shown)
    return body.grab_frame()
worded(1)
stepwise = worded(888)
body.redraw()
same = worded(888) == stepwise
asked = []
body.full_asked.connect(lambda: asked.append(1))
QTest.mouseDClick(body.pane, Qt.MouseButton.LeftButton)
clicked = waits(lambda: bool(asked))
window.close()
window.deleteLater()
application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
found = {"drawn": drawn, "card": card, "covered": covered, "uncovered": uncovered, "same": same, "clicked": clicked}
"""

WHITE, BLACK = [255, 255, 255], [0, 0, 0]


def test_it_draws_makes_way_for_what_lies_over_it_and_hears_the_pointer(under_xvfb: Callable[[str], object]) -> None:
    assert under_xvfb(_LINES) == {
        "drawn": [True, WHITE, True, BLACK],
        "card": True,
        "covered": [True, 0],
        "uncovered": [True, WHITE],
        "same": True,
        "clicked": True,
    }
