"""Fit the tagger's network to labelled references. PyTorch does it; only training needs it.

The network is that of `citekit.references.network`, trained as a conditional random field:
the likelihood of the labels of whole references, where words whose label is not known may
have any. Words are dropped at random, so that forms and surroundings must do, and the names
of the gazetteer, so that the network does without where a name is in none.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from citekit.references.network import DILATIONS, PLACES, given_names, places
from citekit.references.words import AFFIXES, CLASSES, FORMS, SHAPES, Look, look
from citekit.training.corpus import LABELS, Example
from citekit.variables import TYPES

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

__all__ = ["SHIPPED", "Encoded", "encoded", "fit", "load", "save"]

#: Where the weights lie that ship.
SHIPPED = Path(__file__).parents[1] / "references" / "_data" / "tagger.npz"

#: CSL types, in the order of the rows that tell them.
KINDS = tuple(sorted(TYPES))
#: How much a type counts beside the labels of a reference.
_TYPE_WEIGHT = 0.08
#: Numbers that stand for a word between the layers.
WIDTH = 64
#: Examples of one step, and references of about one length that are drawn together.
_BATCH, _POOL = 64, 40
_RATE = 4e-3
#: How large the steps are, of those, from weights that are there.
_FURTHER = 0.2
_DROPPED, _WORDS_DROPPED, _NAMES_DROPPED = 0.1, 0.15, 0.3
_EMPHASISED, _LINKED = PLACES.index("emphasised"), PLACES.index("linked")
_GAZETTEER = slice(PLACES.index("outlet"), PLACES.index("place") + 1)


class Encoded(NamedTuple):
    """An example as numbers, a row a word."""

    looks: NDArray[np.int32]  #: form, prefix, suffix, shape
    classes: NDArray[np.uint8]
    where: NDArray[np.float16]
    labels: NDArray[np.int8]  #: -1: not known
    fixed: NDArray[np.bool_]  #: identifiers, which have no label
    type: int  #: row of `KINDS`; -1: not known


def encoded(examples: Sequence[Example], longest: int = 300) -> list[Encoded]:
    """Turn examples into numbers; those of more words than `longest` are left out."""
    known: dict[str, Look] = {}
    names = given_names()
    found = []
    for example in examples:
        texts = example.words.texts
        if not 0 < len(texts) <= longest:
            continue
        for text in texts:
            if text not in known:
                known[text] = look(text, names)
        looks = [known[text] for text in texts]
        classes = np.zeros((len(looks), len(CLASSES)), np.uint8)
        for at, one in enumerate(looks):
            classes[at, list(one.classes)] = 1
        fixed = np.zeros(len(looks), bool)
        fixed[[*example.words.found, *example.words.seams]] = True
        found.append(
            Encoded(
                np.array([one[:4] for one in looks], np.int32),
                classes,
                places(example.words, [one.folded for one in looks]).astype(np.float16),
                np.array([_NUMBER[label] for label in example.labels], np.int8),
                fixed,
                KINDS.index(example.type) if example.type in KINDS else -1,
            )
        )
    return found


_NUMBER: Mapping[str | None, int] = {None: -1, **{label: at for at, label in enumerate(LABELS)}}


def fit(
    data: Sequence[Encoded],
    *,
    epochs: int = 6,
    seed: int = 0,
    start: Mapping[str, NDArray[Any]] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> dict[str, NDArray[Any]]:
    """Fit a network to examples, and give its weights, as `Network` takes them.

    With `start`, weights that are there are fitted further, in smaller steps. The same data,
    seed and number of threads give the same weights. Raises ImportError where there is no
    PyTorch.
    """
    import torch

    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311  # no secret
    net = _network(torch)
    rate = _RATE
    if start is not None:
        _started(torch, net, start)
        rate *= _FURTHER
    steps = epochs * math.ceil(len(data) / _BATCH) + epochs * _POOL
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=steps, pct_start=0.1
    )
    for epoch in range(epochs):
        total = count = 0.0
        net.train()
        for rows in _batches([len(one.labels) for one in data], chance):
            loss = _loss(torch, net, _collated(torch, [data[row] for row in rows], chance))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        progress(f"epoch {epoch + 1} of {epochs}: loss {total / max(count, 1):.4f}")
    return _weights(net)


def load(path: Path) -> dict[str, NDArray[Any]]:
    """Read weights as `fit` takes them to start from."""
    with np.load(path, allow_pickle=False) as archive:
        return {name: archive[name] for name in archive if name not in ("labels", "types")}


def save(weights: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write weights for `Network.load`."""
    with path.open("wb") as file:
        named: dict[str, Any] = {"labels": np.array(LABELS), "types": np.array(KINDS), **weights}
        np.savez_compressed(file, **named)


