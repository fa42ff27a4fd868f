"""Who is named in a text that is known to name persons: authors, editors, translators.

`read` takes the text as it stands in a reference, with its role words ("eds."), "et al."
and the blemishes of scans. It first tidies the text, then parts it at marks and joining
words into pieces. A piece is a whole name ("J. A. Smith", "Smith JA") or half of one
("Smith", "J. A."): its shape, its neighbours and known given names tell which.
Institutions among the persons stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, pairwise

from attrs import define

from citekit.names import PARTICLES, RANKS, parse
from citekit.patterns import regex
from citekit.record import Name
from citekit.references import gazetteer
from citekit.references.people import is_given_name
from citekit.references.words import announces, fold, gap

__all__ = ["left_out", "others", "read"]


def read(text: str) -> tuple[Name, ...]:
    """Read a list of persons and institutions, in any order of given and family names.

    "Et al.", role words, degrees, ranks and the marks of footnotes are left out. Text
    without a letter names nobody. Never raises.

    >>> [(name.family, name.given) for name in read("Smith, J. A., B. Roe & Poe C (eds.)")]
    [('Smith', 'J. A.'), ('Roe', 'B.'), ('Poe', 'C')]
    >>> [name.literal or name.family for name in read("Roe J, Ministry of Health, et al.")]
    ['Roe', 'Ministry of Health']
    """
    text, words = _tidied(_IN_BRACKETS.sub(_out_of_brackets, text))
    if not words and not _LETTER.search(text):
        return ()
    if not text.isascii() and _EASTERN.search(text):
        return tuple(_eastern(text))
    if text.startswith(_NATIONAL) and "," not in text and ";" not in text:
        return (Name(literal=text),)  # U.S. Coast Guard: no initials
    if _AND_CO.search(text) and ";" not in text:
        return (Name(literal=text),)
    if _may_be_institution(words):
        return tuple(_mixed(text))
    return tuple(_persons(text))


def others(text: str) -> tuple[int, int] | None:
    """Find the words that say that there are more than are named: "et al.", "u. a.".

    >>> others("Roe J, et al. A title")
    (7, 13)
    """
    match = _OTHERS.search(text) or _SHORT_OTHERS.search(text)
    return match.span() if match else None


def left_out(text: str, found: str) -> list[str]:
    """Find the words that name somebody, by all that is known, but are in no name that was `found`.

    Role words, "et al.", joining words and the marks of footnotes name nobody.

    >>> left_out("PhD Jane Roe and UNI 10339 (eds.)", "Jane Roe, UNI")
    ['PhD', '10339']
    """
    letters = " ".join(_only_letters(word) for word in found.split())
    if not _unnamed(text, letters):
        return []
    text = _TAG.sub("", " ".join(text.translate(_TO_TIDY).split()))
    text = _BROKEN_HYPHEN.sub("", _BROKEN_WORD.sub("", _SPACING_ACCENT.sub(r"\1\2", text)))
    text = _OTHERS.sub(";", _SHORT_OTHERS.sub(";", text))
    without_roles = _unnamed(_ROLES.sub(";", text), letters)
    # "Office of the Coordinator": in a name, a word for a role is none
    return [
        word
        for word in _unnamed(text, letters)
        if word in without_roles or (len(word) > 4 and word[0].isupper() and not word.isupper())
    ]


def _unnamed(text: str, letters: str) -> list[str]:
    return [
        word[0]
        for word in _NAMING.finditer(text)
        if _only_letters(word["word"]) not in letters
        and not announces(word["word"])
        and word["word"].lower() not in _JOINS
    ]


def _only_letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


#: A word, or a number that is too long for the mark of a footnote
_NAMING = regex(r"(?P<word>[^\W\d_]+|\d{3,})(?:\.(?=\s))?")


#: ROUSSEL (Pierre), DURAND (J.-P.)
_IN_BRACKETS = regex(
    r"(?<![^\W_])(?P<family>[^\W\d_]{2,30}(?:[-’' ][^\W\d_]{2,30})?) "
    r"\((?P<given>[^\W\d_][\w’'.-]{0,30}(?: [^\W\d_][\w’'.-]{0,30}){0,2})\)"
)


def _out_of_brackets(match: re.Match[str]) -> str:
    """Take a given name out of the brackets behind a family name in capitals."""
    family, given = match["family"], match["given"]
    named = all(_INITIALS.fullmatch(word) or is_given_name(word) for word in given.split())
    return f"{family}, {given}" if family.isupper() and named else match[0]


#: “Roe SE & Co. KGaA”
_AND_CO = regex(r"\s(?:&|und|and) Co\.?(?:,? (?:KG|KGaA|OHG|oHG|Inc|Ltd|LLC)\b\.?)?\Z")
#: What no list of persons begins with.
_NATIONAL = ("U.S. ", "U.K. ", "U.N. ", "E.U. ", "US ", "UN ", "EU ")


# --- letters and words --------------------------------------------------------

_LETTERS = [chr(code) for code in (*range(0x41, 0x590), *range(0x1E00, 0x2000))]
_UPPER = "".join(filter(str.isupper, _LETTERS))
_LOWER = "".join(filter(str.islower, _LETTERS))
_LETTER = regex(r"[^\W\d_]")
#: Chinese characters, kana and Hangul
_EASTERN = regex("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORD = regex(r"[^\W\d_]{2,}(?:['’´`¨-][^\W\d_]+){0,4}")

#: "J.", "JA", "J.-P.", "Ch."; a longer run of capitals is a word
_INITIALS = regex(
    rf"(?!(?:St|Ste|Jr|Sr)\.)(?:(?:[{_UPPER}](?:\.[ªº]?)?[-‐‑–]?){{1,4}}"
    rf"|(?:[{_UPPER}][{_LOWER}]{{0,2}}\.[-‐‑–]?){{1,6}})"
)
#: At the end of a text the full stop behind "Liu" may be the text's own.
_LAST_INITIALS = regex(
    rf"(?:[{_UPPER}]\.?[-‐‑–]?){{1,5}}"
    rf"|(?:[CKPSTZ]h|Y[aeu]|Ts|Chr|Wm|[{_UPPER}])\.(?:-?[{_UPPER}]\.)?"
)
#: "Jane" in "JaneRoe", but not the beginning of "MacDonald"
_GLUED = regex(rf"[{_UPPER}][{_LOWER}]{{3,}}(?=[{_UPPER}][{_LOWER}]{{2}})")
_VOWELS = frozenset("AEIOUYÁÉÍÓÚÄÖÜ")

#: Given names that are family names as often
_FAMILY_TOO = frozenset(
    """
    abdullah abraham adam adams ahmed albert alexander ali allan allen amin andre andrews
    anthony arthur austin aydın aziz bailey barry ben benjamin bernard bin blair blake boris
    brooks bruce bruno bryan bryant cameron campbell carl carroll carter chan chang charles chen
    cheng christian clark clay clement cole collins conrad craig curtis daniel daniels david
    davis dean demir dennis dominguez douglas drew duncan edward elias elliot elliott ellis
    emerson ernst evans felix fernando fischer floyd forrest francis frank franklin frederick
    friedrich garcia garrett gary gerald gilbert glenn gordon grant gray green gregory guy
    hamilton han harris harrison harry harvey hassan heinrich henry herbert herman hermann
    hernandez hilary holly howard hu huang hughes hugo hunter hussain hussein ibrahim isaac jack
    jackson jacob jacobs jacques james jay jean jensen jerome jordan joseph julian jung karim
    karl kaya keith kelly kennedy kent khan kim kirk klein kurt lambert lane lang larson laurent
    lawrence lee leon leonard leroy leslie lewis li lin lincoln lionel liu lloyd logan lopez
    lorenz louis lucas ludwig luther lutz lynch lynn madison mahmoud malcolm malik marcus
    marshall martin martinez mason mathieu matthews max maxwell may meyer michael michel miles
    miller milton mitchell mohamed moore morgan morris murphy murray mustafa nasser neal nelson
    nicholas nicolas noble noel norman oliver omar oscar otto owen palmer park parker patrick
    paul perry peter peters philip philips pierre porter preston quinn rahman ralph rashid ray
    raymond reed reid reynolds richard richards riley robert roberts robin robinson rodriguez
    roger rogers roland romano rose ross roy russell ryan said saleh salem samuel sanders
    santiago santos sascha saul scott sean seymour shannon shaw shelley sherman sidney silva
    simon singh spencer stanley stephan stephen sterling stewart stone stuart sullivan sultan
    sun sutton taylor terry theodor thomas tobias todd tracy travis tucker tyler tyson urban
    valentin valentine victor vincent wagner walker wallace walter walters wang ward warren
    washington wayne weber wells wen werner wesley west whitney wilhelm william williams wilson
    winston wolf wolfgang wong woody wright wu xu yang yilmaz young yousef yu yusuf yılmaz zhang
    zhao zhou
    """.split()
)

#: Generations, as they are written: "JR" behind a family name are initials.
_SUFFIXES = frozenset("Jr Jr. jr jr. Sr Sr. sr sr. II III IV 2nd 3rd 4th Jnr Jnr. Esq Esq.".split())
#: Suffixes that are also the initials of, say, Ivan Ivanovich
_LIKE_INITIALS = frozenset(["II", "IV"])
_DEGREES = frozenset("PhD MD MSc BSc DPhil MPH FRCP FRS MBA DDS DrPH Dr Esq".split())
_HONOURS = RANKS & frozenset("mr mrs ms dr prof professor sir dame rev reverend".split())

#: Particles in capitals are part of the family name, but they show where it begins.
_BEGINNINGS = frozenset(
    """
    De Di Da Del Della Dello Dal Dalla Degli Delle Van Von Vander Vanden Der Den Le La Lo Du Des
    Dos Das Do El Ter Ten Zu Zur St. Ste. San Santa Saint Mac Mc Ó Ní Nic Uí Ua Mhic Abu Bin Ibn
    """.split()
)
_PARTICLES = PARTICLES | frozenset(
    "v. d. v.d. vd v.d vander dell dall delle 't ’t ‘t ‘T 'T ’T".split()
)


# --- tidying ------------------------------------------------------------------


def _phrases(text: str) -> str:
    """Give an alternation of the phrases that stand in a text, parted by "|"."""
    phrases = sorted({" ".join(phrase.split()) for phrase in text.split("|")}, key=len)
    return "|".join(
        re.escape(phrase).replace("\\ ", " ?" if "." in phrase else " ")
        + ("" if phrase.endswith(".") else r"\b\.?")
        for phrase in reversed(phrases)
        if phrase
    )


#: "et al." and its sisters: they say that others are not named
_OTHERS_PHRASES = """
    et al|et. al|et alii|et aliae|et alia|et alli|et coll|et autres|& al|and al|and others
    |and colleagues|and coworkers|and co-workers|and many others|und andere
    |y otros|y otras|y cols|y col|y colaboradores|e outros|e outras|e cols|e col|e colaboradores
    |e altri|e al.|ed altri|i altres|i inni|i wsp.|a kol.|a spol.|a další
    |и др|и другие|и соавт|та ін.|και άλλοι|en anderen|ym.|ve ark.
    |aa. vv.|és mtsai|és társai|وآخرون|و آخرون
