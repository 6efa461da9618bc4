"""The record of a run is gone when it ends well, and a report when it does not."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from studio.ui.care.crash import EDITS, CrashRecord, collect, log_folder

DYING = """
import faulthandler, os, sys
from pathlib import Path
from studio.ui.care.crash import CrashRecord
record = CrashRecord(Path(sys.argv[1]), print)
record.watch()
record.open_project("/films/fox.storyreel")
record.edited("Trim shot 4")
os.abort()
"""


def test_a_run_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    record = CrashRecord(tmp_path, lambda _sentence: None)
    record.open_project("/films/fox.storyreel")
    record.edited("Trim shot 4")
    assert record.path.is_file()
    record.close()
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_killed_leaves_a_report(tmp_path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", DYING, str(tmp_path)], capture_output=True, check=False)
    assert died.returncode == -signal.SIGABRT
    (left,) = collect(tmp_path)
    assert (left.project, left.edit) == ("/films/fox.storyreel", "Trim shot 4")
    assert left.report.name.startswith("crash-")
    report = left.report.read_text()
    assert "Fatal Python error: Aborted" in report
    assert "Storyreel" in report
    assert collect(tmp_path) == []


def test_a_defect_is_told_in_a_sentence_and_kept(tmp_path: Path) -> None:
    told: list[str] = []
    record = CrashRecord(tmp_path, told.append)
    error = ValueError("no such shot")
    record._excepted(ValueError, error, None)  # pyright: ignore[reportPrivateUsage]
    record.close()
    assert len(told) == 1
    assert "no such shot" in told[0]
    assert "Traceback" not in told[0]
    (report,) = tmp_path.glob("crash-*.txt")
    assert "ValueError: no such shot" in report.read_text()


def test_a_record_stays_small(tmp_path: Path) -> None:
    record = CrashRecord(tmp_path, lambda _sentence: None)
    for number in range(10 * EDITS):
        record.edited(f"Edit {number}\nwith a second line")
    lines = record.path.read_text().splitlines()
    assert len(lines) < 3 * EDITS + 10
    assert f"Edit {10 * EDITS - 1} with a second line" in lines[-1]
    record.close()


def test_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    record = CrashRecord(tmp_path, lambda _sentence: None)
    assert collect(tmp_path) == []
    assert record.path.is_file()
    record.close()


def test_old_reports_go(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"crash-2026{number:04}-000000-1.txt").touch()
    collect(tmp_path)
    assert len(list(tmp_path.iterdir())) == 20


@pytest.mark.parametrize("text", ["", "\x00\xff", "project: \nedit: \n"])
def test_a_cut_off_record_is_still_a_report(tmp_path: Path, text: str) -> None:
    (tmp_path / "run-20260101-000000-4000000.part").write_text(text)
    (left,) = collect(tmp_path)
    assert left.project == ""


def test_reports_have_a_place_of_the_user() -> None:
    assert "storyreel" in str(log_folder()).lower()
