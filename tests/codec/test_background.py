import os
import sys
import threading

import pytest

from studio.codec.background import EXPORTING, step_back


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone gives each thread a priority of its own")
def test_a_thread_and_what_it_starts_step_back_and_nobody_else() -> None:
    seen: list[int] = []

    def look() -> None:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def work() -> None:
        step_back(EXPORTING)
        look()
        inner = threading.Thread(target=look)
        inner.start()
        inner.join()

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    outer = threading.Thread(target=work)
    outer.start()
    outer.join()
    assert seen == [EXPORTING, EXPORTING]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before
