"""The tagger's network: words → how likely each label is for each, in NumPy.

A small dilated convolutional network reads each word with some thirty neighbours on either
side; transitions between labels make the whole a conditional random field (Lafferty, McCallum
and Pereira, 2001), whose marginal probabilities, found by the forward-backward algorithm,
choose the labels and say how sure that is. `citekit.training.fitting` makes the weights; at
run time there is nothing but NumPy.
"""

from __future__ import annotations

import functools
import importlib.resources
import os
import threading
import zipfile
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import exp
from operator import add, mul
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import numpy as np

from citekit.errors import InputError
from citekit.references import gazetteer, people
from citekit.references.words import Words, bracketed, fold, look, quoted

if TYPE_CHECKING:
    from numpy.typing import NDArray  # slow to import

    _Floats = NDArray[np.float32]

__all__ = [
    "DILATIONS", "PLACES", "Network", "Reading", "given_names", "places", "shipped", "trained",
]  # fmt: skip


#: How far apart the three words are that each layer looks at.
DILATIONS = (1, 2, 4, 8, 16)
#: What is told of the place of a word, a column each.
PLACES = (
    "after a blank", "before a blank", "quoted", "in brackets", "outlet", "institution",
    "publisher", "place", "emphasised", "linked", "early", "late", "whole",
    "on a new line", "after an empty line",
)  # fmt: skip
_COLUMN: Mapping[str, int] = {name: at for at, name in enumerate(PLACES)}
#: Words whose vectors are kept: the vocabulary of a long list.
_KEPT = 30_000
#: Words that are read at once: what stays in the caches of a processor.
_AT_ONCE = 6_000
#: Rows that are multiplied at once: with more, OpenBLAS (0.3: 2^18 products of numbers) starts
#: threads, which cost more than they bring, and ten times as much beside another process.
_ROWS = 64
_SERIAL = 2**18


#: After how many words products are scaled, long before they would vanish.
_SCALED = 6
#: The score of a label that a word cannot have.
_NEVER = -100.0


class Reading(NamedTuple):
    """What the network makes of a reference: a label for each word, and how likely it is."""

    labels: list[str]
    likelihoods: list[float]
    type: str = "document"  #: the CSL type of what is referred to
    type_likelihood: float = 0.0


