"""What goes wrong is told apart."""

import torch
from diffusion.running.failing import device_lost, forget_frames, is_device_lost, is_out_of_memory, refused


def test_memory_and_a_lost_card_are_told_apart() -> None:
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"))
    assert is_out_of_memory(MemoryError())
    assert is_out_of_memory(RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"))
    assert not is_out_of_memory(ValueError("out of memory"))
    assert is_device_lost(RuntimeError("CUDA error: unspecified launch failure"))
    assert not is_device_lost(RuntimeError("shapes cannot be multiplied"))
    lost = device_lost(RuntimeError("CUDA error: device lost\nmore"), object())
    assert lost.retryable
    assert "(CUDA error: device lost)" in str(lost)
    assert "ValueError: no" in str(refused(ValueError("no.\nno"), object()))
    assert "(KeyError: KeyError)" in str(refused(KeyError(), object()))


def test_what_failed_lets_go_of_what_it_held() -> None:
    gone = list[str]()

    class Held:
        def __del__(self) -> None:
            gone.append("held")

    def fail() -> None:
        held = Held()
        raise RuntimeError(f"with {bool(held)}")

    try:
        fail()
    except RuntimeError as error:
        forget_frames(error)
        assert gone == ["held"]
