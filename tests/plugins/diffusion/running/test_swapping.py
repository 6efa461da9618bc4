"""Masks follow the words, and nothing else is touched."""

from types import SimpleNamespace

import torch
from diffusion.running.swapping import Swaps


class Denoiser(torch.nn.Module):
    """Says what it was given."""

    def forward(self, **named: torch.Tensor) -> dict[str, torch.Tensor]:
        return named


def test_what_equals_the_first_words_becomes_what_the_new_ones_give() -> None:
    part, swaps = Denoiser(), Swaps()
    first, new, other = torch.tensor([[1, 1, 0]]), torch.tensor([[1, 1, 1]]), torch.tensor([[1, 0, 0]])
    both = torch.cat([other, first])
    with swaps.watching(SimpleNamespace(transformer=part, transformer_2=None)):
        assert part(mask=first)["mask"] is first
        swaps.put("mask", first, new)
        swaps.put("longer", first, torch.ones((1, 9)))
        given = part(mask=first.float(), both=both, negative=other, time=torch.tensor([3]), words=torch.ones((1, 3, 2)))
    assert given["mask"].tolist() == [[1.0, 1.0, 1.0]]
    assert given["both"].tolist() == [[1, 0, 0], [1, 1, 1]]
    assert given["negative"].tolist() == [[1, 0, 0]]
    assert given["words"].shape == (1, 3, 2)
    assert torch.equal(part(mask=first)["mask"], first)
