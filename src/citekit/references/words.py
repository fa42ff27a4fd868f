"""A reference as words, and what a word looks like to the tagger.

A word is a run of letters, a run of digits, one other character, or a whole identifier.
`cut` gives the words of a text; `look` gives what of a word does not depend on where it
stands (it is kept by whoever asks often).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from citekit import identifiers

__all__ = [
    "AFFIXES", "CLASSES", "FORMS", "SHAPES", "Look", "Words", "announces", "bracketed", "cut",
    "fold", "gap", "is_month", "leads", "look", "parted", "quoted",
]  # fmt: skip

#: How many rows the tables of a model have: whole forms, beginnings and endings, shapes.
FORMS, AFFIXES, SHAPES = 16_384, 4_096, 512


class Words(NamedTuple):
    """The words of a text, column by column."""

    texts: list[str]  #: as written; of identifiers, the name of their kind in brackets
    starts: list[int]
    ends: list[int]
    found: dict[int, identifiers.Identifier]  #: which words are identifiers, mistaken or not
    emphasised: Sequence[tuple[int, int]] = ()  #: spans of the text in italics or bold
    linked: Sequence[tuple[int, int]] = ()  #: spans that are put on a link
    outlets: Sequence[tuple[int, int]] = ()  #: spans that other references show to be outlets
    lines: Sequence[tuple[int, int]] = ()  #: words that begin a line → line breaks before
    seams: Sequence[int] = ()  #: words that are no words, but part two fields: see `parted`


#: Accents that text taken off a page has beside their letters: Br¨ucken, generalis´es.
_TORN = "¨´ˆ˜ˇ˚˝¸"
_WORD = re.compile(
    rf"[¨ˇ˚˝]?[^\W\d_]+(?:(?:[\u0300-\u036f]+|[{_TORN}](?=[^\W\d_]))[^\W\d_]*)*|\d+|\S"
)
_WHOLE = str.maketrans("", "", _TORN)


def cut(text: str) -> Words:
    """Cut a text into words.

    >>> cut("Phys. Rev. D69 (2004), doi:10.1000/xyz").texts
    ['Phys', '.', 'Rev', '.', 'D', '69', '(', '2004', ')', ',', '[doi]']
    """
    words = Words([], [], [], {})
    position = 0
    for one in _identifiers(text):
        _cut(text, position, one.start, words)
        words.found[len(words.texts)] = one.identifier
        words.texts.append(f"[{one.identifier.kind}]")
        words.starts.append(one.start)
        words.ends.append(one.end)
        position = one.end
    _cut(text, position, len(text), words)
    return words._replace(lines=_lines(text, words)) if "\n" in text else words


def _identifiers(text: str) -> list[identifiers.Found]:
    """Find identifiers, and what is called one but cannot be: it is nothing else, either."""
    found = identifiers.find(text)
    for wrong in identifiers.find_mistaken(text):
        if all(one.end <= wrong.start or wrong.end <= one.start for one in found):
            found.append(wrong)
    return sorted(found, key=lambda one: one.start)


def _lines(text: str, words: Words) -> list[tuple[int, int]]:
    before = [0, *words.ends]
    found = []
    for at, start in enumerate(words.starts):
        breaks = text.count("\n", before[at], start)
        if breaks and at:
            found.append((at, breaks))
    return found


def _cut(text: str, start: int, end: int, words: Words) -> None:
    texts, starts, ends = words[:3]
    for match in _WORD.finditer(text, start, end):
        texts.append(match[0])
        left, right = match.span()
        starts.append(left)
        ends.append(right)


def parted(words: Words, breaks: Sequence[int]) -> Words:
    r"""Put a dash where a line break parts two fields: it is read as one that was written.

    >>> parted(cut("Who lost it?\nNed Parker"), [12]).texts
    ['Who', 'lost', 'it', '?', '—', 'Ned', 'Parker']
    """
    texts, starts, ends, found = words[:4]
    texts, starts, ends, lines = list(texts), list(starts), list(ends), words.lines
    seams: list[int] = []
    for place in sorted(breaks, reverse=True):
        at = bisect_left(starts, place)
        seams = [at, *(seam + 1 for seam in seams)]
        texts.insert(at, "—")
        starts.insert(at, place)
        ends.insert(at, place)
        found = {n + (n >= at): one for n, one in found.items()}
        lines = [(n + (n >= at), breaks) for n, breaks in lines]
    return words._replace(
        texts=texts, starts=starts, ends=ends, found=found, lines=lines, seams=seams
    )


# --- what a word looks like ---------------------------------------------------------


def _table(**classes: str) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in classes.items()}


#: Words that say what stands beside them, in the languages of the literature, as `fold` leaves
#: them.
_CLASSES = _table(
    month="""
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec janvier fevrier mars avril mai juin juillet
    aout septembre octobre novembre decembre janv fevr avr juil januar februar marz juni juli
    oktober dezember okt dez mrz enero febrero marzo abril mayo junio julio agosto septiembre
    setiembre octubre noviembre diciembre ene abr ago dic janeiro fevereiro marco maio junho
    julho setembro outubro novembro dezembro fev set out gennaio febbraio aprile maggio giugno
    luglio settembre ottobre dicembre gen mag giu lug ott januari februari maart mei augustus
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada
    grudnia ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря""",
    season="""
    spring summer fall autumn winter printemps ete automne hiver fruhjahr fruhling sommer herbst
    primavera verano otono invierno inverno outono estate autunno""",
    volume="""
    vol vols volume volumes bd bde band bande jg jahrgang tome tomes tom tomo t v annee anno ano
    volumen volum voll т том""",
    issue="""
    no nos nr n num number numbers numero issue iss heft h fasc fascicule fascicolo nº suppl
    supplement pt part vyp вып № cislo sv zesz""",
    page="""
    p pp page pages pag pags pagg pg s ss seite seiten str strony стр с blz side sider f ff f
    col""",
    edition="""
    ed edn edition editions aufl auflage edicion edicao ediz edizione utg uitg изд rev revised""",
    editor="""
    ed eds editor editors edited hrsg hg herausgeber herausgegeben dir org orgs coord coords
    cura redaktion red ред cur edit direction compiled comp organizador organizadores editado""",
    translator="""
    trans transl translated translator translation tr trad traducao traduction ubers ubersetzt
    traduccion traduzione traducido ubersetzung пер""",
    inside="in en em dans aus apud within nel nella im inside bei",
    joined="and und et y e i og och en u и with mit avec",
    others="al others outros otros autres altri др alii",
    accessed="""
    accessed retrieved viewed visited consulted abgerufen zugriff consulte consultado acesso
    acceso acessado accesso consultato letzter stand cited obращения checked downloaded""",
    address="""
    available url http https www online disponivel disponible verfugbar disponibile via from at
    em unter link internet web website site""",
    press="""
    press verlag publisher publishers publishing editora editorial editions editore edizioni
    editrice books presses inc ltd co llc gmbh sons wiley springer elsevier routledge
    издательство univ wydawnictwo forlag uitgeverij nakladatelstvi imprensa""",
    body="""
    university universidade universidad universite universita universitat institute institut
    instituto istituto ministry ministere ministerio ministerium department office bureau agency
    council committee commission comision comissao organization organisation association society
    center centre centro foundation bank group union federal national nations government
    bundesamt board administration authority service laboratory school college academy congress
    senate parliament court tribunal party police army""",
    serial="""
    journal review revue revista rivista zeitschrift annals annales annali bulletin boletim
    boletin bollettino proceedings quarterly letters magazine archives archiv archivio acta
    studies transactions science research reports times post news herald tribune gazette weekly
    daily today chronicle jahrbuch blatter cuadernos cahiers quaderni journ j rev ann bull proc
    trans arch lett sci""",
    meeting="""
    conference symposium workshop congress congresso congreso meeting kongress tagung convegno
    simposio anais atti seminar conf symp proc""",
    kind="""
    report thesis dissertation diss phd mestrado doutorado tese dissertacao master paper working
    memorandum memo preprint unpublished manuscript technical rapport bericht informe relatorio
    letter interview speech statement testimony hearing resolution release editorial podcast
    video film documentary episode broadcast patent standard law act code statute regulation
    directive treaty convention bill decree decreto lei ley gesetz loi""",
    particle="""
    van von de der den del della di da du des la le dos das do ter ten zu zur vom el al ibn bin""",
    common="""
    the of a an on for to with by from as is are was were be or not how what why who when which
    between against about into its their his her our new der die das den dem ein eine zur zum
    uber fur auf von als nach durch aus le la les un une sur pour par aux dans entre el los las
    una por para sobre con desde o os as um uma no na dos das pela pelo il lo gli i un uno nel
    della delle dei degli sulla per tra fra het een van voor""",
    law="""
    v vs u.s s.ct f supp cir cal stat cong cfr usc fed reg supra infra id ibid cf see holding
    affd revd cert denied""",
    forthcoming="press forthcoming nd undated sd appear erscheinen druck prelo prensa",
    accessory="copyright rights reserved abstract review reviews comment reply erratum",
)  # fmt: skip
_FORM_CLASSES = (
    "initial", "capitals", "capitalised", "lower", "roman", "year", "digits", "given", "weak-given",
    "identifier", "east-asian",
)  # fmt: skip
#: Names of all classes, in the order of their columns.
CLASSES = (*_CLASSES, *_FORM_CLASSES)
_BITS: Mapping[str, int] = {name: at for at, name in enumerate(CLASSES)}
#: word → its classes
_CLASSES_OF: Mapping[str, tuple[int, ...]] = {
    word: tuple(_BITS[name] for name, words in _CLASSES.items() if word in words)
    for word in frozenset().union(*_CLASSES.values())
}

_ROMAN = re.compile(r"[ivxlc]{1,8}|[IVXLCDM]{1,8}")
_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Look(NamedTuple):
    """What a word looks like: rows of the tables, and its classes."""

    form: int
    prefix: int
    suffix: int
    shape: int
    classes: tuple[int, ...]
    folded: str


def fold(word: str) -> str:
    """Take case and accents off a word.

    >>> fold("Übersetzt")
    'ubersetzt'
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_WHOLE))
    return "".join([letter for letter in apart if not unicodedata.combining(letter)])


