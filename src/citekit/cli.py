"""The command line: ``citekit parse``, ``citekit format``, ``citekit styles``.

Data goes to standard output, problems to standard error. Only click is imported at
the top: ``citekit --help`` should be there at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from citekit.errors import Problem, UnknownNameError
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

_FILE = click.argument("file", default="-")
_FROM = click.option(
    "--from", "source", type=click.Choice(["text", "csl-json", "bibtex"]),
    help="What FILE is. By default its suffix tells, or else its content.",
)  # fmt: skip
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
    file: str, source: str | None, date: datetime.datetime | None
) -> tuple[str, list[Reference] | Records, list[Problem]]:
    """Return the name of a file, what is in it, and the problems of the file itself."""
    from citekit import formats, references

    name, text, problems = _read(file)
    found = source or formats.detect(text, None if file == "-" else file) or "text"
    if found == "text":
        parsed = references.parse(text, date=date and date.date())
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
@click.option("--explain", is_flag=True, help="Show what was taken for what, and why.")
def _parse(file: str, source: str | None, date: datetime.datetime | None, explain: bool) -> int:
    """Read references and write them as CSL-JSON.

    FILE holds references as people jot them down (or BibTeX, or CSL-JSON); without
    it, or with -, standard input is read. A file that cannot be read, that is no
    text or is empty is said in one line, and the exit status is 1.

    \b
    Examples:
      citekit parse sources.txt > sources.json
      citekit parse sources.txt --explain --date 2019-08-27
      echo 'Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006' | citekit parse
    """  # noqa: D301  # click wants the backspace itself
    from citekit.formats import csljson
    from citekit.record import Records

    name, found, problems = _sources(file, source, date)
    if isinstance(found, Records):
        if explain:
            raise click.UsageError("--explain is for free text; this file has its fields marked")
        click.echo(csljson.dumps(found), nl=False)
        return _report(name, [*problems, *found.problems])
    if explain:
        _explain(found)
    else:
        click.echo(csljson.dumps(reference.record for reference in found), nl=False)
    said = [problem for reference in found for problem in reference.problems]
    return _report(name, [*problems, *said])


def _explain(found: list[Reference]) -> None:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if colour and os.environ.get("TERM") != "dumb":
        return _explain_in_colour(found)
    for number, reference in enumerate(found, 1):
        click.echo(_heading(number, reference))
        for line in reference.text.splitlines():
            click.echo(f"    {line}")
        for label, piece, reason in _fields(reference.tokens):
            click.echo(f"  {label}: {piece}{f'  ({reason})' if reason else ''}")
        click.echo()
    return None


def _heading(number: int, reference: Reference) -> str:
    return f"{number}. line {reference.line}, confidence {reference.confidence:.2f}"


def _fields(tokens: Iterable[Token]) -> Iterable[tuple[str, str, str]]:
    """Yield label, text and reason of the tokens that are not separators."""
    for token in tokens:
        if token.label != "separator":
            yield token.label, " ".join(token.text.split()), token.reason


#: The colours of the labels, in the order in which a reference first has them.
_COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "bright_red", "bright_cyan")


def _explain_in_colour(found: list[Reference]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for number, reference in enumerate(found, 1):
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
        console.print()


# --- format -------------------------------------------------------------------------


@main.command("format")
@_FILE
@_FROM
@click.option(
    "--style", default="chicago-notes-bibliography", show_default=True, metavar="NAME",
    help="A citation style: see `citekit styles`; or the path of a .csl file.",
)  # fmt: skip
@click.option(
    "--to", type=click.Choice(["text", "html", "markdown"]), default="text", show_default=True,
    help="The form of the list.",
)  # fmt: skip
@click.option("--locale", metavar="LANGUAGE", help="The language, such as de-DE; not the style's.")
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
    from citekit import _api
    from citekit.errors import StyleError, UnknownNameError

    name, found, problems = _sources(file, source, date)
    try:
        formatted = _api.format(found, style=style, to=to, locale=locale)
    except UnknownNameError as error:
        raise click.UsageError(_with_choices(error)) from None
    except StyleError as error:
        if not error.problems:
            raise _Failure(style, str(error)) from None
        return _report(style, error.problems)
    _deliver(formatted, target)
    return _report(name, [*problems, *formatted.problems])


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
def _styles(word: tuple[str, ...]) -> int:
    """Find a citation style by a part of its name or title.

    Each line is the name to use with --style, a tab, and the title. Without WORD all
    styles are listed. If none is found, the nearest names are said and the exit
    status is 1.

    \b
    Examples:
      citekit styles chicago
      citekit styles "journal of peace"
    """  # noqa: D301  # click wants the backspace itself
    from citekit.csl import catalogue

    wanted = " ".join(word)
    found = catalogue.find(wanted)
    for name, title in found:
        click.echo(f"{name}\t{title}")
    if found:
        return 0
    near = catalogue.suggestions(wanted)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    _complain(f"citekit: error: no style has {wanted!r} in its name or title{hint}")
    return 1


def _run() -> NoReturn:
    main()
    raise AssertionError  # main has exited


if __name__ == "__main__":
    _run()
