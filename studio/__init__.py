"""Storyreel: a storyboard editor in which a film plays while it is being made."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("storyreel")
except PackageNotFoundError:
    __version__ = "0+unknown"
