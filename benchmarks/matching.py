"""Measure matching: how many works are found, and how many wrong ones are accepted.

usage: python benchmarks/matching.py [--data FOLDER] [--seed N] [--fit | --errors HALF]

FOLDER (``../shared/data`` beside the checkout) has ``items/works_1k.json``,
``items/zotero_translator_items.jsonl`` and answers of providers under ``providers/``. Each work
becomes a reference as somebody may write it (misprints, initials, an abbreviated journal, a
title cut at the colon, fields left out, another year), and candidates as catalogues may have
them: the work itself among siblings made from it (another ordinal, another year or edition, a
review, an erratum, a reply, a chapter, other works of the same title, authors or issue) and the
nearest works of the data. Asked is twice: with the work among the candidates (``present``; in
two of five with a second catalogue's description, too) and without (``absent``). A reference
that names nobody and has a title of less than four words is ``bare``: by rule, such a title
alone is never enough. ``invented`` references are made up in a dozen manners (`INVENTORS`): from
pieces of real ones, as language models do it, or as the next of something real; they are asked
for among what they were made from and the works that are nearest to them.

Everything follows from the seed. Works fall into two halves by the hash of their title: weights
are fitted to ``tuned`` (``--fit`` prints them); ``measured`` is only measured. ``--errors``
lists what was accepted wrongly, and some that was missed, in a half. ``missed with`` is the
share of missed works among the references that a change was made to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from citekit.formats import csljson
from citekit.matching import Choice, choose, compare, description, evidence, group
from citekit.matching.duplicates import SAME
from citekit.record import Date, Name, Record

SEED = 20190715
FOLDER = Path("../shared/data")
INVENTED = 1000
HALVES = ("tuned", "measured")
KINDS = ("present", "bare", "absent", "invented")


class Question(NamedTuple):
    """A reference, the candidates for it, and which of them it is."""

    kind: str  #: present, bare (there, but the reference says next to nothing), absent, invented
    half: str
    reference: Record
    candidates: list[Record]
    answer: str  #: id of the right candidate; empty: none is
    done: tuple[str, ...]  #: what was done to the reference


# --- works ------------------------------------------------------------------------


def works(folder: Path) -> list[Record]:
    """Read the works, each once, in an order that does not depend on the machine."""
    items = json.loads((folder / "items/works_1k.json").read_text("utf-8"))
    lines = (folder / "items/zotero_translator_items.jsonl").read_text("utf-8").splitlines()
    items += [json.loads(line) for line in lines]
    items += list(provided(folder / "providers"))
    found: dict[str, Record] = {}
    for item in items:
        record = csljson.record_from(item)
        kept = {name: value for name, value in record.fields.items() if name not in DROPPED}
        key = bare(record.fields.get("title"))
        if usable(record) and not any(is_twin(record, known) for known in twins(found, key)):
            found[f"{key}/{len(found)}"] = Record(f"w{len(found)}", record.type, kept)
    return list(found.values())


DROPPED = frozenset({"custom", "abstract", "keyword", "note", "source", "id", "accessed"})
BAD_TITLES = frozenset({"", "title", "notitlefound", "untitled"})


def twins(found: Mapping[str, Record], key: str) -> Iterator[Record]:
    """Give the works whose titles begin alike."""
    return (record for known, record in found.items() if known.split("/")[0][:12] == key[:12])


def usable(record: Record) -> bool:
    """Tell whether a title, and somebody or some year, are known of a work."""
    get = record.fields.get
    named = any(isinstance(get(role), tuple) and get(role) for role in ("author", "editor"))
    return bare(get("title")) not in BAD_TITLES and (named or bool(year(record)))


def bare(text: Any) -> str:
    """Give the letters and digits of a text."""
    folded = unicodedata.normalize("NFKD", text if isinstance(text, str) else "").casefold()
    folded = re.sub(r"\b0+(?=\d)", "", folded)
    return "".join(letter for letter in folded if letter.isalnum())


def year(record: Record) -> int:
    """Give the year of a work; 0: none."""
    date = record.fields.get("issued")
    return date.start[0] if isinstance(date, Date) and date.start else 0


def family(record: Record) -> str:
    """Give the family name of the first author or editor."""
    for role in ("author", "editor"):
        names = record.fields.get(role)
        if isinstance(names, tuple) and names and isinstance(names[0], Name):
            return bare(names[0].family or (names[0].literal or "").split(" ")[-1])
    return ""


def is_twin(one: Record, other: Record) -> bool:
    """Tell whether the data have one work twice: told by plainer means than what is measured."""
    dois = {str(record.fields.get("DOI", record.id)).lower() for record in (one, other)}
    if len(dois) == 1:
        return True
    left, right = sorted((bare(record.fields.get("title")) for record in (one, other)), key=len)
    if not (left == right or (len(left) > 15 and right.startswith(left))):
        return False
    first, second = family(one), family(other)  # one may have "van Raaij", the other "Raaij"
    if not (first.endswith(second) or second.endswith(first)):
        return False
    return not year(one) or not year(other) or abs(year(one) - year(other)) < 2


def provided(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the works of recorded answers as CSL-JSON, as far as they are needed here."""
    for path in sorted(folder.glob("*/*.json")):
        try:
            answer = json.loads(path.read_text("utf-8"))
        except ValueError:
            continue
        if path.parent.name == "crossref" and isinstance(answer, dict):
            message = answer.get("message")
            if isinstance(message, dict):
                yield from filter(None, map(from_crossref, message.get("items", [message])))
        elif path.parent.name == "semanticscholar":
            yield from filter(None, map(from_semanticscholar, dictionaries(answer)))
        elif path.parent.name == "openlibrary" and isinstance(answer, dict):
            for work in answer.get("docs", []):
                names = [{"literal": name} for name in work.get("author_name", [])]
                issued = {"date-parts": [[work.get("first_publish_year", 0)]]}
                yield {"type": "book", "title": work["title"], "author": names, "issued": issued}


