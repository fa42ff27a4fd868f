"""Dates of references: what one span that is known to be a date says.

Such a span is short, and its numbers belong to a date, so that much more can be read than
`citekit.dates.find` dares in free text: months of many languages, ``1998-99``, ``'04``,
``12.IV.1898``, ``2012年5月17日``. The words of the span become a *shape*, one letter for
each; `_FORMS` says which shapes are which dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from citekit import dates, romans
from citekit.dates import Written, is_real
from citekit.patterns import regex
from citekit.record import Date
from citekit.references.words import announces, fold

__all__ = ["left_out", "read"]

# --- words ------------------------------------------------------------------------

#: January to December, language by language; forms of one month are parted by a slash.
_MONTHS = """
January/jan February/feb March/mar April/apr May June/jun July/jul August/aug September/sep/sept October/oct November/nov December/dec
Januar/Jänner/jän Februar/Feber März/mrz April Mai Juni Juli August September Oktober/okt November Dezember/dez
janvier/janv février/fév/févr mars avril/avr mai juin juillet/juill/juil août septembre octobre novembre décembre/déc
enero/ene febrero marzo/mzo abril/abr mayo/may junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic
janeiro fevereiro/fev março abril maio/mai junho julho agosto setembro outubro/out novembro dezembro/dez
gennaio/gen febbraio/febbr marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/sett ottobre/ott novembre dicembre
januari februari maart/mrt april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember/des
styczeń/stycznia/sty/stycz luty/lutego/lut marzec/marca kwiecień/kwietnia/kwi/kwiec maj/maja czerwiec/czerwca/cze/czerw lipiec/lipca/lip sierpień/sierpnia/sie/sierp wrzesień/września/wrz październik/października/paź/paźdz listopad/listopada/lis grudzień/grudnia/gru
leden/ledna/led únor/února/úno březen/března/bře duben/dubna/dub květen/května/kvě červen/června červenec/července srpen/srpna/srp září/zář říjen/října/říj listopad/listopadu prosinec/prosince/pro
január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta septembra októbra/október novembra decembra
siječanj/siječnja veljača/veljače ožujak/ožujka travanj/travnja svibanj/svibnja lipanj/lipnja srpanj/srpnja kolovoz/kolovoza rujan/rujna - studeni/studenoga/studenog prosinac/prosinca
январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн июль/июля/июл август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт ноябрь/ноября/ноя/нояб декабрь/декабря/дек
січень/січня лютий/лютого березень/березня квітень/квітня травень/травня червень/червня липень/липня серпень/серпня вересень/вересня жовтень/жовтня листопад/листопада грудень/грудня
Ocak/oca Şubat/şub Mart Nisan/nis Mayıs/Mayis Haziran/haz Temmuz/tem Ağustos/ağu Eylül/eyl Ekim/eki Kasım/Kasim/kas Aralık/Aralik/ara
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
ianuarie/ian februarie martie aprilie mai iunie/iun iulie/iul august septembrie octombrie noiembrie/noi decembrie
január február március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept október/okt november december
tammikuu/tammikuuta/tammikuun helmikuu/helmikuuta/helmikuun maaliskuu/maaliskuuta/maaliskuun huhtikuu/huhtikuuta/huhtikuun toukokuu/toukokuuta/toukokuun kesäkuu/kesäkuuta/kesäkuun heinäkuu/heinäkuuta/heinäkuun elokuu/elokuuta/elokuun syyskuu/syyskuuta/syyskuun lokakuu/lokakuuta/lokakuun marraskuu/marraskuuta/marraskuun joulukuu/joulukuuta/joulukuun
Ιανουάριος/Ιανουαρίου/ιαν Φεβρουάριος/Φεβρουαρίου/φεβ Μάρτιος/Μαρτίου/μαρ Απρίλιος/Απριλίου/απρ Μάιος/Μαΐου Ιούνιος/Ιουνίου/ιουν Ιούλιος/Ιουλίου/ιουλ Αύγουστος/Αυγούστου/αυγ Σεπτέμβριος/Σεπτεμβρίου/σεπ/σεπτ Οκτώβριος/Οκτωβρίου/οκτ Νοέμβριος/Νοεμβρίου/νοε Δεκέμβριος/Δεκεμβρίου/δεκ
Ianuarii Februarii Martii Aprilis Maii Iunii/Junii Iulii/Julii Augusti Septembris Octobris Novembris Decembris
"""  # noqa: E501 - one line is one language
#: Spring to winter, likewise.
_SEASONS = """
spring summer fall/autumn winter
Frühling/Frühjahr Sommer Herbst Winter
printemps été automne hiver
primavera verano otoño invierno
primavera verão outono inverno
primavera estate autunno inverno
lente/voorjaar zomer herfst/najaar winter
vår sommar höst vinter
forår/vår sommer efterår/høst vinter
wiosna lato jesień zima
jaro léto podzim zima
весна лето осень зима
ilkbahar/bahar yaz sonbahar/güz kış/kis
primavera estiu tardor hivern
primăvară/primăvara vară/vara toamnă/toamna iarnă/iarna
tavasz nyár ősz tél
kevät kesä syksy talvi
άνοιξη καλοκαίρι φθινόπωρο χειμώνας
春 夏 秋 冬
"""
_CIRCA = "c ca circa cca um etwa vers env environ hacia około около approximately approx about"
_AND = "and und et y e en og och i и ve ja és to bis a à au al до do"
#: Words within a date that say nothing, weekdays among them.
_SILENT = """
of the on de del della di do da dos d der den dem des le la el l les am im in nel vom dne г гг
год года р року roku rok year anno año année ano st nd rd th er ère re
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda terça quarta quinta sexta feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
#: Endings of ordinal numbers that mean something else where they stand alone.
_ENDINGS = frozenset("a o e d do ro to mo ra te ta en de".split())
_ERAS: Mapping[str, int] = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_EAST_ASIAN_DIGITS = "〇一二三四五六七八九"
_ROMAN_MONTHS = "i ii iii iv v vi vii viii ix x xi xii".split()
_ROMAN_YEAR = regex(r"m(?:cm|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")


