import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.care.interrupts import ENDING, Interrupts


@pytest.mark.parametrize("number", ENDING)
def test_an_idle_window_hears_that_it_is_to_end(qtbot: QtBot, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    interrupts = Interrupts()
    try:
        with qtbot.waitSignal(interrupts.asked, timeout=5000):
            os.kill(os.getpid(), number)
    finally:
        interrupts.close()
    assert signal.getsignal(number) == before
