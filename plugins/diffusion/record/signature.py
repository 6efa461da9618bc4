"""What a pipeline class of diffusers takes, read from its source: nothing of diffusers is imported."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from diffusion.record.places import cache_folder, keep
from diffusion.record.record import Layout
from studio.extend.api import BadInputError, EngineError

_CLASS = re.compile(r"^class (\w+)\(", re.MULTILINE)
_RATE = re.compile(r"export_to_(?:video|gif)\([^\n]*?fps=(\d+)")
_SWAP = "permute(0, 2, 1, 3, 4)"
_REVISION = 3
"""Raised when this module reads something else out of the same source."""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """A pipeline class's call. `defaults` has what can be written as a literal, by argument; `required` the arguments
    without any. `size_step`: what it demands that width and height are multiples of. `rate`: frames a second in its own
    example, 0 where it has none."""

    name: str
    arguments: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    defaults: dict[str, Any] = {}
    callback_tensors: tuple[str, ...] = ()
    layout: Layout = "channels_first"
    size_step: int = 1
    rate: float = 0.0
    single_file: bool = False
    lora: bool = False


def package() -> Path:
    """Where diffusers is installed. Raises `EngineError` if it is not."""
    spec = find_spec("diffusers")
    if spec is None or not spec.submodule_search_locations:
        raise EngineError(
            "The libraries of video models are not installed: run "
            "'python3 packaging/bootstrap.py neural' in Storyreel's folder."
        )
    return Path(spec.submodule_search_locations[0])


@cache
def release() -> str:
    """The installed version of diffusers."""
    try:
        return version("diffusers")
    except PackageNotFoundError:
        return "unknown"


@cache
def classes() -> dict[str, str]:
    """Every class of diffusers' pipelines and the file that it is in, relative to the package."""
    root = package()
    kept = cache_folder() / f"classes-{release()}.json"
    try:
        known = msgspec.json.decode(kept.read_bytes(), type=tuple[str, dict[str, str]])
        if known[0] == str(root):
            return known[1]
    except (OSError, msgspec.MsgspecError):
        pass
    found = dict(_scan(root))
    keep(kept, msgspec.json.encode((str(root), found)))
    return found


def _scan(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / "pipelines").rglob("*.py")):
        relative = path.relative_to(root).as_posix()
        for name in _CLASS.findall(path.read_text("utf-8", errors="replace")):
            yield name, relative


@cache
def read_signature(name: str) -> Signature:
    """The call of a pipeline class. Raises `BadInputError` for a class that this diffusers does not have."""
    where = classes().get(name)
    if where is None:
        raise BadInputError(f"{name} is no pipeline of diffusers {release()}; a newer one may know it.")
    source = package() / where
    kept = cache_folder() / f"signature-{release()}-{name}.json"
    state = f"{_REVISION} {source.stat().st_size} {source.stat().st_mtime_ns}"
    try:
        known = msgspec.json.decode(kept.read_bytes(), type=tuple[str, Signature])
        if known[0] == state:
            return known[1]
    except (OSError, msgspec.MsgspecError):
        pass
    signature = _parsed(name, source.read_text("utf-8"))
    keep(kept, msgspec.json.encode((state, signature)))
    return signature


def _parsed(name: str, text: str) -> Signature:
    tree = ast.parse(text)
    found = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    bases = [base.id for base in found.bases if isinstance(base, ast.Name)]
    methods = {node.name: node for node in found.body if isinstance(node, ast.FunctionDef)}
    call = methods.get("__call__")
    if call is None:
        return _inherited(name, bases)
    constants = _literals(tree.body)
    arguments, defaults = _arguments(call, constants)
    rate = _RATE.search(text)
    return Signature(
        name=name,
        arguments=tuple(arguments),
        required=tuple(word for word in arguments if word not in defaults),
        defaults={word: value for word, value in defaults.items() if value is not None},
        callback_tensors=_changeable(_literals(found.body).get("_callback_tensor_inputs", ()), call),
        layout=_layout(methods),
        size_step=_size_step(found),
        rate=float(rate[1]) if rate else 0.0,
        single_file="FromSingleFileMixin" in bases,
        lora=any(base.endswith("LoraLoaderMixin") for base in bases),
    )


def _changeable(tensors: Iterable[str], call: ast.FunctionDef) -> tuple[str, ...]:
    """What a callback can change with effect: prompt embeddings count only where the steps themselves use them, and
    not, as in LTX-2, what was made of them before."""
    used = re.search(r"encoder_hidden_states=prompt_embeds\b", ast.unparse(call))
    return tuple(name for name in tensors if used or "prompt_embeds" not in name)


def _inherited(name: str, bases: list[str]) -> Signature:
    for base in bases:
        if base != "DiffusionPipeline" and base in classes():
            return msgspec.structs.replace(read_signature(base), name=name)
    raise BadInputError(f"{name} of diffusers cannot be called: it makes nothing.")


def _literals(body: list[ast.stmt]) -> dict[str, Any]:
    """What is assigned plainly in a body: names and their values."""
    found: dict[str, Any] = {}
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = _value(node.value, {})
    return found


def _value(node: ast.expr | None, constants: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return constants.get(node.id)
    try:
        return ast.literal_eval(node) if node else None
    except ValueError:
        return None


def _arguments(call: ast.FunctionDef, constants: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """All names but self, and the defaults of those that have one."""
    placed = [*call.args.posonlyargs, *call.args.args]
    with_default = zip(reversed(placed), reversed(call.args.defaults), strict=False)
    defaults = {word.arg: _value(node, constants) for word, node in with_default}
    for word, node in zip(call.args.kwonlyargs, call.args.kw_defaults, strict=True):
        if node is not None:
            defaults[word.arg] = _value(node, constants)
    names = [word.arg for word in (*placed, *call.args.kwonlyargs) if word.arg != "self"]
    return names, defaults


def _layout(methods: dict[str, ast.FunctionDef]) -> Layout:
    """How the latents lie that the scheduler sees: by the shape that is drawn, and whether it is packed or turned."""
    if "_pack_latents" in methods:
        return "packed"
    at = _channels_at(methods.get("prepare_latents"))
    if at == 1 and _is_turned(methods["__call__"]):
        at = 2
    return "channels_last" if at == 4 else "frames_first" if at == 2 else "channels_first"


def _channels_at(method: ast.FunctionDef | None) -> int:
    for node in ast.walk(method) if method else ():
        if (
            isinstance(node, ast.Assign)
            and ast.unparse(node.targets[0]) == "shape"
            and isinstance(node.value, ast.Tuple)
        ):
            parts = [ast.unparse(part) for part in node.value.elts]
            return next((at for at, part in enumerate(parts) if "channels" in part), 1) if len(parts) == 5 else 1
    return 1


def _is_turned(call: ast.FunctionDef) -> bool:
    """Whether the first latents go from (B, C, F, ...) to (B, F, C, ...) before the loop."""
    return any(
        isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "init_latents" and _SWAP in ast.unparse(node)
        for node in ast.walk(call)
    )


def _size_step(found: ast.ClassDef) -> int:
    steps = [
        node.right.value
        for node in ast.walk(found)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)
        if isinstance(node.left, ast.Name) and node.left.id == "height"
        if isinstance(node.right, ast.Constant) and isinstance(node.right.value, int)
    ]
    return max(steps, default=1)
