import subprocess
import sys
from pathlib import Path


def test_a_sender_without_a_ring_fails(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "studio.bench.sender", str(tmp_path / "none.ring"), "1", "64", "64"]
    done = subprocess.run(words, capture_output=True, timeout=30, check=False)
    assert done.returncode != 0
    assert b"ring" in done.stderr
