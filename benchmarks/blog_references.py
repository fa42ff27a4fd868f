"""Parse the labelled blog references and write predictions for the scorer.

usage: python benchmarks/blog_references.py [FOLDER | FILE [OUT]]

FOLDER (``../shared/data/blog_references``, beside the checkout, if it is there) holds
``gold.jsonl`` and ``lists.jsonl``; a file such as ``tests/data/source_lists.jsonl``, lists
that hold their references, may stand for it. Writes ``OUT/alone.jsonl`` (each
entry alone) and ``OUT/lists.jsonl`` (each list whole, with the date of its post),
and ``OUT/gold.jsonl`` without the entries of kind ``mentions``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from citekit.formats import csljson
from citekit.references import Reference, parse


def main(folder: Path, out: Path) -> None:
    """Write the predictions."""
    out.mkdir(parents=True, exist_ok=True)
    if folder.is_dir():
        gold = [row for row in _rows(folder / "gold.jsonl") if row["kind"] != "mentions"]
        lists = _rows(folder / "lists.jsonl")
    else:
        lists = _rows(folder)
        gold = [
            {**row, "list_id": one["list_id"], "kind": "entry", "names_ok": True}
            for one in lists
            for row in one["references"]
        ]
    _write(out / "gold.jsonl", gold)
    _write(out / "alone.jsonl", [_item(row["id"], parse(row["text"])[:1]) for row in gold])
    whole = []
    for one in lists:
        rows = [row for row in gold if row["list_id"] == one["list_id"]]
        if rows:
            found = parse(one["raw_text"], date=one["post_date"])
            if len(found) != len(rows):
                print(f"{one['list_id']}: {len(rows)} references, {len(found)} found")
            whole += _aligned(rows, found)
    _write(out / "lists.jsonl", whole)
    print(f"blog_references: predictions for {len(gold)} references are in {out}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _aligned(rows: list[dict[str, Any]], found: list[Reference]) -> list[dict[str, Any]]:
    """Give each labelled reference the one found that shares most of its words."""
    items, position = [], 0
    for row in rows:
        words = set(row["text"].split())
        shares = [len(words & set(one.text.split())) for one in found[position : position + 4]]
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        if best is None or not shares[best]:
            items.append({"id": row["id"], "item": {}})
            continue
        position += best + 1
        items.append(_item(row["id"], [found[position - 1]]))
    return items


def _item(id: str, found: list[Reference]) -> dict[str, Any]:
    return {"id": id, "item": csljson.item_from(found[0].record) if found else {}}


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/blog_references")
    if folder.exists():
        main(folder, Path(sys.argv[2] if len(sys.argv) > 2 else "build/blog_references"))
    else:
        print(f"blog_references: skipped, there is no {folder}")
