import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.errors import StudioError
from studio.ui.care.screen import check_screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")


@pytest.mark.parametrize(
    "environment",
    [{"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "vnc:size=8x8"}, {"WAYLAND_DISPLAY": "wayland-0"}],
)
def test_platforms_that_need_no_x_server_are_let_be(environment: dict[str, str]) -> None:
    check_screen(environment)


@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"DISPLAY": ""}])
def test_without_a_screen_there_is_a_sentence(environment: dict[str, str]) -> None:
    with pytest.raises(StudioError, match="no screen"):
        check_screen(environment)


def test_a_screen_that_does_not_answer_is_named() -> None:
    with pytest.raises(StudioError, match=r"':4711'|lacks"):
        check_screen({"DISPLAY": ":4711"})


def test_the_command_line_ends_with_the_sentence(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env.pop("QT_QPA_PLATFORM", None)
    words = [sys.executable, "-m", "studio", "open", str(tmp_path / "none.storyreel")]
    ended = subprocess.run(words, env=env, capture_output=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("storyreel: There is no screen")
    assert len(ended.stderr.decode().splitlines()) == 1
