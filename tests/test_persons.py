"""Reading the names in a text that is known to name persons."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.names import display
from citekit.record import Name
from citekit.references.persons import left_out, read


def _shown(text: str) -> list[str]:
    """Names as "particle family, given, suffix"; an institution as "= name"."""
    return [_one(name) for name in read(text)]


def _one(name: Name) -> str:
    if name.literal is not None:
        return f"= {name.literal}"
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def test_a_company_with_its_form_is_one() -> None:
    assert _shown("Roe SE & Co. KGaA") == ["= Roe SE & Co. KGaA"]
    assert _shown("Roe und Co. KG") == ["= Roe und Co. KG"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lindqvist KA, Moreau T", ["Lindqvist, KA", "Moreau, T"]),
        ("Lindqvist KA, Moreau TB.", ["Lindqvist, KA", "Moreau, TB"]),
        ("Lindqvist K. A., Moreau T.", ["Lindqvist, K. A.", "Moreau, T."]),
        ("Lindqvist, K. A., & Moreau, T.", ["Lindqvist, K. A.", "Moreau, T."]),
        ("LINDQVIST, K.; MOREAU, T.", ["LINDQVIST, K.", "MOREAU, T."]),
        ("K. A. Lindqvist, T. Moreau and O. Pek", ["Lindqvist, K. A.", "Moreau, T.", "Pek, O."]),
        ("Lindqvist, K., T. Moreau, and O. Pek", ["Lindqvist, K.", "Moreau, T.", "Pek, O."]),
        ("Karen Lindqvist and Thomas Moreau", ["Lindqvist, Karen", "Moreau, Thomas"]),
        ("Lindqvist, Karen, Moreau, Thomas", ["Lindqvist, Karen", "Moreau, Thomas"]),
        ("Lindqvist, Karen, and Thomas Moreau", ["Lindqvist, Karen", "Moreau, Thomas"]),
        ("Lindqvist, Karen A., Moreau, Thomas B.", ["Lindqvist, Karen A.", "Moreau, Thomas B."]),
        ("LINDQVIST Karen, MOREAU Thomas", ["LINDQVIST, Karen", "MOREAU, Thomas"]),
        ("Karen LINDQVIST, Thomas MOREAU", ["LINDQVIST, Karen", "MOREAU, Thomas"]),
        ("Bertoldi Mario e Zanin Luca", ["Bertoldi, Mario", "Zanin, Luca"]),
        ("Lindqvist and Moreau", ["Lindqvist", "Moreau"]),
        ("Lindqvist, Moreau and Pek", ["Lindqvist", "Moreau", "Pek"]),
        ("Lindqvist", ["Lindqvist"]),
        ("J. and M. Lindqvist", ["Lindqvist, J.", "Lindqvist, M."]),
        ("García Gómez, M.ª del Carmen", ["García Gómez, M.ª del Carmen"]),
        ("Roe, M.ª José y F.º Pérez", ["Roe, M.ª José", "Pérez, F.º"]),
        ("Pérez M.ª J., Poe J.", ["Pérez, M.ª J.", "Poe, J."]),
    ],
)
def test_every_order_of_given_and_family_name_is_understood(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lindqvist K. Moreau T.", ["Lindqvist, K.", "Moreau, T."]),
        ("K. Lindqvist T. Moreau", ["Lindqvist, K.", "Moreau, T."]),
        ("Lindqvist, K. Moreau, T. Pek, O.", ["Lindqvist, K.", "Moreau, T.", "Pek, O."]),
        ("Lindqvist, Karen. Moreau, Thomas.", ["Lindqvist, Karen", "Moreau, Thomas"]),
        ("Hoffmann, Karen, ThomasMoreau", ["Hoffmann, Karen", "Moreau, Thomas"]),
    ],
)
def test_names_are_parted_where_the_mark_is_missing(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("van der Velde JA, de Groot P", ["van der Velde, JA", "de Groot, P"]),
        ("J. A. van der Velde", ["van der Velde, J. A."]),
        ("van der Velde, J. A.", ["van der Velde, J. A."]),
        ("R. De Mattia, E. Di Lauro", ["De Mattia, R.", "Di Lauro, E."]),
        ("De Smedt T, Van De Walle S", ["De Smedt, T", "Van De Walle, S"]),
        ("Le Goaziou", ["Le Goaziou"]),
        ("Ó Faoláin, Brian", ["Ó Faoláin, Brian"]),
        ("St. Clair, J.", ["St. Clair, J."]),
        ("M. D'Amico; P. O’Hara", ["D'Amico, M.", "O’Hara, P."]),
        ("Ruiz Ocaña, G.", ["Ruiz Ocaña, G."]),
        ("Ruiz Ocaña G, Peña Soto M", ["Ruiz Ocaña, G", "Peña Soto, M"]),
        ("Ruiz Ocaña, Gabriel", ["Ruiz Ocaña, Gabriel"]),
        ("Vega y Salas, J.", ["Vega y Salas, J."]),
        ("J. Vega y Salas", ["Vega y Salas, J."]),
        ("de Moura e Castro, Adriana", ["de Moura e Castro, Adriana"]),
        ("Silva MR da, Costa EF", ["Silva, MR da", "Costa, EF"]),
        ("DE CAMPOS, M.M., AL-ATTAR, T.", ["DE CAMPOS, M.M.", "AL-ATTAR, T."]),
        ("Jean-Paul Dumont-Favre", ["Dumont-Favre, Jean-Paul"]),
        ("A-C Favre", ["Favre, A-C"]),
    ],
)
def test_particles_and_compounds_stay_with_the_family_name(text: str, names: list[str]) -> None:
    assert _shown(text) == names


def test_a_particle_in_small_letters_is_kept_apart() -> None:
    (name,) = read("J. A. van der Velde")
    assert (name.non_dropping_particle, name.family) == ("van der", "Velde")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cole EH Jr, Reyes M", ["Cole, EH, Jr", "Reyes, M"]),
        ("De la Vega Jr., M.", ["De la Vega, M., Jr."]),
        ("Cole, Jr., E. H.", ["Cole, E. H., Jr."]),
        ("Cole, E. H., Jr., & Reyes, M.", ["Cole, E. H., Jr.", "Reyes, M."]),
        ("John P. O'Shea III", ["O'Shea, John P., III"]),
        ("Cole JR, Reyes SR", ["Cole, JR", "Reyes, SR"]),
        ("Petrov II", ["Petrov, II"]),
    ],
)
def test_generations_are_suffixes_but_capitals_are_initials(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ma, G.; Ma, C.", ["Ma, G.", "Ma, C."]),
        ("LI, X., WU, Y., MA, K.H.", ["LI, X.", "WU, Y.", "MA, K.H."]),
        ("LI J, WANG XN", ["LI, J", "WANG, XN"]),
        ("E, Weinan", ["E, Weinan"]),
        ("Chen Bo, Ce Liu.", ["Bo, Chen", "Liu, Ce"]),
        ("OTTO, M.A., ROOS, D.", ["OTTO, M.A.", "ROOS, D."]),
        ("KELLNER AWA, COSTA EA", ["KELLNER, AWA", "COSTA, EA"]),
    ],
)
def test_short_family_names_are_not_taken_for_initials(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小红,李强", ["王小红", "李强"]),
        ("王小红、李强等", ["王小红", "李强"]),
        ("김철호·이영미", ["김철호", "이영미"]),
        ("김철호, 이영미 외", ["김철호", "이영미"]),
        ("山本太郎・鈴木花子編", ["山本太郎", "鈴木花子"]),
        ("山本 太郎、鈴木 花子", ["山本, 太郎", "鈴木, 花子"]),
        ("约翰·史密斯", ["约翰·史密斯"]),
        ("Орлов И. И., Титов П. П. и др.", ["Орлов, И. И.", "Титов, П. П."]),
        ("И. И. Орлов и П. П. Титов", ["Орлов, И. И.", "Титов, П. П."]),
        ("под ред. И. И. Орлова", ["Орлова, И. И."]),
        ("Παππάς, Γ. και Νικολάου, Α.", ["Παππάς, Γ.", "Νικολάου, Α."]),
        ("نجيب سالم، أحمد حسن وآخرون", ["سالم, نجيب", "حسن, أحمد"]),
    ],
)
def test_every_script_is_understood(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    "joint",
    " and |, and | & |, & | und | et | y | e | en | och | og |; | / |/| · | – | - |, | и | ve "
    "| with |,, ".split("|"),
)
def test_every_joint_parts_two_names(joint: str) -> None:
    assert _shown(f"Lindqvist, K.{joint}Moreau, T.") == ["Lindqvist, K.", "Moreau, T."]
    assert _shown(f"K. Lindqvist{joint}T. Moreau") == ["Lindqvist, K.", "Moreau, T."]


@pytest.mark.parametrize(
    "others",
    "et al.|et al|et. al.|u. a.|u.a.|and others|& al.|y otros|e outros|и др.|et coll.|m.fl.|"
    "und andere|a kol.|...|…".split("|"),
)
def test_the_others_are_not_a_name(others: str) -> None:
    assert _shown(f"Lindqvist, K., {others}") == ["Lindqvist, K."]
    assert _shown(f"K. Lindqvist {others},") == ["Lindqvist, K."]


def test_initials_are_not_taken_for_the_others() -> None:
    assert _shown("E. A. Lindqvist, Moreau U. A.") == ["Lindqvist, E. A.", "Moreau, U. A."]


@pytest.mark.parametrize(
    "text",
    [
        "K. Lindqvist and T. Moreau (eds.)",
        "K. Lindqvist and T. Moreau, eds.,",
        "K. Lindqvist, T. Moreau (Hg.):",
        "K. Lindqvist / T. Moreau (Hrsg.)",
        "hrsg. von K. Lindqvist und T. Moreau",
        "a cura di K. Lindqvist e T. Moreau",
        "K. Lindqvist – T. Moreau (a c. di)",
        "edited by K. Lindqvist and T. Moreau",
        "Edited and translated by K. Lindqvist and T. Moreau.",
        "trad. de K. Lindqvist et T. Moreau",
        "sous la direction de K. Lindqvist et T. Moreau",
        "K. Lindqvist; T. Moreau (org.)",
        "K. Lindqvist (Coord.), T. Moreau (Coord.)",
        "In K. Lindqvist & T. Moreau (Eds.)",
        "In: K. Lindqvist, T. Moreau (Ed.).",
        "(K. Lindqvist and T. Moreau, editors)",
        "compiled by K. Lindqvist and T. Moreau",
    ],
)
def test_words_for_what_they_did_are_left_out(text: str) -> None:
    assert _shown(text) == ["Lindqvist, K.", "Moreau, T."]


def test_a_person_may_be_called_ed() -> None:
    assert _shown("Ed Lindqvist, Karen Moreau") == ["Lindqvist, Ed", "Moreau, Karen"]
    assert _shown("Lindqvist, Ed, Moreau, Karen") == ["Lindqvist, Ed", "Moreau, Karen"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lindqvist , K . A .", ["Lindqvist, K. A."]),
        ("K .Lindqvist & T.Moreau", ["Lindqvist, K.", "Moreau, T."]),
        ("Lind- qvist, K., Roux- Favre, T.", ["Lindqvist, K.", "Roux-Favre, T."]),
        ("Scholz, R. -D.", ["Scholz, R.-D."]),
        ("Lindqvist K1,2, Moreau T3*", ["Lindqvist, K", "Moreau, T"]),
        ("Lindqvist, K.†, Moreau, T.12", ["Lindqvist, K.", "Moreau, T."]),
        ("Karen Lindqvist, MD, PhD; Thomas Moreau, M.D.", ["Lindqvist, Karen", "Moreau, Thomas"]),
        ("Lindqvist KA, PhD, Moreau T, MD", ["Lindqvist, KA", "Moreau, T"]),
        ("Dr. Karen Lindqvist and Prof. T. Moreau", ["Lindqvist, Karen", "Moreau, T."]),
        ("D.R. Moreau", ["Moreau, D.R."]),
        ("Lindqvist, Colonel Karen Ann", ["Lindqvist, Karen Ann"]),
        ("K. Koll´ ar", ["Koll´ar, K."]),
        ("Lindqvist (K.), Moreau (Th.)", ["Lindqvist, K.", "Moreau, Th."]),
        ("<i>Lindqvist, K.", ["Lindqvist, K."]),
        ("K. Lindqvist, T. Moreau and", ["Lindqvist, K.", "Moreau, T."]),
        ("Reyes CMJr", ["Reyes, CM, Jr"]),
    ],
)
def test_blemishes_and_titles_are_mended_or_left_out(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "World Health Organization",
        "UN Security Council",
        "Ministry of Health, Republic of Ruritania",
        "Bundesministerium für Familie, Senioren, Frauen und Jugend",
        "Statistisches Bundesamt",
        "Umweltbundesamt",
        "IBGE",
        "MINISTÉRIO DA SAÚDE",
        "MINISTÉRIO DA CIÊNCIA, TECNOLOGIA E INOVAÇÕES",
        "BRASIL",
        "BRASIL. Ministério da Saúde",
        "Instituto Nacional de Estadística y Geografía (INEGI)",
        "R Core Team",
        "Human Rights Watch",
        "World Travel and Tourism Council",
        "ICG (International Crisis Group)",
        "Министерство здравоохранения",
        "Acme Inc.",
    ],
)
def test_an_institution_stays_whole(text: str) -> None:
    assert read(text) == (Name(literal=text),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Roy J, World Bank, Pek O", ["Roy, J", "= World Bank", "Pek, O"]),
        ("K. Lindqvist and the Ministry of Health", ["Lindqvist, K.", "= Ministry of Health"]),
        (
            "Lindqvist K, on behalf of the Alpha Study Group",
            ["Lindqvist, K", "= Alpha Study Group"],
        ),
        (
            "Ministério da Saúde. Instituto Nacional.",
            ["= Ministério da Saúde", "= Instituto Nacional"],
        ),
        ("Department of Health; Moreau, T.", ["= Department of Health", "Moreau, T."]),
    ],
)
def test_persons_and_institutions_may_be_mixed(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Church, J. A., House, B.", ["Church, J. A.", "House, B."]),
        ("John Church", ["Church, John"]),
        ("Parliament M, Bank A", ["Parliament, M", "Bank, A"]),
        ("Press and Gunn", ["Press", "Gunn"]),
    ],
)
def test_a_word_of_institutions_may_be_a_family_name(text: str, names: list[str]) -> None:
    assert _shown(text) == names


@pytest.mark.parametrize("text", ["", "  ", "et al.", "(eds.)", "12", "———.", "*", "AA. VV."])
def test_no_names_no_people(text: str) -> None:
    assert read(text) == ()


_PIECES = st.sampled_from(
    "Smith J. JA , ; and et al. ( ) eds. van der Jr. PhD . - y e Institute of 王明 И. ß 1 ´".split()
)


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=20).map(" ".join)))
def test_no_text_raises_and_every_name_is_made_of_the_text(text: str) -> None:
    for name in read(text):
        assert name.family or name.literal
        assert set(name.family or name.literal or "") <= {*text, " ", ","}


_FAMILY = st.from_regex(r"[BDFGKLMNPRSTVZ][aeou][bdglmnrst]{2}[aeio]qv[aeio]", fullmatch=True)
_INITIAL = st.sampled_from("ABCDFGHKLMNPRSTW")


@given(st.lists(st.tuples(_FAMILY, _INITIAL), min_size=1, max_size=6))
def test_all_styles_of_one_list_give_the_same_names(people: list[tuple[str, str]]) -> None:
    families = [family for family, _ in people]
    for text in (
        ", ".join(f"{family} {initial}" for family, initial in people),
        ", ".join(f"{family}, {initial}." for family, initial in people),
        ", ".join(f"{initial}. {family}" for family, initial in people),
        "; ".join(f"{family.upper()}, {initial}." for family, initial in people),
    ):
        assert [name.family for name in read(text)] in (families, [f.upper() for f in families])


@pytest.mark.parametrize(
    "unit", ["Smith, J. Roe, ", "A, B, ", "(a, ", "A y B, ", "of, ", "等", "- "]
)
def test_long_texts_take_linear_time(unit: str) -> None:
    start = time.perf_counter()
    read(unit * 4000)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ROUSSEL (Pierre)", [("ROUSSEL", "Pierre")]),
        ("ROUSSEL (P.), DURAND (J.-P.)", [("ROUSSEL", "P."), ("DURAND", "J.-P.")]),
    ],
)
def test_a_given_name_may_stand_in_brackets(text: str, names: list[tuple[str, str]]) -> None:
    assert [(name.family, name.given) for name in read(text)] == names


def test_what_a_mark_or_brackets_part_is_not_one_word() -> None:
    assert _shown("Jane(b)Roe and Bea Poe (Hrsg.)") == _shown("Jane Roe and Bea Poe")
    assert _shown("Jane²Roe³ and Bea*Poe*") == _shown("Jane Roe and Bea Poe")
    assert _shown("Jane R^oe and Bea P#oe") == _shown("Jane Roe and Bea Poe")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Axelsson M., MA, Haaheim L. R.", ["MA"]),
        ("R. PO - LACCO (a cura di)", ["R.", "PO"]),
        ("Lt. Gen. Jane Roe", ["Lt.", "Gen."]),
        ("B.Roe and H.Poe", []),
        ("Roe, J. A., & Poe, C. (Eds.), et al.", []),
        ("Jane Roe1,2* and Bea Poe3", []),
        ("UNI 10339", ["10339"]),
    ],
)
def test_words_in_no_name_are_left_out(text: str, left: list[str]) -> None:
    found = " ".join(display(name) for name in read(text))
    assert left_out(text, found) == left
