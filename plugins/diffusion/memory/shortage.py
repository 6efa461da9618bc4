"""Out of memory: told from other errors, freed, said with what would have fitted. Nothing is tried again unasked."""

from diffusion.memory.device import Facts
from diffusion.memory.drivers import memory_now, spoken_bytes
from diffusion.memory.estimating import Setting, advised
from diffusion.memory.guessing import Model, guess, job_of
from diffusion.memory.planning import Plan
from diffusion.memory.settling import free
from studio.extend.api import OutOfMemoryError, Recipe

SIGNS = ("out of memory", "can't allocate memory", "cannot allocate memory", "ALLOC_FAILED", "not enough memory")
"""What torch's errors say where they are of no class of their own."""


def is_shortage(error: BaseException) -> bool:
    """Whether an error means that memory was not enough, the card's or the machine's."""
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError | OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(sign.lower() in str(error).lower() for sign in SIGNS)


def out_of_memory(error: BaseException, recipe: Recipe, model: Model, *, plan: Plan, facts: Facts) -> OutOfMemoryError:
    """The error for the user, with what would fit as its remedy; what torch still holds is given back first.

    What was raised must not be held any longer by the caller, for its traceback holds tensors.
    """
    error.__traceback__ = None
    if isinstance(error, OutOfMemoryError):
        return error
    setting = Setting(job_of(recipe, model.record), plan, facts)
    guessed = guess(setting.job, model, plan=plan, facts=facts)
    scale = max(1.0, setting.available / max(1, guessed.memory))
    advice, remedy = advised(setting, model, scale=scale)
    free()
    left, total = memory_now(plan.device)
    where = "this machine's memory" if plan.device == "cpu" else f"the {facts.name}"
    return OutOfMemoryError(
        f"{recipe.width}x{recipe.height}, {recipe.frames} frames, with the preset {plan.preset} need more than "
        f"{where} has: {spoken_bytes(total)}, of which {spoken_bytes(left)} are free without this take. {advice}",
        remedy=remedy,
    )
