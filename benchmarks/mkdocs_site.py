"""How much of a MkDocs build citations cost: without them, with citekit, with mkdocs-bibtex.

    python benchmarks/mkdocs_site.py [--pages 200] [--entries 1000] [--style apa]
        [--scope page] [--peer-pages 20] [--runs 3]

Each site has ten distinct keys a page, each used twice. Every build runs in a process of its own:
once from nothing, and once more after one page has changed, as ``mkdocs serve`` does it. Shown are
seconds of processor time, the best of the runs, and what is more than without citations.
mkdocs-bibtex asks pandoc for each page and is slow: it gets a smaller site, beside the same site
without citations.
"""

from __future__ import annotations

import argparse
import compileall
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

KEYS = 10  # distinct keys a page
TIMES = 2  # each is used so often

CONFIGURATIONS = {
    "none": "",
    "citekit": "  - citekit: {{bibliography: refs.bib, style: {style}, scope: {scope}}}\n",
    "mkdocs-bibtex": "  - bibtex: {{bib_file: refs.bib, csl_file: {csl}}}\n",
}

#: Builds a site twice in one process, and says how long each took.
BUILD = """
import json, logging, sys, time
from mkdocs.commands.build import build
from mkdocs.config import load_config
logging.disable(logging.CRITICAL)
taken = []
for again in (False, True):
    if again:
        with open(sys.argv[2], "a", encoding="utf-8") as page:
            page.write("\\nOne more line.\\n")
    start = time.process_time(), time.perf_counter()
    config = load_config(sys.argv[1])
    if not again:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    taken.append((time.process_time() - start[0], time.perf_counter() - start[1]))
print(json.dumps(taken))
"""


def write_site(folder: Path, pages: int, entries: int, plugin: str) -> None:
    """Make the site; without a plugin its pages say the same without citing."""
    chance = random.Random(7)
    names = [f"Name{number}" for number in range(entries // 3 + 1)]
    keys = [f"key{number}" for number in range(entries)]
    text = "".join(
        f"@article{{{key}, author = {{{chance.choice(names)}, A. and {chance.choice(names)}, B.}},"
        f" title = {{On the matter {key} and its {chance.choice(names)}}},"
        f" journal = {{Journal {chance.randrange(40)}}}, year = {chance.randrange(1950, 2025)},"
        f" volume = {chance.randrange(90)}, pages = {{{chance.randrange(100)}--{200 + number}}},"
        f" doi = {{10.1000/{key}}}}}\n"
        for number, key in enumerate(keys)
    )
    (folder / "refs.bib").write_text(text, "utf-8")
    docs = folder / "docs"
    docs.mkdir()
    for number in range(pages):
        chosen = chance.sample(keys, KEYS) * TIMES
        lines = [
            f"Paragraph {at} says a thing that has been said before "
            + (f"[@{key}, p. {at + 1}]." if plugin else f"({key}, p. {at + 1}).")
            for at, key in enumerate(chosen)
        ]
        name = "index.md" if number == 0 else f"page{number}.md"
        (docs / name).write_text(f"# Page {number}\n\n" + "\n\n".join(lines) + "\n", "utf-8")
    search = "plugins:\n  - search\n"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Site\ntheme: mkdocs\n{search}{plugin}markdown_extensions: [footnotes]\n"
    )


def csl_of(style: str) -> str:
    """Return the path of an official style, for those who need a file."""
    from citekit.csl import catalogue

    return str(catalogue.locate(style).path)


def seconds(which: str, pages: int, options: argparse.Namespace) -> list[list[float]]:
    """Build one site in a process of its own: the best of some runs, full and again."""
    runs = []
    for _ in range(options.runs if which != "mkdocs-bibtex" else 1):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            given = {"style": options.style, "scope": options.scope, "csl": csl_of(options.style)}
            write_site(folder, pages, options.entries, CONFIGURATIONS[which].format(**given))
            command = [sys.executable, "-c", BUILD, str(folder / "mkdocs.yml")]
            done = subprocess.run(
                [*command, str(folder / "docs" / "page1.md")], capture_output=True, text=True
            )
            if done.returncode:
                sys.exit(done.stderr)
            runs.append(json.loads(done.stdout.splitlines()[-1]))
    return [min(run[step] for run in runs) for step in (0, 1)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--style", default="apa")
    parser.add_argument("--scope", default="page", choices=("page", "site"))
    parser.add_argument("--peer-pages", type=int, default=20, help="0: leave mkdocs-bibtex out")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    source = Path(__file__).resolve().parent.parent / "src"
    compileall.compile_dir(source, quiet=1)  # as an installation does
    print(f"{'':14} {'pages':>6} {'full':>8} {'share':>8} {'again':>8} {'share':>8}   s, processor")
    sites = [(options.pages, "citekit")]
    if options.peer_pages:
        sites += [(options.peer_pages, "citekit"), (options.peer_pages, "mkdocs-bibtex")]
    plain: dict[int, list[list[float]]] = {}
    for pages, which in sites:
        if pages not in plain:
            plain[pages] = seconds("none", pages, options)
            show("none", pages, plain[pages], plain[pages])
        show(which, pages, seconds(which, pages, options), plain[pages])


def show(which: str, pages: int, taken: list[list[float]], without: list[list[float]]) -> None:
    """Print a row."""
    (full, _), (again, _) = taken
    shares = full - without[0][0], again - without[1][0]
    print(f"{which:14} {pages:6} {full:8.2f} {shares[0]:8.2f} {again:8.2f} {shares[1]:8.2f}")


if __name__ == "__main__":
    main()
