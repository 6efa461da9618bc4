from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.project import Opened, create

MakeTake = Callable[..., Take]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Fox.storyreel"


@pytest.fixture
def opened(path: Path) -> Iterator[Opened]:
    """A new project, open for writing."""
    with create(path, rate=Rate(24), width=640, height=360, title="Fox") as project:
        yield project


@pytest.fixture
def make_take() -> MakeTake:
    """Makes a take with this id for this shot."""

    def make(name: str, shot: str, recipe_hash: str = "h", *, partial: bool = False) -> Take:
        return Take(
            id=name,
            shot=shot,
            media="a" * 64,
            recipe="{}",
            recipe_hash=recipe_hash,
            ask=Ask(engine="previs", seed=3, params={"fog": 0.5}),
            frames=48,
            width=640,
            height=360,
            rate=Rate(30000, 1001),
            seed=3,
            quality="draft",
            engine="previs",
            partial=partial,
        )

    return make
