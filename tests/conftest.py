"""What holds for every test: no files of the user's are touched, and nothing is left running, open or shared."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT.parent / "shared" / "fixtures"
CACHES = Path(sys.prefix) / "cache"
SHARED_MEMORY = Path("/dev/shm")
PATIENCE_S = 2.0
"""How long what a test started may take to be gone after it."""

# set before anything of ours is imported: numba reads its folder when it is loaded, Qt its platform when it starts.
# Compiled kernels and built meshes are kept between runs, because they depend on the code alone.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("NUMBA_CACHE_DIR", str(CACHES / "numba"))
os.environ.setdefault("STORYREEL_CACHE", str(CACHES / "storyreel"))


@pytest.fixture(scope="session", autouse=True)
def _no_user_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and user folders of this session are empty ones of its own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("STORYREEL_PLUGINS", raising=False)
        patch.setenv("STORYREEL_CONFIG", str(home / "config" / "settings.json"))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.split("_")[1].lower()))
        yield


@pytest.fixture
def shared() -> Path:
    """The folder of shared fixtures (reels, actors, latents); tests that need it are skipped where it is missing."""
    if not FIXTURES.is_dir():
        pytest.skip(f"needs the shared fixtures, which are not at {FIXTURES}")
    return FIXTURES


def _threads() -> set[str]:
    return {f"thread {thread.name}" for thread in threading.enumerate() if thread.is_alive()}


def _child_pids() -> list[int]:
    """Processes that this one started; from /proc where there is one, which is a hundred times quicker than asking."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return [child.pid for child in psutil.Process().children(recursive=True)]
    found: list[int] = []
    for task in tasks.iterdir():
        try:
            found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _children() -> set[str]:
    found: set[str] = set()
    for pid in _child_pids():
        try:
            child = psutil.Process(pid)
            if child.status() != psutil.STATUS_ZOMBIE:
                found.add(f"process {pid} ({' '.join(child.cmdline()[:5])})")
        except psutil.NoSuchProcess:
            continue
    return found


def _shared_memory() -> set[str]:
    """Rings that are left; another run on this machine may be at work, so only those that name a pid of ours count."""
    names = [path.name for path in SHARED_MEMORY.glob("storyreel-*")]
    if not names:
        return set()
    pids = {str(pid) for pid in (os.getpid(), *_child_pids())}
    return {f"shared memory {name}" for name in names if pids & set(name.replace(".", "-").split("-"))}


def _open_files(base: Path) -> set[str]:
    """Open files under the tests' own folder; those elsewhere belong to libraries."""
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        return set()
    found: set[str] = set()
    for handle in handles.iterdir():
        try:
            target = str(handle.readlink())
        except OSError:
            continue
        if target.startswith(str(base)):
            found.add(f"open file {target}")
    return found


@pytest.fixture(autouse=True)
def _nothing_left_behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A test that leaves a thread, a process, shared memory or an open file behind fails with its name."""
    base = tmp_path_factory.getbasetemp()

    def present() -> set[str]:
        return _threads() | _children() | _shared_memory() | _open_files(base)

    before = present()
    yield
    left = _wait_for_none(lambda: present() - before)
    assert not left, f"The test left behind: {', '.join(sorted(left))}."


def _wait_for_none(left: Callable[[], set[str]]) -> set[str]:
    end = time.monotonic() + PATIENCE_S
    while (found := left()) and time.monotonic() < end:
        time.sleep(0.02)
    return found
