"""`pandoc --filter citekit-pandoc` beside `pandoc --citeproc`, on documents of growing size.

usage: python benchmarks/pandoc_filter.py [CITATIONS ...]

Each document cites as many works as it has citations, all of them different; the works are in a
file of CSL-JSON. Prints the seconds of pandoc alone, of both processors (the better of two
runs, where one is short), how the share of each grew while the document doubled, and the ratio of
the two.
"""

from __future__ import annotations

import compileall
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypandoc

SOURCE = Path(__file__).resolve().parent.parent / "src"
#: 4000 can be asked for; Pandoc's own processor takes a quarter of an hour for it.
SIZES = (250, 500, 1000, 2000)
#: A run that took as many seconds is not repeated.
LONG = 10
STYLE = "chicago-author-date"
WORDS = "river field method theory water change city law memory market history light".split()
NAMES = "Roe Poe Doe Smith Jones Kim Lee Garcia Ivanov Tanaka Novak Rossi Weber Silva".split()


def works(count: int) -> list[dict[str, object]]:
    """Make works whose authors and years often meet, as those of a real list do."""
    chance = random.Random(7)
    return [
        {
            "id": f"work{at}",
            "type": "article-journal",
            "title": " ".join(chance.choices(WORDS, k=6)) + f" {at}",
            "author": [
                {"family": f"{chance.choice(NAMES)}{chance.randrange(count)}", "given": "Ann B."}
                for _ in range(chance.randrange(1, 5))
            ],
            "container-title": f"Journal of {chance.choice(WORDS)}",
            "volume": str(chance.randrange(1, 90)),
            "page": f"{at}-{at + 9}",
            "issued": {"date-parts": [[chance.randrange(1950, 2025)]]},
        }
        for at in range(count)
    ]


def write(folder: Path, count: int) -> None:
    """Write the document and its bibliography."""
    (folder / "refs.json").write_text(json.dumps(works(count)), "utf-8")
    lines = (f"A claim, as one work has it [see @work{at}, p. {at + 3}]." for at in range(count))
    (folder / "draft.md").write_text("\n\n".join(lines), "utf-8")
    (folder / "filter.py").write_text("from citekit.pandoc import main\n\nmain()\n", "utf-8")


def seconds(folder: Path, *options: str) -> float:
    """Run pandoc on the document; the better of two runs, if they are short."""
    command = [
        pypandoc.get_pandoc_path(),
        "draft.md",
        "-M",
        "bibliography=refs.json",
        "-o",
        "o.html",
    ]
    taken = []
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(SOURCE)}
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run([*command, *options], cwd=folder, check=True, env=environment)
        taken.append(time.perf_counter() - began)
        if taken[0] > LONG:
            break
    return min(taken)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure each size and report."""
    from citekit.csl import catalogue

    compileall.compile_dir(SOURCE, quiet=1)  # as an installation does
    style = str(catalogue.locate(STYLE).path)
    print(
        f"{'citations':>9} {'pandoc':>7} {'citeproc':>9} {'growth':>7}"
        f" {'citekit':>8} {'growth':>7} {'ratio':>6}"
    )
    before: tuple[float, float] | None = None
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, count)
            alone = seconds(folder)
            theirs = seconds(folder, "--citeproc", "--csl", style)
            ours = seconds(folder, "--filter", "filter.py", "--csl", style)
        shares = theirs - alone, ours - alone
        grew = [f"{now / then:.1f}×" for now, then in zip(shares, before or (), strict=False)]
        grew = grew or ["", ""]
        before = shares
        print(
            f"{count:9} {alone:7.2f} {theirs:9.2f} {grew[0]:>7} {ours:8.2f} {grew[1]:>7}"
            f" {theirs / ours:5.1f}×",
            flush=True,
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
