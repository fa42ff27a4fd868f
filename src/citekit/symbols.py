"""Symbols of United Nations documents: reading them, and what they say by themselves.

``S/RES/2368 (2017)``: the organ (S), the nature of the document (RES), its number, its year.
A symbol says which body a document belongs to and often when it was issued, but never what it
is called. `parse` reads the ways in which people write one; everything else is looked up in
tables.

Sources: the symbol guide of the Dag Hammarskjöld Library (organs, bodies, natures, changes);
the address forms of undocs.org and of the Official Document System.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from attrs import evolve, field, frozen

from citekit import romans
from citekit.patterns import regex

__all__ = [
    "LANGUAGES",
    "Symbol",
    "joined",
    "kind",
    "organ_name",
    "parse",
    "prefix",
    "seat",
    "url",
    "years",
]


@frozen
class Symbol:
    """The symbol of one document; `str` gives all that is written, `value` what identifies it.

    >>> symbol = parse("E/CN.4/2003/8/Add.1/Corr.1")
    >>> symbol.organ, symbol.bodies, symbol.year, symbol.number, symbol.changes
    ('E', ('CN.4',), 2003, '8', ('Add.1', 'Corr.1'))
    """

    value: str  #: the canonical writing of this symbol alone: ``S/RES/2368 (2017)``
    organ: str  #: the first component: A, S, E, CRC …; a key of `_ORGANS`
    bodies: tuple[str, ...] = ()  #: what stands below the organ: ``("CN.4", "Sub.2")``
    nature: str = ""  #: RES, PV, L …; empty: an ordinary document
    session: str = ""  #: ``73``, ``S-27``, ``ES-10``, ``XXV``; empty: none is written
    year: int | None = None  #: the year that is written in it
    number: str = ""  #: of the document; ``217 A``, ``22-25`` and ``2326/2013`` are numbers, too
    changes: tuple[str, ...] = ()  #: addenda, corrigenda, revisions …, as they follow each other
    remark: str = ""  #: in brackets: ``Resumption 1``, ``Vol. I``
    reissued: bool = False  #: a star says that it was issued again for technical reasons
    #: the other symbols of the same document: A/73/352-S/2018/770 has two
    others: tuple[Symbol, ...] = field(default=(), kw_only=True)

    def __str__(self) -> str:
        joined = "-".join(one.value for one in (self, *self.others))
        return joined + "*" * self.reissued


#: Languages of the address of a document; ``ot``: others, mostly German.
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh", "ot")

#: Longest prefix of organ and bodies → the name of the body.
_NAMES: Mapping[str, str] = {
    "A": "United Nations General Assembly",
    "A/AC.96": "Executive Committee of the High Commissioner’s Programme",
    "A/C.1": "United Nations General Assembly, First Committee",
    "A/C.2": "United Nations General Assembly, Second Committee",
    "A/C.3": "United Nations General Assembly, Third Committee",
    "A/C.4": "United Nations General Assembly, Fourth Committee",
    "A/C.5": "United Nations General Assembly, Fifth Committee",
    "A/C.6": "United Nations General Assembly, Sixth Committee",
    "A/CN.4": "International Law Commission",
    "A/CN.9": "United Nations Commission on International Trade Law",
    "A/CN.10": "United Nations Disarmament Commission",
    "A/HRC": "United Nations Human Rights Council",
    "BWC": "Biological Weapons Convention",
    "CAC": "Conference of the States Parties to the United Nations Convention against Corruption",
    "CAT": "United Nations Committee against Torture",
    "CBD": "Convention on Biological Diversity",
    "CCPR": "United Nations Human Rights Committee",
    "CCW": "Convention on Certain Conventional Weapons",
    "CD": "Conference on Disarmament",
    "CED": "United Nations Committee on Enforced Disappearances",
    "CEDAW": "United Nations Committee on the Elimination of Discrimination against Women",
    "CERD": "United Nations Committee on the Elimination of Racial Discrimination",
    "CMW": "United Nations Committee on Migrant Workers",
    "CRC": "United Nations Committee on the Rights of the Child",
    "CRPD": "United Nations Committee on the Rights of Persons with Disabilities",
    "CTOC": "Conference of the Parties to the United Nations Convention against "
    "Transnational Organized Crime",
    "DP": "United Nations Development Programme",
    "DP/FPA": "United Nations Population Fund",
    "E": "United Nations Economic and Social Council",
    "E/C.12": "United Nations Committee on Economic, Social and Cultural Rights",
    "E/CN.3": "United Nations Statistical Commission",
    "E/CN.4": "United Nations Commission on Human Rights",
    "E/CN.4/Sub.2": "United Nations Sub-Commission on the Promotion and Protection of Human Rights",
    "E/CN.5": "United Nations Commission for Social Development",
    "E/CN.6": "United Nations Commission on the Status of Women",
    "E/CN.7": "United Nations Commission on Narcotic Drugs",
    "E/CN.9": "United Nations Commission on Population and Development",
    "E/CN.15": "United Nations Commission on Crime Prevention and Criminal Justice",
    "E/CN.17": "United Nations Commission on Sustainable Development",
    "E/ECA": "United Nations Economic Commission for Africa",
    "E/ECE": "United Nations Economic Commission for Europe",
    "E/ESCAP": "United Nations Economic and Social Commission for Asia and the Pacific",
    "E/ESCWA": "United Nations Economic and Social Commission for Western Asia",
    "E/ICEF": "United Nations Children’s Fund",
    "ECE": "United Nations Economic Commission for Europe",
    "FCCC": "United Nations Framework Convention on Climate Change",
    "HRI": "International Human Rights Instruments",
    "HSP": "United Nations Human Settlements Programme",
    "ICCD": "United Nations Convention to Combat Desertification",
    "ID": "United Nations Industrial Development Organization",
    "ISBA": "International Seabed Authority",
    "JIU": "United Nations Joint Inspection Unit",
    "LC": "United Nations Economic Commission for Latin America and the Caribbean",
    "LOS": "United Nations Conference on the Law of the Sea",
    "NPT": "Treaty on the Non-Proliferation of Nuclear Weapons",
    "PBC": "United Nations Peacebuilding Commission",
    "S": "United Nations Security Council",
    "SPLOS": "Meeting of States Parties to the United Nations Convention on the Law of the Sea",
    "ST": "United Nations Secretariat",
    "T": "United Nations Trusteeship Council",
    "TD": "United Nations Conference on Trade and Development",
    "TPNW": "Treaty on the Prohibition of Nuclear Weapons",
    "UNCTAD": "United Nations Conference on Trade and Development",
    "UNEP": "United Nations Environment Programme",
    "UNW": "United Nations Entity for Gender Equality and the Empowerment of Women",
    "WFP": "World Food Programme",
}
_ORGANS = frozenset(prefix for prefix in _NAMES if "/" not in prefix)
#: Committees that watch over a treaty; all that is theirs has C (the committee) or one of few.
_TREATIES = frozenset("CAT CCPR CED CEDAW CERD CMW CRC CRPD".split())
_TREATY_PARTS = frozenset("C CSP OP SP".split())

#: The nature of a document: the code → CSL type, genre.
_NATURES: Mapping[str, tuple[str, str]] = {
    "AGENDA": ("report", "Agenda"),
    "BUR": ("report", ""),
    "CRP": ("report", "Conference room paper"),
    "DEC": ("legislation", "Decision"),
    "INF": ("report", "Information paper"),
    "L": ("report", "Draft"),
    "NGO": ("report", "Statement of a non-governmental organization"),
    "PET": ("report", "Petition"),
    "PRST": ("report", "Presidential statement"),
    "PV": ("report", "Verbatim record"),
    "R": ("report", "Restricted document"),
    "RES": ("legislation", "Resolution"),
    "SR": ("report", "Summary record"),
    "WP": ("report", "Working paper"),
}
#: The same, where only these organs use the code so: GC of another is a governing council.
_OF_TREATIES: Mapping[str, tuple[str, str]] = {
    "CO": ("report", "Concluding observations"),
    "D": ("report", "Views"),
    "GC": ("report", "General comment"),
}
_NATURES_OF: Mapping[str, Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(sorted(_TREATIES | {"E/C.12"}), _OF_TREATIES),
    "ST": {
        "AI": ("report", "Administrative instruction"),
        "IC": ("report", "Information circular"),
        "SGB": ("report", "Secretary-General’s bulletin"),
    },
}

#: Natures that are a component of their own (S/RES/2368); the others have a full stop (S/PV.1).
_WORDS = frozenset("AGENDA BUR DEC INF NGO PET PRST RES".split())
#: What stands below an organ, and is never the nature of a document.
_BODIES = frozenset("AC C CN COM CONF COP EA EM GC GE PC SC SER SUB WG".split())
#: Changes of a text; all but a summary have a number.
_CHANGES = frozenset("ADD AMEND CORR PART REV RESUMPTION SUPP SUMMARY VOL".split())
#: What is not written in capitals.
_CASED: Mapping[str, str] = {
    word.upper(): word
    for word in "Add Agenda Amend Corr Misc Part Resumption Rev Sub Summary Supp Vol".split()
}
#: Words that stand behind an organ of one letter. Without the list A/B, S/N and paths of files
#: would be symbols.
_SECOND = (
    _WORDS
    | _BODIES
    | frozenset("CRP ECA ECE ESCAP ESCWA HLPF HRC ICEF INCB L MISC NC PV R SPC SR W WP".split())
)
#: Words that are known to be components of symbols, so that they may be written in lower case.
_KNOWN = (
    _CHANGES
    | _NATURES.keys()
    | _TREATY_PARTS
    | frozenset(part.partition(".")[0].upper() for prefix in _NAMES for part in prefix.split("/"))
    | frozenset(
        "AI B CMA CMP CO CORE COSP D ESA GEN IC KP MISC MSP NONE SBI SBSTA SGB TRANS".split()
    )
)
#: Bodies whose sessions are those of the General Assembly.
_OF_THE_ASSEMBLY = frozenset("C.1 C.2 C.3 C.4 C.5 C.6 SPC".split())

#: The first session whose number is part of the symbols of the Assembly (1976), and the first
#: years that are part of the symbols of the Council (1994) and of ECOSOC (1978).
_FIRST_SESSION = 31
_FIRST_YEARS: Mapping[str, int] = {"E": 1978, "S": 1994}
_YEARS = range(1945, 2100)


# --- reading ------------------------------------------------------------------

_LONGEST = 160
_SPACES = regex(r"[\s\u00a0\u2000-\u200b\u202f]+")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_ANY_CASE = re.IGNORECASE | re.ASCII
#: Addresses: undocs.org/en/S/2019/570, …/access?s=S/2019/570&l=en, …/files/S_2019_570-EN.pdf
_ADDRESS = regex(
    r"(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:ar|en|es|fr|ru|zh|ot)/)?(?P<path>[^?#]+)"
    r"|https?://[a-z.-]{1,30}\.un\.org/[^?#\s]{1,60}\?(?:[^#\s]{0,60}&)?(?:s|DS|symbol)=(?P<query>[^&#\s]+)"
    r".{0,60}|https?://digitallibrary\.un\.org/record/\d{1,9}/files/(?P<file>[^/?#]+)(?:\?.{0,30})?",
    _ANY_CASE,
)
_FILE = regex(r"(?:-(?:AR|DE|EN|ES|FR|RU|ZH|OT))?\.(?:pdf|docx?)$", _ANY_CASE)
#: An annex is part of the document: A/RES/75/1, annex
_ANNEX = regex(r"(?<=[\w)*]),? (?:annex|appendix)(?:es)?(?: [IVX\d]{1,5})?$", _ANY_CASE)
#: A change behind a comma or a blank: S/2021/777, Add.1
_APART = regex(r"(?<=[0-9)])(?:,?\s|/)(Add|Amend|Corr|Rev)\.\s?(\d{1,3})(?!\d)", _ANY_CASE)
_ANNOUNCED = regex(r"(?:U\.?N\.? )?(?:doc(?:ument|s|\.)?|symbol)(?: no\.?)? ?:? ", _ANY_CASE)
#: Resolutions as people call them: SC Res. 2368 (2017), UNGA Resolution 2625 (XXV)
_CALLED = regex(
    r"(?:(?:UN|U\.N\.|United Nations) ?)?"
    r"(?:(?P<A>GA|G\.A\.|General Assembly)|(?P<S>SC|S\.C\.|Security Council)"
    r"|(?P<HRC>HRC|Human Rights Council)|(?P<E>ECOSOC|ESC|Economic and Social Council)),? ?"
    r"(?:Res(?:olution|\.)?|R\b)(?: No\.?)? ?(?P<rest>(?:(?:ES|S)-)?\d{1,4}.{0,30})",
    _ANY_CASE,
)
_CALLED_ORGANS: Mapping[str, str] = {"A": "A", "E": "E", "HRC": "A/HRC", "S": "S"}
#: Where one symbol of a document ends and the next begins.
_JOINT = regex(rf"(?<=[0-9)])-{{1,2}}(?=(?:{'|'.join(sorted(_ORGANS, key=len, reverse=True))})/)")
_SLASH = regex(r"/(?![^()]*\))")
_SPECIAL = r"(?:ES|EMS|SS|S)-(?:\d{1,2}|[IVX]{1,6})"


def parse(text: str) -> Symbol:
    """Read a text that is the symbol of a document and nothing else.

    Any case and spacing will do, so will underscores or hyphens for slashes, a link to the
    document and the name of a resolution; two symbols joined by a hyphen are one document.
    Raises ValueError for everything else.

    >>> str(parse("s/res/2368(2017)")), str(parse("SC Res. 2368")), str(parse("S-2019-570"))
    ('S/RES/2368 (2017)', 'S/RES/2368', 'S/2019/570')
    >>> parse("A/73/352-S/2018/770").others[0].value
    'S/2018/770'
    """
    plain = _plain(text) if len(text) <= _LONGEST else ""
    bare = plain.rstrip("* ")
    first, *others = [_single(one, text) for one in _JOINT.split(_slashed(_called(bare)))]
    return evolve(first, others=tuple(others), reissued="*" in plain[len(bare) :])


def _plain(text: str) -> str:
    """Take off what is around a symbol: an address, the end of a file's name, "UN Doc."."""
    plain = _SPACES.sub(" ", text.translate(_DASHES)).strip()
    address = _ADDRESS.fullmatch(plain)
    if address:
        plain = unquote(address["path"] or address["query"] or address["file"]).strip()
    if "/" not in plain:
        plain = _FILE.sub("", plain)
    announced = _ANNOUNCED.match(plain)
    plain = plain[announced.end() :] if announced else plain
    plain = _ANNEX.sub("", re.sub(r" ?/ ?", "/", plain))
    return joined(plain)


