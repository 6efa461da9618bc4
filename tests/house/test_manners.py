"""How code is written here, beyond what the linter knows."""

import ast
import re

import codebase

DOORS = {
    "studio/cli/entry.py": "the command line's last word: a defect becomes a sentence and a log",
    "studio/backend/loop.py": "a plugin's code may raise anything; the worker reports it and goes on",
}
"""The doors where everything is caught, and why."""

ALLOWED_WRITES = {
    "studio/cli/entry.py": "the report of a defect, beside which nothing of the user's lies",
}
"""Files that write under a final name, and why that loses nothing."""

VAGUE_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "stuff"}
VAGUE_CLASSES = re.compile(r"(Manager|Helper|Utils?)$")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def _is_broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in caught)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_everything_is_caught_only_at_the_doors() -> None:
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in codebase.product()
        for node in codebase.nodes(module)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_again(node)
        if module.path not in DOORS
    ]
    assert not wrong, "Catch what can happen by name; what cannot is a defect and must show:\n" + "\n".join(wrong)


def _mode(call: ast.Call) -> str:
    """The mode of an `open` call, positional or by keyword; empty where there is none."""
    at = 1 if isinstance(call.func, ast.Name) else 0
    given = [word.value for word in call.keywords if word.arg == "mode"] or call.args[at : at + 1]
    return str(given[0].value) if given and isinstance(given[0], ast.Constant) else ""


def _writes(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in ("write_text", "write_bytes") or (name == "open" and bool(set(_mode(call)) & set("wx")))


def _is_part(call: ast.Call) -> bool:
    """Whether what is written to is, by its name in the code, a `.part` file on its way."""
    target = call.func.value if isinstance(call.func, ast.Attribute) else call.args[0]
    return "part" in ast.unparse(target)


def test_files_are_written_as_part_and_then_renamed() -> None:
    wrong = [
        f"{module.path}:{call.lineno} {ast.unparse(call)[:80]}"
        for module in codebase.product()
        for call in codebase.calls(module)
        if _writes(call) and not _is_part(call) and module.path not in ALLOWED_WRITES
    ]
    assert not wrong, "A crash must never leave half a file: write NAME.part, fsync, os.replace:\n" + "\n".join(wrong)


def test_names_say_something() -> None:
    wrong = [module.path for module in codebase.everything() if module.name.split(".")[-1] in VAGUE_MODULES]
    wrong += [
        f"{module.path}:{found.lineno} {found.name}"
        for module in codebase.everything()
        for found in codebase.classes(module)
        if VAGUE_CLASSES.search(found.name)
    ]
    assert not wrong, "Name it after what it does, not where it was put:\n" + "\n".join(wrong)


def test_nothing_is_left_unfinished() -> None:
    here = "tests/house/test_manners.py"
    wrong = [
        f"{module.path}:{number}: {line.strip()}"
        for module in codebase.everything()
        if module.path != here
        for number, line in enumerate(module.text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not wrong, "Do it, or file an issue; the code says what is:\n" + "\n".join(wrong)


def test_there_are_no_globals_to_change() -> None:
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in codebase.product()
        for node in codebase.nodes(module)
        if isinstance(node, ast.Global)
    ]
    assert not wrong, "State has an owner that is passed on, not a module:\n" + "\n".join(wrong)
