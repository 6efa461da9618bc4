import pytest

from studio.errors import MediaError
from studio.playback.readers import Readers
from tests.playback.conftest import Bench


def test_a_reader_that_was_given_back_is_used_again(bench: Bench) -> None:
    media = bench.film("a", 30)
    readers = Readers(bench.path)
    first = readers.take(media)
    second = readers.take(media)
    assert first is not second
    assert second.index is first.index
    first.frame(20)
    readers.give_back(media, first)
    readers.give_back(media, second)
    assert readers.take(media, 21) is first
    assert readers.take(media, 0) is second
    for reader in (first, second):
        readers.give_back(media, reader)
    readers.close()


def test_no_more_than_so_many_wait(bench: Bench) -> None:
    readers = Readers(bench.path, 2)
    media = [bench.film(f"m{n}", 4) for n in range(4)]
    for name in media:
        readers.give_back(name, readers.take(name))
    assert readers.open == 2
    readers.forget(media[3])
    assert readers.open == 1
    readers.close()
    assert readers.open == 0


def test_one_that_comes_back_after_the_close_is_closed(bench: Bench) -> None:
    media = bench.film("a", 4)
    readers = Readers(bench.path)
    reader = readers.take(media)
    readers.close()
    readers.give_back(media, reader)
    assert readers.open == 0


def test_a_file_that_is_gone_is_said(bench: Bench) -> None:
    readers = Readers(bench.path)
    with pytest.raises(MediaError, match="missing"):
        readers.take(bench.media("nothing"))
    readers.close()
