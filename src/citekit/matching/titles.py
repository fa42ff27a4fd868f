"""Titles: what they have in common, and what tells siblings apart.

A title is read into words of one writing. Ordinals, numerals and Roman numbers become digits
("twenty-fourth", "24th", "XXIV"), and what stands for a relation to another work ("Review of",
"Erratum") or for an edition is taken off and kept beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from citekit import romans
from citekit.matching.folding import ARTICLES, plain

__all__ = ["Likeness", "Title", "forms", "is_further", "likeness", "number", "read", "tail"]

# --- numbers --------------------------------------------------------------------


def _counted(words: str, end: str = "", start: int = 1, step: int = 1) -> dict[str, int]:
    return {word + end: start + step * n for n, word in enumerate(words.split())}


#: Words of numbers, without accents → the number.
_NUMBERS: Mapping[str, int] = {
    **_counted(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen"
    ),
    **_counted(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    ),
    **_counted("twent thirt fort fift sixt sevent eight ninet", "y", 20, 10),
    **_counted("twent thirt fort fift sixt sevent eight ninet", "ieth", 20, 10),
    **dict.fromkeys(("hundred", "hundredth"), 100),
    **dict.fromkeys(("premier", "premiere"), 1),
    "seconde": 2,
    **_counted("deux trois quatr cinqu six sept huit neuv dix", "ieme", 2),
    **_counted("erst zweit dritt viert funft sechst siebt acht neunt zehnt", "e"),
    **_counted("erst zweit dritt viert funft sechst siebt acht neunt zehnt", "er"),
    **_counted("erst zweit dritt viert funft sechst siebt acht neunt zehnt", "es"),
    **_counted("primer segund tercer cuart quint sext septim octav noven decim", "o"),
    **_counted("primer segund tercer cuart quint sext septim octav noven decim", "a"),
}
#: Roman numbers to 89; in lower case, and with one letter, only behind a `_LABELS`.
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_ORDINAL = re.compile(r"([IVXL]{2,8})(?:e|eme|o|a|th|st|nd|rd)")
_TITLE_CASED = re.compile(r"Ii{1,2}|Iv|Vi{2,3}|Xi{2,3}|Xiv|Xvi{1,3}")
#: What the number of a part stands behind, without accents.
_LABELS = frozenset(
    """
    part pt parts volume vol vols book bk number no nr issue report session series chapter paper
    teil band bd heft tome tom tomo parte partie fascicule numero livre libro deel
    chapitre kapitel capitulo capitolo hoofdstuk
    """.split()
)
#: Those behind which a number says which part of a whole it is.
_PARTS = frozenset(
    "part pt volume vol vols book bk teil band bd tome tomo parte partie deel".split()
)

#: A number at the end of a title that is not smaller is no part.
_LARGEST_PART = 50

# --- what stands around a title -------------------------------------------------------

#: What a work says of itself when it speaks of another one → the beginning of its title, and
#: the end of it. Sources: the manners of journals and of what publishers deposit.
_MARKS: tuple[tuple[str, str, str], ...] = (
    (
        "correction",
        r"(?:(?:author|publisher|editorial)'?s? )?(?:corrections?|corrigend(?:um|a)|errat(?:um|a)"
        r"|addend(?:um|a)|berichtigung)(?: notice)?(?: (?:to|for|in|of|on|zu)\b|\s?[:\"]|\s-|\.\s)",
        r"corrections?|corrigend(?:um|a)|errat(?:um|a)|addend(?:um|a)",
    ),
    (
        "retraction",
        r"(?:retraction|withdrawal|removal|expression of concern|notice of retraction)"
        r"(?: note| notice)?(?: (?:to|for|of|in)\b|\s?[:\"]|\s-|\.\s)",
        r"retraction|withdrawal|expression of concern",
    ),
    (
        "review",
        r"(?:\[?(?:book |essay |film )?reviews?(?: essay| article)?\]?(?: of\b|:)|reviewed works?:"
        r"|(?:rezension|besprechung|buchbesprechung|compte[- ]rendu|recensione?|resena)"
        r"(?: (?:of|von|zu|de|di)\b)?[:.]?)",
        r"(?:book|film) review|(?<=[(\[])review",
    ),
    (
        "reply",
        r"(?:(?:the )?(?:authors?'?s? )?(?:in )?(?:reply|response|rejoinder)(?: to\b|\s?[:.])"
        r"|re:|antwort auf\b|reponse a\b)",
        r"(?:authors?'?s? )?(?:reply|rejoinder|response)",
    ),
    (
        "comment",
        r"(?:an? )?(?:invited )?(?:comments?|commentary|discussion|remarks)"
        r"(?: (?:on|of|to|regarding)\b|:)",
        r"comments?|commentary|discussion",
    ),
    (
        "companion",
        r"(?:solutions?(?: manual)?|study guide|workbook|companion|teacher'?s guide|test bank)"
        r" (?:to|for) accompany\b",
        r"(?:(?:student'?s? |instructor'?s? |complete )?(?:(?:solutions?|instructor'?s?|teacher'?s?"
        r"|laboratory) (?:manual|guide)|study guide|workbook|answer key|test bank))",
    ),
    (
        "supplement",
        r"(?:(?:online )?(?:supplement(?:ary|al)?|supporting)(?: (?:material|information|data))?"
        r"(?: (?:to|for)\b|:)|(?:data|code) (?:for|from):?)",
        r"supplement(?:ary material)?|supporting information",
    ),
)
_BEGINNINGS = re.compile("|".join(rf"(?P<{name}>{start})" for name, start, _ in _MARKS), re.I)
_ENDS = re.compile(
    r"(?:[:.;(\[]\s?|\s-\s)(?:an? )?(?:"
    + "|".join(rf"(?P<{name}>{end})" for name, _, end in _MARKS)
    + r")[)\]]?$",
    re.I,
)
#: Words before a title that are not part of it. A work that was retracted bears the word itself.
_PREFIX = re.compile(
    r"\s*(?:(?:retracted|withdrawn)(?: article| paper| chapter)?\s?[:-]"
    r"|\[?(?:retracted|withdrawn)\]"
    r"|(?:transmits|transmitting|submits|attaches)(?: the\b)?)\s{0,3}",
    re.I,
)
#: Media behind a title, and the responsibility that catalogues put there.
_MEDIUM = re.compile(
    r"\s?\[(?:electronic resource|microform|sound recording|videorecording|online|internet|e-?book"
    r"|computer file|elektronische ressource|ressource electronique|texte imprime)[^\]]{0,30}\]"
    r"|\s?\((?:retracted|withdrawn)(?: article[^)]{0,80}| paper)?\)$",
    re.I,
)
_TRANSLATED = re.compile(r"([^\[\]]{1,600}[^\[\]\s])\s?\[([^\[\]]{2,300})\]\.?")
#: What is said of a work in brackets behind its title, in few words, is no translation of it.
_SAID = 5
_NO_TITLE = frozenset(
    """
    article audio book comment commentary discussion dissertation edition editorial essay excerpt
    film in interview issue lecture letter map news obituary pamphlet podcast poster preprint
    presentation press record reprint response review sic software special speech supplement
    talk text thesis title translation video
    """.split()
)
_EDITION = re.compile(
    r"[\s,.;:(\[]{1,3}(?P<which>\d{1,3}(?:st|nd|rd|th|e|a|\.)?|[a-z]{2,12}(?:-[a-z]{2,7})?)"
    r"\s(?:(?:rev|revised|updated|enlarged|expanded|international)\.?,?\s){0,2}"
    r"(?:edition|edn|ed|aufl|auflage|edicion|edizione|uitgave)\b\.?[)\]]?\s{0,3}$",
    re.I,
)

_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,9})"
    r"(?:(?:st|nd|rd|th|er|re|e|eme|ieme|s|o|a)\b|\u00b0)?"  # 24th, XXe, 1980s, 2\u00b0
    r"|(?P<sign>[\u3040-\u30ff\u3400-\u9fff])"  # Chinese and Japanese have no blanks
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)",
    re.I,
)
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnost]|qu)'(?=[^\W\d_]{2})", re.I)
#: A letter that a machine has read as a digit: "ab0ut".
_MISREAD = re.compile(
    r"(?<=[a-z]{2})[01](?=[a-z])|(?<=\b[A-Za-z])0(?=[A-Za-z]{3})|(?<=[A-Z]{2})[01](?=[A-Z]{2})"
)
_BREAK = re.compile(r"[:;.?!(\[/=,\"]|\s-|-\s|--|\n")


class Title(NamedTuple):
    """A title as it is compared."""

    words: tuple[str, ...]  #: small letters; numbers are digits; ``#a`` is the letter of a part
    text: str  #: the words with blanks between them
    breaks: tuple[int, ...]  #: numbers of words before which a subtitle may begin
    marks: tuple[str, ...] = ()  #: "review", "reply", "correction" … of another work
    parts: tuple[str, ...] = ()  #: of a whole: "Part II", or "II" at the end, is "2"
    edition: str = ""  #: the number of the edition that it names
    is_cut: bool = False  #: it ends in an ellipsis: more may follow anywhere
    is_translation: bool = False  #: it stands in brackets behind another


def read(text: Any) -> Title:
    """Read a title; what is no text is a title without words.

    >>> read("Twenty-Fourth report").words, read("Logic, Part II (2nd ed.)").words
    (('24', 'report'), ('logic', 'part', '2'))
    >>> read("Book review: Fiasco").marks, read("Logic, Part II (2nd ed.)").edition
    (('review',), '2')
    """
    rest = _PREFIX.sub("", _MEDIUM.sub("", plain(text)), count=1).strip(" .\"'")
    marks, rest = _marks(rest)
    edition, rest = _edition(rest)
    rest = _MISREAD.sub(lambda digit: "ol"[int(digit[0])], _ELISION.sub("", rest))
    words, breaks = _words(rest)
    is_cut = plain(text).rstrip(" \"')]").endswith("...")
    return Title(words, " ".join(words), breaks, marks, _parts(words, rest), edition, is_cut)


def forms(text: Any) -> tuple[str, ...]:
    """Give a title, and the original and the translation of one that has both: "Eis [Ice]".

    >>> forms("Eis [Ice]"), forms("Eis [book review]")
    (('Eis [Ice]', 'Eis', 'Ice'), ('Eis [book review]',))
    """
    if not isinstance(text, str):
        return ()
    match = _TRANSLATED.fullmatch(text) if "[" in text else None
    if not match or _MEDIUM.search(text) or read(text).marks:
        return (text,)
    words, _ = _words(plain(match[2]))
    is_said = len(words) < _SAID and not _NO_TITLE.isdisjoint(words)
    if not words or is_said or any(map(_is_fixed, words)) or is_further(words):
        return (text,)
    return text, match[1], match[2]


def number(text: Any) -> str:
    """Give the first number of a text in digits: "2nd ed.", "Second", "Bd. II"; empty: none.

    >>> number("2nd, revised"), number("Second"), number("Bd. II"), number("revised")
    ('2', '2', '2', '')
    """
    words, _ = _words(plain(text).strip())
    return next((word for word in words if word.isdecimal()), "") or _roman(plain(text).strip())


def _parts(words: Sequence[str], text: str) -> tuple[str, ...]:
    """Give the numbers of parts: behind a word for a part, or small and alone at the end."""
    named = [after for word, after in pairwise(words) if word in _PARTS]
    ends = len(words) > 1 and words[-2] not in _PARTS and len(_TOKEN.findall(text.split()[-1])) == 1
    if ends and words[-1].isdecimal() and int(words[-1]) < _LARGEST_PART:
        named.append(words[-1])
    return tuple(sorted(after for after in named if after[0] == "#" or after.isdecimal()))


def _marks(text: str) -> tuple[tuple[str, ...], str]:
    """Part what a title says of another work from the title of that work."""
    marks: list[str] = []
    start = _BEGINNINGS.match(text)
    while start and start.end() < len(text.rstrip()):
        if start.lastgroup != "review" or "review" not in marks:  # "Review of Review of"
            marks.append(start.lastgroup or "")
        text = text[start.end() :].strip(" \"'.")
        start = _BEGINNINGS.match(text)
    end = _ENDS.search(text, max(1, len(text) - 40))
    if end:
        marks.append(end.lastgroup or "")
        text = text[: end.start()].strip(" \"'")
    return tuple(sorted(marks)), text


def _edition(text: str) -> tuple[str, str]:
    match = _EDITION.search(text, max(0, len(text) - 60))
    which = match and number(match["which"])
    return (which, text[: match.start()]) if match and which else ("", text)


def _words(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the words, and the numbers of words before which there is a break."""
    shouted = text.isupper()
    words: list[str] = []
    breaks: list[int] = []
    matches = list(_TOKEN.finditer(text))
    before = 0
    for index, match in enumerate(matches):
        if words and _BREAK.search(text, before, match.start()):
            breaks.append(len(words))
        last = index + 1 == len(matches)
        mark = text[before : match.start()]
        before = match.end()
        word = _word(match, words[-1] if words else "", last, shouted)
        if len(match[0]) == 2 and match[0].isdecimal():
            word = _whole_year(words[-1] if words else "", mark, match[0])
        hyphened = mark == "-"
        if not _add(words, word, match["digits"] is not None, hyphened):
            words.append(word)
    return tuple(words), tuple(breaks)


