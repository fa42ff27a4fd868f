"""How Sphinx builds these pages: `make docs`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version as installed
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive

from citekit.identifiers import NAMES
from citekit.providers import LOOKUPS, PROVIDERS, ROUTES, load

project = "citekit"
author = "The citekit developers"
copyright = author
version = release = installed("citekit")

extensions = ["myst_parser", "sphinx.ext.autodoc", "citekit.sphinx"]
citekit_bibfiles = ["literature.bib"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"citekit {version}"

# In docstrings, `single backticks` name code.
default_role = "code"

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "no-value": True}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True

# The build needs no network, so only our own names can be looked up.
nitpick_ignore_regex = [(r"py:.*", r"(?!citekit\b).*")]

myst_heading_anchors = 3


def plain_defaults(*event: Any) -> tuple[str | None, str | None] | None:
    """Write … for a default that attrs makes anew each time: its own word for it is NOTHING."""
    *_, signature, returns = event
    return (signature.replace("= NOTHING", "= …"), returns) if signature else None


def row(*cells: Any) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *each)) for each in cells))


def words(text: str) -> list[Any]:
    return [nodes.Text(text)]


def table(head: tuple[str, ...], rows: list[nodes.row]) -> nodes.table:
    columns = [nodes.colspec(colwidth=1) for _ in head]
    head_row = row(*map(words, head))
    group = nodes.tgroup("", *columns, nodes.thead("", head_row), nodes.tbody("", *rows),
                         cols=len(head))  # fmt: skip
    return nodes.table("", group)


class Providers(Directive):
    """A table of the providers, as the code has them."""

    def run(self) -> list[nodes.Node]:
        rows = []
        for name in PROVIDERS:
            one = load(name)
            kinds = sorted(NAMES[kind].split(" ", 1)[1] for kind in one.KINDS)
            rate = f"{one.RATE:.3g}/s" if one.RATE >= 1 else f"1 in {1 / one.RATE:.3g} s"
            title = nodes.reference("", one.TITLE, refuri=one.HOME)
            told = (", ".join(kinds) or "–", "yes" if one.SEARCHES else "no",
                    f"{rate}, {one.CONCURRENCY} at once", one.KEY or "no")  # fmt: skip
            rows.append(row([nodes.literal("", name)], [title], *map(words, told)))
        head = ("name", "provider", "asked for", "searched", "at most, to begin with", "key")
        return [table(head, rows)]


def in_order(first: str, asked: Iterable[tuple[str, Iterable[str]]]) -> nodes.table:
    rows = [row(words(what), words(" → ".join(load(name).TITLE for name in names)))
            for what, names in asked]  # fmt: skip
    return table((first, "asked, in this order"), rows)


class Lookups(Directive):
    """A table of who is asked for which identifier, as the code has it."""

    def run(self) -> list[nodes.Node]:
        kinds = ((NAMES[kind].split(" ", 1)[1], names) for kind, names in LOOKUPS.items())
        return [in_order("identifier", kinds)]


class Routes(Directive):
    """A table of who is searched for which types of works, as the code has it."""

    def run(self) -> list[nodes.Node]:
        types: dict[tuple[str, ...], list[str]] = {}
        for csl_type, names in ROUTES.items():
            types.setdefault(names, []).append(csl_type)
        return [in_order("type", ((", ".join(each), names) for names, each in types.items()))]


def setup(app: Any) -> None:
    app.add_directive("providers", Providers)
    app.add_directive("lookups", Lookups)
    app.add_directive("routes", Routes)
    app.connect("autodoc-process-signature", plain_defaults)
