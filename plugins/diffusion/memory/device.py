"""What this machine computes on: asked of the driver, so that a question costs no import of torch."""

import os
import platform
import re
import subprocess
import time
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from diffusion.memory.ram import ram

GIB = 1 << 30
ASK_S = 4.0
"""How long a driver may take to answer; one that hangs counts as none."""
FRESH_S = 10
"""How long an answer holds."""
UNIFIED_SHARE = 0.7
"""Of Apple's one memory, the share that Metal lends to the graphics part by default, roughly."""

SLOW = (
    "No graphics card that can be used was found: the model runs on the processor, some hundred times slower. A clip "
    "that takes a card a minute takes hours; choose a small size, few steps and few frames."
)

NEEDED = "PyTorch for your card is at pytorch.org/get-started."

Kind = Literal["cuda", "mps", "xpu", "cpu"]
"""torch's names; AMD's cards are `cuda` to it too."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What there is. Memory in bytes, 0 where it is not known; of a processor, `total` and `free` are the machine's.

    `device` is torch's name of it; `capability` NVIDIA's (8, 9); `problem` a sentence where something is in the way.
    """

    kind: Kind = "cpu"
    device: str = "cpu"
    name: str = "processor"
    total: int = 0
    free: int = 0
    ram: int = 0
    ram_free: int = 0
    driver: str = ""
    capability: tuple[int, int] = (0, 0)
    problem: str = ""

    @property
    def spoken(self) -> str:
        """What it is called in a sentence."""
        return f"{self.name} ({self.total / GIB:.0f} GB)" if self.total else self.name


def facts() -> Facts:
    """What there is, without torch; an answer holds some seconds, because asking a driver takes a while."""
    return _facts_of(int(time.monotonic()) // FRESH_S)


@lru_cache(maxsize=1)
def _facts_of(_period: int) -> Facts:
    return look()


def look(proc: Path = Path("/proc/driver/nvidia"), drm: Path = Path("/sys/class/drm")) -> Facts:
    """What there is, asked just now. Of several cards it is the one with the most memory."""
    total, free = ram()
    answer = ask_nvidia()
    found = parse_nvidia(answer) or without_smi(proc) or amd(drm) or apple(total, free)
    base = found or Facts(total=total, free=free, problem=SLOW)
    if base.kind == "cuda" and torch_build() == "cpu":
        base = Facts(total=total, free=free, problem=driver_problem(base, built=None, said=""))
    return msgspec.structs.replace(base, ram=total, ram_free=free)


def torch_build(version: Path | None = None) -> str:
    """What the installed torch was built for, read from its own `version.py` without importing it: `cpu`, or CUDA's or
    ROCm's version; empty where that cannot be told."""
    spec = find_spec("torch") if version is None else None
    if version is None and (spec is None or spec.origin is None):
        return ""
    path = version or Path(str(spec.origin if spec else "")).with_name("version.py")
    try:
        built = re.findall(r"^(?:cuda|hip)\b[^=\n]*=\s*(.+?)\s*$", path.read_text("utf-8"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return ""
    named = [text.strip("'\"") for text in built if text != "None"]
    return named[0] if named else "cpu" if built else ""


def driver_problem(known: Facts, *, built: str | None, said: str) -> str:
    """Why torch, built for CUDA `built` (nothing: for the processor alone), does not use the card that is known of.

    `said` is what torch warned of.
    """
    if known.kind == "cpu":
        return SLOW
    there = f"The {known.name} is there" + (f" (driver {known.driver})" if known.driver else "")
    if built is None:
        return f"{there}, but this PyTorch was built for processors only, some hundred times slower. {NEEDED}"
    if "too old" in said:
        found = re.search(r"found version (\d+)", said)
        version = f", which knows CUDA {int(found[1]) // 1000}.{int(found[1]) % 1000 // 10}" if found else ""
        return f"{there}, but its driver{version} is too old for this PyTorch (CUDA {built}): update the driver."
    return (
        f"{there}, but PyTorch (CUDA {built}) cannot use it, so the model runs on the processor, some hundred times "
        "slower: check the driver by running nvidia-smi, and restart after updates."
    )


def ask_nvidia() -> str:
    """What `nvidia-smi` prints of each card; empty where there is none, or none that answers."""
    fields = "index,name,memory.total,memory.free,driver_version,compute_cap"
    command = ["nvidia-smi", f"--query-gpu={fields}", "--format=csv,noheader,nounits"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=ASK_S, check=False, creationflags=hidden
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return answer.stdout if answer.returncode == 0 else ""


def parse_nvidia(text: str) -> Facts | None:
    """The card with the most memory in that answer (MiB), of those that this process may see."""
    cards = [card for line in text.splitlines() if (card := _card(line))]
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    if visible is not None and re.fullmatch(r"[\d, ]*", visible):
        allowed = [f"cuda:{number.strip()}" for number in visible.split(",") if number.strip()]
        cards = [card for card in cards if card.device in allowed]
    best = max(cards, key=lambda card: card.total, default=None)
    return msgspec.structs.replace(best, device="cuda") if best else None


def _card(line: str) -> Facts | None:
    cells = [cell.strip() for cell in line.split(",")]
    if len(cells) < 5 or not cells[0].isdecimal():
        return None
    major, _, minor = (cells[5] if len(cells) > 5 else "").partition(".")
    return Facts(
        kind="cuda",
        device=f"cuda:{cells[0]}",
        name=cells[1],
        total=_mebibytes(cells[2]),
        free=_mebibytes(cells[3]),
        driver=cells[4],
        capability=(int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0),
    )


def _mebibytes(cell: str) -> int:
    """A cell may read `[N/A]`, as on cards that share the machine's memory."""
    return int(cell) << 20 if cell.isdecimal() else 0


def without_smi(proc: Path) -> Facts | None:
    """An NVIDIA card whose kernel module is loaded and whose tool is not there: a name without figures."""
    try:
        cards = sorted(proc.glob("gpus/*/information"))
        text = cards[0].read_text("utf-8") if cards else ""
    except (OSError, UnicodeDecodeError):
        return None
    named = re.search(r"^Model:\s*(.+)$", text, re.MULTILINE)
    return Facts(kind="cuda", device="cuda", name=named[1].strip()) if named else None


def amd(drm: Path) -> Facts | None:
    """An AMD card as the kernel's driver `amdgpu` shows it, the one with the most memory."""
    cards = [card for device in sorted(drm.glob("card*/device")) if (card := _amd_card(device))]
    return max(cards, key=lambda card: card.total, default=None)


def _amd_card(device: Path) -> Facts | None:
    try:
        total = int((device / "mem_info_vram_total").read_text("ascii"))
        used = int((device / "mem_info_vram_used").read_text("ascii"))
    except (OSError, ValueError):
        return None
    return Facts(kind="cuda", device="cuda", name="AMD graphics card", total=total, free=max(0, total - used))


def apple(total: int, free: int) -> Facts | None:
    """Apple's own chips: graphics and processor share one memory."""
    if platform.system() != "Darwin" or platform.machine() != "arm64":
        return None
    share = int(total * UNIFIED_SHARE)
    return Facts(kind="mps", device="mps", name="Apple graphics", total=share, free=min(share, free))
