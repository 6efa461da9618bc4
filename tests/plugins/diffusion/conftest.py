"""Random-weight models, each built once and kept between runs: `rig("wan")` is the folder of one."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from diffusion.rigs.kept import kept

THEIRS = (
    "__array_wrap__ must accept:DeprecationWarning",
    "__array__ implementation doesn't accept:DeprecationWarning",
    "flex_attention called without torch.compile:UserWarning",
)
"""Warnings of Helios's and SANA's schedulers, which hand tensors to numpy, and of AnyFlow's attention."""

Rig = Callable[[str], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the libraries say of themselves to their makers is no failure of ours."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            for message in THEIRS:
                item.add_marker(pytest.mark.filterwarnings(f"ignore:{message}"))


@pytest.fixture(scope="session", autouse=True)
def _without_hub() -> Iterator[None]:
    """No test asks a hub, and no bar of progress starts a thread that watches it."""
    from tqdm import tqdm

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        patch.setattr(tqdm, "monitor_interval", 0)
        yield


@pytest.fixture(scope="module", autouse=True)
def _out_of_the_collectors_way() -> Iterator[None]:
    """What torch and diffusers hold stays for good: looking through it would take every later test two seconds."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def rig() -> Rig:
    """Name of a model to its folder, which nobody may change (`own_rig` is a copy)."""
    return lambda name: kept(name, Path(os.environ["STORYREEL_CACHE"]) / "rigs")


@pytest.fixture
def own_rig(rig: Rig, tmp_path: Path) -> Rig:
    """Name of a model to a copy of its folder that a test may spoil."""

    def copied(name: str) -> Path:
        return shutil.copytree(rig(name), tmp_path / name)

    return copied
