"""Whether a reference says what its source says: a verdict each, with what speaks for it.

A real work is never called invented. "Not found" says who was asked, and no more than that; where
somebody did not answer, or several works fit, the verdict is "unsure".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from attrs import evolve, frozen

from citekit import dates, matching, names, providers
from citekit.identifiers import FIELDS
from citekit.matching import Conflict
from citekit.matching.authorship import agreement, is_others, is_same_maker, read_makers
from citekit.matching.description import best_titles, describe
from citekit.providers import payloads
from citekit.providers.session import Session
from citekit.record import Date, Record
from citekit.retrieval.enquiries import Enquiry
from citekit.retrieval.resolution import (
    Resolution,
    Resolver,
    day_of,
    notices,
    slip,
    titled,
    titles_of,
)

__all__ = ["FINDINGS", "Difference", "Link", "Verdict", "Verification", "shown", "verify"]

#: ``verified``: the work is there, and the reference says what it says; ``mismatch``: a field is
#: otherwise; ``other-work``: its identifier belongs to another work; ``not-found``: nobody who was
#: asked has it, which does not say that there is no such work; ``retracted``: the work was
#: withdrawn; ``dead-link``: the address leads nowhere; ``unsure``: it could not be decided.
Verdict = Literal[
    "verified", "mismatch", "other-work", "not-found", "retracted", "dead-link", "unsure"
]
#: Verdicts that a person should look at.
FINDINGS: frozenset[Verdict] = frozenset(
    {"mismatch", "other-work", "not-found", "retracted", "dead-link"}
)

#: Fields by which readers find a work, in the order in which differences are told.
_TELLING = (
    "author", "editor", "title", "container-title", "issued", "volume", "issue", "page", "number",
    "edition", "publisher", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "event-title",
)  # fmt: skip


_CONCERNS = ("expression-of-concern", "partly-retracted")


@frozen
class Difference:
    """A field that the source has otherwise."""

    field: str
    said: Any  #: by the reference
    found: Any  #: at the source
    source: str  #: name of the provider


@frozen
class Link:
    """An address that leads nowhere."""

    url: str
    reason: str
    archived: str = ""  #: address of the copy nearest to the day of the reference; empty: none


@frozen
class Verification:
    """What is to be thought of one reference."""

    verdict: Verdict
    resolution: Resolution  #: how the work was looked for: who was asked, candidates, evidence
    differences: tuple[Difference, ...] = ()
    links: tuple[Link, ...] = ()  #: those that are dead
    notices: tuple[tuple[str, str], ...] = ()  #: code and words: retractions, corrections …
    reason: str = ""  #: for a person

    @property
    def enquiry(self) -> Enquiry:
        """What was verified."""
        return self.resolution.enquiry

    @property
    def is_finding(self) -> bool:
        """Whether a person should look at it: its verdict, or an expression of concern."""
        return self.verdict in FINDINGS or any(code in _CONCERNS for code, _ in self.notices)

    @property
    def asked(self) -> tuple[str, ...]:
        """The titles of the providers that answered, each once."""
        return tuple(titles_of(self.resolution.answered))


def verify(enquiry: Enquiry, resolver: Resolver, session: Session) -> Verification:
    """Look for the work of a reference, and compare. Never raises for what providers do."""
    with session.budget(session.patience):
        resolution = resolver.resolve(enquiry)
        try:
            return _verified(resolution, tuple(_dead(resolution, session)))
        except Exception as error:  # a mistake of ours must not end a run of a thousand
            return Verification("unsure", resolution, reason=slip(error, session))


def _verified(resolution: Resolution, links: tuple[Link, ...]) -> Verification:
    enquiry = resolution.enquiry
    if enquiry.confidence < _LEGIBLE:
        reason = f"it was read with a confidence of {enquiry.confidence:.2f} only: look at it"
        return Verification("unsure", resolution, links=links, reason=reason)
    if resolution.status == "found" and resolution.record is not None:
        return _compared(resolution, resolution.record, links)
    if resolution.status == "wrong":
        verdict: Verdict = "other-work" if resolution.candidates else "mismatch"
        return Verification(verdict, resolution, links=links, reason=resolution.reason)
    if resolution.status == "ambiguous" and resolution.origins[0].provider in _PAGES_OF:
        said = str(enquiry.record.fields.get("title") or "")
        theirs = str(resolution.candidates[0].record.fields.get("title") or "")
        difference = Difference("title", said, theirs, resolution.origins[0].provider)
        return Verification("mismatch", resolution, (difference,), links, reason=resolution.reason)
    near = _near(resolution)
    if near is not None:
        return _compared(near, near.candidates[0].record, links)
    if links:
        return Verification("dead-link", resolution, links=links, reason=links[0].reason)
    if resolution.status == "not-found" and _is_listed(resolution):
        reason = _not_found(resolution)
        return Verification("not-found", evolve(resolution, reason=reason), reason=reason)
    return Verification("unsure", resolution, links=links, reason=resolution.reason)


#: Providers that show what a page says, and no catalogue.
_PAGES_OF = ("webpages", "wayback")
#: Conflict that one mistyped field makes → the field.
_MISTYPED = {
    "other volume": "volume", "other year": "issued", "other DOI": "DOI",
    "other PubMed identifier": "PMID",
}  # fmt: skip


def _near(resolution: Resolution) -> Resolution | None:
    """Find the article that it is but for one field; that field is a mismatch then.

    Only articles: of books, other volumes and years are other works.
    """
    record = resolution.enquiry.record
    if not resolution.candidates or not record.type.startswith("article"):
        return None
    first, source = resolution.candidates[0], resolution.origins[0]
    if len(first.evidence.conflicts) != 1:
        return None
    field = _MISTYPED.get(first.evidence.conflicts[0].partition(":")[0])
    if field is None:
        return None
    works = [one.record for one in resolution.candidates]
    choice = matching.choose(record.replace({field: None}), works)
    if choice.accepted is not first.record:
        return None
    return evolve(resolution, record=first.record, source=source, evidence=first.evidence)


#: A text that was read less surely than this may be several references, or none.
_LEGIBLE = 0.15


def _is_listed(resolution: Resolution) -> bool:
    """Tell whether somebody answered who lists works, and not only the host of a page."""
    return any(one.provider not in _PAGES_OF for one in resolution.answered)


def _not_found(resolution: Resolution) -> str:
    titles = titles_of(resolution.answered)
    ruled_out = ""
    if resolution.candidates:
        first = resolution.candidates[0]
        why = "; ".join(first.evidence.conflicts) or "too little speaks for it"
        ruled_out = f"; nearest: “{titled(first.record)}” ({why})"
    return f"asked: {', '.join(titles)}; that is no proof that it does not exist{ruled_out}"


def _compared(resolution: Resolution, record: Record, links: tuple[Link, ...]) -> Verification:
    differences = tuple(_differences(resolution, record))
    told = tuple(notices(record))
    reason = "; ".join(
        f"{one.field}: {shown(one.said)}, not {shown(one.found)}" for one in differences
    )
    if any(code == "retracted" for code, _ in told):
        why = "; ".join(text for code, text in told if code == "retracted")
        return Verification("retracted", resolution, differences, links, told, why)
    if differences:
        return Verification("mismatch", resolution, differences, links, told, reason)
    if links:
        return Verification("dead-link", resolution, (), links, told, links[0].reason)
    if resolution.enquiry.is_bare:  # there was nothing to compare: say what it is
        reason = f"“{titled(record)}”, {resolution.reason}"
    return Verification("verified", resolution, (), (), told, reason or resolution.reason)


def _differences(resolution: Resolution, record: Record) -> Iterator[Difference]:
    mine = resolution.enquiry.record
    name = resolution.source.provider if resolution.source else "choice"
    for each in resolution.misplaced:
        field = FIELDS[each.identifier.kind]
        yield Difference(field, each.identifier.value, f"of “{titled(each.record)}”", each.source)
    asked = {one.value for one in resolution.enquiry.identifiers}
    conflicts = matching.merge(mine, record, name).conflicts
    # a second description of the same work may agree: one of its titles, its other ISBN
    others = [(other, matching.merge(mine, other, told).conflicts)
              for other, told in resolution.others]  # fmt: skip
    is_page = name in _PAGES_OF
    for field in _TELLING:
        for conflict in conflicts.get(field, ()):
            if conflict.completed or conflict.kept is None or _is_granted(field, conflict, is_page):
                continue
            if field == "title" and _is_titled_alike(mine, record):
                continue
            if field in ("DOI", "PMID", "PMCID") and str(conflict.kept).lower() in asked:
                continue  # it led there: it is another name of it, or it is told as misplaced
            if not any(other.fields.get(field) and field not in each for other, each in others):
                yield Difference(field, conflict.kept, conflict.other, name)


def _is_granted(field: str, conflict: Conflict, is_page: bool) -> bool:
    """Tell whether two values differ as those of one work may."""
    if is_page:  # of a site there are many names, and pages name who wrote them as they like
        return field not in ("title", "issued", "author")
    if field == "issued":
        return _are_near(conflict.kept, conflict.other)
    if field in ("author", "editor"):
        return _are_same_people(conflict.kept, conflict.other)
    if field == "page":
        return _is_inside(str(conflict.kept), str(conflict.other))
    return field in ("publisher", "ISSN", "event-title")


def _are_same_people(kept: Any, other: Any) -> bool:
    """Tell whether some of the same are named, the first of them first; or one body."""
    one, more = (read_makers(Record("", "", {"author": names})) for names in (kept, other))
    if agreement(one, more) in ("body", "body-part"):
        return True
    short = [name for name in kept if not is_others(name)]
    first = read_makers(Record("", "", {"author": tuple(other[: len(short)])})).main
    return len(one.main) == len(first) > 0 and all(map(is_same_maker, one.main, first))


_PAGES = re.compile(r"(\d{1,6})\s?[-–]\s?(\d{1,6})")


def _is_inside(page: str, pages: str) -> bool:
    """Tell whether one page is cited of those that the work has."""
    run = _PAGES.fullmatch(pages.strip())
    return bool(run and page.strip().isdecimal() and int(run[1]) <= int(page) <= int(run[2]))


#: Titles that are so alike differ in case, accents, marks and the writing of numbers only.
_SAME_TITLE = 0.985


def _is_titled_alike(one: Record, other: Record) -> bool:
    """Tell whether two titles are one, or one without its subtitle."""
    alike = best_titles(describe(one), describe(other))
    return alike is not None and alike[2].similarity >= _SAME_TITLE and not alike[2].numbers


def _are_near(one: Any, other: Any) -> bool:
    """Tell whether two dates are of the same year, or it cannot be said."""
    if not isinstance(one, Date) or not isinstance(other, Date) or not one.start or not other.start:
        return True
    return one.start[0] == other.start[0] and len(one.start) != len(other.start)


def shown(value: Any) -> str:
    """Write the value of a field for a person, in one line.

    >>> shown(Date((2019, 7, 15)))
    '2019-07-15'
    """
    if isinstance(value, Date):
        return dates.edtf(value) or value.literal or ""
    if isinstance(value, tuple):
        return "; ".join(map(names.display, value))
    return " ".join(payloads.plain(str(value)).split())


def _dead(resolution: Resolution, session: Session) -> Iterator[Link]:
    """Yield the address of a reference, if it leads nowhere."""
    record = resolution.enquiry.record
    url = str(record.fields.get("URL") or "")
    if not url.startswith(("http://", "https://")):
        return
    if any(one.provider == "webpages" for one in resolution.sources):  # it was asked for
        if resolution.gone:
            yield Link(url, resolution.gone, resolution.archived)
        return
    for identifier in Enquiry(record).identifiers:
        if identifier.kind == "url":  # not one of a resolver: the work was asked for there
            fetched = providers.fetch(identifier, session, day=day_of(record), reading=False)
            if fetched.gone:
                yield Link(url, fetched.gone, fetched.archived)
