"""The command line: ``citekit parse``, ``mentions``, ``train``, ``format``, ``cite``, ``styles``.

Data goes to standard output, problems to standard error. Only click and what is
as light is imported at the top: ``citekit --help`` should be there at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from citekit.output import FORMS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from citekit.errors import Problem, StyleError, UnknownNameError
    from citekit.markup import RichText
    from citekit.record import Records
    from citekit.references import Reference, Token

__all__ = ["main"]

#: What shells report of a program that Ctrl-C has ended.
_INTERRUPTED = 130


class _Failure(click.ClickException):
    """Trouble with a file: one line, exit 1."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)

    def show(self, file: Any = None) -> None:  # noqa: ARG002  # click calls it
        _complain(f"{self.name}: error: {self.format_message()}")


class _Program(click.Group):
    """The commands, and what happens when one of them fails."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        run: Any = super().main
        extra.setdefault("terminal_width", _width())
        if not extra.pop("standalone_mode", True):
            return run(args, *rest, standalone_mode=False, **extra)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        # What is left at exit goes with the process: looking for cycles in it takes time.
        atexit.register(gc.freeze)
        sys.exit(_status(lambda: run(args, *rest, standalone_mode=False, **extra)))


def _width() -> int:
    """Return how wide help may be; click would import shutil to know."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        columns = 80
    return max(50, min(columns, 100) - 2)


def _status(run: Callable[[], Any]) -> int:
    """Run, and return the exit status; quiet when told to stop."""
    try:
        status = run()
        if sys.stdout is not None:  # closed by the shell: >&-
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more at its end: give it somewhere to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1  # as click says it when the pipe closes earlier
    except Exception as error:
        if os.environ.get("CITEKIT_DEBUG"):
            raise
        detail = " ".join(str(error).split())[:300]
        _complain(f"citekit: error: {type(error).__name__}: {detail}")
        return 1
    return status if isinstance(status, int) else 0


def _complain(message: str) -> None:
    click.echo(" ".join(message.split("\n")), err=True)


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        import citekit

        click.echo(f"citekit {citekit.__version__}")
        context.exit()


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done; 1 done, but look at the problems on standard error, or the input"
    " could not be used; 2 the command was misused.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
    help="Show the version and exit.",
)  # fmt: skip
def main() -> None:
    """Turn the sources under a post into records and a well-formatted list.

    \b
    Examples:
      citekit format sources.txt --style apa
      pbpaste | citekit parse --explain
      citekit styles chicago
    """  # noqa: D301  # click wants the backspace itself


# --- what the commands take ---------------------------------------------------------

_FORMS = click.Choice(list(FORMS))
_FILE = click.argument("file", default="-")
_FROM = click.option(
    "--from", "source", type=click.Choice(["text", "csl-json", "bibtex"]),
    help="What FILE is. By default its suffix tells, or else its content.",
)  # fmt: skip
_MODEL = click.option(
    "--model", metavar="FILE", help="A tagger of your own, as `citekit train` writes it."
)
_DATE = click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="The day of the post: no source is later than it.",
)  # fmt: skip


def _read(file: str) -> tuple[str, str, list[Problem]]:
    """Return what to call the file in messages, its text, and what was assumed."""
    from citekit.errors import InputError
    from citekit.formats import decode

    name = "<stdin>" if file == "-" else file
    try:
        if file == "-":
            data = _standard_input()
        else:
            with open(file, "rb") as opened:  # noqa: PTH123  # pathlib takes time to import
                data = opened.read()
        text, problem = decode(data)
    except OSError as error:
        raise _Failure(name, f"cannot be read: {error.strerror or error}") from None
    except InputError as error:
        raise _Failure(name, str(error)) from None
    if not text.strip():
        raise _Failure(name, "there is nothing in it")
    return name, text, [problem] if problem else []


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise _Failure("<stdin>", "there is no standard input")
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        _complain(f"citekit: reading standard input; {end} ends it, --help shows the other ways")
    data: bytes = sys.stdin.buffer.read()
    return data


