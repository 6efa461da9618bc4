"""Pictures and videos that a shot is made from: files of anywhere, copied into the project, and frames of its shots."""

import re
from pathlib import Path
from typing import Literal

from PIL import Image, UnidentifiedImageError

from studio.codec.decoder import probe
from studio.errors import BadInputError, MediaError
from studio.model.board import Board
from studio.model.recipe import MEDIA, split_media
from studio.model.rows import Shot, Take
from studio.project.media import MediaStore

Kind = Literal["picture", "video"]
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")
VIDEOS = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v")
MAX_PIXELS = 64_000_000
"""More than any camera's picture that somebody would start a shot from."""
LAST = "last_frame"

_SHOT = re.compile(r"shot:([^@]+)(?:@(\d{1,9}))?", re.IGNORECASE)
_FRAME = re.compile(r"(.+)@(\d{1,9})")


def source(board: Board, media: MediaStore, text: str, *, name: str, kind: Kind) -> str:
    """The value for a parameter of a kind from what somebody typed: a file (`PATH`, of a video `PATH@FRAME`), a frame
    of another shot's take (`shot:3@0`), or `media:HASH`.

    A file is read and copied into the project. Raises `BadInputError`, `NotFoundError`, `MediaError`, and as
    `MediaStore.copy_in`.
    """
    if text.startswith(MEDIA):
        return _known(media, text, name)
    if match := _SHOT.fullmatch(text.strip()):
        frame = int(match[2]) if match[2] else None
        return of_shot(board, board.find(match[1]), name=name, kind=kind, frame=frame)
    return take_in(media, text, name=name, kind=kind)


def take_in(media: MediaStore, text: str, *, name: str, kind: Kind) -> str:
    """Copy a file into the project once it could be read; returns the value for the parameter. Raises as `source`."""
    path, frame = _named(text)
    if path.suffix.lower() in PICTURES:
        if kind == "video":
            raise BadInputError(f"'{path.name}' is a picture: {name} has to be a video ({', '.join(VIDEOS)}).")
        _check_picture(path)
        return MEDIA + media.copy_in(path)
    count = probe(path).frames
    if frame is not None and frame >= count:
        raise BadInputError(f"'{path.name}' has no frame {frame}: its last one is {count - 1}.")
    if frame is None and kind == "picture":
        frame = count - 1 if name == LAST else 0
    return MEDIA + media.copy_in(path) + (f"@{frame}" if frame is not None else "")


def of_shot(board: Board, shot: Shot, *, name: str, kind: Kind, frame: int | None = None) -> str:
    """A frame of a shot's take, `frame` counted from the first that the reel shows of it; raises `BadInputError`.

    Where none is named: to end on, the first one that is shown; for any other picture the last one, which a shot goes
    on from; for a video the whole take.
    """
    take, number = board.chosen(shot), board.numbers[shot.id]
    if take is None:
        raise BadInputError(f"Shot {number} has no take yet: generate it first.")
    if kind == "video" and frame is None:
        return f"{MEDIA}{take.media}"
    first, last = shot.take_in, last_shown(shot, take)
    if frame is None:
        frame = 0 if name == LAST else last - first
    if first + frame > last:
        raise BadInputError(f"Shot {number} has no frame {frame}: its last one is {max(0, last - first)}.")
    return f"{MEDIA}{take.media}@{first + frame}"


def last_shown(shot: Shot, take: Take) -> int:
    """The last frame of a take that the reel shows of its shot."""
    return max(0, min(shot.take_in + shot.length, take.frames) - 1)


def _known(media: MediaStore, text: str, name: str) -> str:
    found = split_media(text)
    if found is None or media.missing(found.sha256):
        raise MediaError(f"The project has no such file for {name}: give a file, a shot's frame, or none.")
    return text


def _named(text: str) -> tuple[Path, int | None]:
    """A file and the frame of it that is named behind an `@`; raises `BadInputError` if it is not there."""
    path = Path(text).expanduser()
    match = _FRAME.fullmatch(text)
    if match and not path.is_file():
        path = Path(match[1]).expanduser()
        return _there(path), int(match[2])
    return _there(path), None


def _there(path: Path) -> Path:
    if path.suffix.lower() not in (*PICTURES, *VIDEOS):
        raise BadInputError(f"'{path}' is no picture or video that can be read: give a PNG, JPEG, WebP, TIFF or MP4.")
    if not path.is_file():
        raise BadInputError(f"'{path}' is not there: give a picture or video that is, 'shot:3@0', or none.")
    return path


def _too_large(path: Path) -> BadInputError:
    return BadInputError(f"'{path.name}' has more than {MAX_PIXELS // 10**6} megapixels: shrink it.")


def _check_picture(path: Path) -> None:
    try:
        with Image.open(path) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _too_large(path)
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(path) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadInputError(f"'{path.name}' cannot be read as a picture: it is damaged or of another kind.") from error
