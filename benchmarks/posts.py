"""Finish posts of growing size: the time for a kilobyte must stay the same.

usage: python benchmarks/posts.py [LARGEST]

Prints, for posts of 10 kB up to LARGEST (1,000 kB), in Markdown and HTML, the seconds and the
milliseconds a kilobyte. A post cites 50 records of a bibliography, and has a note and a source of
its own every 2 kB.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from citekit import posts

PROSE = (
    "Programs are literature, says `@code`, and **this** is [a link](https://example.org). " * 20
)
ENTRY = "Roe, Ann, Rivers of the North {n}, New York: Penguin, {year}"


def bibliography(folder: Path) -> Path:
    """Write a file of 50 records."""
    path = folder / "refs.bib"
    path.write_text(
        "\n".join(
            f"@book{{key{n}, author = {{Doe, J{n}}}, title = {{Lakes {n}}}, year = {1950 + n}}}"
            for n in range(50)
        ),
        "utf-8",
    )
    return path


def post(size: int, form: str) -> str:
    """Write a post of about so many bytes."""
    parts, notes, entries = [], [], []
    for n in range(max(1, size // 2000)):
        entry = ENTRY.format(n=n, year=1900 + n % 120)
        if form == "html":
            parts.append(f"<p>{PROSE} [@key{n % 50}, p. {n}]. So [{n + 1}].</p>")
            entries.append(f"<li>{entry}</li>")
        else:
            parts.append(f"{PROSE}[@key{n % 50}, p. {n}]. Noted.[^{n}]")
            notes.append(f"[^{n}]: {entry}, p. {n + 1}.")
            entries.append(f"- {entry}")
    if form == "html":
        return "\n".join([*parts, "<h2>Sources</h2>", "<ol>", *entries, "</ol>"])
    return "\n\n".join([*parts, "\n".join(notes), "## Sources", "\n".join(entries)]) + "\n"


def main(largest: int = 1000) -> None:
    """Finish one post of each size and form."""
    print(f"{'form':>9} {'kB':>6} {'s':>7} {'ms/kB':>6}")
    with tempfile.TemporaryDirectory() as name:
        books = bibliography(Path(name))
        posts.edit(post(2000, "markdown"), posts.Wanted(style="apa", bibliography=[books]))
        for form in ("markdown", "html"):
            for size in (10, 100, largest):
                text = post(size * 1000, form)
                began = time.perf_counter()
                posts.edit(text, posts.Wanted(form=form, style="apa", bibliography=[books]))
                took = time.perf_counter() - began
                size_now = len(text) / 1000
                print(f"{form:>9} {size_now:6.0f} {took:7.2f} {took / size_now * 1000:6.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
