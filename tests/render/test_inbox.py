import threading

import numpy as np

from studio.render.inbox import Inbox, Told
from studio.render.reports import Pictures
from studio.wire import messages as m


def pictures(first: int) -> Pictures:
    return Pictures("j", first, (np.zeros((24, 32), np.uint8),), 3, 0)


def test_what_is_put_in_comes_out_in_order() -> None:
    inbox = Inbox()
    assert inbox.next() is None
    inbox.put("e", m.Started(job="j"))
    inbox.put("f", m.Cancelled(job="j"))
    assert inbox.next(1) == Told("e", m.Started(job="j"))
    assert inbox.take() == [Told("f", m.Cancelled(job="j"))]
    assert inbox.take() == []
    assert inbox.next(0.01) is None


def test_old_pictures_give_way_and_words_never_do() -> None:
    inbox = Inbox(max_bytes=3 * 24 * 32)
    inbox.put("e", m.Started(job="j"))
    for number in range(10):
        inbox.put("e", pictures(number))
    inbox.put("e", m.Cancelled(job="j"))
    taken = [told.report for told in inbox.take()]
    assert taken[0] == m.Started(job="j")
    assert taken[-1] == m.Cancelled(job="j")
    assert [report.first for report in taken if isinstance(report, Pictures)] == [7, 8, 9]
    assert inbox.dropped == 7


def test_what_was_acted_on_makes_room() -> None:
    inbox = Inbox(max_bytes=2 * 24 * 32)
    for number in range(4):
        inbox.put("e", pictures(number))
        assert inbox.next()
    assert inbox.dropped == 0


def test_one_picture_larger_than_the_bound_still_comes() -> None:
    inbox = Inbox(max_bytes=10)
    inbox.put("e", pictures(0))
    assert len(inbox.take()) == 1


def test_waiting_ends_when_something_comes() -> None:
    inbox = Inbox()
    threading.Timer(0.05, inbox.put, ("e", m.Started(job="j"))).start()
    assert inbox.next(10) == Told("e", m.Started(job="j"))


def test_those_who_do_not_wait_are_woken() -> None:
    woken: list[int] = []
    inbox = Inbox(wake=lambda: woken.append(threading.get_ident()))
    inbox.put("e", m.Started(job="j"))
    other = threading.Thread(target=inbox.put, args=("e", m.Cancelled(job="j")))
    other.start()
    other.join()
    assert len(woken) == 2
    assert len(set(woken)) == 2
