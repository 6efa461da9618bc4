from pathlib import Path

from studio.ui.window.casting import cast_model
from studio.ui.window.window import MainWindow


def test_where_no_project_is_open_a_model_has_nothing_to_play_in(window: MainWindow, tmp_path: Path) -> None:
    bench, window.front.workbench = window.front.workbench, None
    assert "plays in a project" in cast_model(window.front, tmp_path / "Fox.glb")
    window.front.workbench = bench
    assert "still being read" in cast_model(window.front, tmp_path / "Fox.glb")