CROSSREF_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "monograph": "book",
    "posted-content": "article",
}


def from_crossref(work: Mapping[str, Any]) -> dict[str, Any] | None:
    """Make a CSL-JSON item of a work of Crossref."""
    title = work.get("title")
    if not isinstance(title, list) or not title:
        return None
    item: dict[str, Any] = {"type": CROSSREF_TYPES.get(work.get("type", ""), work.get("type"))}
    item["title"] = ": ".join([title[0], *work.get("subtitle", [])[:1]])
    for name in ("DOI", "volume", "issue", "page", "publisher"):
        item[name] = work.get(name)
    item["container-title"] = next(iter(work.get("container-title") or []), None)
    item["author"] = [
        {key: name[key] for key in ("family", "given") if key in name}
        if "family" in name
        else {"literal": name.get("name", "")}
        for name in work.get("author", [])
    ]
    item["issued"] = (work.get("published-print") or work.get("issued") or {}).copy()
    return {name: value for name, value in item.items() if value}


def from_semanticscholar(work: Mapping[str, Any]) -> dict[str, Any] | None:
    """Make a CSL-JSON item of a paper of Semantic Scholar."""
    names = work.get("authors")
    if not work.get("title") or not isinstance(names, list) or not work.get("year"):
        return None
    authors = [{"literal": name.get("name", "")} for name in names if isinstance(name, dict)]
    item = {"type": "article-journal", "title": work["title"], "author": authors}
    item["issued"] = {"date-parts": [[work["year"]]]}
    return {**item, "container-title": work.get("venue") or ""}


def dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    """Give every object within an answer."""
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from dictionaries(inner)


# --- how people write a work --------------------------------------------------------

_Change = Callable[[random.Random, dict[str, Any]], bool]


