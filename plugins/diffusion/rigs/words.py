"""The words' part of a random-weight model: a tokenizer of characters, and a small text encoder of any width."""

import string
from collections.abc import Sequence
from typing import Any

from diffusion.rigs.packages import tokenizers, transformers

LENGTH = 512
"""Tokens that the tokenizer takes at most, as the real ones of these families do."""

_CHARACTERS = "▁" + string.ascii_letters + string.digits + string.punctuation
_SCORE = -3.0


def tokenizer(specials: Sequence[str] = (), *, phrase: str = "") -> Any:
    """A `PreTrainedTokenizerFast` that knows the printable ASCII characters and needs no hub.

    `specials`: further tokens, such as those that a chat template or a picture needs. `phrase`: its words are known
    whole, so that a template in which a prompt stands is no longer than a real tokenizer makes it.
    """
    fast = tokenizers()

    named = ["<pad>", "</s>", "<unk>", *specials]
    pieces = [(name, 0.0) for name in named] + [(character, _SCORE) for character in _CHARACTERS]
    pieces += [(f"▁{word}", _SCORE) for word in sorted({*phrase.split(" ")} - {"", *_CHARACTERS})]
    inner = fast.Tokenizer(fast.models.Unigram(pieces, unk_id=2))
    inner.pre_tokenizer = fast.pre_tokenizers.Metaspace()
    inner.decoder = fast.decoders.Metaspace()
    inner.post_processor = fast.processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return transformers().PreTrainedTokenizerFast(
        tokenizer_object=inner,
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        extra_special_tokens=list(specials),
        model_max_length=LENGTH,
    )


def t5(width: int, words: int, *, multilingual: bool = False) -> Any:
    """A T5 encoder (UMT5 if `multilingual`) of two layers whose embeddings are `width` wide; `words`: tokens known."""
    package, kind = transformers(), "UMT5" if multilingual else "T5"
    config = getattr(package, f"{kind}Config")(
        vocab_size=words, d_model=width, d_kv=8, d_ff=37, num_layers=2, num_heads=4, decoder_start_token_id=0
    )
    return getattr(package, f"{kind}EncoderModel")(config).eval()


def clip(width: int, words: int) -> Any:
    """A CLIP text encoder whose one pooled embedding is `width` wide; `words`: tokens known."""
    package = transformers()
    config = package.CLIPTextConfig(
        vocab_size=words,
        hidden_size=width,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        projection_dim=width,
        pad_token_id=0,
        bos_token_id=2,
        eos_token_id=1,
    )
    return package.CLIPTextModel(config).eval()
