from studio.ui.library.words import (
    abilities,
    about_words,
    fits_look,
    head_words,
    matching,
    shape_words,
    size_words,
    spoken_words,
)
from tests.ui.library.conftest import HALF, LARGE, WAN


def test_sizes_are_in_words_of_the_trade() -> None:
    assert [size_words(count) for count in (0, 500, 3 << 20, 340 << 20, 2_831_155_200, 25 << 30)] == [
        "",
        "1 kB",
        "3.0 MB",
        "340 MB",
        "2.6 GB",
        "25 GB",
    ]


def test_a_card_says_what_it_is_and_can_do() -> None:
    assert about_words(WAN) == "Text to video · 2.6 GB · Apache-2.0 · chosen folder"
    assert "licence not stated" in about_words(LARGE)
    assert [ability.words for ability in abilities(WAN.capabilities)] == ["First frame", "2 references", "Sound"]
    assert abilities(None) == []
    assert shape_words(WAN.capabilities) == "up to 832 × 464, 5 to 81 frames"  # noqa: RUF001
    assert shape_words(None) == ""


def test_whether_it_fits_is_a_glyph_a_hue_and_words() -> None:
    assert [fits_look(card)[2] for card in (WAN, LARGE, HALF)] == [
        "Fits",
        "Too large for this machine",
        "Cannot be used",
    ]
    assert spoken_words(HALF).endswith("Cannot be used. It lacks 2 of 6 files.")


def test_a_search_looks_at_all_that_is_said_and_what_can_be_used_comes_first() -> None:
    cards = (HALF, LARGE, WAN)
    assert matching(cards, "") == [WAN, LARGE, HALF]
    assert matching(cards, "video apache") == [WAN]
    assert matching(cards, "/models/l") == [LARGE]
    assert matching(cards, "zorblax") == []


def test_the_head_counts() -> None:
    assert [head_words(cards) for cards in ((), (WAN,), (WAN, HALF, LARGE))] == [
        "",
        "1 model",
        "3 models, 1 can be used here",
    ]
