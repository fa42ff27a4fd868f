"""Open Library, the catalogue of the Internet Archive: books, edition by edition.

Names come as one string: how they are divided is a guess, and ``custom`` says so.

Source: the developers' pages of Open Library (books API, search API).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citekit.formats import cataloguing, responsibility
from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Name, Record

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "Open Library"
#: its documentation
HOME = "https://openlibrary.org/developers/api"
#: base URL
BASE = "https://openlibrary.org"
#: requests a second
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"isbn"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

_FIELDS = (
    "key,title,subtitle,author_name,first_publish_year,publish_date,publisher,isbn,language,"
    "edition_count,number_of_pages_median"
)
_ROLE = re.compile(r"\s?\(([^()]{2,60})\)$")


def record_from(payload: Any) -> Record:
    """Make a record of an edition, of a work, or of a work that a search has found.

    What a search says of a work holds for all of its editions together: with more than one,
    publisher, place and ISBN are left out, and the date is that of the first.

    >>> record_from({"title": "Les ombres errantes", "publishers": [{"name": "Gallimard"}],
    ...     "publish_date": "c2002"}).fields["publisher"]
    'Gallimard'
    """
    item = payload if isinstance(payload, Mapping) else {}
    item = {**item, **(item["details"] if isinstance(item.get("details"), Mapping) else {})}
    fields: dict[str, Any] = {
        "title": payloads.titled(
            cataloguing.title(payloads.rich(item.get("title"))),
            cataloguing.title(payloads.rich(item.get("subtitle"))),
        ),
        **_people(item),
        "language": _language(item),
        "abstract": payloads.plain(payloads.at(item, "description", "value"))
        or payloads.plain(item.get("description")),
        **(_of_search(item) if "author_name" in item or "edition_count" in item else _issue(item)),
    }
    key = payloads.text(item.get("key")).rpartition("/")[2]
    return payloads.record(key, "book", fields)


def _issue(item: Mapping[str, Any]) -> dict[str, Any]:
    """Say how an edition was published; of a work only when that was first."""
    series = payloads.text(item.get("series"))
    name, _, number = series.partition(" -- ") if " -- " in series else series.partition(" ; ")
    known = payloads.at(item, "identifiers")
    return {
        "publisher": cataloguing.publisher(*_named(item.get("publishers"))),
        "publisher-place": cataloguing.place(*_named(item.get("publish_places"))),
        "issued": cataloguing.date(
            payloads.text(item.get("publish_date")) or payloads.text(item.get("first_publish_date"))
        ),
        "edition": cataloguing.edition(payloads.text(item.get("edition_name"))),
        "number-of-pages": _count(item.get("number_of_pages"))
        or cataloguing.pages(payloads.text(item.get("pagination"))),
        "collection-title": cataloguing.title(name),
        "collection-number": cataloguing.serial_part(number),
        "ISBN": " ".join(
            cataloguing.isbns(
                text
                for source in (item, known)
                for form in ("isbn_13", "isbn_10")
                for text in payloads.strings(payloads.at(source, form))
            )
        ),
    }


def _of_search(item: Mapping[str, Any]) -> dict[str, Any]:
    """Say what a search says: all of a work with one edition, the year of others."""
    first = cataloguing.date(payloads.text(item.get("first_publish_year")))
    if _count(item.get("edition_count")) not in ("", "1"):
        return {"issued": first}
    return {
        "publisher": cataloguing.publisher(payloads.text(item.get("publisher"))),
        "publisher-place": cataloguing.place(payloads.text(item.get("publish_place"))),
        "issued": cataloguing.date(payloads.text(item.get("publish_date"))) or first,
        "number-of-pages": _count(item.get("number_of_pages_median")),
        "ISBN": " ".join(cataloguing.isbns(payloads.strings(item.get("isbn")))),
    }


def _named(value: Any) -> list[str]:
    """Read texts, or objects that have a name."""
    return [
        payloads.text(payloads.at(row, "name") if isinstance(row, Mapping) else row)
        for row in (value if isinstance(value, list) else [value])
    ]


def _count(value: Any) -> str:
    digits = payloads.text(value)
    return digits if re.fullmatch(r"[1-9]\d{0,4}", digits) else ""


def _language(item: Mapping[str, Any]) -> str:
    codes = [
        *(payloads.text(row.get("key")).rpartition("/")[2] for row in payloads.dicts(
            item.get("languages"))),
        *payloads.strings(item.get("language")),
    ]  # fmt: skip
    return next(filter(None, map(cataloguing.language, codes[:1])), "")


def _people(item: Mapping[str, Any]) -> dict[str, Any]:
    """Give the names: authors, those who contributed, else those of the title page."""
    authors = _named(item.get("authors")) + payloads.strings(item.get("author_name"))
    placed = {"author": list(payloads.contributors(map(payloads.named, filter(None, authors))))}
    for name, said in _contributions(item):
        for variable in cataloguing.roles(said) or ["contributor"]:
            if variable and (person := payloads.named(name)) is not None:
                placed.setdefault(variable, []).append(person)
    known: dict[str, tuple[Name, ...]] = {key: tuple(people) for key, people in placed.items()}
    if not known["author"]:
        known |= responsibility.read(payloads.text(item.get("by_statement")))
    guessed = sorted(key for key, people in known.items() if people)
    return {**known, "custom": {"guessed": guessed} if guessed else None}


def _contributions(item: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Give names and roles: ``Tim Curry (Narrator)``."""
    for text in payloads.strings(item.get("contributions")):
        match = _ROLE.search(text[-80:])
        yield (text[: -len(match[0])], match[1]) if match else (text, "")
    for row in payloads.dicts(item.get("contributors")):
        yield payloads.text(row.get("name")), payloads.text(row.get("role"))


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the edition with an ISBN. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    params = {"bibkeys": f"ISBN:{identifier.value}", "jscmd": "data", "format": "json"}
    url = f"{session.base('openlibrary', BASE)}/api/books"
    answer = payloads.found(session.get(url, provider="openlibrary", params=params))
    book = payloads.at(answer, params["bibkeys"])
    if not isinstance(book, Mapping):
        return None
    return record_from(book).replace({"ISBN": identifier.value})


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    if title:
        asked = {"title": title, **({"author": author} if author else {})}
    else:
        asked = {"q": payloads.words(query.text)}
    if not any(asked.values()):
        return []
    url = f"{session.base('openlibrary', BASE)}/search.json"
    params = {**asked, "fields": _FIELDS, "limit": "10"}
    answer = payloads.found(session.get(url, provider="openlibrary", params=params))
    return [record_from(row) for row in payloads.dicts(payloads.at(answer, "docs"))]
