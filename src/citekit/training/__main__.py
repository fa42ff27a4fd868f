"""Make the network that ships: `make train`, or `python -m citekit.training FOLDER`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citekit.references.network import Network, trained
from citekit.training import calibration, corpus, fitting, recipe
from citekit.training.corpus import Example


def main() -> None:
    """Gather, fit, calibrate, write, and say how good it is on the parts kept for that."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="with references/SET.train.jsonl and items/")
    parser.add_argument("--out", type=Path, default=fitting.SHIPPED, help="where the weights go")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not (options.folder / "references").is_dir():
        raise SystemExit(f"there are no labelled references in {options.folder}/references")
    import torch

    torch.set_num_threads(1)  # so that the sums come out the same on every machine of a kind
    data = fitting.encoded(recipe.examples(options.folder, seed=options.seed, progress=_say))
    weights = fitting.fit(data, epochs=options.epochs, seed=options.seed, progress=_say)
    fitting.save(weights, options.out)
    kept = {
        name: list(corpus.read(options.folder / "references" / f"{name}.dev.jsonl"))
        for name in recipe.SETS
    }
    made = recipe.unseen(seed=options.seed)
    network = trained(options.out)
    together = [example for several in (*kept.values(), made) for example in several]
    fitting.save({**weights, **calibration.curves(network, together)}, options.out)
    network = trained(options.out)
    for name, examples in kept.items():
        _say(f"{name}: {right(network, examples):.1%} of the words of {len(examples):,} are right")


def right(network: Network, examples: list[Example]) -> float:
    """Give the share of words, of those whose label is known, that the network labels right."""
    known = good = 0
    readings = network.read([example.words for example in examples])
    for example, reading in zip(examples, readings, strict=True):
        for at, (true, read) in enumerate(zip(example.labels, reading.labels, strict=True)):
            if true is not None and at not in example.words.found:
                known += 1
                good += true == read
    return good / known if known else 0.0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
