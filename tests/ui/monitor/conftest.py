import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

UnderXvfb = Callable[[str], object]


@pytest.fixture
def under_xvfb() -> UnderXvfb:
    """Runs lines of Python in a process under Xvfb, where there is OpenGL in software; gives what they leave in
    `found`. Skips the test where there is no Xvfb."""
    server = shutil.which("xvfb-run")
    if server is None or shutil.which("Xvfb") is None:
        pytest.skip("OpenGL is tested under Xvfb, which is not installed")

    def run(lines: str) -> object:
        told = f"import json, sys\n{lines}\nsys.stdout.write('FOUND' + json.dumps(found) + '\\n')\n"
        environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "LIBGL_ALWAYS_SOFTWARE": "1"}
        command = [server, "-a", "-s", "-screen 0 1280x800x24 +extension GLX", sys.executable, "-c", told]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False)
        if "there is no OpenGL" in done.stderr:
            pytest.skip("Xvfb is there, but without OpenGL")
        assert done.returncode == 0, done.stderr[-3000:]
        answers = [line.removeprefix("FOUND") for line in done.stdout.splitlines() if line.startswith("FOUND")]
        return json.loads(answers[0])

    return run
