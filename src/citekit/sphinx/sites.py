"""A whole project as it is cited: which list each citation leads to, and how all of it reads.

What has to agree is formatted together: a `_Group` is the lists of one page in one style, with the
citations that lead there from anywhere; in a style of notes, those of the page itself. A group is
formatted when one of its pages is written or may have changed, and only then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, field, frozen

from citekit import apparatus, romans
from citekit.csl import lexicon
from citekit.csl.disambiguation import suffix
from citekit.csl.document import Citation
from citekit.errors import Nearest, StyleError, UnknownNameError
from citekit.markup import Layout, RichText, Run
from citekit.sphinx import filters, wordings
from citekit.sphinx.places import FORMS, Listing, Page, Place, cite_from

if TYPE_CHECKING:
    from citekit.csl.lexicon import Lexicon
    from citekit.csl.tree import Style
    from citekit.errors import Problem
    from citekit.record import Record

__all__ = ["Home", "Site", "Told", "Trouble"]


#: Groups of one page, style and language that know nothing of each other.
_SHOWN, _HIDDEN = "", "hidden"


class Home(NamedTuple):
    """Where a work is listed: the page, and the HTML id of its entry."""

    docname: str
    anchor: str


class Told(NamedTuple):
    """An entry of a list, as it is shown."""

    id: str
    anchor: str
    runs: RichText
    places: tuple[tuple[str, str], ...]  #: page and HTML id of each citation that leads to it


class Trouble(NamedTuple):
    """Something that a person should know about."""

    subtype: str
    message: str
    at: tuple[str, int]


class _Aim(NamedTuple):
    """What a key of a place means."""

    key: str
    record_id: str | None
    listing: tuple[str, int] | None  #: page, and which list of it


@define
class _Group:
    """Citations and lists that are formatted together."""

    style: Style
    locale: str
    listed: dict[str, None] = field(factory=dict)
    places: list[tuple[str, int]] = field(factory=list)


@frozen
class _Made:
    """What became of a group."""

    texts: Mapping[tuple[str, int], RichText]
    entries: Mapping[str, RichText]
    order: Mapping[str, int]
    layout: Layout
    problems: tuple[Problem, ...]


@define(slots=False)
class Site:
    """All pages of a project, in the order in which they are read. Made anew for each build.

    `style` and `locale` are those of the project; `load` gives a style by its name, or raises as
    `citekit.csl.load` does. What is wrong with what people wrote is in `troubles`.
    """

    pages: Mapping[str, Page]  #: in reading order
    records: Mapping[str, Record]
    files: Mapping[str, Iterable[Record]]  #: the records of each file
    style: Style
    locale: str
    load: Callable[[str], Style]
    digests: Mapping[str, bytes]  #: of the records
    version: Callable[[Style], object]  #: what changes when a style does
    exports: Mapping[str, Mapping[str, str]]  #: each record in formats to copy
    troubles: list[Trouble] = field(factory=list)
    _groups: dict[tuple[str, ...], _Group] = field(factory=dict)
    _made: dict[tuple[str, ...], _Made] = field(factory=dict)
    _memos: dict[tuple[str, str], dict[Any, Any]] = field(factory=dict)
    _members: dict[tuple[str, int], dict[str, str]] = field(factory=dict)
    _homes: dict[tuple[str, int], tuple[str, ...]] = field(factory=dict)
    _aims: dict[tuple[str, int], tuple[_Aim, ...]] = field(factory=dict)
    _cited_from: dict[tuple[str, int], dict[str, list[tuple[str, str]]]] = field(factory=dict)
    _first: dict[tuple[str, str], tuple[str, int]] = field(factory=dict)
    _elsewhere: dict[tuple[str, str], tuple[str, int]] = field(factory=dict)
    _local: dict[tuple[str, str, str], tuple[str, int]] = field(factory=dict)
    cited: dict[str, None] = field(factory=dict)  #: ids of the records that are cited or listed
    _placed: dict[tuple[str, int], tuple[str, ...]] = field(factory=dict)
    _numbers: dict[tuple[str, int], Mapping[str, str]] = field(factory=dict)
    _signed: dict[tuple[str, ...], str] = field(factory=dict)
    #: whether what stands under some conditions is in the output of this build
    shown: Callable[[tuple[str, ...]], bool] = field(default=lambda _: True)
    written: dict[str, str] = field(factory=dict)  #: HTML of records that is needed again

    def __attrs_post_init__(self) -> None:
        self._list(*self._by_key())
        self._aim()

    # --- which works each list has ------------------------------------------------------

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for key in self.records:
            found.setdefault(key.casefold(), key)
        return found

    def _known(self, key: str) -> str | None:
        """Return the id of the record that a key means; keys of BibTeX have no case."""
        return key if key in self.records else self._folded.get(key.casefold())

    def _by_key(
        self,
    ) -> tuple[dict[str, dict[str, dict[str, None]]], Mapping[str, list[tuple[str, str]]]]:
        """Find which pages cite each work: under each prefix of keys, and without one."""
        prefixes = {each.key_prefix for page in self.pages.values() for each in page.listings}
        lengths = sorted({len(prefix) for prefix in prefixes if prefix})
        meant: dict[str, list[tuple[str, str]]] = {}
        by_prefix: dict[str, dict[str, dict[str, None]]] = {"": {}}
        for docname, page in self.pages.items():
            for place in page.places:
                if place.own:
                    continue
                for cite in place.cites:
                    key = cite[0]
                    if key not in meant:
                        meant[key] = list(self._meanings(key, prefixes, lengths))
                    if place.only and not self.shown(place.only):
                        continue
                    for prefix, record_id in meant[key]:
                        pages = by_prefix.setdefault(prefix, {}).setdefault(record_id, {})
                        pages[docname] = None
        return by_prefix, meant

    def _meanings(
        self, key: str, prefixes: set[str], lengths: Sequence[int]
    ) -> Iterator[tuple[str, str]]:
        if (known := self._known(key)) is not None:
            yield "", known
        for length in lengths:
            prefix, rest = key[:length], key[length:]
            if prefix in prefixes and (known := self._known(rest)) is not None:
                yield prefix, known

    def _list(
        self,
        by_prefix: Mapping[str, Mapping[str, Mapping[str, None]]],
        meant: Mapping[str, list[tuple[str, str]]],
    ) -> None:
        self._meant = meant
        self._by_page = {prefix: _inverted(records) for prefix, records in by_prefix.items()}
        for docname, page in self.pages.items():
            taken = set(page.taken)
            for at, listing in enumerate(page.listings):
                ids = self._chosen(docname, listing, by_prefix.get(listing.key_prefix, {}))
                shown = self.shown(listing.only)
                group = self._group_of(docname, listing, _SHOWN if shown else _HIDDEN)
                self._homes[docname, at] = group
                members: dict[str, str] = {}
                for record_id in ids:
                    self._groups[group].listed[record_id] = None
                    name = apparatus.anchor(record_id)
                    members[record_id] = _free(name, taken) if shown else name
                    if not shown:
                        continue
                    prefixed = (listing.key_prefix, record_id)
                    if self._is_of_pages(listing):
                        self._elsewhere.setdefault(prefixed, (docname, at))
                    else:  # a list for all is the home of what its own page does not list
                        self._first.setdefault(prefixed, (docname, at))
                    self._local.setdefault((docname, *prefixed), (docname, at))
                self._members[docname, at] = members

        for prefixed, home in self._elsewhere.items():
            self._first.setdefault(prefixed, home)

    def _is_of_pages(self, listing: Listing) -> bool:
        """Tell whether a list has what some pages cite."""
        return filters.compiled(listing.filter).pages is not None

    def _chosen(
        self, docname: str, listing: Listing, cited: Mapping[str, Mapping[str, None]]
    ) -> dict[str, None]:
        """Return the works that a list has."""
        chosen: dict[str, None] = {}
        for key in listing.keys:
            known = self._known(key)
            if known is None:
                self._missing(key, listing.at)
            else:
                chosen[known] = None
        allowed = self._allowed(listing)
        expression = filters.compiled(listing.filter)
        candidates: Iterable[str] = self.records if allowed is None else allowed
        if listing.filter == "cited":
            candidates = cited
        elif expression.pages is not None:
            pages = self._by_page.get(listing.key_prefix, {})
            names = (page or docname for page in sorted(expression.pages))
            candidates = dict.fromkeys(one for name in names for one in pages.get(name, ()))
        try:
            for one in candidates:
                if one in chosen or (allowed is not None and one not in allowed):
                    continue
                pages_of = frozenset(cited.get(one, ()))
                if expression.passes(filters.Subject(self.records[one], docname, pages_of)):
                    chosen[one] = None
        except ValueError as error:
            message = f":filter: {listing.filter}: {error}"
            self.troubles.append(Trouble("filter-syntax", message, listing.at))
        return chosen

    def _allowed(self, listing: Listing) -> Mapping[str, None] | None:
        if not listing.files:
            return None
        return {record.id: None for file in listing.files for record in self.files.get(file, ())}

    def _group_of(self, docname: str, listing: Listing, sort: str) -> tuple[str, ...]:
        style, locale = self._style_of(listing), self._locale_of(listing)
        return self._group(docname, style, locale, sort)

    def _group(self, docname: str, style: Style, locale: str, sort: str = "") -> tuple[str, ...]:
        key = (docname, style.name, locale, sort)
        if key not in self._groups:
            self._groups[key] = _Group(style, locale)
        return key

    def _style_of(self, listing: Listing) -> Style:
        if not listing.style:
            return self.style
        try:
            return self.load(listing.style)
        except (UnknownNameError, StyleError, OSError) as error:
            self.troubles.append(Trouble("style-unknown", str(error), listing.at))
            return self.style

    def _locale_of(self, listing: Listing) -> str:
        if not listing.locale:
            return self.locale
        try:
            return lexicon.language(listing.locale)
        except UnknownNameError as error:
            self.troubles.append(Trouble("locale-unknown", str(error), listing.at))
            return self.locale

    # --- where each citation leads ------------------------------------------------------

    def _aim(self) -> None:
        for docname, page in self.pages.items():
            met: dict[str, _Aim] = {}
            homes: dict[tuple[_Aim, ...], tuple[str, ...]] = {}
            for at, place in enumerate(page.places):
                aims = tuple(self._aims_of(docname, place, met))
                if place.only and not self.shown(place.only):
                    self._hide(docname, at, aims)
                    continue
                self._aims[docname, at] = aims
                if place.own:
                    key = self._group(docname, self.style, self.locale, "foot")
                elif aims in homes:
                    key = homes[aims]
                else:
                    key = homes[aims] = self._home(docname, aims)
                self._placed[docname, at] = key
                self._groups[key].places.append((docname, at))
                self._tie(docname, place, aims, self._groups[key])
        for members in self._members.values():
            self.cited.update(dict.fromkeys(members))

    def _tie(self, docname: str, place: Place, aims: Iterable[_Aim], group: _Group) -> None:
        """Note that entries are cited from a place; tell of keys that lead nowhere."""
        for aim in aims:
            if aim.record_id is None:
                if not place.bare:
                    self._missing(aim.key, place.at)
                continue
            self.cited[aim.record_id] = None
            if aim.listing is not None and FORMS[place.form].part != "nothing":
                entry = self._cited_from.setdefault(aim.listing, {})
                entry.setdefault(aim.record_id, []).append((docname, place.id))
            elif place.form == "entry":
                group.listed[aim.record_id] = None
            elif not place.own and not self.style.note:
                self._unlisted(aim.key, place)

    def _hide(self, docname: str, at: int, aims: Iterable[_Aim]) -> None:
        """Format what will not be seen by itself: it moves no number, and nothing leads to it."""
        self._aims[docname, at] = tuple(aim._replace(listing=None) for aim in aims)
        key = self._placed[docname, at] = self._group(docname, self.style, self.locale, _HIDDEN)
        self._groups[key].places.append((docname, at))

    def _aims_of(self, docname: str, place: Place, met: dict[str, _Aim]) -> Iterator[_Aim]:
        """Yield what the keys of a place mean; `met` has those that the page had before."""
        for cite in place.cites:
            key = cite[0]
            if place.own:
                yield _Aim(key, self._known(key), None)
                continue
            if key not in met:
                met[key] = self._aim_of(docname, key)
            yield met[key]

    def _aim_of(self, docname: str, key: str) -> _Aim:
        meanings = self._meant[key]
        homes = [self._local[docname, *one] for one in meanings if (docname, *one) in self._local]
        homes += [self._first[one] for one in meanings if one in self._first]
        if not homes:
            return _Aim(key, meanings[0][1] if meanings else None, None)
        members = self._members[homes[0]]
        return _Aim(key, next(one[1] for one in meanings if one[1] in members), homes[0])

    def _home(self, docname: str, aims: Sequence[_Aim]) -> tuple[str, ...]:
        """Return the group that a citation in the text is formatted in."""
        listings = [aim.listing for aim in aims if aim.listing is not None]
        if self.style.note or not listings:
            return self._group(docname, self.style, self.locale)
        ids = [aim.record_id for aim in aims]
        whole = [
            one
            for one in dict.fromkeys(listings)
            if all(each in self._members[one] for each in ids)
        ]
        key = self._homes[(whole or listings)[0]]
        if self._groups[key].style.note:  # of which there can be no note here
            return self._group(docname, self.style, self.locale)
        return key

    def _missing(self, key: str, at: tuple[str, int]) -> None:
        message = str(apparatus.Unknown(0, key, self._near(key)))
        self.troubles.append(Trouble("key-not-found", message, at))

    @cached_property
    def _near(self) -> Nearest:
        return Nearest(self.records)

    def _unlisted(self, key: str, place: Place) -> None:
        if FORMS[place.form].part == "nothing":
            return
        message = f"{key!r} is cited, but no bibliography lists it"
        self.troubles.append(Trouble("not-listed", message, place.at))

    # --- how it reads -------------------------------------------------------------------

    def text(self, docname: str, at: int) -> RichText:
        """Return how a citation of a page reads; () if it prints nothing."""
        runs = self._format(self._placed[docname, at]).texts[docname, at]
        prefixes = {aim.record_id: self._prefix(aim.listing) for aim in self._aims[docname, at]}
        runs = wordings.prefixed(runs, lambda run: prefixes.get(run.cite, ""))
        numbers = {
            aim.record_id: self._numbers_of(aim.listing).get(aim.record_id or "")
            for aim in self._aims[docname, at]
            if aim.listing is not None and self._listing(aim.listing).kind == "enumerated"
        }
        if not numbers:
            return runs
        return tuple(
            run._replace(text=numbers.get(run.cite) or run.text)
            if run.variable == "citation-number"
            else run
            for run in runs
        )

    def _listing(self, listing: tuple[str, int]) -> Listing:
        return self.pages[listing[0]].listings[listing[1]]

    def _numbers_of(self, listing: tuple[str, int]) -> Mapping[str, str]:
        """Return the numbers of an enumerated list, by its entries: they are cited by them."""
        if listing not in self._numbers:
            write = _NUMERALS[self._listing(listing).enumerated]
            entries = enumerate(self._sorted(*listing), self.start(*listing))
            self._numbers[listing] = {one: write(number) for number, one in entries}
        return self._numbers[listing]

    def _prefix(self, listing: tuple[str, int] | None) -> str:
        """Return what stands before the labels of a list, if it shows them."""
        if listing is None or self._listing(listing).kind == "enumerated":
            return ""
        return self._listing(listing).label_prefix

    def is_text(self, docname: str, at: int) -> bool:
        """Tell whether a citation is just words: a bare ``@name`` that names no record."""
        place = self.pages[docname].places[at]
        return place.bare and all(aim.record_id is None for aim in self._aims[docname, at])

    def homes(self, docname: str, at: int) -> dict[str, Home]:
        """Tell where the works of a citation are listed."""
        return {
            aim.record_id: Home(aim.listing[0], self._members[aim.listing][aim.record_id])
            for aim in self._aims[docname, at]
            if aim.record_id is not None and aim.listing is not None
        }

    def tip(self, docname: str, at: int, record_id: str) -> RichText:
        """Return the whole reference of a work that a citation cites."""
        return self._format(self._placed[docname, at]).entries.get(record_id, ())

    def entries(self, docname: str, at: int) -> list[Told]:
        """Return the entries of a list of a page, in the order of the style."""
        members = self._members[docname, at]
        made = self._format(self._homes[docname, at])
        sources = self._cited_from.get((docname, at), {})
        prefix = self._prefix((docname, at))
        return [
            Told(
                one,
                members[one],
                wordings.prefixed(made.entries[one], lambda _: prefix),
                tuple(sources.get(one, ())),
            )
            for one in self._sorted(docname, at)
        ]

    def _sorted(self, docname: str, at: int) -> list[str]:
        order = self._format(self._homes[docname, at]).order
        return sorted(self._members[docname, at], key=lambda one: order[one])

    def layout(self, docname: str, at: int) -> Layout:
        """Return how the style of a list wants it to look."""
        return self._format(self._homes[docname, at]).layout

    def start(self, docname: str, at: int) -> int:
        """Return the number of the first entry of an enumerated list."""
        listing = self.pages[docname].listings[at]
        if listing.start:
            return listing.start
        before = [
            one for one in range(at) if self.pages[docname].listings[one].kind == listing.kind
        ]
        if not before:
            return 1
        return self.start(docname, before[-1]) + len(self._members[docname, before[-1]])

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with records and styles, as far as they have been formatted."""
        seen = set()
        for made in self._made.values():
            for problem in made.problems:
                if problem not in seen:
                    seen.add(problem)
                    yield problem

    def _format(self, key: tuple[str, ...]) -> _Made:
        if key not in self._made:
            self._made[key] = self._formatted(self._groups[key])
        return self._made[key]

    def _formatted(self, group: _Group) -> _Made:
        given: list[Citation] = []
        spans: dict[tuple[str, int], tuple[int, int]] = {}
        asides = [one for one in group.places if wordings.aside(self._place(one).form)]
        others = [one for one in group.places if not wordings.aside(self._place(one).form)]
        for one in (*others, *asides):  # what names a work does not cite it for the first time
            found = wordings.citations(self._form(one), self._cites(one), self._note(one))
            spans[one] = (len(given), len(given) + len(found))
            given += found
        memo = self._memos.setdefault((group.style.name, group.locale), {})
        made = apparatus.build(
            self.records, given, style=group.style, locale=group.locale, listed=group.listed,
            memo=memo,
        )  # fmt: skip
        self._tell_unprinted(made.unprinted, spans)
        entries = {entry.id: entry.runs for entry in made.entries}
        words = lexicon.lexicon(group.locale)
        named = (one for one in group.places if FORMS[self._place(one).form].full)
        ids = [cite.id for one in named for cite in self._cites(one)]
        names = apparatus.authors(ids, self.records, group.style, group.locale) if ids else {}
        texts = {}
        for one, (start, stop) in spans.items():
            form, cites = self._form(one), self._cites(one)
            if FORMS[form].part == "entry":
                texts[one] = self._entry(one, entries, words)
            else:
                said = [citation.runs for citation in made.citations[start:stop]]
                texts[one] = wordings.wording(form, cites, said, self.records, words, names)
        order = {entry.id: at for at, entry in enumerate(made.entries)}
        return _Made(texts, entries, order, made.layout, made.problems)

    def _tell_unprinted(
        self,
        unprinted: Iterable[apparatus.Unprinted],
        spans: Mapping[tuple[str, int], tuple[int, int]],
    ) -> None:
        """Tell of places in works that the style does not print, where they would be seen."""
        homes = {at: one for one, span in spans.items() for at in range(*span)}
        for each in unprinted:
            place = self._place(homes[each.citation])
            if self.shown(place.only):
                self.troubles.append(Trouble("locator-missing", str(each), place.at))

    def _place(self, one: tuple[str, int]) -> Place:
        return self.pages[one[0]].places[one[1]]

    def _form(self, one: tuple[str, int]) -> str:
        """Return what a place prints: in a note no other note can be, so that names stay there."""
        form = self._place(one).form
        if FORMS[form].part == "narrative" and self._note(one):
            return "ps" if FORMS[form].full else "p"
        return form

    def _note(self, one: tuple[str, int]) -> int:
        return self._place(one).note if self.style.note else 0

    def _cites(self, one: tuple[str, int]) -> list[Any]:
        pairs = zip(self._place(one).cites, self._aims[one], strict=True)
        return [cite_from(cite, aim.record_id or aim.key) for cite, aim in pairs]

    def _entry(
        self, one: tuple[str, int], entries: Mapping[str, RichText], words: Lexicon
    ) -> RichText:
        """Return what a footnote of ``footcite`` says: the entry, without its number."""
        found: list[Run] = []
        for cite in self._cites(one):
            runs = entries.get(cite.id)
            if runs is None:
                runs = (Run(f"({cite.id}?)", frozenset({"bold"})),)
            before = (Run(f"{cite.prefix} "),) if cite.prefix else ()
            place = f", {apparatus.located(cite, words)}" if cite.locator else ""
            entry = _going_on(apparatus.unlabelled(runs), f"{place}{cite.suffix}")
            found += [*((Run("; "),) if found else ()), *before, *entry]
        return tuple(found)

    # --- what changed -------------------------------------------------------------------

    def signature(self, docname: str) -> str:
        """Return what is the same as long as all is that the text of a page depends on."""
        return _hash(self._depends(docname))

    def _depends(self, docname: str) -> Iterator[object]:
        page = self.pages[docname]
        groups: dict[tuple[str, ...], int] = {}
        aimed: dict[_Aim, None] = {}
        for at, place in enumerate(page.places):
            yield place[:6]
            yield groups.setdefault(self._placed[docname, at], len(groups))
            aimed.update(dict.fromkeys(self._aims[docname, at]))
        for aim in aimed:
            yield tuple(aim)  # which has no names to write
            if aim.listing is not None and aim.record_id is not None:
                yield self._members[aim.listing][aim.record_id], self._prefix(aim.listing)
                if (listing := self._listing(aim.listing)).kind == "enumerated":
                    yield listing.enumerated, self.start(*aim.listing)
                    yield self._group_signature(self._homes[aim.listing])
        yield [self._group_signature(group) for group in groups]
        for at, listing in enumerate(page.listings):
            yield listing[5:10], self._members[docname, at], self._cited_from.get((docname, at))
            yield self._group_signature(self._homes[docname, at])

    def _group_signature(self, key: tuple[str, ...]) -> str:
        if key not in self._signed:
            self._signed[key] = _hash(self._group_depends(self._groups[key]))
        return self._signed[key]

    def _group_depends(self, group: _Group) -> Iterator[object]:
        yield self.version(group.style), group.locale, self.style.note
        aimed: dict[tuple[str, str | None], None] = {}
        for one in group.places:
            place = self._place(one)
            yield one, place.form, place.note, place.cites
            aimed.update({(aim.key, aim.record_id): None for aim in self._aims[one]})
        yield list(aimed)
        ids = dict.fromkeys([*group.listed, *(record_id or "" for _, record_id in aimed)])
        yield [(record_id, self.digests.get(record_id)) for record_id in ids]

    def digest(self, docname: str) -> str:
        """Return what is the same as long as the text of a page is."""
        return _hash(self._shown(docname))

    def _shown(self, docname: str) -> Iterator[object]:
        page = self.pages[docname]
        tips: dict[tuple[Home, tuple[str, ...]], RichText] = {}
        for at, place in enumerate(page.places):
            yield place.id, _plainly(self.text(docname, at)), self.is_text(docname, at)
            for record_id, home in self.homes(docname, at).items():
                key = home, self._placed[docname, at]
                yield tuple(home)
                if key not in tips:
                    tips[key] = self.tip(docname, at, record_id)
        yield from map(_plainly, tips.values())
        for at, listing in enumerate(page.listings):
            yield listing[5:9], self.start(docname, at), self.layout(docname, at)
            for entry in self.entries(docname, at):
                yield entry.anchor, _plainly(entry.runs), entry.places, self.digests[entry.id]


