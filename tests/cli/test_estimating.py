from pathlib import Path

import pytest

from tests.cli.conftest import Storyreel


@pytest.mark.usefixtures("fakes")
def test_what_takes_of_this_project_tell_is_learned(project: Path, storyreel: Storyreel) -> None:
    storyreel("generate", project, "--shots", 1, "--engine", "test_pattern")
    first = storyreel("generate", project, "--shots", 2, "--engine", "test_pattern", "--estimate", "--json").lines[0]
    assert (first["sure"], first["seconds"] >= 0, first["fits"]) == ("learned", True, True)
    assert "from takes like it" in storyreel("generate", project, "--engine", "test_pattern", "--estimate").out