"""
#: Those that are initials when written in capitals
_SHORT_OTHERS = regex(r"(?<!\w)(?:u\. ?(?:v\. ?)?a|e\. ?a|m\. ?fl|i (?:in|dr)|κ\. ?ά)\.(?!\w)")
_OTHERS = regex(rf"(?<!\w)(?:{_phrases(_OTHERS_PHRASES)})(?![\w-])", re.IGNORECASE)
#: What the words for persons' work are followed by: "edited by", "herausgegeben von"
_BY = "by|von|v\\.|de|di|da|do|par|por|pelo|pela|van|door|av|af|przez|and|und|et|&"
#: Words that say what the persons did; none of them is a name.
_ROLE_PHRASES = """
    eds|edd|edt|edts|edit.|edited|editor|editors|editeur|editeurs|éditeur|éditeurs|editore|editori
    |hrg.|editora|editores|editado|editada|ed. by|edición de|édité|éditée|hrsg|hrsgg|hgg|herausgeber
    |herausgeberin|herausgeberinnen|herausgegeben|redaktion|bearb.|bearbeitet|bearbeitung|übers.
    |übersetzt|übersetzung|übersetzer|übertragen|vert.|vertaald|trans.|transl|translated
    |translator|translators|traduit|tradotto|traducido|traducción|tradução|traduzido|traduzione
    |traducteur|comp.|comps|compiled|compiler|compilers|compilado|compilador|compiladores|orgs
    |organizador|organizadora|organizadores|organizado|organisateurs|coords|coordinator
    |coordinador|coordinadora|coordinadores|coordenador|coordenadora|coordenadores
    |coordonné|dirigé|dirs|curr.|curated|curator|curators|curatore|curatori|a cura di
    |cura di|a c. di|a. c. di|acura di|sous la direction de|sous la dir. de|sous la direction
    |textes réunis par|réunis par|unter mitarbeit von|in collaboration with|in zusammenarbeit mit
    |in collaborazione con|com a colaboração de|illus.|illustrated|illustrator|introd.|introduction
    |foreword|preface|pref.|vorwort von|chairs|utg.|utgiven|oprac.|pod red.|pod redakcją|szerk.|vyd.
    |под ред.|под редакцией|под общ. ред.|ред.|редактор|сост.|составитель|пер.|επιμ.|μτφρ.
    |bajo la dirección de
    |directed|hrsg. u. eingel.
