"""The program itself: the group of its commands, its exit status, and how it speaks."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from citekit.errors import Problem

__all__ = [
    "Failure",
    "Program",
    "at",
    "complain",
    "deliver",
    "harmless",
    "in_colour",
    "main",
    "report",
]

#: What shells report of a program that Ctrl-C has ended.
_INTERRUPTED = 130


class Failure(click.ClickException):
    """Trouble with a file: one line, exit 1."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)

    def show(self, file: Any = None) -> None:  # noqa: ARG002  # click calls it
        """Write the line."""
        complain(f"{self.name}: error: {self.format_message()}")


class Program(click.Group):
    """The commands, and what happens when one of them fails."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with the status that the page of the command line documents."""
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
        complain(f"citekit: error: {type(error).__name__}: {detail}")
        return 1
    return status if isinstance(status, int) else 0


def complain(message: str) -> None:
    """Write a line to standard error."""
    click.echo(harmless(" ".join(message.split("\n"))), err=True)


def harmless(text: str) -> str:
    r"""Take out what a terminal would obey: foreign text is only to be read.

    >>> harmless("Ice\x1b]0;evil\x07 melts\n")
    'Ice]0;evil melts\n'
    """
    return text.translate(_CONTROLS)


_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {9, 10})


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        import citekit

        click.echo(f"citekit {citekit.__version__}")
        context.exit()


@click.group(
    cls=Program,
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
      citekit resolve 10.1038/nature14539
      citekit verify refs.bib
      citekit styles chicago
    """  # noqa: D301  # click wants the backspace itself


# --- how it speaks ---------------------------------------------------------------


def at(name: str, problem: Problem) -> str:
    """Name the place of a problem in a file."""
    return name if problem.line is None else f"{name}:{problem.line}"


def report(name: str, problems: Iterable[Problem]) -> int:
    """Write problems to standard error; return the exit status that they make."""
    status = 0
    for problem in problems:
        severity = problem.severity
        complain(f"{at(name, problem)}: {severity}: {problem.message} [{problem.code}]")
        if severity != "info":
            status = 1
    return status


def in_colour() -> bool:
    """Tell whether standard output is a terminal that wants colours."""
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return wanted and os.environ.get("TERM") != "dumb"


def deliver(text: str, target: str) -> None:
    """Write to a file, whole or not at all; ``-`` is standard output."""
    if target == "-":
        click.echo(text, nl=text != "" and not text.endswith("\n"))
        return
    from citekit.formats import save

    try:
        save(text if text.endswith("\n") else text + "\n", target)
    except OSError as error:
        raise Failure(target, f"cannot be written: {error.strerror or error}") from None
