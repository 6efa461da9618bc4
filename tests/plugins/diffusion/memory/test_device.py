"""Which card there is, asked without torch."""

import sys
from pathlib import Path

import pytest
from diffusion.memory import ram as ram_module
from diffusion.memory.device import (
    GIB,
    Facts,
    amd,
    apple,
    ask_nvidia,
    driver_problem,
    facts,
    look,
    parse_nvidia,
    torch_build,
    without_smi,
)
from diffusion.memory.drivers import memory_now, peak_of, spoken_bytes, torch_facts
from diffusion.memory.ram import ram

TWO_CARDS = "0, NVIDIA GeForce RTX 3060, 12288, 11000, 550.54, 8.6\n1, NVIDIA H100, 81559, 81000, 550.54, 9.0\n"


@pytest.fixture(autouse=True)
def _all_cards_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)


def tool(folder: Path, text: str) -> None:
    """Something in place of nvidia-smi."""
    script = folder / "nvidia-smi"
    script.write_text(f"#!/bin/sh\n{text}\n")
    script.chmod(0o755)


def test_the_card_with_the_most_memory_is_taken() -> None:
    found = parse_nvidia(TWO_CARDS)
    assert found is not None
    assert (found.name, found.total, found.capability, found.driver) == ("NVIDIA H100", 81559 << 20, (9, 0), "550.54")
    assert found.spoken == "NVIDIA H100 (80 GB)"


def test_cards_that_are_hidden_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "0")
    found = parse_nvidia(TWO_CARDS)
    assert found is not None
    assert found.name == "NVIDIA GeForce RTX 3060"
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert parse_nvidia(TWO_CARDS) is None


@pytest.mark.parametrize(
    "text", ["", "No devices were found", "0, half, 1", "x, y, z, a, b, c", "0, A, [N/A], [N/A], 1, [N/A]"]
)
def test_what_a_driver_prints_otherwise_is_no_obstacle(text: str) -> None:
    found = parse_nvidia(text)
    assert found is None or (found.total, found.capability) == (0, (0, 0))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the tool")
def test_the_tool_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ask_nvidia() == ""
    tool(tmp_path, f"printf '{TWO_CARDS.strip()}'")
    monkeypatch.setattr("diffusion.memory.device.torch_build", lambda: "13.0")
    found = look()
    assert found.kind == "cuda"
    assert found.ram > 0
    monkeypatch.setattr("diffusion.memory.device.torch_build", lambda: "cpu")
    found = look()
    assert (found.kind, found.total) == ("cpu", found.ram)
    assert "NVIDIA H100" in found.problem
    tool(tmp_path, "exit 9")
    assert ask_nvidia() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the tool")
def test_a_tool_that_hangs_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(tmp_path, "exec /bin/sleep 5")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("diffusion.memory.device.ASK_S", 0.05)
    assert ask_nvidia() == ""


def test_a_card_without_its_tool_is_known_by_name(tmp_path: Path) -> None:
    assert without_smi(tmp_path) is None
    card = tmp_path / "gpus" / "0000:01:00.0"
    card.mkdir(parents=True)
    (card / "information").write_text("Model: \t\t NVIDIA GeForce RTX 4090\nIRQ: 1\n")
    found = without_smi(tmp_path)
    assert found is not None
    assert (found.kind, found.name, found.total) == ("cuda", "NVIDIA GeForce RTX 4090", 0)
    assert found.spoken == "NVIDIA GeForce RTX 4090"


def test_an_amd_card_is_read_from_the_kernel(tmp_path: Path) -> None:
    assert amd(tmp_path) is None
    for number, size in enumerate((8, 24)):
        device = tmp_path / f"card{number}" / "device"
        device.mkdir(parents=True)
        (device / "mem_info_vram_total").write_text(f"{size * GIB}\n")
        (device / "mem_info_vram_used").write_text(f"{GIB}\n")
    found = amd(tmp_path)
    assert found is not None
    assert (found.kind, found.total, found.free) == ("cuda", 24 * GIB, 23 * GIB)


def test_apples_chips_share_their_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    monkeypatch.setattr("platform.machine", lambda: "arm64")
    found = apple(36 * GIB, 36 * GIB)
    assert found is not None
    assert found.kind == "mps"
    assert 0 < found.total < 36 * GIB
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    assert apple(36 * GIB, 36 * GIB) is None


def test_no_card_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = look(tmp_path, tmp_path)
    assert found.kind == "cpu"
    assert "processor" in found.problem
    assert found.total == found.ram > 0


def test_asking_twice_asks_the_driver_once() -> None:
    assert facts() is facts() or facts() is facts()


def test_the_machines_memory(tmp_path: Path) -> None:
    meminfo, limit = tmp_path / "meminfo", tmp_path / "limit"
    meminfo.write_text("MemTotal:       1024 kB\nMemFree: 10 kB\nMemAvailable:    512 kB\n")
    assert ram(meminfo, limit) == (1 << 20, 1 << 19)
    limit.write_text("max\n")
    assert ram(meminfo, limit) == (1 << 20, 1 << 19)
    limit.write_text("1000\n")
    assert ram(meminfo, limit) == (1000, 1000)
    assert ram(tmp_path / "none", tmp_path / "none")[0] > 0
    assert ram_module.ram()[0] > 0


CARD = Facts(kind="cuda", device="cuda", name="GeForce RTX 4090", driver="470.82")


def test_why_torch_does_not_use_a_card_is_a_sentence() -> None:
    assert "processors only" in driver_problem(CARD, built=None, said="")
    old = driver_problem(CARD, built="13.0", said="The NVIDIA driver on your system is too old (found version 11040).")
    assert "CUDA 11.4" in old
    assert "update the driver" in old
    assert "nvidia-smi" in driver_problem(CARD, built="13.0", said="")
    assert "processor" in driver_problem(Facts(), built="13.0", said="")


def test_what_torch_was_built_for_is_read_without_it(tmp_path: Path) -> None:
    version = tmp_path / "version.py"
    assert torch_build(version) == ""
    for text, built in (
        ("cuda: Optional[str] = None\nhip: Optional[str] = None\n", "cpu"),
        ("cuda: Optional[str] = '13.0'\nhip: Optional[str] = None\n", "13.0"),
        ("cuda = None\nhip = '7.0.1'\n", "7.0.1"),
        ("nothing of it", ""),
    ):
        version.write_text(text)
        assert torch_build(version) == built
    assert torch_build() != ""


def test_what_torch_computes_on_here() -> None:
    known = torch_facts()
    assert known.ram > 0
    assert (known.kind == "cpu") == bool(known.problem)
    free, total = memory_now(known.device)
    assert 0 < free <= total
    assert peak_of("cpu", reset=True) == 0


def test_bytes_are_spoken() -> None:
    assert spoken_bytes(int(6.44 * GIB)) == "6.4 GB"
    assert spoken_bytes(128 * GIB) == "128 GB"
