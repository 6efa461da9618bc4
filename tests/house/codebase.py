"""The code as the house rules see it: every module parsed, every import resolved to a module of ours or a package."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent


class Module(NamedTuple):
    """One file: its dotted name (plugins are imported without `plugins.`), its path from the root, text and tree."""

    name: str
    path: str
    text: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.endswith("__init__.py")


class Import(NamedTuple):
    """One imported module, with the file and line where it is imported, however deep inside."""

    target: str
    place: str


def _named(base: Path, path: Path) -> str:
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(base: Path, folder: str) -> Iterator[Module]:
    for path in sorted((base / folder).rglob("*.py") if folder else base.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield Module(_named(base, path), str(path.relative_to(ROOT)), text, ast.parse(text))


@cache
def product() -> tuple[Module, ...]:
    """All that is shipped: the rooms and the bundled plugins."""
    return (*_read(ROOT, "studio"), *_read(ROOT / "plugins", ""))


@cache
def everything() -> tuple[Module, ...]:
    """All of our Python: what is shipped, the set-up and the tests."""
    return (*product(), *_read(ROOT / "packaging", ""), *_read(ROOT, "tests"))


@cache
def nodes(module: Module) -> tuple[ast.AST, ...]:
    """Every node of a module's tree; walked once, because every rule asks."""
    return tuple(ast.walk(module.tree))


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """Every import of a module, those inside functions and TYPE_CHECKING blocks too.

    `from a import b` is an import of `a.b` where that is a module of ours, else of `a`.
    """
    return tuple(
        Import(target, f"{module.path}:{node.lineno}")
        for node in nodes(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(module, node)
    )


def _targets(module: Module, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    origin = _origin(module, node)
    for alias in node.names:
        inner = f"{origin}.{alias.name}"
        yield inner if inner in names() else origin


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    here = module.name.split(".")
    keep = len(here) - node.level + (1 if module.is_package else 0)
    return ".".join([*here[:keep], *([node.module] if node.module else [])])


@cache
def names() -> frozenset[str]:
    """The dotted names of all shipped modules."""
    return frozenset(module.name for module in product())


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    return (node for node in nodes(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def classes(module: Module) -> Iterator[ast.ClassDef]:
    """Every class, nested ones too."""
    return (node for node in nodes(module) if isinstance(node, ast.ClassDef))


def calls(module: Module) -> Iterator[ast.Call]:
    """Every call."""
    return (node for node in nodes(module) if isinstance(node, ast.Call))