def look(word: str, given: Mapping[str, str]) -> Look:
    """Tell what a word looks like; `given`: given names as `fold` leaves them → strong or weak.

    >>> [CLASSES[at] for at in look("Juli", {}).classes]
    ['month', 'capitalised']
    """
    if word[0] == "[" and len(word) > 1:
        hashed = _hashed(word) % FORMS
        return Look(hashed, 0, 0, hashed % SHAPES, (_BITS["identifier"],), word)
    folded = fold(word)
    classes = list(_CLASSES_OF.get(folded, ()))
    if word.isdecimal():
        year = _YEAR.fullmatch(word) is not None
        classes.append(_BITS["year" if year else "digits"])
        # small numbers say something: days and months; large ones are as good as one another
        form = folded if len(folded) < 3 else f"{'y' if year else 'd'}{min(len(folded), 9)}"
        shape = f"0{'y' if year else min(len(folded), 9)}"
        start, end = folded[:2], folded[-1:]
    else:
        form, start, end = folded, folded[:3], folded[-3:]
        shape = _shape(word)
        classes += _form_classes(word)
        known = given.get(folded) if word[:1].isupper() else None
        if known:
            classes.append(_BITS["given" if known == "strong" else "weak-given"])
    return Look(
        _hashed(f"w{form}") % FORMS,
        _hashed(f"<{start}") % AFFIXES,
        _hashed(f"{end}>") % AFFIXES,
        _hashed(shape) % SHAPES,
        tuple(classes),
        folded,
    )


