"""The channel: length-prefixed msgpack messages over the two ends of a pair of pipes.

A frame is a 4-byte little-endian length and that many bytes of msgpack. Sending never waits unless it is asked to: what
the pipe does not take at once is kept and goes out with the next word.
"""

import contextlib
import os
import select
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from studio.errors import WorkerError
from studio.wire.messages import Message, ToEditor, ToWorker

MAX_MESSAGE = 8 << 20
"""Bytes of the longest message: a plan or a recipe is thousands, a picture never travels here."""

MAX_BACKLOG = 4 << 20
"""Bytes that may wait for a pipe that nobody empties."""

_CHUNK = 1 << 16
_HEAD = 4

T = TypeVar("T")


class Channel(Generic[T]):
    """One side of the talk: receives messages of type `T`, sends any `Message`.

    Takes over both file descriptors and closes them with `close`. One thread receives; any thread sends. Raises
    `WorkerError` for bytes that are no message and for a message cut off in its middle.
    """

    def __init__(self, read_fd: int, write_fd: int, decode: Callable[[bytes], T]) -> None:
        self._read_fd, self._write_fd = read_fd, write_fd
        self._decode = decode
        self._encoder = msgspec.msgpack.Encoder()
        self._incoming = bytearray()
        self._outgoing = bytearray()
        self._sending = threading.Lock()
        self._broken = False
        os.set_blocking(write_fd, False)

    @property
    def broken(self) -> bool:
        """Whether the other side has gone: nothing that is sent arrives any more."""
        return self._broken

    @property
    def backlog(self) -> int:
        """Bytes that the pipe has not taken yet."""
        return len(self._outgoing)

    def receive(self, timeout: float | None = None) -> T | None:
        """The next message; `None` when the other side has closed. Raises `TimeoutError` after `timeout` seconds."""
        while (body := self._next_body()) is None:
            if timeout is not None and not select.select([self._read_fd], [], [], timeout)[0]:
                raise TimeoutError
            chunk = os.read(self._read_fd, _CHUNK)
            if not chunk:
                if self._incoming:
                    raise WorkerError("The other process ended in the middle of a message.", retryable=True)
                return None
            self._incoming += chunk
        try:
            return self._decode(body)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise WorkerError(f"The other process sent something that is no message: {error}.") from error

    def _next_body(self) -> bytes | None:
        """Cut the first whole message out of what has come in."""
        if len(self._incoming) < _HEAD:
            return None
        length = int.from_bytes(self._incoming[:_HEAD], "little")
        if length > MAX_MESSAGE:
            raise WorkerError(
                f"The other process announced a message of {length} bytes: it does not speak our protocol."
            )
        if len(self._incoming) < _HEAD + length:
            return None
        body = bytes(self._incoming[_HEAD : _HEAD + length])
        del self._incoming[: _HEAD + length]
        return body

    def post(self, message: Message) -> bool:
        """Send without waiting; what the pipe does not take goes out with the next word or with `flush`.

        Returns whether all of it is on its way.
        """
        data = self._frame(message)
        with self._sending:
            self._outgoing += data
            return self._drain()

    def offer(self, message: Message) -> bool:
        """Send a message that may be lost: only if the pipe is empty enough to take it now."""
        if not self._sending.acquire(timeout=0.01):
            return False
        try:
            if not self._drain():
                return False
            self._outgoing += self._frame(message)
            self._drain()
            return True
        finally:
            self._sending.release()

    def send(self, message: Message, timeout: float = 3600.0) -> bool:
        """Send and wait until the pipe has taken all of it; False if the other side has gone or `timeout` passed."""
        if self.post(message):
            return not self._broken
        deadline = time.monotonic() + timeout
        while not self.flush() and time.monotonic() < deadline:
            select.select([], [self._write_fd], [], 0.1)
        return not self._outgoing and not self._broken

    def flush(self) -> bool:
        """Push what is waiting as far as the pipe takes it; True if nothing is left."""
        with self._sending:
            return self._drain()

    def _frame(self, message: Message) -> bytes:
        body = self._encoder.encode(message)
        if len(body) > MAX_MESSAGE:
            raise WorkerError(f"A message of {len(body)} bytes is too long to send: {MAX_MESSAGE} are allowed.")
        return len(body).to_bytes(_HEAD, "little") + body

    def _drain(self) -> bool:
        while self._outgoing and not self._broken:
            try:
                written = os.write(self._write_fd, self._outgoing[:_CHUNK])
            except BlockingIOError:
                self._broken = len(self._outgoing) > MAX_BACKLOG
                return False
            except OSError:
                self._broken = True
            else:
                del self._outgoing[:written]
        if self._broken:
            self._outgoing.clear()
        return True

    def close(self) -> None:
        """Close both ends; call it when no thread receives any more."""
        with self._sending:
            self._broken = True
            for descriptor in (self._read_fd, self._write_fd):
                with contextlib.suppress(OSError):
                    os.close(descriptor)
            self._read_fd = self._write_fd = -1


def worker_side(read_fd: int, write_fd: int) -> Channel[ToWorker]:
    """The worker's end: receives what is for workers."""
    decoder: msgspec.msgpack.Decoder[ToWorker] = msgspec.msgpack.Decoder(ToWorker)
    return Channel(read_fd, write_fd, decoder.decode)


def editor_side(read_fd: int, write_fd: int) -> Channel[ToEditor]:
    """The editor's end: receives what is for editors."""
    decoder: msgspec.msgpack.Decoder[ToEditor] = msgspec.msgpack.Decoder(ToEditor)
    return Channel(read_fd, write_fd, decoder.decode)
