"""Render items in every independent style: no style may raise, no record may be missing.

usage: python benchmarks/every_style.py [STYLES] [ITEMS] [FOLDER]

Takes every STYLES-th style (by default the 60th) and every ITEMS-th of the items in FOLDER
(by default each; ``../shared/data/items``, beside the checkout, if it is there). Names what
raises, and ends with how many styles did; all styles and items take an hour.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citekit import csl
from citekit.csl import catalogue
from citekit.csl.document import Citation, Cite
from citekit.formats import csljson
from citekit.record import Record

#: STYLES, ITEMS and FOLDER.
DEFAULTS = ("60", "1", "../shared/data/items")


def found_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the CSL-JSON items within a value, however deep."""
    if isinstance(value, dict) and isinstance(value.get("type"), str) and "title" in value:
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from found_in(each)


def records(folder: Path, step: int) -> list[Record]:
    """Read the items of all files, each with an id of its own."""
    items: list[Any] = []
    for path in sorted(folder.glob("*.json*")):
        text = path.read_text("utf-8")
        rows = [text] if path.suffix == ".json" else text.strip().split("\n")
        items += [item for row in rows for item in found_in(json.loads(row))]
    return [csljson.record_from({**item, "id": str(n)}) for n, item in enumerate(items)][::step]


def main(styles: int, step: int, folder: Path) -> None:
    """Render list and citations in each style."""
    found = records(folder, step)
    if not found:
        print(f"skipped: there are no items in {folder}")
        return
    names = [name for name in catalogue.names() if catalogue.locate(name).name == name][::styles]
    citations = [Citation([Cite(record.id)], note) for note, record in enumerate(found[::7], 1)]
    raised = 0
    for name in names:
        try:
            rendered = csl.render(name, found, citations)
            printed = sum(bool(entry.runs) for entry in rendered.entries)
            cited = sum(1 for _ in rendered.citations)
        except Exception as error:
            raised += 1
            print(f"{name}: {type(error).__name__}: {error}")
            continue
        if (printed, cited) != (len(found), len(citations)):
            raised += 1
            print(f"{name}: {len(found) - printed} records are missing")
    print(f"{len(names)} styles, {len(found)} items: {raised} failed")


if __name__ == "__main__":
    given = [*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]]
    main(int(given[0]), int(given[1]), Path(given[2]))
