from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.codec.decoder import probe
from studio.edit import deeds
from studio.export import ExportOptions, source_of
from studio.ui.exporting.exports import Exports
from studio.ui.session import Notice, Session


def test_exports_run_one_after_the_other_while_editing_goes_on(taken: Session, tmp_path: Path, qtbot: QtBot) -> None:
    exports, said = Exports(), list[Notice]()
    exports.noticed.connect(said.append)
    length = taken.board.length
    for name in ("one.mp4", "two.csv"):
        exports.start(source_of(taken.opened), tmp_path / name, ExportOptions(threads=1))
    progress = exports.progress
    assert progress
    assert (progress.out.name, progress.waiting) == ("one.mp4", 1)
    taken.do(deeds.remove_shots, shots=[taken.board.reel[0].id])
    qtbot.waitUntil(lambda: exports.progress is None, timeout=20_000)
    assert probe(tmp_path / "one.mp4").frames == length
    assert [notice.level for notice in said] == ["info", "info"]
    assert said[0].remedy
    assert exports.frames_per_s["good"] > 0


def test_a_stopped_export_leaves_nothing(taken: Session, tmp_path: Path, qtbot: QtBot) -> None:
    exports, said = Exports(), list[Notice]()
    exports.noticed.connect(said.append)
    exports.start(source_of(taken.opened), tmp_path / "film.mp4", ExportOptions(threads=1))
    exports.cancel()
    qtbot.waitUntil(lambda: exports.progress is None, timeout=20_000)
    assert list(tmp_path.glob("film.mp4*")) == []
    assert "stopped" in said[0].sentence


def test_a_failure_is_a_sentence_and_the_next_goes_on(taken: Session, tmp_path: Path, qtbot: QtBot) -> None:
    exports, said = Exports(), list[Notice]()
    exports.noticed.connect(said.append)
    exports.start(source_of(taken.opened), tmp_path / "none" / "film.mp4", ExportOptions(threads=1))
    exports.start(source_of(taken.opened), tmp_path / "film.csv", ExportOptions())
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    assert [notice.level for notice in said] == ["error", "info"]
    assert (tmp_path / "film.csv").is_file()


def test_closing_ends_the_thread(taken: Session, tmp_path: Path) -> None:
    exports = Exports()
    exports.start(source_of(taken.opened), tmp_path / "film.mp4", ExportOptions(threads=1))
    exports.close()
    assert not (tmp_path / "film.mp4.part").exists()
