import subprocess
import sys

import pytest


@pytest.mark.parametrize("words", [[], ["juggling"], ["seek", "seek"]])
def test_a_trial_that_there_is_not_is_refused_in_words(words: list[str]) -> None:
    ended = subprocess.run([sys.executable, "-m", "studio.ui.trials", *words], capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"is no trial" in ended.stderr
    assert not ended.stdout
