"""Where references start and end: marks, headings, rules, joints, and time."""

from __future__ import annotations

import textwrap

import pytest

from citekit.references import parse
from citekit.references.splitting import split
from citekit.references.views import view

SMITH = "Smith, John, “A thing in sight,” Reuters, 7/15/19"
DOE = "Doe, Jane, “Between two rivers,” AP, 7/16/19"
ROE = "Roe, Ann, “Lake and land,” AFP, 7/17/19"
POE = "Poe, Max, “Sea and sand,” BBC, 7/18/19"
ALL = [SMITH, DOE, ROE, POE]


def texts(pasted: str) -> list[str]:
    return [reference.text for reference in parse(pasted)]


def headings(pasted: str) -> list[str]:
    return [p.excerpt for one in parse(pasted) for p in one.problems if p.code == "heading"]


def marked(*markers: str) -> str:
    return "\n".join(f"{marker}{text}" for marker, text in zip(markers, ALL, strict=False))


# --- marks --------------------------------------------------------------------


@pytest.mark.parametrize(
    "markers",
    [
        ("¹ ", "² ", "³ "),
        ("¹", "²", "³", "⁴"),
        ("① ", "② ", "③ "),
        ("1. ", "1. ", "1. "),
        ("1) ", "1) ", "1) ", "1) "),
        ("3. ", "2. ", "1. "),
        ("1. ", "2. ", "1. ", "2. "),
        ("7. ", "90. ", "91. "),
        ("998. ", "999. ", "1000. ", "1001. "),
        ("[1999] ", "[2000] "),
        ("1498. ", "1499. ", "1500. ", "1501. "),
        ("i. ", "ii. ", "iii. ", "iv. "),
        ("I. ", "II. ", "III. ", "IV. "),
        ("(a) ", "(b) ", "(c) "),
        ("(i) ", "(ii) ", "(iii) "),
        ("* ", "** ", "*** "),
        ("* ", "† ", "‡ "),
        ("> 1. ", "> 2. ", "> 3. "),
        ("> - ", "> - ", "> - "),
    ],
)
def test_each_mark_begins_a_reference(markers: tuple[str, ...]) -> None:
    assert texts(marked(*markers)) == ALL[: len(markers)]


def test_a_lone_raised_number_is_a_mark() -> None:
    assert texts(f"¹ {SMITH}") == [SMITH]


@pytest.mark.parametrize(
    "lines",
    [
        ["1984. London: Secker and Warburg, 1949", "Animal Farm. London: Secker, 1945"],
        ["I. Roe, “Lake and land,” AFP, 7/17/19", "V. Poe, “Sea and sand,” BBC, 7/18/19"],
        ["V. Roe, “Lake and land,” AFP, 7/17/19", "X. Poe, “Sea and sand,” BBC, 7/18/19"],
        ["14 Americans killed in Iraq, Reuters, 7/15/19", "14 Iraqis killed, AP, 7/16/19"],
    ],
)
def test_years_initials_and_counts_are_no_marks(lines: list[str]) -> None:
    assert "".join(texts("\n".join(lines))).replace("\n", "") == "".join(lines)


def test_a_number_in_a_broken_line_is_no_mark() -> None:
    first = "Smith, John, “A thing,” Foreign Affairs, vol.\n12. March 2003"
    assert texts(f"20. {first}\n21. {DOE}") == [first, DOE]


@pytest.mark.parametrize(
    "line",
    [
        f"[1] {SMITH} [2] {DOE} [3] {ROE}",
        f"1. {SMITH} 2. {DOE} 3. {ROE}",
        f"(1) {SMITH} (2) {DOE} (3) {ROE}",
        f"¹ {SMITH} ² {DOE} ³ {ROE}",
    ],
)
def test_marks_that_count_up_within_a_line_begin_references(line: str) -> None:
    assert texts(line) == [SMITH, DOE, ROE]


def test_a_number_within_a_reference_is_no_mark() -> None:
    line = "Smith, John, “Part [2] of a thing,” Foreign Affairs 2. March 2003"
    assert texts(f"[1] {line}") == [line]


# --- headings, rules, settings ------------------------------------------------


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. "), ("[1] ", "[2] ")])
def test_a_heading_within_a_marked_list_is_no_end_of_an_item(
    blank: str, marks: tuple[str, str]
) -> None:
    one, two = marks
    pasted = f"Books\n{one}{SMITH}\n{two}{DOE}{blank}Articles\n{one}{ROE}\n{two}{POE}"
    assert texts(pasted) == ALL
    assert headings(pasted) == ["Books", "Articles"]


