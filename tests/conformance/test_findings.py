import pytest

from studio.conformance.findings import UnfitError, demand, demand_excuse, demand_finished, demand_sentence, told
from studio.wire import messages as m


def _failed(kind: str, sentence: str) -> m.Failed:
    return m.Failed(job="j", kind="internal" if kind == "internal" else "bad_input", sentence=sentence)


def test_what_holds_is_passed_over() -> None:
    demand(True, "Nothing.")
    with pytest.raises(UnfitError, match=r"^It should\.$"):
        demand(False, "It should.")


def test_a_job_that_should_have_gone_well_is_told_of() -> None:
    with pytest.raises(UnfitError, match="should have made a take, but it failed as 'bad_input': Too wide"):
        demand_finished(_failed("bad_input", "Too wide."), "a take")


def test_an_excuse_is_a_plain_sentence_and_no_defect() -> None:
    demand_excuse(_failed("bad_input", "'x' is no model: give a folder."), "a wrong model")
    with pytest.raises(UnfitError, match="failed as 'internal'"):
        demand_excuse(_failed("internal", "Pattern failed with a defect."), "a wrong model")
    with pytest.raises(UnfitError, match="one plain sentence"):
        demand_excuse(_failed("bad_input", "KeyError: 'x'"), "a wrong model")
    with pytest.raises(UnfitError, match="should raise BadInputError with a sentence, but it said"):
        demand_excuse(m.Cancelled(job="j"), "a wrong model")


@pytest.mark.parametrize("text", ["no capital.", "No stop", "Two\nlines.", ""])
def test_words_that_are_no_sentence_are_found(text: str) -> None:
    with pytest.raises(UnfitError):
        demand_sentence(text, "anything")


def test_every_end_has_words() -> None:
    assert told(None) == "nothing was heard of it in time."
    assert told(m.Cancelled(job="j")) == "it said that it was cancelled."
