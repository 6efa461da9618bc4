from PySide6.QtWidgets import QApplication

from studio.extend.registry import Registry
from studio.ui.trials.first_frame import PARTS, figures, measure


def test_the_first_frame_is_seen_all_the_way_to_the_paint(qapp: QApplication, shelf: Registry) -> None:
    told: list[int] = []
    whole, ours = measure(lambda done, _: told.append(done), rounds=2, shelf=shelf, engine="test_pattern")
    assert told == [0, 0, 1]
    assert whole["bench"] == ours["bench"] == "first-frame"
    assert isinstance(whole["value"], float)
    assert whole["value"] > 0
    assert all(part in str(ours["note"]) for part in PARTS)


def test_the_worker_is_left_out_of_what_is_ours() -> None:
    whole, ours = figures([[1.0, 300.0, 1.0, 1.0, 2.0]] * 4, "previs")
    assert whole["value"] == 305.0
    assert whole["ok"] is False
    assert ours["value"] == 5.0
    assert "worker 300.0" in str(ours["note"])
