"""What a take would cost, as the window says it."""

from PySide6.QtCore import QCoreApplication

from studio.ui.actions.times import about
from studio.wire.models import Estimate

_GB = 1 << 30


def _tr(words: str) -> str:
    return QCoreApplication.translate("Costs", words)


def memory_words(estimate: Estimate) -> str:
    """`9.4 of 24.0 GB`; nothing where the memory is not known."""
    if estimate.memory <= 0:
        return ""
    needed = f"{estimate.memory / _GB:.1f}"
    if estimate.available <= 0:
        return _tr("{} GB").format(needed)
    return _tr("{0} of {1:.1f} GB").format(needed, estimate.available / _GB)


def sure_words(estimate: Estimate) -> str:
    """How sure an estimate is, in a few words."""
    if estimate.sure == "guess":
        return _tr("a guess, none was made here yet")
    if estimate.sure == "scaled":
        return _tr("from other takes of this model")
    return _tr("learned from 1 take") if estimate.takes == 1 else _tr("learned from {} takes").format(estimate.takes)


def cost_words(estimate: Estimate) -> str:
    """`about 1:12, 9.4 of 24.0 GB`."""
    time = about(estimate.seconds) if estimate.seconds >= 0 else ""
    return ", ".join(part for part in (time, memory_words(estimate)) if part)


def unfit_words(estimate: Estimate) -> str:
    """Why a take would not fit, and what would; nothing where it fits."""
    if estimate.fits:
        return ""
    needs = _tr("Needs {}.").format(memory_words(estimate)) if estimate.memory > 0 else _tr("Does not fit.")
    return f"{needs} {estimate.advice}".strip()
