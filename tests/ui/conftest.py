from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.edit.deeds import Draft
from studio.extend.registry import Registry, bundled_folder, find_plugins
from studio.model.time import Rate
from studio.project import Opened, create
from studio.ui.session import Session
from studio.ui.theme import Theme, dress

PROMPTS = (
    "Extreme wide of a snowed-in pine forest at dusk, slow dolly in",
    "Low angle: a red fox slips out between two trunks and listens",
    "Insert of paw prints filling with snow",
    "Wide truck right with a red fox running across deep snow at sunset",
    "The fox stops: a lantern swings between the trunks",
    "A woman in the doorway of a hut, lantern raised",
)

OpenProject = Callable[..., Opened]
OpenSession = Callable[..., Session]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The dark theme, dressed onto the application."""
    theme = Theme("dark", qapp)
    qapp.setStyle("Fusion")
    dress(qapp, theme)
    yield theme
    # widgets of the test that wait to be deleted would all be dressed once more
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    theme.deleteLater()


@pytest.fixture(scope="session")
def shelf() -> Registry:
    """The bundled engines."""
    return find_plugins([bundled_folder()], installed=False)


@pytest.fixture
def open_project_of(tmp_path: Path) -> OpenProject:
    """Makes a small project (128x72) of some shots in two scenes; `count` of them, 24 frames each."""

    def make(count: int = len(PROMPTS), *, frames: int = 24, width: int = 128, height: int = 72) -> Opened:
        opened = create(tmp_path / "film.storyreel", rate=Rate(24), width=width, height=height, title="Film")
        drafts = [
            Draft(prompt=PROMPTS[n % len(PROMPTS)], frames=frames, scene="Forest" if n < count / 2 else "Hut")
            for n in range(count)
        ]
        if drafts:
            opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
        return opened

    return make


@pytest.fixture
def open_session(open_project_of: OpenProject, shelf: Registry, qapp: QApplication) -> Iterator[OpenSession]:
    """Opens a session of a project such as `open_project_of` makes; it is closed after the test."""
    sessions: list[Session] = []

    def make(count: int = len(PROMPTS), **how: int) -> Session:
        session = Session(open_project_of(count, **how), shelf)
        sessions.append(session)
        return session

    yield make
    for session in sessions:
        session.close()
        session.deleteLater()


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    """A session of six shots in two scenes that have no takes."""
    return open_session()
