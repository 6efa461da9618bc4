from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.codec.i420 import i420_to_rgb, rgb_to_i420
from studio.errors import ProjectError
from studio.ui.monitor.stills import FOLDER, Stills, as_image, save_png
from studio.ui.monitor.view import Card, View
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme

RGB = np.random.default_rng(1).integers(0, 255, (36, 64, 3), dtype=np.uint8)
FRAME = rgb_to_i420(RGB)


def test_a_still_has_the_size_and_the_colours_of_the_frame(session: Session, theme: Theme, qtbot: QtBot) -> None:
    stills = Stills(session, theme)
    view = View(Shown(5, session.board.reel[0].id, 5, picture=FRAME), (64, 36))
    with qtbot.waitSignal(stills.saved) as told:
        stills.grab(view)
    assert told.args is not None
    path = told.args[0]
    assert path == session.opened.path.parent / FOLDER / "film shot 001 frame 0006.png"
    assert QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888) == as_image(FRAME)
    assert [other.name for other in path.parent.iterdir()] == [path.name]
    stills.close()


def test_the_picture_is_the_reference(tmp_path: Path) -> None:
    image = as_image(FRAME)
    wanted = i420_to_rgb(FRAME)
    colour = image.pixelColor(20, 10)
    assert [colour.red(), colour.green(), colour.blue()] == wanted[10, 20].tolist()


def test_a_second_still_of_a_frame_does_not_replace_the_first(tmp_path: Path) -> None:
    image = as_image(FRAME)
    paths = [save_png(image, tmp_path / "a.png") for _ in range(3)]
    assert [path.name for path in paths] == ["a.png", "a 2.png", "a 3.png"]


def test_a_card_is_a_still_too(session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    stills = Stills(session, theme)
    shot = session.board.reel[0].id
    with qtbot.waitSignal(stills.saved) as told:
        stills.grab(View(Shown(0, shot, 0, "card"), (320, 180), card=Card(title="Shot 1", prompt="A fox")), tmp_path)
    assert told.args is not None
    assert QImage(str(told.args[0])).width() == 320
    stills.close()


def test_where_nothing_is_shown_there_is_nothing_to_save(session: Session, theme: Theme, qtbot: QtBot) -> None:
    stills = Stills(session, theme)
    with qtbot.waitSignal(stills.failed) as told:
        stills.grab(View(card=Card("nothing")))
    assert told.args is not None
    assert "no picture" in str(told.args[0])


def test_a_folder_that_cannot_be_made_is_said(session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProjectError, match="cannot be written"):
        save_png(as_image(FRAME), tmp_path / "file" / "still.png")
    stills = Stills(session, theme)
    with qtbot.waitSignal(stills.failed):
        stills.grab(View(Shown(picture=FRAME), (64, 36)), tmp_path / "file")
    stills.close()
