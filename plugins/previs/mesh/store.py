"""The folder that keeps built shells between runs: one `.npz` each, written whole or not at all."""

import hashlib
import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from previs.mesh.skin import Shell
from previs.records import Mesh

_FIELDS = ("vertices", "normals", "occlusion", "triangles", "colours", "materials", "bones", "weights")
_FLOATS = ("vertices", "normals", "occlusion", "colours", "materials", "weights")


@cache
def code_version() -> str:
    """A digest of the sources that shape meshes: change one and every kept mesh is built anew."""
    plugin = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in ("mesh", "cast"):
        for source in sorted((plugin / room).glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def kept_path(folder: Path, name: str, recipe: str) -> Path:
    """Where the shell of a recipe is kept, or would be."""
    key = hashlib.sha256(f"{code_version()} {recipe}".encode()).hexdigest()[:20]
    return folder / f"{name}-{key}.npz"


def kept_shell(folder: Path | None, name: str, recipe: str, build: Callable[[], Shell]) -> Shell:
    """The shell of this recipe from the folder, else built and put there; a damaged file counts as missing.

    A folder that cannot be written is no obstacle: the shell is built and returned all the same.
    """
    if folder is None:
        return build()
    path = kept_path(folder, name, recipe)
    kept = load_shell(path)
    if kept is not None:
        return kept
    shell = build()
    try:
        save_shell(path, shell)
    except OSError:
        return shell
    return shell


def load_shell(path: Path) -> Shell | None:
    """The shell in a file, or nothing if there is none that is whole."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in (*_FIELDS, "parts", "names")}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError):
        return None
    shell = Shell(
        Mesh(**{name: arrays[name] for name in _FIELDS}), arrays["parts"], tuple(str(n) for n in arrays["names"])
    )
    return shell if is_sound(shell) else None


def is_sound(shell: Shell) -> bool:
    """Whether all arrays have the types and fitting shapes that skinning relies on."""
    mesh, count, faces = shell.mesh, len(shell.mesh.vertices), len(shell.mesh.triangles)
    shapes = {
        "vertices": (count, 3),
        "normals": (count, 3),
        "occlusion": (count,),
        "triangles": (faces, 3),
        "colours": (faces, 3),
        "materials": (faces, 3),
        "bones": (count, 3),
        "weights": (count, 3),
    }
    arrays = {name: getattr(mesh, name) for name in _FIELDS}
    typed = all(arrays[name].dtype == (np.float32 if name in _FLOATS else np.int32) for name in _FIELDS)
    shaped = all(arrays[name].shape == shape for name, shape in shapes.items()) and shell.parts.shape == (faces,)
    if not (typed and shaped and faces):
        return False
    return bool(mesh.triangles.min() >= 0 and mesh.triangles.max() < count and shell.parts.max() < len(shell.names))


def save_shell(path: Path, shell: Shell) -> None:
    """Write a shell whole: into a file beside it first, then moved to its name. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    arrays = {name: getattr(shell.mesh, name) for name in _FIELDS}
    try:
        with part.open("wb") as file:
            np.savez(file, parts=shell.parts, names=np.array(shell.names), **arrays)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where folders can be synced (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
