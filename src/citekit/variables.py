"""The vocabulary of CSL 1.0.2: item types and variables.

Source: the CSL 1.0.2 schema (``csl-types.rnc`` and ``csl-variables.rnc``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

__all__ = ["ALIASES", "DATES", "NAMES", "TYPES", "VARIABLES", "Kind"]

#: What the value of a variable is: names are tuples of `Name`, dates are `Date`,
#: everything else is text (numbers stay as they were written).
Kind = Literal["date", "name", "number", "title", "string"]

#: Every item type of CSL 1.0.2.
TYPES: frozenset[str] = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty
    webpage
    """.split()
)

#: Date variables.
DATES: frozenset[str] = frozenset(
    "accessed available-date event-date issued original-date submitted".split()
)

#: Name variables.
NAMES: frozenset[str] = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator
    """.split()
)

_NUMBERS = """
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume
    """.split()

_TITLES = """
    collection-title container-title original-title part-title reviewed-title title volume-title
    title-short container-title-short
    """.split()

_STRINGS = """
    abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label dimensions division DOI event event-title event-place genre ISBN
    ISSN jurisdiction keyword language license medium note original-publisher
    original-publisher-place PMCID PMID publisher publisher-place references reviewed-genre scale
    source status URL year-suffix
    """.split()

#: Every variable of CSL 1.0.2 with its kind.
VARIABLES: Mapping[str, Kind] = {
    **dict.fromkeys(sorted(DATES), "date"),
    **dict.fromkeys(sorted(NAMES), "name"),
    **dict.fromkeys(_NUMBERS, "number"),
    **dict.fromkeys(_TITLES, "title"),
    **dict.fromkeys(_STRINGS, "string"),
}

#: Older CSL-JSON spellings of a variable, and the variable.
ALIASES: Mapping[str, str] = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}
