"""Titles that were taken for something else; spans are written in the text, as in test_borders."""

from __future__ import annotations

import pytest
from tests.spans import ruled

from citekit.references.untitled import titled


def mend(marked: str) -> str:
    return ruled(marked, titled, frozenset(("volume", "issue", "page")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author Roe, Ann, Zebras}, {publisher-place New York}: {publisher Roe Press}",
            "{author Roe, Ann}, {title Zebras}, {publisher-place New York}: {publisher Roe Press}",
        ),
        (
            "{author Das Kapital}, {container-title Karl Marx}, {issued 1867}",
            "{title Das Kapital}, {author Karl Marx}, {issued 1867}",
        ),
        (
            "{author Los ríos, José Pérez}, {issued 2001}",
            "{title Los ríos}, {author José Pérez}, {issued 2001}",
        ),
        (
            "{author Roe, A. B., Poe, Edgar, Ravens}, {publisher-place Bonn}",
            "{author Roe, A. B., Poe, Edgar}, {title Ravens}, {publisher-place Bonn}",
        ),
        (
            "{author A. Reid}, {publisher-place Leningrad (London}: {publisher Roe Press})",
            "{author A. Reid}, {title Leningrad} ({publisher-place London}: {publisher Roe Press})",
        ),
        (
            "{author Jane Roe}, {publisher Seas and Lakes (Roe Press}, {issued 2001})",
            "{author Jane Roe}, {title Seas and Lakes} ({publisher Roe Press}, {issued 2001})",
        ),
        (
            "{editor Roe, Ann; Poe, Eva} (Hrsg.): {container-title Seen}. {publisher-place Bonn}",
            "{editor Roe, Ann; Poe, Eva} (Hrsg.): {title Seen}. {publisher-place Bonn}",
        ),
    ],
)
def test_a_reference_without_a_title_has_one_among_its_neighbours(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author Roe, Rüdiger: Max Weber}. {title Ein Leben}. {publisher-place München}",
            "{author Roe, Rüdiger}: {title Max Weber. Ein Leben}. {publisher-place München}",
        ),
        (
            "{title Lacouture, Jean: Mendès. Le rebelle}. {publisher-place Paris}",
            "{author Lacouture, Jean}: {title Mendès. Le rebelle}. {publisher-place Paris}",
        ),
        (
            "{author von der Heide, Anna Eva: Marie Curie}, {publisher-place Bonn} {issued 2001}",
            "{author von der Heide, Anna Eva}: {title Marie Curie}, {publisher-place Bonn}"
            " {issued 2001}",
        ),
    ],
)
def test_names_end_at_a_colon(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author Orwell}, {issued 1984}, {publisher-place London}, {issued 1949}",
            "{author Orwell}, {title 1984}, {publisher-place London}, {issued 1949}",
        ),
        (
            "{author Orwell, G.} ({issued 1949}). {issued 1984}. {publisher Secker}.",
            "{author Orwell, G.} ({issued 1949}). {title 1984}. {publisher Secker}.",
        ),
        (
            "{author Azéma}, {issued 1940}, {title l'année noire}, {publisher-place Paris},"
            " {issued 2010}",
            "{author Azéma}, {title 1940, l'année noire}, {publisher-place Paris}, {issued 2010}",
        ),
        (
            "{author Illies, F.}: {issued 1913}. {title Der Sommer}. {publisher Roe} {issued 2012}",
            "{author Illies, F.}: {title 1913. Der Sommer}. {publisher Roe} {issued 2012}",
        ),
    ],
)
def test_of_two_years_one_may_be_the_title(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{author Roe, Ann, Poe, Eva}, {publisher-place Bonn}, {issued 2001}",
        "{author Roe, Ann, Martin}, {publisher-place Bonn}, {issued 2001}",
        "{author Roe A, Poe B, Doe C}. {publisher-place Bonn}, {issued 2001}",
        "{author Smith, Roe, Poe}, {publisher-place Bonn}, {issued 2001}",
        "{author Roe, Ann: Poe, Eva}. {title Seas}",
        "{title Lakes: a study}. {publisher-place Bonn}",
        "{title Lakes, rivers: a study}. {publisher-place Bonn}",
        "{author Roe, A.} {issued 2009}, {container-title MNRAS}, {volume 388}, {issued 1803}",
        "{author Roe, A.}, {issued 1940}, {title Lakes}, {publisher Roe Press}, {issued 2010}",
        "{author Roe, A.} ({issued 1940}): {title lakes}, {publisher Roe Press}, {issued 2010}",
        "{publisher-place Washington (DC)}: {publisher Roe Press}, {issued 2010}",
        "{editor Roe, Ann} (ed.), in: {container-title Seas}, {publisher Roe Press}",
        "{editor Roe, Ann} (ed.), {container-title Seas}, {volume 3}",
    ],
)
def test_what_is_no_title_stays_what_it_is(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{author Ash Birds} by {title Jory Warren}", "{title Ash Birds} by {author Jory Warren}"),
        (
            "{author Ash Birds}, by {author Jory Warren}, {publisher Oak}, {issued 2015}",
            "{title Ash Birds}, by {author Jory Warren}, {publisher Oak}, {issued 2015}",
        ),
        ("{author Humans by Ann Noa Roe} ({issued 2014})",
         "{title Humans} by {author Ann Noa Roe} ({issued 2014})"),
        ("{author Rust, Oil}, and {author Steel by Thomas Roe}",
         "{title Rust, Oil, and Steel} by {author Thomas Roe}"),
        ("{title Lost by Sea by Thomas Roe and Anna Poe}",
         "{title Lost by Sea} by {author Thomas Roe and Anna Poe}"),
    ],
)  # fmt: skip
def test_what_stands_before_by_and_a_name_is_the_title(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "kept",
    [
        "{title Death by Black Hole}",
        "{author Ann Roe}, {title Poems by Thomas Poe}, {issued 2001}",
        "{genre Interview} by {author Thomas Poe}, {publisher Oak}",
        "{title Photographs by Thomas Poe}",
        "{title Night Raid by Sea}, {issued 2010}",
        "{title Translated by Thomas Poe}",
    ],
)
def test_another_by_is_left_alone(kept: str) -> None:
    assert mend(kept) == kept