def _entries() -> Iterator[tuple[str, tuple[str, int]]]:
    """Give each known word with its letter in a shape and its value; the last one counts."""
    for word in _SILENT.split():
        yield word, ("", 0)
    for word in _AND.split():
        yield word, ("&", 0)
    for word in _CIRCA.split():
        yield word, ("c", 0)
    for number, digit in enumerate(_ROMAN_MONTHS, 1):
        yield digit, ("R", number)
    for letter, table in (("S", _SEASONS), ("M", _MONTHS)):
        for line in table.strip().splitlines():
            for number, forms in enumerate(line.split(), 1):
                for word in forms.split("/"):
                    yield word, (letter, number)


_WORDS: Mapping[str, tuple[str, int]] = {fold(word): entry for word, entry in _entries()}

# --- shapes -----------------------------------------------------------------------

_TOKEN = regex(
    rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<of_era>\d{{1,2}})(?!\d)"
    r"|['’‘](?P<short>\d\d)(?!\d)"
    r"|(?P<number>\d+)"
    r"|(?P<unit>[年月日号號年년월일])"
    r"|(?P<word>[^\W\d_年月日号號년월일]+)"
    r"|(?P<dash>[-–—−‐‑‒~～]+)"
    # a full stop counts between numbers only: 28. 10. 2003
    r"|(?P<mark>[/?&]|(?<=\d)\.(?=\s?\d))"
)  # fmt: skip


class _Shape(NamedTuple):
    """The words of a span, a letter for each.

    Y year, y its last two digits, M month, R roman numeral up to XII, d number that can be a
    day, n other number of two digits, S season, c "circa", s "s" of a decade, & "and",
    x anything else; - / . ? stand for themselves.
    """

    letters: str
    values: list[int]
    starts: list[int]
    ends: list[int]


def _shape(text: str) -> _Shape:
    letters: list[str] = []
    values: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        word = match[0]
        if kind == "number":
            letter, value = _number(word)
        elif kind == "of_era":
            letter, value = "Y", _ERAS[match["era"]] + int(match["of_era"])
        elif kind == "word":
            letter, value = _word(word, text, start, end)
            if letter == "x" and letters[-1:] == ["-"] and len(letters) > 1:
                # A word broken at the end of a line: "novem- bre", "giu - gno".
                whole = _WORDS.get(fold(text[starts[-2] : ends[-2]] + word))
                if whole:
                    start = starts[-2]
                    del letters[-2:], values[-2:], starts[-2:], ends[-2:]
                    letter, value = whole
            if not letter:
                continue
        elif kind == "unit":
            if word in "月월" and letters and letters[-1] == "d" and values[-1] < 13:
                letters[-1] = "M"
            if letters:
                ends[-1] = end
            continue
        elif kind == "short":
            letter, value = "y", int(match["short"])
        else:
            letter, value = ("-" if kind == "dash" else word), 0
        letters.append(letter)
        values.append(value)
        starts.append(start)
        ends.append(end)
    return _Shape("".join(letters), values, starts, ends)


