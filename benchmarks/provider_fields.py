"""Compare records of recorded answers, field by field, with what other programs made of them.

usage: python benchmarks/provider_fields.py [FOLDER]

FOLDER (``../shared/data`` beside the checkout, if it is there) holds ``providers/`` with recorded
answers, and ``items/`` with items that a mature importer made of such answers. Prints for every
provider how many answers were read, how many fields have a value to compare with, how many are
equal, and the share; then every difference. A difference that is a decision of ours has its
reason beside it, and counts in the second share only.

Compared after bringing both to one form: DOIs in small letters, ISBNs by their digits,
languages by their two-letter codes, blanks as one, keywords in any order.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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

#: Differences that are ours to have: identifier of the record (or file of the answer) and field,
#: and why.
DECISIONS: Mapping[str, str] = {
    # Crossref
    "papis-test_3_conference.json issued": "its month is that of registration",
    "papis-test_4_multiple_isbn.json ISBN": "of several, that of the printed book",
    "10.1109/isscc.2017.7870285 publisher-place": "the place of the meeting is event-place",
    "10.2747/1539-7216.50.2.197 journalAbbreviation": "a short title is shorter",
    "10.1045/may2016-peng journalAbbreviation": "a short title is shorter",
    "10.21468/scipost.report.10 type": "CSL has a type for reviews",
    "10.21468/scipost.report.10 genre": "with a capital, as all genres",
    "10.21468/scipost.report.10 author": "no name is invented",
    "10.4086/cjtcs.2012.002 title": "no title is invented",
    # DataCite
    "10.3205/mbi000337 container-title": "volume, issue and page taken out of it",
    "10.21248/jfml.2018.6 page": "without the word for pages",
    "10.17885/heiup.jts.2018.1-2.23812 page": "without the word for pages, with a hyphen",
    "10.48548/pubdata-155 publisher": "the publisher of the book, not of the archive",
    "10.25656/01:28324 abstract": "the one in the language of the work",
    "10.25656/01:28324 volume": "the name of a series is no volume",
    # PubMed
    "20821847 URL": "https",
    "10.1097/nne.0b013e3181ed81e4 issued": "the words of the date are understood",
    "10.7554/elife.42692 journalAbbreviation": "a short title is shorter",
    "29292925 journalAbbreviation": "a short title is shorter",
    # OpenAlex
    "10.1215/9780822377009 issued": "1 January stands for a year",
    "W2358372115 issued": "1 January stands for a year",
    "10.48550/arxiv.1201.0490 issued": "1 January stands for a year",
    "10.48550/arxiv.1201.0490 publisher": "the server of a preprint",
    "10.48550/arxiv.1201.0490 author": "de stays with the family name",
    "10.1109/tau.1965.1161805 ISSN": "all of them",
    "10.1056/nejm198301133080228 ISSN": "all of them",
    "W78857221 ISSN": "all of them",
    "W78857221 title": "titles keep their case",
    "W78857221 author": "a single word is a family name",
    "10.4018/978-1-7998-7705-9.ch090 container-title": "a platform is no book",
}

Case = tuple[str, str, Mapping[str, Any], Record]


def main(folder: Path) -> None:
    """Print shares and differences."""
    if not folder.is_dir():
        print(f"needs the data folder {folder} beside the checkout")
        return
    answers: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    lines: list[str] = []
    for provider, name, want, record in cases(folder):
        answers[provider] += 1
        for field, value, ours in fields(provider, want, record):
            compared[provider] += 1
            if normal(field, value) == normal(field, ours):
                equal[provider] += 1
                continue
            reason = DECISIONS.get(f"{name} {field}", "")
            decided[provider] += bool(reason)
            lines.append(
                f"  {provider:9} {name[:34]:35}{field:20}{value!s:.70} | {ours!s:.70}"
                f"{'  (' + reason + ')' if reason else ''}"
            )
    print("provider    answers  fields  equal   share   with decisions")
    for provider in [*sorted(answers), "all"]:
        one = [sum(counts.values()) if provider == "all" else counts[provider]
               for counts in (answers, compared, equal, decided)]  # fmt: skip
        print(
            f"{provider:12}{one[0]:7}{one[1]:8}{one[2]:7}{one[2] / one[1]:8.1%}"
            f"{(one[2] + one[3]) / one[1]:12.1%}"
        )
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
                for want, record in zip(row["items"], found, strict=True):
                    yield provider, record.id, want, record
    for row in read(folder / "items" / "zotero_identifier_cases.jsonl"):
        if row["translator"] == "OpenAlex":
            path = folder / "providers" / "openalex" / f"b-vitamins-{row['input']['openAlex']}.json"
            record = openalex.record_from(json.loads(path.read_text("utf-8")))
            yield "OpenAlex", record.id, row["items"][0], record


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
            record = crossref.record_from(json.loads((folder / row["file"]).read_text("utf-8")))
            yield "Crossref", row["file"], from_bibtex(want), record


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
