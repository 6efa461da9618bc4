from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from pytestqt.qtbot import QtBot

from studio.ui.window.witness import Witness
from tests.ui.window.conftest import OpenWindow

LEFT = "Storyreel 0.1.0\nproject: /films/Fox.storyreel\nedit: Trim shot 4\nFatal Python error: Aborted\n"


def test_a_crash_is_told_at_the_next_start(open_window: OpenWindow, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    (log / "run-20260101-000000-4000000.part").write_text(LEFT)
    window = open_window(None)
    before = qInstallMessageHandler(None)
    witness = Witness(window, log)
    try:
        said = window.pages.book.entries[-1].notice
        assert "ended unexpectedly while Fox was open" in said.sentence
        assert "'Trim shot 4'" in said.sentence
        assert said.remedy
    finally:
        witness.close()
        qInstallMessageHandler(before)
    assert [path.name for path in log.iterdir()] == ["crash-20260101-000000-4000000.txt"]


def test_edits_and_qts_warnings_go_into_the_record(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    before = qInstallMessageHandler(None)
    witness = Witness(window, tmp_path / "log")
    try:
        window.commands.run("edit.remove")
        assert witness.record is not None
        text = witness.record.path.read_text()
        assert "project: " + str(tmp_path / "film.storyreel") in text
        assert "edit: Remove shot 1" in text
        witness.record._qt_said(QtMsgType.QtWarningMsg, None, "a warning")  # pyright: ignore[reportPrivateUsage, reportArgumentType]
        assert "a warning" in witness.record.path.read_text()
        witness.record._failed("Storyreel met a defect of its own (x).")  # pyright: ignore[reportPrivateUsage]
        qtbot.waitUntil(lambda: len(window.pages.toasts.shown) == 1)
    finally:
        witness.close()
        qInstallMessageHandler(before)
    assert list((tmp_path / "log").iterdir()) == []


def test_without_a_place_for_reports_the_window_works(open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    window = open_window(None)
    witness = Witness(window, tmp_path / "file" / "log")
    assert witness.record is None
    assert "cannot be kept" in window.pages.book.entries[-1].notice.sentence
    witness.close()
