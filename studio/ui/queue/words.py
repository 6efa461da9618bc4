"""What the queue says: times, what a job is at, what was learned."""

from PySide6.QtCore import QCoreApplication

from studio.ui.session.making import QueueRow
from studio.ui.session.progress import phase_words


def _tr(words: str) -> str:
    return QCoreApplication.translate("Queue", words)


def clock_words(seconds: float | None) -> str:
    """Seconds as `m:ss`, from an hour on as `h:mm:ss`; nothing while they are not known."""
    if seconds is None:
        return ""
    minutes, left = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def head_words(count: int, left_s: float | None, *, paused: bool) -> str:
    """`4 jobs, 1:12 left` of what runs and waits."""
    if not count:
        return _tr("Paused") if paused else ""
    words = _tr("1 job") if count == 1 else _tr("{count} jobs").format(count=f"{count:,}")
    if paused:
        return _tr("{jobs}, paused").format(jobs=words)
    return _tr("{jobs}, {left} left").format(jobs=words, left=clock_words(left_s)) if left_s is not None else words


def doing_words(row: QueueRow) -> str:
    """What a job is at, or why it is no longer: a line under its title."""
    if row.state == "running":
        return _running(row)
    if row.state == "failed":
        return row.job.error or _tr("It could not be made")
    if row.state == "interrupted":
        return _tr("Interrupted when Storyreel ended")
    if row.state == "cancelled":
        return _tr("Stopped")
    return _tr("Waits")


def _running(row: QueueRow) -> str:
    progress = row.progress
    if progress is None:
        return _tr("Starting {engine}").format(engine=row.job.ask.engine)
    return phase_words(progress)


def learned_words(drafts: int) -> str:
    """From how many takes the times are learned."""
    if not drafts:
        return _tr("Times show once the first take is made here.")
    if drafts == 1:
        return _tr("Times are learned from 1 take made here.")
    return _tr("Times are learned from {count} takes made here.").format(count=f"{drafts:,}")


def done_words(count: int) -> str:
    """How many takes were made today."""
    return _tr("Done today: {count}").format(count=f"{count:,}")


def spoken_words(row: QueueRow, doing: str) -> str:
    """A row as a screen reader says it."""
    left = clock_words(row.left_s)
    said = _tr("Shot {number}, {prompt}. {doing}").format(number=row.number, prompt=row.prompt, doing=doing)
    return _tr("{said}, {left} left").format(said=said, left=left) if left else said
