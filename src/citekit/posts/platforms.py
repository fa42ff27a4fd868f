"""Where posts are published, and what each place takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from citekit.errors import UnknownNameError, nearest

__all__ = ["PLATFORMS", "TEMPLATE", "Platform", "platform"]

#: What begins a template of Liquid or a shortcode of Hugo.
TEMPLATE = re.compile(r"\{(?=[{%<])")


@frozen
class Platform:
    """What a place of publication takes and keeps."""

    to: str = "markdown"  #: the form that a Markdown post comes out in, if nothing else is wanted
    #: how Markdown gives an element an id: ``html`` tags, ``ial`` of kramdown, or it does not
    anchors: str = "html"
    ids: bool = True  #: HTML keeps its ids, so that links within the page lead somewhere
    #: HTML keeps attributes and ``sup``; without, it is for an editor of rich text
    rich: bool = True
    tables: bool = True  #: it has tables
    #: a line may end within a paragraph of HTML; where not, it would be shown
    wrapped: bool = True
    matter: bool = False  #: it reads front matter, above HTML as well
    css: str = "inline"  #: see `citekit.apparatus.webtext.CSS`
    #: what stands around our own blocks in HTML that has such comments already
    block: tuple[str, str] = ("", "")
    #: backslash escapes that its Markdown does not know, and what to write for them
    escapes: Mapping[str, str] = MappingProxyType({})

    def takes_data(self, to: str) -> bool:
        """Tell whether what only programs read stays in a post in a form.

        >>> PLATFORMS["hugo"].takes_data("markdown"), PLATFORMS["hugo"].takes_data("html")
        (False, True)
        """
        return self.rich if to == "html" else self.anchors != "none"


#: The places by name. ``""`` is any page, with nothing held back.
PLATFORMS: Mapping[str, Platform] = {
    "": Platform(),
    "wordpress": Platform(
        to="html", wrapped=False, block=("<!-- wp:html -->\n", "\n<!-- /wp:html -->")
    ),
    "blogger": Platform(to="html", wrapped=False),
    "ghost": Platform(),
    **dict.fromkeys(
        ("substack", "medium"),
        Platform(to="html", ids=False, rich=False, tables=False, wrapped=False, css="none"),
    ),
    # Goldmark leaves out raw HTML, and gives ids to headings alone
    "hugo": Platform(anchors="none", matter=True),
    # kramdown shows the backslash before what it has no escape for
    "jekyll": Platform(
        anchors="ial",
        matter=True,
        # and Liquid, which comes first, sees a tag behind the backslash
        escapes={"\\&": "&amp;", "\\^": "&#94;", "\\~": "&#126;", "\\{%": "&#123;%"},
    ),
}


def platform(name: str | None) -> Platform:
    """Return what a place takes. Raises UnknownNameError, with the nearest.

    >>> platform("medium").ids
    False
    """
    names = [each for each in PLATFORMS if each]
    if name is not None and name not in names:
        raise UnknownNameError("platform", name, nearest(name, names) or names)
    return PLATFORMS[name or ""]
