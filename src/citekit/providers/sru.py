"""SRU, Search/Retrieve via URL: how catalogues of libraries are asked.

A question is a text in CQL, an answer an envelope with records of MARC 21 or MODS, or with
diagnostics. Where those say that the catalogue is out of order, there is no answer; all others
say that it has nothing of the kind.

Sources: SRU 1.1 and 1.2, CQL 1.2, the list of SRU diagnostics (Library of Congress).
"""

from __future__ import annotations

import re
from typing import Any

from citekit import identifiers
from citekit.formats import marc, mods, xmltree
from citekit.identifiers import Identifier
from citekit.providers import Query, payloads
from citekit.providers.session import Session, UnansweredError
from citekit.record import Record

__all__ = ["clause", "edition", "find", "record_from", "records", "wanted"]

#: Diagnostics of a server that is out of order: general, temporary, not allowed.
_OUT_OF_ORDER = frozenset("123")
_MOST_WORDS = 7
#: Words that catalogues do not search for.
_STOP_WORDS = frozenset(
    """
    the and for from with its into der die das den des dem ein eine und von vom zur zum für mit les
    des une aux par pour sur dans del los las una por para con gli uno dei della delle het een van
    """.split()
)


def records(payload: Any) -> list[Record]:
    """Read the records of an answer, or of MARC and MODS without an envelope.

    >>> records("<response><numberOfRecords>0</numberOfRecords></response>")
    []
    """
    if not isinstance(payload, str | bytes):
        return []
    root, _ = xmltree.parse(payload)
    if root is None:
        return []
    packed: list[str | bytes] = [
        data.text for data in root.iter("recordData") if data.text and "<" in data.text
    ]
    read = [
        record
        for source in (packed or [payload])
        for loads in (marc.loads, mods.loads)
        for record in loads(source)
        if record.fields
    ]
    # an id that is only a number in this answer is none
    return [one.replace({}, id="") if one.id.startswith("item-") else one for one in read]


def record_from(payload: Any) -> Record:
    """Make a record of the first of an answer.

    >>> record_from("<mods><titleInfo><title>Fiasco</title></titleInfo></mods>").fields
    {'title': 'Fiasco'}
    """
    return next(iter(records(payload)), Record("", "document"))


def clause(index: str, term: str, relation: str = "=") -> str:
    r"""Write a condition of CQL; what has a meaning there is quoted.

    >>> print(clause("dc.title", 'the "new" *'))
    dc.title="the \"new\" \*"
    """
    escaped = re.sub(r'(["\\*?^])', r"\\\1", " ".join(term.split()))
    return f'{index}{relation}"{escaped}"'


def wanted(query: Query, *, title: str, author: str) -> str:
    """Write the question for a description: words of the title and the first family name.

    `title` and `author` are the names that the server has for them. Nothing: too little is
    known to ask.

    >>> record = Record("", "book", {"title": "The Iliad of Homer: a study"})
    >>> print(wanted(Query("", record), title="dc.title", author="dc.creator"))
    dc.title="iliad" and dc.title="homer" and dc.title="study"
    """
    words = payloads.words(query.record.fields.get("title")).split()
    telling = [word for word in words if len(word) > 2 and word not in _STOP_WORDS]
    conditions = [clause(title, word) for word in (telling or words)[:_MOST_WORDS]]
    family = " ".join(payloads.words(payloads.family(query.record)).split())
    if conditions and family:
        conditions.append(clause(author, family))
    return " and ".join(conditions)


def find(session: Session, provider: str, base: str, query: str, *, most: int = 10) -> list[Record]:
    """Ask a server that has its records as MARC 21.

    Raises UnansweredError where there is no answer, or one that says that the server is out of
    order.
    """
    params = {
        "version": "1.1",
        "operation": "searchRetrieve",
        "query": query,
        "maximumRecords": str(most),
        "recordSchema": "marcxml",
    }
    answer = session.get(
        session.base(provider, base), provider=provider, params=params, accept="application/xml"
    )
    if answer.outcome == "not-found":
        return []
    body = answer.content()
    root, _ = xmltree.parse(body)
    for diagnostic in [] if root is None else root.iter("diagnostic"):
        number = (diagnostic.findtext("uri") or "").rpartition("/")[2]
        if number in _OUT_OF_ORDER:
            raise UnansweredError(answer, diagnostic.findtext("message") or "out of order")
    return records(body)


def edition(
    identifier: Identifier, session: Session, provider: str, base: str, index: str
) -> Record | None:
    """Ask for the edition with an ISBN, in either form of it; others that were found are not it.

    The ISBN of the record is the one that was asked for, where a catalogue has several.
    """
    forms = identifiers.isbn_forms(identifier.value)
    question = " or ".join(clause(index, form) for form in forms)
    for record in find(session, provider, base, question, most=5):
        known = str(record.fields.get("ISBN", "")).split()
        if not set(forms).isdisjoint(known):
            return record.replace({"ISBN": identifier.value})
    return None
