"""What torch computes on, in the worker, and in words why it does not use the card that is there."""

import warnings

import msgspec

from diffusion.memory.device import GIB, Facts, driver_problem, facts, look


def torch_facts() -> Facts:
    """What torch computes on; imports it. Of several cards it is the one with the most memory.

    `problem` says why a card that is there is not used, or that there is none.
    """
    import torch

    known = facts()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        usable = torch.cuda.is_available()
    if usable:
        return _cuda(known)
    if torch.backends.mps.is_available():
        return msgspec.structs.replace(look(), kind="mps", device="mps")
    if torch.xpu.is_available():
        return _xpu(known)
    built, warned = torch.version.cuda or torch.version.hip, " ".join(map(_words, said))
    problem = known.problem or driver_problem(known, built=built, said=warned)
    return Facts(
        name="processor", total=known.ram, free=known.ram_free, ram=known.ram, ram_free=known.ram_free, problem=problem
    )


def _words(warning: warnings.WarningMessage) -> str:
    return str(warning.message)


def _cuda(known: Facts) -> Facts:
    import torch

    sizes = {
        number: torch.cuda.get_device_properties(number).total_memory for number in range(torch.cuda.device_count())
    }
    best = max(sizes, key=lambda number: sizes[number])
    free, total = torch.cuda.mem_get_info(best)
    return Facts(
        kind="cuda",
        device=f"cuda:{best}",
        name=torch.cuda.get_device_name(best),
        total=total,
        free=free,
        ram=known.ram,
        ram_free=known.ram_free,
        driver=known.driver,
        capability=torch.cuda.get_device_capability(best),
    )


def _xpu(known: Facts) -> Facts:
    import torch

    properties = torch.xpu.get_device_properties(0)
    total = int(properties.total_memory)
    return Facts(
        kind="xpu",
        device="xpu",
        name=str(properties.name),
        total=total,
        free=total,
        ram=known.ram,
        ram_free=known.ram_free,
    )


def memory_now(device: str) -> tuple[int, int]:
    """Bytes free and at all on torch's device at this moment; the machine's for a processor; imports torch."""
    import torch

    if device.startswith("cuda") and torch.cuda.is_available():
        free, total = torch.cuda.mem_get_info(torch.device(device))
        return int(free), int(total)
    known = look()
    return known.free, known.total


def peak_of(device: str, *, reset: bool = False) -> int:
    """The most bytes that torch held on a device since the last reset; 0 where torch does not count."""
    import torch

    if not device.startswith("cuda") or not torch.cuda.is_available():
        return 0
    peak = int(torch.cuda.max_memory_allocated(torch.device(device)))
    if reset:
        torch.cuda.reset_peak_memory_stats(torch.device(device))
    return peak


def spoken_bytes(count: int) -> str:
    """6.4 GB."""
    return f"{count / GIB:.1f} GB" if count < 100 * GIB else f"{count / GIB:.0f} GB"
