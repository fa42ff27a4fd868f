"""What somebody wants to know the work of: an identifier, a reference, a record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from attrs import define, evolve, field

from citekit import identifiers, references
from citekit.errors import InputError, Problem
from citekit.formats import csljson
from citekit.identifiers import FIELDS, Identifier
from citekit.providers import SILENT
from citekit.record import Record
from citekit.references import Reference

__all__ = ["Enquiry", "Wanted", "enquiry"]

#: What can be asked about: a text, an identifier, a record or an item of CSL-JSON, a reference.
Wanted: TypeAlias = "str | Identifier | Record | Reference | Mapping[str, Any] | Enquiry"

#: Fields that hold identifiers, the surest first, and the words that tell what is in them.
_HOLDERS: tuple[tuple[str, str], ...] = (
    ("DOI", ""), ("PMID", "PMID "), ("PMCID", ""), ("number", ""), ("ISBN", "ISBN "), ("URL", ""),
)  # fmt: skip
#: Types of works inside a book: its ISBN is not theirs.
_INSIDE = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia",
                     "paper-conference"})  # fmt: skip
#: Fields that say nothing of the work, or only which one it is.
_BARE = SILENT | {"accessed", "note", "archive", "archive_location"}
#: User and password in an address: they are said to nobody.
_USER = re.compile(r"//[^/\s@]{1,200}@")
_ADDRESS = re.compile(r"(?i)https?://\S{3,2000}")
#: What is meant to be an ISBN: by the word, by how it begins, or by the number of its digits.
_ISBN = re.compile(
    r"(?i)(?:isbn(?:-1[03])?:?[\s-]?([\dx\s-]{1,30})|(97\d[\d-]{6,14}|(?:\d[\s-]?){9}[\dx]))"
)
#: What is meant to be another identifier, by its words, and what that would be.
_MEANT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)(?:doi:?\s?|https?://(?:dx\.)?doi\.org/)\S{0,300}|10\.\d{4,9}(?:/\S{0,300})?"),
     "no DOI: it is 10., a number, a slash and a name"),
    (re.compile(r"(?i)issn:?\s?[\dx-]{1,20}"), "no ISSN: its check digit is not right"),
    (re.compile(r"(?i)arxiv:\s?\S{1,40}"), "no arXiv identifier: 1605.08386 is one"),
    (re.compile(r"(?i)(?:pmid|pmcid):?\s?\S{0,30}"), "no PubMed identifier: those are numbers"),
)  # fmt: skip


@define(frozen=True, slots=False)
class Enquiry:
    """One work that somebody asks about."""

    record: Record  #: what is known of it
    text: str = ""  #: as it was written; empty: it was not written as text
    identifier: Identifier | None = None  #: it is nothing but this
    wrong: str = ""  #: why there can be no such thing: "this is no ISBN: it has 12 digits"
    line: int | None = field(default=None, kw_only=True)  #: where it stands in its file
    confidence: float = field(default=1.0, kw_only=True)  #: 0-1: how surely it was read right
    problems: tuple[Problem, ...] = field(default=(), kw_only=True)  #: of reading it

    @cached_property
    def key(self) -> str:
        """Name it: the same for the same words that are understood in the same way.

        Of "Ibid." and of dates that a list decides, the words alone do not say what is meant.
        """
        fields = sorted((name, repr(value)) for name, value in self.record.fields.items()
                        if name not in ("custom", "note", "abstract"))  # fmt: skip
        told = repr((" ".join(self.text.split()).casefold(), self.record.type, fields))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()

    @cached_property
    def identifiers(self) -> tuple[Identifier, ...]:
        """The identifiers that it has, the surest first, addresses last."""
        if self.identifier is not None:
            return (self.identifier,)
        return tuple(dict.fromkeys(_identifiers(self.record)))

    def without(self, identifier: Identifier) -> Enquiry:
        """Leave out the fields that an identifier was read from."""
        wrong = {name: None for name, word in _HOLDERS
                 if identifier in _read(self.record.fields.get(name), name, word)}  # fmt: skip
        return evolve(self, record=self.record.replace(wrong))

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known but identifiers."""
        return self.identifier is not None or not set(self.record.fields) - _BARE

    @property
    def words(self) -> str:
        """What to call it in a message."""
        words = self.text or str(self.record.fields.get("title") or "") or self.record.id
        if self.identifier is not None and not self.text:
            words = self.identifier.value
        words = _USER.sub("//", " ".join(words.split()))
        return words if len(words) <= 70 else f"{words[:69]}…"


