"""Builds the set's things before they are wanted, while nobody waits for a shot."""

from collections import deque
from collections.abc import Callable
from threading import Event, Thread

from previs.props import PROPS
from previs.staging.wardrobe import prop_mesh

VARIANTS = 4
"""How many forms of a thing a set is strewn with."""


class Ahead:
    """Builds prop meshes in a thread of its own: all things in their first form, then in the others. `start` and `stop`
    may be called in any order, from one thread at a time."""

    def __init__(self, build: Callable[[str, int], object] = prop_mesh) -> None:
        self._make = build
        self._left = deque((name, variant) for variant in range(VARIANTS) for name in PROPS)
        self._halt = Event()
        self._thread: Thread | None = None

    @property
    def left(self) -> int:
        """How many meshes are still to be built."""
        return len(self._left)

    def start(self) -> None:
        """Go on building, if anything is left."""
        if self._left and (self._thread is None or not self._thread.is_alive()):
            self._halt.clear()
            self._thread = Thread(target=self._build, name="previs-ahead", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let the machine go to a shot: what is begun (milliseconds) is built, and no more."""
        self._halt.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _build(self) -> None:
        while self._left and not self._halt.is_set():
            self._make(*self._left.popleft())