def _word(match: re.Match[str], before: str, last: bool, shouted: bool) -> str:
    written = match[0].replace("'", "")
    if match["digits"]:
        return match["digits"].replace(",", "").lstrip("0") or "0"
    if match["sign"]:
        return written
    folded = written.casefold()
    if before in _LABELS:
        roman = _roman(written.upper()) if len(written) < 5 else ""
        if roman or len(folded) == 1:
            return roman or f"#{folded}"
    elif written[0] in "IVXL":
        ordinal = _ROMAN_ORDINAL.fullmatch(written)
        bare = ordinal[1] if ordinal else written
        bare = bare.upper() if _TITLE_CASED.fullmatch(bare) else bare
        counts = (len(bare) > 1 or (last and bare != "L")) and not (shouted and "L" in bare)
        if counts and (roman := _roman(bare)):
            return roman
    value = _NUMBERS.get(folded)
    return folded if value is None else str(value)


def _whole_year(before: str, mark: str, year: str) -> str:
    """Write the end of a range as it is meant, and a year without its century: 1990-95, '83."""
    if mark == "-" and len(before) == 4 and before[0] in "12" and before[2:] < year:
        return before[:2] + year
    if mark.endswith("'"):
        return ("19" if year > "30" else "20") + year
    return year.lstrip("0") or "0"


