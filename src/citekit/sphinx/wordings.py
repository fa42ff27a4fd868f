"""A place as the engine cites, and as it reads: what each role prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve

from citekit import apparatus
from citekit.csl.document import Citation, Cite
from citekit.csl.lexicon import Lexicon
from citekit.markup import RichText, Run, plain
from citekit.names import surname
from citekit.record import Date, Name, Record
from citekit.sphinx.places import FORMS

__all__ = ["aside", "citations", "prefixed", "wording"]


def aside(form: str) -> bool:
    """Tell whether a role names a work without citing it, so that no position moves.

    >>> aside("author"), aside("p")
    (True, False)
    """
    return FORMS[form].part in ("author", "year")


def citations(form: str, cites: Sequence[Cite], note: int) -> list[Citation]:
    """Return what the engine has to format for a place.

    >>> len(citations("t", [Cite("a"), Cite("b")], 0))
    2
    """
    shape = FORMS[form]
    match shape.part:
        case "nothing" | "entry":
            return []
        case "narrative" if shape.together:
            return [Citation(cites, note=note, narrative=True)]
        case "narrative" if shape.full:
            return [Citation([evolve(cite, suppress_author=True)], note=note) for cite in cites]
        case "narrative":
            return [Citation([cite], note=note, narrative=True) for cite in cites]
        case "author":
            return [Citation([Cite(cite.id, author_only=True)]) for cite in cites]
        case "year":
            return [Citation([Cite(cite.id)]) for cite in cites]
        case _:
            return [Citation(cites, note=note)]


def wording(
    form: str,
    cites: Sequence[Cite],
    texts: Sequence[RichText],
    records: Mapping[str, Record],
    lexicon: Lexicon,
    names: Mapping[str, RichText],
) -> RichText:
    """Return how a place reads. `texts` are what the engine made of its `citations`.

    `names` are all authors of the works, for a role that prints them.
    """
    shape = FORMS[form]
    pieces = list(texts)
    for at, cite in enumerate(cites[: len(pieces)] if not _one(form) else ()):
        record = records.get(cite.id)
        if record is not None:
            pieces[at] = _piece(form, record, pieces[at], lexicon, names)
    runs = _listed(pieces, lexicon)
    if shape.full and shape.part == "citation":
        runs = tuple(_in_full(runs, names))
    if not shape.brackets and shape.part in ("citation", "label"):
        _, runs, _ = apparatus.unbracketed(runs)
    if shape.brackets and shape.part in ("author", "year") and _known(cites, records):
        runs = (Run("("), *runs, Run(")"))
    return _capital(runs) if shape.capital else runs


def prefixed(runs: RichText, prefix: Callable[[Run], str]) -> RichText:
    """Put before each number or label what `prefix` gives for it.

    >>> prefixed((Run("["), Run("1", variable="citation-number")), lambda _: "A")[1].text
    'A1'
    """
    if not any(run.variable in apparatus.LABELS and prefix(run) for run in runs):
        return runs
    return tuple(
        run._replace(text=f"{prefix(run)}{run.text}") if run.variable in apparatus.LABELS else run
        for run in runs
    )


def _known(cites: Sequence[Cite], records: Mapping[str, Record]) -> bool:
    """Tell whether a work is there: what is missing stands in brackets by itself."""
    return any(cite.id in records for cite in cites)


def _one(form: str) -> bool:
    return FORMS[form].part in ("citation", "label") or FORMS[form].together


def _piece(
    form: str, record: Record, runs: RichText, lexicon: Lexicon, names: Mapping[str, RichText]
) -> RichText:
    """Say of one work what the role asks for."""
    shape = FORMS[form]
    if shape.part == "year":
        return (Run(apparatus.year(runs) or _year(record) or _no_date(lexicon), cite=record.id),)
    if shape.full:
        known = names.get(record.id) or (Run(_names(record, lexicon)),)
        people = tuple(run._replace(cite=record.id) for run in known)
        return people if shape.part == "author" else (*people, Run(" "), *runs)
    if shape.part == "author" and any(run.variable in apparatus.LABELS for run in runs):
        return (Run(_short(record, lexicon), cite=record.id),)
    return runs


def _listed(pieces: Sequence[RichText], lexicon: Lexicon) -> RichText:
    """Put pieces in a row: “a, b and c”."""
    found: list[Run] = []
    for at, piece in enumerate(pieces):
        if at:
            found.append(Run(f" {_and(lexicon)} " if at == len(pieces) - 1 else ", "))
        found += piece
    return tuple(found)


def _and(lexicon: Lexicon) -> str:
    term = lexicon.terms.get(("and", "long"))
    return term.single if term else "and"


#: Who a work is by, the first of them that it has.
_PEOPLE = ("author", "editor", "translator")


def _people(record: Record) -> list[str]:
    for variable in _PEOPLE:
        value = record.fields.get(variable)
        if isinstance(value, tuple) and value:
            return [surname(name) for name in value if isinstance(name, Name)]
    return []


def _names(record: Record, lexicon: Lexicon) -> str:
    people = _people(record) or [_title(record)]
    return plain(_listed([(Run(each),) for each in people], lexicon))


def _short(record: Record, lexicon: Lexicon) -> str:
    people = _people(record)
    if len(people) < 3:
        return _names(record, lexicon)
    term = lexicon.terms.get(("et-al", "long"))
    return f"{people[0]} {term.single if term else 'et al.'}"


def _title(record: Record) -> str:
    return str(record.fields.get("title") or record.id)


def _no_date(lexicon: Lexicon) -> str:
    return lexicon.term("no date", "short") or "n.d."


def _year(record: Record) -> str:
    date = record.fields.get("issued")
    return str(date.start[0]) if isinstance(date, Date) and date.start else ""


def _in_full(runs: RichText, names: Mapping[str, RichText]) -> Iterator[Run]:
    """Put all authors of a work where the style prints some."""
    named = None
    for run in runs:
        if run.cite != named:
            named = None
        if run.variable not in _PEOPLE or not names.get(run.cite or ""):
            yield run
        elif named is None:
            named = run.cite
            yield from (one._replace(cite=named) for one in names[str(named)])


def _capital(runs: RichText) -> RichText:
    for at, run in enumerate(runs):
        if run.text:
            changed = run._replace(text=run.text[0].upper() + run.text[1:])
            return (*runs[:at], changed, *runs[at + 1 :])
    return runs