def enquiry(wanted: Wanted) -> Enquiry:
    """Understand what is asked about.

    A text is an identifier, an address, or one reference. Raises InputError for a text with
    several references, and TypeError for what is none of these.

    >>> enquiry("doi:10.1038/NATURE14539").identifier
    Identifier(kind='doi', value='10.1038/nature14539')
    >>> enquiry("978-0-201-13448-4").wrong
    'this is no ISBN: its check digit is wrong'
    """
    if isinstance(wanted, Enquiry):
        return wanted
    if isinstance(wanted, Reference):
        return _of_reference(wanted, wanted.text, wanted.line)
    if isinstance(wanted, Record):
        return Enquiry(wanted)
    if isinstance(wanted, Identifier):
        return _of_identifier(wanted)
    if isinstance(wanted, Mapping):
        return Enquiry(csljson.record_from(wanted))
    if isinstance(wanted, str):
        return _of_text(wanted)
    raise TypeError(f"nothing can be looked for by {type(wanted).__name__}")


def _of_reference(reference: Reference, text: str, line: int | None) -> Enquiry:
    return Enquiry(
        reference.record,
        text,
        line=line,
        confidence=reference.confidence,
        problems=reference.problems,
    )


def _of_identifier(identifier: Identifier, text: str = "") -> Enquiry:
    fields = {FIELDS[identifier.kind]: identifiers.written(identifier)}
    record = Record(identifier.value, "document", fields)
    return Enquiry(record, text, identifier)


def _of_text(text: str) -> Enquiry:
    bare = text.strip()
    try:
        return _of_identifier(identifiers.parse(bare), text)
    except ValueError:
        pass
    if _ADDRESS.fullmatch(bare):
        return _of_identifier(Identifier("url", bare), text)
    nothing = Record("", "document")
    called = _ISBN.fullmatch(bare)
    if called:
        why = identifiers.mistake("isbn", called[1] or called[2]) or "it has 10 or 13 digits"
        return Enquiry(nothing, text, wrong=f"this is no ISBN: {why}")
    for pattern, reason in _MEANT:
        if pattern.fullmatch(bare):
            return Enquiry(nothing, text, wrong=f"this is {reason}")
    found = references.parse(text)
    if len(found) > 1:
        raise InputError(
            f"these are {len(found)} references, and one is looked for at a time:"
            " give them as a list, as citekit.parse does"
        )
    if not found:
        return Enquiry(nothing, text, wrong="there is no reference in it")
    read = _of_reference(found[0], text, None)
    if read.is_bare and len(read.identifiers) == 1:
        return _of_identifier(read.identifiers[0], text)
    return read


def _identifiers(record: Record) -> Iterator[Identifier]:
    for name, word in _HOLDERS:
        if name != "ISBN" or record.type not in _INSIDE:
            yield from _read(record.fields.get(name), name, word)


def _read(value: Any, name: str, word: str) -> list[Identifier]:
    """Read the identifiers in a field."""
    if not isinstance(value, str | int):
        return []
    text = str(value)[:2000].strip()
    found = [one.identifier for one in identifiers.find(word + text)]
    if not found and name == "URL" and _ADDRESS.fullmatch(text):
        found = [Identifier("url", text)]  # with marks at its end, which it may well have
    return [one for one in found if one.kind != "issn"]
