"""Where citekit does what citeproc-js does, and the specification leaves room or asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl.document import Citation, Cite, Document
from citekit.csl.tree import style_of
from citekit.csl.typography import finish
from citekit.markup import dumps, plain
from citekit.record import Date, Name, Record

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {options}>'


def printed(layout: str, *, options: str = "", macro: str = "", **fields: Any) -> str:
    """Print one book as the entry of a list, with its looks as tags."""
    xml = HEAD.format(kind="in-text", options=options) + macro
    xml += '<citation><layout><text variable="title"/></layout></citation>'
    xml += f"<bibliography><layout>{layout}</layout></bibliography></style>"
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    made = Document(style_of(xml), [Record("a", named.pop("type", "book"), named)])
    return "".join(dumps(finish(entry.text, made.lexicon)) for entry in made.bibliography())


def cited(
    layout: str,
    *citations: Citation,
    records: tuple[Record, ...] = (Record("a", "book", {"title": "A"}),),
    kind: str = "in-text",
    attributes: str = "",
    sort: str = "",
    locale: str = "en-US",
) -> list[str]:
    xml = HEAD.format(kind=kind, options=f'default-locale="{locale}"')
    xml += f'<citation {attributes}>{sort}<layout delimiter="; ">{layout}</layout></citation>'
    xml += "</style>"
    made = Document(style_of(xml), records, citations)
    return [plain(finish(made.citation(at), made.lexicon)) for at in range(len(citations))]


DOE, ROE = Name("Doe", "Jane"), Name("Roe", "Max")
EDITED: dict[str, Any] = {"title": "T", "editor": (DOE, ROE)}
MODEL = '<name name-as-sort-order="all" and="text"/><label form="short" prefix=" (" suffix=")"/>'

# --- names -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("substitute", "expected"),
    [
        ('<names variable="editor"/>', "[Doe, Jane and Roe, Max (eds.)]"),
        (
            '<choose><if type="book"><names variable="editor"/></if></choose>',
            "[Doe, Jane and Roe, Max (eds.)]",
        ),
        ('<names variable="editor"><name form="short"/></names>', "Doe, Roe"),
        ('<text macro="editors"/>', "Jane Doe, Max Roe"),
        ('<text variable="title"/>', "T"),
        (
            '<choose><if type="book"><names variable="editor"/>'
            '<text variable="title"/></if></choose>',
            "[Doe, Jane and Roe, Max (eds.)]",
        ),
    ],
)
def test_names_alone_inherit_from_the_names_that_they_stand_in_for(
    substitute: str, expected: str
) -> None:
    names = f'<names variable="author" prefix="[" suffix="]">{MODEL}'
    macro = '<macro name="editors"><names variable="editor"/></macro>'
    layout = f"{names}<substitute>{substitute}</substitute></names>"
    assert printed(layout, macro=macro, **EDITED) == expected


def test_each_name_has_the_format_of_the_name_element_by_itself() -> None:
    layout = '<names variable="editor"><name font-style="italic" prefix="{" suffix="}"/></names>'
    assert printed(layout, **EDITED) == "{<i>Jane Doe</i>}, {<i>Max Roe</i>}"


def test_a_demoted_particle_looks_like_the_family_name() -> None:
    name = Name("Gogh", "Vincent", non_dropping_particle="van")
    layout = (
        '<names variable="author"><name name-as-sort-order="all">'
        '<name-part name="family" text-case="uppercase"/></name></names>'
    )
    assert printed(layout, author=(name,)) == "GOGH, Vincent VAN"


def test_words_of_scripts_without_spaces_follow_a_name_at_once() -> None:
    people = (Name("张", "三"), Name("李", "四"), Name("王", "五"))
    options = 'default-locale="zh-CN"'
    short = '<names variable="author"><name et-al-min="3" et-al-use-first="1"/></names>'
    whole = '<names variable="author"><name and="text"/></names>'
    assert printed(short, options=options, author=people) == "张三等"
    assert printed(whole, options=options, author=people[:2]) == "张三和李四"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Cees van (auch Cornelis)", "C. van (auch C. Doe"),
        ("guoping", "guoping Doe"),
        ("Hideo .", "H. . Doe"),
        ("ME. Anna", "ME. A. Doe"),
        ("ANNA-Maria", "A.-M. Doe"),
        ("TSerendorj", "Ts. Doe"),
        ("(Bob) Smith", "(Bob) Smith Doe"),
        ("Lady", "Lady Doe"),
        ("M’hamed", "M. Doe"),
        ("Jean.Luc", "Jean. L. Doe"),
        ("G. (Gerhard)", "G. (Gerhard) Doe"),
    ],
)
def test_only_a_capital_letter_becomes_an_initial(given: str, expected: str) -> None:
    layout = '<names variable="author"><name initialize-with=". "/></names>'
    assert printed(layout, author=(Name("Doe", given),)) == expected


def test_initials_in_a_full_name_keep_their_hyphen() -> None:
    layout = '<names variable="author"><name initialize-with=". " initialize="false"/></names>'
    assert printed(layout, author=(Name("Doe", "J.-C. Tom"),)) == "J.-C. Tom Doe"
    assert printed(layout, author=(Name("Doe", "Jane A"),)) == "Jane A. Doe"


def test_without_hyphens_what_follows_one_is_a_word_of_its_own() -> None:
    layout = '<names variable="author"><name initialize-with=""/></names>'
    options = 'initialize-with-hyphen="false"'
    assert printed(layout, options=options, author=(Name("Doe", "Jean-Luc"),)) == "JL Doe"
    assert printed(layout, options=options, author=(Name("Lee", "Min-ho"),)) == "M ho Lee"


@pytest.mark.parametrize(
    ("options", "name", "expected"),
    [
        ("", 'delimiter-precedes-last="always"', "Acme and Bcme"),
        ("", 'delimiter-precedes-last="never"', "Acme and Bcme"),
        ('delimiter-precedes-last="always"', "", "Acme, and Bcme"),
    ],
)
def test_what_names_say_of_the_last_delimiter_is_for_people(
    options: str, name: str, expected: str
) -> None:
    layout = f'<names variable="author"><name and="text" {name}/></names>'
    people = (Name(literal="Acme"), Name(literal="Bcme"))
    assert printed(layout, options=options, author=people) == expected
    three = (*people, Name(literal="Ccme"))
    assert printed(layout, options=options, author=three) == "Acme, Bcme, and Ccme"


def test_names_in_turkish_have_capitals_of_their_own() -> None:
    layout = '<names variable="author"><name><name-part name="family" text-case="uppercase"/>'
    layout += "</name></names>"
    people = (Name("Demirci", "Ali"),)
    assert printed(layout, author=people, language="tr-TR") == "Ali DEMİRCİ"
    assert printed(layout, options='default-locale="tr-TR"', author=people) == "Ali DEMİRCİ"
    assert printed(layout, author=people) == "Ali DEMIRCI"


def test_a_suffix_is_written_as_initials_are() -> None:
    layout = '<names variable="author"><name name-as-sort-order="all" initialize-with=""/></names>'
    assert printed(layout, author=(Name("Doe", "Jane", suffix="Jr."),)) == "Doe, J, Jr"


# --- text --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("states in nuclei.chaos,order", "States in Nuclei.Chaos,Order"),
        ("(e)-2-((6-a)methyl)", "(E)-2-((6-a)Methyl)"),
        ("<sub>2</sub>vent gases", "<sub>2</sub>Vent Gases"),
        ("near-ambient: in near-ambient air", "Near-Ambient: In near-Ambient Air"),
        ("l’été of don’t", "L’été of Don’t"),
        ("what it is for", "What It Is For"),
        ("the α of it", "The α of It"),
        ("β-decay", "β-Decay"),
    ],
)  # fmt: skip
def test_title_case_parts_words_at_punctuation(title: str, expected: str) -> None:
    assert printed('<text variable="title" text-case="title"/>', title=title) == expected


def test_a_comma_or_colon_that_a_title_ends_in_stands_behind_the_quotation_mark() -> None:
    layout = '<text variable="title" quotes="true" suffix=" "/><text variable="volume"/>'
    british = 'default-locale="en-GB"'
    assert printed(layout, options=british, title="Tools:", volume="2") == "‘Tools’: 2"
    assert printed(layout, title="Tools:", volume="2") == "“Tools:” 2"
    assert printed(layout, options=british, title="A ‘b:’ c", volume="2") == "‘A “b:” c’ 2"


PLACE = '<text variable="publisher-place"/>'


@pytest.mark.parametrize(
    ("layout", "suffix", "expected"),
    [
        # a mark of what is around goes into the element, and does not meet its suffix
        ('<text variable="title" suffix=":"/>', ".", "Plain.:"),
        ('<group><text term="in" suffix=":"/></group>', ".", "In.:"),
        ('<group suffix=":"><text variable="title"/></group>', ".", "Plain:"),
        ('<text variable="title" quotes="true" suffix=","/>', ".", "“Plain.,”"),
        # but not into a number
        ('<text variable="volume" suffix=":"/>', ".", "3:."),
        ('<text variable="issue" suffix=":"/>', ".", "Special:"),
        ('<group><text variable="volume" prefix="(" suffix="):"/></group>', ".", "(3):."),
        # a delimiter does not merge with a suffix, save the same
        (f'<group delimiter=". "><text variable="title" suffix=":"/>{PLACE}</group>', "",
         "Plain:. Pl"),
        (f'<group delimiter=". "><text variable="title" suffix="."/>{PLACE}</group>', "",
         "Plain. Pl"),
        # nor what meets where one of two elements has a format
        ('<text variable="title" font-style="italic" suffix="."/>'
         '<text variable="publisher-place" prefix=". "/>', "", "<i>Plain</i>.. Pl"),
        ('<text variable="title" suffix="."/><text variable="publisher-place" prefix=". "/>', "",
         "Plain. Pl"),
        ('<text variable="genre" font-style="italic" suffix="."/>', "", "<i>Why?</i>."),
        ('<group suffix="."><text variable="genre" font-style="italic"/></group>', "",
         "<i>Why?</i>"),
        ('<text variable="genre"/><group prefix=". "><text variable="publisher-place"'
         ' font-style="italic"/></group>', "", "Why? <i>Pl</i>"),
        ('<text variable="genre"/><text variable="publisher-place" font-style="italic"'
         ' prefix=". "/>', "", "Why?. <i>Pl</i>"),
    ],
)  # fmt: skip
def test_marks_merge_where_they_meet_on_their_way(layout: str, suffix: str, expected: str) -> None:
    fields = {"title": "Plain", "publisher_place": "Pl", "genre": "Why?", "issue": "Special"}
    xml = HEAD.format(kind="in-text", options="")
    xml += '<citation><layout><text variable="title"/></layout></citation><bibliography>'
    xml += f'<layout suffix="{suffix}">{layout}</layout></bibliography></style>'
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    made = Document(style_of(xml), [Record("a", "book", {**named, "volume": "3"})])
    (entry,) = made.bibliography()
    assert dumps(finish(entry.text, made.lexicon)) == expected


def test_words_of_the_style_take_title_case_whatever_the_language_of_the_record() -> None:
    layout = '<text term="no date" text-case="title"/> <text variable="title" text-case="title"/>'
    fields = {"title": "das gute buch", "language": "de"}
    assert printed(layout.replace("> <", "><"), **fields) == "No Datedas gute buch"


def test_title_case_reaches_the_first_word_of_a_macro() -> None:
    macro = '<macro name="m"><text variable="title"/></macro>'
    layout = '<text macro="m" text-case="title"/>'
    assert printed(layout, macro=macro, title="the k-median problem") == "The K-Median Problem"


def test_a_period_within_an_address_is_not_stripped() -> None:
    layout = '<text variable="title" strip-periods="true"/>'
    assert printed(layout, title="J. Phys. at example.org") == "J Phys at example.org"


def test_writing_without_letters_is_not_slanted() -> None:
    layout = '<text variable="title" font-style="italic"/>'
    assert printed(layout, title="认知是否具有现象性？") == "认知是否具有现象性？"
    assert printed(layout, title="认知 and I") == "<i>认知 and I</i>"


def test_marks_that_the_language_of_the_style_does_not_quote_with_stay() -> None:
    layout = '<text variable="title"/>'
    assert printed(layout, options='default-locale="de-DE"', title="On “Judaism”") == "On “Judaism”"
    assert printed(layout, options='default-locale="de-DE"', title='On "x"') == "On „x“"


def test_a_colon_after_a_closing_quotation_mark_stays() -> None:
    layout = '<text variable="title" quotes="true" suffix=": "/><text variable="volume"/>'
    assert printed(layout, title="Who?", volume="2") == "“Who?”: 2"


# --- numbers -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "page", "expected"),
    [
        ("en-US", "12-15", "12–15"),
        ("es-ES", "12-15", "12-15"),
        ("fr-FR", "12-15", "12\u201115"),
        ("en-US", "pp. 12-15", "12–15"),
        ("en-US", "iv-12", "iv–12"),
        ("en-US", "12-15, 18-20", "12–15, 18–20"),
        ("en-US", "3:1-12", "3:1-12"),
        ("en-US", "33-52 Pages", "33-52 Pages"),
        ("en-US", "S1080-6032(22)00139-9", "S1080-6032(22)00139–9"),
        ("en-US", "46:1–46:22", "46:1-46:22"),
        ("en-US", "33–52 Pages", "33-52 Pages"),
        ("en-US", "95-107-107", "95-107–107"),
        ("en-US", "2021 v.343", "2021 v.343"),
        ("en-US", "S12-S15", "S12–S15"),
    ],
)
def test_ranges_have_the_dash_of_the_language(locale: str, page: str, expected: str) -> None:
    options = f'default-locale="{locale}"'
    assert printed('<text variable="page"/>', options=options, page=page) == expected
    assert printed('<number variable="page"/>', options=options, page=page) == expected


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("2", "2nd ed."),
        ("3-е изд., испр", "3rd-е изд., испр eds."),
        ("2-a revista", "2nd-a revista ed."),
        ("2nd ed", "2nd ed"),
        ("second", "second"),
    ],
)
def test_the_first_number_tells_whether_a_value_is_numbers(edition: str, expected: str) -> None:
    layout = '<choose><if is-numeric="edition"><number variable="edition" form="ordinal"/>'
    layout += '<label variable="edition" form="short" prefix=" "/></if>'
    layout += '<else><text variable="edition"/></else></choose>'
    assert printed(layout, edition=edition) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("41:1–41:15", "p. 41:1-41:15"),
        ("57,59", "p. 57,59"),
        ("57, 59", "pp. 57, 59"),
        ("I-IV", "p. I–IV"),
        ("S12-S15", "pp. S12–S15"),
        ("12-15 Seiten", "pp. 12-15 Seiten"),
    ],
)
def test_a_label_is_plural_before_numbers(page: str, expected: str) -> None:
    layout = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
    assert printed(layout, page=page) == expected


def test_each_of_several_numbers_has_the_case_that_the_style_asks_for() -> None:
    layout = '<text variable="edition" text-case="capitalize-first"/>'
    assert printed(layout, edition="second printing, third set") == "Second printing, Third set"


def test_hyphens_of_dockets_are_no_dashes() -> None:
    layout = '<text variable="number"/>'
    assert printed(layout, number="12-34", type="legal_case") == "12-34"
    assert printed(layout, number="12-34") == "12–34"


def test_a_label_is_made_of_whoever_made_the_work() -> None:
    layout = '<text variable="citation-label"/>'
    people: dict[str, Any] = {"editor": (DOE,), "collection_editor": (ROE,)}
    assert printed(layout, title="T", **people) == "Roe00"
    assert printed(layout, title="T", author=(Name(literal="Human Rights Watch"),)) == "Huma00"


def test_small_roman_numerals_are_numbers() -> None:
    layout = '<choose><if is-numeric="volume"><text value="number"/></if></choose>'
    assert printed(layout, volume="xiv") == "number"
    assert printed(layout, volume="mild") == ""


def test_a_first_page_goes_up_to_the_dash() -> None:
    assert printed('<text variable="page-first"/>', page="DocMO.05.03-7") == "DocMO.05.03"


def test_of_several_types_a_record_has_one() -> None:
    layout = '<choose><if type="thesis manuscript"><text value="yes"/></if></choose>'
    assert printed(layout, type="thesis", title="T") == "yes"
    assert printed(layout, type="book", title="T") == ""


def test_a_label_without_names_is_made_of_the_title() -> None:
    layout = '<text variable="citation-label"/>'
    assert printed(layout, title="The Art of War", issued=Date((2019,))) == "Thea19"
    authority = (Name(literal="The Board"),)
    assert printed(layout, author=authority, issued=Date((2019,))) == "Boar19"


# --- citations ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locator", "locale", "expected"),
    [
        ("12-15", "en-US", "pp. 12–15"),
        ("vol. 2, p. 3", "en-US", "vol. 2, p. 3"),
        ("vol. 2, p. 3", "de-DE", "Bd. 2, S. 3"),
        ("ch. 2-3", "en-US", "chaps. 2–3"),
        ("12-15", "es-ES", "pp. 12-15"),
    ],
)
def test_a_locator_may_say_what_it_counts(locator: str, locale: str, expected: str) -> None:
    layout = '<label variable="locator" form="short" suffix=" "/><text variable="locator"/>'
    citation = Citation([Cite("a", locator=locator)])
    assert cited(layout, citation, locale=locale) == [expected]


def test_a_comma_of_the_writers_stands_behind_the_quotation_mark() -> None:
    citation = Citation([Cite("a", suffix=", and elsewhere")])
    assert cited('<text variable="title" quotes="true"/>', citation) == ["“A”, and elsewhere"]


WORKS = (
    Record("a", "book", {"title": "A", "author": (DOE,), "editor": (ROE,)}),
    Record("b", "book", {"title": "B", "author": (ROE,)}),
)
SHORT = (
    '<names variable="author"><name form="short"/><substitute><names variable="editor"/>'
    '</substitute></names><text variable="title" prefix=", "/>'
)


def test_nothing_stands_in_for_an_author_that_the_text_names() -> None:
    citation = Citation([Cite("a", suppress_author=True)])
    assert cited(SHORT, citation, records=WORKS) == [", A"]


def test_a_cite_sorts_under_its_author_though_the_text_names_them() -> None:
    sort = '<sort><key variable="author"/></sort>'
    citation = Citation([Cite("b"), Cite("a", suppress_author=True)])
    layout = '<group delimiter=" "><names variable="author"/><text variable="title"/></group>'
    assert cited(layout, citation, records=WORKS, sort=sort) == ["A; Max Roe B"]


def test_numbers_collapse_where_the_style_prints_no_locator() -> None:
    records = tuple(Record(key, "book", {"title": key}) for key in "abc")
    citation = Citation([Cite("a"), Cite("b", locator="3"), Cite("c")])
    layout = '<text variable="citation-number"/>'
    collapse = 'collapse="citation-number"'
    assert cited(layout, citation, records=records, attributes=collapse) == ["1–3"]
    layout += '<text variable="locator" prefix=":"/>'
    assert cited(layout, citation, records=records, attributes=collapse) == ["1; 2:3; 3"]


def test_a_case_that_the_style_asks_for_is_kept_at_the_begin_of_a_note() -> None:
    notes = (Citation([Cite("a")], 1),)
    assert cited('<text term="ibid"/>', *notes, kind="note") == ["Ibid."]
    layout = '<text term="ibid" text-case="lowercase"/>'
    assert cited(layout, *notes, kind="note") == ["ibid."]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ('<text variable="title" prefix=", "/>', ["Doe, a", "Doe, b", "Doe 1", "Doe 2"]),
        ("", ["Doe, a", "Doe, b", "Doe, a 1", "Doe, b 2"]),
    ],
)
def test_notes_that_first_cite_a_work_in_full_tell_later_cites_apart(
    first: str, expected: list[str]
) -> None:
    layout = (
        '<names variable="author"><name form="short"/></names><choose>'
        f'<if position="first">{first}</if></choose><choose>'
        '<if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
        '<text variable="first-reference-note-number" prefix=" "/>'
    )
    records = tuple(Record(key, "book", {"title": key, "author": (DOE,)}) for key in "ab")
    citations = [Citation([Cite(key)], note) for note, key in enumerate("abab", 1)]
    assert cited(layout, *citations, records=records, kind="note") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("pt-PT", "2.ª primeira"), ("fr-FR", "2ᵉ premier"), ("de-DE", "2. erster")],
)
def test_ordinals_of_languages_without_neuter_have_a_gender(locale: str, expected: str) -> None:
    layout = '<number variable="edition" form="ordinal"/>'
    layout += '<number variable="volume" form="long-ordinal" prefix=" "/>'
    options = f'default-locale="{locale}"'
    assert printed(layout, options=options, edition="2", volume="1") == expected


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("'t Hooft", "Hooft, Jan ’t"),
        ("dell'Orto", "Orto, Jan dell’"),
        ("de' Medici", "Medici, Jan de’"),
        ("van 't Hoff", "Hoff, Jan van ’t"),
        ("ul-Haq", "Haq, Jan ul-"),
    ],
)
def test_particles_with_an_apostrophe_or_hyphen_are_particles(family: str, expected: str) -> None:
    layout = '<names variable="author"><name name-as-sort-order="all"/></names>'
    assert printed(layout, author=(Name(family, "Jan"),)) == expected


# --- order -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ordered",
    [
        ["Alamri", "Allan", "Al-Lihaibi", "Almeida"],
        ["Ober", "Öberg", "O’Brien"],
        ["6.1 A", "8 B", "10 C", "2007--2016", "2700 MHz"],
        ["a b", "a bc", "ab"],
        ["ad", "æ", "af"],
    ],
)
def test_titles_sort_without_punctuation_accents_and_size_of_letters(ordered: list[str]) -> None:
    xml = HEAD.format(kind="in-text", options="")
    xml += '<citation><layout><text variable="title"/></layout></citation><bibliography><sort>'
    xml += '<key variable="title"/></sort><layout><text variable="title"/></layout>'
    xml += "</bibliography></style>"
    records = [Record(title, "book", {"title": title}) for title in reversed(ordered)]
    assert Document(style_of(xml), records).order == ordered


# --- looks and blocks --------------------------------------------------------------


def test_a_format_of_the_style_holds_within_the_same_format_and_that_of_a_field_flips() -> None:
    layout = '<group font-style="italic"><text variable="title" font-style="italic"/></group>'
    assert printed(layout, title="A") == "<i>A</i>"
    assert printed(layout, title="<i>Homo</i> x") == "Homo<i> x</i>"


def test_what_ends_an_entry_stands_in_its_last_block() -> None:
    xml = HEAD.format(kind="in-text", options="")
    xml += '<citation><layout><text variable="title"/></layout></citation><bibliography>'
    xml += '<layout suffix="."><group display="right-inline"><text variable="title"/></group>'
    xml += "</layout></bibliography></style>"
    made = Document(style_of(xml), [Record("a", "book", {"title": "A"})])
    (entry,) = made.bibliography()
    runs = finish(entry.text, made.lexicon)
    assert {run.block for run in runs} == {"right-inline"}
    assert plain(runs) == "A."


def test_characters_that_a_style_writes_for_html_are_characters() -> None:
    assert printed('<text variable="title" prefix="&amp;#8211; "/>', title="A") == "– A"


# --- the same people ---------------------------------------------------------------


def listed(
    layout: str, *records: Record, options: str, sort: str = "", macro: str = ""
) -> list[str]:
    xml = HEAD.format(kind="in-text", options="") + macro
    xml += '<citation><layout><text variable="title"/></layout></citation>'
    xml += f"<bibliography {options}>{sort}<layout>{layout}</layout></bibliography></style>"
    made = Document(style_of(xml), records)
    return [plain(finish(entry.text, made.lexicon)) for entry in made.bibliography()]


def person(text: str) -> Name:
    given, _, family = text.partition(".")
    return Name(family, given)


def works(*people: str) -> list[Record]:
    """Make a work of 2001 for each list of names: ``Jane.Doe Max.Roe``."""
    return [
        Record(
            f"w{at}",
            "book",
            {
                "title": f"T{at}",
                "issued": Date((2001,)),
                "author": tuple(map(person, names.split())),
            },
        )
        for at, names in enumerate(people)
    ]


def test_a_dash_stands_for_the_same_people_not_for_the_same_initials() -> None:
    names = '<names variable="author"><name initialize-with="" name-as-sort-order="all"/></names>'
    dash = 'subsequent-author-substitute="—"'
    assert listed(names, *works("Jane.Doe", "John.Doe", "John.Doe"), options=dash) == [
        "Doe, J",
        "Doe, J",
        "—",
    ]


def test_a_work_of_one_author_comes_before_works_with_others() -> None:
    macro = (
        '<macro name="m"><names variable="author"/>'
        '<date variable="issued"><date-part name="year"/></date></macro>'
    )
    records = works("Jane.Doe Max.Roe", "Jane.Doe")
    sort = '<sort><key macro="m"/></sort>'
    title = '<text variable="title"/>'
    assert listed(title, *records, options="", sort=sort, macro=macro) == ["T1", "T0"]


def test_a_key_may_say_how_many_names_of_a_variable_count() -> None:
    sort = '<sort><key variable="author" names-min="2" names-use-first="1"/></sort>'
    records = works("Jane.Doe Max.Roe", "Jane.Doe Al.Abt")
    title = '<text variable="title"/>'
    assert listed(title, *records, options="", sort=sort) == ["T0", "T1"]


SHORT_NAMES = '<names variable="author"><name form="short" and="symbol"/></names>'
YEARS = '<date variable="issued"><date-part name="year"/></date>'


def authors_cited(people: list[str], attributes: str, *, sort: str = "") -> list[str]:
    records = works(*people)
    citation = Citation([Cite(record.id) for record in records])
    layout = f'<group delimiter=" ">{SHORT_NAMES}{YEARS}</group>'
    (text,) = cited(layout, citation, records=tuple(records), attributes=attributes, sort=sort)
    return text.split("; ")


def test_names_that_were_added_are_told_apart_where_all_names_are() -> None:
    rules = (
        'et-al-min="3" et-al-use-first="1" disambiguate-add-names="true" '
        'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"'
    )
    people = ["Amy.Lee Jan.Doe Max.Roe", "Ann.Lee Amy.Lee Max.Roe", "Ann.Lee Ed.Poe Jan.Doe"]
    people += ["Amy.Lee Ann.Lee Ed.Poe"]
    assert authors_cited(people, rules) == [
        "Amy Lee, Doe, et al. 2001",
        "Ann Lee, Amy Lee, et al. 2001",
        "Ann Lee, Poe, et al. 2001",
        "Amy Lee, Ann Lee, et al. 2001",
    ]


def test_cites_that_the_keys_do_not_order_stand_as_in_the_bibliography() -> None:
    xml = HEAD.format(kind="in-text", options="")
    xml += '<citation disambiguate-add-year-suffix="true"><sort><key variable="issued"/></sort>'
    xml += f'<layout delimiter="; "><group delimiter=" ">{SHORT_NAMES}{YEARS}</group></layout>'
    xml += '</citation><bibliography><sort><key variable="author"/></sort><layout>'
    xml += '<text variable="title"/></layout></bibliography></style>'
    records = works("Max.Roe", "Jane.Doe", "Jane.Doe")
    made = Document(style_of(xml), records, [Citation([Cite(one.id) for one in records])])
    text = plain(finish(made.citation(0), made.lexicon))
    assert text == "Doe 2001a; Doe 2001b; Roe 2001"


# --- citations, closer ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Cite("a", suffix="is one,"), Cite("b"), "A is one, B"),
        (Cite("a", suffix="is one."), Cite("b"), "A is one. B"),
        (Cite("a"), Cite("b", prefix=", cited in"), "A, cited in B"),
        (Cite("a", suffix="so"), Cite("b", prefix=", and"), "A so; , and B"),
        (Cite("a", suffix="so"), Cite("b"), "A so; B"),
    ],
)
def test_punctuation_of_the_writer_between_cites_stands_for_the_delimiter(
    first: Cite, second: Cite, expected: str
) -> None:
    records = tuple(Record(key, "book", {"title": key.upper()}) for key in "ab")
    layout = '<text variable="title"/>'
    assert cited(layout, Citation([first, second]), records=records) == [expected]


def test_what_the_writer_puts_around_a_cite_stays_where_the_style_prints_nothing_of_it() -> None:
    citation = Citation([Cite("a", prefix="see", suffix="there")])
    assert cited('<text variable="publisher"/>', citation) == ["see there"]


def test_a_period_before_a_cite_raises_a_term_of_a_note_and_nothing_else() -> None:
    citation = Citation([Cite("a", prefix="He said so. ")], 1)
    records = (Record("a", "book", {"title": "of mice"}),)
    term, title = '<text term="ibid"/>', '<text variable="title"/>'
    assert cited(term, citation, records=records, kind="note") == ["He said so. Ibid."]
    assert cited(term, citation, records=records) == ["He said so. ibid."]
    assert cited(title, citation, records=records, kind="note") == ["He said so. of mice"]


def test_what_the_text_cited_before_is_near() -> None:
    layout = '<choose><if position="near-note"><text value="near"/></if>'
    layout += '<else><text value="first"/></else></choose>'
    assert cited(layout, *[Citation([Cite("a")])] * 2) == ["first", "near"]


def test_a_year_suffix_that_collapses_looks_like_the_others() -> None:
    xml = HEAD.format(kind="in-text", options="")
    xml += '<citation collapse="year-suffix" disambiguate-add-year-suffix="true">'
    xml += f'<layout delimiter="; "><group delimiter=" ">{SHORT_NAMES}<group>{YEARS}'
    xml += '<text variable="year-suffix" font-style="italic" text-case="uppercase"/></group>'
    xml += "</group></layout></citation></style>"
    records = works("Jane.Doe", "Jane.Doe")
    made = Document(style_of(xml), records, [Citation([Cite(one.id) for one in records])])
    text = dumps(finish(made.citation(0), made.lexicon))
    assert text == "Doe 2001<i>A</i>; <i>B</i>"


def test_what_stands_in_for_authors_is_repeated_where_years_collapse() -> None:
    names = '<names variable="author"><substitute><text value="Anon"/></substitute></names>'
    layout = f'<group delimiter=" ">{names}{YEARS}</group>'
    records = tuple(
        Record(key, "book", {"issued": Date((2001 + at,))}) for at, key in enumerate("ab")
    )
    citation = Citation([Cite("a"), Cite("b")])
    collapse = 'collapse="year" cite-group-delimiter=", "'
    assert cited(layout, citation, records=records, attributes=collapse) == ["Anon 2001; Anon 2002"]


def test_only_what_prints_numbers_collapses_as_numbers() -> None:
    records = tuple(Record(key, "book", {"title": key}) for key in "abc")
    citation = Citation([Cite(key) for key in "abc"])
    layout = '<text variable="title"/>'
    collapse = 'collapse="citation-number"'
    assert cited(layout, citation, records=records, attributes=collapse) == ["a; b; c"]


def test_a_condition_comes_when_year_suffixes_do_not() -> None:
    layout = f'{YEARS}<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    records = tuple(works("Jane.Doe", "Max.Roe"))
    citation = Citation([Cite(one.id) for one in records])
    assert cited(layout, citation, records=records) == ["2001T0; 2001T1"]
    suffixes = 'disambiguate-add-year-suffix="true"'
    assert cited(layout, citation, records=records, attributes=suffixes) == ["2001a; 2001b"]


def test_names_that_first_cites_alone_show_are_told_apart() -> None:
    rules = (
        'et-al-min="4" et-al-use-first="1" et-al-subsequent-min="2" et-al-subsequent-use-first="1" '
        'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"'
    )
    people = ["Jane.Doe Amy.Lee", "Jane.Doe Ann.Lee"]
    assert authors_cited(people, rules) == ["Doe & Amy Lee 2001", "Doe & Ann Lee 2001"]


# --- names, dates, words -------------------------------------------------------------


def test_affixes_of_name_parts_are_for_names_that_have_parts() -> None:
    layout = (
        '<names variable="author"><name delimiter="; "><name-part name="family" prefix="(" '
        'suffix=")" text-case="uppercase"/><name-part name="given" prefix="[" suffix="]"/>'
        "</name></names>"
    )
    people = (DOE, Name(literal="Acme"), Name(given="Banksy"), Name("张", "三"))
    assert printed(layout, author=people) == "[Jane] (DOE); ACME; Banksy; 张三"


def test_a_short_name_in_sort_order_demotes_its_particle() -> None:
    layout = '<names variable="author"><name form="short" name-as-sort-order="all"/></names>'
    name = (Name("Gogh", "Vincent", non_dropping_particle="van"),)
    assert printed(layout, author=name) == "Gogh, van"
    options = 'demote-non-dropping-particle="sort-only"'
    assert printed(layout, author=name, options=options) == "van Gogh"


def test_all_periods_of_a_term_are_stripped() -> None:
    layout = '<text value="x "/><text term="no date" form="short" strip-periods="true"/>'
    assert printed(layout, title="T") == "x nd"


def test_a_term_that_begins_an_entry_begins_with_a_capital() -> None:
    term = '<text term="no date" form="short"/>'
    assert printed(term, title="T") == "N.d."
    assert printed(f'<text variable="title" suffix=", "/>{term}', title="T") == "T, n.d."
    dropped = '<group><text term="in"/><text variable="volume"/></group>'
    assert printed(f"{dropped}{term}", title="T") == "N.d."


def test_a_label_without_year_ends_in_zeros_and_has_the_year_suffix() -> None:
    assert printed('<text variable="citation-label"/>', author=(DOE,)) == "Doe00"


def test_a_season_is_printed_in_numeric_dates() -> None:
    layout = '<date variable="issued" form="numeric"/>'
    assert printed(layout, issued=Date((2001,), season=3)) == "Autumn/2001"
    assert printed(layout, issued=Date((2001, 15))) == "2001"


def test_punctuation_within_quotation_marks_looks_like_the_quotation() -> None:
    layout = '<text variable="title" quotes="true" font-style="italic" suffix=","/>'
    assert printed(layout, title="A") == "“<i>A</i><i>,</i>”"  # no part of what a link is put on


# --- the second field ----------------------------------------------------------------


def blocks(layout: str, suffix: str = ".", **fields: Any) -> list[tuple[str | None, str]]:
    xml = HEAD.format(kind="in-text", options="")
    xml += '<citation><layout><text variable="title"/></layout></citation>'
    xml += f'<bibliography second-field-align="flush"><layout prefix="-" suffix="{suffix}">'
    xml += f"{layout}</layout></bibliography></style>"
    made = Document(style_of(xml), [Record("a", "book", fields)])
    (entry,) = made.bibliography()
    found: dict[str | None, str] = {}
    for run in finish(entry.text, made.lexicon):
        found[run.block] = found.get(run.block, "") + run.text
    return list(found.items())


def test_the_first_field_has_the_prefix_of_the_layout_and_the_rest_its_suffix() -> None:
    number = '<text variable="citation-number"/>'
    layout = f'{number}<text variable="title" prefix=", "/>'
    assert blocks(layout, title="T") == [("left-margin", "-1,"), ("right-inline", " T.")]
    assert blocks(layout) == [("left-margin", "-1")]
    layout = '<text variable="volume"/><text variable="title"/>'
    assert blocks(layout, title="T") == [("right-inline", "-T.")]
    assert blocks('<text variable="title"/>', title="T") == [(None, "-T.")]