def _hashed(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))  # half a character is no reason to fail


def _form_classes(word: str) -> Iterable[int]:
    if _ROMAN.fullmatch(word):
        yield _BITS["roman"]
    if _EAST_ASIAN.search(word):
        yield _BITS["east-asian"]
    elif len(word) == 1 and word.isupper():
        yield _BITS["initial"]
    elif word.isupper():
        yield _BITS["capitals"]
    elif word[0].isupper():
        yield _BITS["capitalised"]
    elif word[0].islower():
        yield _BITS["lower"]


def _shape(word: str) -> str:
    """Write a word as the kinds of its letters: Xx4 for Smith."""
    if not word[0].isalpha():
        return word
    kinds = "".join(["X" if letter.isupper() else "x" for letter in word[:8]])
    return re.sub(r"(.)\1+", r"\1+", kinds) + str(min(len(word), 12))


# --- where it stands -----------------------------------------------------------------

_PAIRS: Mapping[str, str] = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "‹": "›", "`": "'", "'": "'",
    "「": "」", "『": "』", "《": "》",
}  # fmt: skip
_BRACKETS: Mapping[str, str] = {"(": ")", "[": "]", "（": "）", "【": "】"}
_FAR = 60  #: words that a quotation may have


def quoted(words: Words) -> list[int]:
    """Tell of each word whether it stands in quotation marks: 0 or 1.

    A mark that nothing closes quotes nothing.
    """
    texts = words.texts
    state = [0] * len(texts)
    at = 0
    while at < len(texts):
        closers = _PAIRS.get(texts[at])
        if closers is None or not _opens(words, at):
            at += 1
            continue
        for end in range(at + 2, min(len(texts), at + _FAR)):
            if texts[end] in closers and _closes(words, end):
                state[at + 1 : end] = [1] * (end - at - 1)
                at = end
                break
        at += 1
    return state


