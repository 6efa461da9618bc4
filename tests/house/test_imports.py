"""Who may import whom: arrows go one way only, also inside functions and TYPE_CHECKING blocks."""

import subprocess
import sys

import codebase
import pytest

ANYTHING = ("",)

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "errors": (),
    "model": (),
    "wire": (),
    "codec": (),
    "settings": ("model.time",),
    "edit": ("model",),
    "project": ("model", "edit"),
    "backend": ("wire", "codec", "model.recipe", "model.time"),
    "render": ("wire", "model", "project", "codec"),
    "playback": ("wire", "model", "project", "codec"),
    "extend": ("wire", "backend.engine", "model.recipe", "model.time"),
    "export": ("model", "edit", "project", "codec"),
    "intake": ("model", "edit", "project", "codec"),
    "conformance": ("render", "extend", "wire", "codec", "model"),
    "bench": ANYTHING,
    "doctor": ANYTHING,
    "app": ANYTHING,
    "cli": ANYTHING,
    "__main__": ANYTHING,
    "ui": ANYTHING,
}
"""Room or file of `studio` to what it may import besides itself, `studio` (its version) and `studio.errors`."""

NOT_BACKEND = ("app", "bench", "cli", "doctor", "ui", "__main__")
"""What may import everything but the worker's room, which they start as a process."""

HEAVY = {"torch", "diffusers", "transformers", "numba", "llvmlite", "skimage", "scipy"}
"""Packages of the worker process, in `plugins` and `studio.backend` alone."""

WINDOW = {"PySide6", "pyqtgraph", "shiboken6"}
"""Packages of the window, in `studio.ui` and `studio.app` alone."""

CHECKING = {"pytest", "_pytest"}
"""Packages of checks that are shipped, in `studio.conformance` alone."""

BANNED = {
    "pickle": "it runs code on reading",
    "marshal": "its format changes with every Python",
    "shelve": "it is pickle",
    "multiprocessing": "its trackers and forks outlive crashes; a worker is a subprocess that speaks `wire`",
    "mock": "a fake is a real class",
    "unittest.mock": "a fake is a real class",
}

KEPT_OUT = ("torch", "numba", "scipy", "skimage", "PySide6", "pyqtgraph", "diffusers", "transformers")


def _room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def _within(target: str, allowed: str) -> bool:
    return not allowed or target == allowed or target.startswith(f"{allowed}.")


def _allowed(room: str, target: str) -> bool:
    inner = target.removeprefix("studio").removeprefix(".")
    if inner in ("", "errors") or _within(inner, room):
        return True
    if room in NOT_BACKEND and _within(inner, "backend"):
        return False
    return any(_within(inner, allowed) for allowed in MAY_IMPORT[room])


def test_every_room_is_in_the_table() -> None:
    rooms = {_room(module.name) for module in codebase.product() if module.name.startswith("studio.")}
    assert rooms <= set(MAY_IMPORT), f"Say in MAY_IMPORT what these may import: {sorted(rooms - set(MAY_IMPORT))}."


def test_the_rooms_import_only_what_the_table_allows() -> None:
    wrong = [
        f"{place}: {module.name} imports {target}"
        for module in codebase.product()
        if module.name.startswith("studio.")
        for target, place in codebase.imports(module)
        if target.split(".")[0] == "studio" and not _allowed(_room(module.name), target)
    ]
    assert not wrong, "Arrows between rooms go one way (see ARCHITECTURE.md):\n" + "\n".join(wrong)


def test_plugins_import_only_the_api() -> None:
    plugins = {module.name.split(".")[0] for module in codebase.product()} - {"studio"}
    wrong = [
        f"{place}: {target}"
        for module in codebase.product()
        for target, place in codebase.imports(module)
        if not module.name.startswith("studio")
        and (
            (target.split(".")[0] == "studio" and target != "studio.extend.api")
            or target.split(".")[0] in plugins - {module.name.split(".")[0]}
        )
    ]
    assert not wrong, "A plugin sees studio.extend.api and itself, no more:\n" + "\n".join(wrong)


def test_heavy_packages_stay_in_the_worker_and_qt_in_the_window() -> None:
    wrong: list[str] = []
    for module in codebase.product():
        room = _room(module.name) if module.name.startswith("studio") else "plugins"
        for target, place in codebase.imports(module):
            package = target.split(".")[0]
            if package in HEAVY and room not in ("backend", "plugins"):
                wrong.append(f"{place}: {package} belongs in the worker process (backend, plugins)")
            if package in WINDOW and room not in ("ui", "app"):
                wrong.append(f"{place}: {package} belongs in studio.ui")
            if package in CHECKING and room != "conformance":
                wrong.append(f"{place}: {package} belongs in studio.conformance and in tests")
    assert not wrong, "\n".join(wrong)


def test_banned_packages_are_not_used() -> None:
    wrong = [
        f"{place}: not {target}: {reason}"
        for module in codebase.everything()
        for target, place in codebase.imports(module)
        for name, reason in BANNED.items()
        if _within(target, name)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_two_modules_import_one_another_in_a_circle() -> None:
    graph = {
        module.name: {target for target, _ in codebase.imports(module) if target in codebase.names()} - {module.name}
        for module in codebase.product()
    }
    while free := [name for name, targets in graph.items() if not targets & graph.keys()]:
        for name in free:
            del graph[name]
    assert not graph, f"These modules lie on, or lead into, an import cycle: {', '.join(sorted(graph))}."


@pytest.mark.parametrize("name", ["studio.cli", "studio.app", "studio.render", "studio.project", "studio.doctor"])
def test_the_window_process_never_loads_the_workers_packages(name: str) -> None:
    code = f"import sys, {name}; sys.stdout.write(' '.join(p for p in {KEPT_OUT} if p in sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert not answer.stdout, f"Importing {name} loads {answer.stdout}: start-up would be slow, memory large."