def _sources(
    file: str,
    source: str | None,
    date: datetime.datetime | None,
    model: str | None = None,
    *,
    page: bool = False,
) -> tuple[str, list[Reference] | Records, list[Problem]]:
    """Return the name of a file, what is in it, and the problems of the file itself."""
    from citekit import formats, references
    from citekit.errors import InputError

    name, text, problems = _read(file)
    if page:
        from citekit.references import pages

        entries = pages.reference_list(text)
        if not entries:
            raise _Failure(name, "there is no reference list in this page")
        # a line each: the line of a problem is the number of the entry
        text, source = "\n".join(f"<p>{' '.join(one.split())}</p>" for one in entries), "text"
    found = source or formats.detect(text, None if file == "-" else file) or "text"
    if found == "text":
        try:
            parsed = references.parse(text, date=date and date.date(), model=model)
        except OSError as error:
            raise _Failure(str(model), f"cannot be read: {error.strerror}") from error
        except InputError as error:
            raise _Failure(str(model), str(error).removeprefix(f"{model}: ")) from error
        if not parsed:
            raise _Failure(name, "there is no reference in it")
        return name, parsed, problems
    records = formats.loads(text, found)
    if not records:
        for problem in records.problems:
            raise _Failure(_at(name, problem), f"{problem.message} [{problem.code}]")
        raise _Failure(name, "there is no record in it")
    return name, records, problems


def _at(name: str, problem: Problem) -> str:
    return name if problem.line is None else f"{name}:{problem.line}"


def _report(name: str, problems: Iterable[Problem]) -> int:
    """Write problems to standard error; return the exit status that they make."""
    status = 0
    for problem in problems:
        severity = problem.severity
        _complain(f"{_at(name, problem)}: {severity}: {problem.message} [{problem.code}]")
        if severity != "info":
            status = 1
    return status


# --- parse --------------------------------------------------------------------------


@main.command("parse")
@_FILE
@_FROM
@_DATE
@click.option("--explain", is_flag=True, help="Show what was taken for what, and how surely.")
@click.option(
    "--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE",
    help="Leave references that are less surely right, as 0.8, to a person, on standard error.",
)  # fmt: skip
@click.option(
    "--html", "page", is_flag=True,
    help="FILE is a whole web page: find its reference list, and read that alone.",
)  # fmt: skip
@_MODEL
def _parse(
    file: str,
    source: str | None,
    date: datetime.datetime | None,
    explain: bool,
    least: float,
    page: bool,
    model: str | None,
) -> int:
    """Read references and write them as CSL-JSON.

    FILE holds references as people jot them down (or BibTeX, or CSL-JSON); without
    it, or with -, standard input is read. A file that cannot be read, that is no
    text or is empty is said in one line, and the exit status is 1.

    \b
    Examples:
      citekit parse sources.txt > sources.json
      citekit parse sources.txt --explain --date 2019-08-27
      citekit parse sources.txt --min-confidence 0.8 > sure.json 2> doubtful.txt
      citekit parse --html article.html > references.json
      echo 'Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006' | citekit parse
    """  # noqa: D301  # click wants the backspace itself
    from citekit.formats import csljson
    from citekit.record import Records

    name, found, problems = _sources(file, source, date, model, page=page)
    if isinstance(found, Records):
        if explain or least:
            option = "--explain" if explain else "--min-confidence"
            raise click.UsageError(f"{option} is for free text; this file has its fields marked")
        click.echo(csljson.dumps(found), nl=False)
        return _report(name, [*problems, *found.problems])
    doubtful = [reference for reference in found if reference.confidence < least]
    found = [reference for reference in found if reference.confidence >= least]
    if explain:
        _explain(found)
    else:
        click.echo(csljson.dumps(reference.record for reference in found), nl=False)
    said = [problem for reference in found for problem in reference.problems]
    for reference in doubtful:
        text = " ".join(reference.text.split())
        _complain(f"{name}:{reference.line}: confidence {reference.confidence:.2f}: {text}")
    return max(_report(name, [*problems, *said]), int(bool(doubtful)))


def _explain(found: list[Reference]) -> None:
    if _in_colour():
        return _explain_in_colour(found)
    for number, reference in enumerate(found, 1):
        if number > 1:
            click.echo()
        click.echo(_heading(number, reference))
        for line in reference.text.splitlines():
            click.echo(f"    {line}")
        for label, piece, reason in _fields(reference.tokens):
            click.echo(f"  {label}: {piece}{f'  ({reason})' if reason else ''}")
    return None


def _in_colour() -> bool:
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return wanted and os.environ.get("TERM") != "dumb"


def _heading(number: int, reference: Reference) -> str:
    return f"{number}. line {reference.line}, confidence {reference.confidence:.2f}"


def _fields(tokens: Iterable[Token]) -> Iterable[tuple[str, str, str]]:
    """Yield label, text, and confidence and reason of the tokens that are not separators."""
    for token in tokens:
        if token.label != "separator":
            why = "; ".join(filter(None, (f"{token.confidence:.2f}", token.reason)))
            yield token.label, " ".join(token.text.split()), why


