import pytest

from studio.ui.session import Session
from studio.ui.session.library import Library
from studio.wire import messages as m
from studio.wire.capability import Capabilities, Inputs, Sizes
from studio.wire.models import ModelCard
from tests.ui.session.test_library import Desk

WAN = ModelCard(
    model="/models/wan",
    name="Wan 2.1 T2V 1.3B",
    path="/models/wan",
    task="Text to video",
    source="chosen folder",
    bytes=2_831_155_200,
    licence="Apache-2.0",
    fits="yes",
    capabilities=Capabilities(
        engine="diffusers",
        title="Diffusers",
        model="/models/wan",
        inputs=Inputs(first_frame=True, references=2),
        gives_audio=True,
        sizes=Sizes(multiple=16, max_side=1280, max_pixels=832 * 480, min_frames=5, max_frames=81),
    ),
)
LARGE = ModelCard(
    model="/models/ltx", name="LTX-2", path="/models/ltx", task="Text to video", fits="no", bytes=25 << 30
)
HALF = ModelCard(model="/models/half", name="Half", path="/models/half", problem="It lacks 2 of 6 files.")


@pytest.fixture
def librarian() -> Desk:
    """Writes down what the library asks."""
    return Desk()


@pytest.fixture
def library(session: Session, librarian: Desk) -> Library:
    """A library of three models that has been looked at."""
    library = Library(librarian, "diffusers", session)
    session.library = library
    library.look()
    answer(library, librarian, WAN, LARGE, HALF)
    return library


def answer(library: Library, librarian: Desk, *cards: ModelCard, problem: str = "") -> None:
    """Answer the newest search."""
    library.hear("diffusers", m.Surveyed(id=librarian.surveys[-1], cards=cards, problem=problem))
