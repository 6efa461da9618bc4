"""How the window's thread is kept free, and how it is told."""

import threading

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from studio.render.events import FramesArrived
from studio.ui.session.underway import SLICE_S
from tests.ui.session.conftest import OpenShop

PATIENCE_MS = 20_000


def test_nothing_runs_while_there_is_nothing_to_do(open_shop: OpenShop, qtbot: QtBot) -> None:
    making = open_shop(1).making
    qtbot.wait(5)
    timers = [timer for timer in making.findChildren(QTimer) if timer.isActive()]
    assert not timers
    assert not making.busy
    assert making.left_s() is None


def test_everything_is_told_in_the_windows_thread(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(2)
    making = shop.making
    threads: set[int] = set()
    for signal in (making.frames_arrived, making.progressed, making.queue_changed, making.workers_changed):
        signal.connect(lambda *_: threads.add(threading.get_ident()))
    making.make(shop.ids)
    qtbot.waitUntil(lambda: not making.busy, timeout=PATIENCE_MS)
    assert threads == {threading.get_ident()}


def test_a_slow_listener_gets_frames_in_few_pieces(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1, frames=240)
    making = shop.making
    told: list[FramesArrived] = []
    pause = threading.Event()

    def dawdle(event: FramesArrived) -> None:
        told.append(event)
        pause.wait(5 * SLICE_S)

    making.frames_arrived.connect(dawdle)
    making.make(shop.ids)
    qtbot.waitUntil(lambda: not making.busy, timeout=PATIENCE_MS)
    assert told[-1].first + told[-1].count == 240
    assert len(told) < 240


def test_progress_grows_and_ends_with_the_job(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1, frames=60, delay_ms=4.0)
    making, shot = shop.making, shop.ids[0]
    parts: list[float] = []

    def note(name: str) -> None:
        progress = making.progress(name)
        parts.append(progress.part if progress else 2.0)

    making.progressed.connect(note)
    making.make([shot])
    qtbot.waitUntil(lambda: not making.busy and making.progress(shot) is None and parts[-1] == 2.0, timeout=PATIENCE_MS)
    assert parts == sorted(parts)
    assert len(set(parts)) > 3


def test_after_the_end_nothing_is_told_any_more(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1, frames=500, delay_ms=4.0)
    making = shop.making
    making.make(shop.ids)
    with qtbot.waitSignal(making.frames_arrived, timeout=PATIENCE_MS):
        pass
    making.close()
    told: list[object] = []
    for signal in (making.frames_arrived, making.progressed, making.queue_changed):
        signal.connect(lambda *what: told.append(what))
    qtbot.wait(20)
    making.close()
    assert not told
