"""A record as it is compared: everything read once, in one writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from citekit.matching import authorship, identity, imprint, titles
from citekit.matching.folding import fold, same_script
from citekit.matching.titles import Likeness, Title
from citekit.record import Record

__all__ = ["Alike", "Description", "best_titles", "describe", "listed", "parts"]

#: So many titles of a record are read.
_MOST_TITLES = 12


class Description(NamedTuple):
    """A record as it is compared."""

    record: Record
    titles: tuple[Title, ...]
    makers: authorship.Makers
    imprint: imprint.Imprint
    identifiers: Mapping[str, frozenset[str]]
    organs: frozenset[str]  #: of the United Nations, whose document it is
    volume: str  #: of a book: which part of a whole it is
    edition: str  #: its number
    number: str
    address: str
    genre: str


#: The title of each record that is most like one of the other, and how alike they are; None:
#: none can be compared.
Alike = tuple[Title, Title, Likeness] | None


def describe(record: Record) -> Description:
    """Read a record for comparison. Never raises, whatever is in the fields.

    >>> describe(Record("a", "book", {"title": "Logic (2nd ed.)", "volume": "Bd. II"}))[6:8]
    ('2', '2')
    """
    fields = record.fields
    read = tuple(form for title in _titles(fields) for form in _read(title) if form.words)
    where = imprint.read_imprint(record)
    found = identity.read_identifiers(record)
    makers = authorship.read_makers(record)
    return Description(
        record,
        read,
        makers,
        where,
        found,
        authorship.organs(makers, found.get("un-symbol", ())),
        titles.number(fields.get("part-number")) or (where.volume if where.kind == "book" else ""),
        (read[0].edition if read else "") or where.edition,
        fold(fields.get("number")),
        identity.address(fields.get("URL")),
        fold(fields.get("genre")),
    )


def _titles(fields: Mapping[str, Any]) -> list[str]:
    """Give the title, and others that a catalogue knows the work by."""
    found = [fields.get("title"), fields.get("original-title")]
    custom = fields.get("custom")
    more = custom.get("titles") if isinstance(custom, Mapping) else None
    found += more if isinstance(more, list | tuple) else [more]
    return [title for title in found[:_MOST_TITLES] if isinstance(title, str)]


def _read(title: str) -> Iterator[Title]:
    """Read a title, and the translation in brackets behind it. One that was cut there is found."""
    yield titles.read(title)
    for form in titles.forms(title)[2:]:
        yield titles.read(form)._replace(is_translation=True)


def best_titles(one: Description, other: Description) -> Alike:
    """Find the two titles that are most alike, of those in one script."""
    pairs = (
        (left, right, titles.likeness(left, right))
        for left in one.titles
        for right in other.titles
        # what both have in brackets says next to nothing of what stands before it
        if not (left.is_translation and right.is_translation) and same_script(left.text, right.text)
    )
    return max(pairs, key=_rank, default=None)


def _rank(pair: tuple[Title, Title, Likeness]) -> tuple[float, bool, list[str]]:
    left, right, likeness = pair
    texts = sorted((left.text, right.text))  # so that it is the same whichever comes first
    return likeness.similarity - 0.01 * likeness.cut, likeness.numbers is None, texts


def parts(work: Description, title: Title | None) -> tuple[str, ...]:
    """Give the part of a whole that a work is: by its title, else by its field."""
    return (title.parts if title else ()) or tuple(filter(None, (work.volume,)))


def listed(numbers: Iterable[str]) -> str:
    """Print the numbers of parts for a person.

    >>> listed(["#b", "2"])
    '2, b'
    """
    return ", ".join(sorted(number.lstrip("#") for number in numbers))
