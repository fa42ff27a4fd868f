"""The values of ``conf.py``: our own, and those of sphinxcontrib-bibtex as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen
from sphinx.util import logging

from citekit import csl
from citekit.csl import catalogue, lexicon
from citekit.csl.tree import Style
from citekit.errors import StyleError, UnknownNameError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["Choices", "chosen", "register"]

logger = logging.getLogger(__name__)

#: What a project that says nothing gets.
DEFAULT = "apa"
#: Styles of pybtex, and what is like them in CSL and prints places in works, too.
PYBTEX: Mapping[str, str] = {
    "alpha": "din-1505-2-alphanumeric",
    "unsrtalpha": "american-mathematical-society-label",
    "plain": "association-for-computing-machinery",
    "unsrt": "ieee",
}
#: Referencing styles of sphinxcontrib-bibtex that decide more than the list does.
REFERENCING: Mapping[str, str] = {"author_year": "apa", "super": "american-medical-association"}

Rebuild = Literal["", "env", "html"]

#: Ours: name, default, what a change of it rebuilds, types.
_OURS: tuple[tuple[str, Any, Rebuild, tuple[type, ...]], ...] = (
    ("citekit_bibfiles", None, "", (list, tuple)),
    ("citekit_style", None, "", (str,)),
    ("citekit_locale", None, "", (str,)),
    ("citekit_tooltips", True, "html", (bool,)),
    ("citekit_backlinks", True, "html", (bool,)),
    ("citekit_export", True, "html", (bool,)),
    ("citekit_unused", False, "", (bool,)),
)
#: Theirs: name, default, what a change of it rebuilds.
_THEIRS: tuple[tuple[str, Any, Rebuild], ...] = (
    ("bibtex_bibfiles", None, ""),
    ("bibtex_default_style", None, ""),
    ("bibtex_reference_style", None, ""),
    ("bibtex_foot_reference_style", None, ""),
    ("bibtex_tooltips", None, "html"),
    ("bibtex_tooltips_style", None, ""),
    ("bibtex_encoding", None, ""),
    ("bibtex_bibliography_header", "", "env"),
    ("bibtex_footbibliography_header", "", "env"),
    ("bibtex_cite_id", "", ""),
    ("bibtex_footcite_id", "", ""),
    ("bibtex_bibliography_id", "", ""),
    ("bibtex_footbibliography_id", "", ""),
)
#: Those of theirs that we do not need, and why.
_NEEDLESS: Mapping[str, str] = {
    "bibtex_foot_reference_style": "footnotes are those of Sphinx",
    "bibtex_tooltips_style": "a tooltip shows the entry of the list",
    "bibtex_encoding": "files are read as UTF-8, or else as Windows-1252",
    "bibtex_cite_id": "the id of an entry is ref-KEY",
    "bibtex_footcite_id": "footnotes have the ids of Sphinx",
    "bibtex_bibliography_id": "a heading or label before a list can be linked to",
    "bibtex_footbibliography_id": "a heading or label before a list can be linked to",
}


@frozen
class Choices:
    """What a project chose."""

    files: tuple[str, ...]  #: of the bibliography
    style: Style
    locale: str
    tooltips: bool
    backlinks: bool
    export: bool
    unused: bool
    load: Callable[[str], Style]  #: a style by its name, as ``conf.py`` writes it
    versions: Mapping[str, object]  #: of the styles that were loaded: another if a file changed


def register(app: Sphinx) -> None:
    """Tell Sphinx the names of the configuration."""
    for name, default, rebuild, types in _OURS:
        app.add_config_value(name, default, rebuild, types)
    for name, default, rebuild in _THEIRS:
        app.add_config_value(name, default, rebuild)


def chosen(app: Sphinx) -> Choices:
    """Read the configuration; what cannot be used is a warning, and the default is taken."""
    config = app.config
    root = Path(app.confdir)

    versions: dict[str, object] = {}

    def load(name: str) -> Style:
        located = _named(name, root)
        style = csl.load(located)
        versions[style.name] = catalogue.version(catalogue.locate(located).path)
        return style

    for name, why in _NEEDLESS.items():
        if getattr(config, name):
            logger.info("citekit: %s is not needed: %s", name, why)
    tooltips = config.citekit_tooltips and config.bibtex_tooltips is not False
    return Choices(
        files=tuple(str(root / file) for file in _files(config)),
        style=_style(config, load),
        locale=_locale(config),
        tooltips=bool(tooltips),
        backlinks=config.citekit_backlinks,
        export=config.citekit_export,
        unused=config.citekit_unused,
        load=load,
        versions=versions,
    )


def _files(config: Config) -> tuple[str, ...]:
    files = config.citekit_bibfiles
    if files is None:
        files = config.bibtex_bibfiles
    if files is None:
        _warn("bibliography-missing", "no bibliography: name its files in citekit_bibfiles")
        return ()
    return tuple(str(file) for file in ([files] if isinstance(files, str) else files))


def _named(name: str, root: Path) -> str | Path:
    """Return what `csl.load` takes for the name of a style in ``conf.py`` or a directive."""
    if name.endswith(".csl"):
        return root / name
    return PYBTEX.get(name, name)


def _style(config: Config, load: Callable[[str], Style]) -> Style:
    name = config.citekit_style or _of_theirs(config)
    try:
        return load(name)
    except (UnknownNameError, StyleError, OSError) as error:
        _warn("style-unknown", f"citekit_style: {error}; {DEFAULT} is used")
        return csl.load(DEFAULT)


def _of_theirs(config: Config) -> str:
    """Return the style that is like what the project had with sphinxcontrib-bibtex."""
    referencing, listing = config.bibtex_reference_style, config.bibtex_default_style
    if referencing in REFERENCING:
        return REFERENCING[referencing]
    if referencing not in (None, "label"):
        _say("bibtex_reference_style", referencing)
    if listing is None:
        return DEFAULT if config.bibtex_bibfiles is None else "alpha"
    if listing not in PYBTEX and not _is_csl(listing):
        _say("bibtex_default_style", listing)
        return "alpha"
    return str(listing)


def _is_csl(name: str) -> bool:
    try:
        csl.load(PYBTEX.get(name, name))
    except (UnknownNameError, StyleError, OSError):
        return False
    return True


def _say(name: str, value: str) -> None:
    logger.info("citekit: %s %r is made for pybtex; name a CSL style in citekit_style", name, value)


def _locale(config: Config) -> str:
    if config.citekit_locale:
        try:
            return lexicon.language(config.citekit_locale)
        except UnknownNameError as error:
            _warn("locale-unknown", f"citekit_locale: {error}")
    try:
        return lexicon.language((config.language or "en").replace("_", "-"))
    except UnknownNameError:
        logger.info("citekit: citations are in English: CSL has no %s", config.language)
        return "en-US"


def _warn(subtype: str, message: str) -> None:
    logger.warning("%s", message, location="conf.py:1", type="citekit", subtype=subtype)
