import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import sys
from pathlib import Path
from studio.backend.entry import open_engine
from studio.errors import PluginError
try:
    sys.stdout.write(type(open_engine(Path(sys.argv[1]), sys.argv[2])).__name__)
except PluginError as error:
    sys.stdout.write(f"PluginError: {error}")
"""


def opened(folder: Path, entry: str) -> str:
    """What comes of opening an entry, in a process of its own so that nothing stays imported here."""
    words = [sys.executable, "-c", PROBE, str(folder), entry]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("entry", "answer"),
    [
        ("glow.engine:Glow", "Glow"),
        ("glow.engine:Missing", "has no class Missing"),
        ("glow.engine:VALUE", "has no class VALUE"),
        ("glow.nothing:Glow", "cannot be loaded"),
        ("glow.engine", "write it as module:Class"),
        (":Glow", "write it as module:Class"),
    ],
)
def test_an_engine_is_made_or_told_why_not(tmp_path: Path, entry: str, answer: str) -> None:
    (tmp_path / "glow").mkdir()
    (tmp_path / "glow" / "__init__.py").touch()
    (tmp_path / "glow" / "engine.py").write_text("VALUE = 3\nclass Glow: pass\n")
    assert answer in opened(tmp_path, entry)