#: The colours of the labels, in the order in which a reference first has them.
_COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "bright_red", "bright_cyan")


def _explain_in_colour(found: list[Reference]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for number, reference in enumerate(found, 1):
        if number > 1:
            console.print()
        console.print(Text(_heading(number, reference), "bold"))
        labels = list(dict.fromkeys(label for label, _, _ in _fields(reference.tokens)))
        styles = {label: _COLOURS[index % len(_COLOURS)] for index, label in enumerate(labels)}
        styles["note"] = "reverse"
        shown = Text("    ")
        for token in reference.tokens:
            shown.append(token.text.replace("\n", "\n    "), styles.get(token.label, "dim"))
        console.print(shown)
        for label, piece, reason in _fields(reference.tokens):
            console.print(
                Text.assemble(
                    ("  " + label, styles[label]), ": ", piece, (reason and f"  ({reason})", "dim")
                )
            )


# --- mentions -----------------------------------------------------------------------


@main.command("mentions")
@_FILE
@_DATE
@click.option("--json", "as_json", is_flag=True, help="Write the records, as CSL-JSON.")
@click.option(
    "--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE",
    help="Leave out what is less surely a source, as 0.7.",
)  # fmt: skip
def _mentions(file: str, date: datetime.datetime | None, as_json: bool, least: float) -> int:
    """Find the sources that running text names.

    FILE is prose; without it, or with -, standard input is read. Each mention is a line:
    where it stands, its words, the type of source, and why it was taken for one. An empty
    answer is no failure: most prose names no source.

    \b
    Examples:
      citekit mentions post.txt --date 2011-12-05
      citekit mentions post.txt --json --min-confidence 0.7 | citekit format --style apa
      echo 'According to Reuters, talks ended on 3 July.' | citekit mentions
    """  # noqa: D301  # click wants the backspace itself
    from citekit.formats import csljson
    from citekit.references import mentions

    name, text, problems = _read(file)
    found = [
        mention
        for mention in mentions.find(text, date=date and date.date())
        if mention.confidence >= least
    ]
    if as_json:
        records = [
            mention.record.replace({}, id=f"mention-{number}")
            for number, mention in enumerate(found, 1)
        ]
        click.echo(csljson.dumps(records), nl=False)
    else:
        for mention in found:
            line = text.count("\n", 0, mention.start) + 1
            column = mention.start - text.rfind("\n", 0, mention.start)
            words = " ".join(mention.text.split())
            why = f"{mention.reason} ({mention.confidence:.2f})"
            click.echo(f"{line}:{column}\t{words}\t{mention.record.type}\t{why}")
    return _report(name, problems)


# --- train --------------------------------------------------------------------------


@main.command("train")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--out", required=True, metavar="FILE", help="Where the tagger goes: mine.npz.")
@click.option("--epochs", type=click.IntRange(1, 100), default=4, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same gives the same.")
def _train(files: tuple[str, ...], out: str, epochs: int, seed: int) -> int:
    """Teach the tagger references that you have labelled.

    A FILE is AnyStyle's XML (.xml), or JSON Lines whose lines have a "text" and "spans":
    [start, end, CSL variable]. The tagger that ships is fitted further to them, among made
    references, so that it forgets nothing. Training needs PyTorch (pip install torch);
    reading with the result (--model) does not.

    \b
    Examples:
      citekit train footnotes.jsonl --out mine.npz
      citekit train core.xml more.xml --out mine.npz --epochs 8
      citekit parse sources.txt --model mine.npz
    """  # noqa: D301  # click wants the backspace itself
    from citekit.training import recipe

    try:
        taught = recipe.further(files, out, epochs=epochs, seed=seed, progress=_complain)
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise _Failure("citekit train", "needs PyTorch: pip install torch") from error
    except OSError as error:
        raise _Failure(str(error.filename or out), f"{error.strerror or error}".lower()) from error
    except ValueError as error:
        raise _Failure("citekit train", str(error)) from error
    click.echo(f"{out}: {taught:,} references learnt")
    return 0


# --- format -------------------------------------------------------------------------


_STYLE = click.option(
    "--style", default="chicago-notes-bibliography", show_default=True, metavar="NAME",
    help="A citation style: see `citekit styles`; or the path of a .csl file.",
)  # fmt: skip
_LOCALE = click.option(
    "--locale", metavar="LANGUAGE", help="The language, such as de-DE; not the style's."
)


@main.command("format")
@_FILE
@_FROM
@_STYLE
@click.option(
    "--to", type=_FORMS, default="text", show_default=True,
    help="The form of the list.",
)  # fmt: skip
@_LOCALE
@click.option(
    "--engine", type=click.Choice(["citekit", "citeproc-py"]), default="citekit",
    show_default=True, help="What formats: the other one is there to compare.",
)  # fmt: skip
@_DATE
@click.option(
    "-o", "--output", "target", metavar="FILE", default="-",
    help="Write here, whole or not at all, instead of to standard output.",
)  # fmt: skip
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

    FILE holds references as people jot them down, or BibTeX, or CSL-JSON; without it,
    or with -, standard input is read. What was not understood of a reference stands
    behind it in square brackets. A file that cannot be read, that is no text or is
    empty is said in one line, and the exit status is 1; a style or language that does
    not exist is a misuse, 2.

    \b
    Examples:
      citekit format sources.txt
      citekit format refs.bib --style apa --to html -o sources.html
      pbpaste | citekit format --date 2019-08-27 --to markdown
    """  # noqa: D301  # click wants the backspace itself
    from citekit import _api, csl
    from citekit.errors import StyleError, UnknownNameError

    name, found, problems = _sources(file, source, date)
    try:
        formatted = _api.format(found, style=style, to=to, locale=locale, engine=engine)
    except (UnknownNameError, StyleError) as error:
        return _refused(style, error)
    _deliver(formatted, target)
    of_style = csl.load(style).problems
    rest = [problem for problem in formatted.problems if problem not in of_style]
    return max(_report(style, of_style), _report(name, [*problems, *rest]))


@main.command("cite")
@click.argument("file")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@_FROM
@_STYLE
@click.option("--to", type=_FORMS, default="text", show_default=True, help="The form of it.")
@_LOCALE
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

    FILE is BibTeX or CSL-JSON, and - is standard input.

    \b
    Examples:
      citekit cite refs.bib knuth1984 --locator 12 --style apa
      citekit cite refs.bib knuth1984 lamport1986 --to latex
      citekit cite refs.json knuth1984 --narrative --style ieee
    """  # noqa: D301  # click wants the backspace itself
    from citekit.bibliography import Bibliography
    from citekit.csl.document import Cite
    from citekit.errors import StyleError, UnknownNameError

    name, found, problems = _sources(file, source, None)
    cites = [Cite(each, locator if each == ids[-1] else "", label) for each in ids]
    try:
        document = Bibliography(found, style, locale=locale)
        text = document.cite(*cites, narrative=narrative).text(to=to)
    except (UnknownNameError, StyleError) as error:
        return _refused(style, error)
    click.echo(text)
    # of the list, which is not shown
    said = (each for each in document.problems if each.code != "style-without-bibliography")
    return _report(name, [*problems, *said])


def _refused(style: str, error: UnknownNameError | StyleError) -> int:
    """Say why nothing can be formatted, and return the exit status."""
    from citekit.errors import UnknownNameError

    if isinstance(error, UnknownNameError):
        raise click.UsageError(_with_choices(error)) from None
    if not error.problems:
        raise _Failure(style, str(error)) from None
    return _report(style, error.problems)


def _with_choices(error: UnknownNameError) -> str:
    """Return what the error says; of locales, which no command lists, also which there are."""
    if error.kind != "locale" or error.suggestions:
        return str(error)
    from citekit.csl import catalogue

    return f"{error}; there are {', '.join(catalogue.locales())}"


def _deliver(text: str, target: str) -> None:
    if target == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    from citekit.formats import save

    try:
        save(text if text.endswith("\n") else text + "\n", target)
    except OSError as error:
        raise _Failure(target, f"cannot be written: {error.strerror or error}") from None


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
            status = max(status, _report(name, error.problems))
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
    _complain(f"citekit: error: no style has {words!r} in its name or title{hint}")
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
        return _report(name, style.problems)
    click.echo("\nIn the list:")
    _write(entry.runs for entry in shown.entries)
    return _report(name, shown.problems)


def _write(texts: Iterable[RichText]) -> None:
    """Write texts with an indent; on a terminal in italics and bold as they are."""
    from citekit import output

    if not _in_colour():
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
            problems = validation.mistakes(_standard_input())
        else:
            is_path = Path(file).exists() or file.endswith(".csl")
            problems = validation.mistakes(file if is_path else catalogue.path(file))
    except OSError as error:
        _complain(f"{file}: error: cannot be read: {error.strerror or error}")
        return 1
    status = _report("<stdin>" if file == "-" else file, problems)
    if status == 0:
        click.echo(f"{file}: no mistakes")
    return status


def _run() -> NoReturn:
    main()
    raise AssertionError  # main has exited


if __name__ == "__main__":
    _run()
