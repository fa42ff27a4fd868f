"""Compare records of recorded answers, field by field, with what other programs made of them.

usage: python benchmarks/provider_fields.py [FOLDER]

FOLDER (``../shared/data`` beside the checkout, if it is there) holds ``providers/`` with recorded
answers, and ``items/`` with items that a mature importer made of such answers. Prints for every
provider how many answers were read, how many fields have a value to compare with, how many are
equal, and the share; then the differences by kind; then each of them. A difference of a kind that
we decided has its reason beside it, and counts in the second share only.

Compared after bringing both to one form: DOIs in small letters, ISBNs by their digits,
languages by their two-letter codes, blanks as one, keywords in any order.

Not compared: items that the importers made of later answers, of the REST API of Crossref among
them, of which only the identifier is known; publishers have changed what they say there since.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citekit.formats.csljson import item_from
from citekit.providers import crossref, datacite, openalex, payloads, pubmed
from citekit.record import Record

FOLDER = Path("../shared/data")

#: Fields of an expected item that say nothing of the work, or that our records never have:
#: of the provider, or of any.
ASIDE: Mapping[str, frozenset[str]] = {
    "": frozenset({"id", "custom", "note", "source", "call-number", "container-title-short"}),
    "DataCite": frozenset({"medium", "contributor"}),  # formats of files; hosts, curators
    "OpenAlex": frozenset({"keyword", "title-short"}),  # guessed by machines
}


class Difference(NamedTuple):
    """A field of which we say something else than was expected."""

    expected: Any
    ours: Any
    item: Mapping[str, Any]  #: ours, as CSL-JSON
    answer: Any  #: what both were made of: JSON, or XML as a text

    def at(self, *path: str | int) -> Any:
        """Go down a path of the answer."""
        return payloads.at(self.answer, *path)


class Decision(NamedTuple):
    """A kind of difference that is ours to have, wherever it comes up."""

    provider: str
    field: str
    holds: Callable[[Difference], bool]
    reason: str


def parts(date: Any) -> list[int]:
    """Give the first day of a date of CSL-JSON."""
    return payloads.at(date, "date-parts", 0) or []


def letters(value: Any) -> str:
    """Keep letters and digits, in small letters."""
    return "".join(filter(str.isalnum, str(value).lower()))


def names(value: Any, **renamed: str) -> list[dict[str, Any]]:
    """Give names with some of their parts called otherwise; a lone word may be any part."""
    return [{renamed.get(part, part): text for part, text in name.items()} for name in value or ()]


def in_language(one: Difference) -> bool:
    """Tell whether of several abstracts ours is the one in the language of the work."""
    rows = [(row.get("lang"), normal("", row.get("description")))
            for row in payloads.dicts(one.at("descriptions"))]  # fmt: skip
    said = {text: language for language, text in rows}
    ours, theirs = (said.get(normal("", text)) for text in (one.ours, one.expected))
    return bool(theirs) and theirs != ours == one.at("language")


def is_publisher_of_book(one: Difference) -> bool:
    """Tell whether ours is the publisher of what the work is in, and theirs who keeps a copy."""
    whole = [row.get("publisher") for row in payloads.dicts(one.at("relatedItems"))]
    return one.ours in whole and one.expected in (one.at("publisher"), one.at("publisher", "name"))


#: What we decided otherwise than other programs, and why. Whether a difference is of a kind is
#: told by both values and the answer, never by which work it is.
DECISIONS: tuple[Decision, ...] = (
    Decision("Crossref", "issued",
             lambda one: parts(one.expected) == (one.at("message", "created", "date-parts", 0)
                                                 or [])[:2]
             and parts(one.expected)[:1] == parts(one.ours),
             "its month is that of registration, not of publication"),
    Decision("Crossref", "ISBN",
             lambda one: one.ours in [row.get("value") for row in payloads.dicts(
                 one.at("message", "isbn-type")) if row.get("type") == "print"]
             and one.expected in str(one.at("message", "ISBN")),
             "of several, that of the printed book"),
    Decision("Crossref", "publisher-place",
             lambda one: one.ours is None and one.expected == one.item.get("event-place"),
             "the place of a meeting is event-place"),
    Decision("Crossref", "journalAbbreviation",
             lambda one: one.ours is None
             and letters(one.expected) == letters(one.item.get("container-title")),
             "a deposited short title that is the title itself shortens nothing"),
    Decision("Crossref", "type",
             lambda one: (one.expected, one.ours) == ("manuscript", "review"),
             "CSL 1.0.2 has a type for reviews"),
    Decision("Crossref", "genre",
             lambda one: letters(one.expected) == letters(one.ours),
             "genres begin with a capital"),
    Decision("Crossref", "author",
             lambda one: one.ours is None and "<anonymous" in one.answer
             and all(str(name.get("literal")).startswith("Anonymous") for name in one.expected),
             "no name is invented for who has none"),
    Decision("Crossref", "title",
             lambda one: one.ours is None and one.expected == "[No title found]",
             "no title is invented"),
    Decision("DataCite", "container-title",
             lambda one: str(one.expected).startswith(f"{one.ours}; ")
             and f"{one.item.get('volume')}(" in one.expected,
             "volume, issue and page are taken out of it"),
    Decision("DataCite", "page",
             lambda one: payloads.pages(re.sub(r" \D+$", "", str(one.expected))) == one.ours,
             "without the word for pages, and with a hyphen"),
    Decision("DataCite", "publisher", is_publisher_of_book,
             "the publisher of the book, not the archive that holds a copy"),
    Decision("DataCite", "abstract", in_language, "the one in the language of the work"),
    Decision("DataCite", "volume",
             lambda one: one.ours is None and not re.search(r"\d", str(one.expected)),
             "the name of a series is no volume"),
    Decision("PubMed", "URL",
             lambda one: str(one.expected).replace("http://", "https://") == one.ours,
             "NCBI answers by https only"),
    Decision("PubMed", "issued",
             lambda one: str(payloads.at(one.expected, "raw"))[:4]
             == "".join(map(str, parts(one.ours)[:1])),
             "the words of the date are understood"),
    Decision("OpenAlex", "issued",
             lambda one: parts(one.expected) == [*parts(one.ours), 1, 1],
             "1 January stands for a year there"),
    Decision("OpenAlex", "publisher",
             lambda one: f"{one.ours} ({one.expected})"
             == one.at("primary_location", "source", "display_name"),
             "a preprint is published by its server, not by who runs that"),
    Decision("OpenAlex", "author",
             lambda one: names(one.expected, literal="family") == names(one.ours),
             "a single word is a family name; the converter of the items makes a literal of it"),
    Decision("OpenAlex", "author",
             lambda one: names(one.expected, **{"dropping-particle": "non-dropping-particle"})
             == names(one.ours),
             "a name in one string does not say whether its particle drops; it is kept"),
    Decision("OpenAlex", "ISSN",
             lambda one: one.expected in str(one.ours).split(", "),
             "all of them, as of Crossref"),
    Decision("OpenAlex", "title",
             lambda one: str(one.ours).isupper() and letters(one.expected) == letters(one.ours),
             "a title keeps its case: what in it are acronyms cannot be told"),
    Decision("OpenAlex", "container-title",
             lambda one: one.ours is None
             and one.at("primary_location", "source", "type") == "ebook platform",
             "a platform for books is no book"),
)  # fmt: skip


def decided(provider: str, field: str, difference: Difference) -> str:
    """Give the reason for a difference that is of a kind that we decided; else nothing."""
    for decision in DECISIONS:
        if (decision.provider, decision.field) == (provider, field) and decision.holds(difference):
            return decision.reason
    return ""


#: provider, name, expected item, our record, and the answer
Case = tuple[str, str, Mapping[str, Any], Record, Any]


def main(folder: Path) -> None:
    """Print shares and differences."""
    if not folder.is_dir():
        print(f"needs the data folder {folder} beside the checkout")
        return
    answers: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    argued: Counter[str] = Counter()
    kinds: Counter[tuple[str, str, str]] = Counter()
    lines: list[str] = []
    for provider, name, want, record, answer in cases(folder):
        answers[provider] += 1
        for field, value, ours in fields(provider, want, record):
            compared[provider] += 1
            if normal(field, value) == normal(field, ours):
                equal[provider] += 1
                continue
            reason = decided(provider, field, Difference(value, ours, item_from(record), answer))
            argued[provider] += bool(reason)
            kinds[provider, field, reason or "NOT EXPLAINED"] += 1
            lines.append(
                f"  {provider:9} {name[:34]:35}{field:20}{value!s:.70} | {ours!s:.70}"
                f"{'  (' + reason + ')' if reason else ''}"
            )
    print("provider    answers  fields  equal   share   with decisions")
    for provider in [*sorted(answers), "all"]:
        one = [sum(counts.values()) if provider == "all" else counts[provider]
               for counts in (answers, compared, equal, argued)]  # fmt: skip
        print(
            f"{provider:12}{one[0]:7}{one[1]:8}{one[2]:7}{one[2] / one[1]:8.1%}"
            f"{(one[2] + one[3]) / one[1]:12.1%}"
        )
    print("\nkinds of differences")
    for (provider, field, reason), count in sorted(kinds.items()):
        print(f"  {provider:9} {field:20}{count:4}  {reason}")
    print("\ndifferences: expected | ours")
    print("\n".join(lines))


def fields(
    provider: str, want: Mapping[str, Any], record: Record
) -> Iterator[tuple[str, Any, Any]]:
    """Yield the fields to compare: name, expected value, our value."""
    ours = item_from(record)
    for field, value in want.items():
        if field not in ASIDE[""] | ASIDE.get(provider, frozenset()):
            have = ours.get(SAME.get(field, field))
            if field == "issued" and "bibtex" in want.get("custom", ()) and have:
                have = {"date-parts": [have["date-parts"][0][:2]]}  # BibTeX has no days
            yield field, value, have


#: What an expected item calls a field of ours.
SAME = {"journalAbbreviation": "container-title-short"}


def normal(field: str, value: Any) -> Any:
    """Bring a value to the form in which it is compared."""
    if field == "keyword" and isinstance(value, str):
        return sorted(part.strip() for part in value.split(";"))
    if field == "language":
        return payloads.language(str(value).lower() if value else value) or value
    if not isinstance(value, str):
        return json.dumps(value, sort_keys=True) if value is not None else None
    value = " ".join(value.split())
    if field == "DOI":
        return value.lower()
    return re.sub(r"[- ]", "", value) if field == "ISBN" else value


# --- cases ------------------------------------------------------------------------------


def cases(folder: Path) -> Iterator[Case]:
    """Yield provider, name, expected item and our record, of all recorded answers that have one."""
    yield from index_cases(folder / "providers" / "crossref")
    rows = read(folder / "items" / "zotero_import_cases.jsonl")
    for translator, (provider, records) in READERS.items():
        for row in rows:
            if row["translator"] == translator:
                found = list(records(row["input"]))
                answer = json.loads(row["input"]) if "JSON" in translator else row["input"]
                works = payloads.at(answer, "results") or [answer] * len(found)
                for want, record, work in zip(row["items"], found, works, strict=True):
                    yield provider, record.id, want, record, work
    for row in read(folder / "items" / "zotero_identifier_cases.jsonl"):
        if row["translator"] == "OpenAlex":
            path = folder / "providers" / "openalex" / f"b-vitamins-{row['input']['openAlex']}.json"
            answer = json.loads(path.read_text("utf-8"))
            record = openalex.record_from(answer)
            yield "OpenAlex", record.id, row["items"][0], record, answer


def read(path: Path) -> list[Any]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def of_openalex(text: str) -> Iterator[Record]:
    """Read one work, or a page of them."""
    answer = json.loads(text)
    return map(openalex.record_from, answer.get("results", [answer]))


#: Importer → the provider of what it read, and our reader of that.
READERS: Mapping[str, tuple[str, Any]] = {
    "Crossref Unixref XML": ("Crossref", lambda text: [crossref.record_from(text)]),
    "Datacite JSON": ("DataCite", lambda text: [datacite.record_from(json.loads(text))]),
    "PubMed XML": ("PubMed", lambda text: map(pubmed.record_from, pubmed.articles(text))),
    "OpenAlex JSON": ("OpenAlex", of_openalex),
}
#: Types of BibTeX, in the expected items of the index.
BIBTEX = {"article": "article-journal", "inproceedings": "paper-conference", "inbook": "chapter"}


def index_cases(folder: Path) -> Iterator[Case]:
    """Yield the answers of an index that has expected items, which are by BibTeX's names."""
    for row in read(folder / "index.jsonl"):
        if "expected" in row:
            want = json.loads((folder / row["expected"]).read_text("utf-8"))
            answer = json.loads((folder / row["file"]).read_text("utf-8"))
            record = crossref.record_from(answer)
            yield "Crossref", row["file"], from_bibtex(want), record, answer


def from_bibtex(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of an expected item by the names of CSL."""
    date = [entry[part] for part in ("year", "month") if part in entry]
    people = [{part: one[part] for part in ("family", "given")} for one in entry["author_list"]]
    item = {
        "type": BIBTEX[entry["type"]],
        "author": people,
        "issued": {"date-parts": [date]},
        "page": entry.get("pages", "").replace("--", "-"),
        "container-title": entry["journal"],
        "event-title": entry.get("booktitle"),
        "DOI": entry["doi"],
        "ISBN": entry.get("isbn"),
        "custom": {"bibtex": True},
        **{name: entry.get(name) for name in ("title", "publisher", "volume", "issue", "language")},
    }
    return {name: value for name, value in item.items() if value}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
