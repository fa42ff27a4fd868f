"""Format lists of real items: items a second, start and memory, beside other processors.

usage: python benchmarks/rendering.py [--items FILE] [--styles A,B] [--counts N,M] [--judge FOLDER]

FILE is CSL-JSON (``../shared/data/items/works_1k.json``, beside the checkout, if it is there;
else items made up here). Each figure comes from a process of its own, in CPU seconds, citekit's
caches empty (up to 1,000 items, the best of three), and includes sorting and disambiguation:

``items/s``     citekit: records → rich text of every entry, the style being ready
``ready ms``    a style by its name → ready to print: style and locale read
``cites/s``     as many citations of one item each, after all records are there
``kB/item``     memory at its peak, above the records: what a further item adds

Peers, each where it is installed: citeproc-py; citeproc-js (FOLDER/node_modules/citeproc, with
node); pandoc (PyPI's pypandoc_binary) and typst (PyPI's typst). The last two read the items
from a file and write a document, which is in their figure; citekit ``whole`` is the same:
file → HTML.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

STYLES = ("apa", "chicago-notes-bibliography", "ieee", "nature")
SHARED = Path("../shared/data/items/works_1k.json")
SCRIPT = Path(__file__).with_name("peers") / "citeproc.mjs"
#: Seconds after which a peer is not waited for any more.
PATIENCE = 600

_Items = list[dict[str, Any]]


def made_up(count: int) -> _Items:
    """Make items of several types; people, journals and years come back."""
    chance = random.Random(0)  # no secret
    words = "river stone method light history nation field memory number signal".split()
    items: _Items = []
    for n in range(count):
        people = [
            {
                "family": f"{chance.choice('ABCDEFGH')}uthor{chance.randrange(400)}",
                "given": "Ann B.",
            }
            for _ in range(chance.choice((1, 1, 2, 3, 6)))
        ]
        title = " ".join(chance.choice(words) for _ in range(8)).capitalize()
        item: dict[str, Any] = {"id": f"i{n}", "title": title, "author": people}
        item["issued"] = {"date-parts": [[chance.randrange(1950, 2026), chance.randrange(1, 13)]]}
        item["type"] = chance.choice(("article-journal", "book", "chapter", "webpage", "report"))
        for name, chances in (("volume", 0.6), ("issue", 0.4), ("page", 0.6), ("DOI", 0.5)):
            if chance.random() < chances:
                item[name] = f"10.1/{n}" if name == "DOI" else str(chance.randrange(1, 400))
        if item["type"] in ("article-journal", "chapter"):
            item["container-title"] = f"journal of {chance.choice(words)}"
        else:
            item["publisher"] = f"Press {chance.randrange(50)}"
        items.append(item)
    return items


def several(items: _Items, count: int) -> _Items:
    """Cut or repeat items to a number, each with an id of its own.

    What is repeated gets another year, first author and title: no two works are the same.
    """
    found = []
    for n in range(count):
        turn, at = divmod(n, len(items))
        item = {**items[at], "id": str(n)}
        if turn and "title" in item:
            item["title"] = f"{item['title']} {turn}"
        if turn and item.get("author") and "family" in item["author"][0]:
            first, *others = item["author"]
            item["author"] = [{**first, "family": f"{first['family'][:-1]}{turn:b}"}, *others]
        parts = item.get("issued", {}).get("date-parts")
        if turn and parts and isinstance(parts[0][0], int):
            item["issued"] = {"date-parts": [[parts[0][0] - turn, *parts[0][1:]]]}
        found.append(item)
    return found


# --- what is measured, each in a process of its own -------------------------------------


def ours(items: _Items, style: str) -> dict[str, float]:
    """Format a list with citekit."""
    from citekit import csl
    from citekit.csl import formatting, loading  # noqa: F401  # no part of the style's start
    from citekit.formats import csljson

    records = [csljson.record_from(item) for item in items]
    best: dict[str, float] = {}
    for _ in range(3 if len(items) <= 1000 else 1):
        _forget()
        began = time.process_time()
        loaded = csl.load(style)
        csl.render(loaded, records[:1])
        ready = time.process_time() - began
        _forget()
        loaded = csl.load(style)
        csl.render(loaded, ())
        began = time.process_time()
        for entry in csl.render(loaded, records).entries:
            assert entry.runs
        seconds = time.process_time() - began
        if not best or seconds < best["seconds"]:
            best = {"seconds": seconds, "ready": min(ready, best.get("ready", ready))}
    return best


def _forget() -> None:
    """Empty every cache of citekit: styles, locales, names, titles."""
    for name, module in list(sys.modules.items()):
        if name.startswith("citekit."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def cited(items: _Items, style: str) -> dict[str, float]:
    """Write citations with citekit: one an item, in the order of the items."""
    from citekit import csl
    from citekit.csl.document import Citation, Cite
    from citekit.formats import csljson

    records = [csljson.record_from(item) for item in items]
    citations = [Citation([Cite(record.id)], note) for note, record in enumerate(records, 1)]
    loaded = csl.load(style)
    csl.render(loaded, ())
    began = time.process_time()
    for runs in csl.render(loaded, records, citations).citations:
        assert runs
    return {"seconds": time.process_time() - began}


def held(items: _Items, style: str) -> dict[str, float]:
    """Measure the memory that formatting takes at its peak, records apart, in bytes."""
    from citekit import csl
    from citekit.formats import csljson

    records = [csljson.record_from(item) for item in items]
    csl.render(csl.load(style), records[:1])
    tracemalloc.start()
    for entry in csl.render(style, records).entries:
        assert entry.runs
    return {"bytes": tracemalloc.get_traced_memory()[1]}


def whole(items: _Items, style: str) -> dict[str, float]:
    """Read a file, format it and write HTML with citekit."""
    import citekit

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "items.json")
        path.write_text(json.dumps(items), "utf-8")
        began = time.process_time()
        text = citekit.format(citekit.read(path), style=style, to="html")
        seconds = time.process_time() - began
    assert text.count("csl-entry") >= len(items)
    return {"seconds": seconds}


def citeproc_py(items: _Items, style: str) -> dict[str, float]:
    """Format a list with citeproc-py; items that it raises at are left out."""
    import warnings

    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    from citekit.csl import catalogue

    warnings.simplefilter("ignore")
    known = []
    for item in items:
        try:
            CiteProcJSON([dict(item)])
        except Exception:
            continue
        known.append(item)
    source = CiteProcJSON([dict(item) for item in known])
    path = str(catalogue.locate(style).path)
    began = time.process_time()
    made = CitationStylesBibliography(
        CitationStylesStyle(path, validate=False), source, formatter.html
    )
    ready = time.process_time() - began
    began = time.process_time()
    for item in known:
        made.register(Citation([CitationItem(str(item["id"]).lower())]))
    with contextlib.suppress(Exception):
        made.sort()
    done = 0
    for cited_item in made.items:
        try:
            str(made.style.render_bibliography([cited_item])[0])
        except Exception:
            continue
        done += 1
    seconds = time.process_time() - began
    return {"seconds": seconds * len(items) / max(done, 1), "ready": ready}


def _outside(command: list[str], **options: Any) -> float:
    """Run a program and return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def citeproc_js(items: _Items, style: str, judge: str) -> dict[str, float]:
    """Format a list with citeproc-js: the CPU time of node, without that of a list of one."""
    from citekit.csl import catalogue

    locales = {name: Path(path).read_text("utf-8") for name, path in catalogue.locales().items()}
    job = {"style": catalogue.locate(style).path.read_text("utf-8"), "locales": locales}
    command = ["node", str(SCRIPT), judge]
    times = []
    for some in (items[:1], items):
        text = json.dumps({**job, "mode": "list", "items": some})
        times.append(_outside(command, input=text, text=True))
    return {"seconds": times[1] - times[0], "ready": times[0]}