def joined(text: str) -> str:
    """Join the changes that stand apart from their symbol to it.

    >>> joined("S/2021/777, Add. 1")
    'S/2021/777/Add.1'
    """
    return _APART.sub(r"/\1.\2", text)


def _called(plain: str) -> str:
    """Turn the name of a resolution into its symbol."""
    match = _CALLED.fullmatch(plain)
    if match is None:
        return plain
    organ = next(organ for group, organ in _CALLED_ORGANS.items() if match[group])
    return f"{organ}/RES/{match['rest']}"


def _slashed(plain: str) -> str:
    """Write slashes for the underscores and hyphens of file names: S_2019_570, S-2019-570."""
    if "/" in plain:
        return _upper_organ(plain)
    if "_" in plain:
        return _upper_organ(re.sub(r"_(?=\()", " ", plain).replace("_", "/"))
    first, hyphen, rest = plain.partition("-")
    rest = re.sub(r"-(?=\()", " ", rest).replace("-", "/")
    # of "A-RES-ES-10-20" only the last hyphen but one belongs to it
    rest = re.sub(r"(?<![^/])(ES|S)/(?=\d)", r"\1-", rest, flags=_ANY_CASE)
    return _upper_organ(first + "/" + rest) if hyphen else plain


def _upper_organ(plain: str) -> str:
    """Write the organs in capitals: `_JOINT` looks for them."""
    return re.sub(r"(?:^|(?<=-))[a-z]{1,6}(?=/)", lambda match: match[0].upper(), plain)


