import pytest
from weighing import FAKES

from studio.cli.engine_choice import abilities, launch_of, modelled, reading, steered
from studio.errors import BadInputError, NotFoundError
from studio.extend.registry import bundled_folder, find_plugins


def test_a_command_finds_the_engine_that_it_needs() -> None:
    registry = find_plugins([bundled_folder(), FAKES], installed=False)
    assert reading(registry).id == "previs"
    assert "weights" in {manifest.id for manifest in modelled(registry)}
    (own,) = modelled(registry, "weights")
    assert abilities(own).title == launch_of(own).title == "Weights"
    assert steered(registry, "weights", named=False) is own
    assert steered(registry, "test_pattern", named=True).id == "test_pattern"
    assert abilities(steered(registry, "test_pattern", named=False)).models
    with pytest.raises(BadInputError, match="needs no models"):
        modelled(registry, "previs")


def test_where_there_is_none_it_says_so() -> None:
    fakes = find_plugins([FAKES], installed=False)
    with pytest.raises(NotFoundError, match="reads prompts"):
        reading(fakes)
    only = find_plugins([], installed=False)
    with pytest.raises(NotFoundError, match="needs models"):
        modelled(only)
    patterns = find_plugins([bundled_folder() / "nothing"], installed=False)
    with pytest.raises(NotFoundError):
        steered(patterns, "test_pattern", named=False)