def pandoc(items: _Items, style: str) -> dict[str, float]:
    """Write a document that lists all items with pandoc."""
    import pypandoc

    from citekit.csl import catalogue

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "items.json").write_text(json.dumps(items), "utf-8")
        Path(folder, "a.md").write_text("---\nnocite: '@*'\n---\n", "utf-8")
        csl = str(catalogue.locate(style).path)
        command = [pypandoc.get_pandoc_path(), "a.md", "--citeproc", f"--csl={csl}"]
        options = ["--bibliography=items.json", "-t", "html"]
        return {"seconds": _outside([*command, *options], cwd=folder)}


def typst(items: _Items, style: str) -> dict[str, float]:
    """Write a PDF that lists all items with typst."""
    import typst as compiler

    import citekit
    from citekit.csl import catalogue
    from citekit.formats import csljson

    with tempfile.TemporaryDirectory() as folder:
        records = [csljson.record_from({**item, "id": f"k{item['id']}"}) for item in items]
        citekit.write(records, Path(folder, "items.bib"))
        shutil.copy(catalogue.locate(style).path, Path(folder, "style.csl"))
        document = '#bibliography("items.bib", style: "style.csl", full: true)\n'
        Path(folder, "a.typ").write_text(document, "utf-8")
        began = time.process_time()
        compiler.compile(str(Path(folder, "a.typ")), output=str(Path(folder, "a.pdf")))
        return {"seconds": time.process_time() - began}


