"""Drawing I420 by OpenGL: the planes go to the card as they are, a shader makes colours of them.

BT.709, limited range, as the raster body has it. A ring of textures, so that a picture is never put where one is being
drawn from. Works from OpenGL 2.1 with red textures, and OpenGL ES 3.
"""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QOpenGLContext, QVector4D
from PySide6.QtOpenGL import (
    QOpenGLPixelTransferOptions,
    QOpenGLShader,
    QOpenGLShaderProgram,
    QOpenGLTexture,
)

from studio.codec.i420 import Frame, planes, size_of
from studio.errors import StudioError

RING = 3
"""Pictures that the card holds."""

_TRIANGLE_STRIP, _BLEND, _COLOR_BIT = 0x0005, 0x0BE2, 0x4000
_ONE, _ONE_MINUS_SOURCE_ALPHA = 1, 0x0303

_PLACE = """
attribute vec2 corner;
uniform vec4 box;
varying vec2 spot;
void main() {
    spot = corner;
    gl_Position = vec4(box.xy + corner * box.zw, 0.0, 1.0);
}
"""

_COLOURS = """
uniform sampler2D luma;
uniform sampler2D blue;
uniform sampler2D red;
uniform float bright;
varying vec2 spot;
void main() {
    float y = 1.164384 * (texture2D(luma, spot).r - 0.062745);
    float u = texture2D(blue, spot).r - 0.501961;
    float v = texture2D(red, spot).r - 0.501961;
    vec3 colour = vec3(y + 1.792741 * v, y - 0.213249 * u - 0.532909 * v, y + 2.112402 * u);
    gl_FragColor = vec4(clamp(colour, 0.0, 1.0) * bright, 1.0);
}
"""

_LAID_OVER = """
uniform sampler2D layer;
varying vec2 spot;
void main() {
    gl_FragColor = texture2D(layer, spot);
}
"""


class Surface(NamedTuple):
    """What is drawn on: its size in device pixels, and the colour around the picture."""

    width: int
    height: int
    around: QColor


