"""Citations in any CSL style for Sphinx: ``extensions = ["citekit.sphinx"]``.

How a build goes:

    configuration   conf.py → what the project chose
    roles, directives, markdowntext      a page → nodes that wait, as it is read
    footnotes       notes become footnotes; what the page cites and lists is noted in
    domain          the state between builds; it begins, updates and finishes one
    sites           all pages tied together: which list a citation leads to, how all reads
    wordings        what each role prints
    inserts         the nodes that waited → nodes that every builder knows (`doctrees`)
    filters         the expressions of ``:filter:``
    places          the values in between
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import citekit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from citekit.sphinx.domain import CiteDomain

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up the extension, as Sphinx asks for it."""
    from citekit.sphinx import configuration, directives, doctrees, footnotes, inserts, markdowntext
    from citekit.sphinx.domain import CiteDomain, FootciteDomain
    from citekit.sphinx.roles import ROLES

    configuration.register(app)
    doctrees.register(app)
    app.add_domain(CiteDomain)
    app.add_domain(FootciteDomain)
    app.add_role("cite", ROLES["cite"]["p"])
    app.add_role("footcite", ROLES["footcite"]["p"])
    app.add_directive("bibliography", directives.Bibliography)
    app.add_directive("footbibliography", directives.FootBibliography)
    app.add_node(directives.feet)
    app.add_transform(markdowntext.MarkdownCitations)
    app.add_transform(footnotes.Notes)
    app.add_transform(footnotes.Collecting)
    app.add_post_transform(inserts.Inserts)
    app.connect("builder-inited", _begin)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-updated", _update)
    app.connect("build-finished", _finish)
    return {
        "version": citekit.__version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _domain(env: BuildEnvironment) -> CiteDomain:
    return cast("CiteDomain", env.get_domain("cite"))


def _begin(app: Sphinx) -> None:
    from citekit.apparatus import webtext
    from citekit.apparatus.shelf import standing

    with standing():
        _domain(app.env).begin(app)
    if app.builder.format == "html":
        app.add_css_file("citekit.css")
        path = Path(app.outdir, "_static", "citekit.css")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(webtext.stylesheet(), "utf-8")


def _outdated(_: Sphinx, env: BuildEnvironment, *__: Any) -> list[str]:
    return list(_domain(env).outdated())


def _update(_: Sphinx, env: BuildEnvironment) -> Iterator[str]:
    from citekit.apparatus.shelf import standing

    with standing():
        return iter(_domain(env).update(env))


def _finish(app: Sphinx, exception: Exception | None) -> None:
    gc.unfreeze()
    if exception is None:
        _domain(app.env).finish()
