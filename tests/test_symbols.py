"""Symbols of United Nations documents: what is read, what is refused, what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.symbols import (
    LANGUAGES,
    Symbol,
    kind,
    organ_name,
    parse,
    prefix,
    seat,
    url,
    years,
)

#: Symbols that are written as they should be.
CANONICAL = """
A/810
A/73/352
A/73/352-S/2018/770
A/43/827-S/20278
A/73/5/Add.1
A/73/6 (Sect. 3)
A/RES/73/1
A/RES/46/36 L
A/RES/217 A (III)
A/RES/2625 (XXV)
A/RES/3201 (S-VI)
A/RES/ES-10/20
A/S-27/2
A/ES-10/PV.39
A/PV.2444
A/73/PV.1
A/C.5/73/L.8
A/C.5/60/SR.64
A/INF/73/4
A/AC.25/W.81
A/AC.109/2008/SR.2
A/AC.105/C.2/2026/CRP.9/Rev.1
A/CN.9/WG.III/WP.166/Add.1
A/CONF.151/26/Rev.1 (Vol. I)
A/CONF.151/26 (Vol. I)/Corr.1
A/HRC/40/52/Add.1
A/HRC/RES/40/1
A/HRC/S-28/L.1
A/HRC/WG.6/50/USA/2
A/HRC/41/NGO/12
CAC/COSP/2019/1
CBD/COP/15/L.25
CAT/OP/12/6
CCPR/C/125/D/2326/2013
CCPR/C/21/Rev.1/Add.13
CCPR/C/GC/36
CD/PV.983
CERD/C/IRQ/22-25
CRC/C/IRQ/CO/2-4
DP/FPA/2019/1
E/800
E/2019/64
E/2019/SR.3
E/C.12/2000/4
E/CN.4/2003/8/Add.1/Corr.1
E/CN.4/Sub.2/1998/53/Add.2
E/CN.4/Sub.2/AC.5/1999/WP.6
E/1995/22-E/C.12/1994/20
E/RES/1503 (XLVIII)
ECE/TRANS/WP.29/2019/1
FCCC/CP/2015/L.9/Rev.1
FCCC/CP/2015/10/Add.1
HRI/GEN/1/Rev.9 (Vol. I)
ICCD/COP(14)/23/Add.1
LC/G.2681-P/Rev.3
NPT/CONF.2020/PC.III/1
S/2019/570
S/25704/Add.1
S/AC.37/2004/1
S/AC.44/2004/(02)/116
S/Agenda/8582
S/PRST/2019/7
S/PV.8582
S/PV.8582 (Resumption 1)
S/PV.785 (closed)
S/RES/2368
S/RES/2368 (2017)
ST/SGB/2003/13
ST/ESA/STAT/SER.M/4/Rev.3
TD/B/C.I/42
TPNW/MSP/2022/6
UNEP/EA.4/RES.1
UNEP/GC.25/2
UNEP/OzL.Pro.30/11
""".split("\n")[1:-1]

#: Other writings of a symbol → the symbol.
WRITTEN = {
    "S/2021/777 Add. 1": "S/2021/777/Add.1",
    "S/2021/777, Add.1": "S/2021/777/Add.1",
    "S / 2021 / 777": "S/2021/777",
    "A/RES/75/999, annex": "A/RES/75/999",
    "A/RES/75/999, Annex II": "A/RES/75/999",
    "UNSCR 2368 (2017)": "S/RES/2368 (2017)",
    "UNGA Res 75/999": "A/RES/75/999",
    "s/2019/570": "S/2019/570",
    "S-2019-570": "S/2019/570",
    "S_2019_570": "S/2019/570",
    "S_2019_570-EN.pdf": "S/2019/570",
    "  S/2019/570 * ": "S/2019/570*",
    "S/2019/570**": "S/2019/570*",
    "UN Doc. S/2019/570": "S/2019/570",
    "U.N. Document S/2019/570": "S/2019/570",
    "A/73/352–S/2018/770": "A/73/352-S/2018/770",
    "A_73_352--S_2018_770-EN.pdf": "A/73/352-S/2018/770",
    "a/73/352-s/2018/770": "A/73/352-S/2018/770",
    "S/RES/2368(2017)": "S/RES/2368 (2017)",
    "S/RES/2368\u00a0(2017)": "S/RES/2368 (2017)",
    "S_RES_2368_(2017)": "S/RES/2368 (2017)",
    "s/res/2368 (2017)": "S/RES/2368 (2017)",
    "SC Res. 2368": "S/RES/2368",
    "SC Res 2368 (2017)": "S/RES/2368 (2017)",
    "UNSC Resolution 2368 (2017)": "S/RES/2368 (2017)",
    "UN Security Council Resolution 2368 (2017)": "S/RES/2368 (2017)",
    "UNSC, Res. No. 1373": "S/RES/1373",
    "GA Res. 73/1": "A/RES/73/1",
    "UNGA Res 2625 (XXV)": "A/RES/2625 (XXV)",
    "G.A. Res. 217A (III)": "A/RES/217 A (III)",
    "A/RES/217(III)A": "A/RES/217 A (III)",
    "GA Res. ES-10/20": "A/RES/ES-10/20",
    "HRC Res. 40/1": "A/HRC/RES/40/1",
    "ECOSOC Res. 2019/1": "E/RES/2019/1",
    "a/res/es-10/20": "A/RES/ES-10/20",
    "A-RES-ES-10-20": "A/RES/ES-10/20",
    "A_RES_ES-11_1-EN.pdf": "A/RES/ES-11/1",
    "a/hrc/40/52/add.1": "A/HRC/40/52/Add.1",
    "A/HRC/40/52/ADD.1/CORR.2": "A/HRC/40/52/Add.1/Corr.2",
    "e/cn.4/sub.2/1994/56": "E/CN.4/Sub.2/1994/56",
    "crc/c/irq/co/2-4": "CRC/C/IRQ/CO/2-4",
    "S/PV.8582(Resumption 1)": "S/PV.8582 (Resumption 1)",
    "S/PV.3745Resumption1": "S/PV.3745 (Resumption 1)",
    "s/pv.8582 (resumption 1)": "S/PV.8582 (Resumption 1)",
    "A/CONF.151/26/Rev.1 (vol I)": "A/CONF.151/26/Rev.1 (Vol. I)",
    "https://undocs.org/S/2019/570": "S/2019/570",
    "https://undocs.org/en/S/2019/570": "S/2019/570",
    "https://docs.un.org/fr/S/RES/1244%20(1999)": "S/RES/1244 (1999)",
    "http://www.undocs.org/A/RES/2200(XXI)": "A/RES/2200 (XXI)",
    "https://documents.un.org/api/symbol/access?s=S/2019/570&l=en&t=pdf": "S/2019/570",
    "https://daccess-ods.un.org/access.nsf/Get?OpenAgent&DS=A/HRC/40/52&Lang=E": "A/HRC/40/52",
    "https://digitallibrary.un.org/record/9000570/files/S_2019_570-EN.pdf": "S/2019/570",
}

#: What is no symbol, though some of it looks like one.
REFUSED = """
S/N
A/C
A/B
C/O
A
S/
/S/2019/570
S//570
S/2019/
S/RES/
S/PV.
A/HRC/
E/CN.4
A/AC.96
A/C/1
A/4/2
E/4/5
S/1/2
S/2019/570/3
A/73/352/2
A-4-2
S/335.5/K14
S/bo70004539.html
ST/M001296/1
A/src/2019/1
s/2019/photo.jpg
e/2019/img/3
a/b/c
st/foo/1
id/name/12
data/conf.d
and/or
CAT/DOG/1
S/2019/FOO/1
10.1000/182
GAO-19-123
32016R0679
S/RES/2368 (20177)
S/RES/2368 (1817)
S/2019/570 (Page 3)
S/２０１９/570
(A/73/1)
https://example.org/S/2019/570
https://undocs.org/
""".split("\n")[1:-1]


@pytest.mark.parametrize("text", CANONICAL)
def test_a_canonical_symbol_stays_as_it_is(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(("text", "symbol"), WRITTEN.items())
def test_other_writings_come_to_the_canonical_one(text: str, symbol: str) -> None:
    assert str(parse(text)) == symbol


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_symbol_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(ValueError, match="not the symbol of a UN document"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A/73/352", {"organ": "A", "session": "73", "number": "352"}),
        ("S/2019/570", {"organ": "S", "year": 2019, "number": "570"}),
        ("S/25704/Add.1", {"organ": "S", "number": "25704", "changes": ("Add.1",)}),
        ("S/RES/2368 (2017)", {"organ": "S", "nature": "RES", "number": "2368", "year": 2017}),
        ("S/PRST/2019/7", {"organ": "S", "nature": "PRST", "year": 2019, "number": "7"}),
        (
            "S/PV.8582 (Resumption 1)",
            {"organ": "S", "nature": "PV", "number": "8582", "remark": "Resumption 1"},
        ),
        (
            "A/RES/217 A (III)",
            {"organ": "A", "nature": "RES", "number": "217 A", "session": "III"},
        ),
        ("A/S-27/2", {"organ": "A", "session": "S-27", "number": "2"}),
        ("A/ES-10/PV.39", {"organ": "A", "session": "ES-10", "nature": "PV", "number": "39"}),
        (
            "A/C.5/73/L.8",
            {"organ": "A", "bodies": ("C.5",), "session": "73", "nature": "L", "number": "8"},
        ),
        (
            "E/CN.4/Sub.2/1998/53/Add.2/Corr.1",
            {
                "organ": "E",
                "bodies": ("CN.4", "Sub.2"),
                "year": 1998,
                "number": "53",
                "changes": ("Add.2", "Corr.1"),
            },
        ),
        (
            "CCPR/C/125/D/2326/2013",
            {
                "organ": "CCPR",
                "bodies": ("C",),
                "session": "125",
                "nature": "D",
                "number": "2326/2013",
            },
        ),
        (
            "CRC/C/IRQ/CO/2-4",
            {"organ": "CRC", "bodies": ("C", "IRQ"), "nature": "CO", "number": "2-4"},
        ),
        ("UNEP/GC.25/2", {"organ": "UNEP", "bodies": ("GC.25",), "number": "2"}),
        ("E/C.12/GC/20", {"organ": "E", "bodies": ("C.12",), "nature": "GC", "number": "20"}),
    ],
)
def test_a_symbol_has_its_parts(text: str, parts: dict[str, object]) -> None:
    assert parse(text) == Symbol(text, **parts)  # type: ignore[arg-type]


def test_a_document_with_two_symbols_keeps_both() -> None:
    symbol = parse("A/73/352-S/2018/770*")
    assert (symbol.value, [other.value for other in symbol.others]) == ("A/73/352", ["S/2018/770"])
    assert symbol.reissued


def test_a_star_is_no_part_of_what_identifies_a_document() -> None:
    assert parse("S/2019/570*").value == parse("S/2019/570").value
    assert parse("S/2019/570*") != parse("S/2019/570")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("A/73/352", (2018, 2019)),
        ("A/RES/73/1", (2018, 2019)),
        ("A/C.5/73/L.8", (2018, 2019)),
        ("A/31/1", (1976, 1977)),
        ("A/RES/2625 (XXV)", (1970, 1971)),
        ("A/RES/217 A (III)", (1948, 1949)),
        ("S/2019/570", (2019, 2019)),
        ("S/RES/2368 (2017)", (2017, 2017)),
        ("S/PRST/2019/7", (2019, 2019)),
        ("E/CN.4/2003/8", (2003, 2003)),
        ("A/73/352-S/2018/770", (2018, 2018)),
        ("A/43/827-S/20278", (1988, 1989)),
        ("S/RES/2368", None),
        ("S/PV.8582", None),
        ("S/25704", None),
        ("A/S-27/2", None),
        ("A/RES/3201 (S-VI)", None),
        ("A/HRC/40/52", None),
        ("A/CONF.62/122", None),
        ("E/RES/1503 (XLVIII)", None),
        ("CCPR/C/125/D/2326/2013", None),
        ("NPT/CONF.2020/PC.III/1", None),
    ],
)
def test_years_are_given_where_the_symbol_says_them(
    text: str, span: tuple[int, int] | None
) -> None:
    assert years(parse(text)) == span


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A/73/352", "United Nations General Assembly"),
        ("A/C.1/73/L.8", "United Nations General Assembly, First Committee"),
        ("A/HRC/40/52", "United Nations Human Rights Council"),
        ("A/AC.109/2019/1", "United Nations General Assembly"),
        ("S/AC.37/2004/1", "United Nations Security Council"),
        ("E/CN.4/2003/8", "United Nations Commission on Human Rights"),
        ("E/CN.99/2003/8", "United Nations Economic and Social Council"),
        ("CRC/C/GC/14", "United Nations Committee on the Rights of the Child"),
        ("ST/SGB/2003/13", "United Nations Secretariat"),
    ],
)
def test_the_body_is_the_narrowest_that_is_known(text: str, name: str) -> None:
    assert organ_name(parse(text)) == name


def test_the_names_of_bodies_lead_back_to_their_symbols() -> None:
    for text in CANONICAL:
        symbol = parse(text)
        assert symbol.value.startswith(prefix(organ_name(symbol)).replace("E/ECE", "E"))
    assert prefix("the Security Council") == prefix("UN Security Council") == "S"
    assert prefix("United Nations") == prefix("") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S/RES/2368 (2017)", ("legislation", "Resolution")),
        ("A/HRC/RES/40/1", ("legislation", "Resolution")),
        ("E/DEC/2019/200", ("legislation", "Decision")),
        ("S/PRST/2019/7", ("report", "Presidential statement")),
        ("S/PV.8582", ("report", "Verbatim record")),
        ("E/2019/SR.3", ("report", "Summary record")),
        ("A/HRC/40/CRP.2", ("report", "Conference room paper")),
        ("CCPR/C/GC/36", ("report", "General comment")),
        ("UNEP/GC.25/2", ("report", "")),
        ("ST/SGB/2003/13", ("report", "Secretary-General’s bulletin")),
        ("S/2019/570", ("report", "")),
        ("A/AC.25/W.81", ("report", "")),
    ],
)
def test_the_nature_of_a_document_decides_type_and_genre(
    text: str, expected: tuple[str, str]
) -> None:
    assert kind(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A/73/352", "New York"),
        ("S/2019/570", "New York"),
        ("E/CN.4/2003/8", "Geneva"),
        ("A/HRC/40/52", "Geneva"),
        ("CRC/C/GC/14", "Geneva"),
        ("TD/B/66/4", "Geneva"),
        ("FCCC/CP/2015/10", ""),
    ],
)
def test_documents_are_published_where_the_body_meets(text: str, place: str) -> None:
    assert seat(parse(text)) == place


def test_addresses_are_formed_offline_in_every_language() -> None:
    symbol = parse("S/RES/2368(2017)*")
    assert url(symbol, "") == "https://undocs.org/S/RES/2368%20(2017)"
    assert url(symbol) == "https://undocs.org/en/S/RES/2368%20(2017)"
    for language in LANGUAGES:
        assert parse(url(symbol, language)).value == symbol.value
    with pytest.raises(ValueError, match="no language of UN documents"):
        url(symbol, "de")


# --- properties -----------------------------------------------------------------------

COMPONENTS = st.sampled_from(
    """
    A S E ST CRC C HRC CN.4 Sub.2 AC.37 CONF.62 RES DEC PV.1 L.3 SR.2 PRST INF 73 2019 570 1 S-27
    ES-10 Add.1 Corr.2 Rev.1 Summary CO GC D IRQ (2017) 2-4 217A WG.I OzL.Pro.30 COP(14) * foo
    """.split()
)
TEXTS = st.one_of(
    st.lists(COMPONENTS, min_size=1, max_size=7).map("/".join),
    st.lists(COMPONENTS, min_size=1, max_size=6).map("-".join),
    st.sampled_from(CANONICAL).flatmap(
        lambda text: st.sampled_from([text.lower(), text.replace("/", "_"), text + "*", text])
    ),
    st.text(alphabet="ASECRTV/0123456789.-_()* XVIadre", max_size=40),
    st.text(max_size=60),
)


@given(TEXTS)
def test_nothing_raises_but_value_error_and_reading_twice_changes_nothing(text: str) -> None:
    try:
        symbol = parse(text)
    except ValueError:
        return
    assert parse(str(symbol)) == symbol
    assert parse(symbol.value).value == symbol.value
    organ_name(symbol)
    years(symbol)
    kind(symbol)
    seat(symbol)
    assert parse(url(symbol, "")).value == symbol.value


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("character", ["S", "/", "-", "_", "(", " ", "1", ".", "A/", "S-", "%2F"])
def test_long_texts_are_refused_at_once(character: str) -> None:
    for text in (character * 100_000, "S/2019/570" + character * 151):
        with pytest.raises(ValueError, match="not the symbol"):
            parse(text)
