"""Compare what is read of library records with what their importers give for them.

usage: python benchmarks/catalogue_fields.py [--data FOLDER] [--show]

FOLDER holds ``providers`` (records of MARC 21 with the import records of Open Library beside
them) and ``items`` (MARC, MARCXML and MODS with the items of Zotero). Their field names are
brought to those of CSL. Compared is every field that they give and that CSL has for citing:
title, names, date (year, and month and day where given), publisher, place, edition, pages,
ISBN, ISSN, DOI, URL, language, series, container, volume, issue, abstract, scale, genre, number,
type. Not compared: subjects, call numbers, notes.

Texts are equal by their letters and digits, in any case; names as sets for each of the roles
(Open Library has one list for all of them). Of a record in two scripts either form counts, as
both are kept. Editions and volumes are compared by their number, languages by their code, and
``[s.n.]`` is no publisher. A date may say more than was expected, meetings are no authors, and
``document`` is what Zotero calls that for which it has no type. ``--show`` prints every
difference.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citekit import markup
from citekit.formats import cataloguing, csljson, marc, mods
from citekit.record import Date, Name, Record
from citekit.variables import ALIASES

#: Field of an import record of Open Library → CSL.
OPEN_LIBRARY = {
    "publish_date": "issued",
    "edition_name": "edition",
    "number_of_pages": "number-of-pages",
    "description": "abstract",
}
NOBODY = re.compile(r"\W*s\W*[nl]\W*", re.IGNORECASE)
#: What an item of Zotero has that is for no citation.
LEFT_OUT = frozenset("id custom keyword call-number note source title-short".split())
NAMES = frozenset("author editor translator contributor recipient".split())


class Pair(NamedTuple):
    """A field that was expected, and what was read."""

    record: str
    field: str
    expected: Any
    read: Any

    @property
    def equal(self) -> bool:
        """Tell whether they are the same; a date may say more than was expected."""
        if self.field == "issued" and self.read:
            return bool(self.read[: len(self.expected)] == self.expected)
        return bool(self.expected == self.read)


# --- bringing both sides to one form ----------------------------------------------------


def folded(value: Any) -> str:
    """Keep letters and digits, without case; diacritics stay."""
    text = unicodedata.normalize("NFKD", markup.plain(markup.parse(str(value))))
    text = unicodedata.normalize("NFC", re.sub("[\ufe20-\ufe2f]", "", text))
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def names(value: Any) -> frozenset[str]:
    """Give each name as its words, whatever their order."""

    def whole(name: Name) -> str:
        particles = (name.non_dropping_particle, name.dropping_particle)
        parts = (name.literal, name.family, name.given, *particles, name.suffix)
        words = re.split(r"[\s,.:]+", " ".join(part for part in parts if part))
        return " ".join(sorted(filter(None, map(folded, words))))

    return frozenset(map(whole, value))


def isbns(value: Any) -> frozenset[str]:
    """Give ISBNs, of two forms of one the longer."""
    return frozenset(cataloguing.isbns(re.split(r"[\s,]+", str(value))))


def normal(field: str, value: Any) -> Any:
    """Give a value in the form in which it is compared; None: it says nothing."""
    if value in (None, "", (), []):
        return None
    if isinstance(value, tuple):
        return names(value) or None
    if isinstance(value, Date):
        return value.start or None
    if field == "ISBN":
        return isbns(value) or None
    if field == "language":
        codes = re.split(r"[;,]\s*", str(value))
        return cataloguing.language(codes[0]) or folded(value)
    if field == "edition":
        return folded(cataloguing.edition(str(value)))
    if field == "collection-number":
        return folded(cataloguing.serial_part(str(value)))
    if field == "URL":
        return str(value)
    return folded(value) or None


# --- Open Library -----------------------------------------------------------------------


def of_open_library(item: Mapping[str, Any]) -> dict[str, Any]:
    """Bring an import record of Open Library to CSL."""
    fields: dict[str, Any] = {
        csl: item[name] for name, csl in OPEN_LIBRARY.items() if item.get(name)
    }
    fields["title"] = " ".join(item[key] for key in ("title", "subtitle") if item.get(key))
    fields["publisher"] = " ".join(item.get("publishers", ()))
    fields["publisher-place"] = " ".join(item.get("publish_places", ()))
    fields["ISBN"] = " ".join([*item.get("isbn_13", ()), *item.get("isbn_10", ())])
    fields["ISSN"] = " ".join(item.get("identifiers", {}).get("issn", ()))
    fields["language"] = next(iter(item.get("languages", ())), "")
    fields["issued"] = cataloguing.date(str(fields.get("issued", "")), fields.get("issued", ""))
    title, _, number = next(iter(item.get("series", ())), "").partition(" -- ")
    fields |= {"collection-title": title, "collection-number": number}
    people = [author.get("personal_name") or author["name"] for author in item.get("authors", ())]
    # number, year and place of a meeting stand behind its name
    fields["names"] = tuple(Name(literal=re.sub(r" \(\d.*\d.*\)$", "", name)) for name in people)
    return {key: value for key, value in fields.items() if not NOBODY.fullmatch(str(value))}


def all_names(record: Record) -> tuple[Name, ...]:
    """Give the names of every role, and the meeting."""
    people = [
        name for value in record.fields.values() if isinstance(value, tuple) for name in value
    ]
    event = record.fields.get("event-title")
    return (*people, *([Name(literal=event)] if event else []))


def open_library(folder: Path) -> Iterator[Pair]:
    """Compare MARC with what Open Library makes of it."""
    for line in filter(None, (folder / "index.jsonl").read_text("utf-8").split("\n")):
        row = json.loads(line)
        read = marc.loads((folder / row["file"]).read_bytes())
        if not row.get("expected"):
            continue
        item = json.loads((folder / row["expected"]).read_text("utf-8"))
        fields = {**read[0].fields, "names": all_names(read[0])}
        other = read[0].fields.get("custom", {}).get("romanized", {})
        for field, value in of_open_library(item).items():
            expected = normal(field, value)
            if expected is not None:
                forms = [normal(field, said[field]) for said in (fields, other) if field in said]
                read_as = expected if expected in forms else next(iter(forms), None)
                yield Pair(row["file"], field, expected, read_as)


# --- Zotero -----------------------------------------------------------------------------


def zotero(path: Path, translators: tuple[str, ...]) -> Iterator[Pair]:
    """Compare MARC or MODS with what Zotero makes of it."""
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    for number, row in enumerate(rows):
        if row["translator"] not in translators:
            continue
        read = (mods if translators == ("MODS",) else marc).loads(row["input"])
        for position, item in enumerate(row["items"]):
            record = read[position] if position < len(read) else Record("", "")
            wanted = csljson.record_from({"id": "", **item})
            name = f"{row['translator']} {number}"
            if wanted.type != "document":  # what Zotero has no type for
                yield Pair(name, "type", wanted.type, record.type)
            event = Name(literal=str(record.fields.get("event-title", "")))
            for field, value in wanted.fields.items():
                expected = normal(field, value)
                if isinstance(expected, frozenset) and field in NAMES:
                    expected -= names([event])  # no author is a meeting
                if field not in LEFT_OUT and expected:
                    known = record.fields.get(ALIASES.get(field, field))
                    yield Pair(name, field, expected, normal(field, known))


# --- what comes out -----------------------------------------------------------------------


def main() -> None:
    """Print a row for each set."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print every difference")
    arguments = parser.parse_args()
    data: Path = arguments.data
    if not data.is_dir():
        print(f"needs {data}")
        return
    cases = data / "items" / "zotero_import_cases.jsonl"
    sets = {
        "marc21, Open Library": open_library(data / "providers" / "marc21"),
        "marcxml, Open Library": open_library(data / "providers" / "marcxml"),
        "marc21 and marcxml, Zotero": zotero(cases, ("MARC", "MARCXML")),
        "mods, Zotero": zotero(cases, ("MODS",)),
    }
    print(f"{'set':<28} {'fields':>6} {'equal':>6} {'share':>7}")
    for name, pairs in sets.items():
        compared = list(pairs)
        equal = sum(pair.equal for pair in compared)
        print(f"{name:<28} {len(compared):>6} {equal:>6} {equal / max(1, len(compared)):>7.1%}")
        for pair in compared if arguments.show else ():
            if not pair.equal:
                print(f"  {pair.record}: {pair.field}: {pair.read!r:.120} ≠ {pair.expected!r:.120}")


if __name__ == "__main__":
    main()
