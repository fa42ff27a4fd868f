"""Where fields end: what is cut off goes back, what runs on is parted off.

Spans are written in the text: `{author A. N.} {title Roe. Rivers}`.
"""

from __future__ import annotations

import pytest
from tests.spans import ruled

from citekit.references.borders import mended


def mend(marked: str) -> str:
    return ruled(marked, mended, frozenset(("volume", "issue", "page")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author A. B.} {title Roe. Rivers}. {publisher Roe Press}, {issued 1995}.",
            "{author A. B. Roe}. {title Rivers}. {publisher Roe Press}, {issued 1995}.",
        ),
        (
            "{author A. Roe, B.} {title van Poe: Maps of lakes}, {issued 2001}",
            "{author A. Roe, B. van Poe}: {title Maps of lakes}, {issued 2001}",
        ),
        (
            "{author A. Roe and B.} {container-title Poe Phys. Rev.} {volume 12}",
            "{author A. Roe and B. Poe} {container-title Phys. Rev.} {volume 12}",
        ),
        (
            "{author Roe}, {title Martin. Lakes of the north}. {publisher-place Rome}",
            "{author Roe, Martin}. {title Lakes of the north}. {publisher-place Rome}",
        ),
    ],
)
def test_a_name_that_was_cut_is_whole(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{author Roe, A., Poe, B.} {title Maps: of lakes}",
        "{author Roe A, Poe B.} {title Maps. A study}",
        "{author Roe, A. B.} {title Maps}",
        "{author Roe}, {title Rivers. Lakes of the north}",
        "{author A. Roe, B.} {container-title PRD} {volume 12}",
    ],
)
def test_initials_behind_their_family_name_take_none_from_the_title(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author A. Roe and B. Poe. MapTool}: {title a tool for maps}",
            "{author A. Roe and B. Poe}. {title MapTool: a tool for maps}",
        ),
        (
            "{author Anna Roe and Martin Poe, Kepler}’{title s orbits}",
            "{author Anna Roe and Martin Poe}, {title Kepler’s orbits}",
        ),
        (
            "{author Reports read at the Academy} {title of arts in Rome}, {issued 1815}",
            "{title Reports read at the Academy of arts in Rome}, {issued 1815}",
        ),
        (
            "{author Roe, J.} ({issued 2009}): {author Lakes} – {title Rivers. A history}",
            "{author Roe, J.} ({issued 2009}): {title Lakes – Rivers. A history}",
        ),
        (
            "{author Roe} ({issued 2009}): {author Stanley Poe}, in: {container-title Great Minds}",
            "{author Roe} ({issued 2009}): {title Stanley Poe}, in: {container-title Great Minds}",
        ),
    ],
)
def test_words_of_a_title_that_look_like_names_are_of_the_title(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{author Smith, John, Roe, Ann}. {title Rivers}",
        "{author Ben Roe, Martin}. {title Rivers}",
        "{author A. Smith, B. Roe, Poe}, {title Rivers}",
        "{author Roe, J.} ({issued 2009}): {title Lakes}. {author Ann Poe}",
        "{author Roe, J.}, {author Poe, A.} ({issued 2009}). {title Lakes}",
        "{author Smith J.} {title rivers of the north}",
    ],
)
def test_names_stay_names(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author Gore}, Al, {title Earth}. {publisher Roe Press}",
            "{author Gore, Al}, {title Earth}. {publisher Roe Press}",
        ),
        (
            "{author Gore}, {title Al. Earth in the Balance}. {publisher Roe Press}",
            "{author Gore, Al}. {title Earth in the Balance}. {publisher Roe Press}",
        ),
        (
            "{author Koch}, Ed, {author Mayor} ({publisher-place Bonn}, {issued 1984})",
            "{author Koch, Ed}, {title Mayor} ({publisher-place Bonn}, {issued 1984})",
        ),
    ],
)
def test_a_given_name_that_is_a_word_for_something_else_is_not_lost(
    before: str, after: str
) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{author Müller}, {editor Karl-Heinz; von der Heide, Anna} (Hrsg.): {title Seen}.",
            "{editor Müller, Karl-Heinz; von der Heide, Anna} (Hrsg.): {title Seen}.",
        ),
        (
            "{author Ann Roe} and {editor Eva Poe}, eds., {title Lakes}.",
            "{editor Ann Roe and Eva Poe}, eds., {title Lakes}.",
        ),
        (
            "{author Ann Roe}, {editor Eva Poe}, {title Lakes}.",
            "{author Ann Roe}, {editor Eva Poe}, {title Lakes}.",
        ),
    ],
)
def test_who_stands_before_one_word_for_editors_is_an_editor(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title OMS. «Viruela símica»}, {issued 2022}",
         "{author OMS}. «{title Viruela símica}», {issued 2022}"),
        ("WHO. “{title Water}.” {issued 2022}", "{author WHO}. “{title Water}.” {issued 2022}"),
        ("{title World Bank: “Water”}, {issued 2022}",
         "{author World Bank}: “{title Water}”, {issued 2022}"),
        ("{title Lakes. “A study”}, {issued 2022}", "{title Lakes. “A study”}, {issued 2022}"),
    ],
)  # fmt: skip
def test_a_body_before_a_title_in_marks_wrote_it(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Leviathan, Thomas Hobbes}, {issued 1651}",
         "{title Leviathan}, {author Thomas Hobbes}, {issued 1651}"),
        ("{title Al Gore, Earth in the Balance} ({publisher Roe Press})",
         "{author Al Gore}, {title Earth in the Balance} ({publisher Roe Press})"),
        ("{title Leviathan, Thomas Hobbes}, {container-title Roe Review}, {volume 3}",
         "{title Leviathan, Thomas Hobbes}, {container-title Roe Review}, {volume 3}"),
        ("{title Antonio Rizzo, Sculptor and Architect}. {publisher-place Bonn}",
         "{title Antonio Rizzo, Sculptor and Architect}. {publisher-place Bonn}"),
        ("{title N. Roe. Lakes of the north}. ", "{author N. Roe}. {title Lakes of the north}. "),
        ("{title B. F. Roe: A life}. ", "{title B. F. Roe: A life}. "),
        (
            "{title A. B. Roe, a life}, {editor Ann Poe}",
            "{title A. B. Roe, a life}, {editor Ann Poe}",
        ),
    ],
)  # fmt: skip
def test_who_stands_at_an_end_of_a_title_is_its_author_if_there_is_no_other(
    before: str, after: str
) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Le acque, a cura di Anna Roe}, {issued 1933}",
         "{title Le acque}, a cura di {editor Anna Roe}, {issued 1933}"),
        ("{title Die Seen, hrsg. von A. Roe}, {issued 1933}",
         "{title Die Seen}, hrsg. von {editor A. Roe}, {issued 1933}"),
        ("{title Arte d’Italia, vol. II: Como}, {issued 1933}",
         "{title Arte d’Italia}, {volume vol. II}: {volume-title Como}, {issued 1933}"),
        ("{title Die Seen. Bd. 3}, ", "{title Die Seen}. {volume Bd. 3}, "),
        ("{title The lakes. 10 vols.} ", "{title The lakes}. {volume 10 vols.} "),
        ("{title I laghi, Tesi di laurea}, {publisher-place Padova}",
         "{title I laghi}, {genre Tesi di laurea}, {publisher-place Padova}"),
        ("{title Lakes. PhD thesis}, {publisher University of Roe}",
         "{title Lakes}. {genre PhD thesis}, {publisher University of Roe}"),
        ("{title I laghi, s. l}. ", "{title I laghi}, {separator s. l}. "),
        ("{container-title Handbuch der Seen (S}. {page 37-60})",
         "{container-title Handbuch der Seen} (S. {page 37-60})"),
        ("{title Il diritto nel secolo XIV. Vercelli}: {publisher Roe}",
         "{title Il diritto nel secolo XIV}. {publisher-place Vercelli}: {publisher Roe}"),
        ("{title I laghi d’Italia, Roma}, {issued 1923}",
         "{title I laghi d’Italia}, {publisher-place Roma}, {issued 1923}"),
    ],
)  # fmt: skip
def test_what_runs_on_behind_a_title_is_parted_off(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{title Lakes, edited by nobody}, {issued 1933}",
        "{title The volume of lakes}, {issued 1933}",
        "{title Lakes, vol. 2}, {volume 3}",
        "“{title Lakes, Roma}” {issued 1923}",
        "{title Lakes, Roma}, {publisher-place Milano} {issued 1923}",
        "{title Lakes: Rome}, {issued 1923}",
        "{title Lakes. Rivers}, {issued 1923}",
        "{title The thesis}, {issued 1923}",
    ],
)
def test_a_title_keeps_what_is_its_own(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Well-being: the foundations of} {container-title Lakes}, {issued 1999}",
         "{title Well-being: the foundations of Lakes}, {issued 1999}"),
        ("{title Lakes as knots}. I, {container-title Proc. Roe Soc.} {volume 24}",
         "{title Lakes as knots. I}, {container-title Proc. Roe Soc.} {volume 24}"),
        ("{title Lakes as knots}. {container-title II. Discrete Rivers}, {volume 307}",
         "{title Lakes as knots. II}. {container-title Discrete Rivers}, {volume 307}"),
        ("{container-title To appear in Roe}", "{status To appear in }{container-title Roe}"),
        ("{title Lakes}. In: {container-title Wilfried Roe: Zensur der Seen}, {page 3-9}",
         "{title Lakes}. In: {editor Wilfried Roe}: {container-title Zensur der Seen}, {page 3-9}"),
        ("{title Lakes}, in: {container-title W. Roe, Die Seen}, {page 3-9}",
         "{title Lakes}, in: {editor W. Roe}, {container-title Die Seen}, {page 3-9}"),
        ("{title Lakes}. {container-title Ann. Scuola Roe}. {publisher-place Pisa}, {volume 26}",
         "{title Lakes}. {container-title Ann. Scuola Roe. Pisa}, {volume 26}"),
    ],
)  # fmt: skip
def test_titles_and_outlets_are_whole(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{title Bringing the lake back in} {container-title Roe Review}",
        "{title Lakes}. {container-title Rivers: A Journal}, {page 3-9}",
        "{title Lakes}. In: {container-title Social Rivers: a handbook}, {page 3-9}",
        "{title Lakes}, {container-title Vanity Fair}, {issued 1999}",
        "{title Lakes}. {container-title Roe Post}, {publisher-place Rome}, {issued 1999}",
    ],
)
def test_outlets_keep_what_is_their_own(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("in «{container-title A}», n. {page 4 - 5}", "in «{container-title A}», n. {issue 4 - 5}"),
        ("{publisher Roe}, {issued 1999}. {page 12}", "{publisher Roe}, {issued 1999}. {note 12}"),
        ("{publisher Roe}, {issued 1999}. {page 240} p.",
         "{publisher Roe}, {issued 1999}. {number-of-pages 240} p."),
        ("{container-title U.S.A.N.} {page 56}", "{container-title U.S.A.N.} {page 56}"),
        ("{container-title Roe} {volume 3}. {issued 1999}. {page 12}",
         "{container-title Roe} {volume 3}. {issued 1999}. {page 12}"),
    ],
)  # fmt: skip
def test_numbers_are_what_stands_before_them(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{author Roe}{note 88}. {author Anna Poe}. {title Lakes}",
         "{separator Roe88.} {author Anna Poe}. {title Lakes}"),
        ("{author KMR06. A. Poe}. {title A}", "{separator KMR06.} {author A. Poe}. {title A}"),
        ("{title Covid19. A study of lakes}", "{title Covid19. A study of lakes}"),
        ("{author Poe B12. Lakes}", "{author Poe B12. Lakes}"),
    ],
)  # fmt: skip
def test_the_label_that_a_list_gives_is_no_name(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Vita, a} {author cura di Anna Roe}, {publisher-place Milano}",
         "{title Vita}, a cura di {editor Anna Roe}, {publisher-place Milano}"),
        ("{title A}, ed. {author Ann Roe}, ", "{title A}, ed. {editor Ann Roe}, "),
        ("{author A. Roe}, {title A}. {author B}", "{author A. Roe}, {title A}. {author B}"),
        ("A cura di {author Ann Roe}. {title Lakes}", "A cura di {author Ann Roe}. {title Lakes}"),
    ],
)  # fmt: skip
def test_who_edited_is_the_editor(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Rivers and the like, Probab}. {container-title Theory Roe}, {volume 13}",
         "{title Rivers and the like}, {container-title Probab. Theory Roe}, {volume 13}"),
        ("{title Rivers and the like. Aust}. {container-title J. Roe}, {volume 13}",
         "{title Rivers and the like}. {container-title Aust. J. Roe}, {volume 13}"),
        ("{title Rivers}. {note Australas}. {container-title J. Roe}, {volume 13}",
         "{title Rivers}. {container-title Australas. J. Roe}, {volume 13}"),
        ("{author A. Roe, B. Poe J.} {container-title Phys. A}, {volume 13}",
         "{author A. Roe, B. Poe} {container-title J. Phys. A}, {volume 13}"),
        ("{author Roe A., Poe J.} {container-title Phys. A}, {volume 13}",
         "{author Roe A., Poe J.} {container-title Phys. A}, {volume 13}"),
        ("{title Rivers, Lakes}. {container-title Roe Review}, {volume 13}",
         "{title Rivers, Lakes}. {container-title Roe Review}, {volume 13}"),
        ("{title Rivers}, with A. {note Roe}. {container-title Lakes}, {volume 13}",
         "{title Rivers}, with A. {note Roe}. {container-title Lakes}, {volume 13}"),
    ],
)  # fmt: skip
def test_an_outlet_has_its_first_word(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("„{title Tiefe Seen}“ {note oder Ursachen der Flut. Ein Entwurf}. In",
         "{title „Tiefe Seen“ oder Ursachen der Flut}. {note Ein Entwurf}. In"),
        ("“{title Lakes}”: {note a history of rivers}.", "{title “Lakes”: a history of rivers}."),
        ("“{title Lakes}” {note unpublished}.", "“{title Lakes}” {note unpublished}."),
        ("“{title Lakes},” {note of the north}.", "“{title Lakes},” {note of the north}."),
        ("{title I laghi, Treviso} - {publisher-place Venezia} {issued 1859}",
         "{title I laghi}, {publisher-place Treviso - Venezia} {issued 1859}"),
    ],
)  # fmt: skip
def test_what_goes_on_is_one(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{author Roe D, Pryor JB, Poe R. Shame}, {title secrecy and lakes}. {volume 12}",
         "{author Roe D, Pryor JB, Poe R}. {title Shame, secrecy and lakes}. {volume 12}"),
        ("{author Latour B. Lakes} in {title action: a guide}. {publisher Roe}",
         "{author Latour B}. {title Lakes in action: a guide}. {publisher Roe}"),
        ("{author Roe CM, Poe MM}, {title Mend MH. Lakes as markers}. {volume 24}",
         "{author Roe CM, Poe MM, Mend MH}. {title Lakes as markers}. {volume 24}"),
        ("{author Anna E. Roe}. {title Lakes}", "{author Anna E. Roe}. {title Lakes}"),
        ("{author Cass R. Roe}, {title Lakes}", "{author Cass R. Roe}, {title Lakes}"),
        ("{author Roe T. and Poe A}. {title Lakes}", "{author Roe T. and Poe A}. {title Lakes}"),
        ("{author Blank M. L}. {title Lakes}", "{author Blank M. L}. {title Lakes}"),
    ],
)  # fmt: skip
def test_names_end_behind_the_last_initials(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Lakes of Cotia}, {publisher-place SP, Brasil}. {container-title Roe} {volume 6}",
         "{title Lakes of Cotia, SP, Brasil}. {container-title Roe} {volume 6}"),
        ("{title Lakes of Cotia}, {publisher-place Brasil}. {genre Dissertação}, {publisher Roe}",
         "{title Lakes of Cotia, Brasil}. {genre Dissertação}, {publisher Roe}"),
        ("{title Lakes of Minas}, {publisher-place Brazil. Geneva}: {publisher Roe}",
         "{title Lakes of Minas, Brazil}. {publisher-place Geneva}: {publisher Roe}"),
        ("{title Lakes}, {publisher-place Frankfurt a. M}.: {publisher Roe}",
         "{title Lakes}, {publisher-place Frankfurt a. M}.: {publisher Roe}"),
        ("{title Lakes}, {publisher-place Rome}. {container-title Roe Post}, {issued 1999}",
         "{title Lakes}, {publisher-place Rome}. {container-title Roe Post}, {issued 1999}"),
        ("{title Lakes of Cotia}, {container-title Brasil. Roe Saude} {volume 6}",
         "{title Lakes of Cotia, Brasil}. {container-title Roe Saude} {volume 6}"),
        ("{title Why lakes?} {container-title Deep constructs. Roe Analysis}, {volume 16}",
         "{title Why lakes? Deep constructs}. {container-title Roe Analysis}, {volume 16}"),
        ("{title Lakes}, {container-title J. Funct. Anal}. {volume 6}",
         "{title Lakes}, {container-title J. Funct. Anal}. {volume 6}"),
        ("{title Lakes} {container-title Class. Quant. Grav}. {volume 6}",
         "{title Lakes} {container-title Class. Quant. Grav}. {volume 6}"),
    ],
)  # fmt: skip
def test_a_title_keeps_the_places_in_it(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Five laws now. Roe Q}. {issued 1999};{volume 77}:{page 3-9}",
         "{title Five laws now}. {container-title Roe Q}. {issued 1999};{volume 77}:{page 3-9}"),
        ("{title Five laws? Roe Q}. {volume 77}:{page 3-9}",
         "{title Five laws?} {container-title Roe Q}. {volume 77}:{page 3-9}"),
        ("{title Five laws. Second part}. {volume 2}. {publisher Roe}",
         "{title Five laws. Second part}. {volume 2}. {publisher Roe}"),
        ("“{title Five laws. Studies}” {volume 77}:{page 3-9}",
         "“{title Five laws. Studies}” {volume 77}:{page 3-9}"),
    ],
)  # fmt: skip
def test_what_has_volume_and_pages_has_an_outlet(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title Der See}. {note Philosophische Fragmente}. {publisher-place Bonn}",
         "{title Der See. Philosophische Fragmente}. {publisher-place Bonn}"),
        ("„{title Ohne See}“. {note Jugend am Ufer}. {publisher-place Bonn}",
         "{title „Ohne See“. Jugend am Ufer}. {publisher-place Bonn}"),
        ("{title Der See}. {note Übersetzt von A. Roe}. {publisher-place Bonn}",
         "{title Der See}. {note Übersetzt von A. Roe}. {publisher-place Bonn}"),
        ("{title Lakes}. {note Unpublished manuscript}. {publisher-place Rome}",
         "{title Lakes}. {note Unpublished manuscript}. {publisher-place Rome}"),
        ("({issued 2007}): {title Seen} {note 2006}.", "({issued 2007}): {title Seen 2006}."),
        ("{title Seen im Jahr} {issued 2006}.", "{title Seen im Jahr} {issued 2006}."),
        ("{title A proof of Sperner}'{note s theorem}.", "{title A proof of Sperner's theorem}."),
    ],
)  # fmt: skip
def test_a_title_has_its_subtitle_and_its_year(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [
        pytest.param(
            "{author Lake Office}, {title On Lakes (Law Com No 314}, {issued 2009})",
            "{author Lake Office}, {title On Lakes} ({note Law Com} {number No 314},"
            " {issued 2009})",
            id="number of a report in brackets",
        ),
        pytest.param(
            "{title Sprachen am Fluss (Unveröff}. {genre Masterarbeit})",
            "{title Sprachen am Fluss} ({note Unveröff}. {genre Masterarbeit})",
            id="sort of a thesis in brackets",
        ),
        pytest.param(
            "{title Ladri di barche, regia di Ann Roe}, {publisher Poe Film}",
            "{title Ladri di barche}, regia di {director Ann Roe}, {publisher Poe Film}",
            id="director behind a title",
        ),
        pytest.param(
            "{author Lake Boulevard}. Directed by {director Ann Roe}, {publisher Poe Film}",
            "{title Lake Boulevard}. Directed by {director Ann Roe}, {publisher Poe Film}",
            id="film that was read as an author",
        ),
        pytest.param(
            "{title Wars of the lake (Roehaven}, {issued 1508})",
            "{title Wars of the lake (Roehaven}, {issued 1508})",
            id="place and year in brackets are left",
        ),
        pytest.param(
            "{title Learning from trees (in R: a survey)}, {publisher Poe}",
            "{title Learning from trees (in R: a survey)}, {publisher Poe}",
            id="letter in a title is no director",
        ),
    ],
)
def test_title_ends_before_what_a_bracket_or_a_director_says(labelled: str, expected: str) -> None:
    assert mend(labelled) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{page 12–44}, {note hier S}. {locator 20}.", "{page 12–44}, hier S. {locator 20}."),
        ("{page 12-44}, {note aquí p}. {page 20}", "{page 12-44}, aquí p. {locator 20}"),
        ("{page 12-44}, p. {page 20-21}.", "{page 12-44}, p. {locator 20-21}."),
        ("p. {note 12-44, ici p}. {page 20}.", "p. {page 12-44}, ici p. {locator 20}."),
        ("{page 12–44}, at {locator 20}.", "{page 12–44}, at {locator 20}."),
        ("{page 12–44}, p. {page 60}.", "{page 12–44}, p. {page 60}."),
        ("{page 12–44}, {issued 2001}.", "{page 12–44}, {issued 2001}."),
        ("{page 12–44}, {note 20} figs.", "{page 12–44}, {note 20} figs."),
    ],
)
def test_a_page_among_those_of_the_article_is_the_place_cited(before: str, after: str) -> None:
    assert mend(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{publisher Gallimard}, {issued 1975}, {page 318} p.",
         "{publisher Gallimard}, {issued 1975}, {number-of-pages 318} p."),
        ("{publisher Böhlau}, {issued 1999}, {locator 212} S.",
         "{publisher Böhlau}, {issued 1999}, {number-of-pages 212} S."),
        ("{publisher Böhlau}, {issued 1999}, S. {locator 212}.",
         "{publisher Böhlau}, {issued 1999}, S. {locator 212}."),
        ("{container-title Annales}, {issued 1975}, {page 318} p.",
         "{container-title Annales}, {issued 1975}, {page 318} p."),
    ],
)  # fmt: skip
def test_a_number_before_the_word_for_pages_counts_those_of_a_book(before: str, after: str) -> None:
    assert mend(before) == after