@frozen
class _Part:
    """A component of a symbol."""

    text: str  #: canonical
    shape: str  #: number, dotted, special, word or change
    head: str = ""  #: of dotted ones what stands before the full stop, in capitals
    tail: str = ""  #: and behind it
    bracket: str = ""  #: what follows in brackets


_COMPONENT = regex(
    rf"""(?:(?P<number>\d{{1,5}}(?:-\d{{1,5}})?|\(\d\d\))(?:\ ?(?P<letter>[A-Za-z](?:-[A-Za-z])?))?
    |(?P<special>{_SPECIAL})
    |(?P<dotted>[A-Za-z]{{1,12}}(?:\.[A-Za-z]{{1,6}}){{0,2}}\.
        (?:\d{{1,5}}(?:-\d{{1,4}})?|[IVX]{{1,6}}|[A-Z]{{1,6}}))(?P<side>-[A-Z])?
    |(?P<word>[A-Za-z]{{1,12}}(?:-[A-Z]{{2,8}}){{0,4}}(?:\(\d{{1,2}}\))?))
    (?:\ ?\((?P<bracket>[^()]{{1,30}})\)(?:\ ?(?P<behind>[A-Z](?:-[A-Z])?))?)?""",
    re.VERBOSE | _ANY_CASE,
)
#: S/PV.3745Resumption1, as data sets have it
_GLUED = regex(r"(\d)[ ]?\(?(Resumption) ?\.?(\d{1,2})\)?$", _ANY_CASE)
_REMARK = regex(
    r"(?P<word>Resumption|Vol|Part|Sect|Chap|Supp|Annex)\.? ?"
    r"(?P<number>[0-9IVXL]{1,6}(?:-[0-9A-Z]{1,4})?)?|closed",
    _ANY_CASE,
)
_ROMAN = regex(r"(?:(?:ES|S)-)?[IVXL]{1,8}", _ANY_CASE)


