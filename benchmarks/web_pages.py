"""Read stored web pages, and count for how many title, day and authors are those of a person.

usage: python benchmarks/web_pages.py [FOLDER] [--half seen | unseen] [--errors] [--only KIND]

FOLDER (``../shared/data/providers/webpages``) has pages and ``index.jsonl``: a line says where
a page was (``url``), of what ``kind`` it is, of what ``origin`` its gold is, and ``gold``.

Right is, of the record of a page,

title    the same letters and digits, whatever the case and the marks between them;
day      the same year, month and day; where gold has less than a day, as much as it has;
authors  the same list, in order: of each person the family name, of any other name its last
         word, case and marks aside ("Jane Doe und John Roe" in gold are two, and so are
         "Jane Doe, John Roe");
names    the same list of whole names: stricter than people need, since gold has initials, ranks
         and agencies in many manners.

A field that gold does not have is not counted. Where what was stored is no page (gold names none,
or names what a small page does not: a check for robots), only a refusal is right: ``refused``.

Rules were made with one half of the pages in view, by the hash of their address; of the other
half, what is right was counted and how the rest goes wrong (which source, how many names, whether
gold is on the page at all, how far from the heading, in what element), but no page was looked at.
``--half`` counts one of them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citekit import names
from citekit.providers.webpages import Refusal, record_from
from citekit.record import Date, Record

FOLDER = Path(__file__).resolve().parents[2] / "shared/data/providers/webpages"
FIELDS = ("title", "day", "authors", "names", "refused")


class Gold(NamedTuple):
    """What a person, or a program made for one site, read on a page; None: not said."""

    title: str | None
    day: tuple[int, ...] | None
    authors: list[str] | None


def gold_of(row: Mapping[str, Any]) -> Gold | None:
    """Read the gold of a line of the index; None: there was no page."""
    gold = row.get("gold") or {}
    scholarly = gold.get("papis")
    if scholarly is not None:
        if scholarly.get("title") in (None, "", "None"):
            return None
        people = scholarly.get("author_list") or []
        year = [scholarly.get(key) for key in ("year", "month", "day")]
        day = tuple(int(part) for part in year[: 1 if not year[1] else 2] if str(part).isdigit())
        written = [f"{one.get('given', '')} {one.get('family', '')}" for one in people]
        return Gold(scholarly["title"], day or None, written or None)
    said: str | list[str] | None = gold.get("authors")
    authors = said.split(";") if isinstance(said, str) else said
    if authors is not None:  # "Jane Doe und John Roe" are two, whatever gold says
        authors = [one for each in authors for one in divided(each)]
    date = re.match(
        r"(\d{4})-(\d\d?)-(\d\d?)", gold.get("publishing_date") or gold.get("publish_date") or ""
    )
    return Gold(gold.get("title"), tuple(map(int, date.groups())) if date else None, authors)


def divided(name: str) -> list[str]:
    """Part "Jane Doe und John Roe" and "Jane Doe, John Roe", but not "Doe, Jane"."""
    ones = re.split(r"\s(?:and|und|&|y|et)\s", name)
    return [
        one
        for each in ones
        for one in (each.split(", ") if all(" " in half for half in each.split(", ")) else [each])
    ]


def is_there(gold: Gold, page: bytes) -> bool:
    """Tell whether a page is the one that gold is of: gold may be read elsewhere."""
    said = letters(html.unescape(page.decode("utf-8", "replace")))
    return gold.title is None or len(page) > 5_000 or letters(gold.title) in said


def letters(text: str) -> str:
    """Leave of a text what is compared."""
    return "".join(re.findall(r"[^\W_]+", re.sub(r"</?[a-z]+[^<>]*>", "", text).casefold()))


def last(name: str) -> str:
    """Give what a person is compared by: the last word that is no suffix."""
    found = [letters(word) for word in name.split() if letters(word)]
    while len(found) > 1 and names.is_suffix(found[-1]):
        found.pop()
    return found[-1] if found else ""


def judged(record: Record, gold: Gold) -> dict[str, bool]:
    """Say of each field that gold has whether it is right."""
    verdict = {}
    if gold.title is not None:
        verdict["title"] = letters(record.fields.get("title", "")) == letters(gold.title)
    if gold.day is not None:
        issued = record.fields.get("issued", Date())
        verdict["day"] = issued.start[: len(gold.day)] == gold.day
    if gold.authors is not None:
        people = [names.display(name) for name in record.fields.get("author", ())]
        verdict["authors"] = [last(name) for name in people] == [
            last(name) for name in gold.authors
        ]
        verdict["names"] = sorted(map(letters, people)) == sorted(map(letters, gold.authors))
    return verdict


def half(row: Mapping[str, Any]) -> str:
    """Say whether the rules were made with a page in view."""
    digest = hashlib.sha256((row["url"] or row["file"]).encode()).digest()
    return "unseen" if digest[0] % 2 else "seen"


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of the index."""
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def page_of(folder: Path, row: Mapping[str, Any]) -> bytes:
    """Give the bytes of a page."""
    stored = (folder / row["file"]).read_bytes()
    return gzip.decompress(stored) if row["file"].endswith(".gz") else stored


def show(
    row: Mapping[str, Any], made: Record | Refusal, gold: Gold | None, wrong: list[str]
) -> None:
    """Print what is wrong with the record of a page."""
    print(f"{row['file']}  {', '.join(wrong)}\n    gold  {gold}")
    if isinstance(made, Refusal):
        print(f"    ours  {made}")
        return
    fields = made.fields
    people = [names.display(name) for name in fields.get("author", ())]
    day = fields.get("issued", Date()).start
    print(
        f"    ours  {fields.get('title')!r} {day} {people}\n    from  {fields['custom']['signals']}"
    )


def main() -> None:
    """Count, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--half", choices=("seen", "unseen"))
    parser.add_argument("--only", help="a word in the kind or the origin of the pages")
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    if not (options.folder / "index.jsonl").is_file():
        print(f"web_pages: skipped, there is no index.jsonl in {options.folder}")
        return
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    pages, seconds = 0, 0.0
    for row in rows(options.folder):
        groups = [row["kind"], row["origin"].partition("@")[0], half(row), "all"]
        if options.half and options.half not in groups:
            continue
        if options.only and options.only not in f"{groups[0]} {groups[1]}":
            continue
        gold, page = gold_of(row), page_of(options.folder, row)
        begun = time.perf_counter()
        made = record_from(page, row["url"] or "")
        seconds += time.perf_counter() - begun
        pages += 1
        if gold is None or not is_there(gold, page):
            verdict = {"refused": isinstance(made, Refusal)}
        else:
            verdict = judged(Record("", "document") if isinstance(made, Refusal) else made, gold)
        for group in groups:
            asked.update((group, field) for field in verdict)
            right.update((group, field) for field, is_right in verdict.items() if is_right)
        wrong = [field for field, is_right in verdict.items() if not is_right and field != "names"]
        if wrong and options.errors:
            show(row, made, gold, wrong)
    print(f"{pages} pages, {1000 * seconds / max(pages, 1):.1f} ms each")
    print(f"{'':34}" + "".join(f"{field:>18}" for field in FIELDS))
    for group in dict.fromkeys(group for group, _ in asked):
        cells = ""
        for field in FIELDS:
            many, good = asked[group, field], right[group, field]
            cells += f"{f'{good}/{many} {100 * good / many:5.1f} %' if many else '':>18}"
        print(f"{group:34}{cells}")


if __name__ == "__main__":
    main()
