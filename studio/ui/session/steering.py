"""Has the depth of what a shot stages written as a video, in a thread, to steer takes of models that can be steered."""

import threading

from PySide6.QtCore import QObject, Signal

from studio.errors import CancelledError, StudioError
from studio.model.cascade import fold_params
from studio.model.recipe import Recipe
from studio.project import Opened
from studio.render.asking import ask_for
from studio.render.process import Launch
from studio.render.steering import control_of, depth_control, staged_like
from studio.ui.session.making import Making
from studio.ui.session.notices import Notice

CLOSE_S = 2.0
"""How long closing waits for what is being staged."""


class Steering(QObject):
    """One shot at a time. `staged` bears the shot and the value for its parameter `control`."""

    staged = Signal(str, str)
    noticed = Signal(object)
    _ended = Signal(str, object)

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened, self._making = opened, making
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a shot is being staged."""
        return self._thread is not None

    def begin(self, shot: str) -> None:
        """Stage a shot as its take will be, in size and length; a failure becomes a notice."""
        board, reader = self._opened.document.board, self._making.reader()
        row = board.shots.get(shot)
        if self.busy or row is None or reader is None:
            return
        try:
            params = fold_params(board, row)
            record = self._making.capabilities(str(params["engine"]), str(params.get("model", "")))
            control_of(record)
            draft = ask_for(self._making.capabilities(reader))
            recipe = staged_like(board, row, draft, ask_for(record, in_force=params))
            launch = self._making.engines.launch(reader)
        except StudioError as error:
            self.noticed.emit(Notice(str(error), "error", shot))
            return
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._work, args=(shot, launch, recipe, self._stop), name="staging-depth", daemon=True
        )
        self._thread.start()
        words = self.tr("The depth of shot {} is being staged.").format(board.numbers[shot])
        self.noticed.emit(Notice(words, "info", shot))

    def _work(self, shot: str, launch: Launch, recipe: Recipe, stop: threading.Event) -> None:
        """In the thread: make the video."""

        def progress(_done: int, _total: int) -> None:
            if stop.is_set():
                raise CancelledError("The project is being closed.")

        try:
            value: str | StudioError = depth_control(launch, recipe, self._opened.media, progress=progress)
        except StudioError as error:
            value = error
        self._ended.emit(shot, value)

    def _end(self, shot: str, value: str | StudioError) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._stop.is_set():
            return
        if isinstance(value, str):
            self.staged.emit(shot, value)
        else:
            self.noticed.emit(Notice(str(value), "error", shot))

    def close(self) -> None:
        """Stop, and wait a moment for the thread; one that waits for an engine to get ready ends with the process."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(CLOSE_S)
            self._thread = None
