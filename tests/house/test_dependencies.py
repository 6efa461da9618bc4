"""What we lean on: every package pinned, the pins and pyproject of one mind, known bad versions kept out."""

import re
import sys
import tomllib
from importlib import metadata

import codebase
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from PySide6.QtCore import QObject, Signal

PYPROJECT = tomllib.loads((codebase.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {module.name.split(".")[0] for module in codebase.product()}
EXPECTED = {
    "qtawesome": "a font file, opened by the name of its package",
    "fontpkg-inter": "a font file, opened by the name of its package",
    "accelerate": "diffusers leans on it for offloading",
    "ftfy": "diffusers cleans prompts with it",
    "peft": "diffusers loads LoRAs with it",
    "sentencepiece": "transformers reads tokenizers with it",
}
"""What is asked for ahead of the code that imports it, and why."""
PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.]*)")
EMITS = 10_000
STRAY = 50
"""References that other threads and caches may gain or lose meanwhile; the defect loses one for each emit."""


def _pins() -> dict[str, Version]:
    lines = (codebase.ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [PIN.fullmatch(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    assert all(found), "Every line of constraints.txt is NAME==VERSION."
    return {canonicalize_name(match[1]): Version(match[2]) for match in found if match}


def _asked() -> list[Requirement]:
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    return [Requirement(text) for text in (*project["dependencies"], *(line for extra in extras for line in extra))]


def _needs(requirement: Requirement, seen: set[str]) -> None:
    """Add to `seen` what a requirement brings with it here, itself included."""
    name = canonicalize_name(requirement.name)
    if name in seen:
        return
    seen.add(name)
    extras = requirement.extras or {""}
    for text in metadata.requires(name) or ():
        inner = Requirement(text)
        if any(not inner.marker or inner.marker.evaluate({"extra": extra}) for extra in extras):
            _needs(inner, seen)


def test_every_package_that_gets_installed_is_pinned() -> None:
    seen: set[str] = set()
    for requirement in _asked():
        if not requirement.marker or requirement.marker.evaluate():
            _needs(requirement, seen)
    # what a build of torch for a graphics card brings is torch's own business, pinned by torch itself
    loose = sorted(name for name in seen - set(_pins()) if not name.startswith(("nvidia-", "cuda-", "triton")))
    assert not loose, f"Pin these in packaging/constraints.txt: {', '.join(loose)}."


def test_the_pins_are_versions_that_pyproject_allows() -> None:
    pins = _pins()
    for requirement in _asked():
        if requirement.marker and not requirement.marker.evaluate():
            continue
        pin = pins.get(canonicalize_name(requirement.name))
        assert pin is not None, f"{requirement.name} has no pin."
        assert requirement.specifier.contains(pin), f"The pin {requirement.name}=={pin} is not {requirement.specifier}."


def test_what_is_installed_here_is_what_is_pinned() -> None:
    for name, pin in _pins().items():
        try:
            found = Version(metadata.version(name))
        except metadata.PackageNotFoundError:
            continue
        assert found.public == pin.public, f"{name} is {found} here and pinned to {pin}: run packaging/bootstrap.py."


def _asked_by(*lines: str) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_what_is_imported_is_asked_for_and_the_other_way_round() -> None:
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    asked = _asked_by(*project["dependencies"], *extras["neural"], *extras["conformance"])
    makers = metadata.packages_distributions()
    used: dict[str, str] = {}
    for module in codebase.product():
        for target, place in codebase.imports(module):
            package = target.split(".")[0]
            if package not in sys.stdlib_module_names and package not in OURS:
                used.update({canonicalize_name(maker): place for maker in makers.get(package, [package])})
    loose = [f"{place}: {package}" for package, place in used.items() if package not in asked]
    assert not loose, "Ask for these in pyproject.toml, or do without:\n" + "\n".join(loose)
    needless = asked - used.keys() - EXPECTED.keys()
    assert not needless, f"Nothing imports these: {', '.join(sorted(needless))}."


def test_the_plain_opencv_wheel_is_not_here() -> None:
    names = {canonicalize_name(found.name) for found in metadata.distributions()}
    assert not names & {"opencv-python", "opencv-contrib-python"}, "Its Qt plugins break PySide6: use the headless one."


def test_pyside_that_loses_references_is_kept_out() -> None:
    asked = [requirement for requirement in _asked() if canonicalize_name(requirement.name) == "pyside6-essentials"]
    for version in ("3.11", "3.12"):
        here = [one for one in asked if one.marker and one.marker.evaluate({"python_version": version})]
        assert len(here) == 1
        assert here[0].specifier.contains("6.12.0") is (version == "3.12")


class _Lamp(QObject):
    switched = Signal(bool)


def test_emitting_a_signal_loses_no_reference() -> None:
    """PySide6 6.12.0 on Python < 3.12 drops one reference of True with each emit and ends in an abort."""
    lamp = _Lamp()
    seen: list[int] = []
    lamp.switched.connect(lambda lit: seen.append(1))  # pyright: ignore[reportUnknownLambdaType]
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(EMITS):
        lamp.switched.emit(True)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert len(seen) == EMITS
    assert all(abs(new - old) < STRAY for new, old in zip(after, before, strict=True)), f"{before} became {after}."
