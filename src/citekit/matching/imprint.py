"""When and where a work came out: date, container, volume, pages, edition, publisher, type."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from citekit import romans
from citekit.dates import MONTHS
from citekit.matching import containers
from citekit.matching.folding import ARTICLES, fold, plain, words
from citekit.matching.titles import number
from citekit.record import Date, Record

__all__ = [
    "KINDS",
    "Imprint",
    "Pages",
    "days_apart",
    "is_same_container",
    "is_same_page",
    "is_same_publisher",
    "read_imprint",
    "read_issns",
    "read_issue",
    "read_pages",
    "read_volume",
    "years_apart",
]

#: Kinds of works: types of one kind are taken for each other. Types that are not here may be
#: anything.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("book", "classic", "collection"), "book"),
    **dict.fromkeys(
        ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"), "part"
    ),
    **dict.fromkeys(
        ("article-journal", "article-magazine", "article-newspaper", "review", "review-book"),
        "article",
    ),
    "article": "preprint",
    "thesis": "thesis",
    **dict.fromkeys(("report", "pamphlet"), "report"),
    **dict.fromkeys(("webpage", "post", "post-weblog"), "web"),
    **dict.fromkeys(
        ("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"), "law"
    ),
    **dict.fromkeys(("dataset", "software", "patent", "standard", "map", "speech"), "own"),
    **dict.fromkeys(("motion_picture", "broadcast", "song", "graphic", "figure"), "media"),
}
#: The dates of a work, the one that counts first.
_DATES = ("issued", "available-date", "event-date", "submitted")
_CONTAINERS = ("container-title", "container-title-short", "journalAbbreviation", "event-title")
_ISSN = re.compile(r"(\d{4})-?(\d{3}[\dXx])")
#: Words that publishers add to what they are called.
_COMPANY = ARTICLES | frozenset(
    """
    books co company corp corporation ed edition editions edicoes ediciones editeur editora
    editorial editore ges gmbh group inc international limited llc ltd media press presses
    publ publications publisher publishers publishing sons und university universitatsverlag
    verlag verl wydawnictwo izd
    """.split()
)
#: A volume in Roman numerals, beyond those that stand in titles.
_ROMAN = re.compile(
    r"(?:(?:vol|volume|bd|band|t|tom|tome|tomo)\b\.?\s?)?(?P<roman>(?=[IVXLCDM]{2,15}$)M{0,3}"
    r"(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4}))$",
    re.I,
)
#: So long are the numbers of articles that are written with an "e" before them, and without.
_ARTICLE_NUMBER = 4
_PAGE = re.compile(r"([A-Za-z]{0,4})\.?\s?(\d{1,9})")


class Pages(NamedTuple):
    """The first page and the last; both empty where there are none."""

    first: str = ""
    last: str = ""


class Imprint(NamedTuple):
    """When and where a work came out, as it is compared."""

    kind: str  #: of `KINDS`; empty: it may be anything
    dates: tuple[tuple[int, ...], ...]  #: first and last day of it, then of the original
    containers: tuple[containers.Container, ...]  #: titles of what it is in
    issns: frozenset[str]
    volume: str
    issue: str
    pages: Pages
    edition: str  #: its number
    publisher: str


def read_imprint(record: Record) -> Imprint:
    """Read when and where a work came out.

    >>> read_imprint(Record("a", "article-journal", {"volume": "XII", "page": "101-10"}))[4:7]
    ('12', '', Pages(first='101', last='110'))
    """
    get = record.fields.get
    kind = KINDS.get(record.type, "")
    titles = {title: None for title in map(get, _CONTAINERS) if isinstance(title, str)}
    within = tuple(each for each in map(containers.read, titles) if each.text)
    pages = read_pages(get("page") or get("page-first"))
    if kind == "book" and pages.first != pages.last:
        kind = ""  # what has pages of something else may be a part, whatever it is called
    return Imprint(
        kind,
        _dates(record),
        within,
        read_issns(get("ISSN")),
        read_volume(get("volume")),
        read_issue(get("issue")),
        pages,
        number(get("edition")),
        fold(get("publisher")),
    )


def read_issns(value: Any) -> frozenset[str]:
    """Give the ISSNs of a field, each of its eight characters.

    >>> sorted(read_issns("0028-0836, 1476-468x"))
    ['00280836', '1476468X']
    """
    return frozenset("".join(found).upper() for found in _ISSN.findall(plain(value)))


def _dates(record: Record) -> tuple[tuple[int, ...], ...]:
    values = (_parts(record.fields.get(name)) for name in _DATES)
    main = next(filter(None, values), ())
    return main + _parts(record.fields.get("original-date"))[:1] if main else ()


def _parts(value: Any) -> tuple[tuple[int, ...], ...]:
    if not isinstance(value, Date):
        return ()
    start, end = (tuple(p for p in parts if type(p) is int) for parts in (value.start, value.end))
    if not any(start[:1]):
        return ()
    return (start, end if any(end[:1]) and end >= start else start)


def read_volume(value: Any) -> str:
    """Give the number of a volume in digits; of one that has none, its folded text.

    >>> read_volume("Vol. CVIII"), read_volume("12"), read_volume("Supplement")
    ('108', '12', 'supplement')
    """
    roman = _ROMAN.match(plain(value).strip())
    return str(romans.read(roman["roman"])) if roman else number(value) or fold(value)


def read_issue(value: Any) -> str:
    """Give the number of an issue, or its month: one that is named is none that is counted.

    >>> read_issue("No. 6"), read_issue("Juni"), read_issue("Jun.")
    ('6', 'month 6', 'month 6')
    """
    month = MONTHS.get(value.strip().rstrip(".").lower()) if isinstance(value, str) else None
    return f"month {month}" if month else read_volume(value)


def years_apart(one: Imprint, other: Imprint) -> int | None:
    """Count the years between two dates, or between one and that of the original."""
    if not one.dates or not other.dates:
        return None
    start, end = one.dates[0][0], one.dates[1][0]
    first, last = other.dates[0][0], other.dates[1][0]
    apart = max(first - end, start - last, 0)
    originals = [
        abs(date[0] - work.dates[0][0])
        for date, work in [
            *((date, other) for date in one.dates[2:]),
            *((date, one) for date in other.dates[2:]),
        ]
    ]
    return min([apart, *originals])


def days_apart(one: Imprint, other: Imprint) -> int | None:
    """Count the days between two dates that both name a day; None: one of them does not."""
    if not one.dates or not other.dates:
        return None
    try:
        (start, end), (first, last) = (
            tuple(datetime.date(*parts) for parts in imprint.dates[:2]) for imprint in (one, other)
        )
    except (TypeError, ValueError, OverflowError):
        return None
    return max((first - end).days, (start - last).days, 0)


def read_pages(value: Any) -> Pages:
    """Read a range of pages; the second number may be abbreviated.

    >>> read_pages("101-10"), read_pages("S12–S15")
    (Pages(first='101', last='110'), Pages(first='s12', last='s15'))
    """
    found = _PAGE.findall(plain(value))
    if not found:
        return Pages()
    letters, first = found[0][0].lower(), found[0][1].lstrip("0") or "0"
    letters = "" if letters in ("p", "pp", "pg", "s") and letters != "s" else letters
    last = found[1][1].lstrip("0") or "0" if len(found) > 1 else first
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return Pages(letters + first, letters + last)


def is_same_page(one: Pages, other: Pages) -> bool:
    """Tell whether two works begin on one page, or are one numbered article: e12345, 12345.

    >>> is_same_page(read_pages("e12345"), read_pages("12345"))
    True
    >>> is_same_page(read_pages("e1234-e1240"), read_pages("1234-1240"))
    False
    """
    if one.first == other.first != "":
        return True
    bare = one.first.removeprefix("e")
    is_alone = one.first == one.last and other.first == other.last
    is_number = bare.isdecimal() and len(bare) >= _ARTICLE_NUMBER
    return is_alone and is_number and bare == other.first.removeprefix("e")


# --- containers and publishers --------------------------------------------------------


def is_same_container(one: Imprint, other: Imprint) -> bool | None:
    """Tell whether two works are in the same journal, book or site; None: who knows.

    >>> long = Record("a", "article-journal", {"container-title": "Physical Review Letters"})
    >>> short = Record("b", "article-journal", {"container-title": "Phys. Rev. Lett."})
    >>> is_same_container(read_imprint(long), read_imprint(short))
    True
    """
    if one.issns & other.issns:
        return True
    if not one.containers or not other.containers:
        return None
    is_book = "part" in (one.kind, other.kind) and "article" not in (one.kind, other.kind)
    found = {
        containers.is_same(first, second, is_book=is_book)
        for first in one.containers
        for second in other.containers
    }
    if True in found:
        return True
    return None if None in found else False


def is_same_publisher(one: str, other: str) -> bool | None:
    """Tell whether two publishers may be one; None: who knows.

    >>> is_same_publisher("the penguin press", "penguin books ltd")
    True
    """
    left = {word for word in one.split() if word not in _COMPANY}
    right = {word for word in other.split() if word not in _COMPANY}
    if not left or not right or one.isascii() != other.isascii():
        return None
    if left & right or fuzz.ratio(one, other) > 80:
        return True
    initials = {"".join(word[0] for word in words(text)) for text in (one, other)}
    return None if initials & {one, other} else False
