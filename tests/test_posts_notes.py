"""Posts: where in a work its notes point, and which notes stay as they were written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.test_posts import edited

import citekit

MAPS = "Monmonier, Mark, *How to Lie with Maps*, Chicago: University of Chicago Press, 1991"
BIB = """\
@article{okafor2018, author={Okafor, Ada}, title={Maps and Power in Lagos},
  journal={Urban History}, volume=41, number=2, year=2018, pages={112--139}}
@book{mumford, author={Mumford, Lewis}, title={The City in History}, publisher={Harcourt},
  address={New York}, year=1961}
@book{gibbon, author={Gibbon, Edward}, title={The Decline and Fall of the Roman Empire},
  publisher={Strahan}, address={London}, year=1776}
"""
OKAFOR = "Ada Okafor, “Maps and Power in Lagos,” *Urban History* 41, no. 2 (2018)"
CITY = "Mumford, Lewis, *The City in History*, New York: Harcourt, 1961"


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


def cited(note: str, **options: object) -> str:
    """Return what a note becomes in the text, or the note itself if it stays one."""
    wanted = {"style": "apa", "platform": "hugo", "css": "none", **options}
    text = edited(f"So.[^1]\n\n[^1]: {note}\n", **wanted).text
    if "[^1]:" in text:
        return text.split("[^1]: ")[1].split("\n\n## ")[0].rstrip("\n")
    return text.split("\n")[0].removeprefix("So (").removesuffix(").")


def warned(note: str, **options: object) -> bool:
    done = edited(f"So.[^1]\n\n[^1]: {note}\n", **{"style": "apa", **options})
    assert all(one.line == 3 for one in done.problems if one.code == "source-kept")
    return any(one.code == "source-kept" for one in done.problems)


# --- what stands behind the work --------------------------------------------------------

PLACES = [
    ("fig. 2", "Figure 2"), ("33 n. 4", "p. 33 n. 4"), ("fols 3r–4v", "Folios 3r–4v"),
    ("2:33", "2:33"), ("vol. 2, p. 3", "Volume 2, p. 3"), ("pp. 71&ndash;73", "pp. 71–73"),
    ("71&#8211;73", "pp. 71–73"), ("fig. 2, p. 5", "Figure 2, p. 5"),
    ("pp. 12 and 15", "pp. 12 and 15"), ("12, 15, 17–19", "pp. 12, 15, 17–19"),
    ("1:02:33", "1:02:33"), ("p. 4 f.", "p. 4 f."), ("S. 33 ff.", "S. 33 ff."),
]  # fmt: skip


@pytest.mark.parametrize(("place", "printed"), PLACES)
def test_all_that_a_note_says_of_a_place_is_in_the_citation(place: str, printed: str) -> None:
    assert cited(f"{MAPS}, {place}.") == f"Monmonier, 1991, {printed}"


@pytest.mark.parametrize(("place", "printed"), PLACES)
def test_so_it_is_where_the_work_is_known(place: str, printed: str, bib: Path) -> None:
    for work in (CITY, "Mumford, *City in History*"):
        assert cited(f"{work}, {place}.", bibliography=[bib]) == f"Mumford, 1961, {printed}"


def test_a_range_with_an_entity_is_whole_in_html() -> None:
    for dash in ("&ndash;", "&#8211;", "&#x2013;", "–"):
        text = (
            '<p>So.<sup><a href="#fn1" id="r1">1</a></sup></p><ol><li id="fn1">Monmonier, Mark, '
            "<em>How to Lie with Maps</em>, Chicago: University of Chicago Press, 1991, "
            f'pp. 71{dash}73. <a href="#r1">↩</a></li></ol>'
        )
        assert "Monmonier, 1991, pp. 71–73" in edited(text, form="html", style="apa").text


@pytest.mark.parametrize(
    ("note", "lang", "printed"),
    [("Foucault, Michel, *Surveiller et punir*, Paris, Gallimard, 1975, fig. 2, p. 5.", "fr-FR",
      "Foucault, 1975, figure 2, p. 5"),
     ("García, Ana, *La ciudad letrada*, Madrid, Siglo XXI, 1998, cap. 3, págs. 40-42.", "es-ES",
      "García, 1998, capítulo 3, págs. 40-42"),
     ("Bednarek, Andreas: *Görlitz – die Stadt in ihrer Geschichte*. 2. Aufl., Görlitz 2001, "
      "S. 155 f.", "de-DE",
      "Bednarek, 2001, S. 155 f.")],
)  # fmt: skip
def test_places_are_read_in_other_languages(note: str, lang: str, printed: str) -> None:
    assert cited(note, locale=lang).casefold() == printed.casefold()


def test_a_place_in_a_kindle_is_no_page() -> None:
    note = "Monmonier, Mark, *How to Lie with Maps*, Kindle edition, 1991, Kindle loc. 1234."
    assert cited(note) == "Monmonier, 1991, Kindle loc. 1234"


def test_chapters_of_a_volume_are_a_place(bib: Path) -> None:
    note = "Gibbon, Edward, *The Decline and Fall of the Roman Empire*, London, 1776, "
    printed = cited(f"{note}vol. II, chap. 15, p. 8.", bibliography=[bib])
    assert printed == "Gibbon, 1776, Volume II, chap. 15, p. 8"


# --- the page of a known article --------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "printed"),
    [("120", ", p. 120"), ("118–20", ", pp. 118–120"), ("112–39", ""),
     ("112–39, at 120", ", p. 120"),
     ("120, https://doi.org/10.1000/uh.2018.41", ", p. 120")],
)  # fmt: skip
def test_a_page_of_a_known_article_is_the_place_that_is_cited(
    pages: str, printed: str, bib: Path
) -> None:
    note = f"{OKAFOR}: {pages}."
    assert cited(note, bibliography=[bib]) == f"Okafor, 2018{printed}"


def test_a_note_of_chicago_comes_out_of_itself(bib: Path) -> None:
    options = {"bibliography": [bib], "style": "chicago-notes-bibliography"}
    note = f"{OKAFOR}: 120."
    assert cited(note, **options) == note


def test_what_a_note_says_of_a_known_work_besides_is_in_its_entry(bib: Path) -> None:
    text = f"So.[^1]\n\n[^1]: {CITY}, https://example.org/city.\n"
    assert "https://example.org/city" in edited(text, style="apa", bibliography=[bib]).text


# --- the work above, and notes that stay ------------------------------------------------


@pytest.mark.parametrize(
    ("short", "printed"),
    [("Ibid., 33 n. 4.", "Mumford, 1961, p. 33 n. 4"), ("Ebd., S. 157.", "Mumford, 1961, S. 157"),
     ("Ibid., chapter on colour.", "Mumford, 1961, chapter on colour"),
     ("Ibid., where Roe says in 1990 that a City is more.",
      "Mumford (1961), where Roe says in 1990 that a City is more."),
     ("Ibid. He never saw Lagos.", "Mumford (1961). He never saw Lagos.")],
)  # fmt: skip
def test_ibid_takes_its_words_along(short: str, printed: str) -> None:
    text = f"A.[^1] B.[^2]\n\n[^1]: {CITY}, S. 155 f.\n[^2]: {short}\n"
    done = edited(text, style="apa", platform="hugo", css="none").text
    assert printed in done
    assert "bid" not in done
    assert "Ebd" not in done


@pytest.mark.parametrize(
    "note",
    [
        "Bednarek, Andreas: Görlitz – die Stadt in ihrer Geschichte, 2. Aufl., Görlitz 2001.",
        "See Wood, Denis, *The Power of Maps*, New York: Guilford, 1992, and Monmonier, "
        "*How to Lie*, p. 9, for two views.",
        f"{CITY}.\n\n    He never saw Lagos, and said so.",
        f"He never saw Lagos.\n\n    {CITY}.",
    ],
)  # fmt: skip
def test_a_note_that_holds_a_reference_is_read_or_said(note: str) -> None:
    done = edited(f"So.[^1]\n\n[^1]: {note}\n", style="apa", platform="hugo", css="none")
    assert note in done.text
    assert [one.code for one in done.problems] == ["source-kept"]


@pytest.mark.parametrize(
    "note",
    ["My grandfather kept it in a drawer, and it smelled of tobacco.",
     "He said so in 1990.\n\n    And he said it again."],
)  # fmt: skip
def test_a_note_of_mere_words_needs_no_warning(note: str) -> None:
    text = f"So.[^1]\n\n[^1]: {note}\n"
    done = edited(text, style="apa")
    assert (done.text, done.problems) == (text, ())


# --- names that are not all named -------------------------------------------------------

SUMMER = "European summer temperatures. Environ Res Lett. 2016;11:12-20"


@pytest.mark.parametrize(
    "style", ["apa", "ieee", "vancouver", "nature", "modern-language-association"]
)
@pytest.mark.parametrize(
    "names", ["Luterbacher J, Werner JP, et al.", "Luterbacher J et al.", "Luterbacher J, u. a."]
)
def test_names_that_are_not_all_named_are_no_whole_list(names: str, style: str) -> None:
    text = f"So [1].\n\n## Sources\n\n1. {names} {SUMMER}.\n"
    done = edited(text, style=style, platform="hugo", css="none")
    assert "et al" in done.text.split("## Sources")[1]
    assert [(one.code, one.line) for one in done.problems] == [("others-not-named", 5)]


def test_so_it_is_in_notes_and_in_the_language_of_the_post() -> None:
    text = f"So.[^1]\n\n[^1]: Luterbacher J, Werner JP, et al. {SUMMER}.\n"
    done = edited(text, style="apa", locale="de-DE", platform="hugo", css="none")
    assert "et al." in done.text.split("## ")[1]
    assert [(one.code, one.line) for one in done.problems] == [("others-not-named", 3)]


# --- entries of which a style would leave something out ---------------------------------


def entry(words: str, style: str) -> str:
    text = f"So [1].\n\n## Sources\n\n1. {words}\n"
    done = edited(text, style=style, platform="hugo", css="none").text
    return done.split("1. ", 1)[1].strip().replace("\\", "")


@pytest.mark.parametrize("style", ["apa", "ieee", "modern-language-association"])
@pytest.mark.parametrize(
    ("words", "shown"),
    [("Foucault, Michel, *Surveiller et punir*, Paris, Gallimard, 1975, 318 p.", "318 p."),
     ("Roe, Ann, *Lagos*, Köln: Böhlau, 1999, 212 S.", "212 S."),
     ("Daley, David, *Fair Maps*, Liveright, 2016, 248 pp., $30", "248 pp., $30"),
     ("99% Invisible, episode 445, “Mini-Stories”", "445"),
     ("Rucho v. Common Cause, 588 U.S. ___ (2019)", "U.S. ___")],
)  # fmt: skip
def test_numbers_that_a_style_leaves_out_stand_in_brackets(
    words: str, shown: str, style: str
) -> None:
    done = entry(words, style)
    assert shown in done
    assert "p. 318" not in done
    assert "p. 212" not in done


@pytest.mark.parametrize(
    "words",
    [
        "Daley, David, Ratf**ked: Why Your Vote Doesn’t Count, Liveright, 2016.",
        "Half of “The Isles” by Norman Davies, Macmillan, 1999",
        "Teile aus „Die Inseln“ von Norman Davies, München 1999",
        "Davies, Norman, *The Isles*, Oxford: OUP. <b>Recommended!</b> 🐝",
    ],
)
def test_an_entry_whose_words_would_change_their_meaning_is_kept(words: str) -> None:
    assert entry(words, "apa") == words
    text = f"So [1].\n\n## Sources\n\n1. {words}\n"
    found = edited(text, style="apa", platform="hugo").problems
    assert ("source-kept", 5) in [(one.code, one.line) for one in found]


FIASCO = "Thomas Ricks, *Fiasco* (New York: Penguin, 2006)"


@pytest.mark.parametrize(
    "name", ["Smith and Ricks", "Anna Ricks", "The review of Ricks", "Not Ricks"]
)
def test_op_cit_of_somebody_else_stays(name: str) -> None:
    note = f"{name}, op. cit., 3"
    text = f"A.[^1] B.[^2]\n\n[^1]: {FIASCO}, 12.\n[^2]: {note}\n"
    done = citekit.post(text, style="chicago-notes-bibliography")
    assert f"[^2]: {note}" in done
    assert any(one.code == "source-kept" for one in done.problems)


@pytest.mark.parametrize("name", ["Ricks", "T. Ricks", "Thomas Ricks"])
def test_op_cit_of_the_only_work_by_those_names_is_that(name: str) -> None:
    text = f"A.[^1] B.[^2]\n\n[^1]: {FIASCO}, 12.\n[^2]: {name}, op. cit., 3\n"
    done = citekit.post(text, style="chicago-notes-bibliography")
    assert "[^2]: Ricks, *Fiasco*, 3" in done


@pytest.mark.parametrize(
    "note", ["1984. A bad year", "# 1 in the charts", "- as said", "> 5", "---"]
)
def test_an_inline_note_is_a_line_of_html(note: str) -> None:
    done = citekit.post(f"A^[{note}].", platform="wordpress")
    items = re.search(r"<li id=.fn-1.>(.*?) <a", done, re.DOTALL)
    assert items is not None
    assert "<" not in items[1]


def test_words_in_brackets_behind_a_note_follow_without_a_stop() -> None:
    text = (
        "A.[^1]\n\n[^1]: Thomas Ricks, *Fiasco* (New York: Penguin, 2006), 40 (emphasis added).\n"
    )
    assert "40 (emphasis added)." in citekit.post(text, style="chicago-notes-bibliography")


def test_what_a_style_leaves_out_of_an_entry_is_shown_as_it_is_read() -> None:
    entry = "Mark Winston, <em>Bee Time</em> (Cambridge: Oak Press, 2014), pp. 71&ndash;73."
    text = f"<p>So [1].</p>\n<h2>Sources</h2>\n<ol>\n<li>{entry}</li>\n</ol>\n"
    assert "[pp. 71–73]" in citekit.post(text, style="apa")