def _single(text: str, whole: str) -> Symbol:
    """Read one symbol of those that are joined. Raises ValueError about `whole`."""
    organ, *rest = _SLASH.split(_GLUED.sub(r"\1 (\2 \3)", text))
    organ = organ.upper()
    parts = [_part(component, organ) for component in rest]
    if organ not in _ORGANS or not parts or None in parts:
        raise ValueError(f"not the symbol of a UN document: {whole[:80]!r}")
    known = [part for part in parts if part is not None]
    symbol = _understood(organ, known)
    if not _is_plausible(symbol, known):
        raise ValueError(f"not the symbol of a UN document: {whole[:80]!r}")
    return symbol


def _part(component: str, organ: str) -> _Part | None:
    match = _COMPONENT.fullmatch(component)
    if match is None:
        return None
    bracket = _bracket(match["bracket"])
    if bracket is None:
        return None
    if match["number"]:
        letter = (match["letter"] or match["behind"] or "").upper()
        if letter and match["letter"] and match["behind"]:
            return None
        # "217A (III)" and "217 (III) A" are resolution 217 A (III)
        return _Part(f"{match['number']} {letter}".strip(), "number", bracket=bracket)
    if match["behind"]:
        return None
    if match["special"]:
        return _Part(match["special"].upper(), "special", bracket=bracket)
    if match["word"]:
        return _word(match["word"], organ, bracket)
    return _dotted(match["dotted"], match["side"] or "", bracket)


