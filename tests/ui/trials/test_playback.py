# pyright: reportPrivateUsage=false
from pytestqt.qtbot import QtBot

from studio.ui.trials import playback
from studio.ui.trials.playback import Painted, measure


def test_it_plays_every_frame_alone_and_beside_a_worker(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    figures = list(measure(lambda done, total: told.append((done, total)), frames=24, sizes=((128, 72),), beside=2))
    assert told == [(1, 2), (2, 2)]
    assert [figure["name"] for figure in figures] == [
        "128x72: frames dropped or held",
        "128x72: jitter",
        "128x72, beside a worker: frames dropped or held",
        "128x72, beside a worker: jitter",
    ]
    assert all(figure["note"] == "24 painted" for figure in figures[::2])


def test_jumps_and_held_frames_are_counted() -> None:
    painted = [Painted(0, 0.0, False), Painted(1, 0.04, True), Painted(4, 0.16, False)]
    drops, jitter = playback._figures("it", painted, [1.0, 2.0])
    assert drops["value"] == 3
    assert not drops["ok"]
    assert not jitter["ok"]
    assert "bare timer" in str(jitter["note"])
