"""The directives ``bibliography`` and ``footbibliography``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from citekit.sphinx import filters
from citekit.sphinx.doctrees import listed, waiting
from citekit.sphinx.places import Listing

__all__ = ["Bibliography", "FootBibliography", "feet"]

logger = logging.getLogger(__name__)

_KINDS = ("citation", "bullet", "enumerated")
_NUMBERS = ("arabic", "loweralpha", "upperalpha", "lowerroman", "upperroman")


class feet(waiting, nodes.General):  # noqa: N801  # as nodes are named
    """Where the notes of the page so far are to stand."""


class _Headed(SphinxDirective):
    """A directive with the header of the configuration before it."""

    header: ClassVar[str]

    def head(self) -> list[nodes.Node]:
        text: str = getattr(self.config, self.header)
        if not text:
            return []
        inside = nodes.Element()
        lines = StringList(text.splitlines(), source=f"<{self.header}>")
        self.state.nested_parse(lines, self.content_offset, inside)
        return list(inside.children)


class Bibliography(_Headed):
    """A list of works: what is cited, or what else its options say."""

    header = "bibtex_bibliography_header"
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "all": directives.flag,
        "cited": directives.flag,
        "notcited": directives.flag,
        "filter": directives.unchanged,
        "style": directives.unchanged,
        "locale": directives.unchanged,
        "list": directives.unchanged,
        "enumtype": directives.unchanged,
        "start": directives.unchanged,
        "keyprefix": directives.unchanged,
        "labelprefix": directives.unchanged,
        "disable-curly-bracket-strip": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Give the node that waits for the project to be read."""
        node = listed("", listing=self._listing())
        self.set_source_info(node)
        return [*self.head(), node]

    def _listing(self) -> Listing:
        source, line = self.get_source_info()
        option = self.options.get
        return Listing(
            style=(option("style") or "").strip(),
            locale=(option("locale") or "").strip(),
            filter=self._filter(),
            keys=tuple(key for row in self.content for key in row.replace(",", " ").split()),
            files=tuple(self._files()),
            key_prefix=(option("keyprefix") or "").strip(),
            label_prefix=(option("labelprefix") or "").strip(),
            kind=self._choice("list", _KINDS),
            enumerated=self._choice("enumtype", _NUMBERS),
            start=self._start(),
            at=(source, line),
        )

    def _filter(self) -> str:
        named = [name for name in ("all", "cited", "notcited") if name in self.options]
        if "filter" not in self.options:
            return {"all": "True", "notcited": "not cited"}.get((named or [""])[0], "cited")
        if named:
            self._warn("filter-overrides", f":filter: is given, so :{named[0]}: means nothing")
        try:
            filters.compiled(self.options["filter"])
        except ValueError as error:
            self._warn("filter-syntax", f":filter: {self.options['filter']}: {error}")
            return "cited"
        return str(self.options["filter"])

    def _files(self) -> Iterator[str]:
        for name in self.arguments[0].split() if self.arguments else ():
            beside = self.env.relfn2path(name)[1]
            root = self.env.get_domain("cite").root / name  # type: ignore[attr-defined]
            yield str(root) if not Path(beside).exists() and root.exists() else str(beside)

    def _choice(self, option: str, choices: Collection[str]) -> str:
        first = next(iter(choices))
        value = str(self.options.get(option) or first).strip()
        if value in choices:
            return value
        self._warn("option-value", f":{option}: is one of {', '.join(choices)}, not {value!r}")
        return first

    def _start(self) -> int:
        value = str(self.options.get("start") or 1).strip()
        if value == "continue":
            return 0
        if value.isascii() and value.isdigit() and int(value[:9]) > 0:
            return int(value[:9])
        self._warn("option-value", f":start: is a number from 1 or “continue”, not {value!r}")
        return 1

    def _warn(self, subtype: str, message: str) -> None:
        logger.warning("%s", message, location=self.get_location(), type="citekit", subtype=subtype)


class FootBibliography(_Headed):
    """Where the footnotes of the page so far stand."""

    header = "bibtex_footbibliography_header"

    def run(self) -> list[nodes.Node]:
        """Give a mark for the footnotes."""
        node = feet("")
        self.set_source_info(node)
        return [*self.head(), node]
