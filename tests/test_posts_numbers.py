"""Posts: numbers in brackets, with pages and words, in ranges, and what is none."""

from __future__ import annotations

import pytest
from tests.test_posts import edited

WORKS = [
    f"{name}, London: Faber, {year}"
    for name, year in (
        ("Roe, Ann, Lakes", 2001),
        ("Poe, Bob, Rivers", 1990),
        ("Doe, Cy, Seas", 1992),
    )
]
LISTS = {
    "markdown": "\n\n## Sources\n\n" + "".join(f"{at}. {one}\n" for at, one in enumerate(WORKS, 1)),
    "html": "\n<h2>Sources</h2>\n<ol>" + "".join(f"<li>{one}</li>\n" for one in WORKS) + "</ol>\n",
}


def first_line(text: str, style: str, form: str) -> str:
    """Finish a post of one line with three sources, and return that line without markup."""
    text = f"<p>{text}</p>" if form == "html" else text
    platform = "medium" if form == "html" else "hugo"
    done = edited(f"{text}{LISTS[form]}", form=form, style=style, platform=platform).text
    return done.split("\n")[0].replace("\\", "").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(
    ("written", "ieee", "apa"),
    [("Tombs [2, p. 17]. Then [3] and [1].", "Tombs [1, p. 17]. Then [2] and [3].",
      "Tombs (Poe, 1990, p. 17). Then (Doe, 1992) and (Roe, 2001)."),
     ("A [1; 3].", "A [1], [2].", "A (Doe, 1992; Roe, 2001)."),
     ("A [see 2].", "A see [1].", "A (see Poe, 1990)."),
     ("A [1: 33].", "A [1, p. 33].", "A (Roe, 2001, p. 33)."),
     ("A [1, p. 3; 2].", "A [1, p. 3], [2].", "A (Poe, 1990; Roe, 2001, p. 3)."),
     ("A [2, 33].", "A [1, p. 33].", "A (Poe, 1990, p. 33)."),
     ("A [2, 3].", "A [1], [2].", "A (Doe, 1992; Poe, 1990)."),
     ("A [2, pp. 33–35].", "A [1, pp. 33–35].", "A (Poe, 1990, pp. 33–35)."),
     ("A [1 and 3].", "A [1], [2].", "A (Doe, 1992; Roe, 2001)."),
     ("A [3]: it is.", "A [1]: it is.", "A (Doe, 1992): it is."),
     ("A [1]–[3].", "A [1], [2], [3].", "A (Doe, 1992; Poe, 1990; Roe, 2001)."),
     ("A [1] - [3].", "A [1], [2], [3].", "A (Doe, 1992; Poe, 1990; Roe, 2001)."),
     ("A<sup>[2, p. 3]</sup>.", "A [1, p. 3].", "A (Poe, 1990, p. 3).")],
)  # fmt: skip
def test_numbers_cite_with_pages_and_words(written: str, ieee: str, apa: str, form: str) -> None:
    assert first_line(written, "ieee", form) == ieee
    assert first_line(written, "apa", form) == apa


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("style", ["ieee", "apa", "vancouver", "chicago-notes-bibliography"])
@pytest.mark.parametrize(
    "unclear", ["[2, my emphasis]", "[1:33]", "[2, *all* of it]", "[1–4]", "[1, p. 3 and passim]"]
)
def test_where_a_number_is_not_understood_all_numbers_and_their_order_stay(
    unclear: str, style: str, form: str
) -> None:
    unclear = unclear.replace("*all*", "<i>all</i>") if form == "html" else unclear
    line = f"So {unclear}. Then [3] and [1]."
    text = f"<p>{line}</p>{LISTS[form]}" if form == "html" else f"{line}{LISTS[form]}"
    done = edited(text, form=form, style=style, platform="hugo")
    assert line in done.text
    assert done.text.index("Lakes") < done.text.index("Rivers") < done.text.index("Seas")
    assert [one.code for one in done.problems] == ["citation-unclear"]


@pytest.mark.parametrize(
    "other", ["[2 cups]", "[12, rue Roe]", "[1990: a year]", "[2](http://a.b)", "`[2, p. 3]`",
              "x[1, 2]"]
)  # fmt: skip
def test_other_brackets_with_numbers_change_nothing(other: str) -> None:
    assert first_line(f"A {other} and [3].", "ieee", "markdown") == f"A {other} and [1]."


def test_a_place_is_announced_in_the_words_of_the_post() -> None:
    text = f"So [2, S. 17].{LISTS['markdown']}"
    assert edited(text, style="apa", locale="de-DE", platform="hugo").text.startswith(
        "So (Poe, 1990, S. 17)."
    )


def test_a_range_that_no_list_has_is_said() -> None:
    done = edited(f"So [1]–[7].{LISTS['markdown']}", style="ieee", platform="hugo")
    assert done.text.startswith("So [1]–[7].")
    assert [one.code for one in done.problems] == ["citation-unclear"]


@pytest.mark.parametrize("written", ["[<b>2</b>, p. 3]", "<b>[2</b>]", "[2, <code>x</code>]"])
def test_a_number_with_tags_is_left_with_all_others(written: str) -> None:
    line = f"<p>So {written}. Then [3].</p>"
    assert line in edited(f"{line}{LISTS['html']}", form="html", style="ieee").text


@pytest.mark.parametrize("number", ["[{}] ", "{}. "])
@pytest.mark.parametrize("style", ["ieee", "nature"])
def test_where_numbers_stay_an_entry_has_one(style: str, number: str) -> None:
    entries = "".join(f"<p>{number.format(at)}{one}</p>\n" for at, one in enumerate(WORKS, 1))
    text = f"<p>So [1:33], [3].</p>\n<h2>Sources</h2>\n{entries}"
    done = edited(text, form="html", style=style, platform="medium").text
    assert "<i>Seas</i>" in done
    for at in (1, 2, 3):
        assert done.count(f"<p>{number.format(at)}") == done.count(number.format(at)) == 1
