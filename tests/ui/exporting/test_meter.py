from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.export import ExportOptions, source_of
from studio.ui.exporting.exports import Exports
from studio.ui.exporting.meter import ExportMeter
from studio.ui.session import Session
from studio.ui.theme import Theme


def test_it_is_in_sight_while_something_is_exported(taken: Session, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    exports = Exports()
    meter = ExportMeter(exports, theme)
    qtbot.addWidget(meter)
    assert meter.isHidden()
    exports.start(source_of(taken.opened), tmp_path / "film.mp4", ExportOptions(threads=1))
    assert not meter.isHidden()
    assert not meter.grab().isNull()
    qtbot.mouseClick(meter.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: exports.progress is None, timeout=20_000)
    assert meter.isHidden()
