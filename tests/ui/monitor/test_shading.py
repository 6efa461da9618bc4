from collections.abc import Callable

_LINES = """
import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject
from studio.codec.i420 import blank
from studio.ui.monitor.shading import RING, Shading, Surface
application = QGuiApplication([])
context, surface = QOpenGLContext(), QOffscreenSurface()
context.create()
surface.create()
context.makeCurrent(surface)
buffer = QOpenGLFramebufferObject(QSize(200, 100))
buffer.bind()
shading = Shading()
ground = Surface(200, 100, QColor(10, 20, 30))
def grey(level, width=64, height=36):
    frame = blank(width, height)
    frame[:height] = level
    return frame
def at(x, y):
    colour = buffer.toImage().pixelColor(x, y)
    return [colour.red(), colour.green(), colour.blue()]
shading.draw(ground, None)
bare = at(100, 50)
shading.upload(grey(235))
shading.draw(ground, QRectF(20, 10, 100, 50))
placed = [at(25, 15), at(115, 55), at(150, 50), at(50, 80)]
shading.draw(ground, QRectF(20, 10, 100, 50), bright=0.4)
dimmed = at(25, 15)
ring = []
for level in (16, 60, 235, 16, 235):
    shading.upload(grey(level))
    shading.draw(ground, QRectF(0, 0, 200, 100))
    ring.append(at(100, 50)[0])
shading.upload(grey(16, 128, 72))
shading.draw(ground, QRectF(0, 0, 200, 100))
resized = at(100, 50)
layer = QImage(200, 100, QImage.Format.Format_ARGB32_Premultiplied)
layer.fill(Qt.GlobalColor.transparent)
for x in range(50):
    for y in range(20):
        layer.setPixelColor(x, y, QColor(255, 0, 0))
shading.lay_over(layer)
shading.draw(ground, QRectF(0, 0, 200, 100))
layered = [at(10, 10), at(10, 90), at(100, 10)]
shading.destroy()
found = {"bare": bare, "placed": placed, "dimmed": dimmed, "ring": ring, "resized": resized, "layered": layered}
"""

GROUND, WHITE, BLACK, RED = [10, 20, 30], [255, 255, 255], [0, 0, 0], [255, 0, 0]


def test_pictures_are_drawn_in_turn_where_they_belong_with_a_layer_over_them(
    under_xvfb: Callable[[str], object],
) -> None:
    assert under_xvfb(_LINES) == {
        "bare": GROUND,
        "placed": [WHITE, WHITE, GROUND, GROUND],
        "dimmed": [102, 102, 102],
        "ring": [0, 51, 255, 0, 255],
        "resized": BLACK,
        "layered": [RED, BLACK, BLACK],
    }
