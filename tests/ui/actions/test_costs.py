from studio.ui.actions.costs import cost_words, memory_words, sure_words, unfit_words
from studio.wire.models import Estimate

GB = 1 << 30
FITS = Estimate(memory=round(9.4 * GB), available=24 * GB, seconds=72, sure="guess")
LARGE = Estimate(
    memory=31 * GB, available=24 * GB, seconds=-1, sure="scaled", fits=False, advice="At 480p it would fit."
)


def test_a_cost_is_time_and_memory_as_far_as_they_are_known() -> None:
    assert cost_words(FITS) == "about 1:12, 9.4 of 24.0 GB"
    assert cost_words(LARGE) == "31.0 of 24.0 GB"
    assert memory_words(Estimate(memory=0, available=0, seconds=1, sure="guess")) == ""
    assert memory_words(Estimate(memory=GB, available=0, seconds=1, sure="guess")) == "1.0 GB"


def test_how_sure_it_is_is_said() -> None:
    learned = Estimate(memory=GB, available=GB, seconds=1, sure="learned", takes=3)
    assert [sure_words(one) for one in (FITS, LARGE, learned)] == [
        "a guess, none was made here yet",
        "from other takes of this model",
        "learned from 3 takes",
    ]


def test_what_does_not_fit_says_what_would() -> None:
    assert unfit_words(FITS) == ""
    assert unfit_words(LARGE) == "Needs 31.0 of 24.0 GB. At 480p it would fit."
    assert unfit_words(Estimate(memory=0, available=0, seconds=-1, sure="guess", fits=False)) == "Does not fit."
