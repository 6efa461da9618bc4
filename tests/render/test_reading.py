from pathlib import Path

import pytest

from studio.errors import BadInputError, StudioError
from studio.extend.registry import bundled_folder
from studio.render.process import Launch
from studio.render.reading import read_prompt


def test_an_engine_that_does_not_read_says_so() -> None:
    launch = Launch("test_pattern", "Test pattern", "test_pattern.engine:TestPattern", bundled_folder())
    with pytest.raises(BadInputError, match="does not read prompts"):
        read_prompt(launch, "A fox")


def test_an_engine_that_cannot_start_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as failure:
        read_prompt(Launch("nobody", "Nobody", "nobody.engine:Nobody", tmp_path), "A fox")
    assert "nobody" in str(failure.value).lower()
