import threading

import numpy as np

from studio.render.host import Pictures
from studio.render.inbox import Inbox
from studio.wire import messages as m


def pictures(first: int) -> Pictures:
    return Pictures("j", first, (np.zeros((24, 32), np.uint8),), 3, 0)


def test_what_is_put_in_comes_out_in_order() -> None:
    inbox = Inbox()
    assert inbox.take(0) == []
    inbox.put(m.Started(job="j"))
    inbox.put(m.Cancelled(job="j"))
    assert inbox.take(1) == [m.Started(job="j"), m.Cancelled(job="j")]
    assert inbox.take(0.01) == []


def test_old_pictures_give_way_and_words_never_do() -> None:
    inbox = Inbox(max_bytes=3 * 24 * 32)
    inbox.put(m.Started(job="j"))
    for number in range(10):
        inbox.put(pictures(number))
    inbox.put(m.Cancelled(job="j"))
    taken = inbox.take(0)
    assert taken[0] == m.Started(job="j")
    assert taken[-1] == m.Cancelled(job="j")
    assert [report.first for report in taken if isinstance(report, Pictures)] == [7, 8, 9]
    assert inbox.dropped == 7


def test_one_picture_larger_than_the_bound_still_comes() -> None:
    inbox = Inbox(max_bytes=10)
    inbox.put(pictures(0))
    assert len(inbox.take(0)) == 1


def test_taking_wakes_up_when_something_comes() -> None:
    inbox = Inbox()
    threading.Timer(0.05, inbox.put, (m.Started(job="j"),)).start()
    assert inbox.take(10) == [m.Started(job="j")]