def _number(word: str) -> tuple[str, int]:
    if len(word) == 4 and 1000 <= int(word) <= 2100:
        return "Y", int(word)
    if len(word) == 5 and word[0] in "12" and 1500 <= int(word[:4]) <= 2100:
        return "Y", int(word[:4])  # 1953², of the second edition, that lost its raised 2
    if len(word) > 2:
        return "x", 0
    value = int(word)
    return ("d" if 0 < value < 32 else "n" if len(word) == 2 else "x"), value


def _word(word: str, text: str, start: int, end: int) -> tuple[str, int]:
    folded = fold(word)
    after_digit = start > 0 and text[start - 1].isdecimal()
    if folded in ("s", "er", "ies") and start > 3 and text[start - 4 : start].isdecimal():
        return "s", 0  # 1960s, not 1er mars
    after_year = start > 3 and text[start - 4 : start].isdecimal()
    if (after_digit and (folded in _ENDINGS or (after_year and len(folded) == 1))) or (
        folded == "c" and text[end : end + 1].isdecimal()
    ):
        return "", 0  # 1990a, 1st, 1990bis; c1990 is a copyright, not circa
    known = _WORDS.get(folded)
    if known:
        return known
    if folded[0] == "m" and len(folded) > 3 and _ROMAN_YEAR.fullmatch(folded):
        return "Y", romans.read(folded)
    if folded[0] in "〇一二三四五六七八九十":
        return _east_asian(folded)
    return "x", 0


def _east_asian(word: str) -> tuple[str, int]:
    """Read 五, 十七, 二十, 二〇一二."""
    tens, ten, ones = word.partition("十")
    if not ten:
        digits = "".join(str(_EAST_ASIAN_DIGITS.find(digit)) for digit in word[:5])
        return _number(digits) if digits.isdecimal() else ("x", 0)
    ten_value = _EAST_ASIAN_DIGITS.find(tens) if tens else 1
    one_value = _EAST_ASIAN_DIGITS.find(ones) if ones else 0
    if len(tens) > 1 or len(ones) > 1 or ten_value < 1 or one_value < 0:
        return "x", 0
    return _number(f"{ten_value}{one_value}")


# --- dates ------------------------------------------------------------------------

#: The readings of the part of a shape from one place to another, `to` that of a range mark.
_Built = tuple[tuple[Date, ...], tuple[str, ...]]
_Builder = Callable[[_Shape, int, int, int], "_Built | None"]


def _named(shape: _Shape, start: int, end: int, to: int) -> _Built | None:
    """Read a date with a month by name; what one side of a range lacks the other has."""
    sides = ((start, to), (to + 1, end)) if to >= 0 else ((start, end),)
    parts = [_side(shape, *side) for side in sides]
    first, last = parts[0], parts[-1]
    for letter in "YM":
        value = first.get(letter) or last.get(letter)
        if value:
            first.setdefault(letter, value)
            last.setdefault(letter, value)
    begun, ended = (tuple(side[name] for name in "YMd" if name in side) for side in (first, last))
    return _dated(begun, ended)


def _side(shape: _Shape, start: int, end: int) -> dict[str, int]:
    parts: dict[str, int] = {}
    for index in range(start, end):
        letter, value = shape.letters[index], shape.values[index]
        if letter in "RM":
            parts["M"] = value
        elif letter in "Yd":
            parts.setdefault(letter, value)
    return parts


def _dated(begun: tuple[int, ...], ended: tuple[int, ...]) -> _Built | None:
    if not (is_real(begun) and is_real(ended)) or begun > ended:
        return None
    return (Date(begun, ended if ended != begun else ()),), ()


def _short_year(shape: _Shape, start: int, end: int, _to: int) -> _Built | None:
    """Read a date that ends in a year of two digits: 15-DEC-06, Sept. '04."""
    if shape.ends[end - 1] - shape.starts[end - 1] < 2:
        return None
    parts = _side(shape, start, end - 1)
    written = (_century(shape.values[end - 1]), parts["M"], *(parts[d] for d in "d" if d in parts))
    return _dated(written, written)


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 69 else 1900)


def _numeric(shape: _Shape, start: int, end: int, _to: int) -> _Built | None:
    """Read a date of numbers as in free text, where both orders are known."""
    if shape.ends[end - 1] - shape.starts[end - 1] < 2:
        return None  # 19/2/2 is of no year
    text = "".join(
        f"{value:02d}" if letter not in "-./" else letter
        for letter, value in zip(shape.letters[start:end], shape.values[start:end], strict=True)
    )
    for written in dates.find(text):
        if written.readings and written.end == len(text):
            return written.readings, written.orders
    return None


