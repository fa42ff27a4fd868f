"""From an identifier or a description to the work: `Resolver`.

First the identifiers of an enquiry are asked for, then, where there are none or nobody knows
them, catalogues are searched that may have such a work, one after another until `matching` says
that one of their candidates surely is it. An identifier that leads to another work than the one
that is described is wrong; it is not followed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from attrs import evolve, field, frozen

from citekit import matching, providers, symbols
from citekit.errors import Problem
from citekit.identifiers import FIELDS, NAMES, Identifier
from citekit.matching import Candidate, Evidence
from citekit.providers import Asked, Fetched, Query, payloads
from citekit.providers.session import Session
from citekit.record import Date, Record
from citekit.retrieval.choices import Choices, Chosen
from citekit.retrieval.enquiries import Enquiry

__all__ = [
    "NOTICES",
    "Misplaced",
    "Pick",
    "Resolution",
    "Resolver",
    "Status",
    "day_of",
    "notices",
    "titled",
]

#: ``found``: this is the work; ``ambiguous``: several may be it, or one whose evidence is thin;
#: ``not-found``: those who were asked do not have it; ``blocked``: those who would know refuse to
#: answer programs; ``offline``: nobody was asked, and the cache has no answer; ``wrong``: what was
#: given cannot be right (a check digit, an identifier of another work); ``error``: no answer.
Status = Literal["found", "ambiguous", "not-found", "blocked", "offline", "wrong", "error"]

#: Type of a notice about a work → code of the problem that says so.
NOTICES: Mapping[str, str] = {
    **dict.fromkeys(("retraction", "withdrawal", "removal"), "retracted"),
    "partial_retraction": "partly-retracted",
    "expression_of_concern": "expression-of-concern",
    **dict.fromkeys(("correction", "erratum", "corrigendum", "addendum"), "corrected"),
    "new_version": "new-version",
}


@frozen
class Misplaced:
    """An identifier that a reference has, and that belongs to another work."""

    identifier: Identifier
    record: Record  #: the work that it belongs to
    source: str  #: name of the provider


@frozen
class Resolution:
    """What came of looking for one work."""

    status: Status
    enquiry: Enquiry  #: what was asked
    record: Record | None = None  #: the work, as the provider has it; None unless it was found
    #: works that may be it, or that were ruled out, the likeliest first
    candidates: tuple[Candidate, ...] = ()
    sources: tuple[Asked, ...] = ()  #: who was asked, in order, and what came of it
    reason: str = ""  #: for a person: why it is so
    source: Asked | None = None  #: who gave the record
    evidence: Evidence | None = None  #: what speaks for it; None: an identifier was all there was
    gone: str = ""  #: why its page is no more; empty: it is there, or was not asked for
    archived: str = ""  #: address of the copy of its page that was read instead
    #: identifiers of other works that it has besides
    misplaced: tuple[Misplaced, ...] = field(default=(), kw_only=True)
    #: who gave each candidate, in their order
    origins: tuple[Asked, ...] = field(default=(), kw_only=True)
    #: other descriptions of the work that was found, each with the name of its provider
    others: tuple[tuple[Record, str], ...] = field(default=(), kw_only=True)
    problems: tuple[Problem, ...] = field(default=(), kw_only=True)  #: retractions and the like

    @property
    def answered(self) -> tuple[Asked, ...]:
        """Those who answered, whatever they said."""
        return tuple(one for one in self.sources if one.has_answered)


#: Chooses among candidates: gets a resolution that is ambiguous, gives the number of a candidate
#: from 1, 0 for none of them, or None for "not now".
Pick = Callable[[Resolution], int | None]


def notices(record: Record) -> list[tuple[str, str]]:
    """Give what was issued about a work: code (of `NOTICES`), and a sentence for a person.

    >>> work = Record("a", "article-journal", {"custom": {"updates": [
    ...     {"type": "retraction", "DOI": "10.1000/2", "date": "2019-07-15"}]}})
    >>> notices(work)
    [('retracted', 'retraction of 2019-07-15: 10.1000/2')]
    """
    custom = record.fields.get("custom")
    rows = custom.get("updates") if isinstance(custom, Mapping) else None
    found = [_notice(row) for row in rows or () if isinstance(row, Mapping)]
    title = str(record.fields.get("title") or "")
    is_said = title.upper().startswith(("RETRACTED:", "RETRACTED ARTICLE", "[RETRACTED"))
    if is_said and not any(code == "retracted" for code, _ in found):
        found.append(("retracted", "its title says that it is retracted"))
    return sorted({pair for pair in found if pair[0]})


def _notice(row: Mapping[str, Any]) -> tuple[str, str]:
    kind = str(row.get("type") or "").lower().replace("-", "_").replace(" ", "_")
    where = row.get("DOI") or (f"PMID {row['PMID']}" if row.get("PMID") else "")
    day = f" of {row['date']}" if row.get("date") else ""
    return NOTICES.get(kind, ""), f"{kind.replace('_', ' ')}{day}{f': {where}' if where else ''}"


class Resolver:
    """Looks for works. Threads may share one, and its session.

    `known` are works that a batch has brought already; `remembering`: what people chose before
    counts; `thorough`: all identifiers are asked for, and not only the first that is right.
    """

    def __init__(
        self,
        session: Session,
        known: Mapping[Identifier, tuple[Record, Asked]] | None = None,
        *,
        remembering: bool = True,
        thorough: bool = False,
    ) -> None:
        self._session = session
        self._is_thorough = thorough
        self._choices = Choices(session.settings.choices)
        self._known = known or {}
        self._is_remembering = remembering

    def resolve(self, enquiry: Enquiry) -> Resolution:
        """Look for one work. Never raises for what providers do, and for what records hold."""
        if enquiry.wrong:
            return Resolution("wrong", enquiry, reason=enquiry.wrong)
        chosen = self._choices.find(enquiry) if self._is_remembering else None
        try:
            with self._session.budget(self._session.patience):
                return self._chosen(enquiry, chosen) if chosen else self._resolved(enquiry)
        except Exception as error:  # a mistake of ours must not end a run of a thousand
            return Resolution("error", enquiry, reason=slip(error, self._session))

    def _chosen(self, enquiry: Enquiry, chosen: Chosen) -> Resolution:
        """Give what a person chose, as it is today: it may have been retracted since."""
        reason = f"chosen on {chosen.made}"
        if chosen.record is None:
            return Resolution("not-found", enquiry, reason=f"none of the candidates: {reason}")
        asked: list[Asked] = []
        for identifier in Enquiry(chosen.record).identifiers[:1]:
            fetched = self._fetched(identifier, None)
            asked += fetched.asked
            if fetched.record is not None:
                source = fetched.asked[-1]
                return _found(enquiry, fetched.record, source, tuple(asked), reason)
        return _found(enquiry, chosen.record, None, tuple(asked), reason)

    def settle(self, resolution: Resolution, pick: Pick) -> Resolution:
        """Let somebody choose among the candidates, if there is anything to choose; remember it.

        Raises InputError where the choice cannot be kept.
        """
        if not resolution.candidates or resolution.status == "found":
            return resolution
        number = pick(resolution)
        if number is None:
            return resolution
        if not 0 <= number <= len(resolution.candidates):
            return evolve(resolution, reason=f"{resolution.reason}; there is no candidate {number}")
        if number == 0:
            self._choices.remember(resolution.enquiry, None)
            return evolve(
                resolution, status="not-found", reason="none of the candidates was chosen"
            )
        candidate = resolution.candidates[number - 1]
        self._choices.remember(resolution.enquiry, candidate.record)
        return evolve(
            resolution,
            status="found",
            record=candidate.record,
            source=resolution.origins[number - 1],
            evidence=candidate.evidence,
            reason=f"candidate {number} was chosen",
            problems=_problems(candidate.record),
        )

    def _resolved(self, enquiry: Enquiry) -> Resolution:
        asked: list[Asked] = []
        found: Resolution | None = None
        misplaced: list[tuple[Identifier, Resolution]] = []
        gone = archived = ""
        known = enquiry  # without identifiers that do not lead to it
        for identifier in enquiry.identifiers:
            if found is not None and not self._is_to_check(identifier, found):
                continue
            fetched = self._fetched(identifier, day_of(enquiry.record))
            asked += fetched.asked
            gone, archived = fetched.gone or gone, fetched.archived or archived
            if fetched.record is None and not fetched.is_refused:
                continue
            if fetched.record is None:
                known = known.without(identifier)
                continue
            judged = _judged(known, identifier, fetched, tuple(asked))
            if judged.status == "found":
                found = found or judged
                continue
            misplaced.append((identifier, judged))
            known = known.without(identifier)
        if found is not None:
            found = evolve(found, sources=tuple(asked), misplaced=_misplaced(misplaced))
            found = self._enriched(found)
            problems = (*found.problems, *map(_told, found.misplaced))
            return evolve(found, enquiry=enquiry, gone=gone, archived=archived, problems=problems)
        if enquiry.is_bare and misplaced:
            return misplaced[0][1]
        if enquiry.is_bare:
            return evolve(_unknown(enquiry, asked, []), gone=gone, archived=archived)
        searched = self._searched(known, asked)
        if misplaced:
            first = misplaced[0][1]
            searched = evolve(
                first,
                candidates=(*searched.candidates, *first.candidates),
                origins=(*searched.origins, *first.origins),
                sources=searched.sources,
            )
        return evolve(searched, enquiry=enquiry, gone=gone, archived=archived)

    def _is_to_check(self, identifier: Identifier, found: Resolution) -> bool:
        """Tell whether an identifier is asked for, too, where another one led to the work."""
        if not self._is_thorough or identifier.kind not in _REGISTERED or found.record is None:
            return False
        return identifier not in Enquiry(found.record).identifiers

    def _fetched(self, identifier: Identifier, day: Date | None) -> Fetched:
        if identifier in self._known:
            record, one = self._known[identifier]
            return Fetched(record, (one,))
        return providers.fetch(identifier, self._session, day=day)

    def _enriched(self, resolution: Resolution) -> Resolution:
        """Ask the catalogue, too, where a page says which work of it it shows."""
        assert resolution.record is not None
        assert resolution.source is not None
        if resolution.source.provider not in _SECOND_HAND:
            return resolution
        page = resolution.record
        for identifier in Enquiry(page).identifiers:
            if identifier.kind not in ("doi", "pmid", "arxiv", "un-symbol"):
                continue
            fetched = self._fetched(identifier, None)
            if fetched.record is None or matching.compare(page, fetched.record).conflicts:
                continue
            both = matching.merge(fetched.record, page, resolution.source.provider).record
            return evolve(
                resolution,
                record=both,
                source=fetched.asked[-1],
                sources=(*resolution.sources, *fetched.asked),
                problems=_problems(both),
            )
        return resolution

    def _searched(self, enquiry: Enquiry, asked: list[Asked]) -> Resolution:
        described = enquiry.record
        # "Ibid." says nothing by itself: the list has said what is meant
        text = "" if _REPEATED.match(enquiry.text) else enquiry.text
        query = Query(text, described)
        found: list[Record] = []
        origins: dict[int, Asked] = {}
        searched: list[Asked] = []
        choice = matching.choose(described, ())
        for name in _route(enquiry):
            records, one = providers.search(name, query, self._session)
            if one is None:
                continue
            searched.append(one)
            origins |= {id(record): one for record in records}
            found += records
            if records:
                choice = matching.choose(described, found)
            if choice.status == "found":
                break
        whose = tuple(origins[id(one.record)] for one in choice.candidates)
        candidates = tuple(map(_slim, choice.candidates))
        sources = (*asked, *searched)
        if choice.status == "found" and choice.accepted is not None:
            best = choice.candidates[0]
            others = tuple((one, origins[id(one)].provider) for one in best.others)
            return self._enriched(Resolution(
                "found", enquiry, choice.accepted, candidates[:_KEPT], sources, choice.reason,
                whose[0], best.evidence, origins=whose[:_KEPT], others=others,
                problems=_problems(choice.accepted, *best.others),
            ))  # fmt: skip
        if choice.status == "ambiguous":
            return Resolution("ambiguous", enquiry, None, candidates, sources, choice.reason,
                              origins=whose)  # fmt: skip
        nothing = _unknown(enquiry, asked, searched)
        return evolve(nothing, candidates=(*nothing.candidates, *candidates),
                      origins=(*nothing.origins, *whose))  # fmt: skip


#: Candidates that are kept of a work that was found: ten of each of ten thousand fill memory.
_KEPT = 3
#: How a reference begins that stands for the one above it.
_REPEATED = re.compile(
    r"\W{0,9}(?:ibid|idem|id\.|op\.\s?cit|loc\.\s?cit|ebd|ebenda|[—–_-]{2,})", re.I
)
#: Identifiers of works that are registered: each leads to one work.
_REGISTERED = frozenset({"doi", "pmid", "pmcid", "arxiv"})


def _slim(candidate: Candidate) -> Candidate:
    """Leave out what nobody chooses by, and what is long."""
    return evolve(candidate, record=candidate.record.replace({"abstract": None}), others=())


#: Those whose records of works are made of what others say, and poorer: the catalogue is asked.
_SECOND_HAND = frozenset({"webpages", "wayback", "openalex", "semanticscholar", "citoid"})


# --- judging ----------------------------------------------------------------------------


def _found(
    enquiry: Enquiry, record: Record, source: Asked | None, sources: tuple[Asked, ...], reason: str,
    evidence: Evidence | None = None,
) -> Resolution:  # fmt: skip
    problems = _problems(record)
    return Resolution("found", enquiry, record, (), sources, reason, source, evidence,
                      problems=problems)  # fmt: skip


def _problems(*records: Record) -> tuple[Problem, ...]:
    """Say what was issued about a work, by all descriptions of it."""
    told = dict.fromkeys(pair for record in records for pair in notices(record))
    return tuple(
        Problem(
            code,
            f"{titled(records[0])}: {said}",
            severity="warning" if code != "new-version" else "info",
        )
        for code, said in told
    )


def _told(misplaced: Misplaced) -> Problem:
    value, title = misplaced.identifier.value, titled(misplaced.record)
    return Problem("identifier-of-another-work", f"{value} belongs to another work, “{title}”")


def _misplaced(those: Iterable[tuple[Identifier, Resolution]]) -> tuple[Misplaced, ...]:
    return tuple(
        Misplaced(identifier, one.candidates[0].record, one.origins[0].provider)
        for identifier, one in those
        if identifier.kind in _REGISTERED
    )


def _judged(
    enquiry: Enquiry, identifier: Identifier, fetched: Fetched, asked: tuple[Asked, ...]
) -> Resolution:
    """Say whether what an identifier leads to is the work that is described."""
    record, source = fetched.record, fetched.asked[-1]
    assert record is not None
    called = f"by {NAMES[identifier.kind]}: {identifier.value}"
    if enquiry.is_bare:
        return _found(enquiry, record, source, asked, called)
    # where it was asked for counts, not where it led to: a DOI may be another name of another
    described = record
    if identifier.kind in ("url", "doi", "pmid", "pmcid"):
        described = record.replace({FIELDS[identifier.kind]: identifier.value})
    evidence = matching.compare(enquiry.record, described)
    is_told = bool(enquiry.record.fields.get("title") and record.fields.get("title"))
    is_page = identifier.kind == "url"
    if not evidence.conflicts and (not is_page or not is_told or evidence.score >= _LEAST):
        return _found(enquiry, record, source, asked, called, evidence)
    candidate = Candidate(record, evidence)
    if not evidence.conflicts:
        reason = f"the page is titled “{titled(record)}” now"
        return Resolution(
            "ambiguous", enquiry, None, (candidate,), asked, reason, origins=(source,)
        )
    reason = f"{identifier.value} is “{titled(record)}”: {_against(evidence)}"
    return Resolution("wrong", enquiry, None, (candidate,), asked, reason, origins=(source,))


#: A page is taken for the one that is described from this likelihood on: its address is the same.
_LEAST = 0.5


def _against(evidence: Evidence) -> str:
    return "; ".join(evidence.conflicts or evidence.reasons[:2]) or "nothing speaks for it"


def _unknown(enquiry: Enquiry, asked: Sequence[Asked], searched: Sequence[Asked]) -> Resolution:
    """Say why nothing was found; what the symbol of a document says by itself is said."""
    sources = (*asked, *searched)
    # who has no such identifier has not said that there is no such work: searches decide
    told = [one for one in searched if one.outcome != "skipped"]
    status, reason = _outcome(enquiry, told or sources, sources)
    if status in ("blocked", "offline", "error"):
        for identifier in enquiry.identifiers:
            formed = _formed(identifier)
            if formed is not None:
                candidate = Candidate(formed, Evidence(0.0, ("what its symbol says by itself",)))
                origins = (Asked("undl", "offline", "formed from its symbol"),)
                return Resolution(
                    status, enquiry, None, (candidate,), sources, reason, origins=origins
                )
    return Resolution(status, enquiry, None, (), sources, reason)


def _outcome(
    enquiry: Enquiry, deciding: Sequence[Asked], sources: Sequence[Asked]
) -> tuple[Status, str]:
    asked = [one for one in deciding if one.outcome != "skipped"]
    skipped = "; ".join(dict.fromkeys(one.reason for one in sources if one.outcome == "skipped"))
    if not asked:
        why = skipped or _nobody(enquiry)
        return "not-found", f"nobody was asked: {why}"
    silent = [one for one in asked if not one.has_answered]
    answered = [one for one in asked if one.has_answered]
    # who was asked first knows best: where it is silent, the others' "no" says little
    if asked[0].has_answered:
        missing = "".join(f"; {one.title} did not answer" for one in silent)
        titles = ", ".join(titles_of(answered))
        some = any(one.outcome == "found" for one in answered)
        told = "nothing that is likely to be it" if some else "not there"
        return "not-found", f"{told}: {titles}{missing}"
    first = silent[0]
    status: Status = first.outcome if first.outcome in ("blocked", "offline") else "error"
    return status, f"{first.title}: {first.reason}"


def _nobody(enquiry: Enquiry) -> str:
    if enquiry.identifier is not None and enquiry.identifier.kind == "issn":
        return "an ISSN is of a periodical, not of a work"
    kind = enquiry.record.type
    if kind in providers.ROUTES and not _is_named(enquiry.record):
        return "there is neither a title nor a journal to look for"
    return f"no provider lists works of the type {kind} by what they are called; an address helps"


def _formed(identifier: Identifier) -> Record | None:
    """Give what an identifier says by itself."""
    if identifier.kind == "un-symbol":
        from citekit.providers import undl

        try:
            return undl.formed(symbols.parse(identifier.value))
        except ValueError:
            return None
    return None


# --- who may know -----------------------------------------------------------------------

#: Types of what is in the news or on the web, which nobody lists by what it is called.
_UNLISTED = frozenset(
    """
    article-newspaper broadcast interview motion_picture song speech post post-weblog webpage
    personal_communication
    """.split()
)
#: What a title or a name of a body says where a document is one of the United Nations; "un" is
#: a word of several languages.
_UNITED_NATIONS = re.compile(
    r"\bU\.?N\.?(?= )|(?i:\b(?:united nations|security council|general assembly|secretary-general"
    r"|human rights council|economic and social council)\b)"
)


def _route(enquiry: Enquiry) -> tuple[str, ...]:
    """Say who may know a work that is described."""
    record = enquiry.record
    if record.type in _UNLISTED and (record.fields.get("URL") or not _is_vague(enquiry)):
        return ()
    known = providers.ROUTES.get(record.type, providers.ROUTES["document"])
    if any(
        symbols.prefix(name) or _UNITED_NATIONS.search(name) for name in payloads.bodies(record)
    ):
        return ("undl", *(name for name in known if record.fields.get("title")))
    if _UNITED_NATIONS.search(str(record.fields.get("title") or "")):
        return (*known, "undl")  # it may as well be about them
    return known if enquiry.text or _is_named(record) else ()


def _is_vague(enquiry: Enquiry) -> bool:
    """Tell whether the type was guessed from so little that it may be another."""
    fields = enquiry.record.fields
    return bool(enquiry.text) and not (fields.get("container-title") and fields.get("issued"))


def _is_named(record: Record) -> bool:
    return bool(record.fields.get("title") or record.fields.get("container-title"))


def titles_of(asked: Iterable[Asked]) -> list[str]:
    """Name providers as people call them, each once."""
    return list(dict.fromkeys(one.title for one in asked))


def slip(error: Exception, session: Session) -> str:
    """Say that citekit failed at one work of many; raise it again where that helps more."""
    if session.is_closed or os.environ.get("CITEKIT_DEBUG"):
        raise error
    return f"citekit failed at it ({type(error).__name__}: {error!s:.200})"


def titled(record: Record, most: int = 90) -> str:
    """Give the title of a record, or else its id, cut behind a word where it is long.

    >>> titled(Record("a", "book", {"title": "On the ways of water and of rivers"}), 20)
    'On the ways of…'
    """
    words = " ".join(payloads.plain(str(record.fields.get("title") or record.id)).split())
    if len(words) <= most:
        return words
    return f"{words[:most].rpartition(' ')[0] or words[: most - 1]}…"


def day_of(record: Record) -> Date | None:
    """Give the day on which a page was read, else the one on which it was issued."""
    for name in ("accessed", "issued"):
        day = record.fields.get(name)
        if isinstance(day, Date) and day.start:
            return day
    return None
