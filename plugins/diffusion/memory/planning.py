"""How to fit a model into a card: a plan made of the card's memory and the model's size alone, without torch."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any, Literal

import msgspec

from diffusion.memory.device import GIB, SLOW, Facts
from diffusion.memory.weights import TEXT_ENCODERS, Weights, denoisers
from diffusion.record.record import Record

Offload = Literal["none", "reader", "model", "block", "leaf"]
"""Weights wait outside of the card: none, the layers of what reads the prompt, all components but the working one, or
the layers of the denoisers too, by blocks or one by one. But for `model`, decoders and other small parts stay in it."""

Fits = Literal["yes", "offload", "no", "unknown"]

BUDGETS = {"8 GB": 8, "16 GB": 16, "24 GB": 24, "32 GB": 32, "48 GB": 48}
"""What a preset counts on, in GiB; `48 GB` takes all that the card has."""

STEPS_UP = ((11.0, "8 GB"), (20.0, "16 GB"), (28.0, "24 GB"), (44.0, "32 GB"))
"""A card below so many GiB gets this preset."""

USABLE = 0.92
"""Of a card's memory, the share that is there to be used: the driver, CUDA and the screen have the rest."""
WORKING = 0.22
"""Of a preset, what is kept free for the work itself unless its size is known."""
WORKING_MOST = 8 * GIB
GROUPED = 0.06
"""With offload by blocks, the share of the denoiser that lies in the card at one time (a block, and the next)."""
SMALL_RAM = 32 * GIB
FEW_BITS = {"bitsandbytes": 0.6, "torchao": 1.1, "quanto": 0.6}
"""Bytes that a parameter takes in the four (torchao: eight) bits that are set for each, its scales included."""

QUANTISERS = (("bitsandbytes", "bitsandbytes"), ("torchao", "torchao"), ("optimum.quanto", "quanto"))
"""Package and diffusers' name of what stores weights in few bits, best first."""

_Way = dict[str, Any]
"""Fields of a plan."""

EXACT_DECODERS = ("Wan", "Helios", "AnyFlow", "SkyReelsV2")
"""Pipelines with the decoder of Wan, whose makers run it in 32 bits; they all cast latents to its type."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be set. `components` of `fp8` are kept in 8 bits and computed in `dtype`; those of `quantised` are
    read into few bits by `quantiser`. `attention`: backends to try in turn. `held`: bytes of weights that lie in the
    card at once. `notes` are for the artist."""

    preset: str
    device: str
    dtype: str = "bfloat16"
    vae_dtype: str = ""
    """Empty: as the others."""
    offload: Offload = "none"
    streams: bool = False
    low_ram: bool = False
    fp8: tuple[str, ...] = ()
    quantised: tuple[str, ...] = ()
    quantiser: str = ""
    tiling: bool = False
    slicing: bool = False
    attention: tuple[str, ...] = ("native",)
    held: int = 0
    fits: Fits = "unknown"
    notes: tuple[str, ...] = ()


def preset_for(facts: Facts) -> str:
    """The preset that suits what there is."""
    if facts.kind == "cpu":
        return "cpu"
    size = facts.total / GIB
    if not size:
        return "8 GB"
    return next((preset for below, preset in STEPS_UP if size < below), "48 GB")


def quantiser() -> str:
    """Which package that stores weights in few bits is installed, by diffusers' name for it; empty if none."""
    return next((name for package, name in QUANTISERS if _installed(package)), "")


