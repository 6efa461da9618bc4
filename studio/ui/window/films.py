"""Where new films go, and what they are called before anyone named them."""

import re
from pathlib import Path

import platformdirs

SUFFIX = ".storyreel"
_WORDS = 5
_LETTERS = 40


def films_folder() -> Path:
    """The folder that new projects are offered in."""
    return Path(platformdirs.user_documents_dir()) / "Storyreel"


def title_of(prompt: str) -> str:
    """A working title: the first words of the first prompt, or `Untitled`."""
    words = re.sub(r"[^\w\s'-]", " ", prompt).split()[:_WORDS]
    title = " ".join(words)[:_LETTERS].strip(" -'")
    return title[:1].upper() + title[1:] if title else "Untitled"


def free_path(folder: Path, title: str) -> Path:
    """A path for a project of this title in a folder where none is yet."""
    stem = re.sub(r"[^\w '-]", "", title).strip() or "Untitled"
    path, count = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem} {count}{SUFFIX}"
    return path


def project_at(path: Path) -> Path:
    """The project that a chosen path means: the folder itself, or the one that a file in it belongs to."""
    return path if path.is_dir() or path.suffix == SUFFIX else path.parent if path.parent.suffix == SUFFIX else path


def sample_list() -> Path:
    """The shot list of the sample film that comes with Storyreel."""
    return Path(__file__).resolve().parents[3] / "assets" / "sample" / "the_last_ferry.csv"
