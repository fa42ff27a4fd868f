"""Read labelled references, write predictions for the scorer, and time it.

usage: python benchmarks/references.py [FOLDER [OUT]]

FOLDER holds ``SET.dev.jsonl`` (``../shared/data/references``, beside the checkout, if it is
there): JSON Lines whose lines have an ``id`` and a ``text``. Writes ``OUT/SET.jsonl`` (by
default under ``build/references``), one line a reference: ``{"id", "item"}``, each read alone
by ``citekit.parse``. Prints, in one process on one core:

``in a list``    references a second, text to record, all of them in one call
``one by one``   the same, a call each
``ready``        seconds until the first reference is read, imports included
``memory``       peak resident memory of the process, in MB
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, before NumPy is loaded

import citekit
from citekit.formats import csljson

FOLDER = Path("../shared/data/references")
READY = """
import time; began = time.perf_counter()
import citekit; citekit.parse("Roe, Ann. A study of rivers. Journal of Examples 12 (2004): 3-9.")
print(time.perf_counter() - began)
"""


def main(folder: Path, out: Path) -> None:
    """Write the predictions of every set, and time the reading of all."""
    out.mkdir(parents=True, exist_ok=True)
    texts: list[str] = []
    for path in sorted(folder.glob("*.dev.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        lines = [json.dumps({"id": row["id"], "item": item(row["text"])}) for row in rows]
        target = out / path.name.replace(".dev", "")
        target.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        print(f"{len(rows):6,} of {path.name}: predictions in {target}")
        texts += [" ".join(row["text"].split()) for row in rows]
    texts = texts[:2000]
    timed(
        "in a list",
        lambda: citekit.parse("\n".join(f"[{n}] {t}" for n, t in enumerate(texts, 1))),
        len(texts),
    )
    timed("one by one", lambda: [citekit.parse(text) for text in texts], len(texts))
    ready = subprocess.run(
        [sys.executable, "-c", READY], capture_output=True, text=True, check=True
    )
    print(f"ready       {float(ready.stdout):8.2f} s")
    print(f"memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def item(text: str) -> dict[str, Any]:
    """Read one reference; what comes after the first is not looked at."""
    found = citekit.parse(text)
    return csljson.item_from(found[0].record) if found else {}


def timed(name: str, run: Any, count: int) -> None:
    """Print how many references a second are read."""
    began = time.process_time()
    run()
    print(f"{name:12}{count / (time.process_time() - began):8,.0f} references/s")


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if chosen.is_dir():
        main(chosen, Path(sys.argv[2] if len(sys.argv) > 2 else "build/references"))
    else:
        print(f"references: skipped, there is no folder {chosen}")
