"""The house as a tree: a sign on every door, a test beside every module."""

import ast

import codebase

UNTESTED = {
    "studio/__init__.py": "the version, which `storyreel --version` shows in tests/cli",
    "studio/__main__.py": "two lines; the command line's tests start it",
    "studio/backend/__main__.py": "two lines; the worker's tests start it",
    "studio/backend/engine.py": "the protocol; the engines' tests and the worker's hold it",
    "studio/bench/__init__.py": "the list of benches, which tests/bench/test_bench.py runs",
    "studio/cli/parser.py": "the grammar: every test in tests/cli speaks it, tests/house/test_papers.py the README's",
    "studio/conformance/test_engine.py": "a test itself, which tests/conformance/test_plugin.py runs",
    "studio/extend/api.py": "names only; both bundled plugins are built against it",
    "studio/wire/capability.py": "records only; tests/wire/test_messages.py sends them",
}
"""Modules without a test file of their own, and why."""


def _has_code(module: codebase.Module) -> bool:
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in codebase.nodes(module))


def _has_test(path: str) -> bool:
    folder, name = path.removeprefix("studio/").rpartition("/")[::2]
    return (codebase.ROOT / "tests" / folder / f"test_{name}").exists()


def test_every_room_has_a_sign() -> None:
    folders = {path.parent for top in ("studio", "plugins") for path in (codebase.ROOT / top).glob("*/**/*.py")}
    wrong: list[str] = []
    for folder in sorted(folders):
        door = folder / "__init__.py"
        if not door.exists() or not ast.get_docstring(ast.parse(door.read_text(encoding="utf-8"))):
            wrong.append(str(folder.relative_to(codebase.ROOT)))
    assert not wrong, f"Say in __init__.py's docstring what these rooms are for: {', '.join(wrong)}."


def test_tests_mirror_the_tree() -> None:
    wrong = [
        module.path
        for module in codebase.product()
        if module.path.startswith("studio/")
        and _has_code(module)
        and module.path not in UNTESTED
        and not _has_test(module.path)
    ]
    assert not wrong, "studio/a/b.py is tested by tests/a/test_b.py:\n" + "\n".join(wrong)


def _reached(room: str, start: set[str]) -> set[str]:
    """The modules of a plugin's room that its tests import, or that those lean on within the room."""
    inside = {module.name: module for module in codebase.product() if module.path.rpartition("/")[0] == room}
    reached: set[str] = set()
    waiting = start & inside.keys()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= {target for target, _ in codebase.imports(inside[name])} & inside.keys() - reached
    return reached


def test_every_module_of_a_plugin_is_reached_by_its_rooms_tests() -> None:
    rooms = {module.path.rpartition("/")[0] for module in codebase.product() if module.path.startswith("plugins/")}
    wrong: list[str] = []
    for room in sorted(rooms):
        tests = [test for test in codebase.everything() if test.path.rpartition("/")[0] == f"tests/{room}"]
        reached = _reached(room, {target for test in tests for target, _ in codebase.imports(test)})
        wrong += [
            module.path
            for module in codebase.product()
            if module.path.rpartition("/")[0] == room and _has_code(module) and module.name not in reached
        ]
    assert not wrong, "plugins/x/room is tested by tests/plugins/x/room, all of its modules:\n" + "\n".join(wrong)


def test_the_exceptions_still_exist() -> None:
    gone = [path for path in UNTESTED if not (codebase.ROOT / path).exists()]
    needless = [path for path in UNTESTED if _has_test(path)]
    assert not gone + needless, f"Take these out of UNTESTED: {', '.join(gone + needless)}."