class _Planes:
    """The three textures of one picture."""

    def __init__(self, size: tuple[int, int]) -> None:
        width, height = size
        self.size = size
        self.textures = [_texture(width, height)] + [_texture(width // 2, height // 2) for _ in range(2)]
        self._options = QOpenGLPixelTransferOptions()
        self._options.setAlignment(1)

    def take(self, frame: Frame) -> None:
        for texture, plane in zip(self.textures, planes(np.ascontiguousarray(frame)), strict=True):
            texture.setData(
                QOpenGLTexture.PixelFormat.Red,
                QOpenGLTexture.PixelType.UInt8,
                plane,  # pyright: ignore[reportArgumentType,reportCallIssue]
                self._options,
            )

    def smooth(self, smoothly: bool) -> None:
        kind = QOpenGLTexture.Filter.Linear if smoothly else QOpenGLTexture.Filter.Nearest
        for texture in self.textures:
            texture.setMinMagFilters(kind, kind)

    def destroy(self) -> None:
        for texture in self.textures:
            texture.destroy()


def _texture(width: int, height: int, kind: QOpenGLTexture.TextureFormat | None = None) -> QOpenGLTexture:
    texture = QOpenGLTexture(QOpenGLTexture.Target.Target2D)
    texture.setSize(width, height)
    texture.setFormat(kind or QOpenGLTexture.TextureFormat.R8_UNorm)
    texture.setMipLevels(1)
    texture.setWrapMode(QOpenGLTexture.WrapMode.ClampToEdge)
    texture.setMinMagFilters(QOpenGLTexture.Filter.Linear, QOpenGLTexture.Filter.Linear)
    if kind is None:
        texture.allocateStorage(QOpenGLTexture.PixelFormat.Red, QOpenGLTexture.PixelType.UInt8)
    else:
        texture.allocateStorage(QOpenGLTexture.PixelFormat.BGRA, QOpenGLTexture.PixelType.UInt8)
    return texture


class Shading:
    """Programs and textures of one OpenGL context, which has to be current in every call."""

    def __init__(self) -> None:
        self._corners = np.array([0, 0, 1, 0, 0, 1, 1, 1], np.float32)
        self._colours = _program(_COLOURS)
        self._over = _program(_LAID_OVER)
        self._ring: list[_Planes] = []
        self._turn = 0
        self._frame: Frame | None = None
        self._layer: QOpenGLTexture | None = None

    def upload(self, frame: Frame) -> None:
        """Give the card a picture, unless it is the one that it has."""
        if frame is self._frame:
            return
        size = size_of(frame)
        if self._ring and self._ring[0].size != size:
            self._drop_ring()
        if len(self._ring) < RING:
            self._ring.append(_Planes(size))
            self._turn = len(self._ring) - 1
        else:
            self._turn = (self._turn + 1) % RING
        self._ring[self._turn].take(frame)
        self._frame = frame

    def lay_over(self, image: QImage) -> None:
        """Give the card what is laid over all: ARGB32 premultiplied, as large as the surface."""
        size = (image.width(), image.height())
        if self._layer is not None and (self._layer.width(), self._layer.height()) != size:
            self._layer.destroy()
            self._layer = None
        if self._layer is None:
            self._layer = _texture(*size, QOpenGLTexture.TextureFormat.RGBA8_UNorm)
        self._layer.setData(
            QOpenGLTexture.PixelFormat.BGRA,
            QOpenGLTexture.PixelType.UInt8,
            image.constBits(),  # pyright: ignore[reportArgumentType,reportCallIssue]
        )

    def lay_over_rows(self, image: QImage, first: int, last: int) -> None:
        """Give the card rows `first` up to, not including, `last` of the layer that it has; the others stay."""
        if self._layer is None:
            return
        line = image.bytesPerLine()
        self._layer.setData(
            0,
            first,
            0,
            image.width(),
            last - first,
            1,
            QOpenGLTexture.PixelFormat.BGRA,
            QOpenGLTexture.PixelType.UInt8,
            image.constBits()[first * line : last * line],  # pyright: ignore[reportArgumentType,reportCallIssue]
        )

    def draw(self, surface: Surface, picture: QRectF | None, *, smoothly: bool = True, bright: float = 1.0) -> None:
        """Draw the picture uploaded last into a rectangle (device pixels, y down), and the layer over all."""
        gl = QOpenGLContext.currentContext().functions()
        gl.glViewport(0, 0, surface.width, surface.height)
        around = surface.around
        gl.glClearColor(around.redF(), around.greenF(), around.blueF(), 1.0)
        gl.glClear(_COLOR_BIT)
        gl.glDisable(_BLEND)
        whole = QSizeF(surface.width, surface.height)
        if picture is not None and self._ring:
            self._draw_picture(picture, whole, smoothly, bright)
        if self._layer is not None:
            gl.glEnable(_BLEND)
            gl.glBlendFunc(_ONE, _ONE_MINUS_SOURCE_ALPHA)
            self._over.bind()
            self._layer.bind(0)
            self._over.setUniformValue1i(self._over.uniformLocation("layer"), 0)
            self._quad(self._over, QRectF(0, 0, whole.width(), whole.height()), whole)
            self._over.release()
            gl.glDisable(_BLEND)

    def _draw_picture(self, picture: QRectF, whole: QSizeF, smoothly: bool, bright: float) -> None:
        shown = self._ring[self._turn]
        shown.smooth(smoothly)
        self._colours.bind()
        for unit, (name, texture) in enumerate(zip(("luma", "blue", "red"), shown.textures, strict=True)):
            texture.bind(unit)
            self._colours.setUniformValue1i(self._colours.uniformLocation(name), unit)
        self._colours.setUniformValue1f(self._colours.uniformLocation("bright"), bright)
        self._quad(self._colours, picture, whole)
        self._colours.release()

    def _quad(self, program: QOpenGLShaderProgram, box: QRectF, whole: QSizeF) -> None:
        """Draw a rectangle given with y down: its first corner is the top left one of the texture."""
        left = 2 * box.left() / whole.width() - 1
        top = 1 - 2 * box.top() / whole.height()
        across, down = 2 * box.width() / whole.width(), -2 * box.height() / whole.height()
        program.setUniformValue(program.uniformLocation("box"), QVector4D(left, top, across, down))
        place = program.attributeLocation("corner")
        program.enableAttributeArray(place)
        program.setAttributeArray(place, self._corners, 2)  # pyright: ignore[reportArgumentType,reportCallIssue]
        QOpenGLContext.currentContext().functions().glDrawArrays(_TRIANGLE_STRIP, 0, 4)
        program.disableAttributeArray(place)

    def forget(self) -> None:
        """There is no picture to draw."""
        self._frame = None

    def _drop_ring(self) -> None:
        for shown in self._ring:
            shown.destroy()
        self._ring.clear()
        self._turn = 0

    def destroy(self) -> None:
        """Give back what the card holds."""
        self._drop_ring()
        if self._layer is not None:
            self._layer.destroy()
            self._layer = None
        self._colours.removeAllShaders()
        self._over.removeAllShaders()


def _program(fragment: str) -> QOpenGLShaderProgram:
    """A program that places a rectangle and colours it; raises `StudioError` with the driver's words."""
    program = QOpenGLShaderProgram()
    kinds = QOpenGLShader.ShaderTypeBit
    built = program.addShaderFromSourceCode(kinds.Vertex, _PLACE)
    built = built and program.addShaderFromSourceCode(kinds.Fragment, fragment)
    if not (built and program.link()):
        raise StudioError(f"The graphics card does not take the monitor's program: {program.log().strip()[:200]}.")
    return program
