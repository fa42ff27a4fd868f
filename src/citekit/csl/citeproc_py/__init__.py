"""The engine for now: citeproc-py, an entry at a time, and nothing of it shows.

A style is read and prepared once (`_prepared`, which keeps the last few); each
record becomes an item that the engine can digest; what it raises nevertheless
costs one entry its form, never the list.
"""

from __future__ import annotations

import os
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import citeproc
from attrs import field, frozen
from citeproc.model import CitationStylesElement
from lxml import etree

from citekit.csl import Entry, Rendered, catalogue, fallback, lexicon, links
from citekit.csl.catalogue import locales
from citekit.csl.citeproc_py import marks
from citekit.csl.citeproc_py.elements import CLASSES, Lexicon
from citekit.csl.citeproc_py.items import CiteItem, Item, item_of, sortable, text_of
from citekit.errors import Problem, Severity
from citekit.markup import Run
from citekit.variables import DATES, NAMES, VARIABLES

if TYPE_CHECKING:
    from citekit.markup import RichText
    from citekit.record import Record


__all__ = ["render"]

_NAMESPACE = "http://purl.org/net/xbiblio/csl"

#: The variable that counts the entries.
_NUMBER = "citation-number"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: What an entry is made of when the engine cannot take all that the record has.
_MAIN = frozenset(
    {"author", "editor", "title", "container-title", "publisher", "publisher-place", "issued"}
    | {"volume", "issue", "page", "DOI", "URL"}
)


def render(
    style: str | os.PathLike[str], records: Sequence[Record], *, locale: str | None = None
) -> Rendered:
    """Format records as `citekit.csl.render` says."""
    located = catalogue.locate(style)
    language = lexicon.language(locale) if locale is not None else located.locale
    stat = located.path.stat()
    engine = _prepared(located.path, (stat.st_mtime_ns, stat.st_size), language)
    with engine.lock:
        return _render(engine, located.name, records)


def _render(engine: _Engine, name: str, records: Sequence[Record]) -> Rendered:
    problems: list[Problem] = []
    if engine.cites:
        message = f"the style {name!r} has no bibliography; its citations are listed instead"
        problems.append(Problem("style-without-bibliography", message, severity="info"))
    order = _order(engine, name, records, problems)
    entries: list[Entry] = []
    failed: list[Problem] = []
    for number, position in enumerate(order, start=1):
        runs, problem = _entry(engine, name, records[position], number)
        entries.append(Entry(records[position].id, runs))
        if problem is not None:
            failed.append(problem)
    if len(failed) > 1 and len(failed) == len(records):
        message = f"the style {name!r} could not format any of the records; they are listed plainly"
        failed = [Problem("style-failed", message)]
    return Rendered(tuple(entries), (*problems, *failed))


def _entry(
    engine: _Engine, name: str, record: Record, number: int
) -> tuple[RichText, Problem | None]:
    """Format one record: fully, or from its main fields, or plainly."""
    if fallback.is_note(record):
        return links.link((*engine.label(number), *fallback.note(record)), record), None
    runs, trouble = engine.entry(item_of(record), number)
    if runs and (fallback.shows(runs, record) or not fallback.is_identifier(record)):
        return links.link(runs, record), None
    severity: Severity = "warning"
    runs = ()
    if trouble:
        runs, _ = engine.entry(item_of(record, _MAIN), number)
    if runs:
        how = "only its main fields are shown"
    else:
        runs = (*engine.label(number), *fallback.plainly(record))
        how = "it is shown plainly"
    if fallback.is_identifier(record):
        how, severity = "its identifier is shown", "info"
    why = f"could not format it ({trouble})" if trouble else "prints nothing of it"
    problem = Problem(
        "entry-not-formatted",
        f"record {record.id!r}: the style {name!r} {why}; {how}",
        excerpt=text_of(record.id),
        severity=severity,
    )
    return links.link(runs, record), problem


# Order