def _word(word: str, organ: str, bracket: str) -> _Part | None:
    upper = word.upper()
    if upper == "SUMMARY":
        return _Part("Summary", "change", upper, bracket=bracket)
    if upper in _CHANGES - {"PART"}:
        return None  # they have a number
    # the country in "crc/c/irq/co/2-4"
    is_country = organ in _TREATIES and len(word) == 3
    if word.islower() and not is_country and not _is_known(upper):
        return None
    return _Part(_cased(word), "word", upper, bracket=bracket)


def _is_known(upper: str) -> bool:
    """Tell whether a word may be written in lower case; of others that is the way of file paths."""
    return upper in _SECOND or upper in _KNOWN


def _dotted(core: str, side: str, bracket: str) -> _Part | None:
    head, _, tail = core.rpartition(".")
    first = head.partition(".")[0].upper()
    counted = tail[0].isdecimal() or _ROMAN.fullmatch(tail) is not None
    if first in _CHANGES:
        changed = f"{_CASED[first]}.{tail.upper()}"
        return _Part(changed, "change", first, tail, bracket) if counted else None
    if core.islower() and not _is_known(first):
        return None
    text = ".".join(map(_cased, head.split("."))) + f".{tail.upper()}{side.upper()}"
    return _Part(text, "dotted", first, tail.upper() + side.upper(), bracket)


def _cased(word: str) -> str:
    """Write a word in capitals, unless it has its own mixture (OzL, Sub)."""
    upper = word.upper()
    if upper in _CASED:
        return _CASED[upper]
    return upper if word.islower() or len(word) < 3 or upper in _SECOND | _NATURES.keys() else word


