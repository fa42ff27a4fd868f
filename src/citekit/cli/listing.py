"""Lists and styles: ``citekit format``, ``cite`` and ``styles``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from citekit import output
from citekit.cli.inputs import DATE, FILE, FROM, LOCALE, TARGET, sources, standard_input
from citekit.cli.program import Failure, complain, deliver, in_colour, main, report

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from citekit.errors import StyleError, UnknownNameError
    from citekit.markup import RichText

__all__ = ["refused"]

_FORMS = click.Choice(list(output.FORMS))


# --- format -------------------------------------------------------------------------


_STYLE = click.option(
    "--style", default="chicago-notes-bibliography", show_default=True, metavar="NAME",
    help="A citation style: see `citekit styles`; or the path of a .csl file.",
)  # fmt: skip


@main.command("format")
@FILE
@FROM
@_STYLE
@click.option(
    "--to", type=_FORMS, default="text", show_default=True,
    help="The form of the list.",
)  # fmt: skip
@LOCALE
@click.option(
    "--engine", type=click.Choice(["citekit", "citeproc-py"]), default="citekit",
    show_default=True, help="What formats: the other one is there to compare.",
)  # fmt: skip
@DATE
@TARGET
def _format(
    file: str,
    source: str | None,
    style: str,
    to: str,
    locale: str | None,
    engine: str,
    date: datetime.datetime | None,
    target: str,
) -> int:
    """Format references as a list in a citation style.

    FILE holds references as people jot them down, or BibTeX, CSL-JSON, MARC 21 or
    MODS; without it, or with -, standard input is read. What was not understood of a
    reference stands behind it in square brackets. A file that cannot be read, that is
    no text or is empty is said in one line, and the exit status is 1; a style or
    language that does not exist is a misuse, 2.

    \b
    Examples:
      citekit format sources.txt
      citekit format refs.bib --style apa --to html -o sources.html
      pbpaste | citekit format --date 2019-08-27 --to markdown
    """  # noqa: D301  # click wants the backspace itself
    from citekit import _api, csl
    from citekit.errors import StyleError, UnknownNameError

    name, found, problems, _ = sources(file, source, date)
    try:
        formatted = _api.format(found, style=style, to=to, locale=locale, engine=engine)
    except (UnknownNameError, StyleError) as error:
        return refused(style, error)
    deliver(formatted, target)
    of_style = csl.load(style).problems
    rest = [problem for problem in formatted.problems if problem not in of_style]
    return max(report(style, of_style), report(name, [*problems, *rest]))


@main.command("cite")
@click.argument("file")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@FROM
@_STYLE
@click.option("--to", type=_FORMS, default="text", show_default=True, help="The form of it.")
@LOCALE
@click.option("--locator", metavar="PLACE", default="", help="Where in the work: 12, 3-5, iv.")
@click.option(
    "--label", metavar="TERM", default="page", show_default=True,
    help="What the locator counts: chapter, verse, timestamp …",
)  # fmt: skip
@click.option("--narrative", is_flag=True, help="The authors are part of the sentence.")
def _cite(
    file: str,
    ids: tuple[str, ...],
    source: str | None,
    style: str,
    to: str,
    locale: str | None,
    locator: str,
    label: str,
    narrative: bool,
) -> int:
    """Write a citation of records of a file, by their ids, as if it were the first.

    FILE is BibTeX, CSL-JSON, MARC 21 or MODS, and - is standard input.

    \b
    Examples:
      citekit cite refs.bib knuth1984 --locator 12 --style apa
      citekit cite refs.bib knuth1984 lamport1986 --to latex
      citekit cite refs.json knuth1984 --narrative --style ieee
    """  # noqa: D301  # click wants the backspace itself
    from citekit.bibliography import Bibliography
    from citekit.csl.document import Cite
    from citekit.errors import StyleError, UnknownNameError

    name, found, problems, _ = sources(file, source, None)
    cites = [Cite(each, locator if each == ids[-1] else "", label) for each in ids]
    try:
        document = Bibliography(found, style, locale=locale)
        text = document.cite(*cites, narrative=narrative).text(to=to)
    except (UnknownNameError, StyleError) as error:
        return refused(style, error)
    click.echo(text)
    # of the list, which is not shown
    said = (each for each in document.problems if each.code != "style-without-bibliography")
    return report(name, [*problems, *said])


def refused(style: str, error: UnknownNameError | StyleError) -> int:
    """Say why nothing can be formatted, and return the exit status."""
    from citekit.errors import UnknownNameError

    if isinstance(error, UnknownNameError):
        raise click.UsageError(_with_choices(error)) from None
    if not error.problems:
        raise Failure(style, str(error)) from None
    return report(style, error.problems)


def _with_choices(error: UnknownNameError) -> str:
    """Return what the error says; of locales, which no command lists, also which there are."""
    if error.kind != "locale" or error.suggestions:
        return str(error)
    from citekit.csl import catalogue

    return f"{error}; there are {', '.join(catalogue.locales())}"


# --- styles -------------------------------------------------------------------------


@main.command("styles")
@click.argument("word", nargs=-1)
@click.option(
    "--info", "wanted", flag_value="info",
    help="Say what a style says of itself: its class, language, licence and so on.",
)  # fmt: skip
@click.option(
    "--preview", "wanted", flag_value="preview",
    help="Show an article, a book and a web page in a style.",
)  # fmt: skip
@click.option(
    "--check", "wanted", flag_value="check",
    help="Find every mistake in the file of a style, with its line.",
)  # fmt: skip
@click.option("--locale", metavar="LANGUAGE", help="The language of a preview, such as de-DE.")
def _styles(word: tuple[str, ...], wanted: str | None, locale: str | None) -> int:
    """Find a citation style by a part of its name or title, or look at one.

    Each line is the name to use with --style, a tab, and the title. Without WORD all
    styles are listed. If none is found, the nearest names are said and the exit
    status is 1.

    With --info, --preview or --check each WORD is the name of a style, its address in
    the Zotero repository, or the path of a .csl file.

    \b
    Examples:
      citekit styles chicago
      citekit styles "journal of peace"
      citekit styles --info apa
      citekit styles --preview apa --locale de-DE
      citekit styles --check my-style.csl
    """  # noqa: D301  # click wants the backspace itself
    from citekit.errors import StyleError, UnknownNameError

    if locale and wanted != "preview":
        raise click.UsageError("--locale is for --preview")
    if wanted is None:
        return _find(" ".join(word))
    if not word:
        raise click.UsageError(f"--{wanted} needs the name of a style, or the path of a .csl file")
    status = 0
    for number, name in enumerate(word):
        if number and wanted != "check":
            click.echo()
        try:
            status = max(status, _look(name, wanted, locale))
        except UnknownNameError as error:
            raise click.UsageError(_with_choices(error)) from None
        except StyleError as error:
            status = max(status, report(name, error.problems))
    return status


def _look(name: str, wanted: str, locale: str | None) -> int:
    if wanted == "info":
        return _show(name)
    return _check(name) if wanted == "check" else _preview(name, locale)


def _find(words: str) -> int:
    from citekit.csl import catalogue

    found = catalogue.find(words)
    for name, title in found:
        click.echo(f"{name}\t{title}")
    if found:
        return 0
    near = catalogue.suggestions(words)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    complain(f"citekit: error: no style has {words!r} in its name or title{hint}")
    return 1


def _show(name: str) -> int:
    """Write what a style says of itself."""
    from citekit.csl import catalogue

    style = catalogue.info(name)
    about = [
        ("name", style.name),
        ("title", style.title),
        ("summary", style.summary),
        ("class", style.kind),
        ("citation format", style.format),
        ("fields", ", ".join(style.fields)),
        ("language", style.locale or "en-US, or another on request"),
        ("bibliography", "yes" if style.bibliography else "no"),
        ("parent", style.parent),
        ("licence", style.licence),
        ("updated", style.updated),
        *(("documentation", address) for address in style.documentation),
    ]
    for label, value in about:
        if value:
            click.echo(f"{label}: {value}")
    return 0


def _preview(name: str, locale: str | None) -> int:
    """Write the samples in a style: as they are first cited, and as a list."""
    from citekit import csl
    from citekit.csl import catalogue
    from citekit.csl.document import Citation, Cite
    from citekit.csl.samples import SAMPLES

    style, title = csl.load(name), catalogue.info(name).title
    citations = [
        Citation([Cite(record.id)], note=number if style.note else 0)
        for number, record in enumerate(SAMPLES, 1)
    ]
    shown = csl.render(style, SAMPLES, citations, locale=locale, links=False)
    click.echo(f"{title}\n\nIn {'notes' if style.note else 'the text'}:")
    _write(shown.citations)
    if "bibliography" not in style.areas:
        click.echo("\nIt has no list.")
        return report(name, style.problems)
    click.echo("\nIn the list:")
    _write(entry.runs for entry in shown.entries)
    return report(name, shown.problems)


def _write(texts: Iterable[RichText]) -> None:
    """Write texts with an indent; on a terminal in italics and bold as they are."""
    from citekit import output

    if not in_colour():
        for runs in texts:
            click.echo(f"  {output.inline(runs)}")
        return
    from rich.console import Console
    from rich.text import Text

    from citekit.output.blocks import flat

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for runs in texts:
        line = Text("  ")
        for run in flat(runs):
            line.append(run.text, " ".join(sorted(run.styles & {"bold", "italic", "underline"})))
        console.print(line)


def _check(file: str) -> int:
    """Report every mistake in the file of a style."""
    from pathlib import Path

    from citekit.csl import catalogue, validation

    try:
        if file == "-":
            problems = validation.mistakes(standard_input())
        else:
            is_path = Path(file).exists() or file.endswith(".csl")
            problems = validation.mistakes(file if is_path else catalogue.path(file))
    except OSError as error:
        complain(f"{file}: error: cannot be read: {error.strerror or error}")
        return 1
    status = report("<stdin>" if file == "-" else file, problems)
    if status == 0:
        click.echo(f"{file}: no mistakes")
    return status
