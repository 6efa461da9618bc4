"""The sound that a model makes beside its pictures."""

from typing import Any

import numpy as np

from studio.extend.api import Sink


def sound_of(outcome: Any, pipe: Any, sink: Sink) -> bool:
    """Hand on the sound of a pipeline's outcome, if there is any: float32 (samples, channels) at its vocoder's rate."""
    audio = getattr(outcome, "audio", None)
    rate = _rate(pipe)
    if audio is None or not rate:
        return False
    first = audio[0]
    samples = np.asarray(first.detach().float().cpu().numpy() if hasattr(first, "detach") else first, np.float32)
    samples = samples[None] if samples.ndim == 1 else samples
    channels = samples.T if samples.shape[0] <= samples.shape[-1] else samples
    if not np.isfinite(channels).all():
        sink.note("The model's sound is not a number in places, so the take has none.")
        return False
    sink.sound(np.ascontiguousarray(channels[:, :2]), rate)
    return True


def _rate(pipe: Any) -> int:
    """Samples a second of the vocoder, else of the pipeline's own."""
    for part, name in ((getattr(pipe, "vocoder", None), "output_sampling_rate"), (pipe, "audio_sampling_rate")):
        config = getattr(part, "config", None)
        value = getattr(config, name, None) or getattr(part, name, None)
        if isinstance(value, (int, float)) and value > 0:
            return int(value)
    return 0