def _order(
    engine: _Engine, name: str, records: Sequence[Record], problems: list[Problem]
) -> list[int]:
    """Return the positions of the records in the order that the style asks for."""
    order = list(range(len(records)))
    if not engine.keys or len(records) < 2:
        return order
    try:
        columns = [[] for _ in engine.keys]  # type: list[list[tuple[int, int, str] | None]]
        for position, record in enumerate(records):
            item = CiteItem(engine.sortable(record), position + 1)
            for key, column in zip(engine.keys, columns, strict=True):
                column.append(_comparable(engine.key(key, item)))
    except Exception as error:  # whatever the engine raises: the list is still there
        message = f"the style {name!r} could not sort the list ({type(error).__name__})"
        problems.append(Problem("list-not-sorted", message))
        return order
    for key, column in reversed(list(zip(engine.keys, columns, strict=True))):
        # CSL 1.0.2, Sorting: "items with an empty sort key value are placed at the end"
        present = [position for position in order if column[position] is not None]
        absent = [position for position in order if column[position] is None]
        present.sort(key=column.__getitem__, reverse=key.get("sort") == "descending")
        order = [*present, *absent]
    return order


def _comparable(text: str) -> tuple[int, int, str] | None:
    """Make a sort key comparable: numbers by value, words without case and accents."""
    folded = unicodedata.normalize("NFKD", marks.strip(text)).casefold()
    folded = "".join(each for each in folded if not unicodedata.combining(each))
    folded = " ".join(re.sub(r"[^\w\s]+", " ", folded).split())
    if not folded:
        return None
    if re.fullmatch("[0-9]{1,18}", folded):
        return 0, int(folded), ""
    return 1, 0, folded


# The style


@frozen(eq=False)
class _Engine:
    """A style, ready to format: one thread at a time, hence the lock."""

    root: Any  #: kept, with `layout`, because lxml forgets what hangs on an element nobody holds
    part: Any  #: its bibliography, or its citation
    layout: Any
    keys: tuple[Any, ...]  #: the keys of its sort
    quotes: marks.Quotes
    cites: bool  #: there is no bibliography
    lock: threading.Lock = field(factory=threading.Lock)

    def entry(self, item: Item, number: int) -> tuple[RichText, str]:
        """Format an item. Returns the kind of error beside nothing when the engine gave up."""
        try:
            return marks.finish(self._text(CiteItem(item, number)), self.quotes), ""
        except Exception as error:  # it has many ways to give up; all mean the same here
            return (), type(error).__name__

    def label(self, number: int) -> RichText:
        """Return what stands before each entry of a numbered list: ``[1]`` and a space."""
        if self.cites or len(self.layout) == 0 or self.layout[0].get("variable") != _NUMBER:
            return ()
        self.layout.repressed = {}
        text = self.layout[0].render(CiteItem(Item("document", {}), number))
        return (*marks.finish(str(text), self.quotes), Run(" "))

    def _text(self, cite: CiteItem) -> str:
        self.layout.repressed = {}
        text = self.layout.render_children(cite)
        return self.layout.format(self.layout.wrap(text)) or ""

    def sortable(self, record: Record) -> Item:
        """Make the item to sort a record by; a note stands where its title would."""
        if fallback.is_note(record):
            record = record.replace({"title": record.fields["note"]})
        demote = self.root.get("demote-non-dropping-particle") != "never"
        return sortable(record, demote=demote)

    def key(self, key: Any, item: CiteItem) -> str:
        """Return the value of one sort key, as text; empty if there is none."""
        variable = key.get("variable")
        if variable == _NUMBER:
            return item.number
        if variable is None:
            self.layout.repressed = {}
            return str(key.sort_keys([item], self.layout)[0] or "")
        value = item.reference.get(variable)
        if variable in NAMES:
            return "; ".join(name["literal"] for name in value or ())
        if variable in DATES:
            return value.text if value is not None else ""
        return str(value or "") if variable in VARIABLES else ""


@lru_cache(maxsize=16)
def _prepared(path: Path, version: tuple[int, int], locale: str | None) -> _Engine:  # noqa: ARG001
    """Read a style and make it ready; `version` tells states of a file apart: time and size."""
    root: Any = etree.fromstring(catalogue.read(path)[0], _engine_parser())
    language = locale or root.get("default-locale") or "en-US"
    found = list(_locales_of(root, language))
    root.language = language.partition("-")[0]
    root.lexicon = _lexicon(found)
    root.calling = {}  # macro → whether it calls a variable: settled by the style alone
    root.macro_table = {macro.get("name"): macro for macro in root.iterfind(_tag("macro"))}
    _expand_dates(root, found)
    _add_names(root)
    bibliography = root.find(_tag("bibliography"))
    part = root.find(_tag("citation")) if bibliography is None else bibliography
    part.cites = []
    layout = part.find(_tag("layout"))
    if part.get("second-field-align") and len(layout) and layout[0].get("display") is None:
        layout[0].set("display", "left-margin")
    keys = tuple(part.iterfind(f"{_tag('sort')}/{_tag('key')}"))
    return _Engine(root, part, layout, keys, _quotes(root.lexicon), bibliography is None)


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _engine_parser() -> etree.XMLParser:
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_NAMESPACE)
    namespace[None] = CitationStylesElement
    namespace.update(CLASSES)
    made = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
    )
    made.set_element_class_lookup(lookup)
    return made


