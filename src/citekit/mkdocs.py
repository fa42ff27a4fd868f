"""Citations in MkDocs: ``plugins: [citekit: {bibliography: refs.bib}]``.

The pages are read by `citekit.markdown`. With the `scope` ``page`` each is formatted as soon as
it is read; with ``site`` all of them are one text, whose citations are formatted when the last
page has been read. What is no part of a text, tooltips and links back, is put into the pages
after the index of the search has seen them.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown as python_markdown
from attrs import define, evolve, field
from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from citekit import markdown
from citekit.apparatus import Apparatus, Listed, anchor, webtext
from citekit.apparatus.desk import OPTIONS, Desk, Told, Wishes, amended, every, wishes
from citekit.csl.document import Citation
from citekit.errors import Problem, UnknownNameError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

__all__ = ["Options", "Plugin"]

log = logging.getLogger("mkdocs.plugins.citekit")

#: Where the style sheet is put in the site.
SHEET = "assets/citekit.css"

#: Options of mkdocs-bibtex: the option of ours, and how its value is read.
_FORMER: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "bib_file": ("bibliography", lambda value: [value]),
    "csl_file": ("style", str),
    "bib_command": ("marker", str),
    "full_bib_command": ("full_marker", str),
    "bib_by_default": ("placement", lambda value: "end" if value else "none"),
    "enable_inline_citations": ("in_text", bool),
}


class Options(base.Config):
    """The options of the plugin: those of every host, those of a site, those of mkdocs-bibtex."""

    scope = config_options.Choice(("page", "site"), default="page")
    full_marker = config_options.Type(str, default="[FULL-BIBLIOGRAPHY]")
    enabled = config_options.Type(bool, default=True)

    bib_file = config_options.Optional(config_options.Type(str))
    bib_dir = config_options.Optional(config_options.Type(str))
    bib_command = config_options.Optional(config_options.Type(str))
    full_bib_command = config_options.Optional(config_options.Type(str))
    bib_by_default = config_options.Optional(config_options.Type(bool))
    enable_inline_citations = config_options.Optional(config_options.Type(bool))
    csl_file = config_options.Optional(config_options.Type(str))
    # What these said is said by the style, or needs saying no more.
    csl_file_encoding = config_options.Optional(config_options.Type(str))
    footnote_format = config_options.Optional(config_options.Type(str))
    cite_inline = config_options.Optional(config_options.Type(bool))


def _option(default: Any) -> config_options.BaseConfigOption[Any]:
    if isinstance(default, list):
        return config_options.Type((list, str), default=default)
    return config_options.Type(type(default), default=default)


