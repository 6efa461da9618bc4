"""A sound track beside a picture that is already coded: the picture's packets are copied as they are."""

import os
from collections.abc import Iterator
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.packet import Packet

from studio.codec.aac import FRAME, add_sound, sound_frame
from studio.codec.encoder import sentence_of
from studio.codec.sound import Samples

_CHUNK = 16 * FRAME


def lay_sound(path: Path, samples: Samples, rate: int) -> None:
    """Give an MP4 a sound track, in place: samples (n, 1 or 2) float32, -1 to 1, `rate` a second, from its start on.

    Raises `DiskFullError` and `MediaError`; the file is then as before.
    """
    part = path.with_name(f"{path.name}.sound")
    try:
        with (
            av.open(str(path)) as source,
            av.open(str(part), "w", format="mp4", options={"movflags": "faststart"}) as to,
        ):
            _copy(source, to, samples, rate)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (FFmpegError, OSError) as error:
        raise sentence_of(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: InputContainer, to: OutputContainer, samples: Samples, rate: int) -> None:
    """Both tracks, packet by packet in the order of their time, as players want to read them."""
    seen = source.streams.video[0]
    video = to.add_stream_from_template(seen)
    video.time_base = seen.time_base
    sound = add_sound(to, rate, samples.shape[1])
    waiting = _coded(sound, samples, rate)
    next_sound = next(waiting, None)
    for packet in source.demux(seen):
        if packet.dts is None:
            continue
        at = packet.dts * packet.time_base
        while next_sound is not None and (next_sound.dts or 0) * next_sound.time_base <= at:
            to.mux(next_sound)
            next_sound = next(waiting, None)
        packet.stream = video
        to.mux(packet)
    while next_sound is not None:
        to.mux(next_sound)
        next_sound = next(waiting, None)


def _coded(stream: AudioStream, samples: Samples, rate: int) -> Iterator["Packet[AudioStream]"]:
    for first in range(0, len(samples), _CHUNK):
        yield from stream.encode(sound_frame(samples[first : first + _CHUNK], rate, first))
    yield from stream.encode(None)