"""
#: Words of this kind that are also names or parts of them: only with a full stop, or small
#: before a mark.
_SHORT_ROLES = "ed|éd|hg|org|dir|coord|trad|red|cur|coll|chair"
_ROLES = regex(
    rf"""(?<![\w.’'&-])(?:{_phrases(_ROLE_PHRASES).replace(" ", "[ ]")}
        |(?:{_SHORT_ROLES})(?:\.|(?=[ ](?:by|por|par|von)\b))
        |(?-i:{_SHORT_ROLES})(?=[ ]?[,;:)\]]|$))
        (?:[ ]?(?:&|and|und|et|e|y)[ ](?:trans\w*|übers\w*|ed|intro\w*|comp)\b\.?)?
        (?-i:[ ](?:{_BY})(?!\w))*""",
    re.IGNORECASE | re.VERBOSE,
)


def _clues(*phrases: str) -> frozenset[str]:
    """Give the words of which one has to be in a text for one of the phrases to be there."""
    common = frozenset("and und et en de di la in by von par mit con com sous".split())
    text = " ".join(phrases).lower().replace("|", " ")
    return frozenset(_WORD.findall(text)) - common


_OTHERS_CLUES = _clues(_OTHERS_PHRASES)
_ROLE_CLUES = _clues(_ROLE_PHRASES, _SHORT_ROLES)
_DOTTED_ROLES = regex(r"\ba\.? ?c\.? ?di\b")

#: "In Smith J", "by J. Smith" at the beginning
_OPENING = regex(
    rf"(?:[iI]n|IN|apud|[bB]y|BY|par|por|mit|with|przez)(?:: ?| )(?=[^\W\d_])"
    rf"|v\. ?|(?:von|de|di|da|do|av|af)(?= [{_UPPER}]\.)"
)
#: Asterisks, daggers; digits that hang on a word or stand alone
_FOOTNOTES = regex(
    rf"[*†‡§¶#^¹²³⁰-⁹]+|(?:(?<=[{_LOWER}.,])|(?<=[ {_UPPER}][{_UPPER}])(?!\d{{3}})|(?<![^ ,;]))"
    r"\d{1,4}(?:,\d{1,2}){0,5}(?=$|[ ,;.*†‡])"
)
_MARKED = regex(r"[*†‡§¶#^¹²³⁰-⁹\d]")
_TO_TIDY = str.maketrans(
    {"\xad": None, "\u200b": None, "\ufeff": None, "_": " ", "…": ";", "|": ";"}
)
#: An accent that a scan parted from its letter: "Verd´ u"
_SPACING_ACCENT = regex(rf"(?<=\w) ?([´`¨˜~ˇ˘˙]) ?(?=[{_LOWER}])|(?<=\w) (·) (?=[{_LOWER}])")
#: "Smith JAJr"
_GLUED_SUFFIX = regex(rf"(?<=[{_UPPER}])(?=Jr\b)")
_TAG = regex(r"</?[A-Za-z]{1,12}>")
_BLANK_BEFORE = regex(r" (?=[.,;:)\]])")
_KEPT_HYPHEN = "(?!(?:und|oder|and|or|et|y|e|u\\.) )"
_BROKEN_WORD = regex(rf"(?<=[{_LOWER}])[-‐] (?={_KEPT_HYPHEN}[{_LOWER}])")
_BROKEN_HYPHEN = regex(rf"(?<=[\w.][-‐]) (?={_KEPT_HYPHEN}\w)|(?<=[\w.]) (?=[-‐]\w)")
#: "J.Smith"
_TIGHT = regex(rf"(?:(?<=[{_UPPER}])|(?<=[{_LOWER}]{{2}}))\.(?=[{_UPPER}][{_LOWER}’'])")
_ELLIPSIS = regex(r"\.(?: ?\.){2,}")
_BRACKETS = regex(r"[(\[]([^()\[\]]*)[)\]]")
_EDGES = " ,;:/&-‐–—·•+\"“”„«»<>=!?…’‘'"


def _tidied(text: str) -> tuple[str, list[str]]:
    """Leave out what names nobody, and mend blanks, hyphens and full stops.

    Returns the text, and its words in small letters.
    """
    text = " ".join(text.translate(_TO_TIDY).split())
    if not text.isascii() or "`" in text or "~" in text:
        text = _SPACING_ACCENT.sub(r"\1\2", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if ". ." in text or "..." in text:
        text = _ELLIPSIS.sub(";", text)
    text = _BLANK_BEFORE.sub("", text)
    if "Jr" in text:
        text = _GLUED_SUFFIX.sub(" ", text)
    if "- " in text or " -" in text or "‐ " in text:
        text = _BROKEN_HYPHEN.sub("", _BROKEN_WORD.sub("", text))
    text = _TIGHT.sub(". ", text)
    if "(" in text or "[" in text:
        text = _without_brackets(text)
    lowered = text.lower()
    words = _WORD.findall(lowered)
    text = _SHORT_OTHERS.sub(";", text)
    if not _OTHERS_CLUES.isdisjoint(words):
        text = _OTHERS.sub(";", text)
    if not _ROLE_CLUES.isdisjoint(words) or _DOTTED_ROLES.search(lowered):
        text = _ROLES.sub(";", text)
        words = _WORD.findall(text.lower())
    if _MARKED.search(text):
        text = _FOOTNOTES.sub(_unmarked, text)
    text = text.strip(_EDGES)
    opening = _OPENING.match(text)
    if opening:
        text = text[opening.end() :].strip(_EDGES)
    return text, words


def _without_brackets(text: str) -> str:
    """Take the brackets off a text they enclose; leave out what they enclose within it.

    The abbreviation of an institution's name stays.
    """
    whole = text.strip(_EDGES + ".")
    if whole[:1] in "([" and whole[-1:] in ")]" and whole.count(whole[0]) == 1:
        text = whole[1:-1]
    start = text.find("(")
    if " " not in text[:start].strip() and _may_be_institution(_WORD.findall(text[start:].lower())):
        return text  # "ICG (International Crisis Group)"
    text = _BRACKETS.sub(_bracketed, text)
    return text if ")" in text else text.replace("(", " ").replace("[", " ")


def _bracketed(match: re.Match[str]) -> str:
    inside = match[1]
    if "." in inside and _has_only_initials(inside):
        return f", {inside}"  # "Smith (J. A.)"
    return match[0] if inside.isupper() and len(inside) > 1 else gap(match)


def _unmarked(match: re.Match[str]) -> str:
    """Leave out the mark of a footnote; within a word it is what a scan made of an accent."""
    in_word = match.string[match.end() : match.end() + 1].islower()
    return "" if in_word and not any(map(str.isdigit, match[0])) else gap(match)  # L´ev^eque


# --- persons ------------------------------------------------------------------

#: Words between two names
_JOINING = (
    "and|AND|und|UND|sowie|et|y|e|i|a|и|і|й|та|en|og|och|ja|ve|és|oraz|și|şi|και|u\\.|و"
    "|with|mit|avec|con|as well as|on behalf of(?: the)?|for the"
)
_JOINS = frozenset(_JOINING.lower().replace("(?: the)?", "").replace("|", " ").split())
#: Some of them are within names too: "Ortega y Gasset".
_AMBIGUOUS_JOINING = frozenset("yei")
_SEPARATOR = regex(
    rf" ?([,;/&+،؛、，；·•・]|[-–—](?= )|(?<=[ ,;.])(?:{_JOINING})(?= |$)"
    rf"|(?<=[{_LOWER}]{{4}})\.(?= )) ?"
)


@define
class _Piece:
    """What stands between two marks: a name or half of one."""

    words: list[str]
    lead: int  #: how many of the words are initials before the others
    trail: int  #: and how many behind them
    comma: bool  #: nothing but a comma parts it from the piece before
    suffix: str | None = None

    @property
    def initials(self) -> bool:
        """Nothing but initials."""
        return self.lead == len(self.words)

    @property
    def plain(self) -> bool:
        """No initials at the ends."""
        return not self.lead and not self.trail


class _NameList:
    """The pieces of a text, and what they say about each other."""

    def __init__(self, text: str) -> None:
        self.pieces = _pieces(text)

    def after(self, index: int) -> _Piece | None:
        """Give the piece that only a comma parts from the one at `index`."""
        if index + 1 < len(self.pieces) and self.pieces[index + 1].comma:
            return self.pieces[index + 1]
        return None

    @cached_property
    def only_families(self) -> bool:
        """A list of single words, "Smith, Roe and Poe", has no given names."""
        pieces = self.pieces
        if len(pieces) < 3 or not all(piece.plain and _is_single(piece.words) for piece in pieces):
            return False
        if any(is_given_name(piece.words[-1]) for piece in pieces if piece.comma):
            return False
        in_pairs = len(pieces) % 2 == 0 and all(
            piece.comma == bool(index % 2) for index, piece in enumerate(pieces)
        )
        return not in_pairs

    @cached_property
    def initials_behind_comma(self) -> bool:
        """Some name is written "Smith, J."."""
        return any(
            piece.plain and after.comma and after.initials for piece, after in pairwise(self.pieces)
        )

    @cached_property
    def family_first(self) -> bool:
        """Of the names of two words, more look like "Rossi Mario" than like "Mario Rossi"."""
        return (
            sum(
                _order(piece.words)
                for piece in self.pieces
                if piece.plain and len(piece.words) == 2
            )
            < 0
        )


def _persons(text: str) -> Iterator[Name]:
    names = _NameList(text)
    index = 0
    while index < len(names.pieces):
        size, name = _next_name(names, index)
        if name is not None:
            yield name
        index += size


def _pieces(text: str) -> list[_Piece]:
    parts = _SEPARATOR.split(text)
    pieces: list[_Piece] = []
    comma = False
    for index in range(0, len(parts), 2):
        mark = parts[index - 1] if index else ";"
        # two marks in a row: the stronger one counts
        comma = mark in ",." and (comma or bool(parts[index - 2].strip()))
        words = _name_words(parts[index], last=index == len(parts) - 1)
        if not words:
            continue
        if len(words) == 1 and pieces and words[0] in _SUFFIXES:
            pieces[-1].suffix = words[0]
        if (
            len(words) == 1
            and pieces
            and _is_addition(words[0], pieces[-1], _part(parts, index + 2))
        ):
            comma = True
            continue
        if mark in _AMBIGUOUS_JOINING and pieces and _is_compound(pieces[-1], words, parts, index):
            pieces[-1].words += [mark, *words]
            continue
        pieces += _shaped(words, comma)
        comma = True
    return pieces


def _part(parts: list[str], index: int) -> str:
    return parts[index] if index < len(parts) else ""


def _is_addition(word: str, before: _Piece, after: str) -> bool:
    """Tell whether a word belongs to the name before it: "Jr.", "PhD"; "MD" may be initials."""
    if word in _SUFFIXES:
        return True
    bare = word.replace(".", "")
    if bare not in _DEGREES:
        return False
    if not bare.isupper():
        return True
    words = before.words
    complete = (
        before.trail or 0 < before.lead < len(words) or (len(words) == 2 and _order(words) > 0)
    )
    return bool(complete) and not _has_only_initials(after)


def _name_words(part: str, *, last: bool) -> list[str]:
    """Give the words of a part, without ranks, brackets and a full stop at the end."""
    words = part.split()
    if not part.replace(" ", "").isalpha():
        words = [word for word in words if _LETTER.search(word) and word[0] not in '(["“']
        words = [word.strip(')]"”') for word in words]
    if not words:
        return words
    words[-1] = _without_stop(words[-1], last=last)
    degree = words[-1].replace(".", "")
    if len(words) > 2 and degree in _DEGREES and not degree.isupper():
        words.pop()
    start = 0
    while start < len(words) - 1 and _is_rank(words[start], _HONOURS):
        if len(words) - start == 2 and words[start][-1] != ".":
            break  # "Lord C"
        start += 1
    return words[start:]


def _without_stop(word: str, *, last: bool) -> str:
    """Take off a full stop that ends a list, not a word."""
    word = word.rstrip(":")
    stem = word.rstrip(".")
    if stem == word or not stem or word in _SUFFIXES:
        return word
    if last and len(stem) > 1 and stem.isalpha() and stem.isupper():
        return stem  # "Smith JA."
    return word if (_LAST_INITIALS if last else _INITIALS).fullmatch(word) else stem


def _is_compound(before: _Piece, words: list[str], parts: list[str], index: int) -> bool:
    """Tell whether "y", "e" or "i" is within a family name, as in "Ortega y Gasset, J."."""
    if len(words) > 1 or before.initials or before.trail:
        return False
    after = _part(parts, index + 2)
    initials_follow = bool(after) and parts[index + 1] == "," and _has_only_initials(after)
    if before.lead:
        return not initials_follow
    if not _is_single(before.words) or not after or parts[index + 1] != ",":
        return False
    return initials_follow or is_given_name(after.split()[0])


def _has_only_initials(text: str) -> bool:
    return bool(text) and all(map(_INITIALS.fullmatch, text.split()))


def _has_initials(text: str) -> bool:
    capitals = text.isupper()  # where "E" may be "and"
    return any(
        _INITIALS.fullmatch(word) and not (capitals and len(word) == 1) for word in text.split()
    )


def _shaped(words: list[str], comma: bool) -> list[_Piece]:
    """Count the initials at the ends; part names that no mark parts: "Smith J. Roe B."."""
    count = len(words)
    suffix = None
    if count > 1 and words[-1] in _SUFFIXES and (count > 2 or words[-1] not in _LIKE_INITIALS):
        suffix = words.pop()
        count -= 1
    flags = [_INITIALS.fullmatch(word) is not None and word != "Ó" for word in words]
    if count == 1:
        return [_Piece(words, int(flags[0]), 0, comma, suffix)]
    if True not in flags:
        return [_Piece(words, 0, 0, comma, suffix)]
    for index in range(1, count):  # "Silva MR da", "Silva R de CP"
        flags[index] = flags[index] or (
            not flags[0] and flags[index - 1] and words[index] in PARTICLES
        )
    if not any(map(str.islower, "".join(words))):
        family_first = not is_given_name(words[0])  # "KELLNER AWA", not "JANE LEE"
        flags = [
            flag and (_is_sure_initial(word) or (family_first and index > 0 and len(word) == 3))
            for index, (flag, word) in enumerate(zip(flags, words, strict=True))
        ]
    if flags[0] and len(words[0]) > 2 and words[0].isalpha() and not _is_sure_initial(words[0]):
        flags[0] = False  # "ROOS Jane"
    if all(flags) and len(words[0]) > 1 and "." not in words[0]:
        flags[0] = False  # "LI J"
    lead = flags.index(False) if False in flags else count
    trail = 0 if lead == count else flags[::-1].index(False)
    if lead == count or (lead == 0 and sum(flags) == trail):
        return [_Piece(words, lead, trail, comma, suffix)]
    return _run_on(words, flags, comma, suffix)


def _is_sure_initial(word: str) -> bool:
    """Among words in capitals, a short one is only initials without a vowel or if dotted."""
    return "." in word or len(word) <= 2 or _VOWELS.isdisjoint(word)


def _run_on(words: list[str], flags: list[bool], comma: bool, suffix: str | None) -> list[_Piece]:
    """Part words with several runs of initials where a new name begins."""
    starts = [0]
    for index in range(1, len(words)):
        if flags[0]:  # "J. Smith B. Roe"
            begins = flags[index] and not flags[index - 1] and not is_given_name(words[index - 1])
            begins = begins and index < len(words) - 1
        else:  # "Smith J. Roe B."
            begins = flags[index - 1] and not flags[index] and flags[-1]
        if begins:
            starts.append(index)
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        lead = 0
        while start + lead < end and flags[start + lead]:
            lead += 1
        trail = 0
        while not lead and flags[end - trail - 1]:
            trail += 1
        pieces.append(_Piece(words[start:end], lead, trail, comma and start == 0))
    pieces[-1].suffix = suffix
    return pieces


def _next_name(names: _NameList, index: int) -> tuple[int, Name | None]:
    """Read the name that begins at a piece: how many pieces it takes, and the name."""
    piece, mate = names.pieces[index], names.after(index)
    if piece.initials:
        return _from_initials(names, index)
    if piece.trail or piece.lead:
        if mate is not None and mate.initials and _bare_before_dotted(piece, mate):
            return 2, _named(piece.words, mate.words, piece.suffix or mate.suffix)
        return 1, _family_first(piece) if piece.trail else _given_first(piece)
    if mate is None:
        return 1, _whole(piece, names)
    if mate.lead and not mate.initials and _lacks_commas(names, index):
        # "Smith, J. Roe, B. Poe, C."
        given = mate.words[: mate.lead]
        mate.words = mate.words[mate.lead :]
        mate.lead = 0
        return 1, _named(piece.words, given, piece.suffix)
    if _is_given(names, index, mate):
        return 2, _named(piece.words, mate.words, piece.suffix or mate.suffix)
    return 1, _whole(piece, names)


def _bare_before_dotted(piece: _Piece, mate: _Piece) -> bool:
    """Tell whether what looks like initials is a short family name: "DE CAMPOS, M."."""
    like_initials = piece.words[: piece.lead] + piece.words[len(piece.words) - piece.trail :]
    return "." in mate.words[0] and all(len(word) > 1 and "." not in word for word in like_initials)


def _lacks_commas(names: _NameList, index: int) -> bool:
    """Tell whether from here on initials come before family names only for want of commas."""
    for piece in names.pieces[index + 1 : index + 40]:
        if not piece.comma or not piece.lead:
            return False
        if piece.initials:
            return True
    return False


def _from_initials(names: _NameList, index: int) -> tuple[int, Name | None]:
    """Read a name that begins with mere initials, which is seldom meant.

    Those that belong to nobody are left out.
    """
    piece, mate = names.pieces[index], names.after(index)
    text = " ".join(piece.words)
    bare = "." not in text
    if mate is None:
        following = names.pieces[index + 1] if index + 1 < len(names.pieces) else None
        if following is not None and 0 < following.lead < len(following.words):
            return 1, _named(following.words[following.lead :], piece.words, None)  # "J. & B. Roe"
    elif (
        bare
        and (mate.initials or mate.plain)
        and (mate.initials or text not in _DEGREES)
        and (not index or len(piece.words[0]) > 1)
    ):
        return 2, _named(piece.words, mate.words, mate.suffix)  # "LI, X."; "E, Weinan"
    elif mate.plain and len(mate.words) == 1:
        after = names.after(index + 1)
        if after is None or not after.initials:
            return 2, _named(mate.words, piece.words, mate.suffix)  # "J. A, Smith"
    if bare and len(text) > 2 and text not in _DEGREES:
        return 1, Name(literal=text)
    return 1, Name(family=text) if len(names.pieces) == 1 else None


def _is_given(names: _NameList, index: int, mate: _Piece) -> bool:
    """Tell whether the piece behind a comma is the given name to the one before it."""
    if mate.initials or any("ª" in word or "º" in word for word in mate.words):
        return True  # M.ª del Carmen
    words = names.pieces[index].words
    first, last = mate.words[0], mate.words[-1]
    if first in _PARTICLES and not (last in _PARTICLES or mate.lead):
        return False
    single = _is_single(words)
    if mate.lead:  # "Smith, J. Robert"
        return single and (
            is_given_name(last)
            or last in _PARTICLES
            or len(names.pieces) == 2
            or names.initials_behind_comma
        )
    if mate.trail:  # "Smith, John P."
        return is_given_name(first) or (single and ("." in last or len(names.pieces) == 2))
    after = names.after(index + 1)
    if after is not None and after.initials and not is_given_name(first):
        return False  # the initials are this one's
    if single:
        return len(mate.words) > 1 or is_given_name(last) or not names.only_families
    if len(mate.words) == 1:
        return is_given_name(first) or not is_given_name(words[0])
    return len(words) == 2 and not is_given_name(words[0]) and all(map(is_given_name, mate.words))


def _is_single(words: list[str]) -> bool:
    return len(words) == 1 or all(word in _PARTICLES or word in _BEGINNINGS for word in words[:-1])


def _family_first(piece: _Piece) -> Name:
    """Read "van der Meer JA", "Smith John P."."""
    words = piece.words
    count = len(words) - piece.trail
    if (
        count > 1
        and "." in words[-1]
        and words[count - 2] not in _PARTICLES
        and words[count - 2] not in _BEGINNINGS
        and is_given_name(words[count - 1])
    ):
        count -= 1
    return _named(words[:count], words[count:], piece.suffix)


def _given_first(piece: _Piece) -> Name:
    """Read "J. A. van der Meer"."""
    start = _family_start(piece.words, piece.lead)
    return _named(piece.words[start:], piece.words[:start], piece.suffix)


def _whole(piece: _Piece, names: _NameList) -> Name:
    """Read a name without initials, or an institution that has no word to show it."""
    words = piece.words
    alone = len(names.pieces) == 1
    if len(words) < 9 and (alone or not any(map(is_given_name, words))):
        literal = _known_institution(" ".join(words), alone=alone)
        if literal:
            return literal
    if len(words) == 1:
        words = _unglued(words[0])
    if len(words) > 2 and _is_rank(words[0]):
        return parse(" ".join(words))
    first = words[0]
    if len(words) == 1 or first in _PARTICLES or (len(words) == 2 and first in _BEGINNINGS):
        return _named(words, [], piece.suffix)
    start, end = _capital_family(words)
    if end == 0 and len(words) == 2 and names.family_first and _order(words) <= 0:
        end = 1
    if end == 0:
        start, end = _family_start(words, 1), len(words)
    return _named(words[start:end], words[:start] + words[end:], piece.suffix)


def _unglued(word: str) -> list[str]:
    """Part a given name from the family name that a scan glued to it."""
    glued = _GLUED.match(word)
    if glued and is_given_name(glued[0]):
        return [glued[0], word[glued.end() :]]
    return [word]


def _order(words: list[str]) -> int:
    """Say where the given name is: 1 if it is first, -1 if last, 0 if that is unknown."""
    first, last = is_given_name(words[0]), is_given_name(words[1])
    if first and (not last or words[1].lower() in _FAMILY_TOO):
        return 1
    return -1 if last and not first and words[1].lower() not in _FAMILY_TOO else 0


def _known_institution(text: str, *, alone: bool) -> Name | None:
    if alone and text.lower() in _STATES:
        return Name(literal=text)
    for entry in gazetteer.lookup(text):
        if entry.common_word and not text.isupper():
            continue
        if entry.kind in ("institution", "outlet") or (alone and entry.kind == "place"):
            return Name(literal=text)
    return None


def _capital_family(words: list[str]) -> tuple[int, int]:
    """Say where the family name is if it alone is in capitals: "ROE Jane", "Jane ROE"."""
    first, last = _is_capital(words[0]), _is_capital(words[-1])
    capital, other = (words[0], words[-1]) if first else (words[-1], words[0])
    if first == last or (is_given_name(capital) and not is_given_name(other)):
        return 0, 0  # the latter: it is the given name that is in capitals
    if first:
        return 0, next(index for index, word in enumerate(words) if not _is_capital(word))
    start = len(words) - 1
    while start > 1 and (_is_capital(words[start - 1]) or words[start - 1] in _PARTICLES):
        start -= 1
    return start, len(words)


def _is_capital(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _family_start(words: list[str], start: int) -> int:
    """Say where the family name begins, when `start` words cannot be part of it."""
    for index in range(start, len(words) - 1):
        word = words[index]
        if word in _PARTICLES or word in _BEGINNINGS or words[index + 1] in _AMBIGUOUS_JOINING:
            return index
    return max(start, len(words) - 1)


def _is_rank(word: str, ranks: frozenset[str] = RANKS) -> bool:
    """Tell whether a word is a rank; "MR" is rather initials."""
    return not word.isupper() and word.lower().rstrip(".") in ranks


def _named(family: list[str], given: list[str], suffix: str | None) -> Name:
    if len(given) > 1 and _is_rank(given[0]):
        return parse(f"{' '.join(family)}, {' '.join(given)}")
    start = 0
    while start < len(family) - 1 and family[start] in _PARTICLES:
        start += 1
    return Name(
        family=" ".join(family[start:]),
        given=" ".join(given) or None,
        non_dropping_particle=" ".join(family[:start]) or None,
        suffix=suffix,
    )


# --- institutions -------------------------------------------------------------

#: Words that institutions' names have and persons' names have not
_INSTITUTION = frozenset(
    """
    academia academy académie accademia administration agence agencia agencies agency agenzia
    akademia akademie alliance anstalt arbeitsgemeinschaft arbeitsgruppe arbeitskreis archivio
    asamblea asociación assemblea assembly assemblée association associazione associação
    ausschuss authorities authority ayuntamiento azienda bakanlığı banco behörde beirat bericht
    biblioteca bibliothek bibliothèque board bundesagentur bundesamt bundesamtes bundesanstalt
    bundesbank bundesinstitut bundesrat bundesregierung bundestag bundestages
    bundesverfassungsgericht bundeszentrale bureau cabinet center centers centre centres centro
    chamber chambre cnrs coalition colegio collab collaboration collaborations collaborative
    collaborators college comisión comissão comitato comité comitê commission commissione
    commissioner committee community company confederation conference congreso congress
    congresso conseil consejo conselho consiglio consortium convention cooperative coordenação
    coordinators corp corporation council câmara dachverband delegation departamento
    departementet department dipartimento direction dirección directorate diretoria division
    département
    egyetem empresa enquete enterprise escola escuela european fachhochschule faculdade facultad
    federación federal federation federação fiocruz fondation fondazione forschungsgruppe
    forschungszentrum forum foundation frauenbüro fund fundación fundação fédération
    genossenschaft gericht gesellschaft gewerkschaft global gmbh gobierno gouvernement
    government governo group groupe grupo gruppo hochschule hospital inc initiative institut
    institute institutes institutet institution institutions instituto instituts institutt
    instytut international intézet investigators istituto junta kammer kommission konferenz
    laboratoire laboratories laboratory landesamt landeshauptstadt landkreistag landtag league
    library limited llc ltd ministerio ministerium ministero ministerstvo ministerstwo ministry
    ministère ministério minisztérium mission museo museum musée myndigheten nacional naciones
    national nationale nationalkomitee nations nazionale nações network oberlandesgericht
    observatoire observatorio observatory office oficina organisation organización organization
    organização parlement parliament partnership plc police prefeitura presidencia presse
    program programa programme project raad rede regierung regione research rijksinstituut
    rijksmuseum rådet réseau secretaria secretariat secretaría secrétariat senate senato
    servicio serviço sistema sociedad sociedade societies society società société soprintendenza
    stadt statistisches stichting stiftung styrelsen städtetag superintendência symposium
    taskforce team tribunal unidas universidad universidade universiteit universitet
    universitetet universities university università universität universitäten université
    univerzita uniwersytet urząd verband verein vereinigung vereinte vereniging verket workgroup
    workshop yliopisto zentralbank zentrale zentralinstitut zentrum école ústav üniversitesi
    ινστιτούτο πανεπιστήμιο υπουργείο агентство академия институт комитет министерство общество
    служба совет университет федерация центр جامعة مجلس مركز معهد منظمة وزارة
    """.split()
)
#: Function words of institutions' names that are no particles
_FUNCTION_WORDS = frozenset("of for für para pour against sobre the on dla aux".split())
#: Words of institutions' names that are also family names: not beside initials or given names
_AMBIGUOUS = frozenset(
    """
    american amt analytics bank british bund church consumer core court deutsche deutscher
    deutsches economic estado health house human law metall news party post press rat resource
    rights school security senado senat service services staff state states statistical
    statistics statistik study survey trial trials trust union unit united watch world
    """.split()
)
_ENDINGS = (
    "versicherung", "referat", "büro", "landesgruppe", "rat",
    "amt", "amtes", "ministerium", "ministeriums", "verband", "verbände", "verbandes", "anstalt",
    "institut", "institute", "agentur", "regierung", "stiftung", "vereinigung", "gesellschaft",
    "kommission", "zentrum", "zentrale", "gericht", "behörde", "kammer", "verein", "bund",
    "ausschuss", "werk", "akademie", "museum", "archiv", "kuratorium", "universität", "hochschule",
    "direktorate", "styrelsen", "verket", "instituut", "ministerie", "rådet", "consortium",
)  # fmt: skip


def _may_be_institution(words: list[str]) -> bool:
    return (
        not _INSTITUTION.isdisjoint(words)
        or not _FUNCTION_WORDS.isdisjoint(words)
        or not _AMBIGUOUS.isdisjoint(words)
        or any(len(word) > 9 and word.endswith(_ENDINGS) for word in words)
    )


_SENTENCE = regex(rf"(?<=[{_LOWER}]{{3}}|[{_UPPER}]{{3}}|\w\w\))\. (?=[{_UPPER}])")
#: States as authors of laws and reports, as their own languages call them
_STATES = frozenset("brasil españa méxico perú deutschland österreich italia россия".split())
_ABBREVIATED = ("Inc.", "Ltd.", "Corp.", "Co.", "Univ.", "Inst.", "Dept.", "Govt.")
_COMMA = regex(r" ?, ?(?![^()]{0,99}\))")
_FOR = regex(r"^(?:on behalf of|for) (?:the )?")
_JOINED_BODY = regex(r",? (?:and|und|et|y|e|&|for|on behalf of) (?:the )?")


def _mixed(text: str) -> Iterator[Name]:
    """Read a list that has an institution's name, or a word of one, among its parts."""
    for part in re.split(r" ?; ?", text):
        if not _may_be_institution(_WORD.findall(part.lower())):
            yield from _persons(part)
        else:
            yield from _mixed_part(part)


