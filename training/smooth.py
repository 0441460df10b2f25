"""Make the matrices of a transformer fit for int8: even channels, and tokens on one scale.

Dynamic quantisation gives all tokens and all channels of a matrix's input one scale. A few channels of this sort of
model are fifty times as large as the others, and after the activation function a few tokens are, too: most values are
then left with a handful of levels. Two exact changes of the float graph mend it:

- each input channel is divided by a number and its row of the matrix multiplied by it, so that input and matrix share
  the difficulty (SmoothQuant, Xiao et al., 2023);
- where tokens differ most (the second matrix of the feed-forward part), each token is divided by its largest value
  before the product and multiplied by it afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import nn

LEAST = 1e-4


class Even(nn.Module):
    """A linear layer whose input channels are divided by `scale` (shape (in,)), its matrix multiplied by it."""

    def __init__(self, layer: nn.Linear, scale: torch.Tensor, *, by_token: bool) -> None:
        super().__init__()
        self.divisor = nn.Parameter(1.0 / scale)
        self.product = nn.Linear(layer.in_features, layer.out_features, bias=False)
        self.product.weight.data = layer.weight.data * scale
        self.bias = nn.Parameter(layer.bias.data.clone())
        self.by_token = by_token

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """States (batch, tokens, in) to (batch, tokens, out), as the layer itself gives them."""
        even = states * self.divisor
        if not self.by_token:
            return self.product(even) + self.bias
        top = even.abs().amax(dim=-1, keepdim=True).clamp(min=LEAST)
        return self.product(even / top) * top + self.bias


def smooth(model: nn.Module, run: Callable[[], None], *, share: float = 0.5, late_share: float = 0.65) -> None:
    """Put `Even` layers in the place of the linear layers of all transformer layers.

    Args:
        model: A model whose linear layers lie under `...layer.N...`; changed in place, what it computes stays the same.
        run: Puts sample texts through the model, so that the sizes of the inputs are seen.
        share: How much of the difficulty goes from the input to the matrix, 0 to 1.
        late_share: The same for the second matrix of the feed-forward part (`output.dense`), which goes by token.
    """
    layers = {name: part for name, part in model.named_modules() if isinstance(part, nn.Linear) and ".layer." in name}
    largest = _largest_inputs(layers, run)
    for names in _sharing_input(layers):
        late = names[0].endswith("output.dense")
        part = late_share if late else share
        matrix = torch.stack([layers[name].weight.data.abs().amax(dim=0) for name in names]).amax(dim=0)
        scale = largest[names[0]].clamp(min=LEAST) ** part / matrix.clamp(min=LEAST) ** (1 - part)
        scale = scale / scale.median()
        for name in names:
            parent, _, own = name.rpartition(".")
            setattr(model.get_submodule(parent), own, Even(layers[name], scale, by_token=late))


def _largest_inputs(layers: dict[str, nn.Linear], run: Callable[[], None]) -> dict[str, torch.Tensor]:
    """The largest size that each input channel of each layer takes, shape (in,)."""
    seen: dict[str, torch.Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[torch.Tensor, ...]], None]:
        def look(_: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            top = inputs[0].detach().abs().flatten(0, -2).amax(dim=0)
            seen[name] = torch.maximum(seen[name], top) if name in seen else top

        return look

    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    with torch.inference_mode():
        run()
    for hook in hooks:
        hook.remove()
    return {name: top.clone() for name, top in seen.items()}


def _sharing_input(layers: Iterable[str]) -> list[list[str]]:
    """Names of layers, those together that read the same input (query, key and value)."""
    groups: dict[str, list[str]] = {}
    for name in layers:
        parent, _, own = name.rpartition(".")
        groups.setdefault(parent if own in {"q", "k", "v"} else name, []).append(name)
    return list(groups.values())
