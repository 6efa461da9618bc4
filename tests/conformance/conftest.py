"""The kit's own options, so that `pytest tests/conformance --engine ID` tests one engine; stands for engines that
misbehave."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.conformance.plugin import pytest_addoption
from studio.conformance.stand import LIMITS, Order, Stand
from studio.extend.registry import bundled_folder, find_plugins
from studio.render.host import Limits
from studio.wire.capability import Value

__all__ = ["Stands", "pytest_addoption"]

Stands = Callable[..., Stand]


@pytest.fixture
def pattern(tmp_path: Path) -> Iterator[Stands]:
    """A stand with the test pattern, which misbehaves as the parameters say."""
    made: list[Stand] = []

    def open_stand(*, patience_s: float = 20.0, limits: Limits = LIMITS, **params: Value) -> Stand:
        manifest = find_plugins([bundled_folder()], installed=False).engine("test_pattern")
        made.append(Stand(Order(manifest, "", params, patience_s, limits), tmp_path))
        return made[-1]

    yield open_stand
    for stand in made:
        stand.close()
