"""The frame ring: pictures in memory that two processes share, one writing, one reading.

A file in `/dev/shm` (else the temporary folder), wholly allocated before it is mapped, so that a small `/dev/shm` is an
error to handle and not a bus error later. It bears its owner's pid and start time in its name; the owner unlinks it as
soon as the other side has attached, and sweeps what dead owners have left.

A slot is a line of whole numbers (`_Field`) and a picture. Only the writer stores `SEQ` (negative while it writes),
only the reader stores `READ` (the last seq it has done with) and `BUSY` (the seq it is copying), so no lock is needed:
a slot is free when `READ` equals `SEQ`. The reader checks `SEQ` before and after it copies; a picture overwritten
meanwhile counts as missed. Which slot to read travels by pipe, which puts the stores before the loads.
"""

import contextlib
import errno
import mmap
import os
import secrets
import struct
import tempfile
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from studio.errors import DiskFullError, WorkerError
from studio.wire.liveness import lives, start_ticks

Frame = npt.NDArray[np.uint8]
"""I420: shape (height * 3 // 2, width)."""

MAGIC = 0x5245454C
SUFFIX = ".ring"
MIN_SLOTS = 3
MAX_SLOTS = 16
BUDGET = 48 << 20
"""Bytes that a ring takes unless its frames are so large that `MIN_SLOTS` need more."""

_PREFIX = "storyreel-"
_PAGE = 4096
_HEADER = struct.Struct("<qqq")
_UNFIT = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.EACCES, errno.EROFS, errno.ENOENT}


class _Field(IntEnum):
    """The columns of the slot table (int64)."""

    SEQ = 0
    READ = 1
    BUSY = 2
    JOB = 3
    PLACE = 4
    WIDTH = 5
    HEIGHT = 6
    QUALITY = 7


_FIELDS = len(_Field)
_SEQ, _READ, _BUSY = int(_Field.SEQ), int(_Field.READ), int(_Field.BUSY)


class Label(NamedTuple):
    """What a picture in the ring is: the job's number (`job_number`), its frame number in the clip, its quality."""

    job: int
    place: int
    quality: int


class Slot(NamedTuple):
    """Where a picture was written."""

    slot: int
    seq: int


class Picture(NamedTuple):
    """A picture read from the ring, in an array of its own."""

    label: Label
    frame: Frame


def job_number(job: str) -> int:
    """A job's id as a whole number that fits a slot (FNV-1a, 62 bits)."""
    value = 0xCBF29CE484222325
    for byte in job.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value >> 2


