"""A session with takes, made without a worker."""

import pytest

from studio.ui.session import Session
from studio.ui.trials.footage import give_take
from tests.ui.conftest import OpenSession


@pytest.fixture
def taken(open_session: OpenSession) -> Session:
    """Six shots of 12 frames; the first three have takes. No models are known, whatever this machine has."""
    session = open_session(frames=12)
    if session.library is not None:
        session.library.cards = ()
    for shot in session.board.reel[:3]:
        give_take(session.opened, shot.id)
    return session
