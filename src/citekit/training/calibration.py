"""How much to trust the network: from its own likelihoods to shares of right answers.

A network is surer than it is right, and not alike for every field. On references that it was
not trained on, a logistic curve for each label turns the likelihood of a span into the share
of such spans that are right (Platt, 1999); another, of a few figures, does so for a whole
reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from citekit.references import labelling
from citekit.references.words import announces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from citekit.references.network import Network, Reading
    from citekit.training.corpus import Example

__all__ = ["curves", "error"]

#: A label of which fewer spans were seen has the curve of all labels.
_ENOUGH = 60
#: How strongly a curve is held to what it would be without data.
_HELD = 1.0


def curves(network: Network, examples: Sequence[Example]) -> dict[str, NDArray[Any]]:
    """Fit the curves to labelled references; returns weights as `Network` takes them."""
    seen: dict[str, list[tuple[float, bool]]] = {}
    wholes: list[tuple[list[float], bool]] = []
    readings = network.read([example.words for example in examples])
    for example, reading in zip(examples, readings, strict=True):
        right = list(_judged(example, reading))
        for label, likelihood, good in right:
            seen.setdefault(label, []).append((likelihood, good))
        figures = labelling.figures([likelihood for _, likelihood, _ in right], reading)
        wholes.append((figures, _is_right(example, reading)))
    everything = [one for several in seen.values() for one in several]
    common = _fitted(*_columns(everything), np.array([0.0, 1.0]))
    rows = []
    for label in network.labels:
        several = seen.get(label, [])
        enough = len(several) >= _ENOUGH
        rows.append(_fitted(*_columns(several), common) if enough else common)
    figures_, good_ = zip(*wholes, strict=True)
    whole = _fitted(
        np.column_stack([np.ones(len(figures_)), np.array(figures_)]),
        np.array(good_, float),
        np.zeros(1 + len(figures_[0])),
    )
    return {"curves": np.array(rows, np.float32), "whole": whole.astype(np.float32)}


def _columns(spans: Sequence[tuple[float, bool]]) -> tuple[NDArray[Any], NDArray[Any]]:
    likelihoods = np.array([labelling.logit(likelihood) for likelihood, _ in spans])
    return (
        np.column_stack([np.ones(len(spans)), likelihoods]),
        np.array([good for _, good in spans], float),
    )


def _judged(example: Example, reading: Reading) -> Iterator[tuple[str, float, bool]]:
    """Give label and likelihood of each span that was read, and whether it is right."""
    truth = example.labels
    for label, first, last in labelling.runs(example.words, reading.labels):
        inside = truth[first:last]
        if None in truth[max(0, first - 1) : last + 1]:
            continue
        outside = [*truth[max(0, first - 1) : first], *truth[last : last + 1]]
        good = all(one == label for one in inside) and label not in outside
        yield label, labelling.least(reading.likelihoods, first, last), good


#: The fields that a reference is right by.
_CORE = frozenset("author title container-title issued volume issue page".split())


def _is_right(example: Example, reading: Reading) -> bool:
    """Tell whether every word that says something has its core field, and no other word one."""
    rows = zip(example.words.texts, example.labels, reading.labels, strict=True)
    return not any(
        true != read
        and true is not None
        and (true in _CORE or read in _CORE)
        and word[0].isalnum()
        and not announces(word)
        for word, true, read in rows
    )


def _fitted(columns: NDArray[Any], good: NDArray[Any], start: NDArray[Any]) -> NDArray[Any]:
    """Fit a logistic curve by Newton's method, held to where it starts."""
    weights = start.astype(float)

    def loss(at: NDArray[Any]) -> float:
        scores = columns @ at
        return float(
            (np.logaddexp(0, scores) - good * scores).sum() + _HELD / 2 * ((at - start) ** 2).sum()
        )

    for _ in range(50):
        shares = (1 + np.tanh(columns @ weights / 2)) / 2
        slope = columns.T @ (shares - good) + _HELD * (weights - start)
        bend = (columns * (shares * (1 - shares))[:, None]).T @ columns
        step = np.linalg.solve(bend + _HELD * np.eye(len(weights)), slope)
        size = 1.0
        while size > 1e-6 and loss(weights - size * step) > loss(weights):
            size /= 2  # too far: a curve that is nearly flat promises too much
        weights = weights - size * step
        if float(np.abs(size * step).max()) < 1e-8:
            break
    return weights


def error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Give the expected calibration error: how far confidence and share of right ones differ.

    The mean over `bins` of equal width, weighed by how many fall into each (Naeini, Cooper
    and Hauskrecht, 2015).

    >>> error([0.9, 0.9], [True, False])
    0.4
    """
    table: dict[int, list[float]] = {}
    for confidence, good in zip(confidences, right, strict=True):
        row = table.setdefault(min(bins - 1, int(confidence * bins)), [0.0, 0.0, 0.0])
        row[0] += 1
        row[1] += confidence
        row[2] += good
    total = sum(row[0] for row in table.values())
    gaps = sum(abs(row[1] - row[2]) for row in table.values())
    return round(gaps / total, 4) if total else 0.0