def _opens(words: Words, at: int) -> bool:
    """Tell a mark that opens from an apostrophe."""
    spaced = at == 0 or words.starts[at] > words.ends[at - 1] or words.texts[at - 1] in "([,.:;—–"
    return spaced or words.texts[at] in "“„«「『《"


def _closes(words: Words, at: int) -> bool:
    if words.texts[at] not in "’'":
        return True
    return (
        at + 1 == len(words.texts)
        or words.starts[at + 1] > words.ends[at]
        or (words.texts[at + 1] in ",.;:)]")
    )


def bracketed(texts: Sequence[str]) -> list[int]:
    """Tell of each word whether it stands in brackets: 0 or 1."""
    state = [0] * len(texts)
    opened: list[tuple[int, str]] = []
    for at, text in enumerate(texts):
        if text in _BRACKETS:
            opened.append((at, _BRACKETS[text]))
        elif opened and text == opened[-1][1]:
            start, _ = opened.pop()
            state[start + 1 : at] = [1] * (at - start - 1)
    return state


#: Classes of words that announce a value, and say nothing themselves.
_ANNOUNCING = frozenset(
    _BITS[name]
    for name in (
        "volume", "issue", "page", "edition", "editor", "translator", "inside", "joined", "others",
        "accessed", "address", "particle", "common", "forthcoming",
    )
)  # fmt: skip


def announces(word: str) -> bool:
    """Tell whether a word only announces a value, or joins two: vol., In, accessed, and.

    >>> announces("Vol"), announces("Ministry")
    (True, False)
    """
    folded = fold(word)
    return (
        folded in _DATED
        or not _ANNOUNCING.isdisjoint(_CLASSES_OF.get(folded, ()))
        or _COUNTERS.issuperset(word)
    )


#: Words before a date, an address, a name or a page which are in no class.
_DATED = frozenset(
    "consulta last modified updated posted published directed regia regie dirigida dirigido realise"
    " doi retr abrufbar eingesehen am hier here ici aqui qui esp bes insb insbes".split()
)
#: Signs that count volumes, issues and pages in East Asia: 第12页
_COUNTERS = frozenset("第제卷巻권期號号호頁页쪽")


def leads(word: str) -> bool:
    """Tell a small word that leads to the next one, and ends a title as well: in, for, of.

    >>> leads("In"), leads("Vol")
    (True, False)
    """
    classes = _CLASSES_OF.get(fold(word), ())
    return bool(classes) and _LEADING.issuperset(classes)


_LEADING = frozenset(_BITS[name] for name in ("inside", "common", "particle", "address"))


def is_month(word: str) -> bool:
    """Tell the name of a month, or what is short for one.

    >>> is_month("Sept"), is_month("Heft")
    (True, False)
    """
    return _BITS["month"] in _CLASSES_OF.get(fold(word), ())


def gap(match: re.Match[str]) -> str:
    r"""Give what stays where a match is left out: a blank if two words would become one.

    >>> re.sub(r"²|\(b\)", gap, "Jane²Roe, Ann Poe(b)")
    'Jane Roe, Ann Poe'
    """
    start, end = match.span()
    around = match.string[max(0, start - 1) : start] + match.string[end : end + 1]
    return " " if len(around) == 2 and around.isalnum() else ""
