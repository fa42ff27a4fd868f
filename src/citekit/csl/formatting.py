"""A document → entries and citations that nothing is missing from.

What a style prints nothing of is printed plainly, with a problem that says so: a list is
never shorter than what went in. Entries become rich text when they are read, so that a
list of 100,000 does not stand in memory as a million runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar, overload

from citekit.csl import Entry, Rendered, fallback
from citekit.csl.collapsing import citation_text, prints_any
from citekit.csl.document import Citation, Document, Written
from citekit.csl.evaluation import Cite, Placed
from citekit.csl.facts import text_of
from citekit.csl.lexicon import code_of
from citekit.csl.links import bare_doi, link, link_addresses
from citekit.csl.naming import count_of
from citekit.csl.shapes import Program
from citekit.csl.signs import cites
from citekit.csl.tree import Style
from citekit.csl.typography import finish
from citekit.errors import Problem
from citekit.markup import Layout, RichText, Run, join, language_tag, parse, plain
from citekit.record import Record

__all__ = ["in_languages", "render"]

T = TypeVar("T")


class _Lazy(Sequence[T]):
    """Values that are made when they are read, each time anew."""

    def __init__(self, seeds: Sequence[Any], make: Callable[[Any], T]) -> None:
        self._seeds = seeds
        self._make = make

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self._make(seed) for seed in self._seeds[at])
        return self._make(self._seeds[at])

    def __len__(self) -> int:
        return len(self._seeds)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._seeds)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (tuple(self),)


def render(
    style: Style,
    records: Iterable[Record],
    citations: Sequence[Citation] = (),
    *,
    locale: str | None = None,
    links: bool = True,
    memo: dict[Any, Any] | None = None,
) -> Rendered:
    """Format records and citations as `citekit.csl.render` says."""
    found = list(records)
    notes = {at for at, record in enumerate(found) if fallback.is_note(record)}
    sortable = [
        fallback.titled(one) if at in notes else _with_bare_doi(one) for at, one in enumerate(found)
    ]
    document = Document(style, sortable, citations, locale=locale, memo=memo)
    by_key = dict(zip(document.facts, found, strict=True))
    plain = {key for at, key in enumerate(document.facts) if at in notes}
    problems = list(style.problems)
    seeds: list[tuple[str, Written | str | RichText]] = []
    failed: list[Problem] = []
    label = document.setting.label()
    for key, made, prints in _written(document, problems):
        record = by_key[key]
        if prints and key not in plain:
            seeds.append((key, made))
            continue
        runs = fallback.note(record) if key in plain else fallback.plainly(record)
        seeds.append((key, (*_label(document, label, key), *runs)))
        if key not in plain:
            failed.append(_unprinted(style, record))
    if len(failed) > 1 and len(failed) == len(found):
        message = f"the style {style.name!r} could not format any of the records; "
        failed = [Problem("style-failed", f"{message}they are listed plainly")]

    def entry(seed: tuple[str, Written | str | RichText]) -> Entry:
        key, made = seed
        record = by_key[key]
        text = made.text if isinstance(made, Written) else made
        runs = finish(text, document.lexicon) if isinstance(text, str) else text
        runs = in_languages(runs, record, document.lexicon.lang)
        return Entry(record.id, link(runs, record) if links else runs)

    said: dict[tuple[str, tuple[str, ...]], RichText] = {}  # a work is cited again and again

    def citation(seed: tuple[str | RichText, list[Placed]]) -> RichText:
        text, placed = seed
        if not isinstance(text, str):
            return text
        ids = tuple(one.cite.id for one in placed)
        if (text, ids) not in said:
            signs = {sign: key for key, sign in cites(ids).items()}
            runs = finish(text, document.lexicon, signs)
            said[text, ids] = _said(runs, by_key, document.lexicon.lang, links=links)
        return said[text, ids]

    problems += failed
    problems += _uncited(document)
    texts = [
        (_cited(document, at, problems), document.placed[at])
        for at in range(len(document.citations))
    ]
    return Rendered(_Lazy(seeds, entry), tuple(problems), _Lazy(texts, citation), _layout(style))


def _said(runs: RichText, records: Mapping[str, Record], language: str, *, links: bool) -> RichText:
    """Say of each cite of a citation in which language its title is, and link its addresses."""
    text = plain(runs)
    links = links and ("://" in text or "10." in text)  # most citations print no address
    if not links and not any("language" in records[run.cite].fields for run in runs if run.cite):
        return runs
    found: list[Run] = []
    for key, group in groupby(runs, key=lambda run: run.cite):
        cite = tuple(group)
        if key is not None:
            cite = in_languages(cite, records[key], language)
            cite = link_addresses(cite, records[key]) if links else cite
        found += cite
    return tuple(found)


#: What stands in the language of the work.
_SPOKEN = frozenset(
    "title title-short container-title container-title-short collection-title part-title "
    "volume-title event-title".split()
)


def in_languages(runs: RichText, record: Record, around: str) -> RichText:
    """Say in which language the titles of a record are, if it is not that `around` them.

    >>> work = Record("a", "book", {"language": "de-AT"})
    >>> [run.lang for run in in_languages((Run("Nachlaß", variable="title"),), work, "en-US")]
    ['de-AT']
    """
    language, tag = record.fields.get("language"), None
    if isinstance(language, str):
        tag = code_of(language) or language_tag(language)
    if tag is None or around.partition("-")[0] == tag.partition("-")[0]:
        return runs
    return tuple(run._replace(lang=tag) if run.variable in _SPOKEN else run for run in runs)


def _with_bare_doi(record: Record) -> Record:
    """Take the resolver off a DOI: styles put it before, and twice it leads nowhere."""
    doi = record.fields.get("DOI")
    if not isinstance(doi, str) or doi.startswith("10."):
        return record
    bare = bare_doi(doi.strip())
    return record if bare == doi else record.replace({"DOI": bare})


def _layout(style: Style) -> Layout:
    """CSL 1.0.2, Whitespace, and Bibliography-specific Options."""
    area = style.areas.get("bibliography")
    if area is None:
        return Layout()
    align = area.get("second-field-align")
    return Layout(
        area.get("hanging-indent") == "true",
        align if align in ("flush", "margin") else None,
        count_of(area.get("line-spacing", "1")) or 1,
        count_of(area.get("entry-spacing", "1")),
    )


def _cited(document: Document, at: int, problems: list[Problem]) -> str | RichText:
    """Write a citation; of works that the style prints nothing of, their titles."""
    text = document.citation(at)
    placed = document.placed[at]
    if not placed or any(one.cite.suppress_author for one in placed):
        return text
    words = any(one.cite.prefix or one.cite.suffix for one in placed)
    if text and not (words and not prints_any(document, placed)):
        return text
    records = [document.facts[one.cite.id].record for one in placed]
    for record in records:
        message = f"record {record.id!r}: a citation in the style {document.style.name!r} prints"
        excerpt = text_of(record.id)
        problems.append(
            Problem("citation-not-formatted", f"{message} nothing of it", excerpt=excerpt)
        )
    names = [text_of(record.fields.get("title")) or text_of(record.id) for record in records]
    shown = [
        " ".join(filter(None, (one.cite.prefix.strip(), name, one.cite.suffix.strip())))
        for one, name in zip(placed, names, strict=True)
    ]
    return join(parse("; ".join(shown)))


def _written(
    document: Document, problems: list[Problem]
) -> Iterator[tuple[str, Written | str, bool]]:
    """Yield key and text of each entry, and whether it prints anything of the record."""
    if document.setting.bibliography() is not None:
        for one in document.bibliography():
            yield one.id, one, one.template.says
        return
    message = (
        f"the style {document.style.name!r} has no bibliography; its citations are listed instead"
    )
    problems.append(Problem("style-without-bibliography", message, severity="info"))
    program = document.setting.citation()
    for key in document.order:
        placed = Placed(Cite(key), frozenset({"first"}))
        says = program is not None and program.template(document.cited(placed)).says
        yield key, citation_text(document, [placed]), says


def _label(document: Document, label: Program | None, key: str) -> RichText:
    """Return what stands before each entry of a numbered list: ``[1]`` and a space."""
    if label is None:
        return ()
    return (*finish(label.text(document.subject(key)), document.lexicon), Run(" "))


def _unprinted(style: Style, record: Record) -> Problem:
    identifier = fallback.is_identifier(record)
    how = "its identifier is shown" if identifier else "it is shown plainly"
    return Problem(
        "entry-not-formatted",
        f"record {record.id!r}: the style {style.name!r} prints nothing of it; {how}",
        excerpt=text_of(record.id),
        severity="info" if identifier else "warning",
    )


def _uncited(document: Document) -> Iterator[Problem]:
    """Name the cites of records that are not there."""
    missing = dict.fromkeys(
        cite.id
        for citation in document.citations
        for cite in citation.cites
        if cite.id not in document.facts
    )
    for cite_id in missing:
        message = f"{cite_id!r} is cited, but there is no record of that id"
        yield Problem("record-missing", message, excerpt=text_of(cite_id), severity="error")