def _add(words: list[str], word: str, digits: bool, hyphened: bool) -> bool:
    """Add a unit to the tens before it: "twenty", "fourth"; tell whether that was done."""
    if digits or not words or not word.isdecimal() or not words[-1].isdecimal():
        return False
    tens, unit = int(words[-1]), int(word)
    if (hyphened or unit < 10) and tens in range(20, 100, 10) and 0 < unit < 10:
        words[-1] = str(tens + unit)
        return True
    return False


def _roman(text: str) -> str:
    return str(romans.read(text)) if text and _ROMAN.fullmatch(text) else ""


# --- two titles ---------------------------------------------------------------------


class Likeness(NamedTuple):
    """What two titles have in common."""

    similarity: float  #: 0–1, of the letters
    words: float  #: how many words with content they share; 0 where they are not alike
    replaced: int = 0  #: words of the one where the other has others
    dropped: int = 0  #: words that only one has, other than a subtitle
    cut: bool = False  #: one has a subtitle that the other has not
    moved: bool = False  #: words that both have come in another order
    lone: tuple[str, ...] = ()  #: numbers that only one has
    numbers: tuple[str, str] | None = None  #: where one has a number, the other has another


#: Of titles that are less alike, no words are compared.
_UNLIKE = 0.6
#: Two words of which one is a misprint of the other are this much alike, of 100; those of
#: eight letters and more may have two mistakes.
_MISPRINT = 80
_MISPRINT_OF_LONG = 74
#: Beginnings that make another word of a word.
_OPPOSITES: tuple[tuple[str, str], ...] = (
    ("hyper", "hypo"), ("macro", "micro"), ("inter", "intra"), ("pre", "post"), ("pro", "anti"),
    ("fe", ""), ("wo", ""), ("in", "de"), ("in", "ex"), ("un", ""), ("non", ""), ("im", "ex"),
    ("endo", "exo"), ("over", "under"), ("homo", "hetero"), ("mono", "poly"), ("dis", ""),
    ("upper", "lower"), ("north", "south"), ("a", ""), ("im", ""), ("anti", ""), ("re", ""),
    ("post", ""), ("pre", ""), ("sub", ""), ("trans", ""), ("inter", ""), ("uni", "multi"),
)  # fmt: skip
#: Words of a subtitle that make another work of it: no title was cut there.
_FURTHER = frozenset(
    """
    abridged abstract addendum afterword annex answers appendix companion concluded continued
    critique epilogue errata follow followup foreword index instructors later poster postscript
    preface protocol quiz reassessed reassessment reconsidered reexamined rejoinder replication
    revisited sequel slides solutions summary supplement teachers update updated workbook
    """.split()
)
#: Subtitles of more words are subtitles, whatever is among them.
_LONGEST_FURTHER = 5
#: Names that are no misprints of each other.
_LOOKALIKES: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split())
    for pair in (
        "austria australia", "austrian australian", "gambia zambia", "niger nigeria", "mali malawi",
        "slovakia slovenia", "slovak slovene", "iran iraq", "iranian iraqi", "guinea guyana",
        "dominica dominican", "baltic balkan", "prenatal perinatal", "theism deism",
    )
)  # fmt: skip


