"""What citations cost a Sphinx site: of citekit's own, and of sphinxcontrib-bibtex.

    python benchmarks/sphinx_site.py                 a site of 200 pages, and of 20 for the other
    python benchmarks/sphinx_site.py 2000            of as many pages as that
    python benchmarks/sphinx_site.py --whole         sphinxcontrib-bibtex builds the whole site, too

The bibliography has 1,000 entries. Each page cites ten works, twice each, and lists what it cites:
for sphinxcontrib-bibtex as its documentation advises, by a filter and prefixes of keys. No page has
a sidebar: a table of contents on each makes Sphinx itself quadratic. Every build is a process of
its own. “changed” is a build after a word of one page was changed. The differences are to the same
site with words in place of the citations, built in the same run.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
#: A build that took as many seconds is not repeated.
LONG = 60
ENTRIES, CITED, TWICE = 1000, 10, 2

KINDS = {
    "without": 'extensions = []\nexclude_patterns = ["out"]\n',
    "citekit": 'extensions = ["citekit.sphinx"]\ncitekit_bibfiles = ["refs.bib"]\n'
    'exclude_patterns = ["out"]\n',
    "sphinxcontrib-bibtex": 'extensions = ["sphinxcontrib.bibtex"]\n'
    'bibtex_bibfiles = ["refs.bib"]\nexclude_patterns = ["out"]\n'
    'suppress_warnings = ["bibtex"]\n',
}
LISTS = {
    "without": "\n",
    "citekit": ".. bibliography::\n   :filter: docname in docnames\n",
    "sphinxcontrib-bibtex": ".. bibliography::\n   :filter: docname in docnames\n"
    "   :keyprefix: {prefix}\n",
}


def bibliography() -> str:
    """Return a .bib file of articles."""
    return "\n".join(
        f"@article{{key{at},\n  author = {{Roe{at % 300}, Ann and Poe, Edgar and Doe, John}},\n"
        f"  title = {{On the Theory of Things, Number {at}}},\n  journal = {{Journal of Things}},\n"
        f"  year = {{{1950 + at % 70}}},\n  volume = {{{at}}},\n  number = {{3}},\n"
        f"  pages = {{1--20}},\n  doi = {{10.1000/x{at}}},\n}}\n"
        for at in range(ENTRIES)
    )


def page(kind: str, number: int) -> str:
    """Return a page that cites."""
    chance = random.Random(number)
    keys = [f"key{at}" for at in chance.sample(range(ENTRIES), CITED)]
    prefix = f"p{number}-" if kind == "sphinxcontrib-bibtex" else ""
    lines = [f"Page {number}", "=" * 10, ""]
    for key in keys * TWICE:
        cite = f"(words of {key})" if kind == "without" else f":cite:p:`{prefix}{key}`"
        lines += [f"A paragraph says something of some length, and then says why {cite}.", ""]
    return "\n".join([*lines, LISTS[kind].format(prefix=prefix)])


def make(folder: Path, kind: str, pages: int) -> None:
    """Write a site."""
    folder.mkdir()
    (folder / "conf.py").write_text(f'{KINDS[kind]}html_sidebars = {{"**": []}}\n', "utf-8")
    (folder / "refs.bib").write_text(bibliography(), "utf-8")
    names = [f"page{number}" for number in range(pages)]
    for number, name in enumerate(names):
        (folder / f"{name}.rst").write_text(page(kind, number), "utf-8")
    toctree = "\n   ".join(names)
    index = f"Site\n====\n\n.. toctree::\n   :maxdepth: 1\n\n   {toctree}\n"
    (folder / "index.rst").write_text(index, "utf-8")


def build(folder: Path) -> float:
    """Build a site, and return the seconds that it took to compute."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "out"]
    paths = [str(SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    start = spent()
    subprocess.run(command, cwd=folder, check=True, env=environment)
    return spent() - start


def spent() -> float:
    """Return the seconds that processes which ended have computed; other programs do not count."""
    used = os.times()
    return used.children_user + used.children_system


def measured(folder: Path, kind: str, pages: int, again: int) -> tuple[float, float]:
    """Return the seconds of a full build, and of one after one changed page: the best of some."""
    make(folder, kind, pages)
    times = [build(folder)]
    if times[0] < LONG:
        shutil.rmtree(folder / "out")
        times.append(build(folder))
    changed = []
    target = folder / "page0.rst"
    for number in range(again):
        time.sleep(1.1)  # file systems and Sphinx tell times apart
        target.write_text(f"{target.read_text('utf-8')}\n\nMore {number}.\n", "utf-8")
        changed.append(build(folder))
    return min(times), min(changed)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pages", nargs="?", type=int, default=200)
    parser.add_argument("--whole", action="store_true", help="of sphinxcontrib-bibtex, too")
    parser.add_argument("--again", type=int, default=3, help="builds after a change (the best of)")
    options = parser.parse_args()
    sites = [("without", options.pages), ("citekit", options.pages)]
    if importlib.util.find_spec("sphinxcontrib.bibtex"):
        small = options.pages if options.whole else min(20, options.pages)
        if small != options.pages:
            sites.append(("without", small))
        sites.append(("sphinxcontrib-bibtex", small))
    compileall.compile_dir(SOURCE, quiet=1)  # as an installation does
    bases: dict[int, tuple[float, float]] = {}
    print(f"{'':22} {'pages':>6} {'full':>8} {'own':>8} {'changed':>8} {'own':>8}   (seconds)")
    with tempfile.TemporaryDirectory() as root:
        for number, (kind, pages) in enumerate(sites):
            full, changed = measured(Path(root, f"{number}"), kind, pages, options.again)
            if kind == "without":
                bases[pages] = full, changed
            own = [one - other for one, other in zip((full, changed), bases[pages], strict=True)]
            print(
                f"{kind:22} {pages:6} {full:8.2f} {own[0]:8.2f} {changed:8.2f} {own[1]:8.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
