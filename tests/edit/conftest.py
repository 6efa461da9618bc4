import pytest

from studio.edit.apply import advance
from studio.edit.deeds import Draft, add_shots
from studio.model.board import Board
from studio.model.rows import Project


@pytest.fixture
def board() -> Board:
    """Two scenes: 'Field' with shots 1 to 3, 'Forest' with shots 4 and 5; 48 frames each."""
    empty = Board(Project(), {}, {}, {})
    drafts = [Draft(prompt=f"Shot {n}", frames=48, scene="Field" if n <= 3 else "Forest") for n in range(1, 6)]
    return advance(empty, add_shots(empty, drafts=drafts).changes)
