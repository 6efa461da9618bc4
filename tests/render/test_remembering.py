from studio.project import Opened
from studio.render.remembering import FILE, remember_paused, was_paused


def test_whether_the_queue_is_paused_is_remembered(opened: Opened) -> None:
    assert not was_paused(opened)
    assert remember_paused(opened, True)
    assert was_paused(opened)
    assert remember_paused(opened, False)
    assert not was_paused(opened)
    assert [path.name for path in opened.cache.iterdir()] == [FILE]


def test_a_cache_that_was_deleted_is_made_again(opened: Opened) -> None:
    opened.cache.rmdir()
    assert not was_paused(opened)
    assert remember_paused(opened, True)
    assert was_paused(opened)


def test_what_cannot_be_read_or_written_is_not_paused(opened: Opened) -> None:
    (opened.cache / FILE).write_bytes(b"nonsense")
    assert not was_paused(opened)
    opened.cache.joinpath(FILE).unlink()
    opened.cache.rmdir()
    opened.cache.write_bytes(b"a file where a folder should be")
    assert not remember_paused(opened, True)
    assert not was_paused(opened)
