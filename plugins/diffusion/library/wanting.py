"""Which files of a repository a model consists of, and where they go."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from diffusion.library.checking import CODE, VARIANTS
from diffusion.library.finding import INDEX, hub_cache
from diffusion.library.headers import pickle_refusal
from studio.extend.api import BadInputError

WEIGHTS = (".safetensors", ".gguf")
BESIDE = (".json", ".txt", ".model", ".jinja")
"""Endings of what a part of a model has beside weights."""
PAPERS = ("README.md", "LICENSE", "LICENSE.md", "LICENSE.txt", "LICENSE_MODEL")


class Remote(NamedTuple):
    """A file of a repository. `checksum`: SHA-256 of a large file, else git's SHA-1 of a blob; empty: not known."""

    name: str
    size: int
    checksum: str


class Wanted(NamedTuple):
    """What was asked for: a repository, and one file of it, or empty for the whole model."""

    repo: str
    file: str


def asked(model: str) -> Wanted:
    """From `owner/name`, `owner/name/file.gguf` or the address of a page. Raises `BadInputError`."""
    for start in ("https://huggingface.co/", "http://huggingface.co/", "hf://"):
        model = model.removeprefix(start)
    parts = [part for part in model.strip().strip("/").split("/") if part]
    if len(parts) > 3 and parts[2] in ("blob", "resolve", "tree"):
        parts = parts[:2] + parts[4:]
    repo, file = "/".join(parts[:2]), "/".join(parts[2:])
    if len(parts) < 2 or not is_plain(repo) or (file and not is_plain(file)):
        raise BadInputError(f"{model[:80]!r} is no repository: name it as on its page, such as Wan-AI/Wan2.1-T2V-1.3B.")
    if file and not file.lower().endswith(WEIGHTS):
        raise BadInputError(pickle_refusal(file) if file.endswith(CODE) else f"{file} is no file of weights.")
    return Wanted(repo, file)


def is_plain(name: str) -> bool:
    """Whether a file's name in a repository stays within it, on every system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and not set(name) & set('\\:*?"<>|\0') and ".." not in parts


def one_file(files: Sequence[Remote], wanted: Wanted) -> list[Remote]:
    """The single file that was asked for, and the papers. Raises `BadInputError`."""
    found = [file for file in files if file.name == wanted.file]
    if not found:
        raise BadInputError(f"{wanted.repo} has no {wanted.file}. {_offer(files, wanted.repo)}".strip())
    return [*found, *(file for file in files if file.name in PAPERS)]


def whole_model(files: Sequence[Remote], index: Mapping[str, Any], repo: str) -> list[Remote]:
    """All that a model in diffusers' layout needs, of files in several precisions the plain ones.

    Raises `BadInputError` for weights that are pickles.
    """
    parts = [name for name, part in index.items() if isinstance(part, list) and part and part[0]]
    chosen = [file for file in files if file.name in (*PAPERS, INDEX)]
    for part in parts:
        inside = [file for file in files if PurePosixPath(file.name).parent == PurePosixPath(part)]
        weights = [file for file in inside if file.name.endswith(".safetensors")]
        pickled = [file.name for file in inside if file.name.lower().endswith(CODE)]
        if pickled and not weights:
            raise BadInputError(pickle_refusal(f"{pickled[0]} of {repo}"))
        plain = [file for file in weights if not _is_variant(file.name)]
        chosen += [file for file in inside if file.name.endswith(BESIDE)] + (plain or weights)
    return chosen


def no_model(files: Sequence[Remote], repo: str) -> BadInputError:
    """The error for a repository that is not in diffusers' layout."""
    return BadInputError(f"{repo} has no {INDEX}, so it is no whole model. {_offer(files, repo)}".strip())


def _offer(files: Iterable[Remote], repo: str) -> str:
    names = [file.name for file in files if file.name.lower().endswith(WEIGHTS)][:3]
    return f"It has single files: {', '.join(f'{repo}/{name}' for name in names)}." if names else ""


def _is_variant(name: str) -> bool:
    middle = PurePosixPath(name).name.removesuffix(".safetensors").partition(".")[2].partition("-")[0]
    return middle in VARIANTS


class Target:
    """Where the files of one state of a repository go: into a folder, or into the Hugging Face cache as
    huggingface_hub lays it out (blobs by their checksum, snapshots that link to them, refs)."""

    def __init__(self, wanted: Wanted, state: str, folder: Path | None) -> None:
        self._folder = None if folder is None else folder.expanduser().absolute()
        if self._folder is not None and not wanted.file:
            self._folder /= wanted.repo.rpartition("/")[2]
        self._cache = hub_cache() / f"models--{wanted.repo.replace('/', '--')}"
        self._wanted, self.state = wanted, state

    @property
    def root(self) -> Path:
        """The folder that the model is in afterwards."""
        return self._folder or self._cache / "snapshots" / self.state

    @property
    def model(self) -> str:
        """How it is called in a recipe."""
        if self._folder is None and not self._wanted.file:
            return self._wanted.repo
        return str(self.root / self._wanted.file) if self._wanted.file else str(self.root)

    def place(self, file: Remote) -> Path:
        """Where a file's content lies."""
        return self._cache / "blobs" / file.checksum if self._is_blob(file) else self.root / file.name

    def part(self, file: Remote) -> Path:
        """Where it lies while it is on its way."""
        place = self.place(file)
        return place.with_name(f"{place.name}.part")

    def settle(self, file: Remote) -> None:
        """A file that has come whole and right gets its name."""
        place, part = self.place(file), self.part(file)
        if part.exists():
            part.replace(place)
        if self._is_blob(file):
            self._link(self.root / file.name, place)

    def finish(self) -> None:
        """Everything is there: `main` is this state."""
        if self._folder is None:
            ref = self._cache / "refs" / "main"
            ref.parent.mkdir(parents=True, exist_ok=True)
            part = ref.with_name("main.part")
            part.write_text(self.state, "utf-8")
            part.replace(ref)

    def _is_blob(self, file: Remote) -> bool:
        return self._folder is None and bool(file.checksum)

    def _link(self, name: Path, blob: Path) -> None:
        name.parent.mkdir(parents=True, exist_ok=True)
        if name.exists():
            return
        name.unlink(missing_ok=True)
        try:
            name.symlink_to(Path(*[".."] * (len(name.relative_to(self._cache).parts) - 1)) / "blobs" / blob.name)
        except OSError:
            # a system that has no links for its users: huggingface_hub moves the file itself then
            blob.replace(name)
