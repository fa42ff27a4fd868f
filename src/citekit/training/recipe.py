"""What the network that ships was trained on, and how: the recipe behind `make train`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from citekit.errors import InputError
from citekit.training import Sample, composition, corpus, manners, synthesis
from citekit.training.corpus import Example

__all__ = ["SETS", "examples", "further", "unseen"]

#: Labelled sets that a network which ships may be trained on → their licence.
SETS: Mapping[str, str] = {
    "anystyle-core": "BSD-2-Clause",
    "anystyle-good": "BSD-2-Clause",
    "anystyle-bad": "BSD-2-Clause",
    "grobid-citation": "CC-BY",
    "plos": "CC-BY",
    "linkedbooks": "MIT",
    "parscit": "LGPL-3.0",
}
#: Of the sets, those whose fields are good enough to be rendered again.
_RENDERED = ("anystyle-core", "anystyle-good", "grobid-citation", "plos", "linkedbooks")


def examples(
    folder: Path, *, seed: int = 0, progress: Callable[[str], None] = lambda _: None
) -> list[Example]:
    """Gather what the network learns from: labelled references, and made ones.

    `folder` holds ``references/SET.train.jsonl`` and ``items/*.json*``. Real references come
    three times, twice with noise; rendered, composed and manners of posts, news, law and
    public life are about as many.
    """
    chance = random.Random(seed)  # noqa: S311  # no secret
    real = [
        example
        for name in SETS
        for example in corpus.read(folder / "references" / f"{name}.train.jsonl")
    ]
    progress(f"{len(real):,} labelled references")
    found = [*real, *_again(real, chance), *_again(real, chance)]
    paths = [
        folder / "items" / "works_1k.json",
        folder / "items" / "zotero_translator_items.jsonl",
        *(folder / "references" / f"{name}.train.jsonl" for name in _RENDERED),
    ]
    items = synthesis.items(paths)
    rendered = synthesis.samples(items, synthesis.styles(4), each=75, seed=seed)
    composed = composition.samples(items, count=60_000, seed=seed)
    made = manners.samples(75_000, seed)
    for name, source in (("rendered", rendered), ("composed", composed), ("manners", made)):
        before = len(found)
        found += _labelled(source, chance, 0.3)
        progress(f"{len(found) - before:,} {name}")
    return found


def further(
    files: Sequence[str],
    out: str,
    *,
    epochs: int,
    seed: int,
    progress: Callable[[str], None] = lambda _: None,
) -> int:
    """Fit the network that ships further to files of the user's own; give how many they hold.

    Made references stand beside them, so that nothing is forgotten. Raises ValueError for
    files that hold no labelled references, OSError for what cannot be read or written,
    ImportError where there is no PyTorch.
    """
    folder = Path(out).absolute().parent
    if not folder.is_dir():
        raise InputError(f"{out}: there is no folder {folder}")
    own = [example for file in files for example in corpus.read(Path(file))]
    if not own:
        raise InputError(f"there is no labelled reference in {', '.join(files)}")
    import torch  # noqa: F401  # what is missing is told before anything is done

    from citekit.training import fitting

    progress(f"{len(own):,} labelled references")
    chance = random.Random(seed)  # noqa: S311  # no secret
    times = max(1, min(20, 2000 // len(own)))
    beside = _labelled(manners.samples(min(20_000, 2 * times * len(own)), seed), chance, 0.3)
    data = fitting.encoded([*own * times, *beside])
    start = fitting.load(fitting.SHIPPED)
    weights = fitting.fit(data, epochs=epochs, seed=seed, start=start, progress=progress)
    for name in ("curves", "whole"):
        if name in start:
            weights[name] = start[name]
    fitting.save(weights, Path(out))
    return len(own)


def unseen(*, seed: int, count: int = 2000) -> list[Example]:
    """Make references of public life that are in no training data, to see how sure to be."""
    chance = random.Random(-seed)  # noqa: S311  # no secret
    return list(_labelled(manners.samples(count, seed + 1000), chance, 0.5))


def _labelled(samples: Iterator[Sample], chance: random.Random, share: float) -> Iterator[Example]:
    """Label made references; a share of them gets noise."""
    for sample in samples:
        lines = 0.3 if sample.kind in ("blog", "news", "web") else 0.04
        one = _in_lines(sample, chance) if chance.random() < lines else sample
        one = manners.noisy(one, chance) if chance.random() < share else one
        one = _wrapped(one, chance) if chance.random() < 0.04 else one
        yield corpus.label(one.text, one.spans, one.kind, one.type)


#: What parts two fields, and nothing else.
_BETWEEN = re.compile(r"[\s,.:;–—|-]+(?P<by>[Bb]y )?")


def _in_lines(sample: Sample, chance: random.Random) -> Sample:
    """Put fields on lines of their own, as pages have them: all of them, or one."""
    line = chance.choice(("\n", "\n", "\n\n"))
    share = chance.choice((1.0, 0.5, 0.5))
    text, spans, position = "", [], 0
    for start, end, label in sample.spans:
        between = sample.text[position:start]
        parted = _BETWEEN.fullmatch(between) if position else None
        if parted and chance.random() < share:
            between = line + (parted["by"] or "")
        text += between
        spans.append((len(text), len(text) + end - start, label))
        text += sample.text[start:end]
        position = end
    return sample._replace(text=text + sample.text[position:], spans=tuple(spans))


def _wrapped(sample: Sample, chance: random.Random) -> Sample:
    """Break lines at a width, as files and mails have them: that parts no fields."""
    width = chance.randrange(30, 90)
    letters, column = list(sample.text), 0
    for at, letter in enumerate(letters):
        column = 0 if letter == "\n" else column + 1
        if letter == " " and column > width - 8 and chance.random() < 0.5:
            letters[at] = "\n"
            column = 0
    return sample._replace(text="".join(letters))


def _again(real: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    """Give real references with noise, those that are labelled throughout."""
    for example in real:
        if None not in example.labels:
            sample = Sample(example.text, tuple(_spans(example)), example.kind, example.type)
            noisy = manners.noisy(sample, chance)
            noisy = _wrapped(noisy, chance) if chance.random() < 0.04 else noisy
            yield corpus.label(noisy.text, noisy.spans, example.kind, example.type)
        else:
            yield example


def _spans(example: Example) -> Iterator[tuple[int, int, str]]:
    words, labels = example.words, example.labels
    at = 0
    while at < len(labels):
        stop = at + 1
        if at in words.found:
            yield words.starts[at], words.ends[at], "URL"
        elif label := labels[at]:
            while stop < len(labels) and labels[stop] == label and stop not in words.found:
                stop += 1
            yield words.starts[at], words.ends[stop - 1], label
        at = stop