def _bracket(text: str | None) -> str | None:
    """Bring what stands in brackets to one form; None: nothing that may stand there."""
    if text is None:
        return ""
    text = text.strip()
    if re.fullmatch(r"\d{4}", text, re.ASCII) and int(text) in _YEARS:
        return text
    if _ROMAN.fullmatch(text):
        return text.upper()
    match = _REMARK.fullmatch(text)
    if match is None:
        return None
    if not match["word"]:
        return "closed"
    word = match["word"].capitalize()
    stop = "." if word in ("Vol", "Sect", "Chap", "Supp") else ""
    return f"{word}{stop} {match['number'].upper()}" if match["number"] else word + stop


def _understood(organ: str, parts: list[_Part]) -> Symbol:
    """Tell what each component is."""
    base = [part for part in parts if part.shape != "change"]
    bodies: list[str] = []
    numbers: list[str] = []
    nature = session = ""
    own = _natures_of(organ, [part.text for part in base])
    for part in base:
        if part.shape == "number":
            numbers.append(part.text)
        elif part.shape == "special":
            session = part.text
        elif part.shape == "word" and (part.head in _WORDS or part.head in own):
            nature = part.head
        elif part.shape == "dotted" and part is base[-1] and part.head not in _BODIES:
            nature = part.head
            numbers.append(part.tail)
        elif not numbers:
            bodies.append(part.text)
    year, session, number = _counted(nature, session, numbers)
    remark = next((part.bracket for part in reversed(parts) if part.bracket), "")
    if remark.isdecimal():
        year, remark = int(remark), ""
    elif _ROMAN.fullmatch(remark):
        session, remark = remark, ""
    return Symbol(
        value="/".join([organ, *map(_written, parts)]),
        organ=organ,
        bodies=tuple(bodies),
        nature=nature,
        session=session,
        year=year,
        number=number,
        changes=tuple(part.text for part in parts if part.shape == "change"),
        remark=remark,
    )


def _written(part: _Part) -> str:
    return f"{part.text} ({part.bracket})" if part.bracket else part.text


def _natures_of(organ: str, components: list[str]) -> Mapping[str, tuple[str, str]]:
    return _NATURES_OF.get(organ) or _NATURES_OF.get("/".join([organ, *components[:1]])) or {}


def _counted(nature: str, session: str, numbers: list[str]) -> tuple[int | None, str, str]:
    """Tell year, session and number apart: S/2019/570, A/73/352, CCPR/C/125/D/2326/2013."""
    year: int | None = None
    # Views have the number and year of the communication, D/2326/2013, which is no year of theirs.
    own = 2 if nature == "D" else 1
    if len(numbers) > own:
        first, *rest = numbers
        if nature != "D" and first.isdecimal() and int(first) in _YEARS:
            year, numbers = int(first), rest
        elif not session:
            session, numbers = first, rest
    return year, session, "/".join(numbers).replace("(", "").replace(")", "")


def _is_plausible(symbol: Symbol, parts: list[_Part]) -> bool:
    """Refuse what only looks like a symbol: file paths, A/C, S/N, E/4/5."""
    first = parts[0]
    if not symbol.number:
        return False
    if symbol.organ in _TREATIES:
        return first.shape == "word" and first.head in _TREATY_PARTS
    if len(symbol.organ) > 1:
        return True
    if first.shape == "word" and first.head in _BODIES:
        return False  # A/C/1: the committees of an organ are numbered
    if symbol.bodies:
        return first.head in _SECOND
    return all(not part.head or part.head in _SECOND | _CHANGES for part in parts) and (
        first.shape in ("word", "dotted") or _is_counted_as_usual(symbol)
    )


def _is_counted_as_usual(symbol: Symbol) -> bool:
    """Hold a document of a principal organ to the years and sessions that its symbols have."""
    if "/" in symbol.number:
        return False
    if symbol.year is not None:
        return symbol.year >= _FIRST_YEARS.get(symbol.organ, 9999)
    if symbol.session.isdecimal():
        return symbol.organ == "A" and int(symbol.session) >= _FIRST_SESSION
    return True


# --- what it says --------------------------------------------------------------


def _prefixes(symbol: Symbol) -> Iterator[str]:
    """Yield organ and bodies, then ever fewer of them."""
    for count in range(len(symbol.bodies), -1, -1):
        yield "/".join([symbol.organ, *symbol.bodies[:count]])


