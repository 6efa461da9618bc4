"""Ctrl-C and a polite kill, heard by the event loop: they end the window as closing it does.

Python runs signal handlers between its own instructions, of which an idle event loop has none; so a byte that the
interpreter writes into a socket wakes it.
"""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

ENDING = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """`asked` is emitted when somebody wants the program to end. To be made and closed in the main thread."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before = {number: signal.signal(number, self._hear) for number in ENDING}
        self._wakeup = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)

    @staticmethod
    def _hear(_number: int, _frame: FrameType | None) -> None:
        """Nothing: the byte in the socket says it all."""

    def _wake(self) -> None:
        if self._near.recv(64):
            self.asked.emit()

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()