def _add_names(root: Any) -> None:
    """Give each ``names`` the ``name`` that it has by default.

    Inside a substitute there is none: such names are written like those they stand for.
    """
    for names in root.iter(_tag("names")):
        if names.find(_tag("name")) is None and names.getparent().tag != _tag("substitute"):
            names.insert(0, names.makeelement(_tag("name")))


def _expand_dates(root: Any, found: list[Any]) -> None:
    """Write the localized dates out: the parts are the locale's, the look is the style's."""
    formats = {}
    for locale in reversed(found):
        formats.update({date.get("form"): date for date in locale.iterfind(_tag("date"))})
    for date in list(root.iter(_tag("date"))):
        form = date.get("form")
        if form not in formats or date.getparent().tag == _tag("locale"):
            continue
        wanted = date.get("date-parts", "year-month-day").split("-")
        changes = {part.get("name"): dict(part.attrib) for part in date.iterfind(_tag("date-part"))}
        del date[:]
        for original in formats[form].iterfind(_tag("date-part")):
            if original.get("name") in wanted:
                part = date.makeelement(_tag("date-part"), dict(original.attrib))
                part.attrib.update(changes.get(original.get("name"), {}))
                date.append(part)
        for name, value in formats[form].attrib.items():
            if name != "form" and name not in date.attrib:
                date.set(name, value)
        del date.attrib["form"]


# The locales


@lru_cache(maxsize=16)
def _locale_file(name: str) -> Any:
    return etree.parse(locales()[name], etree.XMLParser(remove_comments=True)).getroot()


def _locales_of(root: Any, wanted: str) -> Iterator[Any]:
    """Yield the locales that terms are looked for in, the nearest first.

    CSL 1.0.2, Locale: in the style for the dialect, for the language, for all; then the
    locale files of the dialect, of the language's main dialect, of American English.
    """
    language = wanted.partition("-")[0]
    own = root.findall(_tag("locale"))
    for lang in dict.fromkeys((wanted, language, None)):
        yield from (locale for locale in own if locale.get(_LANG) == lang)
    files = (wanted, citeproc.PRIMARY_DIALECTS.get(language), "en-US")
    yield from (deepcopy(_locale_file(name)) for name in dict.fromkeys(files) if name in locales())


def _lexicon(found: list[Any]) -> Lexicon:
    terms: dict[tuple[str, str | None], tuple[str, str]] = {}
    whole: set[str] = set()
    options: dict[str, str] = {}
    for locale in reversed(found):
        added = list(locale.iterfind(f"{_tag('terms')}/{_tag('term')}"))
        if any(term.get("name") == "ordinal" for term in added):
            # CSL 1.0.2, Ordinal Suffixes: defining one set replaces the other
            terms = {key: text for key, text in terms.items() if not _is_ordinal(key[0])}
            whole.clear()
        for term in added:
            name, form = term.get("name"), term.get("form")
            if term.get("gender-form") is None:
                terms[name, None if form == "long" else form] = _term(term)
            if term.get("match") == "whole-number":
                whole.add(name)
        for each in locale.iterfind(_tag("style-options")):
            options.update(each.attrib)
    return Lexicon(terms, frozenset(whole), options)


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or name.startswith("ordinal-")


def _term(term: Any) -> tuple[str, str]:
    text: Callable[[str], str | None] = lambda name: term.findtext(_tag(name))  # noqa: E731
    plain = (term.text or "").strip("\n\t")
    single, multiple = text("single"), text("multiple")
    return single if single is not None else plain, multiple if multiple is not None else plain


def _quotes(lexicon: Lexicon) -> marks.Quotes:
    outer = lexicon.term("open-quote"), lexicon.term("close-quote")
    inner = lexicon.term("open-inner-quote"), lexicon.term("close-inner-quote")
    return marks.Quotes(outer, inner, lexicon.options.get("punctuation-in-quote") == "true")
