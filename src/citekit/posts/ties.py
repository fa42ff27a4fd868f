"""Mentions in running text (“Ricks (2006)”, “a UN Security Council report”), tied to the sources.

A wrong tie is worse than none: all that a mention says must be so of one source, and of no
other. Names and a year tell a source among those of one post; so do an outlet and a day.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from attrs import define, field, frozen

from citekit import citations, matching, references
from citekit.citations import Found
from citekit.csl.document import Cite
from citekit.errors import Problem
from citekit.posts.drafts import Cited, Draft
from citekit.posts.namesakes import named, same_names, words_of
from citekit.record import Date, Record
from citekit.references import mentions, persons

__all__ = ["Ties", "tie"]

#: A mention is tied from this confidence on.
_LEAST = 0.5
#: How near a citation may stand for the mention to be cited already.
_NEAR = 3


@frozen
class Ties:
    """The citations that mentions become, and what is to be said of the others."""

    cited: tuple[Cited, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen
class _Mention:
    """A mention: ``text[start:end]`` of the post, and what it says."""

    start: int
    end: int
    record: Record
    #: the bracket that cites: of the year in “Ricks (2006)”, of all in “(see Ricks, 2006)”
    bracket: tuple[int, int] | None = None


def tie(
    draft: Draft,
    records: Sequence[Record],
    *,
    date: datetime.date | None,
    notes: bool = False,
    lang: str = "en-US",
) -> Ties:
    """Make citations of the mentions that surely are of one of the records.

    “Ricks (2006)” and “(Ricks, 2006, p. 12)” become citations; another mention gets one behind
    it, once in a paragraph, and not where a citation stands already. `notes`: citations of the
    style are notes. `lang` is the language of the words before places (``S. 3``).
    """
    if not records:
        return Ties()
    tying = _Tying(draft, _Sources(records), notes, lang)
    places = sorted([*(one.start for one in draft.cited), *(one.start for one in draft.marks)])
    for prose in draft.prose:
        found = _mentions(draft.text, prose, places, date)
        tying.tie(sorted(found, key=lambda each: each.start))
    if not tying.cited:
        said = "no mention was tied to a source"
        tying.problems.append(Problem("mention-untied", said, severity="info"))
    return Ties(tuple(tying.cited), tuple(tying.problems))


@define
class _Tying:
    """A walk through the paragraphs of a post."""

    draft: Draft
    sources: _Sources
    notes: bool
    lang: str
    cited: list[Cited] = field(factory=list)
    problems: list[Problem] = field(factory=list)

    def tie(self, found: Sequence[_Mention]) -> None:
        """Tie the mentions of a paragraph; those in one bracket are one citation, or none."""
        seen: set[str] = set()
        for bracket, group in groupby(found, key=lambda each: each.bracket or each.start):
            meant = [(each, _meant(self.draft.text, each, self.sources)) for each in group]
            unsure = [
                (each, works) for each, works in meant
                if len(works) != 1 or _is_doubtful(each.record)
            ]  # fmt: skip
            if unsure:
                self.problems += (_untied(self.draft, each, works) for each, works in unsure)
                continue
            both = [(each, works[0]) for each, works in meant]
            if isinstance(bracket, tuple):
                self.cited.append(self._in_bracket(bracket, both))
            elif both[0][1].id not in seen:
                place = both[0][0].end
                self.cited.append(Cited(place, place, Found(place, place, (Cite(both[0][1].id),))))
            seen.update(record.id for _, record in both)

    def _in_bracket(
        self, bracket: tuple[int, int], meant: Sequence[tuple[_Mention, Record]]
    ) -> Cited:
        """Cite in place of a bracket; names that stand before it stay."""
        start, end = bracket
        cites = []
        position = start + 1
        for mention, record in meant:
            place = f", {mention.record.fields.get('locator', '')}"
            label, locator, rest = citations.locator(place, lang=self.lang)
            inside = mention.start > start
            before = self.draft.text[position : mention.start].strip(" ;") if inside else ""
            cites.append(
                Cite(record.id, locator, label, prefix=f"{before} " if before else "",
                     suffix=rest if rest.strip(" ,") else "",
                     suppress_author=not inside and not self.notes)
            )  # fmt: skip
            position = mention.end
        return Cited(start, end, Found(start, end, tuple(cites)))


#: A year, where a page could be: “Ricks (2006, 2007)”
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")


def _is_doubtful(said: Record) -> bool:
    """Tell a mention of several works of one author, of which the second looks like a page."""
    return _YEAR.fullmatch(str(said.fields.get("locator", ""))) is not None


def _untied(draft: Draft, mention: _Mention, works: Sequence[Record]) -> Problem:
    words = " ".join(draft.text[mention.start : mention.end].split())
    which = " or ".join(each.id for each in works[:3])
    why = f"may be {which}" if works else "is of no source of the list"
    if _is_doubtful(mention.record):
        why = "may be of several works"
    line = draft.line(mention.start)
    message = f"“{words}” {why}; the mention stays as it is"
    return Problem("mention-untied", message, line=line, excerpt=words, severity="info")


# --- where mentions stand ---------------------------------------------------------------


def _mentions(
    text: str, prose: tuple[int, int], cited: Sequence[int], date: datetime.date | None
) -> Iterator[_Mention]:
    """Find the mentions of a paragraph that are not cited already."""
    for found in mentions.find(text[slice(*prose)], date=date):
        if found.confidence < _LEAST:
            continue
        first, last = prose[0] + found.start, prose[0] + found.end
        wanted, last = _dated(text, first, last, date)
        at = bisect_left(cited, first)
        if at < len(cited) and cited[at] <= last + _NEAR:
            continue
        bracket = _bracket(text, first, last, prose) if found.reason == _BY_YEAR else None
        yield _Mention(first, last, wanted or found.record, bracket)


_BY_YEAR = "an author and a year"
_OUTSIDE = re.compile(r"[()\n]")


def _bracket(text: str, start: int, end: int, prose: tuple[int, int]) -> tuple[int, int] | None:
    """Return the bracket of “Ricks (2006)”, or that around “Ricks, 2006”."""
    if text[end - 1 : end] == ")":
        return text.rindex("(", start, end), end
    opening, closing = text.rfind("(", prose[0], start), text.find(")", end, prose[1])
    around = text[opening + 1 : start] + text[end:closing]
    if opening < 0 or closing < 0 or _OUTSIDE.search(around):
        return None
    return opening, closing + 1


_DATE = re.compile(
    r"(?:,|\sof|\sdated|\sfrom)?\s\(?(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}\s[A-Z][a-zé]{2,9}\.?\s\d{4}|[A-Z][a-zé]{2,9}\.?\s\d{1,2},\s\d{4})\b\)?"
)


def _dated(
    text: str, start: int, end: int, date: datetime.date | None
) -> tuple[Record | None, int]:
    """Read the day that stands behind a mention: “report 7/15/19”; None: none does."""
    behind = _DATE.match(text, end)
    if behind is None:
        return None, end
    read = references.parse(f"{text[start:end]}, {behind[0].strip(' ,')}", date=date)
    if len(read) != 1 or "issued" not in read[0].record.fields:
        return None, end
    return read[0].record, behind.end()


# --- which source is meant ----------------------------------------------------------


class _Sources:
    """The sources of a post, by the words of their names and titles."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._named: dict[str, list[int]] = {}
        self._titled: dict[str, list[int]] = {}
        for at, record in enumerate(records):
            for index, words in zip((self._named, self._titled), _keys(record), strict=True):
                for word in words:
                    index.setdefault(word, []).append(at)

    def near(self, wanted: Record) -> list[Record]:
        """Return the sources that may be meant: a name is the same, or the rarest word."""
        names, words = _keys(wanted)
        found = {at for name in names for at in self._named.get(name, ())}
        rarest = min(words, key=lambda word: len(self._titled.get(word, ())), default="")
        found.update(self._titled.get(rarest, ()))
        return [self._records[at] for at in sorted(found)]