def likeness(first: Title, second: Title) -> Likeness:
    """Compare two titles; a title without words has nothing in common with any.

    >>> one, other = read("Ninth report on trade"), read("10th report on trade")
    >>> likeness(one, other).numbers
    ('9', '10')
    >>> likeness(read("Fiasco"), read("Fiasco: The American Adventure")).cut
    True
    """
    if (len(first.words), first.text) > (len(second.words), second.text):
        found = likeness(second, first)
        return found._replace(numbers=found.numbers and found.numbers[::-1])
    best = _measure(first.words, second.words)
    if best.moved and (_is_turned(first, second) or _is_turned(second, first)):
        best = best._replace(moved=False)
    if (best.similarity > 0.95 and not best.dropped) or not first.words:
        return best
    ends = (len(first.words),) if first.is_cut else ()
    for count in (*second.breaks, *ends):
        if abs(count - len(first.words)) > 1 + len(first.words) // 4:
            continue
        found = _measure(first.words, second.words[:count])
        is_better = best.dropped or found.similarity > best.similarity + 0.02
        if found.replaced or found.dropped:
            continue  # the beginnings of two titles, not one that was cut
        if is_better and found.similarity > 0.8 and not is_further(second.words[count:]):
            best = found._replace(cut=True)
    return best


def tail(first: Title, second: Title) -> str:
    """Give the number that one title has behind all the words of the other; empty: none.

    >>> tail(read("Jones v. Smith (No. 2)"), read("Jones v. Smith (No. 2) 3"))
    '3'
    """
    short, long = sorted((first.words, second.words), key=len)
    more = long[len(short) :]
    if not more or not short or long[: len(short)] != short or not _only_numbers(more):
        return ""
    return more[-1] if more[-1].isdecimal() and int(more[-1]) < _LARGEST_PART else ""


