"""Doctor: looks at everything, says what to do, and neither loads nor breaks anything."""

import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from studio import doctor
from studio.doctor import Finding, examine

ROOT = Path(__file__).resolve().parent.parent


def _by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


def test_this_machine_has_what_is_needed() -> None:
    findings = _by_name(examine())
    assert not [finding for finding in findings.values() if finding.state == "missing"]
    for name in (
        "Storyreel",
        "Python",
        "numpy",
        "write libx264",
        "read h264",
        "shared memory",
        "settings",
        "disk here",
    ):
        assert name in findings
    assert "GB" in findings["disk here"].value


def test_what_pyproject_asks_for_is_looked_at() -> None:
    assert {"numpy", "av", "msgspec", doctor.OPENCV} <= set(doctor.needed())
    assert not {"torch", "pytest"} & set(doctor.needed())


def test_what_is_not_right_says_what_to_do() -> None:
    assert all(finding.advice for finding in examine() if finding.state != "ok")


def test_findings_are_records_of_plain_values() -> None:
    for record in msgspec.to_builtins(examine()):
        assert set(record) == {"name", "state", "value", "advice"}


def test_plugin_problems_are_passed_on() -> None:
    found = [finding for finding in examine(plugin_problems=["The plugin 'x' has no id."]) if finding.name == "plugin"]
    assert [(finding.state, finding.value) for finding in found] == [("warn", "The plugin 'x' has no id.")]


def test_looking_loads_no_heavy_package() -> None:
    code = (
        "import sys; from studio.doctor import examine; examine();"
        "heavy = {'torch', 'diffusers', 'transformers', 'numba', 'PySide6', 'cv2', 'skimage'};"
        "sys.stdout.write(' '.join(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout == ""


@pytest.mark.parametrize(
    ("version", "python", "bad"), [("6.12.0", (3, 11), True), ("6.12.0", (3, 12), False), ("6.11.3", (3, 11), False)]
)
def test_the_pyside_that_crashes_is_known(version: str, python: tuple[int, int], bad: bool) -> None:
    assert doctor.loses_references("PySide6-Essentials", version, python) is bad


def test_a_codec_that_nobody_has_is_not_there() -> None:
    assert not doctor.has_codec("no_such_codec", "w")
    assert doctor.has_codec("h264", "r")


def test_a_folder_that_is_not_there_yet_is_on_some_disk(tmp_path: Path) -> None:
    found = doctor.disk("disk", tmp_path / "a" / "b")
    assert found.state in ("ok", "warn")
    assert "free" in found.value


def test_cards_are_read_from_the_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    card = tmp_path / "gpus" / "0000"
    card.mkdir(parents=True)
    (card / "information").write_text("Model: \t\t NVIDIA Test 9000\nIRQ: 1\n")
    assert doctor.graphics(tmp_path / "gpus") == "NVIDIA Test 9000"
    assert doctor.graphics(tmp_path / "none") == ""


def test_a_bad_settings_file_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{")
    monkeypatch.setenv("STORYREEL_CONFIG", str(path))
    found = _by_name(examine())["settings"]
    assert found.state == "warn"
    assert str(path) in found.advice


def test_every_library_names_its_packages() -> None:
    table = doctor.tomllib.loads(Path(doctor.__file__).with_name("libraries.toml").read_text(encoding="utf-8"))
    assert all(set(row) == {"file", "apt", "dnf", "pacman"} for rows in table.values() for row in rows)


def test_what_video_models_need_is_looked_at_without_loading_it() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = pyproject["project"]["optional-dependencies"]["neural"]
    assert {line.partition(">")[0] for line in asked} == set(doctor.NEURAL)
    (none,) = doctor.neural(has_card=True, version=lambda _: None)
    assert (none.state, "not installed" in none.value) == ("ok", True)
    some = _by_name(list(doctor.neural(has_card=True, version={"torch": "2.13.0+cpu"}.get)))
    assert (some["torch"].state, some["torch"].advice) == ("warn", doctor.GET_TORCH)
    assert (some["diffusers"].state, doctor.GET_NEURAL in some["diffusers"].advice) == ("warn", True)
    whole = list(doctor.neural(has_card=True, version=lambda _: "2.13.0+cu130"))
    assert {finding.state for finding in whole} == {"ok"}
    assert next(iter(doctor.neural(has_card=False, version={"torch": "2.13.0+cpu"}.get))).state == "ok"


def test_cards_and_a_driver_that_is_missing_are_said_in_words(tmp_path: Path) -> None:
    assert doctor.spoken_cards("NVIDIA GeForce RTX 4090, 24564 MiB\nTesla T4, 15360 MiB\n") == (
        "NVIDIA GeForce RTX 4090, 24 GB; Tesla T4, 15 GB"
    )
    assert doctor.spoken_cards("odd\n") == "odd"
    for name, vendor, kind in (("a", "0x8086", "0x030000"), ("b", "0x10de", "0x040300")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "vendor").write_text(f"{vendor}\n")
        (tmp_path / name / "class").write_text(f"{kind}\n")
    assert not doctor.lacks_driver(tmp_path)
    (tmp_path / "b" / "class").write_text("0x030200\n")
    assert doctor.lacks_driver(tmp_path)
    assert not doctor.lacks_driver(tmp_path / "nowhere")