def _going_on(entry: RichText, after: str) -> RichText:
    """Let an entry go on: its full stop comes at the end of all."""
    if not after:
        return entry
    begun = apparatus.unstopped(entry)
    return (*begun, Run(after if begun == entry or after[-1] == "." else f"{after}."))


def _plainly(runs: RichText) -> list[object]:
    """Return runs without sets, whose order is another each time."""
    return [(run[0], run.styles and sorted(run.styles), run[2:]) for run in runs]


def _hash(parts: Iterable[object]) -> str:
    text = repr(list(parts)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=12).hexdigest()


def _inverted(records: Mapping[str, Mapping[str, None]]) -> dict[str, dict[str, None]]:
    pages: dict[str, dict[str, None]] = {}
    for record_id, docnames in records.items():
        for docname in docnames:
            pages.setdefault(docname, {})[record_id] = None
    return pages


#: How an enumerated list writes its numbers.
_NUMERALS: Mapping[str, Callable[[int], str]] = {
    "arabic": str,
    "loweralpha": lambda number: suffix(number - 1),
    "upperalpha": lambda number: suffix(number - 1).upper(),
    "lowerroman": lambda number: romans.write(number).lower(),
    "upperroman": romans.write,
}


def _free(anchor: str, taken: set[str]) -> str:
    name, number = anchor, 1
    while name in taken:
        number += 1
        name = f"{anchor}-{number}"
    taken.add(name)
    return name
