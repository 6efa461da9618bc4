"""What a check finds: nothing, a fault that it says in a sentence, or that it does not concern the engine."""

from collections.abc import Collection

from studio.render.reports import Died
from studio.wire import messages as m

INTERNAL = "internal"


class UnfitError(AssertionError):
    """The engine does not keep its word; the sentence is for who writes it."""


class DoesNotApplyError(Exception):
    """The check does not concern an engine with this record; the sentence says why."""


def demand(holds: bool, sentence: str) -> None:
    """Raise `UnfitError` with a sentence unless something holds."""
    if not holds:
        raise UnfitError(sentence)


def demand_finished(end: object, what: str) -> m.Finished:
    """The end of a job that had to go well; raises `UnfitError` otherwise."""
    if isinstance(end, m.Finished):
        return end
    raise UnfitError(f"The engine should have made {what}, but {told(end)}")


def demand_excuse(end: object, what: str, kinds: Collection[str] = ()) -> None:
    """A job that nobody can do must fail in plain words, or be done in spite of that; never as a defect.

    `kinds`: those that the failure may be of; empty where it may as well be done.
    """
    if isinstance(end, m.Finished) and not kinds:
        return
    if not isinstance(end, m.Failed):
        raise UnfitError(f"Given {what}, the engine should raise BadInputError with a sentence, but {told(end)}")
    demand(
        end.kind != INTERNAL and (not kinds or end.kind in kinds),
        f"Given {what}, the engine should raise BadInputError (or another error of studio.extend.api that says what is "
        f"wrong), but it failed as '{end.kind}': {end.sentence}",
    )
    demand_sentence(end.sentence, what)


def demand_sentence(text: str, what: str) -> None:
    """What users read is one sentence: it begins with a capital or a quotation mark and ends with a full stop."""
    begins = text[:1].isupper() or text[:1] in "'\"/~" or text[:1].isdigit()
    plain = begins and text.rstrip().endswith((".", "!", "?")) and "Traceback" not in text and "\n" not in text.strip()
    demand(plain, f"Given {what}, the engine's words for the user should be one plain sentence, but they are: {text!r}")


def told(end: object) -> str:
    """How a job ended, as the second half of a sentence."""
    match end:
        case m.Finished(frames=frames, partial=partial):
            return f"it finished with {frames} frames{' and called that a part' if partial else ''}."
        case m.Failed(kind=kind, sentence=sentence):
            return f"it failed as '{kind}': {sentence}"
        case m.Cancelled():
            return "it said that it was cancelled."
        case Died(sentence=sentence):
            return f"its process died: {sentence}"
        case _:
            return "nothing was heard of it in time."