def _batches(sizes: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """Draw batches of references of about one length, in any order."""
    order = list(range(len(sizes)))
    chance.shuffle(order)
    pool = _BATCH * _POOL
    batches = []
    for start in range(0, len(order), pool):
        near = sorted(order[start : start + pool], key=sizes.__getitem__)
        batches += [near[at : at + _BATCH] for at in range(0, len(near), _BATCH)]
    chance.shuffle(batches)
    yield from batches


def _collated(torch: Any, rows: Sequence[Encoded], chance: random.Random) -> list[torch.Tensor]:
    longest = max(len(one.labels) for one in rows)
    shape = len(rows), longest
    looks = np.zeros((*shape, 4), np.int64)
    classes = np.zeros((*shape, len(CLASSES)), np.float32)
    where = np.zeros((*shape, len(PLACES)), np.float32)
    labels = np.full(shape, -1, np.int64)
    inside, fixed = np.zeros(shape, bool), np.zeros(shape, bool)
    types = np.array([one.type for one in rows], np.int64)
    for at, one in enumerate(rows):
        size = len(one.labels)
        looks[at, :size], classes[at, :size], where[at, :size] = one.looks, one.classes, one.where
        labels[at, :size], inside[at, :size], fixed[at, :size] = one.labels, True, one.fixed
        if chance.random() < _NAMES_DROPPED:
            where[at, :, _GAZETTEER] = 0
        _mark(where[at], labels[at], chance)
    return [
        torch.from_numpy(each) for each in (looks, classes, where, labels, inside, fixed, types)
    ]


def _mark(where: NDArray[Any], labels: NDArray[Any], chance: random.Random) -> None:
    """Put some titles and outlets in italics or on a link, as pages have them."""
    drawn = chance.random()
    title, container = labels == _NUMBER["title"], labels == _NUMBER["container-title"]
    if drawn < 0.06:
        where[title, _LINKED] = 1
    elif drawn < 0.08:
        where[title | container, _LINKED] = 1
    elif drawn < 0.13:
        where[container if container.any() else title, _EMPHASISED] = 1
    elif drawn < 0.14:
        where[title, _EMPHASISED] = 1


def _network(torch: Any) -> Any:
    nn = torch.nn

    class Net(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            sizes = {"form": FORMS, "prefix": AFFIXES, "suffix": AFFIXES, "shape": SHAPES}
            self.tables = nn.ModuleDict(
                {name: nn.Embedding(size, WIDTH) for name, size in sizes.items()}
            )
            for table in self.tables.values():
                nn.init.normal_(table.weight, 0, 0.1)
            self.classes = nn.Linear(len(CLASSES), WIDTH, bias=False)
            self.places = nn.Linear(len(PLACES), WIDTH)
            self.layers = nn.ModuleList(
                [nn.Conv1d(WIDTH, WIDTH, 3, padding=far, dilation=far) for far in DILATIONS]
            )
            self.out = nn.Linear(WIDTH, len(LABELS))
            self.pooled = nn.Linear(2 * WIDTH, WIDTH)
            self.kinds = nn.Linear(WIDTH, len(KINDS))
            self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
            self.first = nn.Parameter(torch.zeros(len(LABELS)))
            self.last = nn.Parameter(torch.zeros(len(LABELS)))
            self.drop = nn.Dropout(_DROPPED)

        def forward(self, looks: Any, classes: Any, where: Any, inside: Any) -> Any:
            words = self.tables["form"](looks[..., 0])
            if self.training:
                words = words * (torch.rand(words.shape[:2]) > _WORDS_DROPPED).unsqueeze(-1)
            for at, name in enumerate(("prefix", "suffix", "shape"), 1):
                words = words + self.tables[name](looks[..., at])
            words = words + self.classes(classes) + self.places(where)
            mask = inside.unsqueeze(1).float()
            x = self.drop(torch.relu(words)).transpose(1, 2) * mask
            for layer in self.layers:
                x = (x + self.drop(torch.relu(layer(x)))) * mask
            mean = x.sum(2) / mask.sum(2)
            most = x.masked_fill(mask == 0, 0).amax(2)
            pooled = self.drop(torch.relu(self.pooled(torch.cat([mean, most], 1))))
            return self.out(x.transpose(1, 2)), self.kinds(pooled)

    return Net()


def _loss(torch: Any, net: Any, batch: list[Any]) -> Any:
    """Give the negative log-likelihood of what is known, a word."""
    looks, classes, where, labels, inside, fixed, types = batch
    emissions, kinds = net(looks, classes, where, inside)
    one_hot = torch.nn.functional.one_hot
    allowed = one_hot(labels.clamp(min=0), len(LABELS)).bool() | (labels < 0).unsqueeze(-1)
    nothing = one_hot(torch.zeros_like(labels), len(LABELS)).bool()
    allowed = torch.where(fixed.unsqueeze(-1), nothing, allowed)
    # both sums in one go: the loop over the words costs more than what is in it
    both = torch.cat([emissions, emissions.masked_fill(~allowed, -1e4)])
    sums, words, pairs = _expected(torch, net, both, inside.repeat(2, 1))
    free, known = sums.chunk(2)
    words, pairs = torch.sub(*words.chunk(2)), torch.sub(*pairs.chunk(2)).sum(0)
    # the gradient of the difference of the sums is the difference of what they expect
    last = inside.sum(1) - 1
    rows = torch.arange(len(last))
    gradient = (
        (words * emissions).sum()
        + (pairs * net.transitions).sum()
        + (words[:, 0].sum(0) * net.first).sum()
        + (words[rows, last].sum(0) * net.last).sum()
    )
    loss = gradient + ((free - known).sum() - gradient).detach()
    told = torch.nn.functional.cross_entropy(kinds, types, ignore_index=-1, reduction="sum")
    return loss / inside.sum() + _TYPE_WEIGHT * told / len(types)


def _expected(torch: Any, net: Any, emissions: Any, inside: Any) -> tuple[Any, Any, Any]:
    """Sum over all labellings, by the forward-backward algorithm (Rabiner, 1989).

    Give the logarithm of the sum of each reference, how likely each label is for each word, and
    how often each label is expected to follow each, a table a reference. The steps are made
    without a record of them, which is half of what they cost: `_loss` knows the gradient.
    """
    with torch.no_grad():
        length = emissions.shape[1]
        most = emissions.amax(2, keepdim=True)
        scores = torch.exp(emissions - most) + 1e-30
        transitions = torch.exp(net.transitions)
        state = torch.exp(net.first) * scores[:, 0]
        sizes, states = [state.sum(1, keepdim=True)], [state / state.sum(1, keepdim=True)]
        for at in range(1, length):
            state = (states[-1] @ transitions) * scores[:, at]
            size = state.sum(1, keepdim=True)
            here = inside[:, at : at + 1]
            states.append(torch.where(here, state / size, states[-1]))
            sizes.append(torch.where(here, size, 1.0))
        ends = (states[-1] * torch.exp(net.last)).sum(1, keepdim=True)
        behind = [(torch.exp(net.last) / ends)]
        for at in range(length - 1, 0, -1):
            before = (scores[:, at] * behind[-1]) @ transitions.T / sizes[at]
            behind.append(torch.where(inside[:, at : at + 1], before, behind[-1]))
        forward, backward = torch.stack(states, 1), torch.stack(behind[::-1], 1)
        mask = inside.unsqueeze(2)
        size = torch.stack(sizes, 1)
        sums = (torch.log(size[..., 0]) + most[..., 0] * inside).sum(1) + torch.log(ends[:, 0])
        arrived = (scores * backward / size * mask)[:, 1:]
        pairs = transitions * torch.einsum("bti,btj->bij", forward[:, :-1], arrived)
        return sums, forward * backward * mask, pairs


def _started(torch: Any, net: Any, weights: Mapping[str, NDArray[Any]]) -> None:
    """Put weights that are there into a network: the way back from `_weights`."""

    def put(parameter: Any, values: NDArray[Any]) -> None:
        parameter.data.copy_(torch.from_numpy(np.asarray(values, np.float32)))

    for name, table in net.tables.items():
        put(table.weight, weights[name].astype(np.float32) * weights[f"{name} scale"])
    put(net.classes.weight, weights["classes"].T)
    put(net.places.weight, weights["places"].T)
    put(net.places.bias, weights["bias"])
    for at, layer in enumerate(net.layers):
        for tap, what in enumerate(("left", "middle", "right")):
            put(layer.weight[:, :, tap], weights[f"layer {at} {what}"].T)
        put(layer.bias, weights[f"layer {at} bias"])
    for layer, name in ((net.out, "out"), (net.pooled, "pooled"), (net.kinds, "type")):
        put(layer.weight, weights[name].T)
        put(layer.bias, weights[f"{name} bias"])
    for name in ("transitions", "first", "last"):
        put(getattr(net, name), weights[name])


def _weights(net: Any) -> dict[str, NDArray[Any]]:
    """Give the weights: tables in whole numbers of a byte, the rest in two bytes each."""

    def short(tensor: Any) -> NDArray[np.float16]:
        return np.asarray(tensor.detach().numpy(), np.float16)

    weights: dict[str, NDArray[Any]] = {}
    for name, table in net.tables.items():
        values = table.weight.detach().numpy()
        scale = float(np.abs(values).max()) / 127
        weights[name] = np.round(values / scale).astype(np.int8)
        weights[f"{name} scale"] = np.array(scale, np.float32)
    weights["classes"] = short(net.classes.weight.T)
    weights["places"], weights["bias"] = short(net.places.weight.T), short(net.places.bias)
    for at, layer in enumerate(net.layers):
        for tap, what in enumerate(("left", "middle", "right")):
            weights[f"layer {at} {what}"] = short(layer.weight[:, :, tap].T)
        weights[f"layer {at} bias"] = short(layer.bias)
    for layer, name in ((net.out, "out"), (net.pooled, "pooled"), (net.kinds, "type")):
        weights[name], weights[f"{name} bias"] = short(layer.weight.T), short(layer.bias)
    for name in ("transitions", "first", "last"):
        weights[name] = short(getattr(net, name))
    return weights
