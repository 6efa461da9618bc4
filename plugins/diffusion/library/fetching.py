"""Downloads models from the Hugging Face Hub: with progress, going on where it stopped, and checked.

huggingface_hub 2 throws half a file away when it is interrupted, so the parts are kept here; addresses, login and the
transfer itself are its own.
"""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Generator
from json import JSONDecodeError
from pathlib import Path
from typing import Any, BinaryIO

from diffusion.library.checking import check
from diffusion.library.finding import INDEX
from diffusion.library.wanting import Remote, Target, Wanted, asked, is_plain, no_model, one_file, whole_model
from diffusion.record.configs import read_json
from studio.extend.api import BadInputError, Cancel, EngineError, Report

MARGIN = 1 << 30
"""Bytes that stay free on the disk."""
_BLOCK = 4 << 20


def fetch(model: str, folder: Path | None, report: Report, cancel: Cancel) -> str:
    """Download a model into a folder, or into the Hugging Face cache; returns its name for the parameter `model`.

    What an earlier attempt has fetched is kept and gone on with. Raises `BadInputError` for what cannot be had,
    `EngineError` where the network or the disk fails, `CancelledError`.
    """
    wanted = asked(model)
    report(f"Asking for {wanted.repo}", 0, 0)
    with _in_words(wanted):
        files, state = _listing(wanted)
        target = Target(wanted, state, folder)
        job = _Job(wanted, target, report, cancel)
        job.take(_chosen(files, wanted, target, job))
        target.finish()
    problem = check(target.root if not wanted.file else target.root / wanted.file)
    if problem:
        raise EngineError(f"{wanted.repo} was fetched, but: {problem}")
    return target.model


def _chosen(files: list[Remote], wanted: Wanted, target: Target, job: "_Job") -> list[Remote]:
    if wanted.file:
        return one_file(files, wanted)
    index = next((file for file in files if file.name == INDEX), None)
    if index is None:
        raise no_model(files, wanted.repo)
    job.take([index])
    return whole_model(files, read_json(target.root / INDEX), wanted.repo)


def _listing(wanted: Wanted) -> tuple[list[Remote], str]:
    """The files of a repository, and which state of it they are."""
    from huggingface_hub import HfApi

    try:
        found = HfApi(endpoint=_endpoint()).model_info(wanted.repo, files_metadata=True)
    except (KeyError, TypeError, JSONDecodeError):
        raise EngineError(f"The Hub's answer for {wanted.repo} makes no sense: try again later.") from None
    files = [
        Remote(item.rfilename, item.size or 0, _checksum(item))
        for item in found.siblings or ()
        if is_plain(item.rfilename)
    ]
    state = found.sha or "main"
    if not is_plain(state) or "/" in state:
        raise EngineError(f"The Hub's answer for {wanted.repo} makes no sense; try again later.")
    return files, state


def _checksum(item: Any) -> str:
    said = item.lfs.sha256 if item.lfs else item.blob_id
    return said if said and len(said) in (40, 64) and said.isalnum() else ""


def _endpoint() -> str | None:
    """Another Hub than the public one, as it is set now (huggingface_hub reads it once)."""
    return os.environ.get("HF_ENDPOINT") or None


