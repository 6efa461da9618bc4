"""Every failure that a user can meet, as one family.

The text of a `StudioError` *is* the sentence the user reads: what was asked, what is wrong, what to do.
Anything that is not a `StudioError` is a defect of ours and may show a traceback.
"""

from collections.abc import Mapping


class StudioError(Exception):
    """A failure with a sentence for the user; the command line exits with `exit_code`."""

    exit_code = 1


class UsageError(StudioError):
    """The command line was called in a way that it does not know."""

    exit_code = 2


class BadInputError(StudioError):
    """A value the user gave cannot be used: empty prompt, absurd length, unknown key."""


class NotFoundError(StudioError):
    """A shot, scene, take, engine or file that was asked for does not exist."""


class ProjectError(StudioError):
    """A project folder cannot be used as asked."""


class NotAProjectError(ProjectError):
    """The path is no Storyreel project, or its database is damaged."""


class ProjectLockedError(ProjectError):
    """Another running Storyreel is writing to the project."""


class NewerProjectError(ProjectError):
    """The project was written by a newer Storyreel and is open for reading only."""


class MediaError(StudioError):
    """A media file is missing, damaged or not what its hash says."""


class DiskFullError(StudioError):
    """There is no room left for what was to be written; nothing half-written was kept."""


class PluginError(StudioError):
    """A plugin's manifest or code cannot be used."""


class EngineError(StudioError):
    """An engine refused or failed a request; `retryable` tells whether trying again makes sense, `remedy` names
    parameters with which it would go well."""

    def __init__(
        self, sentence: str, *, retryable: bool = False, remedy: Mapping[str, str | int | float | bool] | None = None
    ) -> None:
        super().__init__(sentence)
        self.retryable = retryable
        self.remedy = dict(remedy or {})


class OutOfMemoryError(EngineError):
    """The device's memory was not enough for what was asked."""


class DeviceLostError(EngineError):
    """The device stopped working for this process, which can make nothing any more: its worker ends and starts anew."""


class WorkerError(EngineError):
    """The worker process died, hung or broke the protocol."""


class ExportError(StudioError):
    """An export cannot be made as asked."""


class IntakeError(StudioError):
    """A file cannot be read in as asked."""


class CancelledError(StudioError):
    """The user stopped the work; what was whole before is whole now."""

    exit_code = 130