def _installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def plan(
    preset: str,
    record: Record,
    *,
    facts: Facts,
    weights: Weights,
    packed: bool = False,
    working: int = 0,
    quantiser: str | None = None,
) -> Plan:
    """How to fit a model of these weights into what there is, or into the preset that was asked for.

    `packed`: the file has its weights in few bits already (GGUF). `working`: bytes that the work itself needs beside
    the weights (0: the preset's share). `quantiser`: which there is (`None`: look). The quickest way that fits is
    taken: everything in the card, 16 bits; one component at a time; the denoiser in 8 bits; layers that come and go.
    """
    chosen = preset if preset in BUDGETS or preset == "cpu" else preset_for(facts)
    if chosen == "cpu" or facts.kind == "cpu":
        return _on_processor(facts, weights)
    budget = _budget(chosen, facts)
    room = budget - (working or min(WORKING_MOST, int(budget * WORKING)))
    store = (_found_quantiser() if quantiser is None else quantiser) if facts.kind == "cuda" else ""
    base = Plan(
        preset=chosen,
        device=facts.device,
        dtype=_dtype(facts),
        vae_dtype="float32" if record.pipeline.startswith(EXACT_DECODERS) and chosen != "8 GB" else "",
        attention=_attention(facts),
        tiling=chosen == "8 GB" or (chosen == "16 GB" and not record.grid.causal),
        slicing=chosen in ("8 GB", "16 GB"),
        low_ram=0 < facts.ram < SMALL_RAM,
        notes=_warnings(facts, chosen),
    )
    if not weights:
        return msgspec.structs.replace(base, offload="model" if _can_offload(facts) else "none")
    ways = _ways(base, weights, facts, store=store, packed=packed)
    return _quickest(base, ways, facts=facts, weights=weights, room=room)


def _found_quantiser() -> str:
    return quantiser()


def _budget(preset: str, facts: Facts) -> int:
    """Bytes that a preset may fill: never more than the card has."""
    whole = facts.total or BUDGETS[preset] * GIB
    wanted = whole if preset == "48 GB" else min(whole, BUDGETS[preset] * GIB)
    return int(wanted * USABLE)


def _dtype(facts: Facts) -> str:
    """NVIDIA's cards before Ampere (8.0) have no arithmetic in bfloat16."""
    return "float16" if (0, 0) < facts.capability < (8, 0) else "bfloat16"


def _attention(facts: Facts) -> tuple[str, ...]:
    """Backends in the order in which they are tried; nothing that is fetched from the network, nothing that rounds.

    torch's own is FlashAttention 2 wherever it can be; cuDNN's is quicker from Hopper (9.0) on.
    """
    if facts.kind != "cuda":
        return ("native",)
    return ("_native_cudnn", "native") if facts.capability >= (9, 0) else ("native",)


def _warnings(facts: Facts, preset: str) -> tuple[str, ...]:
    said = [facts.problem] if facts.problem else []
    asked = BUDGETS.get(preset, 0)
    if facts.total and preset != "48 GB" and asked * GIB > facts.total * 1.25:
        said.append(f"The preset {preset} was asked for; the {facts.spoken} has less.")
    if _dtype(facts) == "float16":
        said.append(f"The {facts.name} has no bfloat16: float16 is used, in which some models fail.")
    return tuple(said)


def _can_offload(facts: Facts) -> bool:
    """Apple's chips have one memory: there is nowhere else to put anything."""
    return facts.kind in ("cuda", "xpu")


def _on_processor(facts: Facts, weights: Weights) -> Plan:
    """32 bits where they fit into the machine's memory, else 16, which processors compute slowly."""
    parameters = sum(weights.values())
    memory = facts.ram_free or facts.ram
    wide = not memory or parameters * 4 < memory * 0.8
    fits: Fits = "unknown" if not (memory and parameters) else "yes" if parameters * 2 < memory * 0.9 else "no"
    return Plan(
        preset="cpu",
        device="cpu",
        dtype="float32" if wide else "bfloat16",
        held=parameters * (4 if wide else 2),
        fits=fits,
        notes=(facts.problem or SLOW,),
    )


def _quickest(base: Plan, ways: Sequence[_Way], *, facts: Facts, weights: Weights, room: int) -> Plan:
    """The first of the ways that fits; the last one, with `fits` "no", if even that does not."""
    plans = [_weighed(msgspec.structs.replace(base, **way), weights, facts) for way in ways]
    last = msgspec.structs.replace(plans[-1], fits="no")
    return next((made for made in plans if made.held <= room and made.fits != "no"), last)


