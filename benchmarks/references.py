"""Read labelled references, score what was read, and time it.

usage: python benchmarks/references.py [FOLDER [SCORER]]

FOLDER holds ``SET.dev.jsonl`` (``../shared/data/references``, beside the checkout, if it is
there): JSON Lines whose lines have a ``text`` and ``fields``. SCORER is the module that compares
them (``../shared/tools/score_references.py``). References of law and public life in
``tests/data`` are read as well, by halves: ``dev`` is for looking at, ``kept`` for counting only.
Each reference is read alone by ``citekit.parse``. Prints a line a set (micro F1 of the core
fields, share of references of which all of them are right, share of right types where the set
gives one), then, in seconds of a processor:

``in a list``    references a second, text to record, all of them in one call
``two at once``  the same in each of two processes that run side by side
``one by one``   a call each
``ready``        seconds until the first reference is read, imports included
``memory``       peak resident memory of the process, in MB
"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import citekit
from citekit.formats import csljson

FOLDER = Path("../shared/data/references")
SCORER = Path("../shared/tools/score_references.py")
OWN = Path(__file__).parents[1] / "tests" / "data"
READY = """
import time; began = time.perf_counter()
import citekit; citekit.parse("Roe, Ann. A study of rivers. Journal of Examples 12 (2004): 3-9.")
print(time.perf_counter() - began)
"""

_Rows = list[dict[str, Any]]


def main(folder: Path, scorer: Path) -> None:
    """Score every set, and time the reading of all."""
    texts: list[str] = []
    judge = module(scorer) if scorer.exists() else None
    for name, rows in sets(folder):
        texts += [" ".join(row["text"].split()) for row in rows if ".dev" in name]
        if judge is not None:
            print(f"{name:22}{len(rows):6,}  {scored(judge, rows)}", flush=True)
    if judge is None:
        print(f"references: nothing is scored, there is no scorer {scorer}")
    texts = texts[:2000]
    whole = "\n".join(f"[{n}] {text}" for n, text in enumerate(texts, 1))
    timed("in a list", lambda: citekit.parse(whole), len(texts))
    timed("one by one", lambda: [citekit.parse(text) for text in texts], len(texts))
    with tempfile.TemporaryDirectory() as folder_of_list:
        path = Path(folder_of_list) / "list.txt"
        path.write_text(whole, "utf-8")
        here = [sys.executable, __file__, "--list", str(path)]
        both = [subprocess.Popen(here, stdout=subprocess.PIPE) for _ in range(2)]
        seconds = [float(process.communicate()[0]) for process in both]
    rates = " ".join(f"{len(texts) / one:8,.0f}" for one in seconds)
    print(f"two at once {rates} references/s (by the clock)")
    ready = subprocess.run(
        [sys.executable, "-c", READY], capture_output=True, text=True, check=True
    )
    print(f"ready       {float(ready.stdout):8.2f} s")
    print(f"memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def sets(folder: Path) -> Iterator[tuple[str, _Rows]]:
    """Give the sets of a folder, and our own by halves."""
    for path in sorted(folder.glob("*.dev.jsonl")):
        yield path.name.removesuffix(".jsonl"), read(path)
    for name in ("law_notes", "public_notes"):
        for half in ("dev", "kept"):
            rows = [row for row in read(OWN / f"{name}.jsonl") if row["split"] == half]
            yield f"{name} ({half})", rows


def read(path: Path) -> _Rows:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def module(path: Path) -> ModuleType:
    """Load a module from its file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def scored(judge: ModuleType, rows: _Rows) -> str:
    """Read references, and say in a line how many are right."""
    tally = judge.Tally()
    for row in rows:
        tally.add(row, item(row["text"]))
    soft = judge.summary(tally)["soft"]
    line = f"F1 {soft['micro']['f1']:5.1f}  all right {soft['instance']:5.1f}"
    types = soft["fields"].get("type")
    return f"{line}  types {types['f1']:5.1f}" if types else line


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
    if sys.argv[1:2] == ["--list"]:
        text = Path(sys.argv[2]).read_text("utf-8")
        began = time.perf_counter()
        citekit.parse(text)
        print(time.perf_counter() - began)
    else:
        chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
        if chosen.is_dir():
            main(chosen, Path(sys.argv[2]) if len(sys.argv) > 2 else SCORER)
        else:
            print(f"references: skipped, there is no folder {chosen}")
