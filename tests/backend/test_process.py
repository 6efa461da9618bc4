import subprocess
import sys

from studio.backend.process import memory, resident

STREAMS = """
import os, sys
from studio.backend.process import take_streams
streams = take_streams()
print("a stray print")
os.write(1, b"and a stray write")
assert sys.stdin.read() == ""
os.write(streams.write, os.read(streams.read, 100))
"""


def test_stray_prints_do_not_reach_the_messages() -> None:
    words = [sys.executable, "-c", STREAMS]
    done = subprocess.run(words, input="message", capture_output=True, text=True, check=True)
    assert done.stdout == "message"
    assert "a stray print" in done.stderr
    assert "and a stray write" in done.stderr


SETTLE = """
import os, signal, sys
from studio.backend.process import settle
before = os.nice(0)
settle(os.getppid() if sys.argv[1] == "mine" else 1 << 22)
assert os.nice(0) > before
os.kill(os.getpid(), signal.SIGINT)
sys.stdout.write("still here")
"""


def test_a_worker_is_deaf_to_ctrl_c_and_gone_without_its_parent() -> None:
    mine = subprocess.run([sys.executable, "-c", SETTLE, "mine"], capture_output=True, text=True, check=False)
    assert (mine.returncode, mine.stdout) == (0, "still here"), mine.stderr
    other = subprocess.run([sys.executable, "-c", SETTLE, "other"], capture_output=True, text=True, check=False)
    assert other.returncode == 3


def test_memory_is_known() -> None:
    assert 0 < resident() < memory()
