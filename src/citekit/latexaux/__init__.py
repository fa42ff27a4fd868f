r"""An ``.aux`` file of LaTeX → its ``.bbl`` in any citation style: one door, `typeset`.

In place of BibTeX: `auxfiles` reads what a document cites, `databases` finds the records, and
`thebibliography` writes the list that LaTeX reads in its next run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from citekit.errors import InputError, Problem, UnknownNameError

if TYPE_CHECKING:
    from citekit.csl.tree import Style
    from citekit.latexaux.auxfiles import Auxiliary

__all__ = ["Bbl", "typeset"]


@frozen
class Bbl:
    """The list of a document, and what a person should know about it."""

    text: str  #: what goes into the ``.bbl``
    #: file → what was wrong in it, in the order of finding
    problems: Mapping[str, tuple[Problem, ...]] = field(factory=dict, hash=False)


def typeset(
    aux: str | os.PathLike[str],
    *,
    style: Style | str | os.PathLike[str] | None = None,
    locale: str | None = None,
    bibliography: Sequence[str | os.PathLike[str]] = (),
) -> Bbl:
    r"""Write the list of what a LaTeX document cites, as `aux` tells it.

    `style` is what `citekit.csl.load` takes; without it the ``\bibliographystyle`` of the
    document names one. `bibliography` are files of records beside those of its
    ``\bibliography``, and folders in which those are looked for: after the folder of the
    document and the current one, before the places that TeX knows. An unknown key is a problem
    and is left out, for LaTeX shows a question mark itself.

    Raises OSError if `aux` cannot be opened; InputError, with the place in its text, if it is
    of biblatex, if it names no style, or if none of its files of records can be read;
    UnknownNameError for a style or locale that does not exist; StyleError.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     main = Path(folder, "main.aux")
    ...     _ = Path(folder, "refs.bib").write_text("@book{f, title = {Fiasco}, year = 2006}")
    ...     _ = main.write_text("\\bibstyle{apa}\n\\citation{f}\n\\bibdata{refs}\n")
    ...     print(typeset(main).text.splitlines()[-3])
    \textit{Fiasco}. (2006).
    """
    from citekit import csl
    from citekit.latexaux import auxfiles, databases, thebibliography

    read = auxfiles.read(Path(aux))
    if not (read.keys or read.databases or read.style or bibliography):
        # latexmk makes such a file before LaTeX has run, and expects to hear no more of it
        return Bbl("% Nothing is cited.\n", {read.name: (databases.NOTHING,)})
    loaded = _named(read) if style is None else style
    if isinstance(loaded, str | os.PathLike):
        loaded = csl.load(loaded)
    found = databases.find(read, [Path(each) for each in bibliography])
    problems: dict[str, list[Problem]] = {}
    for place, problem in [*read.problems, *found.problems]:
        problems.setdefault(place, []).append(problem)
    records, missing = databases.cited(read, found)
    for place, problem in missing:
        problems.setdefault(place, []).append(problem)
    text, said = thebibliography.write(loaded, records, locale=locale)
    problems.setdefault(os.fspath(aux), []).extend(said)
    return Bbl(text, {file: tuple(each) for file, each in problems.items() if each})


def _named(read: Auxiliary) -> Style:
    """Load the style that the document names."""
    from citekit import csl

    if read.style is None:
        raise InputError(
            f"{read.name}: there is no \\bibliographystyle in it; name a style with --style"
        )
    name, place = read.style
    try:
        return csl.load(name)
    except UnknownNameError as error:
        raise InputError(f"{place}: {_advice(name, error)}") from None


def _advice(name: str, error: UnknownNameError) -> str:
    from citekit.csl import catalogue

    near = catalogue.BIBTEX.get(name.lower())
    if near is None:
        return f"{error}; --style names another one"
    return (
        f"{name!r} is a style of BibTeX, and none of CSL; what comes near is"
        f" {' or '.join(near)}: name one in \\bibliographystyle, or with --style"
    )