def organ_name(symbol: Symbol) -> str:
    """Give the name of the body that a document belongs to.

    >>> organ_name(parse("S/2019/570")), organ_name(parse("A/HRC/40/52"))
    ('United Nations Security Council', 'United Nations Human Rights Council')
    """
    return next(_NAMES[prefix] for prefix in _prefixes(symbol) if prefix in _NAMES)


def prefix(name: str) -> str:
    """Give how the symbols of a body begin, by its name; empty: not known.

    Documents of a team or committee that is named behind a comma are those of its organ.

    >>> prefix("UN Security Council"), prefix("Human Rights Council"), prefix("Ministry of Oil")
    ('S', 'A/HRC', '')
    >>> prefix("Security Council, Panel of Experts"), prefix("General Assembly, First Committee")
    ('S', 'A/C.1')
    """
    bare = _bare(name)
    return _PREFIXES.get(bare) or _PREFIXES.get(bare.partition(",")[0].strip(), "")


def _bare(name: str) -> str:
    name = _SPACES.sub(" ", name.replace("’", "'")).strip(" .,;")
    return re.sub(r"^(?:the )?(?:(?:united nations|u\.?n\.?) )?", "", name.casefold()[:200])


_PREFIXES: Mapping[str, str] = {_bare(name): prefix for prefix, name in [*_NAMES.items()][::-1]}


def years(symbol: Symbol) -> tuple[int, int] | None:
    """Give the first and the last year in which a document can be from; None: it says none.

    A session of the General Assembly begins in September: the 73rd ran from 2018 to 2019.
    Where a document has two symbols, the one that says more decides.

    >>> years(parse("A/73/352")), years(parse("S/RES/2368 (2017)")), years(parse("S/PV.8582"))
    ((2018, 2019), (2017, 2017), None)
    """
    known = [found for one in (symbol, *symbol.others) if (found := _years(one))]
    return min(known, key=lambda span: span[1] - span[0]) if known else None


def _years(symbol: Symbol) -> tuple[int, int] | None:
    if symbol.year is not None:
        return symbol.year, symbol.year
    if symbol.organ != "A" or not _OF_THE_ASSEMBLY.issuperset(symbol.bodies):
        return None
    session = int(symbol.session) if symbol.session.isdecimal() else _roman(symbol.session)
    return (1945 + session, 1946 + session) if session else None


def _roman(text: str) -> int:
    """Read a Roman number up to 89; 0: it is none (and special sessions are not counted on)."""
    if not text or not re.fullmatch(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text):
        return 0
    return romans.read(text)


def url(symbol: Symbol, language: str = "en") -> str:
    """Form the address of a document, without asking anybody.

    `language` is one of `LANGUAGES`, or empty: then the site gives the reader's own, and the
    address is the one to cite. Raises ValueError for another language.

    >>> url(parse("S/RES/2368(2017)"), "fr"), url(parse("S/2019/570"), "")
    ('https://undocs.org/fr/S/RES/2368%20(2017)', 'https://undocs.org/S/2019/570')
    """
    if language and language not in LANGUAGES:
        raise ValueError(f"no language of UN documents: {language!r}; there are {LANGUAGES}")
    return f"https://undocs.org/{language}{'/' * bool(language)}{quote(symbol.value, safe='/()')}"


def kind(symbol: Symbol) -> tuple[str, str]:
    """Give the CSL type of a document, and its genre; an empty genre: the symbol says none.

    >>> kind(parse("A/RES/73/1")), kind(parse("S/PV.8582")), kind(parse("S/2019/570"))
    (('legislation', 'Resolution'), ('report', 'Verbatim record'), ('report', ''))
    """
    own = _natures_of(symbol.organ, list(symbol.bodies))
    return own.get(symbol.nature) or _NATURES.get(symbol.nature) or ("report", "")


#: Bodies that meet in Geneva; the principal organs do in New York.
_GENEVA = frozenset({"A/HRC", "CD", "E/CN.4", "HRI", "TD", "UNCTAD", *_TREATIES})
_NEW_YORK = frozenset("A DP E S ST T".split())


def seat(symbol: Symbol) -> str:
    """Give the place where the documents of a body are published; empty: not known.

    >>> seat(parse("A/HRC/40/52")), seat(parse("A/73/352")), seat(parse("UNEP/EA.4/1"))
    ('Geneva', 'New York', '')
    """
    if not _GENEVA.isdisjoint(_prefixes(symbol)):
        return "Geneva"
    return "New York" if symbol.organ in _NEW_YORK else ""