class Network:
    """Weights, ready to read references."""

    def __init__(
        self, weights: Mapping[str, NDArray[Any]], labels: Sequence[str], types: Sequence[str]
    ) -> None:
        self.labels, self.types = list(labels), list(types)
        tables = [
            weights[name].astype(np.float32) * weights[f"{name} scale"]
            for name in ("form", "prefix", "suffix", "shape")
        ]
        wide = {
            name: weights[name].astype(np.float32)
            for name in weights
            if name.startswith(("classes", "places", "bias", "layer", "out", "pooled", "type"))
        }
        #: what a word looks like, a row each: forms, beginnings, endings, shapes, classes
        self._table = np.concatenate([*tables, wide["classes"]])
        self._offsets = np.cumsum([0, *map(len, tables)]).tolist()
        self._places, self._bias = wide["places"], wide["bias"]
        self._layers = [
            [wide[f"layer {at} {what}"] for what in ("left", "middle", "right", "bias")]
            for at in range(len(DILATIONS))
        ]
        self._out, self._out_bias = wide["out"], wide["out bias"]
        self._pooled, self._pooled_bias = wide["pooled"], wide["pooled bias"]
        self._type, self._type_bias = wide["type"], wide["type bias"]
        plain = np.array([[0.0, 1.0]] * len(self.labels))
        #: label → offset and slope of the curve that makes likelihoods shares of right ones
        self._curves = dict(zip(self.labels, weights.get("curves", plain).tolist(), strict=True))
        self._whole: list[float] = weights.get("whole", np.array([0.0, 1.0, 0, 0, 0, 0])).tolist()
        self._transitions = np.exp(weights["transitions"].astype(np.float64))
        self._first = np.exp(weights["first"].astype(np.float64))
        self._last = np.exp(weights["last"].astype(np.float64))
        self._learning = threading.Lock()  # threads share a network, and what it knows of words
        self._forget()

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self._folded: list[str] = [""]
        self._vectors = np.zeros((256, self._bias.size), np.float32)  # the first is of no word

    @classmethod
    def load(cls, file: IO[bytes]) -> Network:
        """Read the weights that `citekit.training.fitting` wrote."""
        with np.load(file, allow_pickle=False) as archive:
            weights = dict(archive)
        labels, types = weights.pop("labels"), weights.pop("types")
        return cls(weights, [str(label) for label in labels], [str(kind) for kind in types])

    def read(self, many: Sequence[Words]) -> list[Reading]:
        """Read references; those of one call are read together, which is quicker."""
        found: list[Reading | None] = [None] * len(many)
        order = sorted(range(len(many)), key=lambda at: len(many[at].texts))
        start = 0
        while start < len(order):
            stop, size = start, 0
            while stop < len(order) and (stop == start or size < _AT_ONCE):
                size += len(many[order[stop]].texts) + DILATIONS[-1]
                stop += 1
            chosen = order[start:stop]
            for at, reading in zip(chosen, self._read([many[i] for i in chosen]), strict=True):
                found[at] = reading
            start = stop
        return [one for one in found if one is not None]

    def _read(self, many: Sequence[Words]) -> list[Reading]:
        sizes = [len(words.texts) for words in many]
        emissions, types = self._emissions(many)
        longest = max(sizes, default=0)
        if not longest:
            return [Reading([], []) for _ in many]
        likely = self._marginals(emissions, sizes, longest)
        best = likely.argmax(2)
        sure = np.take_along_axis(likely, best[:, :, None], 2)[:, :, 0]
        names = self.labels
        likely_types = types.max(1).tolist()
        return [
            Reading(
                [names[k] for k in best[:size, at].tolist()],
                sure[:size, at].tolist(),
                self.types[kind],
                likely_types[at],
            )
            if size
            else Reading([], [])
            for at, (size, kind) in enumerate(zip(sizes, types.argmax(1).tolist(), strict=True))
        ]

    def confidence(self, label: str, stretched: float) -> float:
        """Give the probability that a span is right; `stretched`: `labelling.logit`."""
        offset, slope = self._curves.get(label, (0.0, 1.0))
        return _share(offset + slope * stretched)

    def whole(self, figures: Sequence[float]) -> float:
        """Give the probability that all of a reference is right; see `labelling.figures`."""
        return _share(sum(map(mul, self._whole, [1.0, *figures])))

    # --- layers ---------------------------------------------------------------------

    def _emissions(self, many: Sequence[Words]) -> tuple[list[_Floats], _Floats]:
        """Give the score of each label for each word, by reference, and how likely each type is."""
        gap = DILATIONS[-1]
        bounds, at = [], gap
        for words in many:
            bounds.append((at, at + len(words.texts)))
            at += len(words.texts) + gap
        at += -at % _ROWS
        where = np.zeros((at, len(PLACES)), np.float32)
        inside = np.zeros((at, 1), np.float32)
        vectors, folded = self._looks(many, bounds, at)
        for words, forms, (start, stop) in zip(many, folded, bounds, strict=True):
            inside[start:stop] = 1
            _place(words, forms, where[start:stop])
        x = np.maximum(vectors + _product(where, self._places) + self._bias, 0) * inside
        for distance, (left, middle, right, bias) in zip(DILATIONS, self._layers, strict=True):
            h = _product(x, middle)
            h[distance:] += _product(x, left)[:-distance]
            h[:-distance] += _product(x, right)[distance:]
            h += bias
            np.maximum(h, 0, out=h)
            h *= inside
            x += h
        scores = _product(x, self._out) + self._out_bias
        for words, (start, _) in zip(many, bounds, strict=True):
            for at in (*words.found, *words.seams):
                scores[start + at, 1:] = _NEVER  # no field: the first label
        pooled = np.zeros((len(many) + -len(many) % _ROWS, 2 * x.shape[1]), np.float32)
        for row, (start, stop) in zip(pooled, bounds, strict=False):
            if start < stop:
                row[:] = np.concatenate([x[start:stop].mean(0), x[start:stop].max(0)])
        hidden = np.maximum(_product(pooled, self._pooled) + self._pooled_bias, 0)
        types = (_product(hidden, self._type) + self._type_bias)[: len(many)]
        types = np.exp(types - types.max(1, keepdims=True))
        return [scores[start:stop] for start, stop in bounds], types / types.sum(1, keepdims=True)

    def _looks(
        self, many: Sequence[Words], bounds: Sequence[tuple[int, int]], count: int
    ) -> tuple[_Floats, list[list[str]]]:
        """Give what each of `count` places looks like, and the folded words by reference."""
        ids = np.zeros(count, np.intp)
        forms = []
        with self._learning:
            if len(self._known) > _KEPT:
                self._forget()
            known, folded = self._known, self._folded
            for words, (start, stop) in zip(many, bounds, strict=True):
                rows = [known[text] if text in known else self._learn(text) for text in words.texts]
                ids[start:stop] = rows
                forms.append([folded[row] for row in rows])
            return self._vectors[ids], forms

    def _learn(self, text: str) -> int:
        seen = look(text, given_names())
        row = len(self._folded)
        if row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        *offsets, classes = self._offsets
        rows = [*map(add, offsets, seen[:4]), *(classes + at for at in seen.classes)]
        self._vectors[row] = self._table[rows].sum(0)
        self._folded.append(seen.folded)
        self._known[text] = row
        return row

    # --- the random field --------------------------------------------------------------

    def _marginals(
        self, emissions: Sequence[_Floats], sizes: Sequence[int], longest: int
    ) -> NDArray[np.float64]:
        """Give the probability of each label, by word, reference and label."""
        count, labels = len(sizes), len(self.labels)
        scores = np.zeros((longest, count, labels))
        for at, rows in enumerate(emissions):
            if len(rows):
                scores[: len(rows), at] = np.exp(rows - rows.max(1, keepdims=True))
        lengths = np.asarray(sizes)
        forward = np.empty_like(scores)
        state = self._first * scores[0]
        forward[0] = state
        shortest = int(lengths.min())
        for at in range(1, longest):
            after = (state @ self._transitions) * scores[at]
            if not at % _SCALED:
                after /= after.sum(1, keepdims=True) + 1e-300
            state = after if at < shortest else np.where((lengths > at)[:, None], after, state)
            forward[at] = state
        backward = np.empty_like(scores)
        backwards = self._transitions.T.copy()
        state = np.broadcast_to(self._last, (count, labels)).copy()
        for at in range(longest - 1, -1, -1):
            backward[at] = state
            before = (state * scores[at]) @ backwards
            if not at % _SCALED:
                before /= before.sum(1, keepdims=True) + 1e-300
            state = before if at < shortest else np.where((lengths > at)[:, None], before, state)
        likely = forward * backward
        likely /= likely.sum(2, keepdims=True) + 1e-300
        return likely