def _mixed_part(part: str) -> Iterator[Name]:
    people: list[str] = []
    body: list[str] = []
    chunks = _COMMA.split(part)
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else ""
        if _is_institution(chunk, following):
            before, joined = _people_before(chunk)
            if before:
                yield from _bodies(body)
                body = []
                people.append(before)
            yield from _persons(", ".join(people))
            people = []
            body.append(joined)
        elif body and not people and not _is_personal(chunk, following):
            body.append(chunk)
        else:
            yield from _bodies(body)
            body = []
            people.append(chunk)
    yield from _persons(", ".join(people))
    yield from _bodies(body)


def _bodies(parts: list[str]) -> Iterator[Name]:
    """Give an institution as it stands; two of them, if a full stop parts them."""
    text = _FOR.sub("", ", ".join(parts).strip(_EDGES))
    if text.endswith(".") and "." not in text.split()[-1][:-1] and not text.endswith(_ABBREVIATED):
        text = text[:-1]
    bodies = _SENTENCE.split(text)
    if not all(_is_institution(body, "") for body in bodies):
        bodies = [text]
    for body in bodies:
        if body:
            yield Name(literal=body)


def _people_before(chunk: str) -> tuple[str, str]:
    """Part "J. Roe and the Ministry of Health" into the person and the institution."""
    for joint in islice(_JOINED_BODY.finditer(chunk), 4):
        before, after = chunk[: joint.start()], chunk[joint.end() :]
        if (
            not _is_institution(before, "")
            and _is_personal(before, "")
            and _is_institution(after, "")
        ):
            return before, after
    return "", chunk


