"""The pulse: a thread that says the worker lives, whatever the engine does, and sends what waits for company."""

import threading
from collections.abc import Callable

BEAT_S = 1.0
LINGER_S = 0.008
"""How long announced frames may wait for more of their kind."""


class Pulse:
    """Calls `beat` each second and `flush` soon after each `wake`."""

    def __init__(self, beat: Callable[[], None], flush: Callable[[], None]) -> None:
        self._beat, self._flush = beat, flush
        self._wanted = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        if not self._wanted.is_set():
            self._wanted.set()

    def stop(self) -> None:
        self._stopped = True
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        pause = threading.Event()
        while not self._stopped:
            self._beat()
            while self._wanted.wait(BEAT_S) and not self._stopped:
                self._wanted.clear()
                pause.wait(LINGER_S)
                self._flush()
