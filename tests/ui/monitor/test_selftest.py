from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.codec.i420 import i420_to_rgb, size_of
from studio.ui.monitor.choice import judge
from studio.ui.monitor.selftest import HEIGHT, WIDTH, error_of, known_picture
from studio.ui.monitor.trial import Trial


def drawn(shift: int = 0) -> QImage:
    rgb = np.clip(i420_to_rgb(known_picture()).astype(int) + shift, 0, 255).astype(np.uint8)
    return QImage(rgb.data, WIDTH, HEIGHT, WIDTH * 3, QImage.Format.Format_RGB888).copy()


def test_the_known_picture_has_the_size_it_says() -> None:
    assert size_of(known_picture()) == (WIDTH, HEIGHT)


def test_a_right_drawing_has_no_error_and_a_wrong_one_has() -> None:
    assert error_of(drawn(), known_picture()) == 0
    assert error_of(drawn(9), known_picture()) == 9
    assert error_of(drawn().flipped(Qt.Orientation.Vertical), known_picture()) > 50
    assert error_of(drawn().rgbSwapped(), known_picture()) > 50


def test_opengl_in_software_draws_rightly_and_is_not_chosen(under_xvfb: Callable[[str], object]) -> None:
    found = under_xvfb(
        "from PySide6.QtGui import QGuiApplication\n"
        "from studio.ui.monitor.selftest import try_opengl\n"
        "application = QGuiApplication([])\n"
        "found = list(try_opengl(2))\n"
    )
    assert isinstance(found, list)
    trial = Trial(str(found[0]), int(found[1]), float(found[2]))
    assert trial.error <= 2
    assert judge(trial).kind == "raster"
    assert judge(trial._replace(renderer="A card", frame_ms=1.0)).kind == "gpu"