def is_further(tail: Sequence[str]) -> bool:
    """Tell whether what follows a title is no subtitle, but says that it is a further work."""
    if _only_numbers(tail) or tail[0] in _LABELS or (len(tail) < 4 and _is_fixed(tail[-1])):
        return True  # "session 4", "lecture 3", "appendix B"
    if len(tail) > _LONGEST_FURTHER:
        return False
    return any(
        word in _FURTHER or any(_is_misprint(word, each) for each in _FURTHER) for word in tail
    )


def _is_turned(first: Title, second: Title) -> bool:
    """Tell whether what stands behind a mark in one title stands at the beginning of the other.

    >>> _is_turned(read("Rome, a history of"), read("A history of Rome"))
    True
    """
    common = set(first.words) & set(second.words) - ARTICLES
    wanted = _of(common, second.words)
    turned = (first.words[count:] + first.words[:count] for count in first.breaks)
    return any(_of(common, words) == wanted for words in turned)


def _of(some: Container[str], words: Iterable[str]) -> list[str]:
    return [word for word in words if word in some]


def _only_numbers(words: Sequence[str]) -> bool:
    return all(word.isdecimal() or word[0] == "#" or word in _LABELS for word in words)


def _measure(first: tuple[str, ...], second: tuple[str, ...]) -> Likeness:
    if not first or not second:
        return Likeness(0.0, 0.0)
    if first == second:
        return Likeness(1.0, _content(first))
    one, other = " ".join(first), " ".join(second)
    similarity = fuzz.ratio(one, other) / 100
    if similarity < 0.4:
        return Likeness(similarity, 0.0)
    similarity = max(
        similarity,
        fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second))) / 102,
        fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")) / 101,
    )
    if similarity < _UNLIKE:
        return Likeness(similarity, 0.0)
    left, right = _rest(first, second), _rest(second, first)
    shared = _content(first) - _content(left)
    shared += _pair(left, right, first, second)
    numbers, lone = _numbers(
        *([word for word in rest if _is_fixed(word)] for rest in (left, right))
    )
    # small words come and go; but one does not stand for a word with content
    twice = min(sum(map(_is_fixed, rest)) for rest in (left, right))  # is told by `numbers`
    telling = max(sum(word not in ARTICLES for word in rest) for rest in (left, right)) - twice
    replaced = min(telling, len(left) - twice, len(right) - twice)
    common = set(first) & set(second) - ARTICLES
    here, there = _of(common, first), _of(common, second)
    moved = len(here) == len(there) and here != there
    dropped = telling - replaced
    return Likeness(similarity, shared, replaced, dropped, False, moved, lone, numbers)