def _numbered_days(shape: _Shape, start: int, end: int, _to: int) -> _Built | None:
    """Read some days of a month by number: 15./16.6.2006."""
    first, last, month = [
        value
        for letter, value in zip(shape.letters[start:end], shape.values[start:end], strict=True)
        if letter == "d"
    ]
    year = shape.values[end - 1]
    return _dated((year, month, first), (year, month, last))


def _season(shape: _Shape, start: int, end: int, _to: int) -> _Built:
    letters, values = shape.letters[start:end], shape.values[start:end]
    return (Date((values[letters.index("Y")],), season=values[letters.index("S")]),), ()


def _season_of_two_years(shape: _Shape, start: int, end: int, to: int) -> _Built | None:
    """Read Winter 2012/13: the second year says nothing more where the season goes over to it."""
    season = shape.values[start]
    year, next_year = shape.values[end - 3], shape.values[end - 1]
    digits = shape.ends[end - 1] - shape.starts[end - 1]
    neighbours = digits in (2, 4) and next_year == (year + 1) % 10**digits
    # summer does in the south
    return _season(shape, start, end, to) if neighbours and season in (2, 4) else None


def _years(shape: _Shape, start: int, end: int, _to: int) -> _Built | None:
    """Read 1998/2000, 1998-99, 2001–2; what can be no range is a month: 2010-05."""
    letters, values = shape.letters, shape.values
    at = letters.index("Y", start)
    first, last = values[at], values[end - 1 - (letters[end - 1] == "?")]
    digits = shape.ends[end - 1] - shape.starts[end - 1]
    if letters[end - 1] in "dn":
        short, last = last, first - first % 10**digits + last
        if last <= first:
            return _dated((first, short), (first, short)) if digits == 2 else None
    if last < first:
        return None
    circa = letters[start] == "c" or "?" in letters[start:end]
    return (Date((first,), (last,) if last != first else (), circa=circa),), ()


def _year(shape: _Shape, start: int, end: int, _to: int) -> _Built | None:
    letters = shape.letters[start:end]
    year = shape.values[start + letters.index("Y")]
    if letters[-1] == "s" and year % 10 == 0:
        return (dates.parse(f"{year // 10}X"),), ()
    return (Date((year,), circa=letters[0] == "c" or letters[-1] == "?"),), ()


def _last_digits(shape: _Shape, start: int, _end: int, _to: int) -> _Built:
    return (Date((_century(shape.values[start]),)),), ()


def _month_of(shape: _Shape, start: int, end: int, _to: int) -> _Built | None:
    """Read a month by number beside a year: 1983.09, 09/2004."""
    numbers = {shape.letters[start]: shape.values[start]}
    numbers[shape.letters[end - 1]] = shape.values[end - 1]
    return _dated((numbers["Y"], numbers["d"]), (numbers["Y"], numbers["d"]))


#: Shapes and how they are read, fullest first; @ is the mark of a range. A shape that gives
#: no date, such as a 30 February, is left to the rows below: the year at least is known.
_FORMS: tuple[tuple[re.Pattern[str], _Builder], ...] = tuple(
    (regex(pattern.replace("@", "(?P<to>[-/&])")), build)
    for pattern, build in (
        ("dMY@dMY", _named),  # 26 August 2019 - 30 August 2019
        ("MdY@MdY", _named),
        (r"d\.?@d\.d\.Y", _numbered_days),  # 15./16.6.2006
        ("dM@dMY", _named),  # 30 May - 2 June 2001
        ("Md@MdY", _named),
        ("YMd@Md", _named),
        ("d@dMY", _named),  # 27-28 July 2005
        ("Md@dY", _named),
        ("YMd@d", _named),
        ("d[-/.]?[MR][-/.]?Y", _named),  # 12 avril 1902, 12.IV.1898
        ("MdY", _named),
        ("Y[-/.]?M[-/.]?d(?![-/.]?Y)", _named),
        (r"Y\.?dM", _named),
        (r"d([-/.])d\1[Ydny](?![-/.])", _numeric),  # 8/2/19
        (r"Y([-/.])d\1d(?![-/.])", _numeric),
        ("MY@MY", _named),  # December 2006 - February 2007
        ("YM@YM", _named),
        ("M@MY", _named),  # novembre-dicembre 2000
        ("YM@M", _named),
        ("M[-/]?Y", _named),
        ("Y[-/]?M", _named),
        ("S(?:[-/&]S)?Y[-/][Ydn]", _season_of_two_years),
        ("S(?:[-/&]S)?Y", _season),
        ("YS", _season),
        ("d(-|/|)M\\1[dny]", _short_year),  # 15-DEC-06
        ("Md?[ny]", _short_year),
        (r"c?Y\??@c?Y\??", _years),
        ("c?Y@[dn](?![-/.])", _years),
        (r"Y\.d(?![-/.])", _month_of),
        (r"(?<![-/.])d[./]Y", _month_of),
        (r"c?Y[?s]?", _year),
        ("y", _last_digits),
    )
)
_DAY = regex("d[-/]?M|Md")