def _weighed(made: Plan, weights: Weights, facts: Facts) -> Plan:
    """With the bytes that it takes; `fits` is "no" where the machine's memory is too small for what waits in it."""
    fits: Fits = "yes" if made.offload == "none" else "offload"
    if facts.ram and waiting_bytes(made, weights) > facts.ram * 0.9:
        fits = "no"
    streams = made.offload in ("reader", "block", "leaf") and facts.kind == "cuda"
    return msgspec.structs.replace(made, held=held_bytes(made, weights), fits=fits, streams=streams)


def _ways(base: Plan, weights: Weights, facts: Facts, *, store: str, packed: bool) -> list[_Way]:
    """The ways to fit a model, from the quickest to the smallest, as fields of a plan.

    Blocks that are pinned as they go, which saves the machine's memory, are several times slower than single layers
    (diffusers #11106), so they are left out then.
    """
    ways: list[_Way] = [{}]
    if not _can_offload(facts):
        return ways
    shrunk: _Way = {"fp8": denoisers(weights)}
    readers = tuple(name for name in TEXT_ENCODERS if name in weights)
    of_words = tuple(name for name in readers if name.startswith("text_encoder"))
    few_bits: _Way = {"quantised": of_words, "quantiser": store, "offload": "model"}
    places: list[_Way] = [{"offload": "reader"}] if readers else []
    places += [{"offload": "model"}]
    eight_bits = facts.kind == "cuda" and not packed
    ways += places
    ways += [shrunk, *(shrunk | place for place in places)] if eight_bits else []
    ways += [few_bits] if store and of_words else []
    ways += [few_bits | shrunk] if store and of_words and eight_bits else []
    ways += [] if base.low_ram else [{"offload": "block"}]
    ways += [{"offload": "leaf"}]
    ways += [shrunk | {"offload": "leaf"}] if eight_bits else []
    return ways


def component_bytes(plan: Plan, name: str, parameters: int) -> int:
    """Bytes that a component takes under a plan, wherever it lies."""
    if name in plan.quantised:
        return int(parameters * FEW_BITS.get(plan.quantiser, 2))
    if name in plan.fp8:
        return int(parameters * 1.05)
    wide = plan.vae_dtype if name == "vae" and plan.vae_dtype else plan.dtype
    return parameters * (4 if wide == "float32" else 2)


def held_bytes(plan: Plan, weights: Weights) -> int:
    """The most bytes of weights that lie in the card at one time."""
    sizes = {name: component_bytes(plan, name, count) for name, count in weights.items()}
    if not sizes:
        return 0
    if plan.offload == "none":
        return sum(sizes.values())
    if plan.offload == "model":
        return max(sizes.values())
    if plan.offload == "reader":
        waits = {name: size for name, size in sizes.items() if name in TEXT_ENCODERS}
        return sum(sizes.values()) - sum(waits.values()) + int(sum(waits.values()) * GROUPED)
    share = GROUPED if plan.offload == "block" else GROUPED / 3
    coming = {name: size for name, size in sizes.items() if name in denoisers(weights) or name in TEXT_ENCODERS}
    return sum(sizes.values()) - sum(coming.values()) + int(max(coming.values(), default=0) * share)


def waiting_bytes(plan: Plan, weights: Weights) -> int:
    """Bytes of weights that lie in the machine's memory meanwhile; streams keep them pinned, which nothing can move."""
    if plan.offload == "none":
        return 0
    waits = {name: n for name, n in weights.items() if plan.offload != "reader" or name in TEXT_ENCODERS}
    return sum(component_bytes(plan, name, n) for name, n in waits.items())


def fit(size: int, text: int = 0, *, facts: Facts) -> tuple[Fits, str]:
    """Whether a model fits, whose files take `size` bytes, those that read the prompt `text` of them: for a card in the
    library; and the preset that would be set."""
    preset = preset_for(facts)
    if size <= 0 or not (facts.total or facts.ram):
        return "unknown", preset
    weights: Mapping[str, int] = {"transformer": max(0, size - text) // 2, "text_encoder": text // 2}
    made = plan(preset, Record(pipeline=""), facts=facts, weights=dict(weights))
    return made.fits, preset
