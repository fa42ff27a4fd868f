"""How a text cites: examples that anyone can extend, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import citations
from citekit.citations import find, locator, match
from citekit.csl.evaluation import LOCATORS

#: what is written → of each cite id, label, locator, prefix, suffix; ``-`` hides the author
EXAMPLES = {
    "[@roe]": ["roe", "", "", "", ""],
    "[@roe; @poe2000]": ["roe", "", "", "", "", "poe2000", "", "", "", ""],
    "[see @roe, pp. 33-35 and *passim*; also @poe, chap. 1]": [
        *("roe", "page", "33-35", "see", " and <i>passim</i>"),
        *("poe", "chapter", "1", "also", ""),
    ],
    "[-@roe]": ["-roe", "", "", "", ""],
    "[@{Foo_bar.baz.}]": ["Foo_bar.baz.", "", "", "", ""],
    "[@{https://example.org/bib?a=b&c=2000}, p. 33]": [
        *("https://example.org/bib?a=b&c=2000", "page", "33", "", "")
    ],
    "[@a--b]": ["a", "", "", "", "--b"],
    "[@roe{ii, A, D-Z}, with a suffix]": ["roe", "page", "ii, A, D-Z", "", ", with a suffix"],
    "[@roe, {pp. iv, (xv)-(xvii)} here]": ["roe", "page", "iv, (xv)-(xvii)", "", " here"],
    "[@roe{}, 99 years later]": ["roe", "", "", "", ", 99 years later"],
    "[@roe, pp. iv, vi-xi, (xv)-(xvii) with more]": [
        *("roe", "page", "iv, vi-xi, (xv)-(xvii)", "", " with more")
    ],
    "[@roe pp. 33, 35-37, and nowhere else]": [
        *("roe", "page", "33, 35-37", "", ", and nowhere else")
    ],
    "[*see* @roe p. **32**]": ["roe", "page", "32", "<i>see</i>", ""],
    "[@пункт3 p. 34-35]": ["пункт3", "page", "34-35", "", ""],
    "[@roe, §3]": ["roe", "section", "3", "", ""],
    "[@roe, figure 3.2]": ["roe", "figure", "3.2", "", ""],
    "[@roe, timestamp 1:02:03]": ["roe", "timestamp", "1:02:03", "", ""],
    "[@roe, v]": ["roe", "", "", "", ", v"],
    "[@1987:nelson]": ["1987:nelson", "", "", "", ""],
    "[@roe, a \\; b; @poe]": ["roe", "", "", "", ", a ; b", "poe", "", "", "", ""],
}


def told(found: citations.Found) -> list[str]:
    return [
        word
        for cite in found.cites
        for word in (
            "-" * cite.suppress_author + cite.id,
            cite.label if cite.locator else "",
            *(cite.locator, cite.prefix, cite.suffix),
        )
    ]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_bracket_is_read_as_pandoc_reads_it(text: str) -> None:
    found = match(text)
    assert found is not None
    assert (found.start, found.end, found.narrative) == (0, len(text), False)
    assert told(found) == EXAMPLES[text]


@pytest.mark.parametrize(
    "text",
    ["[a@example.org]", "[@roe](x)", "[x]", "[]", "[@]", "[@roe", "[see @roe; nothing]", "[x; @a"],
)
def test_what_is_no_citation_is_none(text: str) -> None:
    assert match(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("a@example.org", "@roe@example.org", "@", "@.roe", "\\"),
        *("https://example.org/@roe", "HTTP://x.org/a/-@roe"),
    ],
)
def test_addresses_are_no_citations(text: str) -> None:
    assert find(text) == []


def test_behind_an_address_citations_go_on() -> None:
    assert [one.cites[0].id for one in find("(https://x.org)[@roe], <https://x.org>@poe @doe")] == [
        *("roe", "poe", "doe")
    ]


def test_authors_in_the_sentence_take_a_place_and_other_works_behind_them() -> None:
    [one] = find("As @roe [p. 33; see @poe, 5] says")
    assert (one.start, one.end, one.narrative) == (3, 28, True)
    assert told(one) == ["roe", "page", "33", "", "", "poe", "page", "5", "see", ""]
    [one] = find("@roe [@poe] says")
    assert [cite.id for cite in one.cites] == ["roe", "poe"]


@pytest.mark.parametrize("after", ["[x](y)", "[^1]", " [x][y]", "[open", ": x", "; y", "\n\n[a]"])
def test_what_follows_an_author_and_is_none_of_its_own_is_left(after: str) -> None:
    assert match(f"@roe{after}").end == len("@roe")  # type: ignore[union-attr]


def test_the_end_of_a_sentence_is_no_part_of_a_key() -> None:
    assert [one.cites[0].id for one in find("So @roe. And @poe, too; @a:b: c")] == [
        *("roe", "poe", "a:b")
    ]


def test_without_author_in_the_sentence() -> None:
    [one] = find("Roe says so (-@roe)")
    assert (told(one)[0], one.narrative) == ("-roe", False)


@pytest.mark.parametrize(
    ("lang", "suffix", "found"),
    [
        ("de-DE", ", S. 3 f.", ("page", "3", " f.")),
        ("de-DE", ", Kap. 2", ("chapter", "2", "")),
        ("de-DE", ", p. 3", ("page", "3", "")),
        ("fr-FR", ", chap. 2", ("chapter", "2", "")),
        ("en-US", ", S. 3", ("page", "", ", S. 3")),
        ("en-US", ", Chapters 3, §4", ("chapter", "3", ", §4")),
        ("en-US", ", 3, §4", ("page", "3", ", §4")),
        ("en-US", ", §4, §5", ("section", "4, §5", "")),
        ("en-US", ", chaps. 3 and 4", ("chapter", "3 and 4", "")),
    ],
)
def test_words_for_places_are_those_of_the_language(
    lang: str, suffix: str, found: tuple[str, str, str]
) -> None:
    assert locator(suffix, lang=lang) == found


SIGNS = st.text(alphabet="[]@-{};, .\\*_ab1vp\n:", max_size=60)


@given(SIGNS | st.text(max_size=40))
def test_any_text_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    end = 0
    for one in find(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert one.cites
        for cite in one.cites:
            assert cite.label in LOCATORS
            assert cite.id in text
            said = "".join(filter(str.isalnum, cite.prefix + cite.locator + cite.suffix))
            assert all(letter in text for letter in said.replace("i", "").replace("b", ""))


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "sign", ["[", "]", "@", "[@a", "[@a;", "@a [", "@{", "-@", "[@a, 1 ", "i", "[ "]
)
def test_a_long_text_of_signs_is_read_soon(sign: str) -> None:
    find(sign * (100_000 // len(sign)))


def test_an_escaped_key_in_a_bracket_is_none() -> None:
    found = match(r"[see \@roe and @poe]")
    assert found is not None
    assert [(cite.prefix, cite.id) for cite in found.cites] == [("see @roe and", "poe")]
    assert match(r"[\@roe]") is None


def test_entities_and_double_hyphens_are_what_they_mean() -> None:
    found = match("[see&nbsp;@roe, p.&nbsp;3--4 &amp; more]")
    assert found is not None
    cite = found.cites[0]
    assert (cite.prefix, cite.locator, cite.suffix) == ("see", "3–4", " & more")
