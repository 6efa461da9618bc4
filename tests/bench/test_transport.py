from studio.bench.transport import copy_speed, ring_speed


def test_every_picture_arrives() -> None:
    assert ring_speed(40) > 0


def test_the_limit_is_measured() -> None:
    assert copy_speed(20) > 0
