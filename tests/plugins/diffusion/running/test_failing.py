"""What goes wrong is told apart."""

from diffusion.running.failing import device_lost, forget_frames, is_device_lost, refused


def test_a_lost_card_is_told_from_what_a_pipeline_refuses() -> None:
    assert is_device_lost(RuntimeError("CUDA error: unspecified launch failure"))
    assert not is_device_lost(RuntimeError("shapes cannot be multiplied"))
    lost = device_lost(RuntimeError("CUDA error: device lost\nmore"), "WanPipeline")
    assert lost.retryable
    assert "(CUDA error: device lost)" in str(lost)
    assert "ValueError: no" in str(refused(ValueError("no.\nno"), "WanPipeline"))
    assert "(KeyError: KeyError)" in str(refused(KeyError(), "WanPipeline"))


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
