"""The composition root: the one file that knows every room and puts them together."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio import settings
from studio.errors import BadInputError
from studio.extend.registry import Registry, bundled_folder, find_plugins, user_folders
from studio.project import Opened, open_project
from studio.project.folder import LOCK
from studio.project.lock import is_held
from studio.render.generate import Generator
from studio.render.life import Limits

if TYPE_CHECKING:
    from studio.ui.window.window import MainWindow

LOCK_WAIT_S = 2.0
"""How long a command waits for a project that another one is just writing to."""


def registry() -> Registry:
    """The plugins that this user has: bundled, in the folders set, the user's own, installed."""
    chosen = [Path(folder).expanduser() for folder in settings.load().plugin_folders]
    return find_plugins([bundled_folder(), *chosen, *user_folders()])


def open_board(project: str, *, write: bool = True) -> Opened:
    """Open a project by what the user typed; raises `StudioError`."""
    if not project.strip():
        raise BadInputError("The project has no name: give its folder, such as fox.storyreel.")
    return open_project(Path(project), write=write, wait_s=LOCK_WAIT_S)


def generator(opened: Opened, shelf: Registry) -> Generator:
    """What makes an open project's takes, as the user has set it up."""
    chosen = settings.load()
    limits = Limits(silence_s=chosen.heartbeat_s, slots=chosen.ring_slots)
    return Generator(opened, shelf, limits, threads=chosen.previs_threads, model_folders=chosen.model_folders)


def is_live(opened: Opened) -> bool:
    """Whether some process (perhaps this one) has the project open for writing."""
    return is_held(opened.path / LOCK)


def run_window(project: str | None = None, *, shown: Callable[["MainWindow"], object] | None = None) -> int:
    """Open the window, on a project if one is named, and stay until it is closed; returns the exit status.

    `shown` is given the window once it is painted and answers. What cannot be opened is said in the window. Raises
    `StudioError` where there is no screen.
    """
    # Qt is loaded here alone: no other command needs it
    from PySide6.QtCore import QTimer

    from studio.ui.care.crash import log_folder
    from studio.ui.care.screen import check_screen
    from studio.ui.window.application import make_application, make_window, run

    check_screen()
    app = make_application()
    window = make_window(app, registry(), settings.load())
    window.show()
    if project is not None:
        window.opener.open(Path(project))
    if shown is not None:
        # the first turn of the event loop paints, the second one answers
        QTimer.singleShot(0, app, lambda: QTimer.singleShot(0, app, lambda: shown(window)))
    return run(app, window, log_folder())
