"""Titles of journals, books and sites that works are in, as they are compared.

Catalogues write one title in many ways: abbreviated (ISO 4), by its letters, with the place
that PubMed puts behind it in brackets, with and without its subtitle, its series or the number
of the year. And titles of different journals share most of their words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from citekit.matching.folding import ARTICLES, fold, is_nested, plain, words
from citekit.matching.titles import is_further, number

__all__ = ["Container", "is_same", "read"]

#: Behind the titles of some journals, in some catalogues only.
_COUNTRY = re.compile(r" (?:of the united states of america|u s a|usa|us)$")
#: "Science (New York, N.Y.)", "… and Pattern Recognition (CVPR 2016)".
_BRACKET = re.compile(r"\s\(([^()]{1,80})\)\.?$")
#: "Alice's Adventures": where an apostrophe was lost, a blank is left.
_POSSESSIVE = re.compile(r"(?<=[^\W\d_]{2})'s(?![^\W_])", re.I)
#: A title that is only letters which stand for words: two capitals at least, maybe a year.
_LETTERS = re.compile(r"(?=[^A-Z]{0,8}[A-Z][^A-Z]{0,8}[A-Z])([A-Za-z]{2,9})(?:[\s'-]{0,2}\d{2,4})?")
#: "Series B: Biological Sciences", "Physical Review B", "Journal of Physics A: Mathematical".
_SERIES = re.compile(
    r"[\s.,:;]{1,3}\(?(?:s[eé]rie|series|ser|section|sect|part|pt)\b\.?\s"
    r"(?P<named>[A-Z]|[IVX]{1,4}|\d{1,2})\b\)?[\s.,:;-]{0,3}(?P<about>.*)$"
    r"|(?<![\s.]\w\.)(?<!\s\w)(?<=[\w.)])\s(?P<alone>[A-Z])(?:$|(?:\s-|[:,;])\s(?P<rest>.*)$)",
    re.I,
)
#: The number of one of a row: "Advances in Neural Information Processing Systems 30".
_NUMBER = re.compile(
    r"(?:[,.:;]?\s(?:vol|volume|no|bd|band)\b\.?\s?|\s)(?P<number>\d{1,4}|[IVX]{2,7})$"
)
_SUBTITLE = re.compile(r"\s?:\s")
_DOTTED = re.compile(r"([^\W\d_]{1,20})\.")
#: Subtitles of journals that say what the journal is. Others say which one it is: "Condensed
#: Matter".
_ABOUT = frozenset(
    """
    a an the eine ein la le el un une bulletin journal magazin magazine organ quarterly review
    revista revue rivista zeitschrift
    """.split()
)
#: In titles of what comes out again and again, and is cited with its number and without.
_RECURRING = frozenset(
    """
    advances annals annual conference congress international lecture meeting notes proc
    proceedings progress studies symposium transactions workshop yearbook
    """.split()
)
#: What may stand before the words that the letters of a conference are of.
_OCCASION = _RECURRING | frozenset("acm aaai ieee ifip siam usenix joint national".split())
#: Short forms of words in the titles of journals (ISO 4), known without a dot behind them.
_SHORT_FORMS: frozenset[str] = frozenset(
    """
    acad adv afr agric am amer anal anat ann annu anthropol appl arch assoc astron aust behav ber
    biochem biol biomed biophys bot br bull can chem chim clin cogn comm commun comp comput conf
    contemp crit curr dev diagn dis ecol econ educ electr electron eng engl engng entomol environ
    epidemiol ethnol eur exp fed gen genet geogr geol geophys gynecol hist hosp hum immunol ind inf
    inst int intl ital j jpn klin lab lang lett ling linguist mach mag manag mater math meas mech
    med metab meteorol microbiol mol monogr nat natl naturforsch neurol neurosci nucl numer nutr
    obstet oceanogr oncol ophthalmol opt orthop parasitol pathol pediatr pharm pharmacol phil
    philos phys physiol polit polym pract proc prof prog psychiat psychiatr psychol publ quant
    quart radiol rehabil rep res resour rev rheumatol rundsch sci ser soc sociol softw spectrosc
    stat statist stud surg surv syst tech technol theol theor ther toxicol trans transp trop univ
    urol vet virol wiss z zh zool
    """.split()
)
#: Words that say nothing about which container it is, and which short titles leave out.
_SMALL = ARTICLES | {"fur"}
_DROPPED = frozenset(word for word in _SMALL if len(word) > 1) - _SHORT_FORMS


class Container(NamedTuple):
    """The title of a journal, book or site, in its parts, folded."""

    text: str  #: all of it
    words: tuple[str, ...]  #: of the title, without series, number, subtitle, bracket
    subtitle: tuple[str, ...] = ()
    series: str = ""  #: the letter or number of a series
    number: str = ""  #: of one of a row
    bracket: str = ""  #: what stands behind it in brackets: a place, most often
    letters: str = ""  #: where the title is only letters which stand for words: these
    beside: str = ""  #: such letters in brackets, or before a subtitle that spells them
    short: frozenset[str] = frozenset()  #: the words that may be short forms


@functools.lru_cache(maxsize=4096)
def read(title: str) -> Container:
    """Read the title of a container. A list of works has the same ones again and again.

    >>> read("Science (New York, N.Y.)").words, read("Phys. Rev. B").series
    (('science',), 'b')
    """
    text = rest = _POSSESSIVE.sub(" s", plain(title).strip())
    bracket = beside = series = subtitle = found = ""
    match = _BRACKET.search(rest)
    if match and not _SERIES.search(f" {match[1]}"):
        rest = rest[: match.start()].rstrip()
        letters = _LETTERS.fullmatch(match[1])
        beside = letters[1].casefold() if letters else ""
        bracket = "" if letters or match[1].isdecimal() else fold(match[1])
    match = _SERIES.search(rest)
    if match and (match["named"] or match["alone"].isupper()):
        series = number(match["named"] or "") or fold(match["named"] or match["alone"])
        rest = rest[: match.start()]
    elif ": " in rest:
        rest, _, subtitle = (part or "" for part in _SUBTITLE.sub("\n", rest, 1).partition("\n"))
    match = _NUMBER.search(rest)
    if match:
        found = number(match["number"])
        rest = rest[: match.start()]
    letters = _LETTERS.fullmatch(rest)
    own = letters[1].casefold() if letters else ""
    if own and subtitle and _spell(own, _telling(words(subtitle))):
        beside, rest, subtitle = own, subtitle, ""  # "JAMA: The Journal of the American …"
        own = ""
    named = tuple(_COUNTRY.sub("", fold(rest)).split())
    short = _short(text, [word for word in words(text) if word != series])
    return Container(
        fold(text), named, tuple(words(subtitle)), series, found, bracket,
        "" if subtitle else own, beside, short,
    )  # fmt: skip


def _short(text: str, named: Sequence[str]) -> frozenset[str]:
    """Give the words that may be short forms: by a dot, or as such words are known.

    A dot behind the last word alone may end a sentence; short titles have no small words. Where
    there are no dots at all, all words may be short where one is known to be: "J Appl Psychol".
    """
    dotted = {word.casefold() for word in _DOTTED.findall(text)}
    if dotted <= set(named[-1:]) and _DROPPED.intersection(named[1:]):
        dotted = set()
    known = _SHORT_FORMS.intersection(named)
    if known and not dotted and not _DROPPED.intersection(named[1:]):
        return frozenset(named)
    return frozenset(dotted | known)


def is_same(one: Container, other: Container, *, is_book: bool = False) -> bool | None:
    """Tell whether two titles are of one container; None: who knows.

    Of books (`is_book`) any subtitle may be left out, of journals only one that says no more
    than what the journal is.

    >>> is_same(read("Journal of Physics"), read("Journal of Chemical Physics"))
    False
    >>> is_same(read("J. Chem. Phys."), read("Journal of Chemical Physics"))
    True
    """
    if one.text == other.text:
        return True
    if not one.words or not other.words or one.text.isascii() != other.text.isascii():
        return None
    if _is_whole_short_for(one, other) or _is_whole_short_for(other, one):
        return True
    found = _same_name(one, other, is_book)
    if found and one.series != other.series:
        return None if not one.series or not other.series else False
    if found and one.number != other.number:
        if one.number and other.number:
            return False
        recurs = one.letters or other.letters or not _RECURRING.isdisjoint(one.words + other.words)
        return True if recurs else None
    if found and one.bracket and other.bracket:
        # PubMed tells journals of one title apart by their places
        return True if is_nested(one.bracket.split(), other.bracket.split()) else None
    return found


def _is_whole_short_for(short: Container, long: Container) -> bool:
    """Tell whether a title is the other word by word, bracket, series and all: in short."""
    given = short.text.split()
    return _abbreviates(_telling(given), _telling(long.text.split()), short.short)


def _same_name(one: Container, other: Container, is_book: bool) -> bool | None:
    if _is_letters_of(one, other) or _is_letters_of(other, one):
        return True
    whole = _same_words(one, (*one.words, *one.subtitle), other, (*other.words, *other.subtitle))
    if whole or not (one.subtitle or other.subtitle):
        return whole
    head = _same_words(one, one.words, other, other.words)
    if not head:
        return whole
    if one.subtitle and other.subtitle:
        return False if whole is False else None
    more = one.subtitle or other.subtitle
    can_lack = not is_further(more) if is_book else bool(_ABOUT.intersection(more))
    return True if can_lack else None


def _same_words(
    one: Container, first: Sequence[str], other: Container, second: Sequence[str]
) -> bool | None:
    text, more = " ".join(first), " ".join(second)
    if text == more or (len(text) > 8 and fuzz.ratio(text, more) >= 94):
        return text == more or not _is_other_series(first, second)
    left, right = _telling(first), _telling(second)
    if left == right:
        return True
    for short, given, long in ((one.short, first, right), (other.short, second, left)):
        # "s" and "d" are small words, and short forms of others
        if any(_abbreviates(some, long, short) for some in (given, _telling(given))):
            return True
    few, many = sorted((left, right), key=len)
    if not one.short and not other.short and _is_between(few, many):
        return False
    if set(few) <= set(many) or fuzz.token_sort_ratio(text, more) > 75:
        return None  # "Proceedings of the 5th …" and "Proceedings", a series and its title
    may_lack = (one.short and _follows(left, right, one.short)) or (
        other.short and _follows(right, left, other.short)
    )
    return None if may_lack else False  # words may be left out of short titles


def _is_other_series(first: Sequence[str], second: Sequence[str]) -> bool:
    """``Physical Review B`` is another journal than ``Physical Review D``."""
    return any(len(word) < 3 or word.isdecimal() for word in set(first) ^ set(second))


def _telling(named: Sequence[str]) -> list[str]:
    return [word for word in named if word not in _SMALL] or list(named)


def _is_between(few: Sequence[str], many: Sequence[str]) -> bool:
    """Tell whether words that name a field stand inside a title: Journal of *Chemical* Physics."""
    start = next((n for n, pair in enumerate(zip(few, many, strict=False)) if len({*pair}) > 1),
                 len(few))  # fmt: skip
    end = len(few) - start
    if not 0 < start < len(few) or list(many[len(many) - end :]) != list(few[start:]):
        return False
    inside = many[start : len(many) - end]
    return not any(word in _OCCASION or word[0].isdecimal() for word in inside)


def _abbreviates(given: Sequence[str], long: Sequence[str], short: frozenset[str]) -> bool:
    """Tell whether each word of one title is, or is short for, the word of the other."""
    return len(given) == len(long) and bool(short) and _follows(given, long, short)


def _follows(given: Sequence[str], long: Sequence[str], short: frozenset[str]) -> bool:
    rest = iter(long)
    return all(
        any(word == other or (word in short and _is_short_for(word, other)) for other in rest)
        for word in given
    )


def _is_short_for(short: str, long: str) -> bool:
    if long.startswith(short):
        return True
    if short[0] != long[0] or len(short) > len(long) or len(short) < 3:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_letters_of(short: Container, long: Container) -> bool:
    """Tell whether a title is only the letters of the other, or those that stand beside it."""
    if not short.letters:
        return False
    return short.letters == long.beside or any(
        _spell(short.letters, _telling(named)) for named in (long.words, long.subtitle) if named
    )


def _spell(letters: str, named: Sequence[str]) -> bool:
    """Tell whether letters are those of words, but for what says that it is a conference."""
    start = len(named) - len(letters)
    if start < 0 or len(letters) < 3 or letters != "".join(word[0] for word in named[start:]):
        return False
    return all(word in _OCCASION or word[0].isdecimal() for word in named[:start])