@pytest.mark.parametrize(
    "item",
    [
        "Doe, Jane, “Between two rivers,”\nAgence France-Presse",
        "Doe, Jane, “Between two rivers.”\nNew York Times",
        "Doe, Jane, Between the Long\nRivers",
        "Doe, Jane. Between rivers.\nOxford University Press",
        "Doe, Jane, “Between two rivers,” 7/15/19\nwashington",
    ],
)
def test_the_second_line_of_an_item_is_no_heading(item: str) -> None:
    assert texts(f"- {SMITH}\n- {item}\n- {ROE}") == [SMITH, item, ROE]


@pytest.mark.parametrize("rule", ["--", "---", "***", "* * *", "___", "=====", "• • •", "———"])
def test_a_rule_parts_references_and_is_none(rule: str) -> None:
    assert texts(f"{SMITH}\n{rule}\n{DOE}") == [SMITH, DOE]
    assert texts(f"{rule}\n- {SMITH}\n- {DOE}\n{rule}") == [SMITH, DOE]


def test_a_link_on_a_rule_is_kept() -> None:
    assert "https://a.org/b" in texts(f"[--](https://a.org/b)\n{DOE}")[0]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Sources of a day\ndate: 2019-07-15\ntags:\n  - war\n- peace\n---\n",
        "+++\ntitle = 'Sources of a day'\n\ndraft = false\n+++\n\n",
    ],
)
def test_settings_over_a_post_are_no_reference(front: str) -> None:
    assert texts(front + SMITH + "\n" + DOE) == [SMITH, DOE]
    (heading,) = headings(front + SMITH)
    assert front.startswith(heading.rstrip("…"))


def test_references_between_rules_are_no_settings() -> None:
    assert texts(f"---\n{SMITH}\n{DOE}\n---\n{ROE}") == [SMITH, DOE, ROE]
    assert texts("---\nReuters: “A thing in sight,” 7/15/19\n---\n" + DOE)[1:] == [DOE]


# --- HTML ---------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["p", "li", "dd"])
def test_lines_of_one_paragraph_that_are_references_are_parted(tag: str) -> None:
    assert texts(f"<{tag}>{SMITH}<br/>{DOE}<br>\n{ROE}</{tag}>") == [SMITH, DOE, ROE]


def test_lines_of_one_paragraph_that_are_one_reference_stay_together() -> None:
    pasted = (
        "<p>Smith, John,<br>“A thing in sight,” Reuters, 7/15/19</p>"
        "<p>“Between two rivers,”<br>AP, 7/16/19<br>Accessed 7/19/19 at https://a.org/b</p>"
    )
    assert len(texts(pasted)) == 2


# --- lists without marks ------------------------------------------------------


def test_a_line_that_is_broken_before_the_imprint_goes_on() -> None:
    book = (
        "Ricks, Thomas, Fiasco, The American Military\n"
        "Adventure In Iraq, New York: The Penguin Press,\n2006"
    )
    article = "Sly, Liz, “The fall of\nMosul,” Washington Post, 7/15/19"
    assert texts(f"{book}\n{article}") == [book, article]
    assert texts(f"{article}\n{book}") == [article, book]


def test_a_line_that_ends_with_its_date_does_not_go_on() -> None:
    lines = ["Baghdad burning, Reuters, 7/16/19", "Unknown Thing"]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_a_date_may_stand_last_in_a_line_of_its_own(between: str) -> None:
    blocks = [
        "The fall of Mosul\nWashington Post\n7/15/19",
        "Baghdad in flames\nReuters\n7/16/19",
        "A river in spring\nAgence France-Presse\n7/17/19",
    ]
    assert texts(between.join(blocks)) == blocks


def test_paragraphs_that_look_like_references_support_each_other() -> None:
    blocks = [
        "The fall of Mosul\nWashington Post\n7/15/19",
        "Baghdad burning\nReuters\n7/16/19",
        "The bridges of the north\nBy Jane Doe\nhttps://a.org/bridges",
        "7/18/19\nA river in spring\nAP",
    ]
    assert texts("\n\n".join(blocks)) == blocks


def test_paragraphs_of_several_references_are_parted() -> None:
    assert texts(f"{SMITH}\n{DOE}\n\n{ROE}\n{POE}") == ALL


def test_an_address_under_a_dated_line_belongs_to_it() -> None:
    lines = [f"{SMITH}\nhttps://a.org/1", f"{DOE}\nAccessed 8/1/19 at https://a.org/2"]
    assert texts("\n".join(lines)) == lines


_LONG = [
    "Smith, John, “A thing in sight of all who came to see it,” Washington Post, 7/15/19",
    "Doe, Jane, “Between two rivers the reeds are burning,” Agence France-Presse, 7/16/19",
    "Roe, Ann, Lake and Land in the North Before the War, London: Penguin, 2003",
    "Poe, Max, “Sea and sand and what became of them,” Middle East Journal, 7/18/19",
]