def misprint(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Mistype a word of the title, or a few."""
    return change_words(rng, fields, lambda word: mistyped(rng, word), share=0.12)


def mistyped(rng: random.Random, word: str) -> str:
    """Swap, drop, double or replace a letter."""
    place = rng.randrange(1, len(word) - 1)
    kind = rng.choice(("swap", "drop", "double", "other"))
    if kind == "swap":
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[:place] + word[place] + word[place:]
    return word[:place] + rng.choice("aeionrst") + word[place + 1 :]


SEEN = (
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("e", "c"),
    ("h", "b"),
    ("l", "1"),
    ("o", "0"),
    ("li", "h"),
)


def misread(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Take letters of the title for others, as a machine does."""

    def seen(word: str) -> str:
        fitting = [pair for pair in SEEN if pair[0] in word[1:]]
        if not fitting:
            return word
        letters, other = rng.choice(fitting)
        return word[0] + word[1:].replace(letters, other, 1)

    return change_words(rng, fields, seen, share=0.2)


def change_words(
    rng: random.Random, fields: dict[str, Any], change: Callable[[str], str], share: float
) -> bool:
    """Change a share of the longer words of the title."""
    words = fields["title"].split(" ")
    fitting = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not fitting:
        return False
    for place in rng.sample(fitting, max(1, round(share * len(fitting)))):
        words[place] = change(words[place])
    fields["title"] = " ".join(words)
    return True


def initials(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Write initials for given names."""
    return change_names(fields, lambda name: name if not name.given else Name(
        family=name.family, given=" ".join(word[0] + "." for word in name.given.split() if word),
        non_dropping_particle=name.non_dropping_particle))  # fmt: skip


def family_only(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Leave out the given names."""
    return change_names(fields, lambda name: Name(family=name.family) if name.family else name)


def without_accents(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Leave out the accents of names."""

    def plain(text: str | None) -> str | None:
        kept = unicodedata.normalize("NFKD", text or "")
        return re.sub("[\u0300-\u036f]", "", kept) or None

    def without(name: Name) -> Name:
        return Name(plain(name.family), plain(name.given), literal=plain(name.literal))

    return change_names(fields, without)


def change_names(fields: dict[str, Any], change: Callable[[Name], Name]) -> bool:
    """Change every name of the author, or else of the editor."""
    for role in ("author", "editor"):
        names = fields.get(role)
        if isinstance(names, tuple) and names:
            fields[role] = tuple(change(name) for name in names)
            return True
    return False


def first_only(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Leave out all names but the first, or the first three."""
    names = fields.get("author")
    if not isinstance(names, tuple) or len(names) < 3:
        return False
    fields["author"] = names[: rng.choice((1, 1, 3))]
    return True


def abbreviated(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Abbreviate the title of the journal."""
    title = fields.get("container-title")
    if not isinstance(title, str) or len(title.split()) < 2:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+|\d+", title) if word.lower() not in SMALL]
    fields["container-title"] = " ".join(
        word if len(word) < 6 else word[: rng.choice((3, 4, 5))] + "." for word in words
    )
    fields.pop("journalAbbreviation", None)
    return True


SMALL = frozenset("the of and for in on a an de la le der die und für des di e y et du".split())


def cut_title(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Cut the title at its colon."""
    match = re.match(r"(.{8,}?)\s?: ", fields["title"])
    if not match or len(match[1].split()) < 2:
        return False
    fields["title"] = match[1]
    return True


def other_colon(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Write another mark before the subtitle."""
    if ": " not in fields["title"]:
        return False
    fields["title"] = fields["title"].replace(": ", rng.choice((", ", ". ", " - ")), 1)
    return True


def other_case(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Write the title in small letters, in capitals, or with capitals."""
    fields["title"] = rng.choice((str.lower, str.upper, str.title))(fields["title"])
    return True


def near_year(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Take the year before, or after."""
    return shift_year(fields, rng.choice((-1, 1)))


def wrong_year(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Take another year."""
    return shift_year(fields, rng.choice((-10, -5, -3, -2, 2, 3, 9)))


def shift_year(fields: dict[str, Any], years: int) -> bool:
    """Add some years, if the title does not have the year."""
    date = fields.get("issued")
    if not isinstance(date, Date) or not date.start or date.end:
        return False
    if str(date.start[0]) in fields["title"]:
        return False
    fields["issued"] = Date((date.start[0] + years,))
    return True


def year_alone(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Leave out month and day."""
    date = fields.get("issued")
    if not isinstance(date, Date) or len(date.start) < 2:
        return False
    fields["issued"] = Date(date.start[:1])
    return True


def without(*names: str) -> _Change:
    """Give a change that leaves fields out, but for the last that says who or when."""

    def drop(_rng: random.Random, fields: dict[str, Any]) -> bool:
        left = [name for name in ("author", "issued", "editor") if name in fields]
        found = [name for name in names if name in fields and left != [name]]
        for name in found:
            del fields[name]
        return bool(found)

    return drop


def pages(rng: random.Random, fields: dict[str, Any]) -> bool:
    """Write the first page alone, or the range in another manner."""
    match = re.fullmatch(r"(\d{2,5})\s?[-–]+\s?(\d{2,5})", str(fields.get("page", "")))
    if not match or len(match[1]) != len(match[2]):
        return False
    first, last = match.groups()
    same = next((n for n in range(len(first)) if first[n] != last[n]), 0)
    fields["page"] = rng.choice((first, f"{first}-{last[same:]}", f"pp. {first}–{last}"))
    return True


#: What is done to a reference: its name, how often (of 100), and the change.
REFERENCE: tuple[tuple[str, int, _Change], ...] = (
    ("misprint", 15, misprint),
    ("misread", 10, misread),
    ("initials", 50, initials),
    ("family only", 8, family_only),
    ("no accents", 15, without_accents),
    ("et al.", 30, first_only),
    ("journal abbreviated", 35, abbreviated),
    ("title cut", 12, cut_title),
    ("other colon", 20, other_colon),
    ("other case", 25, other_case),
    ("year off by one", 8, near_year),
    ("wrong year", 2, wrong_year),
    ("year alone", 50, year_alone),
    ("no author", 5, without("author")),
    ("no year", 5, without("issued")),
    ("no container", 10, without("container-title")),
    ("no volume, issue, pages", 30, without("volume", "issue", "page")),
    ("no issue", 40, without("issue")),
    ("no publisher", 40, without("publisher", "publisher-place")),
    ("no number", 50, without("number")),
    ("no edition", 30, without("edition")),
    ("other pages", 40, pages),
    ("no address", 70, without("URL")),
)
#: What nobody writes, or what would give the answer away.
UNWRITTEN = """
    DOI ISSN ISBN PMID PMCID language title-short journalAbbreviation call-number number-of-pages
    archive archive_location medium collection-title
    """.split()


def shouted(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Write the title in capitals."""
    fields["title"] = fields["title"].upper()
    return True


def names_undivided(_rng: random.Random, fields: dict[str, Any]) -> bool:
    """Write every name as one text."""
    return change_names(fields, undivided)


def undivided(name: Name) -> Name:
    """Write a name as one text."""
    whole = " ".join(filter(None, (name.given, name.non_dropping_particle, name.family)))
    return Name(literal=name.literal or whole)


#: What a catalogue may have otherwise than the source of the data.
CATALOGUE: tuple[tuple[str, int, _Change], ...] = (
    ("initials", 25, initials),
    ("year alone", 40, year_alone),
    ("upper case", 4, shouted),
    ("title cut", 6, cut_title),
    ("year off by one", 4, near_year),
    ("journal abbreviated", 8, abbreviated),
    ("no author", 2, without("author")),
    ("no volume", 8, without("volume", "issue")),
    ("no page", 10, without("page")),
    ("no publisher", 15, without("publisher")),
    ("no editor", 30, without("editor")),
    ("names undivided", 6, names_undivided),
    ("no container", 3, without("container-title")),
)


def written(
    rng: random.Random, work: Record, *, whole: bool = False
) -> tuple[Record, tuple[str, ...]]:
    """Write a work as somebody may; `whole`: with all of its title. Say what was done to it."""
    fields = {name: value for name, value in work.fields.items() if name not in UNWRITTEN}
    if work.type not in ("webpage", "post-weblog", "article-newspaper", "post"):
        fields.pop("URL", None)
    done = tuple(name for name, often, change in REFERENCE
                 if rng.random() * 100 < often and not (whole and name == "title cut")
                 and change(rng, fields))  # fmt: skip
    kind = work.type
    if rng.random() < 0.1:
        kind = "document" if kind not in ("article-newspaper",) else "webpage"
    return Record("reference", kind, fields), done


def catalogued(rng: random.Random, work: Record, *, whole: bool = False) -> Record:
    """Describe a work as a catalogue may; `whole`: with all of its title, and the right year."""
    fields = dict(work.fields)
    for name, often, change in CATALOGUE:
        if rng.random() * 100 < often and not (whole and name in ("title cut", "year off by one")):
            change(rng, fields)
    return Record(work.id, work.type, fields)


# --- what is not the work -------------------------------------------------------------


class Pool:
    """All works, to take names, titles and neighbours from."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.known = {(bare(each.fields["title"]), family(each)) for each in records}
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for place, record in enumerate(records):
            for word in self.words(record):
                self.by_word[word].append(place)

    @staticmethod
    def words(record: Record) -> set[str]:
        """Give what neighbours of a work have in common with it."""
        title = str(record.fields.get("title", "")).casefold()
        found = {word for word in re.findall(r"[^\W\d_]{4,}", title) if word not in SMALL}
        return found | {
            f"author {family(record)}",
            f"in {bare(record.fields.get('container-title'))}",
        }

    def nearest(self, record: Record, count: int) -> list[Record]:
        """Give the works that share most rare words, authors or the container."""
        scores: Counter[int] = Counter()
        for word in sorted(self.words(record)):
            places = self.by_word.get(word, [])
            if len(places) < 200 and word not in ("author ", "in "):
                for place in places:
                    scores[place] += 1 / len(places)  # type: ignore[assignment]
        best = sorted(scores, key=lambda place: (-scores[place], place))
        others = (self.records[place] for place in best[: count + 10])
        return [other for other in others if other.id != record.id and not is_twin(record, other)][
            :count
        ]

    def some(self, rng: random.Random, like: Record | None = None) -> Record:
        """Take any work; `like`: of other authors than this one's."""
        while True:
            found = rng.choice(self.records)
            if like is None or (found.id != like.id and family(found) not in ("", family(like))):
                return found


_Sibling = Callable[[random.Random, dict[str, Any], Record, Pool], str | None]


def other_ordinal(
    rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool
) -> str | None:
    """Change a number in the title."""
    match = re.search(
        r"(?<![\d.,])\d{1,4}(?![\d.,])|\b(?:II|III|IV|VI|VII|VIII|IX|XI|XII)\b", fields["title"]
    )
    if not match:
        return None
    number = match[0]
    other = str(int(number) + rng.choice((1, -1, 2))) if number.isdecimal() else number + "I"
    move(rng, fields)
    fields["title"] = fields["title"].replace(
        number, {"IXI": "X", "IVI": "V", "IIII": "IV", "VIIII": "IX"}.get(other, other), 1
    )
    return work.type


def other_word(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str | None:
    """Speak of women where the work speaks of men: one word of the title is another."""
    words = fields["title"].split()
    places = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    others = re.findall(r"[^\W\d_]{4,}", str(pool.some(rng, work).fields["title"]))
    if len(places) < 4 or not others:
        return None
    words[rng.choice(places)] = rng.choice(others)
    fields["title"] = " ".join(words)
    move(rng, fields)
    return work.type


def next_part(rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool) -> str | None:
    """Make it the next part."""
    part = rng.choice((", Part 2", ". Part II", " (Part two)", ", vol. 2", " 2", ": Part 3", " II"))
    fields["title"] = fields["title"].rstrip(".") + part
    move(rng, fields)
    return work.type


def other_year(rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool) -> str | None:
    """Give the title to a work of another year: an annual, another text."""
    move(rng, fields)
    return work.type if shift_year(fields, rng.choice((-4, -2, 2, 3, 5))) else None


def other_edition(
    rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool
) -> str | None:
    """Make it the next edition of the book."""
    if work.type != "book":
        return None
    number = re.search(r"\d+", str(fields.get("edition", "")))
    fields["edition"] = f"{(int(number[0]) if number else 1) + 1}. ed."
    fields.pop("ISBN", None)
    return work.type if shift_year(fields, rng.choice((1, 3, 5))) else None


def same_authors(
    rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool
) -> str | None:
    """Give the authors another work."""
    fields["title"] = mixed(rng, work, pool)
    move(rng, fields)
    shift_year(fields, rng.choice((-2, -1, 0, 0, 1, 3)))
    return work.type


def same_issue(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str | None:
    """Put another work beside it."""
    if "container-title" not in fields:
        return None
    other = pool.some(rng, work)
    fields["title"] = other.fields["title"]
    fields["author"] = other.fields.get("author", ())
    fields["page"] = shifted(fields.get("page"), rng.choice((12, 31)))
    return work.type


def same_title(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str | None:
    """Give another work the title, or what stands before its colon; long ones are rarely shared."""
    if len(str(fields["title"]).split()) > 6 and rng.random() < 0.8:
        return None
    other = pool.some(rng, work)
    if rng.random() < 0.5 and cut_title(rng, fields):
        tail = re.split(r"[:.?] ", str(other.fields["title"]))[-1]
        fields["title"] += ": " + tail
    title, issued = fields["title"], work.fields.get("issued")
    fields.clear()
    fields |= {**other.fields, "title": title}
    if rng.random() < 0.5 and issued:
        fields["issued"] = issued
    return other.type


def about(*forms: str, of_books: Sequence[str] = (), same_people: bool = False) -> _Sibling:
    """Make a work that speaks of this one, titled in one of the forms."""

    def make(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str | None:
        other = pool.some(rng, work)
        names = work.fields.get("author") or work.fields.get("editor") or ()
        name = names[0] if isinstance(names, tuple) and names else Name()
        author = name.literal or " ".join(filter(None, (name.given, name.family))) or "the author"
        form = rng.choice([*forms, *of_books] if work.type == "book" else forms)
        fields["title"] = form.format(title=work.fields["title"], author=author)
        if not same_people:
            fields["author"] = other.fields.get("author", ())
        fields.pop("editor", None)
        move(rng, fields)
        shift_year(fields, rng.choice((0, 0, 1)))
        if work.type == "book":
            fields.pop("publisher", None)
            fields |= {"container-title": "Journal of Reviews", "page": "112-115", "volume": "7"}
            fields.pop("ISBN", None)
        return work.type if same_people and work.type != "book" else "article-journal"

    return make


def chapter(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str | None:
    """Take a chapter of the book."""
    if work.type != "book":
        return None
    fields["container-title"] = fields["title"]
    fields["title"] = rng.choice(
        ("Introduction", "Conclusion", "Index", fields["title"], mixed(rng, work, pool))
    )
    fields["page"] = "1-24"
    return "chapter"


def whole_book(
    _rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool
) -> str | None:
    """Take the book that it is in."""
    if work.type not in ("chapter", "paper-conference") or "container-title" not in fields:
        return None
    fields["title"] = fields.pop("container-title")
    for name in ("page", "volume", "issue"):
        fields.pop(name, None)
    fields["author"] = fields.pop("editor", fields.get("author", ()))
    return "book"


def mixed(rng: random.Random, work: Record, pool: Pool) -> str:
    """Put a title together from the beginning of one and the end of another."""
    one, other = (
        str(work.fields["title"]).split(),
        str(pool.some(rng, work).fields["title"]).split(),
    )
    kept = len(one) // 2 if len(one) > 1 else 0
    return " ".join([*one[:kept], *other[len(other) // 2 :]])


def move(rng: random.Random, fields: dict[str, Any]) -> None:
    """Put a work elsewhere in its journal."""
    fields["page"] = shifted(fields.get("page"), rng.choice((40, 103, 211)))
    if "volume" in fields and rng.random() < 0.7:
        fields["volume"] = shifted(fields["volume"], rng.choice((1, 1, 2)))
        fields.pop("issue", None)
    for name in ("page", "volume"):
        if fields.get(name) is None:
            fields.pop(name, None)


def shifted(value: Any, by: int) -> str | None:
    """Add to the number that a value begins with."""
    match = re.match(r"\d{1,6}", str(value or ""))
    return str(int(match[0]) + by) if match else None


SIBLINGS: tuple[tuple[str, _Sibling], ...] = (
    ("other ordinal", other_ordinal),
    ("other word", other_word),
    ("next part", next_part),
    ("other year", other_year),
    ("other edition", other_edition),
    ("same authors", same_authors),
    ("same issue", same_issue),
    ("same title", same_title),
    (
        "review",
        about("Review of {title}", "Book review: {title}", "{title} (Book Review)",
              "Review of {title} by {author}", of_books=["{title}", "{title}, by {author}"]),
    ),
    (
        "erratum",
        about("Erratum: {title}", "Erratum to: {title}", "Correction to: {title}",
              "{title}: Erratum", "Corrigendum to “{title}”", "Correction: {title}",
              "Author Correction: {title}", same_people=True),
    ),
    (
        "reply",
        about("Reply to “{title}”", "Comment on ‘{title}’", "{title}: A Reply", "{title}: Comment",
              "Response to {title}", "Comments on “{title}”", "A reply to {author}"),
    ),
    ("chapter", chapter),
    ("whole book", whole_book),
)  # fmt: skip


def siblings(rng: random.Random, work: Record, reference: Record, pool: Pool) -> list[Record]:
    """Make works that are easily taken for this one, and that the reference tells from it."""
    found = []
    for name, make in SIBLINGS:
        fields = {key: value for key, value in work.fields.items() if key not in IDENTIFIERS}
        kind = make(rng, fields, work, pool)
        rest = {key: value for key, value in fields.items() if value not in (None, (), "")}
        sibling = Record(f"{name} of {work.id}", kind or "", rest)
        if kind and is_told_apart(reference, sibling, work):
            found.append(catalogued(rng, sibling, whole=True))
    return found


IDENTIFIERS = frozenset({"DOI", "URL", "PMID", "PMCID", "ISBN", "number"})


def is_told_apart(reference: Record, sibling: Record, work: Record) -> bool:
    """Tell whether anything in the reference says that the sibling is another work."""
    title, other = bare(work.fields["title"]), bare(sibling.fields["title"])
    is_cut = len(bare(reference.fields["title"])) < 0.85 * len(title)
    years = year(reference), year(sibling)
    if (other[:8] != title[:8] if is_cut else other != title) or (
        all(years) and abs(years[0] - years[1]) > 1
    ):
        return True
    if family(work) in ("", family(sibling)) or not family(reference):
        places = ("container-title", "volume", "edition")
        told = [name for name in places if name in reference.fields and name in sibling.fields]
        return any(bare(work.fields.get(name)) != bare(sibling.fields[name]) for name in told)
    return True


# --- references that nobody wrote -----------------------------------------------------


#: Gives the fields of what nobody wrote, made of a work and of others; None: it cannot be made.
_Inventor = Callable[[random.Random, dict[str, Any], Record, Pool], str | None]


def mixed_title(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str:
    """Give the authors a title put together from two."""
    fields["title"] = mixed(rng, work, pool)
    return elsewhere(rng, fields, work)


def mixed_all(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str:
    """Give other authors a title put together from two."""
    fields["title"] = mixed(rng, work, pool)
    fields["author"] = people(pool.some(rng, work))
    return elsewhere(rng, fields, work)


def other_words(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str:
    """Replace two in five of the words with content of a title."""
    words = str(work.fields["title"]).split()
    fitting = [place for place, word in enumerate(words) if len(word) > 3]
    others = [
        word for word in str(pool.some(rng, work).fields["title"]).split() if len(word) > 3
    ] or ["rivers"]
    for place in rng.sample(fitting, -(-len(fitting) * 2 // 5)):
        words[place] = rng.choice(others)
    fields["title"] = " ".join(words)
    return elsewhere(rng, fields, work)


def title_of_the_field(
    rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool
) -> str | None:
    """Give the authors a title that others of their field have written."""
    others = [near for near in pool.nearest(work, 6) if family(near) not in ("", family(work))]
    if not others or not family(work):
        return None
    fields["title"] = rng.choice(others).fields["title"]
    return elsewhere(rng, fields, work)


def title_of_others(
    rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool
) -> str | None:
    """Give a title to people who have not written it, in another year."""
    if not family(work):
        return None
    fields["author"] = people(pool.some(rng, work))
    fields.pop("editor", None)
    return elsewhere(rng, fields, work)


def other_first_author(
    rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool
) -> str | None:
    """Put somebody else before the authors of a title, and the title elsewhere."""
    names = fields.get("author")
    if not isinstance(names, tuple) or len(names) < 2:
        return None
    fields["author"] = people(pool.some(rng, work))[:1] + names[1:]
    fields.pop("editor", None)
    other = pool.some(rng, work)
    fields["container-title"] = other.fields.get("container-title", "Annals of Invented Things")
    return elsewhere(rng, fields, work)


def chimera(rng: random.Random, fields: dict[str, Any], work: Record, pool: Pool) -> str:
    """Write as a language model does: an author and a journal of the field, a title that fits."""
    near = rng.choice(pool.nearest(work, 4) or [pool.some(rng, work)])
    subject, place = (phrase(rng, each) for each in (work, near))
    form = rng.choice(
        (
            "{0} and {1}: A systematic review", "Toward a theory of {0}: Evidence from {1}",
            "The role of {0} in {1}", "Rethinking {0}: {1} reconsidered", "{0}: Lessons from {1}",
            "A review of {0} in the context of {1}", "From {0} to {1}", "Understanding {0}: {1}",
        )
    )  # fmt: skip
    fields["title"] = form.format(subject, place)
    fields["author"] = people(work)[:1] + people(near)[:1]
    fields["container-title"] = near.fields.get("container-title", "Journal of Invented Things")
    return elsewhere(rng, fields, work)


def further(rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool) -> str:
    """Let the authors go on: a sequel, a critique, a guide to what they have written."""
    form = rng.choice(
        (
            "{0} revisited", "{0}: A critique", "{0}: Twenty years later", "{0}: A sequel",
            "Beyond {0}", "A companion to {0}", "Rethinking {0}", "{0} reconsidered",
            "{0}: Solutions manual", "Study protocol: {0}", "Long-term effects of {0}",
        )
    )  # fmt: skip
    fields["title"] = form.format(str(work.fields["title"]).rstrip("."))
    return elsewhere(rng, fields, work)


def added_word(rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool) -> str | None:
    """Put a word into a title."""
    words = str(work.fields["title"]).split()
    if len(words) < 4:
        return None
    words.insert(rng.randrange(1, len(words)), rng.choice(ADDED))
    fields["title"] = " ".join(words)
    return elsewhere(rng, fields, work)


ADDED = "comparative clinical digital early female global not parallel postwar rural".split()


def next_volume(
    _rng: random.Random, fields: dict[str, Any], work: Record, _pool: Pool
) -> str | None:
    """Put the work into the next volume, on other pages."""
    volume = str(fields.get("volume", ""))
    if not volume.isdecimal() or int(volume) == year(work):
        return None
    fields["volume"] = shifted(volume, 1)
    fields["page"] = shifted(fields.get("page"), 1057)
    return work.type if shift_year(fields, 1) else None


def elsewhere(rng: random.Random, fields: dict[str, Any], work: Record) -> str:
    """Put a work on other pages of another volume, perhaps of another year."""
    for name, by in (("volume", 2), ("page", 57)):
        fields[name] = shifted(fields.get(name), by)
    shift_year(fields, rng.choice((-1, 0, 0, 1, 4)))
    return work.type


def people(work: Record) -> tuple[Name, ...]:
    """Give the authors of a work, or somebody."""
    names = work.fields.get("author")
    return names if isinstance(names, tuple) and names else (Name(family="Roe", given="Ann"),)


def phrase(rng: random.Random, work: Record) -> str:
    """Take two or three words that follow each other out of a title."""
    words = str(work.fields["title"]).split()
    start = rng.randrange(max(1, len(words) - 2))
    return " ".join(words[start : start + 3]).strip(" :,.")


#: How references are made that nobody wrote; each is used in turn.
INVENTORS: tuple[_Inventor, ...] = (
    mixed_title, mixed_all, other_words, title_of_the_field, title_of_others, other_first_author,
    chimera, further, added_word, next_volume, other_ordinal, next_part,
)  # fmt: skip


def invented(rng: random.Random, number: int, pool: Pool) -> tuple[Record, Record, str]:
    """Make a reference up; give it, the work that it was made from, and how it was made."""
    inventor = INVENTORS[number % len(INVENTORS)]
    while True:
        work = pool.some(rng)
        fields = {name: value for name, value in work.fields.items() if name not in UNWRITTEN}
        for name in IDENTIFIERS:
            fields.pop(name, None)
        kind = inventor(rng, fields, work, pool)
        rest = {key: value for key, value in fields.items() if value not in (None, (), "")}
        if kind and bare(rest["title"]) not in ("", *BAD_TITLES):
            made = Record("invented", kind, rest)
            reference = written(rng, made, whole=True)[0]
            if is_nobodys(reference, made, work, pool):
                return reference, work, inventor.__name__.replace("_", " ")


def is_nobodys(reference: Record, made: Record, work: Record, pool: Pool) -> bool:
    """Tell whether what was written of an invention still says that it is none of the works."""
    title = bare(made.fields["title"])
    if title != bare(work.fields["title"]):
        return (title, family(made)) not in pool.known
    is_by_others = "author" in reference.fields and family(reference) != family(work)
    return is_by_others or "volume" in reference.fields


# --- questions ------------------------------------------------------------------------


def questions(records: Sequence[Record], seed: int = SEED) -> Iterator[Question]:
    """Ask for each work, with it among the candidates and without, and for what there is not."""
    pool = Pool(records)
    for work in records:
        rng = random.Random(f"{seed} {work.fields['title']}")
        reference, done = written(rng, work)
        others = [
            *siblings(rng, work, reference, pool),
            *(
                catalogued(rng, near, whole=True)
                for near in pool.nearest(work, 6)
                if is_told_apart(reference, near, work)
            ),
        ]
        rng.shuffle(others)
        there = [*others, catalogued(rng, work)]
        if rng.random() < 0.4:  # another catalogue has it, too
            there.append(catalogued(rng, work.replace({}, id=f"{work.id}+")))
        rng.shuffle(there)
        half = half_of(str(work.fields["title"]))
        kind = "bare" if is_bare(reference) else "present"
        yield Question(kind, half, reference, there, work.id, done)
        yield Question("absent", half, reference, others, "", done)
    for number in range(INVENTED):
        rng = random.Random(f"{seed} invented {number}")
        reference, source, how = invented(rng, number // 2, pool)
        others = [near for near in pool.nearest(reference, 10) if near.id != source.id]
        candidates = [source, *others]
        yield Question("invented", HALVES[number % 2], reference, candidates, "", (how,))


def is_bare(reference: Record) -> bool:
    """Tell whether nobody is named and the title is short: such a title is never enough."""
    words = re.findall(r"[^\W\d_]{2,}", str(reference.fields["title"]).casefold())
    return not family(reference) and len([word for word in words if word not in SMALL]) < 4


def half_of(title: str) -> str:
    """Tell which half a title falls into."""
    return HALVES[hashlib.sha256(title.encode()).digest()[0] % 2]


# --- answers --------------------------------------------------------------------------


def main() -> None:
    """Ask all questions and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--errors", choices=HALVES)
    chosen = parser.parse_args()
    if not (chosen.data / "items").is_dir():
        print(f"matching: skipped, there is no folder {chosen.data / 'items'}")
        return
    records = works(chosen.data)
    asked = list(questions(records, chosen.seed))
    if chosen.fit:
        fit([question for question in asked if question.half == "tuned"])
        return
    report(asked, chosen.errors)
    tell_grouped(records)
    time_grouping(records)


def report(asked: Sequence[Question], errors: str | None) -> None:
    """Print shares of found, wrong and missed for each half."""
    began = time.process_time()
    answers = [choose(question.reference, question.candidates) for question in asked]
    seconds = time.process_time() - began
    count = sum(len(question.candidates) for question in asked)
    print(f"{len(asked):,} questions, {count:,} candidates, {seconds / count * 1e6:.0f} µs each")
    for half in HALVES:
        pairs = [
            (question, answer)
            for question, answer in zip(asked, answers, strict=True)
            if question.half == half
        ]
        print(f"{half}:")
        total = sum(wrong for _, wrong in (tell(kind, pairs) for kind in KINDS))
        print(
            f"  {'all':9}{len(pairs):6} asked, {total} accepted wrongly ({total / len(pairs):.2%})"
        )
        tell_missed(pairs)
        if errors == half:
            show_errors(pairs)


_Pairs = Sequence[tuple[Question, Choice]]


def is_wrong(question: Question, answer: Choice) -> bool:
    """Tell whether something was accepted that is not the work."""
    return answer.accepted is not None and answer.accepted.id.rstrip("+") != question.answer


def tell(kind: str, pairs: _Pairs) -> tuple[int, int]:
    """Print how many of a kind were found and how many accepted wrongly; give both."""
    mine = [pair for pair in pairs if pair[0].kind == kind]
    wrong = sum(is_wrong(*pair) for pair in mine)
    found = sum(answer.accepted is not None for _, answer in mine) - wrong
    share = f" {found:5} found ({found / len(mine):.1%})," if kind in ("present", "bare") else ""
    print(f"  {kind:9}{len(mine):6} asked,{share} {wrong} accepted wrongly")
    return found, wrong


def tell_missed(pairs: _Pairs) -> None:
    """Print which changes to a reference cost most."""
    mine = [(question.done, answer) for question, answer in pairs if question.kind == "present"]
    made = Counter(name for done, _ in mine for name in done)
    lost = Counter(name for done, answer in mine if answer.accepted is None for name in done)
    shares = sorted(((lost[name] / made[name], name) for name in made), reverse=True)
    print("  missed with:", ", ".join(f"{name} {share:.0%}" for share, name in shares[:8]))


def show_errors(pairs: _Pairs) -> None:
    """Print what was accepted wrongly, and some of what was missed."""
    for question, answer in pairs:
        if is_wrong(question, answer):
            show("WRONG", question, answer)
    missed = [pair for pair in pairs if pair[0].kind == "present" and pair[1].accepted is None]
    for question, answer in missed[:60]:
        show("missed", question, answer)


def show(word: str, question: Question, answer: Choice) -> None:
    """Print a question and the first candidates."""
    print(f"--- {word} ({question.kind}; {', '.join(question.done)})")
    print("   ", short(question.reference))
    for candidate in answer.candidates[:3]:
        mark = "*" if candidate.record.id == question.answer else " "
        found = candidate.evidence
        print(f"  {mark} {candidate.record.id}: {short(candidate.record)}")
        print(f"      {found.score:.3f} {found.reasons} {found.conflicts}")


def short(record: Record) -> str:
    """Print a record on a line."""
    get = record.fields.get
    names = " ".join(
        str(name.literal or f"{name.family}, {name.given}")
        for name in (get("author") or get("editor") or ())[:2]
    )
    where = ("container-title", "volume", "page", "publisher", "edition")
    rest = " | ".join(str(get(name)) for name in where if get(name))
    return f"[{record.type}] {names}: {get('title')} ({year(record)}) {rest}"


def tell_grouped(records: Sequence[Record]) -> None:
    """Print how many pairs that are one work, by their weight, are in one group.

    Every work is there twice, as somebody may write it and as a catalogue may have it, and once
    more under another number: no pair may be lost because it was never compared.
    """
    pairs = []
    for number, work in enumerate(records):
        rng = random.Random(f"grouped {work.fields['title']}")
        plain = work.replace(dict.fromkeys(IDENTIFIERS))
        one, other = written(rng, plain)[0], catalogued(rng, plain)
        pairs.append(
            (one.replace({}, id=f"{number} here"), other.replace({}, id=f"{number} there"))
        )
    weighed = [compare(*pair) for pair in pairs]
    same = [found.score >= SAME and not found.conflicts for found in weighed]
    many = [record for pair in pairs for record in pair] + near_copies(records, len(records))
    group_of = {each.id: n for n, found in enumerate(group(many)) for each in found}
    kept = sum(
        group_of[one.id] == group_of[other.id]
        for (one, other), is_one in zip(pairs, same, strict=True)
        if is_one
    )
    print(f"grouped: of {sum(same):,} pairs of one work, {kept:,} ({kept / sum(same):.1%})")


def near_copies(records: Sequence[Record], count: int) -> list[Record]:
    """Give works again and again, each time under another number: all of them other works."""
    return [
        record.replace(
            {**dict.fromkeys(IDENTIFIERS), "title": f"{record.fields['title']} {chr(97 + n)}{n}"},
            id=f"{n}",
        )
        for n in range(count // len(records) + 1)
        for record in records
    ][:count]


def copies(records: Sequence[Record], count: int) -> list[Record]:
    """Give one record again and again."""
    return [records[0].replace({}, id=str(n)) for n in range(count)]


def numbered(_records: Sequence[Record], count: int) -> list[Record]:
    """Give reports of one author, year and title, each with its number."""
    return [one_of_many(n, f"Report {n} on the salt marshes of the north") for n in range(count)]


def shuffled(_records: Sequence[Record], count: int) -> list[Record]:
    """Give works of one author and year whose titles have words in common."""
    words = "salt marshes slow movement northern rivers winter study invented coast tides".split()
    return [
        one_of_many(n, " ".join(random.Random(n).sample(words, 7)) + f" of {n} fields")
        for n in range(count)
    ]


def one_of_many(number: int, title: str) -> Record:
    """Make a report that has its author and year in common with many."""
    fields = {"title": title, "author": (Name(family="Roe", given="Ann"),), "issued": Date((2004,))}
    return Record(str(number), "report", fields)


def time_grouping(records: Sequence[Record]) -> None:
    """Print how long it takes to group more and more records that are hard to keep apart."""
    for make in (near_copies, copies, numbered, shuffled):
        for count in (2500, 5000, 10000, 20000):
            many = make(records, count)
            began = time.process_time()
            found = len(group(many))
            seconds = time.process_time() - began
            name = make.__name__.replace("_", " ")
            print(f"grouped {count:6,} {name} into {found:6,} in {seconds:4.1f} s")


def fit(asked: Iterable[Question]) -> None:
    """Fit the weights by logistic regression to pairs that nothing rules out; print bits."""
    import numpy as np

    names = list(evidence.WEIGHTS)
    rows: list[list[float]] = []
    labels: list[int] = []
    for question in asked:
        if question.kind == "absent":
            continue
        wanted = description.describe(question.reference)
        for candidate in question.candidates:
            findings, conflicts = evidence.find(wanted, description.describe(candidate))
            if not conflicts:
                row = [0.0] * len(names)
                row[0] = 1.0
                for finding in findings:
                    row[names.index(finding.name)] += finding.amount
                rows.append(row)
                labels.append(candidate.id.rstrip("+") == question.answer)
    x, y = np.array(rows), np.array(labels, dtype=float)
    prior = np.array([evidence.WEIGHTS[name] for name in names]) * np.log(2)
    weights = prior.copy()
    held = np.array([HELD.get(name, STIFFNESS) for name in names])

    def loss(tried: Any) -> float:
        margin = (x @ tried) * (1 - 2 * y)
        return float(np.logaddexp(0, margin).sum() + (held * (tried - prior) ** 2).sum() / 2)

    for _ in range(40):  # Newton's method; the weights are held near those there are
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -40, 40)))
        slope = x.T @ (y - chance) - held * (weights - prior)
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(curve, slope)
        while loss(weights + step) > loss(weights) and abs(step).max() > 1e-6:
            step /= 2
        weights += step
    print(f"{len(y):,} pairs, {int(y.sum()):,} of one work")
    for name, before, after, column in zip(names, prior, weights, x.T, strict=True):
        here, there = int((column[y == 1] != 0).sum()), int((column[y == 0] != 0).sum())
        bits = f"{before / np.log(2):6.1f} -> {after / np.log(2):6.1f}"
        print(f"  {name:18} {bits}   {here:5} same, {there:5} other")


#: How strongly weights are held where they are: loosely, as rare findings have few examples; but
#: tightly those of which the data cannot tell, as no catalogue has that many short titles.
STIFFNESS = 1.0
HELD = {"title word": 1e4, "short title": 1e4, "same genre": 1e4, "same day": 30.0}


if __name__ == "__main__":
    main()