def slots_for(frame_bytes: int) -> int:
    """How many frames of this size a ring should hold."""
    return max(MIN_SLOTS, min(MAX_SLOTS, BUDGET // max(1, frame_bytes)))


def folders() -> list[Path]:
    """Where rings may lie, the best first."""
    shared = Path("/dev/shm")
    temporary = Path(tempfile.gettempdir())
    return [shared, temporary] if shared.is_dir() and os.access(shared, os.W_OK) else [temporary]


class FrameRing:
    """A ring as one side sees it: made with `create` by the reader, with `attach` by the writer."""

    def __init__(self, path: Path, memory: mmap.mmap, slots: int, slot_bytes: int) -> None:
        self.path = path
        self.slots, self.slot_bytes = slots, slot_bytes
        self.missed = 0
        """Pictures that were overwritten before this side had read them."""
        self._memory = memory
        whole = np.frombuffer(memory, np.uint8)
        table = whole[_PAGE : _PAGE + slots * _FIELDS * 8].view(np.int64)
        self._table: npt.NDArray[np.int64] = table.reshape(slots, _FIELDS)
        start = _data_start(slots)
        self._data: Frame = whole[start : start + slots * slot_bytes].reshape(slots, slot_bytes)
        self._seq = int(np.abs(self._table[:, _SEQ]).max())
        self._next = 0

    @classmethod
    def create(cls, slots: int, max_bytes: int, places: Sequence[Path] | None = None) -> Self:
        """A new ring of `slots` pictures of up to `max_bytes`; where room is short, one of `MIN_SLOTS` elsewhere.

        Raises `DiskFullError` if no place has room for even that.
        """
        slot_bytes = -(-max(max_bytes, 1) // _PAGE) * _PAGE
        least = min(slots, MIN_SLOTS)
        tries = [(folder, count) for folder in places or folders() for count in dict.fromkeys((slots, least))]
        for folder, count in tries:
            path = folder / f"{_PREFIX}{os.getpid()}-{start_ticks(os.getpid())}-{secrets.token_hex(6)}{SUFFIX}"
            memory = _allocate(path, _data_start(count) + count * slot_bytes)
            if memory is not None:
                memory[: _HEADER.size] = _HEADER.pack(MAGIC, count, slot_bytes)
                return cls(path, memory, count, slot_bytes)
        names = " or ".join(str(place) for place in places or folders())
        megabytes = least * slot_bytes / 1e6
        raise DiskFullError(f"There is no room for {megabytes:.0f} MB of frames in {names}: free some space there.")

    @classmethod
    def attach(cls, path: Path) -> Self:
        """Open a ring that the other side has made; raises `WorkerError` if there is none."""
        try:
            with path.open("r+b") as file:
                memory = mmap.mmap(file.fileno(), 0)
        except (OSError, ValueError) as error:
            raise WorkerError(f"The frame ring {path} cannot be opened: {error}.") from error
        magic, slots, slot_bytes = _HEADER.unpack(memory[: _HEADER.size]) if len(memory) >= _PAGE else (0, 0, 0)
        if magic != MAGIC or len(memory) < _data_start(slots) + slots * slot_bytes:
            memory.close()
            raise WorkerError(f"{path} is no frame ring.")
        return cls(path, memory, slots, slot_bytes)

    @property
    def free(self) -> int:
        """Slots that hold nothing unread."""
        return int((self._table[:, _SEQ] == self._table[:, _READ]).sum())

    def write(self, frame: Frame, label: Label) -> Slot | None:
        """Put a picture in, over the oldest unread one if there is no free slot; `None` if it is too large.

        Never waits. `missed` counts the pictures that were written over.
        """
        if frame.nbytes > self.slot_bytes:
            self.missed += 1
            return None
        slot = self._pick()
        row = self._table[slot]
        self._seq += 1
        row[_SEQ] = -self._seq
        np.copyto(self._data[slot, : frame.nbytes].reshape(frame.shape), frame)
        height, width = frame.shape[0] * 2 // 3, frame.shape[1]
        row[_Field.JOB :] = (label.job, label.place, width, height, label.quality)
        row[_SEQ] = self._seq
        self._next = (slot + 1) % self.slots
        return Slot(slot, self._seq)

    def _pick(self) -> int:
        """The next slot in turn if it is free, else any free one, else the oldest unread that is not being read."""
        row = self._table[self._next]
        if row[_SEQ] == row[_READ]:
            return self._next
        seqs, reads = self._table[:, _SEQ], self._table[:, _READ]
        unread = seqs != reads
        if not unread.all():
            turn = (np.arange(self.slots) + self._next) % self.slots
            return int(turn[~unread[turn]][0])
        self.missed += 1
        age = np.where(self._table[:, _BUSY] == seqs, np.iinfo(np.int64).max, seqs)
        return int(age.argmin())

    def read(self, where: Slot) -> Picture | None:
        """Copy a picture out and release its slot; `None` if it has been written over."""
        if not 0 <= where.slot < self.slots:
            raise WorkerError(f"The worker named slot {where.slot} of a ring of {self.slots}.")
        row = self._table[where.slot]
        row[_BUSY] = where.seq
        try:
            picture = self._copy(where)
            if row[_SEQ] != where.seq or picture is None:
                self.missed += 1
                return None
            row[_READ] = where.seq
            return picture
        finally:
            row[_BUSY] = 0

    def _copy(self, where: Slot) -> Picture | None:
        row = self._table[where.slot]
        if row[_SEQ] != where.seq:
            return None
        _, _, _, job, place, width, height, quality = (int(value) for value in row)
        if width <= 0 or height <= 0 or width * height * 3 // 2 > self.slot_bytes:
            return None
        frame = np.empty((height * 3 // 2, width), np.uint8)
        np.copyto(frame, self._data[where.slot, : frame.size].reshape(frame.shape))
        return Picture(Label(job, place, quality), frame)

    def unlink(self) -> None:
        """Take the name away: the memory lives on until both sides have closed."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the memory (and of the name)."""
        self.unlink()
        self._table = np.empty((0, _FIELDS), np.int64)
        self._data = np.empty((0, 0), np.uint8)
        with contextlib.suppress(BufferError):  # a view is still held elsewhere: the last one to go closes it
            self._memory.close()


def _data_start(slots: int) -> int:
    """Where the pictures begin: behind the page of the header and the whole pages of the table."""
    return _PAGE + -(-slots * _FIELDS * 8 // _PAGE) * _PAGE


def _allocate(path: Path, size: int) -> mmap.mmap | None:
    """A file of zeros of this size that has its room for certain, mapped; `None` if it cannot be had there."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        if error.errno in _UNFIT:
            return None
        raise
    try:
        _reserve(descriptor, size)
        return mmap.mmap(descriptor, size)
    except OSError as error:
        path.unlink(missing_ok=True)
        if error.errno in _UNFIT:
            return None
        raise
    finally:
        os.close(descriptor)


def _reserve(descriptor: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
        return
    zeros = bytes(1 << 20)
    for start in range(0, size, len(zeros)):
        os.write(descriptor, zeros[: size - start])


def sweep(places: Sequence[Path] | None = None) -> int:
    """Remove the rings of owners that are dead; returns how many there were."""
    swept = 0
    for folder in places or folders():
        for path in folder.glob(f"{_PREFIX}*{SUFFIX}"):
            parts = path.name.removeprefix(_PREFIX).split("-")
            if len(parts) != 3 or not (parts[0].isdigit() and parts[1].isdigit()):
                continue
            if not lives(int(parts[0]), int(parts[1])):
                try:
                    path.unlink()
                except OSError:
                    continue  # another user's, or another sweep was quicker
                swept += 1
    return swept
