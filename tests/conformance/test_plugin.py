import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.conformance.plugin import read_params
from studio.errors import BadInputError
from studio.wire.capability import Capabilities, Parameter

RECORD = Capabilities(engine="e", title="E", parameters=(Parameter(name="steps", kind="int", default=1),))


def test_parameters_are_read_in_their_kinds() -> None:
    assert read_params(RECORD, ["steps=3"]) == {"steps": 3}
    with pytest.raises(BadInputError, match="give --set NAME=VALUE"):
        read_params(RECORD, ["steps"])
    with pytest.raises(BadInputError, match="no parameter 'look'"):
        read_params(RECORD, ["look=ink"])


def test_the_kit_runs_as_its_readers_are_told(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "greets or sound"]
    words += ["--pyargs", "studio.conformance", "-p", "studio.conformance.plugin", "--engine", "test_pattern"]
    env = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert "1 passed, 1 skipped" in done.stdout, done.stdout + done.stderr