def _share(stretched: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, stretched))))


@functools.cache
def shipped() -> Network:
    """Give the network that comes with the package."""
    path = importlib.resources.files("citekit.references") / "_data" / "tagger.npz"
    with path.open("rb") as file:
        return Network.load(file)


def trained(path: str | os.PathLike[str]) -> Network:
    """Give a network of the user's own: what ``citekit train`` wrote.

    It is kept, as long as the file stays the same. Raises OSError where it cannot be opened,
    InputError for a file that holds no weights.
    """
    status = Path(path).stat()
    return _trained(Path(path), (status.st_mtime_ns, status.st_size))


@functools.lru_cache(maxsize=4)
def _trained(path: Path, version: tuple[int, int]) -> Network:  # noqa: ARG001  # states
    with path.open("rb") as file:
        try:
            return Network.load(file)
        except KeyError as error:
            message = f"{path}: holds no tagger of this version; `citekit train` writes one"
            raise InputError(message) from error
        except (ValueError, EOFError, zipfile.BadZipFile) as error:
            raise InputError(f"{path}: holds no tagger; `citekit train` writes one") from error


def _product(rows: _Floats, table: _Floats) -> _Floats:
    """Multiply a multiple of `_ROWS` rows with a table."""
    at_once = min(_ROWS, _SERIAL // table.size)
    blocks = rows.reshape(-1, at_once, rows.shape[1]) @ table
    return blocks.reshape(len(rows), table.shape[1])


# --- where a word stands ----------------------------------------------------------------


def places(words: Words, folded: Sequence[str]) -> _Floats:
    """Tell where each word stands: a row a word, the columns of `PLACES`."""
    rows = np.zeros((len(words.texts), len(PLACES)), np.float32)
    _place(words, folded, rows)
    return rows


def _place(words: Words, folded: Sequence[str], rows: _Floats) -> None:
    """Write where each word stands into rows of zeros."""
    texts, starts, ends, _, emphasised, linked, outlets, lines, _ = words
    count = len(texts)
    if not count:
        return
    left, right = np.asarray(starts), np.asarray(ends)
    after, before = _COLUMN["after a blank"], _COLUMN["before a blank"]
    rows[0, after] = rows[-1, before] = 1
    rows[1:, after] = rows[:-1, before] = left[1:] > right[:-1]
    marks = set(texts)
    if not marks.isdisjoint("“„«»‘\"‹`「『《'"):
        rows[:, _COLUMN["quoted"]] = quoted(words)
    if not marks.isdisjoint("([（【"):
        rows[:, _COLUMN["in brackets"]] = bracketed(texts)
    for start, end, column in _named(texts, folded):
        rows[start:end, column] = 1
    for name, spans in (("outlet", outlets), ("emphasised", emphasised), ("linked", linked)):
        column = _COLUMN[name]
        for start, end in spans:
            rows[bisect_left(starts, start) : bisect_left(starts, end), column] = 1
    for begun, breaks in lines:
        rows[begun, _COLUMN["on a new line" if breaks == 1 else "after an empty line"]] = 1
    rows[:, _COLUMN["early"] : _COLUMN["whole"] + 1] = _distances(count)


@functools.lru_cache(maxsize=1000)
def _distances(count: int) -> _Floats:
    """Tell of `count` words how near each is to either end, and how far through."""
    at = np.arange(count, dtype=np.float32)
    return np.stack([np.exp(at / -6), np.exp((at - count + 1) / 6), at / count], 1)


@functools.cache
def given_names() -> Mapping[str, str]:
    """Give the given names that are known, folded → strong or weak."""
    sure, weak = people.given_names()
    return {**{fold(name): "weak" for name in weak}, **{fold(name): "strong" for name in sure}}


def _named(texts: Sequence[str], folded: Sequence[str]) -> list[tuple[int, int, int]]:
    """Find the names of the gazetteer: first word, behind the last, column of the kind."""
    longest = gazetteer.lengths()
    found: list[tuple[int, int, int]] = []
    behind = 0
    for at, first in enumerate(folded):
        if at < behind or first not in longest or not texts[at][0].isupper():
            continue
        one = _longest(texts, folded, at, longest[first])
        if one is not None:
            found.append((at, *one))
            behind = one[0]
    return found


def _longest(
    texts: Sequence[str],
    folded: Sequence[str],
    at: int,
    most: int,
) -> tuple[int, int] | None:
    """Find the longest name that begins at a word: behind its last word, and its kind."""
    best: tuple[int, int] | None = None
    key, count, end = "", 0, at
    while end < len(texts) and count < most:
        word = texts[end]
        if word in _WITHIN:
            if word == "." and texts[end - 1].islower():
                break
            end += 1
            continue
        if not word[0].isalnum() and word != "&":
            break
        part = "and" if word == "&" else folded[end]
        key = f"{key} {part}" if key else part
        count += 1
        end += 1
        for rule, kind in gazetteer.named(key):
            if rule == "capitals" and not "".join(texts[at:end]).isupper():
                continue
            if rule == "dot" and texts[end : end + 1] != ["."]:
                continue
            if best is None or best[0] < end:
                best = end, _COLUMN[kind]
    return best


_WITHIN = frozenset(".-‐’'")
