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
``document`` is what Zotero calls that for which it has no type. A difference of a kind that we
decided counts in the second share only. ``--show`` prints every difference, with the reason.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citekit import markup
from citekit.formats import cataloguing, csljson, marc, marcentries, mods, xmltree
from citekit.identifiers import find
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
    whole: Record  #: all that was read
    source: str | bytes  #: of this

    @property
    def equal(self) -> bool:
        """Tell whether they are the same; a date may say more than was expected."""
        if self.field == "issued" and self.read:
            return bool(self.read[: len(self.expected)] == self.expected)
        return bool(self.expected == self.read)

    @property
    def reason(self) -> str:
        """Why we say something else, where that is of a kind that we decided; else nothing."""
        kinds = (kind for kind in DECISIONS if kind.field == self.field and not self.equal)
        return next((kind.reason for kind in kinds if kind.holds(self)), "")

    def said(self, field: str) -> Any:
        """Give another field as it was read."""
        return normal(field, self.whole.fields.get(field))

    def fields(self, tags: str) -> list[Any]:
        """Give the fields of MARC 21 whose tags begin so."""
        found = (entry.fields for entry in marcentries.entries(self.source)[0])
        return [field for fields in found for field in fields if field.tag.startswith(tags)]


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


# --- what we decided ----------------------------------------------------------------------


class Decision(NamedTuple):
    """A kind of difference that is ours to have, wherever it comes up."""

    field: str
    holds: Callable[[Pair], bool]
    reason: str


def lacks(pair: Pair, of: Callable[[str], bool]) -> bool:
    """Tell whether names of some kind, and only such, are missing, and no other was read."""
    expected, read = frozenset(pair.expected), pair.read or frozenset()
    return read < expected and all(map(of, expected - read))


def prefixed(text: Any, prefix: Any) -> bool:
    """Tell whether both are there, and one begins with the other."""
    return bool(text and prefix) and str(text).startswith(prefix)


def scripts(text: str | None) -> set[str]:
    """Give the scripts of the letters of a text, by the first words of their names."""
    letters = filter(str.isalpha, text or "")
    return {unicodedata.name(letter, "?").split()[0] for letter in letters}


def of_another(pair: Pair) -> Callable[[str], bool]:
    """Tell names that are there only with the title of another work: MARC 7XX $t, MODS related."""
    if pair.fields("7"):
        titled = [field.all("ab") for field in pair.fields("7") if field.all("t")]
        words = {folded(word) for text in titled for word in " ".join(text).split()}
        return lambda name: words >= set(name.split())
    root = xmltree.parse(pair.source)[0]
    own = [] if root is None else root.findall("name")
    if not own:
        return lambda _: False
    said = {folded(word) for node in own for word in re.split(r"[\s,.]+", xmltree.text(node))}
    return lambda name: not said >= set(name.split())


#: Kinds of differences, told by both values and the record itself, never by which record it is.
DECISIONS: tuple[Decision, ...] = (
    Decision("ISBN", lambda pair: pair.read is None and not any(
                 find(f"ISBN {isbn}") for isbn in pair.expected),
             "an ISBN that was cancelled and has the wrong check digit is none"),
    Decision("title", lambda pair: prefixed(pair.read, pair.expected) and any(
                 part.startswith("[") for field in pair.fields("245") for part in field.all("b")),
             "a subtitle that the cataloguer supplied is one"),
    Decision("title", lambda pair: len(scripts(pair.read)) == 1 < len(scripts(pair.expected)),
             "a title is in one script"),
    Decision("names", lambda pair: lacks(pair, lambda name: bool(re.search(r"\d", name))),
             "what has a number is no name"),
    Decision("names", lambda pair: lacks(pair, of_another(pair)),
             "who made another work, which is named by its title, did not make this one"),
    Decision("contributor", lambda pair: lacks(pair, of_another(pair)),
             "people of the whole are none of the part"),
    Decision("issued", lambda pair: bool(pair.read) and any(
                 str(pair.expected[0]) in field.value[7:15] for field in pair.fields("008"))
             and any(str(pair.read[0]) in text
                     for field in pair.fields("26") for text in field.all("c")),
             "the year that is printed, not that of the code"),
    Decision("collection-title", lambda pair: prefixed(pair.read, pair.expected),
             "with the name of its part"),
    Decision("publisher-place", lambda pair: pair.expected == f"{pair.read}etc",
             "“etc.” is no place"),
    Decision("number-of-pages", lambda pair: any(
                 f"[{pair.expected}]" in text and str(pair.read) in text
                 for field in pair.fields("300") for text in field.all("a")),
             "the numbered pages, not the leaves in front of them"),
    Decision("type", lambda pair: pair.expected == "book" and {""} == {
                 entry.leader[6:8].strip() for entry in marcentries.entries(pair.source)[0]},
             "what does not say that it is a book is none"),
    *(Decision(role, lambda pair: lacks(pair, lambda name: name in (pair.said("author") or ())),
               "the author, as it says, or as it names nobody else")
      for role in ("editor", "contributor")),
    Decision("author", lambda pair: pair.expected == {
                 " ".join(word for word in name.split() if not re.fullmatch("[ivx]+", word))
                 if name not in pair.expected else name for name in pair.read or ()},
             "kings have their number"),
    Decision("archive_location", lambda pair: prefixed(pair.expected, pair.said("archive")),
             "who keeps it is archive, its place there archive_location"),
    *(Decision(field, lambda pair: pair.whole.type == "bill" and pair.read is None,
               "a law that a bill would change is not what the bill stands in")
      for field in ("container-title", "volume", "page")),
)  # fmt: skip


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
        source = (folder / row["file"]).read_bytes()
        read = marc.loads(source)
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
                yield Pair(row["file"], field, expected, read_as, read[0], source)


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
                yield Pair(name, "type", wanted.type, record.type, record, row["input"])
            event = Name(literal=str(record.fields.get("event-title", "")))
            for field, value in wanted.fields.items():
                expected = normal(field, value)
                if isinstance(expected, frozenset) and field in NAMES:
                    expected -= names([event])  # no author is a meeting
                if field not in LEFT_OUT and expected:
                    known = record.fields.get(ALIASES.get(field, field))
                    yield Pair(name, field, expected, normal(field, known), record, row["input"])


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
    print(f"{'set':<28} {'fields':>6} {'equal':>6} {'share':>7}   with decisions")
    everything: list[Pair] = []
    for name, pairs in sets.items():
        compared = list(pairs)
        everything += compared
        print(summary(name, compared))
        for pair in compared if arguments.show else ():
            if not pair.equal:
                print(f"  {pair.record}: {pair.field}: {pair.read!r:.120} ≠ {pair.expected!r:.120}")
                print(f"      {pair.reason or 'NOT EXPLAINED'}")
    print(summary("all", everything))
    unlike = [pair for pair in everything if not pair.equal]
    kinds = Counter((pair.field, pair.reason or "NOT EXPLAINED") for pair in unlike)
    for (field, reason), count in sorted(kinds.items()):
        print(f"  {field:<17} {count:>3}  {reason}")


def summary(name: str, pairs: list[Pair]) -> str:
    """Give the row of a set."""
    equal = sum(pair.equal for pair in pairs)
    argued = sum(bool(pair.reason) for pair in pairs)
    count = max(1, len(pairs))
    shares = f"{equal / count:>7.1%} {(equal + argued) / count:>16.1%}"
    return f"{name:<28} {len(pairs):>6} {equal:>6} {shares}"


if __name__ == "__main__":
    main()
