"""Lists of LaTeX documents: ``citekit aux``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citekit.cli.inputs import LOCALE
from citekit.cli.listing import refused
from citekit.cli.program import Failure, deliver, harmless, main, report

if TYPE_CHECKING:
    from citekit.errors import Problem
    from citekit.latexaux import Bbl

__all__: list[str] = []


@main.command("aux")
@click.argument("file")
@click.option(
    "--style", metavar="NAME",
    help="A citation style: see `citekit styles`; or the path of a .csl file. By default what"
    " \\bibliographystyle names.",
)  # fmt: skip
@LOCALE
@click.option(
    "--bibliography", multiple=True, metavar="PATH",
    help="A file of records beside those of \\bibliography, or a folder to look for those in;"
    " can be given again.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", metavar="FILE",
    help="Write here, whole or not at all, instead of to the .bbl beside FILE.",
)  # fmt: skip
@click.option(
    "--exit-zero", is_flag=True,
    help="Exit with 0 if the list was written, whatever the problems, as BibTeX does.",
)  # fmt: skip
def _aux(
    file: str,
    style: str | None,
    locale: str | None,
    bibliography: tuple[str, ...],
    target: str | None,
    exit_zero: bool,
) -> int:
    """Write the list of a LaTeX document, in place of BibTeX.

    FILE is the .aux file that LaTeX has left; .aux may be left out. The list goes into the .bbl
    beside it, and what BibTeX would tell into the .blg. It works with LaTeX alone, with natbib
    and with hyperref, but not with biblatex.

    \b
    Examples:
      citekit aux main
      citekit aux main.aux --style chicago-author-date --locale de-DE
      citekit aux build/main.aux --bibliography ~/library.json
    """  # noqa: D301  # click wants the backspace itself
    from citekit import latexaux
    from citekit.errors import InputError, StyleError, UnknownNameError

    aux = _named(file)
    _spare(target, (aux, f"{aux.removesuffix('.aux')}.tex", *bibliography))
    try:
        bbl = latexaux.typeset(aux, style=style, locale=locale, bibliography=bibliography)
    except (UnknownNameError, StyleError) as error:
        return refused(style or aux, error)
    except InputError as error:
        place, _, message = str(error).partition(": ")
        raise Failure(place, message) from None
    except OSError as error:
        raise Failure(aux, f"cannot be read: {error.strerror or error}") from None
    status = max((report(name, found) for name, found in bbl.problems.items()), default=0)
    deliver(bbl.text, target or f"{aux.removesuffix('.aux')}.bbl")
    if target != "-":
        deliver(_log(bbl, aux), f"{(target or aux).removesuffix('.aux').removesuffix('.bbl')}.blg")
    return 0 if exit_zero else status


def _named(file: str) -> str:
    if file.endswith(".bcf"):
        raise Failure(
            file, "this is for biber: citekit writes no lists of biblatex, but those of LaTeX and"
            " natbib",
        )  # fmt: skip
    stem = file.removesuffix(".tex")
    return stem if stem.endswith(".aux") else f"{stem}.aux"


def _spare(target: str | None, read: Iterable[str]) -> None:
    """Refuse to write over what is read: a list in place of a document is no slip to find later."""
    if target and any(Path(target).resolve() == Path(each).resolve() for each in read):
        raise click.UsageError(f"-o {target}: this file is read, and would be lost")


def _log(bbl: Bbl, aux: str) -> str:
    """Write the log of BibTeX, which latexmk and editors read, in its words."""
    lines = [f"The top-level auxiliary file: {aux}", *_warnings(bbl.problems)]
    if any(each.code == "nothing-cited" for found in bbl.problems.values() for each in found):
        lines.append(f"I found no \\citation commands---while reading file {aux}")
        lines.append("(There was 1 error message)")
    return "\n".join(map(harmless, lines)) + "\n"


def _warnings(problems: Mapping[str, Iterable[Problem]]) -> Iterable[str]:
    for file, found in problems.items():
        for each in found:
            if each.severity != "info" and each.code != "nothing-cited":
                message = " ".join(each.message.split())
                yield f"Warning--{message}"
                yield f"--{file if each.line is None else f'line {each.line} of file {file}'}"
