"""Free text: ``citekit parse``, ``mentions`` and ``train``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from citekit.cli.inputs import DATE, FILE, FROM, MODEL, read, sources
from citekit.cli.program import Failure, complain, in_colour, main, report

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from citekit.references import Reference, Token

__all__: list[str] = []

# --- parse --------------------------------------------------------------------------


@main.command("parse")
@FILE
@FROM
@DATE
@click.option("--explain", is_flag=True, help="Show what was taken for what, and how surely.")
@click.option(
    "--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE",
    help="Leave references that are less surely right, as 0.8, to a person, on standard error.",
)  # fmt: skip
@click.option(
    "--html", "page", is_flag=True,
    help="FILE is a whole web page: find its reference list, and read that alone.",
)  # fmt: skip
@MODEL
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

    FILE holds references as people jot them down (or BibTeX, CSL-JSON, or MARC or
    MODS of a library); without it, or with -, standard input is read. A file that
    cannot be read, that is no text or is empty is said in one line, and the exit
    status is 1.

    \b
    Examples:
      citekit parse sources.txt > sources.json
      citekit parse sources.txt --explain --date 2019-08-27
      citekit parse sources.txt --min-confidence 0.8 > sure.json 2> doubtful.txt
      citekit parse --html article.html > references.json
      citekit parse catalogue.mrc > books.json
      echo 'Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006' | citekit parse
    """  # noqa: D301  # click wants the backspace itself
    from citekit.formats import csljson
    from citekit.record import Records

    name, found, problems, _ = sources(file, source, date, model, page=page)
    if isinstance(found, Records):
        if explain or least:
            option = "--explain" if explain else "--min-confidence"
            raise click.UsageError(f"{option} is for free text; this file has its fields marked")
        click.echo(csljson.dumps(found), nl=False)
        return report(name, [*problems, *found.problems])
    doubtful = [reference for reference in found if reference.confidence < least]
    found = [reference for reference in found if reference.confidence >= least]
    if explain:
        _explain(found)
    else:
        click.echo(csljson.dumps(reference.record for reference in found), nl=False)
    said = [problem for reference in found for problem in reference.problems]
    for reference in doubtful:
        text = " ".join(reference.text.split())
        complain(f"{name}:{reference.line}: confidence {reference.confidence:.2f}: {text}")
    return max(report(name, [*problems, *said]), int(bool(doubtful)))


def _explain(found: list[Reference]) -> None:
    if in_colour():
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
@FILE
@DATE
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

    name, text, problems = read(file)
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
    return report(name, problems)


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
        taught = recipe.further(files, out, epochs=epochs, seed=seed, progress=complain)
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise Failure("citekit train", "needs PyTorch: pip install torch") from error
    except OSError as error:
        raise Failure(str(error.filename or out), f"{error.strerror or error}".lower()) from error
    except ValueError as error:
        raise Failure("citekit train", str(error)) from error
    click.echo(f"{out}: {taught:,} references learnt")
    return 0
