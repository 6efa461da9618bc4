import threading

from studio.backend import pulse


def test_the_heart_beats_at_once_and_what_waits_is_sent_soon() -> None:
    beats, flushed = threading.Event(), threading.Event()
    heart = pulse.Pulse(beats.set, flushed.set)
    heart.start()
    assert beats.wait(5)
    assert not flushed.is_set()
    heart.wake()
    heart.wake()
    assert flushed.wait(5)
    heart.stop()
