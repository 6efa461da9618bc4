import inspect

import pytest

from studio.edit import deeds

NAMES = [name for name in deeds.__all__ if name not in ("Draft", "chain")]


@pytest.mark.parametrize("name", NAMES)
def test_a_deed_takes_a_board_and_keywords(name: str) -> None:
    deed = getattr(deeds, name)
    board, *rest = inspect.signature(deed).parameters.values()
    assert board.name == "board"
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in rest)
    assert deed.__doc__
