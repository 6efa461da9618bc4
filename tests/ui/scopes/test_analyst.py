import threading

from pytestqt.qtbot import QtBot

from studio.codec.i420 import blank
from studio.ui.scopes.analyst import Analyst
from studio.ui.scopes.measures import Measures


def test_the_newest_frame_is_measured_elsewhere_and_told_here(qtbot: QtBot) -> None:
    analyst = Analyst()
    found: list[Measures] = []
    analyst.measured.connect(found.append)
    frames = [blank(64, 36) for _ in range(20)]
    frames[-1][:36] = 200
    for frame in frames:
        analyst.look_at(frame)
    qtbot.waitUntil(lambda: bool(found) and int(found[-1].waveform[0].argmax()) == 200)
    assert len(found) <= len(frames)
    analyst.close()


def test_closing_ends_the_thread_and_the_next_frame_starts_another(qtbot: QtBot) -> None:
    analyst = Analyst()
    for _ in range(2):
        with qtbot.waitSignal(analyst.measured):
            analyst.look_at(blank(64, 36))
        analyst.close()
        assert not [thread for thread in threading.enumerate() if thread.name == "scopes"]
    analyst.close()
