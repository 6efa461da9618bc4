"""The trial of OpenGL: draw a known picture off the screen, read it back, compare and time it."""

from time import perf_counter

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject

from studio.codec.i420 import Frame, Rgb, i420_to_rgb, rgb_to_i420
from studio.errors import StudioError
from studio.ui.monitor.shading import Shading, Surface
from studio.ui.monitor.trial import Trial

WIDTH, HEIGHT = 640, 360
_RENDERER = 0x1F01


def known_picture() -> Frame:
    """Bars of eight colours over a grey ramp, I420."""
    rgb: Rgb = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    bars = (
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
        (255, 255, 255),
        (0, 0, 0),
        (128, 128, 128),
        (200, 150, 60),
        (9, 70, 160),
    )
    wide = WIDTH // len(bars)
    for place, bar in enumerate(bars):
        rgb[: HEIGHT // 2, place * wide : (place + 1) * wide] = bar
    rgb[HEIGHT // 2 :] = (np.arange(WIDTH) * 255 // (WIDTH - 1)).astype(np.uint8)[None, :, None]
    return rgb_to_i420(rgb)


def try_opengl(rounds: int = 8) -> Trial:
    """Draw the known picture off the screen and read it back; raises `StudioError` where OpenGL cannot."""
    context, surface = QOpenGLContext(), QOffscreenSurface()
    if not context.create():
        raise StudioError("there is no OpenGL on this machine.")
    surface.create()
    if not (surface.isValid() and context.makeCurrent(surface)):
        raise StudioError("OpenGL gives no surface to draw on.")
    try:
        return _drawn(context, rounds)
    finally:
        context.doneCurrent()
        surface.destroy()


def _drawn(context: QOpenGLContext, rounds: int) -> Trial:
    gl = context.functions()
    name = gl.glGetString(_RENDERER)
    frame = known_picture()
    buffer = QOpenGLFramebufferObject(QSize(WIDTH, HEIGHT))
    if not buffer.bind():
        raise StudioError("OpenGL gives no buffer to draw in.")
    shading = Shading()
    around, box = Surface(WIDTH, HEIGHT, QColor()), QRectF(0, 0, WIDTH, HEIGHT)
    times: list[float] = []
    try:
        for _ in range(rounds):
            began = perf_counter()
            shading.upload(frame.copy())
            shading.draw(around, box)
            gl.glFinish()
            times.append((perf_counter() - began) * 1e3)
        error = error_of(buffer.toImage(), frame)
    finally:
        shading.destroy()
        buffer.release()
    return Trial(name, error, sorted(times)[len(times) // 2])


def error_of(image: QImage, frame: Frame) -> int:
    """The largest difference of a drawn picture from the reference, away from edges, where chroma is filtered."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    drawn = rows[:, : WIDTH * 3].reshape(HEIGHT, WIDTH, 3).astype(np.int16)
    wanted = i420_to_rgb(frame).astype(np.int16)
    wide = WIDTH // 8
    middles = [place * wide + wide // 2 + shift for place in range(8) for shift in (-8, 0, 8)]
    rows_used = [HEIGHT // 4, HEIGHT * 3 // 4]
    return int(np.abs(drawn[np.ix_(rows_used, middles)] - wanted[np.ix_(rows_used, middles)]).max())
