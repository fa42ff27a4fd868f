"""The verbs: `parse`, `format`, `read`, `write`, `resolve`, `complete`, `verify` and others.

The first argument is the data; options are keyword-only and named the same in all.
What a verb needs is imported when it is called.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import evolve, frozen

from citekit.bibliography import Source, each_of, record_of
from citekit.record import Record, Records, distinct
from citekit.references import Reference

if TYPE_CHECKING:
    from citekit.csl.tree import Style
    from citekit.errors import Problem
    from citekit.providers.session import Session
    from citekit.references.mentions import Mention
    from citekit.remainders import Rest
    from citekit.retrieval import Completion, Resolution, Verification, Wanted
    from citekit.retrieval.resolution import Pick
    from citekit.retrieval.workers import Progress

__all__ = [
    "Formatted", "Source", "complete", "dumps", "format", "loads", "mentions", "parse", "post",
    "read", "resolve", "verify", "write",
]  # fmt: skip

_T = TypeVar("_T")


class Formatted(str):
    """A formatted list: text, and in `problems` what a person should know about it.

    >>> from citekit.errors import Problem
    >>> Formatted("Fiasco.", [Problem("date-missing", "no date")]).problems[0].code
    'date-missing'
    """

    __slots__ = ("form", "problems")

    problems: tuple[Problem, ...]
    form: str  #: of `citekit.output.FORMS`: what a notebook shows it as

    def __new__(
        cls, text: str = "", problems: Iterable[Problem] = (), form: str = "text"
    ) -> Formatted:
        formatted = super().__new__(cls, text)
        formatted.problems = tuple(problems)
        formatted.form = form
        return formatted

    def __reduce__(self) -> tuple[type[Formatted], tuple[str, tuple[Problem, ...], str]]:
        return type(self), (str(self), self.problems, self.form)

    def _repr_html_(self) -> str | None:
        if self.form == "markdown":
            return None
        if self.form == "html":
            return str(self)
        return f'<pre style="white-space:pre-wrap">{escape(self)}</pre>'

    def _repr_markdown_(self) -> str | None:
        return str(self) if self.form == "markdown" else None


def parse(
    text: str,
    *,
    date: datetime.date | str | None = None,
    model: str | os.PathLike[str] | None = None,
) -> list[Reference]:
    """Read the references in free text, in order.

    `date` is the day of the post that they stand under, as a date or in EDTF: no source
    is later, and a day without a year gets its year from it. What is not understood
    stays in the reference, with a problem. `model` is a file that ``citekit train`` wrote,
    in place of the network that ships. No text raises; TypeError for what is no text,
    ValueError for a `date` that is none, InputError for a file that is no model.

    >>> [reference] = parse("Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006")
    >>> reference.record.fields["issued"].start
    (2006,)
    """
    from citekit import references

    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if isinstance(date, datetime.datetime):
        date = date.date()
    return references.parse(text, date=date, model=model)


def mentions(text: str, *, date: datetime.date | None = None) -> list[Mention]:
    """Find the sources that running text names, and what its words say of them.

    `date` is the day of the text; with it, “yesterday” is a day. What is no source is left
    alone: a mention that is wrong is worse than none. No text raises; TypeError for what is
    no text.

    >>> [found] = mentions("According to Reuters, it rained.")
    >>> found.text, found.record.fields
    ('Reuters', {'container-title': 'Reuters'})
    """
    from citekit.references import mentions as prose

    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    return prose.find(text, date=date)


def loads(text: str, format: str | None = None) -> Records:
    """Read records from text in a bibliographic format: ``csl-json`` or ``bibtex``.

    Without `format` the text itself tells. What is wrong with it is in the problems
    of the result. Raises UnknownNameError for a format that does not exist,
    InputError if the text is in none.

    >>> loads("@book{fiasco, title = {Fiasco}}", "bibtex")["fiasco"].type
    'book'
    """
    from citekit import formats

    return formats.loads(text, format or formats.recognise(text))


def read(path: str | os.PathLike[str], *, format: str | None = None) -> Records:
    """Read the records of a file; its suffix or else its content tells the format.

    Raises OSError if it cannot be opened, InputError if it is no text or in no known
    format, UnknownNameError for an unknown `format`. What is wrong with the content
    is in the problems of the result.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "refs.bib")
    ...     _ = path.write_text("@book{fiasco, title = {Fiasco}}", encoding="utf-8")
    ...     read(path)[0].id
    'fiasco'
    """
    from citekit import formats

    return formats.read(path, format=format)


def write(
    records: Source | Iterable[Source],
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
) -> None:
    """Write records to a file in the format of its suffix, whole or not at all.

    `records` are what `format` takes; of references their records are written. Raises
    UnknownNameError for a suffix that no format has, and OSError.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "refs.bib")
    ...     write([Record("fiasco", "book")], path)
    ...     path.read_text(encoding="utf-8").splitlines()[0]
    '@book{fiasco,'
    """
    from citekit import formats

    formats.write([item.record for item in _sources(records)], path, format=format)


def dumps(records: Source | Iterable[Source], format: str = "csl-json") -> str:
    """Write records as text in a bibliographic format.

    `records` are what `format` takes; of references their records are written.

    >>> print(dumps([Record("fiasco", "book")], "bibtex"), end="")
    @book{fiasco,
    }
    """
    from citekit import formats

    return formats.dumps([item.record for item in _sources(records)], format)


def format(  # noqa: A001  # the shell's word for it, and CSL's
    records: Source | Iterable[Source],
    *,
    style: Style | str | os.PathLike[str] = "chicago-notes-bibliography",
    to: str = "text",
    locale: str | None = None,
    engine: str = "citekit",
) -> Formatted:
    """Format records as a list in a citation style.

    `records` are records, references as `parse` gives them, CSL-JSON items, or one of
    these. Each makes one entry, in the order that the style asks for. What `parse`
    did not understand of a reference stands behind its entry in square brackets, so
    that nothing is missing. `to` is one of `citekit.output.FORMS` (``html``, ``latex`` …);
    `locale` (``de-DE``) replaces the language of the style; `engine` is one of
    `citekit.csl.ENGINES`.

    Raises UnknownNameError for a style, locale, form or engine that does not exist,
    StyleError for a file that is no usable style.

    >>> book = {"id": "a", "type": "book", "title": "Fiasco", "publisher": "Penguin"}
    >>> print(format(book, to="markdown"), end="")
    *Fiasco*. Penguin, n.d.
    """
    from citekit import csl, output, remainders

    found = _distinct(list(_sources(records)))
    rendered = csl.render(style, [item.record for item in found], locale=locale, engine=engine)
    items = {item.record.id: item for item in found}
    entries = (
        evolve(entry, runs=remainders.shown(entry.runs, items[entry.id].rests))
        for entry in rendered.entries
    )
    problems = [problem for item in found for problem in item.problems]
    if isinstance(records, Records):
        problems = [*records.problems, *problems]
    said = [_placed(problem, items.get(problem.excerpt)) for problem in rendered.problems]
    # a page has its own CSS for the classes of HTML; other forms have no such place
    layout = None if to == "html" else rendered.layout
    return Formatted(output.write(entries, to=to, layout=layout), [*problems, *said], to)


def post(
    text: str,
    *,
    form: str | None = None,
    to: str | None = None,
    platform: str | None = None,
    style: Style | str | os.PathLike[str] | None = None,
    locale: str | None = None,
    bibliography: str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Record] = (),
    folder: str | os.PathLike[str] = "",
    css: str | None = None,
    coins: bool = False,
    json_ld: bool = False,
    date: datetime.date | None = None,
    link_mentions: bool = False,
    prefix: str = "",
) -> Formatted:
    r"""Finish a blog post: its citations, its notes and its list of sources, in a style.

    `text` is Markdown or HTML, and `form` says which, if its content should not; it comes out
    in `to`, or what `platform` takes (`citekit.posts.platforms.PLATFORMS`). It cites in Pandoc's
    syntax what is in `bibliography`, files and records, or in its own list of sources. Its front
    matter gives what is not given here: bibliography, style, locale and date; `folder` is what
    files named there are relative to. `css` says how HTML is dressed: ``inline``, ``class`` or
    ``none``. `coins` and `json_ld` add the references for programs. `link_mentions` makes
    mentions in the text citations of the sources of the list. `prefix` stands before each id,
    where several posts are on one page.

    What is no citation, note or list of sources comes out as it went in. What is not surely
    understood stays as it was written, and `problems` of the result say so, with lines.

    Raises UnknownNameError for a style, locale, platform or form that does not exist, StyleError
    for a file that is no usable style, ValueError for HTML that is to become Markdown and for a
    prefix that no id begins with, TypeError for what is no text. No text raises.

    >>> print(post("As Roe says.[^1]\n\n[^1]: Roe, Jane, Rivers, Oxford: OUP, 1984, p. 12"))
    As Roe says.[^1]
    <BLANKLINE>
    [^1]: Jane Roe, *Rivers* (OUP, 1984), 12.
    """
    from citekit import posts

    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    given = [bibliography] if isinstance(bibliography, str | os.PathLike) else list(bibliography)
    files = [each for each in given if not isinstance(each, Record)]
    works = tuple(each for each in given if isinstance(each, Record))
    wanted = posts.Wanted(
        form=form, to=to, platform=platform, style=style, locale=locale, bibliography=files,
        records=works,
        folder=folder, css=css, coins=coins, json_ld=json_ld, date=date,
        link_mentions=link_mentions, prefix=prefix,
    )  # fmt: skip
    edited = posts.edit(text, wanted)
    others = [
        evolve(problem, message=f"{file}: {problem.message}") for file, problem in edited.others
    ]
    return Formatted(edited.text, [*others, *edited.problems], edited.form)


# --- metadata -------------------------------------------------------------------------


@overload
def resolve(  # type: ignore[overload-overlap]  # a str is an iterable of str, too
    wanted: Wanted, *, session: Session | None = ..., pick: Pick | int | None = ...,
    progress: Progress | None = ...,
) -> Resolution: ...  # fmt: skip
@overload
def resolve(
    wanted: Iterable[Wanted], *, session: Session | None = ..., pick: Pick | int | None = ...,
    progress: Progress | None = ...,
) -> list[Resolution]: ...  # fmt: skip
def resolve(
    wanted: Wanted | Iterable[Wanted],
    *,
    session: Session | None = None,
    pick: Pick | int | None = None,
    progress: Progress | None = None,
) -> Resolution | list[Resolution]:
    """Find the work of an identifier, an address, a reference or a record; or of many.

    `wanted` is a text (an identifier, an address or one reference), an `Identifier`, a reference
    as `parse` gives it, a record or an item of CSL-JSON, or several of these. Of one a
    `Resolution` is given, of several a list of them in their order.

    A wrong match is worse than none: its `status` is ``found`` only if an identifier leads to the
    work that is described, or if one candidate of a search is likelier than all others together
    and nothing rules it out. Else it is ``ambiguous``, with candidates, ``not-found``,
    ``blocked``, ``offline``, ``wrong`` or ``error``, and `reason` says why.

    `session` is whom to ask through (offline, with a budget …); None: one as it is configured.
    `pick` chooses where it was not decided: the number of a candidate from 1, 0 for none of them,
    or a function that gets the resolution and returns such a number or None. What was chosen is
    remembered. `progress` is called with how many are done, and of how many.

    Raises InputError for a text with several references, and TypeError for what is none of these.

    >>> from citekit.providers.session import Session
    >>> from citekit.providers.settings import Settings
    >>> with Session(offline=True, settings=Settings(cache=getfixture("tmp_path"))) as session:
    ...     resolve("978-0-201-13448-4", session=session).reason
    'this is no ISBN: its check digit is wrong'
    """
    from citekit import retrieval

    found: Resolution | list[Resolution] = _asked(
        wanted,
        session,
        lambda those, one: retrieval.resolve(those, one, pick=pick, progress=progress),
    )
    return found


@overload
def complete(  # type: ignore[overload-overlap]  # a str is an iterable of str, too
    records: Wanted, *, session: Session | None = ..., pick: Pick | int | None = ...,
    progress: Progress | None = ...,
) -> Completion: ...  # fmt: skip
@overload
def complete(
    records: Iterable[Wanted], *, session: Session | None = ..., pick: Pick | int | None = ...,
    progress: Progress | None = ...,
) -> list[Completion]: ...  # fmt: skip
def complete(
    records: Wanted | Iterable[Wanted],
    *,
    session: Session | None = None,
    pick: Pick | int | None = None,
    progress: Progress | None = None,
) -> Completion | list[Completion]:
    """Fill the gaps of records from the works that they are of, as `resolve` finds them.

    Nothing that stands in a record is overwritten, but for a date of which the source knows the
    day and names that it has in full. A `Completion` has the `record`, `taken` (field → provider),
    `conflicts` (what the source says otherwise) and `changes`; its `problems` tell retractions,
    and why nothing was found. The options are those of `resolve`.

    >>> from citekit.providers.session import Session
    >>> from citekit.providers.settings import Settings
    >>> book = {"id": "a", "type": "book", "title": "Fiasco", "ISBN": "9781594201035"}
    >>> with Session(offline=True, settings=Settings(cache=getfixture("tmp_path"))) as session:
    ...     completion = complete(book, session=session)
    >>> completion.record.fields["title"], completion.taken, completion.resolution.status
    ('Fiasco', {}, 'offline')
    """
    from citekit import retrieval

    completed: Completion | list[Completion] = _asked(
        records,
        session,
        lambda those, one: retrieval.complete(those, one, pick=pick, progress=progress),
    )
    return completed


@overload
def verify(  # type: ignore[overload-overlap]  # a str is an iterable of str, too
    records: Wanted, *, session: Session | None = ..., progress: Progress | None = ...
) -> Verification: ...
@overload
def verify(
    records: Iterable[Wanted], *, session: Session | None = ..., progress: Progress | None = ...
) -> list[Verification]: ...
def verify(
    records: Wanted | Iterable[Wanted],
    *,
    session: Session | None = None,
    progress: Progress | None = None,
) -> Verification | list[Verification]:
    """Say of references whether they say what their sources say.

    The `verdict` of a `Verification` is ``verified``, ``mismatch`` (`differences` has the fields
    and both values), ``other-work`` (its identifier belongs to another work), ``not-found`` (the
    `reason` says who was asked; it is no proof that there is no such work), ``retracted``,
    ``dead-link`` (`links` has the nearest archived copy) or ``unsure``. The options are those of
    `resolve`.

    >>> from citekit.providers.session import Session
    >>> from citekit.providers.settings import Settings
    >>> with Session(offline=True, settings=Settings(cache=getfixture("tmp_path"))) as session:
    ...     verify("https://doi.org/10.1038/nature14539", session=session).verdict
    'unsure'
    """
    from citekit import retrieval

    verified: Verification | list[Verification] = _asked(
        records, session, lambda those, one: retrieval.verify(those, one, progress=progress)
    )
    return verified


def _asked(
    wanted: Any,
    session: Session | None,
    question: Callable[[list[Wanted], Session], list[_T]],
) -> Any:
    """Ask about one thing or many, through a session that is given or made for it."""
    from citekit.identifiers import Identifier
    from citekit.providers.session import Session as Made

    is_one = isinstance(wanted, str | Identifier | Record | Reference | Mapping)
    if not is_one and not isinstance(wanted, Iterable):
        raise TypeError(f"nothing can be looked for by {type(wanted).__name__}")
    opened: AbstractContextManager[Session] = Made() if session is None else nullcontext(session)
    with opened as through:
        found = question([wanted] if is_one else list(wanted), through)
    return found[0] if is_one else found


# --- what is formatted ----------------------------------------------------------------
@frozen
class _Item:
    """A source, made ready for a style."""

    record: Record
    rests: tuple[Rest, ...] = ()  #: what styles may leave out
    problems: tuple[Problem, ...] = ()
    words: str = ""  #: its first words, if it comes from free text
    line: int | None = None  #: where it starts there


def _sources(records: Source | Iterable[Source]) -> Iterator[_Item]:
    from citekit import remainders

    for number, source in enumerate(each_of(records), 1):
        if isinstance(source, Reference):
            words = _words(source.text)
            words = words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
            rests = tuple(remainders.find(source))
            record = remainders.without_place(source.record)
            yield _Item(record, rests, source.problems, words, source.line)
        else:
            yield _Item(record_of(source, number))


#: Characters of a text that it is named by in a problem.
_LONGEST_NAME = 60


def _placed(problem: Problem, item: _Item | None) -> Problem:
    """Say of what from free text a problem speaks: nobody there has seen the ids of records."""
    if item is None or not item.words:
        return problem
    message = problem.message.replace(f"record {item.record.id!r}", f"“{item.words}”", 1)
    return evolve(problem, message=message, line=item.line, excerpt=item.words)


def _distinct(found: Sequence[_Item]) -> list[_Item]:
    """Give records of one id ids of their own: an entry must not replace another."""
    ids = distinct(item.record.id for item in found)
    return [
        item if item.record.id == key else evolve(item, record=evolve(item.record, id=key))
        for item, key in zip(found, ids, strict=True)
    ]


def _words(text: str) -> str:
    return " ".join(text.split())
