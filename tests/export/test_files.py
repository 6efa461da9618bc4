import errno
from pathlib import Path

import pytest

from studio.errors import DiskFullError, ExportError
from studio.export.files import sync, sync_folder, whole, write_whole


def test_a_file_appears_whole(tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    out.write_bytes(b"old")
    with whole(out) as part:
        part.write_bytes(b"new")
        sync(part)
        assert out.read_bytes() == b"old"
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]
    sync_folder(tmp_path)


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    out.write_bytes(b"old")
    with pytest.raises(KeyError):
        _fail_half_way(out)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def _fail_half_way(out: Path) -> None:
    with whole(out) as part:
        part.write_bytes(b"half")
        raise KeyError


@pytest.mark.parametrize(("code", "kind"), [(errno.ENOSPC, DiskFullError), (errno.EACCES, ExportError)])
def test_what_the_disk_says_is_said_plainly(tmp_path: Path, code: int, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"a\.txt"), whole(tmp_path / "a.txt"):
        raise OSError(code, "words of the system")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_whole(tmp_path, b"")
