from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.errors import StudioError
from studio.ui.monitor.choice import Choice, choose, judge
from studio.ui.monitor.trial import Trial

GOOD = Trial("Some Card 4090", 1, 0.4)


def test_a_card_that_draws_rightly_and_quickly_is_used() -> None:
    assert judge(GOOD) == Choice("gpu", "OpenGL: Some Card 4090, 0.4 ms a frame, colours within 1 of 255.")


@pytest.mark.parametrize(
    ("trial", "why"),
    [
        (GOOD._replace(renderer="llvmpipe (LLVM 15.0.6, 256 bits)"), "software"),
        (GOOD._replace(renderer="GDI Generic"), "software"),
        (GOOD._replace(error=30), "off by 30"),
        (GOOD._replace(frame_ms=40.0), "40.0 ms"),
    ],
)
def test_any_other_card_is_not_and_the_note_says_why(trial: Trial, why: str) -> None:
    choice = judge(trial)
    assert choice.kind == "raster"
    assert why in choice.note


def test_the_platform_of_the_tests_has_no_opengl(qapp: QApplication) -> None:
    assert choose() == Choice("raster", "Raster: the platform 'offscreen' has no OpenGL windows.")


def test_a_trial_that_fails_says_so(qapp: QApplication, tmp_path: Path) -> None:
    def fails() -> Trial:
        raise StudioError("there is no OpenGL on this machine.")

    choice = choose(fails, marker=tmp_path / "running")
    assert choice == Choice("raster", "Raster: there is no OpenGL on this machine.")
    assert not list(tmp_path.iterdir())


def test_a_trial_is_marked_while_it_runs(qapp: QApplication, tmp_path: Path) -> None:
    marker = tmp_path / "cache" / "running"

    def tried() -> Trial:
        assert marker.exists()
        return GOOD

    assert choose(tried, marker=marker).kind == "gpu"
    assert not marker.exists()


def test_a_trial_that_took_the_program_with_it_is_not_tried_again(qapp: QApplication, tmp_path: Path) -> None:
    marker = tmp_path / "running"
    marker.touch()
    choice = choose(lambda: GOOD, marker=marker)
    assert choice.kind == "raster"
    assert str(marker) in choice.note


def test_a_folder_that_cannot_be_written_to_means_raster(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    choice = choose(lambda: GOOD, marker=tmp_path / "file" / "running")
    assert choice.kind == "raster"
