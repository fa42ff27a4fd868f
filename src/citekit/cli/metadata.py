"""Metadata: ``citekit resolve``, ``complete``, ``verify`` and ``cache``."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from citekit.cli.inputs import DATE, FILE, FROM, TARGET, Sources, sources
from citekit.cli.program import Failure, complain, deliver, harmless, in_colour, main, report

if TYPE_CHECKING:
    import datetime

    from citekit.errors import Problem
    from citekit.providers.session import Session
    from citekit.record import Record
    from citekit.retrieval import Completion, Enquiry, Resolution, Verification
    from citekit.retrieval.workers import Progress

__all__: list[str] = []

_F = TypeVar("_F", bound=Callable[..., Any])

_PICK = click.option(
    "--pick", "picked", multiple=True, metavar="NUMBER",
    help="Take this candidate, or 0 for none of them; it is remembered. Of several references:"
    " ID:NUMBER or LINE:NUMBER.",
)  # fmt: skip
_JSON = click.option(
    "--json", "as_json", is_flag=True, help="Write all that is known, as JSON: who was asked …"
)


def _asking(command: _F) -> _F:
    """Give a command the options that say how to ask."""
    for option in (
        click.option("--refresh", is_flag=True, help="Ask anew, whatever the cache has."),
        click.option("--offline", is_flag=True, help="Ask nobody: the cache alone answers."),
    ):
        command = option(command)
    return command


@contextmanager
def _session(offline: bool, refresh: bool) -> Iterator[Session]:
    from citekit.errors import InputError
    from citekit.providers.session import Session

    if offline and refresh:
        raise click.UsageError("--offline asks nobody, and --refresh asks anew: choose one")
    try:
        with Session(offline=offline, refresh=refresh) as session:
            yield session
    except InputError as error:  # of the settings, the cache, the file of choices
        raise Failure("citekit", str(error)) from None


@contextmanager
def _progress(words: str, many: int) -> Iterator[Progress | None]:
    """Show a bar on standard error, if that is a terminal, and the work is long."""
    if many < 3 or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")) or None)
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(words, total=many)
        yield lambda done, of: bar.update(task, completed=done, total=of)


class _Wanted(NamedTuple):
    """What is asked about, and the problems of the files that it stands in."""

    things: list[Enquiry]
    names: list[str]  #: of the file of each
    problems: list[tuple[str, Problem]]


def _wanted(words: Sequence[str], source: str | None, date: datetime.datetime | None) -> _Wanted:
    """Gather the references of files, and what the other words themselves say."""
    from citekit.errors import InputError
    from citekit.retrieval import enquiry

    wanted = _Wanted([], [], [])
    for word in words or ["-"]:
        if word == "-" or source or _is_path(word):
            more = _gathered(sources(word, source, date))
            wanted.things.extend(more.things)
            wanted.names.extend(more.names)
            wanted.problems.extend(more.problems)
            continue
        try:
            one = enquiry(word)
        except InputError as error:
            raise click.UsageError(str(error)) from None
        wanted.things.append(one)
        wanted.names.append("citekit")
        wanted.problems.extend(("citekit", problem) for problem in one.problems)
    return wanted


def _gathered(read: Sources) -> _Wanted:
    """Give what stands in a file, and all problems of reading it."""
    from citekit.record import Records
    from citekit.retrieval import enquiry

    things = [enquiry(one) for one in read.found]
    said = [*read.problems, *(problem for one in things for problem in one.problems)]
    said += read.found.problems if isinstance(read.found, Records) else ()
    return _Wanted(things, [read.name] * len(things), [(read.name, one) for one in said])


#: How the names of files of references end.
_SUFFIXES = (".bib", ".bibtex", ".json", ".jsonl", ".mods", ".mrc", ".txt", ".md", ".xml", ".html")


def _is_path(word: str) -> bool:
    """Tell whether a word names a file: one that is not there is a mistake, not a reference."""
    if os.path.exists(word):  # noqa: PTH110  # pathlib takes time to import
        return True
    is_word = len(word.split()) == 1 and "://" not in word
    return is_word and (word.startswith((".", "~", "/")) or word.lower().endswith(_SUFFIXES))


class _Pick:
    """Takes the candidates that were told by ``--pick``: a number, or ID:NUMBER."""

    def __init__(self, told: Sequence[str], wanted: _Wanted) -> None:
        self._numbers: dict[str, int] = {}
        self.taken: set[str] = set()
        for one in told:
            name, _, number = one.rpartition(":")
            if not number.isdecimal():
                raise click.UsageError(f"--pick takes a number, or ID:NUMBER, and not {one!r}")
            if not name and len(wanted.things) != 1:
                raise click.UsageError(
                    f"--pick NUMBER is for one reference, and these are {len(wanted.things)}:"
                    " say which, --pick ID:NUMBER or --pick LINE:NUMBER"
                )
            self._numbers[name] = int(number)

    def __call__(self, resolution: Resolution) -> int | None:
        enquiry = resolution.enquiry
        for name in ("", enquiry.record.id, str(enquiry.line)):
            if name in self._numbers:
                self.taken.add(name)
                return self._numbers[name]
        return None

    def left(self) -> list[str]:
        """Give what was told, and nothing was there to pick."""
        return [name or "it" for name in self._numbers if name not in self.taken]


def _resolved(
    wanted: _Wanted, session: Session, told: Sequence[str], bar: Progress | None
) -> list[Resolution]:
    """Look for works, with what was picked."""
    from citekit import retrieval

    if not told:
        return retrieval.resolve(wanted.things, session, progress=bar)
    pick = _Pick(told, wanted)
    found = retrieval.resolve(wanted.things, session, pick=pick, progress=bar)
    for name in pick.left():
        complain(f"citekit: there is nothing to pick for {name}: it was decided")
    return found


# --- resolve ------------------------------------------------------------------------


@main.command("resolve")
@click.argument("words", nargs=-1, metavar="[WHAT]...")
@FROM
@DATE
@_PICK
@click.option("--forget", is_flag=True, help="Forget what was picked, and ask as if never.")
@_JSON
@_asking
@TARGET
def _resolve(
    words: tuple[str, ...],
    source: str | None,
    date: datetime.datetime | None,
    picked: tuple[str, ...],
    forget: bool,
    as_json: bool,
    offline: bool,
    refresh: bool,
    target: str,
) -> int:
    """Find works, and write their records as CSL-JSON.

    WHAT is a DOI, an ISBN, a PubMed or arXiv identifier, a UN symbol, a CELEX or report number,
    an address, a reference in quotes, or a file of references; without it, or with -, standard
    input is read. What is not found for sure is not written: standard error says why, and which
    candidates there are. Then the exit status is 1.

    \b
    Examples:
      citekit resolve 10.1038/nature14539 S/2019/570
      citekit resolve https://www.example.org/news/2019/08/27/ice
      citekit resolve "UN Security Council report 7/15/19"
      citekit resolve "UN Security Council report 7/15/19" --pick 2
      citekit resolve sources.txt --date 2019-08-27 > found.json 2> missing.txt
    """  # noqa: D301  # click wants the backspace itself
    from citekit.formats import csljson
    from citekit.record import distinct
    from citekit.retrieval import reports

    wanted = _wanted(words, source, date)
    many = len(wanted.things)
    with _session(offline, refresh) as session, _progress("resolving", many) as bar:
        if forget:
            _forget(wanted, session)
        found = _resolved(wanted, session, picked, bar)
    if as_json:
        deliver(reports.resolutions(found), target)
    else:
        records = list(filter(None, map(_named, found)))
        ids = distinct(record.id for record in records)
        own = (one.replace({}, id=key) for one, key in zip(records, ids, strict=True))
        deliver(csljson.dumps(own), target)
    said = [report(name, [problem]) for name, problem in wanted.problems]
    said += [_say(name, one) for name, one in zip(wanted.names, found, strict=True)]
    if any(one.status == "ambiguous" for one in found):
        which = "NUMBER" if many == 1 else "ID:NUMBER (or LINE:NUMBER)"
        complain(f"citekit: --pick {which} takes a candidate, with 0 none of them")
    return max(said, default=0)


def _named(one: Resolution) -> Record | None:
    """Give the record that was found, under the key of the file that it was asked about in."""
    asked = one.enquiry
    if one.record is None or asked.text or asked.identifier is not None or not asked.record.id:
        return one.record
    return one.record.replace({}, id=asked.record.id)


def _forget(wanted: _Wanted, session: Session) -> None:
    from citekit.retrieval.choices import Choices

    choices = Choices(session.settings.choices)
    for one in wanted.things:
        if choices.forget(one):
            complain("citekit: forgotten what was picked")


def _say(name: str, one: Resolution) -> int:
    """Say of a work that was not found why, and which candidates there are."""
    from citekit.retrieval.reports import candidate_line

    place, key = _place(name, one.enquiry), _key(one.enquiry)
    for problem in one.problems:
        complain(f"{place}: {problem.severity}: {key}{problem.message} [{problem.code}]")
    if one.status == "found":
        return int(any(problem.severity != "info" for problem in one.problems))
    complain(f"{place}: {one.status}: {key}{one.enquiry.words}: {one.reason}")
    for number, candidate in enumerate(one.candidates[:9], 1):
        complain(f"    {candidate_line(number, candidate)}")
    return 1


def _place(name: str, enquiry: Enquiry) -> str:
    return name if enquiry.line is None else f"{name}:{enquiry.line}"


def _key(enquiry: Enquiry) -> str:
    """Name a record of a file by its key; free text is named by its words."""
    return "" if enquiry.text or enquiry.identifier else f"{enquiry.record.id}: "


# --- complete -----------------------------------------------------------------------


@main.command("complete")
@FILE
@FROM
@DATE
@click.option(
    "--to", type=click.Choice(["csl-json", "bibtex"]),
    help="The format of the result. By default that of FILE; of free text CSL-JSON.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="List every change, and change nothing.")
@click.option(
    "--provenance", is_flag=True,
    help="Write into the records, under custom, where each field came from.",
)  # fmt: skip
@_PICK
@_JSON
@_asking
@TARGET
def _complete(
    file: str,
    source: str | None,
    date: datetime.datetime | None,
    to: str | None,
    dry_run: bool,
    provenance: bool,
    picked: tuple[str, ...],
    as_json: bool,
    offline: bool,
    refresh: bool,
    target: str,
) -> int:
    """Fill the gaps of records from the works that they are of.

    FILE holds BibTeX, CSL-JSON, MARC 21, MODS, or references as people jot them down; without it,
    or with -, standard input is read. Nothing that stands there is overwritten, but for dates
    that the source has to the day and names that it has in full. What sources say otherwise,
    retractions, and works that were not found are told on standard error.

    \b
    Examples:
      citekit complete refs.bib --dry-run
      citekit complete refs.bib -o refs.bib
      citekit complete sources.txt --to bibtex > refs.bib
      citekit complete refs.json --provenance -o refs.json
    """  # noqa: D301  # click wants the backspace itself
    from citekit import formats
    from citekit.retrieval import completion, reports

    if as_json and (to or provenance or dry_run):
        raise click.UsageError("--json has everything: it is used alone")
    read = sources(file, source, date)
    kind = to or ("bibtex" if read.format == "bibtex" else "csl-json")
    if provenance and kind == "bibtex" and not dry_run:
        raise click.UsageError("BibTeX has no place for provenance: add --to csl-json")
    wanted = _gathered(read)
    with _session(offline, refresh) as session, _progress("completing", len(read.found)) as bar:
        completed = list(map(completion.complete, _resolved(wanted, session, picked, bar)))
    if as_json:
        deliver(reports.completions(completed), target)
    elif dry_run:
        deliver("".join(map(_changes, completed)), target)
    else:
        records = [_with_provenance(each) if provenance else each.record for each in completed]
        _warn(read, target)
        deliver(formats.dumps(records, kind), target)
    said = [report(name, [problem]) for name, problem in wanted.problems]
    said += [_tell(read.name, one) for one in completed]
    return max(said, default=0)


def _warn(read: Sources, target: str) -> None:
    """Say what of a BibTeX file is lost where it is written over: records are no file."""
    if read.format != "bibtex" or target == "-" or not os.path.exists(target):  # noqa: PTH110
        return
    if os.path.samefile(read.name, target):  # noqa: PTH121  # pathlib takes time to import
        with open(target, encoding="utf-8", errors="replace") as opened:  # noqa: PTH123
            beside = [line for line in opened if _BESIDE.match(line)]
        if beside:
            complain(
                f"{target}: warning: written anew, without {len(beside)} lines of comments,"
                f" @string and @preamble: {beside[0].strip()[:60]} … [bibtex-rewritten]"
            )


#: Lines of BibTeX that are of no entry.
_BESIDE = re.compile(r"\s*(%|@\s*(string|comment|preamble)\b)", re.IGNORECASE)


def _with_provenance(one: Completion) -> Any:
    if not one.taken:
        return one.record
    before = one.record.fields.get("custom")
    custom = {**(before if isinstance(before, dict) else {}), "taken": one.provenance()}
    return one.record.replace({"custom": custom})


def _changes(one: Completion) -> str:
    from citekit.retrieval.verification import shown

    lines = [f"{one.before.id}: {one.resolution.enquiry.words}"]
    for each in one.changes:
        value = shown(each.after)
        value = value if len(value) <= 200 else f"{value[:199]}…"
        before = "" if each.before is None else f"{shown(each.before)} → "
        lines.append(f"  {each.field}: {before}{value}  [{each.source}]")
    if not one.changes:
        lines.append("  nothing to add")
    return harmless("\n".join(lines)) + "\n"


def _tell(name: str, one: Completion) -> int:
    from citekit.retrieval.verification import shown

    place = _place(name, one.resolution.enquiry)
    status = _say(name, one.resolution)
    for field, conflicts in one.conflicts.items():
        for each in conflicts:
            if not each.completed and each.kept is not None:
                complain(
                    f"{place}: info: {one.before.id}: {field} is kept: {shown(each.kept)};"
                    f" {each.source} has {shown(each.other)}"
                )
    return status


# --- verify -------------------------------------------------------------------------


@main.command("verify")
@click.argument("words", nargs=-1, metavar="[WHAT]...")
@FROM
@DATE
@click.option(
    "--to", type=click.Choice(["table", "json", "html"]), default="table", show_default=True,
    help="The form of the result.",
)  # fmt: skip
@click.option("--findings", is_flag=True, help="Leave out what was verified.")
@click.option("--strict", is_flag=True, help="What is unsure is a finding, too.")
@_asking
@TARGET
def _verify(
    words: tuple[str, ...],
    source: str | None,
    date: datetime.datetime | None,
    to: str,
    findings: bool,
    strict: bool,
    offline: bool,
    refresh: bool,
    target: str,
) -> int:
    """Say of each reference whether it says what its source says.

    WHAT is a file of references, BibTeX or CSL-JSON, or a reference in quotes; without it, or
    with -, standard input is read. The verdicts: verified; mismatch, with the field and both
    values; other-work, where an identifier belongs to another one; not-found, with whom was asked,
    which is no proof that there is no such work; retracted; dead-link, with the archived copy
    nearest to the date; unsure.

    The exit status is 1 if there is anything to look at, for continuous integration; what is
    unsure counts with --strict only.

    \b
    Examples:
      citekit verify refs.bib
      citekit verify sources.txt --date 2019-08-27 --findings
      citekit verify refs.json --to html -o report.html
    """  # noqa: D301  # click wants the backspace itself
    from citekit import retrieval
    from citekit.retrieval import reports

    wanted = _wanted(words, source, date)
    with _session(offline, refresh) as session, _progress("verifying", len(wanted.things)) as bar:
        found = retrieval.verify(wanted.things, session, progress=bar)
    shown = list(enumerate(found, 1))
    if findings:
        shown = [pair for pair in shown if pair[1].verdict != "verified" or pair[1].notices]
    if to == "json":
        deliver(reports.verifications(shown), target)
    elif to == "html":
        files = [name for name in dict.fromkeys(wanted.names) if name != "citekit"]
        deliver(reports.page(shown, ", ".join(files)), target)
    else:
        deliver(_table(shown, target), target)
    for name, problem in wanted.problems:
        report(name, [problem])
    _count(found)
    unsure = strict and any(one.verdict == "unsure" for one in found)
    return int(unsure or any(one.is_finding for one in found))


#: Verdict → its colour on a terminal.
_COLOURS = {
    "verified": "green", "mismatch": "yellow", "other-work": "red", "not-found": "magenta",
    "retracted": "bold red", "dead-link": "blue", "unsure": "dim",
}  # fmt: skip


def _table(found: Sequence[tuple[int, Verification]], target: str) -> str:
    """Write verdicts as a table; on a terminal in colour."""
    from citekit.retrieval import reports

    rows = [tuple(map(harmless, row)) for row in reports.table(found)]
    if target == "-" and in_colour():
        return _coloured(rows)
    lines = []
    for number, verdict, words, why in rows:
        lines.append(f"{number:>3}  {verdict:<10}  {words}")
        lines += [f"{'':17}{line}" for line in why.splitlines()]
    return "\n".join(lines) + "\n" if lines else ""


def _coloured(rows: Sequence[tuple[str, ...]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for number, verdict, words, why in rows:
        told = Text.assemble((words, "bold"), ("\n" + why) if why else "")
        table.add_row(Text(number, "dim"), Text(verdict, _COLOURS[verdict]), told)
    console = Console(file=sys.stdout, highlight=False)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _count(found: Sequence[Verification]) -> None:
    from citekit.retrieval import reports

    told = reports.summary(found)
    complain(f"citekit: {len(found)} reference{'s' * (len(found) != 1)}: {told}")


# --- cache --------------------------------------------------------------------------


@main.group("cache")
def _cache() -> None:
    """See or empty the cache of what providers answered.

    Answers are kept for 30 days, "there is no such work" for one. `info` says where, and of whom;
    `clear` forgets all, or one provider. What you chose among candidates is kept elsewhere.

    \b
    Examples:
      citekit cache info
      citekit cache clear crossref
    """  # noqa: D301  # click wants the backspace itself


@_cache.command("info")
def _info() -> int:
    """Say where the cache is, how large, and what it holds."""
    with _session(True, False) as session:
        held = session.stats()
        chosen = _chosen(session)
    click.echo(f"{held.path or 'in memory, since no folder can be written'}")
    click.echo(f"{_answers(held.entries)}, {_size(held.size)}")
    for one in held.holdings:
        click.echo(f"  {one.provider} ({one.host}): {_answers(one.entries)}, {_size(one.size)}")
    if chosen:
        click.echo(chosen)
    return 0


def _chosen(session: Session) -> str:
    from citekit.retrieval.choices import Choices

    choices = Choices(session.settings.choices)
    count = len(choices.all())
    return f"{choices.path}: {count:,} choice{'s' * (count != 1)}" if count else ""


def _answers(count: int) -> str:
    return f"{count:,} answer{'s' * (count != 1)}"


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.1f} kB"


@_cache.command("clear")
@click.argument("provider", required=False)
def _clear(provider: str | None) -> int:
    """Forget what PROVIDER answered, or what all did."""
    from citekit.errors import nearest
    from citekit.providers import HOSTS

    if provider is not None and provider not in HOSTS:
        near = nearest(provider, HOSTS)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise click.UsageError(f"no provider is named {provider!r}{hint}")
    with _session(True, False) as session:
        count = session.clear(provider)
    click.echo(f"{_answers(count)} forgotten")
    return 0
