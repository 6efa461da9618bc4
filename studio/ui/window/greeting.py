"""The start page and what its wishes lead to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio.ui.actions.desk import Page
from studio.ui.start import StartPage
from studio.ui.window.opening import Opener


def greet(start: StartPage, opener: Opener, show: Callable[[Page], object]) -> None:
    """Connect the start page's wishes."""
    start.begin.connect(opener.begin)
    start.open_asked.connect(lambda path: opener.open(Path(path)) if path else opener.ask_for_project())
    start.empty_asked.connect(opener.ask_for_new)
    start.sample_asked.connect(opener.sample)
    start.learn_asked.connect(lambda _topic: show("keys"))


def tell_engines(start: StartPage, titles: list[str]) -> None:
    """Say on the start page which engines there are."""
    words = (
        QCoreApplication.translate("Greeting", "{names} ready").format(names=", ".join(titles))
        if titles
        else QCoreApplication.translate("Greeting", "No engine found")
    )
    start.set_status(words, ready=bool(titles))
