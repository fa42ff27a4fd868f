"""The roles: ``:cite:p:`{see}roe{p. 3},poe``` and what else sphinxcontrib-bibtex has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from citekit import citations
from citekit.csl.document import Cite
from citekit.sphinx.doctrees import cited
from citekit.sphinx.places import FORMS, tuple_from

__all__ = ["ROLES", "CiteRole", "cites"]

logger = logging.getLogger(__name__)

_TARGET = re.compile(
    r"\s*+(?:\{(?P<before>[^{}]{0,1000})\})?\s*+(?P<key>[^{}\s,]{1,500})"
    r"\s*+(?:\{(?P<after>[^{}]{0,1000})\})?\s*+(?:,|$)"
)


def cites(text: str, lang: str = "en-US") -> tuple[Cite, ...]:
    """Read what a role says: keys with commas between, or citations as Pandoc writes them.

    Braces before a key hold words before the cite, those behind it a place or words after it.
    Raises ValueError for text that is neither.

    >>> [(each.prefix, each.id, each.locator) for each in cites("{see}roe{p. 3},poe")]
    [('see', 'roe', '3'), ('', 'poe', '')]
    >>> cites("see @roe, p. 3; @poe")[0].locator
    '3'
    """
    whole = f"[{text}]"
    if "@" in text and (found := citations.match(whole, lang=lang)) and found.end == len(whole):
        return found.cites
    made: list[Cite] = []
    position = 0
    while position < len(text) or not made:
        target = _TARGET.match(text, position)
        if target is None:
            raise ValueError(f"{text!r} is no list of keys")
        made.append(_cite(target, lang))
        position = target.end()
    return tuple(made)


def _cite(target: re.Match[str], lang: str) -> Cite:
    after = target["after"] or ""
    label, place, rest = citations.locator(after, lang=lang)
    suffix = rest if place or not after or after[:1] in ",;:.)" else f" {after}"
    return Cite(
        target["key"], place, label,
        prefix=citations.written((target["before"] or "").strip()),
        suffix=citations.written(suffix),
    )  # fmt: skip


class CiteRole(SphinxRole):
    """A role that cites, by its name: one of `places.FORMS`."""

    def __init__(self, form: str, *, foot: bool = False) -> None:
        super().__init__()
        self.form = form
        self.foot = foot

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Give the node that waits for the project to be read."""
        try:
            found = cites(self.text, self.env.get_domain("cite").lang)  # type: ignore[attr-defined]
        except ValueError as error:
            logger.warning(
                "%s", error, location=self.get_location(), type="citekit", subtype="citation-syntax"
            )
            return [nodes.strong("", f"({self.text}?)")], []
        node = cited(self.rawtext, "", nodes.Text(f"({', '.join(each.id for each in found)})"))
        node["cites"] = tuple(tuple_from(each) for each in found)
        node["form"], node["foot"] = self.form, self.foot
        self.set_source_info(node)
        return [node], []


def _roles(foot: bool) -> Mapping[str, Any]:
    feet = ("p", "ps", "t", "ts", "ct", "cts")
    return {
        form: CiteRole(form, foot=foot)
        for form in (feet if foot else FORMS)
        if form not in ("@", "entry")
    }


#: The roles of each family, by their names behind the colon.
ROLES: Mapping[str, Mapping[str, Any]] = {
    "cite": _roles(False),
    "footcite": _roles(True),
}