@pytest.mark.parametrize("width", [40, 48, 56])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_broken_at_one_width_are_put_together(width: int, between: str) -> None:
    blocks = [textwrap.fill(text, width) for text in _LONG]
    assert texts(between.join(blocks)) == blocks


def test_a_break_of_line_in_html_and_in_its_source_is_one() -> None:
    items = ["Institute of War,<br/>\n  “Strikes in the north,” 11/27/15", "Roe, “Lake,” 7/1/15"]
    assert texts("".join(f"<li>{item}</li>\n" for item in items)) == items


def test_lines_that_begin_with_their_date_begin_references() -> None:
    lines = ["7/15/19: WSJ, Insurers Triple Premiums ($)", "7/12/19 NYT Two Drones, Two Stories"]
    assert texts("\n".join(lines)) == lines


def test_addresses_in_lines_of_their_own_are_references_of_their_own() -> None:
    lines = [
        "https://www.example.com/2019/08/19/us/politics/a-story-with-a-long-address.html",
        "https://en.example.org/wiki/Siege_of_Kobanî",
        "www.example.net/world/2018/jan/05/some-story-here",
        "Climate page: https://climate.example.gov/evidence/ (accessed 2 Feb 2020)",
        "Good thread on this: https://example.com/someone/status/123456789",
        "[the dashboard](https://data.example.org/en/situations)",
        "https://doi.org/10.1038/nature12373",
        "arXiv:1706.03762",
    ]
    assert texts("\n".join(lines)) == lines


def test_ibid_without_stops_is_the_work_above() -> None:
    first, second = parse("Wright, Lawrence. The Looming Tower. New York: Knopf, 2006.\nibid p 88")
    assert second.record.fields == {**first.record.fields, "locator": "88"}


# --- several references in one note ---------------------------------------------


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("See Smith, 2001; Jones, 2002.", ["See Smith, 2001", "Jones, 2002."]),
        ("Poe, Seas, 2001; see also Roe, 2002", ["Poe, Seas, 2001", "see also Roe, 2002"]),
        ("Cf. Roe 1999, 3; Poe 2001, 7.", ["Cf. Roe 1999, 3", "Poe 2001, 7."]),
        ("Vgl. Roe, Seen, 1999; Poe, Meere, 2001.", ["Vgl. Roe, Seen, 1999", "Poe, Meere, 2001."]),
        ("Voir Roe, Lacs, 1999 ; Poe, Mers, 2001.", ["Voir Roe, Lacs, 1999", "Poe, Mers, 2001."]),
        ("Roe, Nets, 1999. See also Poe, 2001.", ["Roe, Nets, 1999.", "See also Poe, 2001."]),
    ],
)  # fmt: skip
def test_short_references_of_one_note_are_parted(note: str, parts: list[str]) -> None:
    assert texts(note) == parts


@pytest.mark.parametrize(
    "note",
    [
        "Roe, A.; Poe, M. Lakes and Seas. Berlin: Brill, 2001.",
        "Roe, A. Lakes. Archives 2001; 12(3): 45–67.",
        "Roe, A., Lakes, 1999; reprinted 2001.",
        "Roe, A., Lakes, 1999; Vol. 2, 2001.",
        "Roe, A., 1999a; 2001b.",
    ],
)
def test_a_semicolon_within_a_reference_parts_nothing(note: str) -> None:
    assert texts(note) == [note]


def test_one_mark_over_a_list_without_marks_is_none_of_the_list() -> None:
    lines = [
        "27. Abel, A. (2001). The lakes and the lands of the north and of the east and",
        "    west. Leiden: Brill.",
        "Roe, A. (2002). The seas and the sands of the north and of the far east and the",
        "    west. Leiden: Brill.",
        "Smith, J. (2003). The fish and the fowl of the north and of the far east and of",
        "    the west. Leiden: Brill.",
    ]
    assert len(texts("\n".join(lines))) == 3


# --- markers that are mixed, or lost --------------------------------------------

KILN = "Brass, K. (2010). Copper ladles of the coast. Kiln Review, 4(1), 41-49."
SPOON = "Moss, P. (2011). Tin spoons in the north. Kiln Review, 5(2), 12-19."
FORK = "Reed, Q. (2012). Iron forks and their makers. Bog Press."
BOWL = "Fern, T. (2013). A history of wooden bowls. Kettle Quarterly, 7, 1-22."
WORKS = (KILN, SPOON, FORK, BOWL)


