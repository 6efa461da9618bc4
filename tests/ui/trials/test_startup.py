from pathlib import Path

import pytest

from studio.errors import StudioError
from studio.ui.trials import startup


def test_the_window_starts_and_says_what_it_took(tmp_path: Path) -> None:
    spent, size = startup.start([], tmp_path)
    assert spent > 0
    assert 20 < size < 2000


def test_a_start_that_fails_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "CHILD", "import sys; sys.exit(3)")
    with pytest.raises(StudioError, match="did not start"):
        startup.start([], tmp_path)