MEASURES: Mapping[str, Callable[..., dict[str, float]]] = {
    "citekit": ours,
    "citekit cites": cited,
    "citekit memory": held,
    "citekit whole": whole,
    "citeproc-py": citeproc_py,
    "citeproc-js": citeproc_js,
    "pandoc": pandoc,
    "typst": typst,
}


# --- the table --------------------------------------------------------------------------


def missing(judge: Path) -> dict[str, str]:
    """Name the peers that are not installed, and what would install them."""
    found: dict[str, str] = {}
    if shutil.which("node") is None:
        found["citeproc-js"] = "there is no node"
    elif not (judge / "node_modules" / "citeproc").is_dir():
        found["citeproc-js"] = f"npm install --prefix {judge} citeproc"
    for name, package in (("pandoc", "pypandoc"), ("typst", "typst")):
        if find_spec(package) is None:
            found[name] = f"pip install {'pypandoc_binary' if name == 'pandoc' else name}"
    return found


def measured(name: str, style: str, items: Path, count: int, judge: Path) -> dict[str, Any]:
    """Measure in a fresh process; return the figures, or why there are none."""
    job = json.dumps({"name": name, "style": style, "items": str(items), "count": count})
    command = [sys.executable, __file__, "--judge", str(judge), "--one", job]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return {"why": f"not done after {PATIENCE} s"}
    if run.returncode:
        return {"why": (run.stderr.strip().splitlines() or ["failed"])[-1][:70]}
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def rows(style: str, items: Path, count: int, judge: Path) -> Iterator[tuple[str, str]]:
    """Yield what to print of each measure."""
    absent = missing(judge)
    for name in MEASURES:
        if name in absent:
            yield name, f"not installed: {absent[name]}"
            continue
        if name == "citekit memory":
            ends = [measured(name, style, items, n, judge) for n in (count // 2, count)]
            if all("bytes" in end for end in ends):
                grown = (ends[1]["bytes"] - ends[0]["bytes"]) / (count - count // 2)
                yield name, f"{grown / 1000:9.2f} kB/item"
                continue
        got = min(
            (measured(name, style, items, count, judge) for _ in range(_runs(name, count))),
            key=lambda answer: answer.get("seconds", 1e9),
        )
        if "why" in got:
            yield name, got["why"]
            continue
        text = f"{count / got['seconds']:9,.0f} {'cites' if 'cites' in name else 'items'}/s"
        yield name, text + (f"   ready {got['ready'] * 1e3:6.1f} ms" if "ready" in got else "")


def _runs(name: str, count: int) -> int:
    return 3 if count <= 1000 and name != "citekit" else 1


def main() -> None:
    """Measure, style by style and count by count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=Path, default=SHARED)
    parser.add_argument("--styles", default=",".join(STYLES))
    parser.add_argument("--counts", default="1000")
    parser.add_argument("--judge", type=Path, default=Path("build/judge"))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        job = json.loads(options.one)
        path = Path(job["items"])
        known = json.loads(path.read_text("utf-8")) if path.is_file() else made_up(1000)
        extra = [str(options.judge)] if job["name"] == "citeproc-js" else []
        print(json.dumps(MEASURES[job["name"]](several(known, job["count"]), job["style"], *extra)))
        return
    source = options.items if options.items.is_file() else "items made up here"
    for count in map(int, options.counts.split(",")):
        for style in options.styles.split(","):
            print(f"{count:,} items ({source}), {style}")
            for name, text in rows(style, options.items, count, options.judge):
                print(f"  {name:15} {text}", flush=True)


if __name__ == "__main__":
    main()