#: The year that most spans are, alone.
_PLAIN = regex(r"[\s(\[]*((?:1\d|20)\d\d)[a-rt-z]?[\s)\].,;:]*", re.ASCII)
#: Words instead of a date that a style prints as they are. "No date" is not among them:
#: where a record has no date, a style has its own words for that.
_STATUS = regex(
    r"in (?:the )?press|in print|forthcoming|to appear|accepted|submitted|in preparation|in review"
    r"|im (?:druck|erscheinen)|erscheint|in vorbereitung|sous presse|a paraitre|en prensa"
    r"|en preparacion|aceptado|no prelo|em preparacao|in (?:corso di )?stampa|di prossima"
    r"|in druk|i trykk?|i tryck|w druku|v tisku|в печати|baskıda|印刷中"
)


def read(text: str) -> Written | None:
    """Read the text of one span that is known to be a date.

    The parts of a date that stands apart may be joined with a blank. The last form is words:
    "forthcoming" is a `Date` with a `literal`. None where nothing was understood, and for
    "n.d.", which says that there is no date.

    >>> read("(novembre-dicembre 2000)").readings[0].start, read("2001–2").readings[0].end
    ((2000, 11), (2002,))
    >>> [each.start for each in read("8/2/19").readings]
    [(2019, 8, 2), (2019, 2, 8)]
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return Written(plain.start(1), plain.end(1), (Date((int(plain[1]),)),))
    shape = _shape(text)
    for pattern, build in _FORMS:
        match = pattern.search(shape.letters)
        if match:
            to = match.start("to") if "to" in pattern.groupindex else -1
            built = build(shape, *match.span(), to)
            if built:
                return Written(*_span(shape, match), *built)
    return _day(shape) or _status(text)


_PIECE = regex(r"[^\W_]+")
_MERE = frozenset(word for word, (letter, _) in _WORDS.items() if not letter) | frozenset(
    ["c", "cop", "copyright"]
)
#: The letter that tells the works of one year apart, behind its year: 1997b, 1997 b
_LETTER_OF_YEAR = regex(r"(?:(?<=\d{4})|(?<=\d{4}[年년])|(?<=['’‘]\d\d))\s?[a-z](?![^\W_])")


def left_out(text: str, written: Written) -> Iterator[tuple[int, int]]:
    """Find what a span says before and behind the date that was read in it.

    Weekdays and small words say nothing.

    >>> text = "B17, Monday, 4 May 2004"
    >>> [text[slice(*part)] for part in left_out(text, read(text))]
    ['B17']
    """
    letter = _LETTER_OF_YEAR.match(text, written.end)
    behind = letter.end() if letter else written.end
    for start, end in ((0, written.start), (behind, len(text))):
        pieces = list(_PIECE.finditer(text, start, end))
        told = [at for at, piece in enumerate(pieces) if not announces(piece[0])]
        said = [at for at in told if fold(pieces[at][0]) not in _MERE]
        if said:
            # a weekday says nothing only beside its date: what stands before that ends there
            last = told[-1] if start == behind else said[-1]
            yield pieces[told[0]].start(), pieces[last].end()


def _span(shape: _Shape, match: re.Match[str]) -> tuple[int, int]:
    return shape.starts[match.start()], shape.ends[match.end() - 1]


def _day(shape: _Shape) -> Written | None:
    """Read a day without a year."""
    match = _DAY.search(shape.letters)
    if match is None:
        return None
    parts = _side(shape, *match.span())
    if not is_real((2000, parts["M"], parts["d"])):
        return None
    return Written(*_span(shape, match), (), month_day=(parts["M"], parts["d"]))


def _status(text: str) -> Written | None:
    words = " ".join(text.split()).strip("()[].,;: ")
    if len(words) > 40 or not _STATUS.search(fold(words)):
        return None
    return Written(0, len(text), (Date(literal=words),))