@pytest.mark.parametrize(
    "markers",
    [
        ("[1] ", "[2] ", "3) ", "(4) "),
        ("1. ", "2) ", "3. ", "4) "),
        ("1 ", "2. ", "[3] ", "4 "),
        ("- ", "* ", "• ", "- "),
        ("- ", "* ", "1. ", "2. "),
        ("a) ", "(b) ", "c) ", "d) "),
        ("[1] ", "", "", ""),
        ("[1] ", "", "[3] ", "[4] "),
        ("1. ", "", "", "4. "),
        ("- ", "", "- ", "- "),
        ("", "2. ", "3. ", "4. "),
    ],
)
def test_markers_may_be_of_several_kinds_or_lost(markers: tuple[str, ...]) -> None:
    text = "\n".join(mark + work for mark, work in zip(markers, WORKS, strict=True))
    assert texts(text) == list(WORKS)


def test_wrapped_references_are_found_though_a_marker_is_lost() -> None:
    broken = [work.replace(". K", ".\nK").replace("their m", "their\nm") for work in WORKS]
    marks = ("[1] ", "", "[3] ", "[4] ")
    assert texts("\n".join(map("".join, zip(marks, broken, strict=True)))) == broken


@pytest.mark.parametrize(
    "item",
    [
        "Brass, K. Ladles, with a supplement on the spoons of\n1998. Kiln Review, 4(1), 41-49.",
        "Brass, K. Ladles. Kiln Review, 4(1),\n12. 2011.",
        "Brass, K. Copper ladles of the coast.\nHull: Bog Press, 2010.",
        "Brass, K. (2010). Ladles. In Essays on Copper, ed. by\nMoss, P. Bog Press, 2011.",
        "Brass, K. (2010). Ladles, in M. Reed and P. Moss (eds)\nSpoons 2000, pp. 1-9. Hull: Bog.",
        f"{KILN}\nA careful study of the ladles, and the first one that counts them all.",
        f"{KILN}\nhttps://doi.org/10.7777/kiln.1",
        "Ned Parker, “Who lost the kettle?” Politico Magazine,\nJune 12, 2014",
        "Liz Sly, “The fall of the ladle,”\nWashington Post, July 15, 2019",
    ],
)
@pytest.mark.parametrize("marks", [("1. ", "2. "), ("[1] ", "[2] "), ("- ", "- ")])
def test_the_lines_of_a_marked_reference_stay_together(item: str, marks: tuple[str, str]) -> None:
    assert texts(f"{marks[0]}{item}\n{marks[1]}{SPOON}") == [item, SPOON]


def test_behind_a_bullet_a_roman_number_is_an_initial() -> None:
    lines = ["L. Brass, Ladles, Bog Press, 2010.", "I. Moss, Spoons, Bog Press, 2011."]
    assert texts("\n".join(f"- {line}" for line in lines)) == lines


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        (("[1] ", "[3] ", "[4] "), "behind “[1]” nothing was found for number 2 of the list"),
        (("1. ", "2. ", "5. "), "behind “2.” nothing was found for numbers 3 to 4 of the list"),
    ],
)
def test_a_number_that_the_list_leaves_out_is_named(marks: tuple[str, ...], message: str) -> None:
    found = parse("\n".join(mark + work for mark, work in zip(marks, WORKS[:3], strict=True)))
    gaps = [one.message for each in found for one in each.problems if one.code == "list-gap"]
    assert gaps == [message]


def test_a_list_without_gaps_names_none() -> None:
    found = parse("\n".join(["[1] " + KILN, SPOON, "[3] " + FORK, "4. " + BOWL]))
    assert not [one for each in found for one in each.problems if one.code == "list-gap"]


# --- time ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    [
        "a b c; ",
        "x. See y. ",
        "“a b c,” 7/15/19; ",
        "[1] A. ",
        "1. “a,” b, 7/15/19 ",
        "A\n- b\n",
        "Aa b\n1. Cc, “dd,” 7/1/19\n",
        "1. a\n",
        "[1] Roe, A. (2001). “B c.”\n- Roe, A. (2001).\n",
        "Roe, A. (2001). Lakes and land. Hull: Bog.\n",
        "* Roe, A. (2001). Lakes and land.\n- a\n• b\n",
        "* * *\n",
        "---\n",
        "---\na: b\n",
        "i. x\n",
        "<p>a<br>",
        "a “b\n",
        "¹ ",
        "aaaa bbbb cccc dddd eeee ffff gggg\n",
        "a\nb, 7/15/19\n\n",
        "<br>\n",
    ],
)
@pytest.mark.usefixtures("soon")
def test_lines_over_and_over_end_soon(unit: str) -> None:
    seen = view(unit * (40_000 // len(unit)))
    split(seen)


@pytest.mark.parametrize("unit", ["a b c; ", "x. See y. ", "[1] A. "])
@pytest.mark.usefixtures("soon")
def test_joints_over_and_over_end_soon(unit: str) -> None:
    parse(unit * (40_000 // len(unit)))