def _rest(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """Give the words of the first that the second has not, in order."""
    counts = Counter(second)
    rest: list[str] = []
    for word in first:
        if counts[word] > 0:
            counts[word] -= 1
        else:
            rest.append(word)
    return rest


def _is_fixed(word: str) -> bool:
    """Tell whether a word is another one as soon as a single character differs."""
    return word.isdecimal() or word[0] == "#" or (len(word) == 1 and word.isascii() and word != "a")


def _numbers(first: list[str], second: list[str]) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    if first and second:
        return (" ".join(first), " ".join(second)), ()
    return None, tuple(word for word in first + second if word.isdecimal() or word[0] == "#")


def _pair(
    left: list[str], right: list[str], first: tuple[str, ...], second: tuple[str, ...]
) -> int:
    """Take out the words that are the same but for a misprint or a blank; count them.

    `left` and `right` are what the titles `first` and `second` have for themselves.
    """
    count = 0
    for some, others, whole in ((left, right, second), (right, left, first)):
        for word in some[:20]:
            value = next((other for other in others if _is_same_number(word, other)), None)
            if value:
                some.remove(word)
                others.remove(value)
        for word in some[:20]:
            split = next((pair for pair in pairwise(whole) if "".join(pair) == word), ())
            parts = [part for part in split if part in others]
            if parts:
                some.remove(word)
                for part in set(parts):
                    others.remove(part)
                count += 1
    for word in left[:20]:
        found = next((other for other in right[:20] if _is_misprint(word, other)), None)
        if found is not None:
            left.remove(word)
            right.remove(found)
            count += 1
    return count


def _is_same_number(word: str, other: str) -> bool:
    """Tell whether "iv", where nothing said that it is a number, is "4"."""
    return other.isdecimal() and len(word) < 6 and _roman(word.upper()) == other


def _is_misprint(word: str, other: str) -> bool:
    if _is_fixed(word) or _is_fixed(other):
        return False
    if min(len(word), len(other)) < 4:  # "tbe", but neither "men" and "man" nor "of" and "for"
        return (word in ARTICLES) != (other in ARTICLES) and fuzz.ratio(word, other) >= 60
    least = _MISPRINT if min(len(word), len(other)) < 8 else _MISPRINT_OF_LONG
    alike = fuzz.ratio(word, other)
    if alike < least and (alike < 50 or fuzz.ratio(_seen(word), _seen(other)) < 90):
        return False
    if frozenset((word, other)) in _LOOKALIKES:
        return False
    # the first letter is rarely missed, and "eastern" is not "western"
    if OSA.distance(_seen(word), _seen(other)) > (2 if word[0] == other[0] else 1):
        return False
    return not any(
        (word.startswith(one) and other == two + word[len(one) :])
        or (other.startswith(one) and word == two + other[len(one) :])
        for one, two in _OPPOSITES
    )


def _seen(word: str) -> str:
    """Write a word as a machine that reads letters by their shape may see it."""
    return word.replace("rn", "m").replace("cl", "d").replace("vv", "w").replace("li", "h")


def _content(words: Iterable[str]) -> float:
    """Count the words with content; of Chinese and Japanese, two signs are a word."""
    count = 0.0
    for word in words:
        if len(word) == 1:
            count += 0.5 if word > "\u3040" else 0
        elif word not in ARTICLES and not word.isdecimal() and word[0] != "#":
            count += 1
    return count
