from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from studio.codec.decoder import probe
from studio.model.rows import new_id
from studio.ui.exporting.dialog import ExportDialog
from studio.ui.exporting.exports import Exports
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.wire.models import ModelCard


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    return made


def choose(field: QComboBox, data: object) -> None:
    field.setCurrentIndex(field.findData(data))


def test_it_sums_up_what_will_be_exported(taken: Session, theme: Theme, window: QWidget) -> None:
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    assert dialog.facts["length"].text() == "00:00:03:00"
    assert dialog.facts["shots"].text() == "6 in 2 scenes"
    assert dialog.rest.title.text() == "3 of 6 shots are not at their best yet"
    assert dialog.out.name == "film_v01.mp4"
    assert not dialog.grab().isNull()
    dialog.dismiss()


def test_drafts_are_said_where_something_better_can_be_made(taken: Session, theme: Theme, window: QWidget) -> None:
    assert taken.library is not None
    taken.library.cards = (ModelCard(model="broken", name="Broken", path="/models/broken", problem="Half of it."),)
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    assert dialog.rest.title.text() == "3 of 6 shots are not at their best yet"
    dialog.dismiss()
    taken.library.cards = (ModelCard(model="one", name="One", path="/models/one"),)
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    assert dialog.rest.title.text() == "6 of 6 shots are not at their best yet"
    dialog.dismiss()


def test_the_selection_alone_can_be_exported(
    taken: Session, theme: Theme, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    taken.selection.become([shot.id for shot in taken.board.reel[:2]])
    exports = Exports(window)
    dialog = ExportDialog(window, taken, theme, exports)
    dialog.open()
    choose(dialog.range, "selection")
    choose(dialog.quality, "draft")
    assert dialog.facts["length"].text() == "00:00:01:00"
    dialog.use_place(str(tmp_path / "two"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: exports.progress is None, timeout=20_000)
    assert probe(tmp_path / "two.mp4").frames == 24


def test_the_range_from_in_to_out(taken: Session, theme: Theme, window: QWidget) -> None:
    taken.playing.mark(first=6, last=30)
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    choose(dialog.range, "range")
    options = dialog.options()
    assert (options.first, options.last) == (6, 30)
    assert dialog.facts["length"].text() == "00:00:01:00"
    dialog.dismiss()


def test_sound_can_be_left_out_where_there_is_some(taken: Session, theme: Theme, window: QWidget) -> None:
    silent = ExportDialog(window, taken, theme, Exports(window))
    silent.open()
    assert not silent.sound.isVisible()
    assert silent.options().sound
    silent.dismiss()
    chosen = next(take for shot in taken.board.reel if (take := taken.board.chosen(shot)))
    taken.opened.store.add_take(msgspec.structs.replace(chosen, id=new_id(), sound=True), choose=True)
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    assert dialog.sound.isVisible()
    choose(dialog.sound, False)
    assert not dialog.options().sound
    dialog.kinds[".csv"].click()
    assert dialog.sound.isHidden()
    dialog.dismiss()


def test_a_list_has_no_size_and_no_quality(taken: Session, theme: Theme, window: QWidget) -> None:
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    dialog.kinds[".csv"].click()
    assert dialog.quality.isHidden()
    assert dialog.out.suffix == ".csv"
    assert dialog.go.text() == "Export shot list"
    dialog.dismiss()


def test_what_lacks_can_be_made_first(taken: Session, theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    taken.making.pause()
    dialog = ExportDialog(window, taken, theme, Exports(window))
    dialog.open()
    qtbot.mouseClick(dialog.rest.make, Qt.MouseButton.LeftButton)
    assert len(taken.making.rows()) == 3
    assert "3 being made" in dialog.rest.counts.accessibleName()
    dialog.dismiss()