def _keys(record: Record) -> tuple[set[str], set[str]]:
    """Give the words of who wrote or published a work, and those of its title."""
    fields = record.fields
    bodies = [str(fields.get(name, "")) for name in ("container-title", "publisher")]
    names: set[str] = set()
    for person in (*fields.get("author", ()), *fields.get("editor", ())):
        bodies.append(person.literal or "")
        names.update(words_of(person.family))
    names.update(word for body in bodies for word in (*words_of(body), *named(body)))
    return names, set(words_of(str(fields.get("title", ""))))


def _meant(text: str, mention: _Mention, sources: _Sources) -> list[Record]:
    """Return the sources that a mention may mean: one, if it surely is that."""
    wanted = mention.record
    records = sources.near(wanted)
    choice = matching.choose(wanted, records)
    if choice.accepted is not None:
        return [choice.accepted]
    same = [
        each.record for each in choice.candidates
        if not each.evidence.conflicts and set(each.evidence.reasons) >= _SAME
    ]  # fmt: skip
    fitting = same or [each for each in records if _fits(wanted.fields, each.fields)]
    count = len(wanted.fields.get("author", ()))
    if persons.others(text[mention.start : mention.end]):
        return [each for each in fitting if len(each.fields["author"]) > count]
    exact = [each for each in fitting if len(each.fields.get("author", ())) == count]
    return exact if len(exact) == 1 else fitting


_SAME = frozenset({"same body", "same day"})
#: What tells a source among those of a post, if all of it agrees
_TELLING = (
    frozenset({"author", "issued"}), frozenset({"author", "title"}),
    frozenset({"author", "container-title"}), frozenset({"title", "issued"}),
    frozenset({"container-title", "issued"}), frozenset({"container-title", "title"}),
)  # fmt: skip
_SAID = frozenset().union(*_TELLING)
#: Numbers of a date that has a day
_OF_DAY = 3


def _fits(said: Mapping[str, Any], source: Mapping[str, Any]) -> bool:
    """Tell whether all that a mention says is so of a source, and enough of it."""
    names = said.keys() & _SAID
    if not any(names >= some for some in _TELLING):
        return False
    persons = any(name.family for name in said.get("author", ()))
    if "title" not in names and not persons and len(said["issued"].start) < _OF_DAY:
        return False  # “a Guardian article of 2018”: of how many?
    return all(name in source and _AGREE[name](said[name], source[name]) for name in names)


def _same_date(said: Date, source: Date) -> bool:
    return bool(said.start) and source.start[: len(said.start)] == said.start


def _same_title(said: str, source: str) -> bool:
    """Compare titles; a mention may leave out what stands behind a colon."""
    return words_of(said) in (words_of(source), words_of(re.split(r"[:.?!]\s", source)[0]))


_AGREE: Mapping[str, Any] = {
    "author": same_names,
    "issued": _same_date,
    "title": _same_title,
    "container-title": lambda one, other: named(one) == named(other),
}
