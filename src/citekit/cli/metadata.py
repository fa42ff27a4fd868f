"""Metadata: ``citekit resolve``, ``complete``, ``verify`` and ``cache``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from citekit.cli.inputs import DATE, FILE, FROM, sources
from citekit.cli.program import Failure, complain, deliver, harmless, in_colour, main, report

if TYPE_CHECKING:
    import datetime

    from citekit.errors import Problem
    from citekit.providers.session import Session
    from citekit.retrieval import Completion, Resolution, Verification, Wanted
    from citekit.retrieval.workers import Progress

__all__: list[str] = []

_F = TypeVar("_F", bound=Callable[..., Any])

_TARGET = click.option(
    "-o", "--output", "target", metavar="FILE", default="-",
    help="Write here, whole or not at all, instead of to standard output.",
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
    except InputError as error:
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

    things: list[Wanted]
    names: list[str]  #: of the file of each
    problems: list[tuple[str, Problem]]


def _wanted(words: Sequence[str], source: str | None, date: datetime.datetime | None) -> _Wanted:
    """Gather the references of files, and what the other words themselves say."""
    from citekit.record import Records

    wanted = _Wanted([], [], [])
    for word in words or ["-"]:
        if word == "-" or source or os.path.isfile(word):  # noqa: PTH113  # pathlib takes time
            name, found, problems, _ = sources(word, source, date)
            wanted.things.extend(found)
            wanted.names.extend([name] * len(found))
            read = found.problems if isinstance(found, Records) else ()
            wanted.problems.extend((name, problem) for problem in (*problems, *read))
        else:
            wanted.things.append(word)
            wanted.names.append("citekit")
    return wanted


def _refusing(question: Callable[[], Any]) -> Any:
    from citekit.errors import InputError

    try:
        return question()
    except InputError as error:
        raise click.UsageError(str(error)) from None


# --- resolve ------------------------------------------------------------------------


@main.command("resolve")
@click.argument("words", nargs=-1, metavar="[WHAT]...")
@FROM
@DATE
@click.option(
    "--pick", type=click.IntRange(0), metavar="NUMBER",
    help="Take this candidate, or 0 for none of them; it is remembered.",
)  # fmt: skip
@click.option("--forget", is_flag=True, help="Forget what was picked, and ask as if never.")
@_JSON
@_asking
@_TARGET
def _resolve(
    words: tuple[str, ...],
    source: str | None,
    date: datetime.datetime | None,
    pick: int | None,
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
    from citekit import retrieval
    from citekit.formats import csljson
    from citekit.retrieval import reports

    wanted, names, problems = _wanted(words, source, date)
    if pick is not None and len(wanted) != 1:
        raise click.UsageError(f"--pick is for one reference, and these are {len(wanted)}")
    with _session(offline, refresh) as session, _progress("resolving", len(wanted)) as bar:
        if forget:
            _forget(wanted, session)
        found = _refusing(lambda: retrieval.resolve(wanted, session, pick=pick, progress=bar))
    if as_json:
        deliver(reports.resolutions(found), target)
    else:
        records = _distinct(each.record for each in found if each.record is not None)
        deliver(csljson.dumps(records), target)
    said = [report(name, [problem]) for name, problem in problems]
    said += [_say(name, one) for name, one in zip(names, found, strict=True)]
    return max(said, default=0)


def _forget(wanted: Sequence[Wanted], session: Session) -> None:
    from citekit.retrieval.choices import Choices
    from citekit.retrieval.enquiries import enquiry

    choices = Choices(session.settings.choices)
    for one in _refusing(lambda: [enquiry(each) for each in wanted]):
        if choices.forget(one):
            complain("citekit: forgotten what was picked")


def _distinct(records: Any) -> list[Any]:
    """Give records of one id ids of their own."""
    seen: dict[str, int] = {}
    distinct = []
    for record in records:
        seen[record.id] = seen.get(record.id, 0) + 1
        again = seen[record.id]
        distinct.append(record if again == 1 else record.replace({}, id=f"{record.id}-{again}"))
    return distinct


def _say(name: str, one: Resolution) -> int:
    """Say of a work that was not found why, and which candidates there are."""
    from citekit.retrieval.reports import candidate_line

    place = name if one.enquiry.line is None else f"{name}:{one.enquiry.line}"
    for problem in one.problems:
        complain(f"{place}: {problem.severity}: {problem.message} [{problem.code}]")
    if one.status == "found":
        return int(any(problem.severity != "info" for problem in one.problems))
    complain(f"{place}: {one.status}: {one.enquiry.words}: {one.reason}")
    for number, candidate in enumerate(one.candidates[:9], 1):
        complain(f"    {candidate_line(number, candidate)}")
    if one.status == "ambiguous":
        complain("    --pick NUMBER takes one of them, --pick 0 none")
    return 1


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
@_JSON
@_asking
@_TARGET
def _complete(
    file: str,
    source: str | None,
    date: datetime.datetime | None,
    to: str | None,
    dry_run: bool,
    provenance: bool,
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
    from citekit import formats, retrieval
    from citekit.record import Records
    from citekit.retrieval import reports

    name, found, problems, kind = sources(file, source, date)
    with _session(offline, refresh) as session, _progress("completing", len(found)) as bar:
        completed = retrieval.complete(list(found), session, progress=bar)
    if as_json:
        deliver(reports.completions(completed), target)
    elif dry_run:
        _list_changes(completed)
    else:
        records = [_with_provenance(each) if provenance else each.record for each in completed]
        usual = "bibtex" if kind == "bibtex" else "csl-json"
        deliver(formats.dumps(records, to or usual), target)
    read = problems if not isinstance(found, Records) else [*problems, *found.problems]
    status = report(name, read)
    for one in completed:
        status = max(status, _tell(name, one))
    return status


def _with_provenance(one: Completion) -> Any:
    if not one.taken:
        return one.record
    before = one.record.fields.get("custom")
    custom = {**(before if isinstance(before, dict) else {}), "taken": one.provenance()}
    return one.record.replace({"custom": custom})


def _list_changes(completed: Sequence[Completion]) -> None:
    from citekit.retrieval.verification import shown

    for one in completed:
        changes = one.changes
        click.echo(harmless(f"{one.before.id}: {one.resolution.enquiry.words}"))
        for each in changes:
            value = shown(each.after)
            value = value if len(value) <= 200 else f"{value[:199]}…"
            before = "" if each.before is None else f"{shown(each.before)} → "
            click.echo(harmless(f"  {each.field}: {before}{value}  [{each.source}]"))
        if not changes:
            click.echo("  nothing to add")


def _tell(name: str, one: Completion) -> int:
    from citekit.retrieval.verification import shown

    place = name if one.resolution.enquiry.line is None else f"{name}:{one.resolution.enquiry.line}"
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
@_TARGET
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

    wanted, names, problems = _wanted(words, source, date)
    with _session(offline, refresh) as session, _progress("verifying", len(wanted)) as bar:
        found = _refusing(lambda: retrieval.verify(wanted, session, progress=bar))
    shown = [one for one in found if one.verdict != "verified"] if findings else found
    if to == "json":
        deliver(reports.verifications(shown), target)
    elif to == "html":
        files = [name for name in dict.fromkeys(names) if name != "citekit"]
        deliver(reports.page(shown, ", ".join(files)), target)
    else:
        deliver(_table(shown, target), target)
    for name, problem in problems:
        report(name, [problem])
    _count(found)
    unsure = strict and any(one.verdict == "unsure" for one in found)
    return int(unsure or any(one.is_finding for one in found))


#: Verdict → its colour on a terminal.
_COLOURS = {
    "verified": "green", "mismatch": "yellow", "other-work": "red", "not-found": "magenta",
    "retracted": "bold red", "dead-link": "blue", "unsure": "dim",
}  # fmt: skip


def _table(found: Sequence[Verification], target: str) -> str:
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
    counts: dict[str, int] = {}
    for one in found:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
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
    return f"{choices.path}: {count:,} choices" if count else ""


def _answers(count: int) -> str:
    return f"{count:,} answer{'s' * (count != 1)}"


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.1f} kB"


@_cache.command("clear")
@click.argument("provider", required=False)
def _clear(provider: str | None) -> int:
    """Forget what PROVIDER answered, or what all did."""
    from citekit.errors import nearest
    from citekit.providers import PROVIDERS, SECOND_HOSTS

    known = PROVIDERS + SECOND_HOSTS
    if provider is not None and provider not in known:
        near = nearest(provider, known)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise click.UsageError(f"no provider is named {provider!r}{hint}")
    with _session(True, False) as session:
        count = session.clear(provider)
    click.echo(f"{_answers(count)} forgotten")
    return 0
