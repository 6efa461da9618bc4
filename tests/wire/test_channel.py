import contextlib
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import WorkerError
from studio.wire import messages as m
from studio.wire.channel import MAX_BACKLOG, MAX_MESSAGE, Channel, editor_side, worker_side

Pair = tuple[Channel[m.ToEditor], Channel[m.ToWorker]]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """An editor's and a worker's end of the same two pipes."""
    to_worker, from_editor = os.pipe()
    to_editor, from_worker = os.pipe()
    editor, worker = editor_side(to_editor, from_editor), worker_side(to_worker, from_worker)
    yield editor, worker
    editor.close()
    worker.close()


def test_messages_arrive_whole_and_in_order(pair: Pair) -> None:
    editor, worker = pair
    sent = [m.Ping(), m.Read(id="1", prompt="a fox é 狐"), m.Cancel(job="j", keep_partial=True)]
    for message in sent:
        assert editor.post(message)
    assert [worker.receive() for _ in sent] == sent
    worker.post(m.Failed(job="j", kind="missing", sentence="It is gone."))
    assert editor.receive() == m.Failed(job="j", kind="missing", sentence="It is gone.")


def test_the_end_of_the_other_side_is_none(pair: Pair) -> None:
    editor, worker = pair
    editor.post(m.Ping())
    editor.close()
    assert worker.receive() == m.Ping()
    assert worker.receive() is None


def test_receiving_can_be_patient_for_a_while_only(pair: Pair) -> None:
    with pytest.raises(TimeoutError):
        pair[1].receive(0.01)


def raw(data: bytes) -> Channel[m.ToWorker]:
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    return worker_side(read, os.open(os.devnull, os.O_WRONLY))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x05\x00\x00\x00ab", "middle of a message"),
        (b"\xff\xff\xff\xff" * 4, "does not speak our protocol"),
        (b"\x02\x00\x00\x00\xc1\xc1", "no message"),
        (b"\x01\x00\x00\x00\x01", "no message"),
        (b"\x09\x00\x00\x00\x81\xa1t\xa5Bogus", "no message"),
    ],
)
def test_what_is_no_message_is_told_in_a_sentence(data: bytes, words: str) -> None:
    channel = raw(data)
    try:
        with pytest.raises(WorkerError, match=words):
            channel.receive()
    finally:
        channel.close()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_messages_the_end_or_a_sentence(data: bytes) -> None:
    channel = raw(data)
    try:
        with contextlib.suppress(WorkerError):
            while channel.receive() is not None:
                pass
    finally:
        channel.close()


def test_posting_never_waits_and_goes_on_later(pair: Pair) -> None:
    editor, worker = pair
    message = m.Read(id="x", prompt="y" * 10_000)
    posted = 0
    while editor.post(message):
        posted += 1
    assert editor.backlog
    assert not editor.offer(m.Ping()), "a full pipe takes nothing that may be lost"
    got = 0
    while got <= posted:
        assert worker.receive() == message
        got += 1
        editor.flush()
    assert editor.backlog == 0
    assert editor.offer(m.Ping())
    assert worker.receive() == m.Ping()


def test_a_pipe_that_nobody_empties_counts_as_broken(pair: Pair) -> None:
    editor, _ = pair
    message = m.Read(id="x", prompt="y" * 1_000_000)
    for _ in range(MAX_BACKLOG // 1_000_000 + 2):
        editor.post(message)
    assert editor.broken


def test_sending_to_nobody_is_no_crash(pair: Pair) -> None:
    editor, worker = pair
    worker.close()
    editor.post(m.Ping())
    assert editor.broken
    assert not editor.send(m.Ping())


def test_sending_waits_until_the_pipe_has_it_all(pair: Pair) -> None:
    editor, worker = pair
    messages = [m.Read(id=str(n), prompt="z" * 50_000) for n in range(20)]
    got: list[m.ToWorker | None] = []
    reader = threading.Thread(target=lambda: got.extend(worker.receive() for _ in messages))
    reader.start()
    assert all(editor.send(message) for message in messages)
    reader.join()
    assert got == messages
    assert not editor.send(m.Read(id="", prompt="z" * 200_000), timeout=0.01), "nobody reads any more"


def test_threads_do_not_tear_each_others_messages(pair: Pair) -> None:
    editor, worker = pair
    threads = [
        threading.Thread(target=lambda n=n: [editor.send(m.Read(id=str(n), prompt="p" * 997 * n)) for _ in range(20)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    got = [worker.receive() for _ in range(80)]
    for thread in threads:
        thread.join()
    assert all(isinstance(one, m.Read) and len(one.prompt) == 997 * int(one.id) for one in got)


def test_a_message_may_not_be_too_long(pair: Pair) -> None:
    with pytest.raises(WorkerError, match="too long"):
        pair[0].post(m.Read(id="", prompt="x" * MAX_MESSAGE))
