"""Numbers as the timeline writes them: short, and with no more parts than they need."""

from typing import NamedTuple

from studio.model.time import DROP_RATES, Rate, timecode


def length_text(frames: int, rate: Rate) -> str:
    """A length as `4:12` (seconds and frames), with minutes and hours in front where there are any."""
    seconds, rest = divmod(frames, rate.nominal)
    tail = f"{rest:0{max(2, len(str(rate.nominal - 1)))}}"
    if seconds < 60:
        return f"{seconds}:{tail}"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes}:{seconds:02}:{tail}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}:{tail}"


def left_text(seconds: float) -> str:
    """Time that is left as `m:ss`; what is under way has at least a second to go."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    return f"{minutes}:{rest:02}"


def shift_text(frames: int, rate: Rate) -> str:
    """By how much something is moved: `+0:12`, `-1:00`."""
    return f"{'+' if frames >= 0 else '−'}{length_text(abs(frames), rate)}"  # noqa: RUF001  (a minus, not a hyphen)


def flag_text(frame: int, start: int, rate: Rate) -> str:
    """A reel frame as the playhead's flag says it: its timecode, without the hours while they are nought."""
    full = timecode(start + frame, rate)
    return full[3:] if full.startswith("00:") else full


class Counting(NamedTuple):
    """How timecode counts: labels a second, and how many are dropped a minute (SMPTE ST 12-1)."""

    nominal: int
    drop: int

    @classmethod
    def of(cls, rate: Rate) -> "Counting":
        return cls(rate.nominal, DROP_RATES.get(rate.fraction, 0))

    def frame(self, second: int) -> int:
        """The first frame number that the timecode gives to a whole second.

        Drop-frame timecode leaves labels out at every minute but each tenth.
        """
        minutes = second // 60
        first = second * self.nominal - self.drop * (minutes - minutes // 10)
        return first + (self.drop if self.drop and second % 60 == 0 and minutes % 10 else 0)

    def second(self, frame: int) -> int:
        """The timecode's whole second that a frame number lies in."""
        second = frame // self.nominal
        while self.frame(second + 1) <= frame:
            second += 1
        return second