def _is_institution(chunk: str, following: str) -> bool:
    words = _WORD.findall(chunk.lower())
    if not _INSTITUTION.isdisjoint(words) or any(
        len(word) > 9 and word.endswith(_ENDINGS) for word in words
    ):
        # a family name after all: "Parliament, J."
        return len(words) > 1 or not (_has_initials(chunk) or _has_only_initials(following))
    if not _FUNCTION_WORDS.isdisjoint(words):
        return len(words) > 1
    joint = _JOINED_BODY.search(chunk)
    return (
        not _AMBIGUOUS.isdisjoint(words)
        and len(words) > (3 if joint else 1)
        and not _is_personal(chunk, following)
    )


def _is_personal(chunk: str, following: str) -> bool:
    """Tell whether a part has, or is followed by, initials or a known given name."""
    return (
        _has_initials(chunk)
        or any(map(is_given_name, chunk.split()))
        or _has_only_initials(following)
    )


# --- names in Chinese, Japanese and Korean -------------------------------------

_EASTERN_MARK = regex(
    r"\s*[,;/，；、،＆&]\s*|(?<=[\u3400-\u9fff\uac00-\ud7a3])[.．。](?=[\u3400-\u9fff\uac00-\ud7a3])"
    r"|(?<=[\uac00-\ud7a3])\s*[·・‧ㆍ]\s*(?=[\uac00-\ud7a3])|(?<=[\u3400-\u9fff])・(?=[\u3400-\u9fff])"
    r"|\s(?:and|및|와|과|和|与|與|と)\s|(?<=[\u3400-\u9fff])[和与與](?=[\u3400-\u9fff])"
)
_EASTERN_ROLE = regex(
    r"(?:主编|主編|編著|编著|編集|编译|編訳|共著|監修|監訳|等编|等著|等|ほか|[编編著译訳]|他"
    r"|\s(?:지음|옮김|엮음|편저|편|저|역|외|外)|(?<=[\uac00-\ud7a3]{3})\s?외\s?\d*\s?[인명]?)\.?$"
)


def _eastern(text: str) -> Iterator[Name]:
    """Read names of which the family name stands first and is not parted off by a mark.

    Where no blank does it, the name is not divided: how long the family name is cannot
    be seen.
    """
    parts = [part.strip(_EDGES + ".") for part in _EASTERN_MARK.split(text)]
    for part in parts:
        name = part
        for _ in range(2):
            shorter = _EASTERN_ROLE.sub("", name).strip()
            name = shorter if len(shorter) > 1 else name
        if not _EASTERN.search(name):
            yield from _persons(name)
            continue
        words = name.split()
        if len(words) == 2:
            yield Name(family=words[0], given=words[1])
        elif len(words) > 2 and all(len(word) in (2, 3) for word in words):
            yield from (Name(family=word) for word in words)
        else:
            yield Name(family=name)
