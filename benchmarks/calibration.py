"""Hold confidence against truth.

Is what is read with 0.9 right nine times in ten?

usage: python benchmarks/calibration.py [FOLDER [SCORER [PLOT]]]

FOLDER holds ``references/SET.dev.jsonl`` (``../shared/data``, beside the checkout, if it is
there), SCORER is the module that compares values (``../shared/tools/score_references.py``);
references of law and public life in ``tests/data`` are measured, too. Prints the expected
calibration error, over ten bins, of fields and of whole references, for sets of kinds that
the tagger was trained on and for those that it was not. The curves that ship were fitted to
the former; so these are measured once more, each half with curves fitted to the other. PLOT is
where the curves are drawn, as SVG.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import citekit
from citekit.formats import csljson
from citekit.references.network import trained
from citekit.training import calibration, corpus, fitting, recipe
from citekit.training.calibration import error

SEEN = ("anystyle-core", "anystyle-good", "grobid-citation", "plos", "linkedbooks", "parscit")
UNSEEN = ("umass", "excite", "scielo")
OWN = ("law_notes", "public_notes")
#: What the scorer calls a field → the labels that its value comes from.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "authors": ("author",), "title": ("title",), "container-title": ("container-title",),
    "year": ("issued",), "volume": ("volume",), "issue": ("issue", "volume"), "page": ("page",),
    "publisher": ("publisher",), "publisher-place": ("publisher-place",),
}  # fmt: skip

_Pairs = list[tuple[float, bool]]


def judged(
    scorer: ModuleType, rows: Sequence[Mapping[str, Any]], model: Path | None = None
) -> tuple[_Pairs, _Pairs]:
    """Give confidence and truth of every field that was read, and of every reference."""
    fields: _Pairs = []
    wholes: _Pairs = []
    for row in rows:
        found = citekit.parse(row["text"], model=model)
        item = csljson.item_from(found[0].record) if found else {}
        right = True
        for name, labels in FIELDS.items():
            true, read = (
                scorer.norm(scorer.value(of, name), name, "soft") for of in (row["fields"], item)
            )
            if _is_silent(row, name, true):
                continue
            good = bool(true == read or (name == "issued" and true and read.startswith(true)))
            if read:
                sure = [t.confidence for t in found[0].tokens if t.label in labels]
                fields.append((min(sure, default=1.0), good))
            if name in scorer.CORE and not good and (true or read):
                right = False
        wholes.append((found[0].confidence if found else 0.0, right))
    return fields, wholes


def _is_silent(row: Mapping[str, Any], name: str, true: Any) -> bool:
    """Tell whether a set says nothing about a field."""
    if name in (row.get("skip") or ()):
        return True
    if name == "authors" and row["fields"].get("author") and not row.get("names_ok"):
        return True
    partial = row.get("partial") or row.get("fields_only")
    counted = row["fields"].get("locator") or row["fields"].get("number-of-pages")
    return not true and bool(partial or (name == "page" and counted))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Read the references of a file, at most 600 of them."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if row.get("split") != "kept"][:600]


def bins(pairs: _Pairs) -> Iterator[tuple[float, float, int]]:
    """Yield mean confidence, share of right ones and number, bin by bin."""
    for low in range(10):
        inside = [one for one in pairs if min(9, int(one[0] * 10)) == low]
        if inside:
            count = len(inside)
            yield sum(c for c, _ in inside) / count, sum(g for _, g in inside) / count, count


def plot(curves: Mapping[str, _Pairs]) -> str:
    """Draw the curves as SVG: confidence to the right, share of right ones upwards."""
    colours = ("#1f6fb2", "#d1741f", "#2e8b57", "#8e44ad")
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 340" font-family="sans-serif"'
        ' font-size="11"><rect x="40" y="10" width="300" height="300" fill="none" stroke="#999"/>'
        '<line x1="40" y1="310" x2="340" y2="10" stroke="#bbb" stroke-dasharray="4"/>'
    ]
    for tick in range(0, 11, 2):
        x, y = 40 + 30 * tick, 310 - 30 * tick
        parts.append(f'<text x="{x}" y="325" text-anchor="middle">{tick / 10}</text>')
        parts.append(f'<text x="34" y="{y + 4}" text-anchor="end">{tick / 10}</text>')
    for at, (name, pairs) in enumerate(curves.items()):
        points = [(40 + 300 * x, 310 - 300 * y, count) for x, y, count in bins(pairs)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        colour = colours[at % len(colours)]
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{min(7, 2 + count**0.25):.1f}" fill="{colour}"/>'
            for x, y, count in points
        ]
        parts.append(f'<text x="50" y="{28 + 15 * at}" fill="{colour}">{name}</text>')
    parts.append('<text x="190" y="338" text-anchor="middle">confidence</text></svg>')
    return "".join(parts)


def crossed(scorer: ModuleType, folder: Path) -> tuple[_Pairs, _Pairs]:
    """Judge each half of what the tagger was calibrated on, with curves of the other half."""
    weights = fitting.load(fitting.SHIPPED)
    plain = {name: rows for name, rows in weights.items() if name not in ("curves", "whole")}
    parts = [list(corpus.read(folder / "references" / f"{name}.dev.jsonl")) for name in recipe.SETS]
    parts.append(recipe.unseen(seed=1))
    fields: _Pairs = []
    wholes: _Pairs = []
    with tempfile.TemporaryDirectory() as place:
        fitting.save(plain, bare := Path(place) / "bare.npz")
        for half in (0, 1):
            examples = [example for part in parts for example in part[half::2]]
            curves = calibration.curves(trained(bare), examples)
            fitting.save({**plain, **curves}, model := Path(place) / f"{half}.npz")
            for name in SEEN:
                rows = rows_of(folder / "references" / f"{name}.dev.jsonl")
                one, whole = judged(scorer, rows[1 - half :: 2], model)
                fields += one
                wholes += whole
    return fields, wholes


def main(folder: Path, scorer_path: Path, target: Path | None) -> None:
    """Measure the sets, and draw."""
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    if spec is None or spec.loader is None or not scorer_path.is_file():
        print(f"calibration: skipped, there is no scorer {scorer_path}")
        return
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    curves: dict[str, _Pairs] = {}
    for kind, names in (("kinds trained on", SEEN), ("other kinds", (*UNSEEN, *OWN))):
        fields: _Pairs = []
        wholes: _Pairs = []
        for name in names:
            path = Path("tests/data") / f"{name}.jsonl"
            path = path if name in OWN else folder / "references" / f"{name}.dev.jsonl"
            one, whole = judged(scorer, rows_of(path))
            print(f"{name:16} fields {_error(one):.3f}   references {_error(whole):.3f}")
            fields += one
            wholes += whole
        print(f"{kind:16} fields {_error(fields):.3f}   references {_error(wholes):.3f}")
        curves[f"fields, {kind}"], curves[f"references, {kind}"] = fields, wholes
    one, whole = crossed(scorer, folder)
    print(f"{'trained on, halves':16} fields {_error(one):.3f}   references {_error(whole):.3f}")
    if target is not None:
        target.write_text(plot(curves), "utf-8")


def _error(pairs: _Pairs) -> float:
    return error([sure for sure, _ in pairs], [good for _, good in pairs])


if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[1:]]
    folder = given[0] if given else Path("../shared/data")
    scorer = given[1] if len(given) > 1 else Path("../shared/tools/score_references.py")
    if folder.is_dir():
        main(folder, scorer, given[2] if len(given) > 2 else None)
    else:
        print(f"calibration: skipped, there is no folder {folder}")
