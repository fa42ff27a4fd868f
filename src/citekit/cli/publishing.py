"""Posts: ``citekit post``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from citekit.cli.inputs import DATE, FILE, LOCALE, TARGET, decoded, opened
from citekit.cli.listing import refused
from citekit.cli.program import Failure, in_colour, main, report

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from citekit.errors import Problem

__all__: list[str] = []

_PLATFORMS = ["wordpress", "blogger", "ghost", "substack", "medium", "hugo", "jekyll"]


@main.command("post")
@FILE
@click.option(
    "--to", type=click.Choice(["markdown", "html"]),
    help="The form of the post; by default what the platform takes, or that of FILE.",
)  # fmt: skip
@click.option(
    "--platform", type=click.Choice(_PLATFORMS), help="Where it is published.",
)  # fmt: skip
@click.option(
    "--style", metavar="NAME",
    help="A citation style: see `citekit styles`; or the path of a .csl file. By default that of"
    " the front matter, or else chicago-notes-bibliography.",
)  # fmt: skip
@LOCALE
@click.option(
    "--bibliography", "-b", multiple=True, metavar="FILE",
    help="A file of records that the post cites; may be given several times.",
)  # fmt: skip
@click.option(
    "--css", type=click.Choice(["inline", "class", "none"]),
    help="How HTML is dressed: by style attributes, by classes, or not.",
)  # fmt: skip
@click.option("--coins", is_flag=True, help="Add the references as COinS, for Zotero and others.")
@click.option("--json-ld", is_flag=True, help="Add the references as JSON-LD, for search engines.")
@DATE
@click.option(
    "--link-mentions", is_flag=True,
    help="Cite sources of the list where the text mentions them; shows the changes first.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="With --link-mentions: make the changes.")
@click.option(
    "--id-prefix", "prefix", metavar="WORD", default="",
    help="Before each id, where several posts stand on one page.",
)  # fmt: skip
@TARGET
def _post(
    file: str,
    to: str | None,
    platform: str | None,
    style: str | None,
    locale: str | None,
    bibliography: tuple[str, ...],
    css: str | None,
    coins: bool,
    json_ld: bool,
    date: datetime.datetime | None,
    link_mentions: bool,
    yes: bool,
    prefix: str,
    target: str,
) -> int:
    """Finish a blog post: citations, notes and the list of sources.

    FILE is a post in Markdown or HTML; without it, or with -, standard input is read. It cites
    as Pandoc does ([@key, p. 12]) what is in a bibliography, or has notes and a list of sources
    in free text. All else comes out as it went in; what is not surely understood stays as it
    was written, and is said.

    \b
    Examples:
      citekit post draft.md --platform wordpress -o draft.html
      citekit post draft.md --style apa --bibliography refs.bib
      citekit post draft.md --link-mentions
    """  # noqa: D301  # click wants the backspace itself
    from citekit import posts
    from citekit.errors import StyleError, UnknownNameError

    if yes and not link_mentions:
        raise click.UsageError("--yes is for --link-mentions")
    name, text, problems, encoding = _read(file)
    form = posts.form_of(text, None if file == "-" else file)
    if form == "html" and to == "markdown":
        raise click.UsageError("a post in HTML stays HTML: leave out --to markdown")

    wanted = posts.Wanted(
        form=form, to=to, platform=platform, style=style, locale=locale,
        bibliography=bibliography, folder="" if file == "-" else os.path.dirname(file),  # noqa: PTH120
        css=css, coins=coins, json_ld=json_ld, date=date and date.date(),
        link_mentions=link_mentions, prefix=prefix,
    )  # fmt: skip
    try:
        done = posts.edit(text, wanted)
        if link_mentions and not yes:
            from attrs import evolve

            _show(posts.edit(text, evolve(wanted, link_mentions=False)).text, done.text, name)
        else:
            _deliver(done.text, target, encoding)
    except (UnknownNameError, StyleError) as error:
        return refused(style or posts.STYLE, error)
    except ValueError as error:  # of what was asked for; no text raises
        raise click.UsageError(str(error)) from None
    status = report(name, [*problems, *done.problems])
    for other, problem in done.others:
        status = max(status, report(other, [problem]))
    return status


def _read(file: str) -> tuple[str, str, list[Problem], str]:
    """Read a post: its name, its text, what was assumed, and the encoding that it is in."""
    name, data = opened(file)
    name, text, problems = decoded(name, data)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        try:
            if text.encode(encoding) == data:
                return name, text, problems, encoding
        except UnicodeEncodeError:
            continue
    return name, text, problems, "utf-8"


def _deliver(text: str, target: str, encoding: str) -> None:
    """Write the post in the encoding that it came in, if that has all of its signs."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        encoding, data = "utf-8", text.encode("utf-8", "backslashreplace")
    if target == "-":
        click.echo(data, nl=False)
        return
    from citekit.formats import save

    try:
        save(text, target, encoding=encoding)
    except OSError as error:
        raise Failure(target, f"cannot be written: {error.strerror or error}") from None


def _show(before: str, after: str, name: str) -> None:
    """Write what would change, as a unified diff, in colours on a terminal."""
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in _changes(before, after, name):
        colour = colours.get(line[:1]) if in_colour() else None
        click.echo(click.style(line, fg=colour) if colour else line, nl=False)


def _changes(before: str, after: str, name: str) -> Iterator[str]:
    import difflib

    for line in difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name, n=1
    ):
        yield line if line.endswith("\n") else f"{line}\n"
