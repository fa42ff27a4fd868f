"""What citations add to a text: what stands at each place, and the list they lead to.

`build` is the door. It gives rich text; the hosts (posts, Sphinx, MkDocs …) put it in place in
their own words, and `webtext` is for those that take HTML.

    shelf        the records that a text may cite: files of a bibliography, read once
    desk         texts that are cited one after the other: their wishes, and what is kept
    matter       what stands above a text, in YAML
    webtext      citations, notes and lists as HTML, with links that lead there and back
    machine      the same for programs: COinS, and JSON-LD in the words of schema.org
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from citekit import csl
from citekit.csl.document import Citation, Cite
from citekit.csl.numerals import is_plural
from citekit.csl.shapes import setting
from citekit.errors import Nearest, Problem
from citekit.markup import Layout, Local, RichText, Run, cut, parse, plain
from citekit.record import Name

if TYPE_CHECKING:
    from citekit.csl import Rendered
    from citekit.csl.lexicon import Lexicon
    from citekit.csl.tree import Style
    from citekit.record import Record

__all__ = [
    "LABELS",
    "SHORT",
    "Apparatus",
    "Listed",
    "Shown",
    "Unknown",
    "Unprinted",
    "anchor",
    "authors",
    "begun",
    "build",
    "leading",
    "linked",
    "located",
    "missing",
    "settled",
    "unbracketed",
    "unlabelled",
    "unstopped",
    "year",
]


@frozen
class Shown:
    """A citation as it reads at its place."""

    runs: RichText  #: `Run.cite` says which work a part of it cites; never empty
    cites: tuple[str, ...]  #: ids of the records that it cites
    note: int = 0  #: the note that it stands in; 0: it stands in the text
    #: in a style of notes, where the authors are part of the sentence: their names, which stand
    #: before the note
    author: RichText = ()


@frozen
class Listed:
    """An entry of the list, and where it is cited."""

    id: str
    anchor: str  #: the HTML id of the entry, from the id of the record alone
    runs: RichText
    places: tuple[int, ...]  #: which citations cite it, by their number from 0


@frozen
class Unknown:
    """A cite of a record that is not there."""

    citation: int  #: which citation, from 0
    id: str
    suggestions: tuple[str, ...]  #: the three nearest ids, best first

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"no record has the id {self.id!r}{hint}"


@frozen
class Unprinted:
    """A place in a work that a cite names and the style does not print."""

    citation: int  #: which citation, from 0
    id: str
    label: str  #: what the place counts: a CSL locator term
    locator: str

    def __str__(self) -> str:
        return f"the style prints no {self.label} {self.locator!r} of {self.id!r}"


@frozen
class Apparatus:
    """The citations of a text, and its list."""

    citations: tuple[Shown, ...]  #: one a citation, in the order they were given
    entries: tuple[Listed, ...]  #: in the order of the style
    unknown: tuple[Unknown, ...] = ()  #: what could not be cited; its id is shown in its place
    unprinted: tuple[Unprinted, ...] = ()  #: places in works that readers will not see
    problems: tuple[Problem, ...] = ()  #: of the style and the records
    layout: Layout = field(factory=Layout)  #: how the style wants the list to look
    notes: bool = False  #: the citations of the style are notes


def build(
    records: Mapping[str, Record],
    citations: Iterable[Citation],
    *,
    style: Style | str | os.PathLike[str],
    locale: str | None = None,
    listed: Iterable[str] = (),
    memo: dict[Any, Any] | None = None,
) -> Apparatus:
    """Format the citations of a text, and the list of what they cite and of what is `listed`.

    `records` are what may be cited, by id. A cite of an id that is not there is `unknown`, and
    shown as its id with a question mark, in bold: never as an empty bracket; such ids among
    `listed` are left out. `style`, `locale` and `memo` are those of `citekit.csl.render`, and so
    are the errors.

    >>> from citekit.record import Record
    >>> works = {"a": Record("a", "book", {"title": "A"})}
    >>> made = build(works, [Citation(["a", "b"])], style="apa")
    >>> plain(made.citations[0].runs), made.entries[0].places, made.unknown[0].id
    ('(A, n.d.) (b?)', (0,), 'b')
    """
    loaded = style if not isinstance(style, str | os.PathLike) else csl.load(style)
    given = list(citations)
    authors = _authors(given, records, loaded, locale) if loaded.note else {}
    for at in authors:
        given[at] = _without_author(given[at])
    known = [_of_known(citation, records) for citation in given]
    cited = (cite.id for citation in known for cite in citation.cites)
    ids = dict.fromkeys([*cited, *(each for each in listed if each in records)])
    works = [records[each] for each in ids]

    def render(citations: list[Citation]) -> tuple[Rendered, list[RichText]]:
        rendered = csl.render(
            loaded, works, [one for one in citations if one.cites], locale=locale, memo=memo
        )
        texts = iter(rendered.citations)
        return rendered, [next(texts) if one.cites else () for one in citations]

    rendered, texts = render(known)
    if (shows := list(map(_showing, known, texts))) != known:
        known, (rendered, texts) = shows, render(shows)
    words = setting(loaded, locale).lexicon
    places = _places(known)
    return Apparatus(
        citations=tuple(
            _shown(one, text, whole, authors.get(at, ()), words)
            for at, (one, text, whole) in enumerate(zip(known, texts, given, strict=True))
        ),
        entries=tuple(
            Listed(entry.id, anchor(entry.id), entry.runs, tuple(places.get(entry.id, ())))
            for entry in rendered.entries
        ),
        unknown=tuple(_unknown(given, records)),
        unprinted=tuple(_unprinted(known, texts)),
        problems=rendered.problems,
        layout=rendered.layout,
        notes=loaded.note,
    )


def _places(citations: Iterable[Citation]) -> dict[str, list[int]]:
    """Tell which citations cite each work."""
    places: dict[str, list[int]] = {}
    for at, citation in enumerate(citations):
        for each in dict.fromkeys(cite.id for cite in citation.cites):
            places.setdefault(each, []).append(at)
    return places


def _of_known(citation: Citation, records: Mapping[str, Record]) -> Citation:
    if all(cite.id in records for cite in citation.cites):
        return citation
    return evolve(citation, cites=[cite for cite in citation.cites if cite.id in records])


def _showing(citation: Citation, runs: RichText) -> Citation:
    """Let cites name their authors where nothing would be left: ``[-@roe]`` in MLA."""
    if not any(cite.suppress_author for cite in citation.cites):
        return citation
    seen = {run.cite for run in runs if run.text.strip()}
    if all(cite.id in seen or not cite.suppress_author for cite in citation.cites):
        return citation
    cites = [
        evolve(cite, suppress_author=cite.suppress_author and cite.id in seen)
        for cite in citation.cites
    ]
    return evolve(citation, cites=cites)


def _authors(
    given: Sequence[Citation], records: Mapping[str, Record], style: Style, locale: str | None
) -> dict[int, RichText]:
    """Name whom the text names before a note: in full where it cites the work for the first time.

    Gives the names by the number of the citation.
    """
    wanted: dict[int, tuple[str, str]] = {}
    seen: set[str] = set()
    for at, citation in enumerate(given):
        ids = [cite.id for cite in citation.cites]
        if citation.narrative and ids and ids[0] in records:
            known = ids[0] in seen or not _is_by_someone(records[ids[0]])
            wanted[at] = ids[0], "subsequent" if known else "first"
        seen.update(ids)
    if not wanted:
        return {}
    kinds = list(dict.fromkeys(wanted.values()))
    alone = [
        Citation([Cite(each, author_only=True, positions=frozenset({position}))], note=at)
        for at, (each, position) in enumerate(kinds, 1)
    ]
    cited = [records[each] for each in dict.fromkeys(each for each, _ in kinds)]
    texts = csl.render(style, cited, alone, locale=locale, links=False).citations
    named = dict(zip(kinds, texts, strict=True))
    return {at: named[kind] for at, kind in wanted.items()}


def _is_by_someone(record: Record) -> bool:
    """Tell whether a note begins with names; where it begins with a title, it says it in short."""
    return any(
        isinstance(value, tuple) and value and isinstance(value[0], Name)
        for value in record.fields.values()
    )


def authors(
    ids: Iterable[str], records: Mapping[str, Record], style: Style, locale: str | None = None
) -> dict[str, RichText]:
    """Name all whom works are by, as citations in a style have names; () where they have none.

    >>> from citekit.record import Name, Record
    >>> people = (Name("Roe"), Name("Poe"), Name("Coe"))
    >>> works = {"a": Record("a", "book", {"author": people})}
    >>> plain(authors(["a"], works, csl.load("apa"))["a"])
    'Roe, Poe, & Coe'
    """
    wanted = [each for each in dict.fromkeys(ids) if each in records]
    later = frozenset({"subsequent"})
    alone = [
        Citation([Cite(each, author_only=True, positions=later)], note=at if style.note else 0)
        for at, each in enumerate(wanted, 1)
    ]
    cited = [records[each] for each in wanted]
    texts = csl.render(style.unabridged, cited, alone, locale=locale, links=False).citations
    return {
        each: () if any(run.variable in LABELS for run in runs) else runs
        for each, runs in zip(wanted, texts, strict=True)
    }


#: What a style prints instead of authors.
LABELS = frozenset({"citation-number", "citation-label"})


def _without_author(citation: Citation) -> Citation:
    first, *others = citation.cites
    return evolve(citation, cites=[evolve(first, suppress_author=True), *others], narrative=False)


def _shown(
    known: Citation, runs: RichText, given: Citation, author: RichText, words: Lexicon
) -> Shown:
    """Say what a citation is, with what could not be cited in it or behind it."""
    ids = tuple(dict.fromkeys(cite.id for cite in known.cites))
    missing = [cite for cite in given.cites if cite.id not in set(ids)]
    if missing:
        said = [run for cite in missing for run in (Run("; "), *_missing(cite, words))][1:]
        runs = (*runs, *((Run(" "),) if runs else ()), Run("("), *said, Run(")"))
    return Shown(runs, ids, given.note, author)


def _missing(cite: Cite, words: Lexicon) -> Iterator[Run]:
    """Show a cite of an id that is not there, with what the writer put around it."""
    yield from parse(f"{cite.prefix.rstrip()} " if cite.prefix else "")
    yield Run(f"{cite.id}?", frozenset({"bold"}))
    if cite.locator:
        yield Run(f", {located(cite, words)}")
    apart = cite.suffix[:1].isalnum()
    yield from parse(f"{' ' if apart else ''}{cite.suffix}")


def located(cite: Cite, words: Lexicon) -> str:
    """Write the place in a work that a cite names where no style does, with the word for it.

    >>> from citekit.csl.lexicon import lexicon
    >>> located(Cite("roe", locator="3-5"), lexicon("en-US"))
    'pp. 3-5'
    """
    word = words.term(cite.label, "short", plural=is_plural(cite.locator, "locator"))
    return f"{word or cite.label} {cite.locator}"


def _unknown(citations: Sequence[Citation], records: Mapping[str, Record]) -> Iterator[Unknown]:
    near = Nearest(records)
    for at, citation in enumerate(citations):
        for cite in citation.cites:
            if cite.id not in records:
                yield Unknown(at, cite.id, near(cite.id))


def _unprinted(known: Sequence[Citation], texts: Iterable[RichText]) -> Iterator[Unprinted]:
    """Find places that are not printed; “Ibid.” says the one before it again."""
    before: tuple[str, ...] = ()
    for at, (citation, shown) in enumerate(zip(known, texts, strict=True)):
        placed = {run.cite for run in shown if run.variable == "locator"}
        for cite in citation.cites:
            said = cite.id, cite.label, cite.locator
            if cite.id in placed or said == before or not cite.locator:
                before = said
            else:
                before = ()
                yield Unprinted(at, *said)


def missing(listed: Iterable[str], records: Mapping[str, Record]) -> Iterator[Problem]:
    """Tell of ids that are to be listed uncited, and that no record has; ``*`` is all.

    >>> [problem.message for problem in missing(["roe", "*"], {})]
    ["in nocite: no record has the id 'roe'"]
    """
    near = Nearest(records)
    for each in dict.fromkeys(listed):
        if each != "*" and each not in records:
            said = f"in nocite: {Unknown(-1, each, near(each))}"
            yield Problem("record-missing", said, excerpt=each)


def begun(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """Let the writer's words before cites that begin a note begin with a capital, as notes do.

    >>> begun([Cite("roe", prefix="see"), Cite("poe", prefix="and")])[0].prefix
    'See'
    """
    first, *others = cites
    prefix = _FIRST.sub(lambda one: one[1] + one[2].upper(), first.prefix)
    return evolve(first, prefix=prefix), *others


#: The first letter of rich text, if it begins with one.
_FIRST = re.compile(r"\A((?:\s|<[^<>]{1,60}>){0,9})([^\W\d_])")


def anchor(record_id: str) -> str:
    """Return the HTML id of the entry of a record: the same wherever it is listed.

    >>> anchor("knuth1984"), anchor("doi:10.1000/x y")
    ('ref-knuth1984', 'ref-doi-10.1000-x-y-fabf45')
    """
    plainly = _UNFIT.sub("-", record_id)
    if plainly == record_id:
        return f"ref-{record_id}"
    digest = hashlib.sha256(record_id.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"ref-{plainly.strip('-')[:80]}-{digest}"


#: What an id may hold without being written otherwise in addresses or selectors.
_UNFIT = re.compile(r"[^A-Za-z0-9_.-]+")


def leading(runs: RichText) -> Iterator[tuple[str | None, RichText]]:
    """Part a citation into what may lead to an entry, with the record, and what may not.

    Of a cite with links of its own, as notes have, it is the text before or behind them.

    >>> note = (Run("Roe, ", cite="a"), Run("doi:1", cite="a", href="https://doi.org/1"))
    >>> [(each, plain(part)) for each, part in leading(note)]
    [('a', 'Roe'), (None, ', '), (None, 'doi:1')]
    """
    for record_id, group in groupby(runs, key=lambda run: run.cite):
        whole = tuple(group)
        if record_id is None or not any(run.href for run in whole):
            yield record_id, whole
            continue
        led = False
        for has_link, some in groupby(whole, key=lambda run: bool(run.href)):
            part = tuple(some)
            text = plain(part)
            end = 0 if led or has_link else len(text.rstrip(_BETWEEN))
            led = led or end > 0
            if end:
                yield record_id, cut(part, 0, end)
            if end < len(text):
                yield None, cut(part, end, len(text))


#: What stands between a text and the link behind it.
_BETWEEN = " \u00a0,;:.(<“‘"


def linked(runs: RichText, address: Callable[[str], str | None]) -> RichText:
    """Make each part of a citation a link to the entry of what it cites.

    `address` gives where the entry of a record is, or None for one that is nowhere. A cite that
    has links of its own keeps those (`leading`).

    >>> [run.href for run in linked((Run("("), Run("1", cite="a")), lambda id: f"#ref-{id}")]
    [None, '#ref-a']
    """
    found: list[Run] = []
    for record_id, part in leading(runs):
        target = None if record_id is None else address(record_id)
        found += [run._replace(href=Local(target)) for run in part] if target else part
    return tuple(found)


#: Words that end in a full stop of their own.
SHORT = ("n.d.", "ed.", "eds.", "et al.")
_STOP = re.compile(r"\.([”\"’»]{0,2}\s{0,2})\Z")
_CLOSING = '”"’» '


def unstopped(runs: RichText, short: tuple[str, ...] = SHORT) -> RichText:
    """Take away the full stop at the end: a note within a sentence of a note has none.

    A word that is `short` keeps its own.

    >>> plain(unstopped((Run("Roe, "), Run("Rivers.”"))))
    'Roe, Rivers”'
    >>> plain(unstopped((Run("Roe, n.d."),)))
    'Roe, n.d.'
    """
    text = plain(runs)
    if text.rstrip(_CLOSING).endswith(short) or not (stop := _STOP.search(text)):
        return runs
    return (*cut(runs, 0, stop.start()), *cut(runs, stop.start() + 1, len(text)))


def settled(before: str, after: str) -> tuple[str, str]:
    """Set the mark of a note between two texts: no space before it, and behind punctuation.

    Where no space is before it, the writer has set it.

    >>> settled("So ", ", and"), settled("So, ", ", and"), settled("So,", " and")
    (('So,', ' and'), ('So,', ' and'), ('So,', ' and'))
    """
    text = before.rstrip()
    if text == before:
        return before, after
    found = _PUNCTUATION.match(after)
    if found is None:
        return text, after
    twice = found[0][0] in ",;:" and text.endswith(found[0][0])
    return f"{text}{found[0][twice:]}", after[found.end() :]


_PUNCTUATION = re.compile(r"[.,;:!?…]{1,9}[”’\"'»]?")

_PAIRS: Mapping[str, str] = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "<": ">", "（": "）"}


def unbracketed(runs: RichText) -> tuple[str, RichText, str]:
    """Part a citation from the brackets around it, if they are one pair.

    >>> opening, inner, closing = unbracketed((Run("(Roe (ed.) "), Run("1984)")))
    >>> opening, plain(inner), closing
    ('(', 'Roe (ed.) 1984', ')')
    >>> unbracketed((Run("(Roe) (Poe)"),))[0]
    ''
    """
    text = plain(runs)
    closing = _PAIRS.get(text[:1], "")
    depth = 0
    for at, sign in enumerate(text if closing else ""):
        depth += (sign == text[0]) - (sign == closing)
        if depth == 0:
            if at < len(text) - 1:
                break
            return text[0], cut(runs, 1, at), closing
    return "", runs, ""


def unlabelled(runs: RichText) -> RichText:
    """Return an entry without the number or label in its margin.

    >>> unlabelled((Run("[1]", block="left-margin"), Run("Roe.", block="right-inline")))[0].text
    'Roe.'
    """
    if all(run.block is None for run in runs):
        return runs
    return tuple(run._replace(block=None) for run in runs if run.block != "left-margin")


def year(runs: RichText) -> str:
    """Return the year that a citation in an author-date style prints, with its letter.

    >>> year((Run("Roe "), Run("1984", variable="issued"), Run("a", variable="year-suffix")))
    '1984a'
    """
    return plain(run for run in runs if run.variable in ("issued", "year-suffix"))