@contextlib.contextmanager
def _in_words(wanted: Wanted) -> Generator[None]:
    """What huggingface_hub, the network and the disk raise, as one sentence each."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        HFValidationError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    transfer: Any = next(kind for kind in HfHubHTTPError.__mro__ if kind.__name__ == "HTTPError")
    repo = wanted.repo
    try:
        yield
    except GatedRepoError:
        raise BadInputError(
            f"{repo} is given only to who accepts its licence: do so on https://huggingface.co/{repo}, then log in "
            f"with 'hf auth login'."
        ) from None
    except RepositoryNotFoundError:
        raise BadInputError(f"The Hub has no {repo}, or it is private: compare the name with its page.") from None
    except HFValidationError:
        raise BadInputError(f"{repo} is no repository's name: compare it with its page.") from None
    except OfflineModeIsEnabled:
        raise EngineError("HF_HUB_OFFLINE is set, so nothing is downloaded: unset it and try again.") from None
    except HfHubHTTPError as error:
        raise EngineError(f"The Hub refused {repo} ({error.response.status_code}): try again later.") from None
    except transfer:
        raise EngineError(f"The Hub cannot be reached, so {repo} was not fetched: try again when it can.") from None
    except OSError as error:
        raise EngineError(_disk_words(repo, error)) from None


def _disk_words(repo: str, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"The disk is full: what has come of {repo} is kept; make room and fetch it again."
    if error.errno is None:
        return f"{repo} came cut off: what has come is kept; fetch it again."
    return f"{repo} could not be kept: {error.strerror or error} ({error.filename})."


class _Job:
    """One download: counts bytes over all files, and stops between two blocks when it is cancelled."""

    def __init__(self, wanted: Wanted, target: Target, report: Report, cancel: Cancel) -> None:
        self._wanted, self._target = wanted, target
        self._report, self._cancel = report, cancel
        self._done = self._total = 0

    def take(self, files: list[Remote]) -> None:
        """Fetch files that are not there yet, and check them."""
        self._total = sum(file.size for file in files)
        self._done = 0
        self._check_room(files)
        for file in files:
            self._cancel.check()
            if self._is_there(file):
                self._done += file.size
            else:
                self._fetch(file)
            self._target.settle(file)

    def _check_room(self, files: list[Remote]) -> None:
        missing = [file for file in files if _size(self._target.place(file)) != file.size]
        wanted = sum(file.size - _size(self._target.part(file)) for file in missing)
        place = self._target.root
        while not place.exists():
            place = place.parent
        free = shutil.disk_usage(place).free
        if wanted > 0 and wanted + MARGIN > free:
            raise EngineError(
                f"{self._wanted.repo} needs {wanted / 1e9:.1f} GB, and {place} has {free / 1e9:.1f} GB free: make "
                f"room, or choose another folder."
            )

    def _is_there(self, file: Remote) -> bool:
        """A blob of the cache is called by its checksum; of any other file the content tells."""
        place = self._target.place(file)
        return _size(place) == file.size and (place.name == file.checksum or self._is_right(place, file))

    def _fetch(self, file: Remote) -> None:
        part = self._target.part(file)
        part.parent.mkdir(parents=True, exist_ok=True)
        if _size(part) > file.size:
            part.unlink()
        self._done += _size(part)
        with part.open("ab") as opened:
            self._transfer(file, opened)
            opened.flush()
            os.fsync(opened.fileno())
        if _size(part) != file.size or not self._is_right(part, file):
            part.unlink(missing_ok=True)
            raise EngineError(
                f"{file.name} of {self._wanted.repo} is not what the Hub says it is: it was thrown away; fetch it "
                f"again."
            )

    def _transfer(self, file: Remote, opened: BinaryIO) -> None:
        from huggingface_hub import hf_hub_url
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils import build_hf_headers

        repo = self._wanted.repo
        http_get(
            hf_hub_url(repo, file.name, revision=self._target.state, endpoint=_endpoint()),
            opened,
            resume_size=opened.tell(),
            headers=build_hf_headers() | {"Accept-Encoding": "identity"},
            expected_size=file.size,
            displayed_filename=file.name,
            tqdm_class=self._bar(file),
        )

    def _bar(self, file: Remote) -> Any:
        job = self

        class Bar:
            """What huggingface_hub tells how many bytes have come."""

            def __init__(self, **_: object) -> None: ...

            def __enter__(self) -> "Bar":
                return self

            def __exit__(self, *_: object) -> None: ...

            def update(self, n: float | None = 1) -> None:
                job.came(file, int(n or 0))

        return Bar

    def came(self, file: Remote, count: int) -> None:
        """Bytes of a file have come. Raises `CancelledError`."""
        self._cancel.check()
        self._done += count
        self._report(f"Fetching {file.name}", min(self._done, self._total), self._total)

    def _is_right(self, part: Path, file: Remote) -> bool:
        """Whether the content has the checksum that the Hub has for it."""
        if not file.checksum:
            return True
        large = len(file.checksum) == 64
        found = hashlib.sha256() if large else hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
        with part.open("rb") as opened:
            while block := opened.read(_BLOCK):
                self._cancel.check()
                found.update(block)
                if large:
                    self._report(f"Checking {file.name}", min(self._done, self._total), self._total)
        return found.hexdigest() == file.checksum


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
