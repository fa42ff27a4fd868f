"""Sources that running prose mentions: the words that name them, and what those words say.

Prose is no reference list. "According to Reuters" names a source and "he joined Reuters"
does not, so that every name needs a cue: a verb of reporting, a word like "report", a
bracket behind a person. A mention that is wrong costs more than one that is missed.

The text is first turned into a *sketch* of the same length, in which every known outlet,
institution, place, date and identifier is written over by a letter of its kind. Patterns
read the sketch: ``<outlet> (?:reports|wrote)``; values are cut from the text itself. Where
the words of no list count (names of authors, titles of law), patterns read the text.

Each finder of `_FINDERS` gives candidates; of those that overlap, that of the earlier
finder stays. All patterns are bounded, so that time is linear in the text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from attrs import define, field, frozen

from citekit import dates, identifiers, names
from citekit.record import Date, Name, Record
from citekit.references import gazetteer
from citekit.references.people import is_given_name, likeness

__all__ = ["Mention", "find"]


@frozen
class Mention:
    """A source that the prose names at ``source[start:end]``."""

    text: str  #: exactly the slice of the source
    start: int  #: code points
    end: int
    record: Record  #: only the fields that the words support
    reason: str  #: in a few words, the evidence: "behind “according to”"
    #: 0-1: how sure a cue is. An order, not a share
    confidence: float


def find(text: str, *, date: datetime.date | None = None) -> list[Mention]:
    """Find the sources that running prose names, in order, not overlapping.

    `date` is the day of the text. With it, days without a year get the latest that is
    no later, and "yesterday" or "on Tuesday" are dates where they can be but one.
    Without it a day without a year is kept in words. Prose without sources gives
    nothing, and no text raises.

    >>> found = find("It cites a UNHCR report released on 26 October 2010.")
    >>> [(mention.text, mention.record.type) for mention in found]
    [('UNHCR report released on 26 October 2010', 'report')]
    >>> found[0].record.fields["author"][0].literal, found[0].record.fields["genre"]
    ('UNHCR', 'report')
    >>> [mention.text for mention in find("Liz Sly (Washington Post) and Smith et al. (2012)")]
    ['Liz Sly (Washington Post)', 'Smith et al. (2012)']
    >>> find("The US government said on Monday that Reuters had moved to London.")
    []
    """
    page = _page(text, date)
    taken = bytearray(len(text))
    kept: list[_Candidate] = []
    for finder in _FINDERS:
        for candidate in finder(page):
            if 1 not in taken[candidate.start : candidate.end]:
                taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
                kept.append(candidate)
    kept.sort(key=lambda candidate: candidate.start)
    return [_mention(text, number, candidate) for number, candidate in enumerate(kept, 1)]


class _Candidate(NamedTuple):
    start: int
    end: int
    type: str
    fields: Mapping[str, Any]
    reason: str
    confidence: float


def _mention(text: str, number: int, candidate: _Candidate) -> Mention:
    start, end = candidate.start, candidate.end
    record = Record(f"mention-{number}", candidate.type, candidate.fields)
    return Mention(text[start:end], start, end, record, candidate.reason, candidate.confidence)


# --- the sketch ---------------------------------------------------------------------

#: The letters that names of each kind are written over by
_MARKS: Mapping[str, str] = {
    "outlet": "\ue000", "body": "\ue001", "place": "\ue002", "date": "\ue003", "id": "\ue004",
}  # fmt: skip
_NO_MARKS = str.maketrans(dict.fromkeys(map(chr, range(0xE000, 0xE005)), " ") | {"\u00a0": " "})


@define
class _Page:
    """A text, its sketch, and what is written over there, by where it starts."""

    text: str
    day: datetime.date | None
    sketch: str = ""
    entries: dict[int, tuple[gazetteer.Entry, ...]] = field(factory=dict)
    dates: dict[int, Date] = field(factory=dict)
    identifiers: dict[int, identifiers.Found] = field(factory=dict)

    def words(self, match: re.Match[str], group: str | int) -> str:
        """Give what the text has where a group matched, each blank a space."""
        start, end = match.span(group)
        return " ".join(self.text[start:end].split()) if start >= 0 else ""

    def date(self, match: re.Match[str], *groups: str) -> dict[str, Any]:
        """Give the field of the first date among those groups that the pattern has."""
        known = [group for group in groups if group in match.re.groupindex]
        found = (self.dates.get(match.start(group)) for group in known)
        return next(({"issued": date} for date in found if date is not None), {})


def _compile(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the sketch: ``<outlet>`` is the whole of a name."""

    def written_over(word: re.Match[str]) -> str:
        mark = _MARKS[word[1]]
        return f"(?:(?<!{mark}){mark}++)"

    pattern = re.sub(rf"(?<!\?P)<({'|'.join(_MARKS)})>", written_over, pattern)
    return re.compile(pattern.replace("<the>", "(?:[Tt]he )?"))


def _page(text: str, day: datetime.date | None) -> _Page:
    page = _Page(text, day)
    sketch = list(text.translate(_NO_MARKS))
    # What comes first is kept: an address may have a name in it, a name may have a year.
    for mark, spans in (
        ("id", _identified(page)),
        ("body", _shaped(text, _BODY_FORMS)),
        ("outlet", _shaped(text, _OUTLET_FORMS)),
        ("", _named(page)),
        ("date", _dated(page)),
    ):
        for kind, start, end in spans:
            letter = _MARKS[kind or mark]
            if not any("\ue000" <= character <= "\ue004" for character in sketch[start:end]):
                sketch[start:end] = letter * (end - start)
    page.sketch = "".join(" " if character in "\n\t" else character for character in sketch)
    page.sketch = _paragraphs(text, page.sketch)
    return page


def _paragraphs(text: str, sketch: str) -> str:
    """Let no pattern go over an empty line."""
    ends = [match.start() for match in re.finditer(r"\n[^\S\n]{0,20}\n", text)]
    if not ends:
        return sketch
    starts = [0, *[end + 1 for end in ends]]
    return "\n".join(sketch[start:end] for start, end in zip(starts, [*ends, None], strict=True))


_Span = tuple[str, int, int]


def _identified(page: _Page) -> Iterator[_Span]:
    for found in identifiers.find(page.text):
        page.identifiers[found.start] = found
        yield "", found.start, found.end


#: Addresses of talk, not of reporting, and companies that make more than news
_NO_OUTLETS = frozenset(
    "Facebook Twitter YouTube Instagram LinkedIn Reddit TikTok Medium Substack Wikipedia "
    "Netflix HBO Telegram WhatsApp Blogger WordPress GitHub Google".split()
)


_ELIDED = re.compile(r"(?<![^\W_])[ldLD][’'](?=[A-Z])")


def _named(page: _Page) -> Iterator[_Span]:
    # an elided article is no part of a name: l'AFP
    for start, end, entries in gazetteer.find(_ELIDED.sub("  ", page.text)):
        kind = _kind(entries)
        if page.text.startswith(("The ", "THE "), start) and not entries[0].name.startswith("The "):
            start += 4
        if kind:
            page.entries[start] = entries
            yield kind, start, end


def _kind(entries: tuple[gazetteer.Entry, ...]) -> str:
    for entry in entries:
        if entry.kind == "outlet":
            return "" if entry.name in _NO_OUTLETS else "outlet"
        if entry.kind == "institution":
            return "" if entry.subtype == "company" else "body"
    return "place" if entries and entries[0].kind == "place" else ""


_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'&-]{1,25}"
_RUN = rf"(?:(?:U\.S\.|U\.N\.|{_CAPITAL}) (?:(?:of|for|and|on|&) (?:the )?)?){{1,5}}"
_OBJECT = rf"(?:of|for) (?:the )?{_CAPITAL}(?:,? (?:and )?{_CAPITAL}){{0,4}}"
#: Institutions that are in no list but tell what they are by a word of their name, and
#: those that are in the list in English only
_BODY_FORMS = (
    re.compile(
        rf"(?<![\w-]){_RUN}(?:Committee|Commission|Council|Agency|Office|Institute|Institution"
        r"|Cent(?:er|re)|Foundation|Organi[sz]ation|Bureau|Authority|Association|University"
        r"|Observatory|Inspector General|Ombudsman|Research Services|Statistics)\b"
        rf"(?: {_OBJECT})?"
    ),
    re.compile(
        rf"(?<![\w-])(?:{_CAPITAL} )?(?:Ministry|Department|Office|University|Institute) {_OBJECT}"
    ),
    re.compile(
        r"(?<![\w-])(?:Lead )?(?:(?:U\.S\.|US|Pentagon"
        r"|State Department) )?[Ii]nspectors? [Gg]enerals?\b"
    ),
    re.compile(r"(?<![\w-])(?:U\.S\.|US|UK|EU|[A-Z][a-z]{2,12}(?:an|ish|ese|i|ch)) government\b"),
    re.compile(
        r"(?<![\w-])(?:Vereinten Nationen|Weltbank|Banque mondiale|Banco Mundial|OTAN|OMS"
        r"|Nations unies"
        r"|Naciones Unidas|Europäischen Kommission|Commission européenne|Comisión Europea)\b"
    ),
    re.compile(r"(?<![^\W_])(?:ONU|UNO)\b"),
)
#: Outlets likewise
_OUTLET_FORMS = (
    re.compile(
        rf"(?<![\w-])(?:{_CAPITAL} ){{1,4}}(?:News Agency|News Network|Times|Herald|Tribune|Gazette"
        r"|Chronicle|Telegraph|Courier|Broadcasting Corporation|Zeitung|Nachrichten)\b"
    ),
)
#: Words that a sentence begins with, and no name
_OPENERS = frozenset(
    """
    A According After All Also Although An And Another As At Because Before Both But By Despite
    Even Every First For From Has Have He Her His However I If In It Its Last Later Laut Like
    Many Most My New Next No Not Now On One Only Or Our Over Recently Several She Since So Some
    Still Such Than That The Their Then There These They This Those Though Through Today Two
    Under Until We What When Where Which While Who Why With Yesterday Yet You Your Selon Según
    Der Die Das Ein Eine Le La Les Un Une El Los Una Dr Mr Mrs Ms President Prime Minister
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()
) - {"New", "Le", "La", "Les", "El", "Los", "Die"}


def _shaped(text: str, forms: Iterable[re.Pattern[str]]) -> Iterator[_Span]:
    """Find names by a word that they have, without the first words of sentences."""
    for form in forms:
        for match in form.finditer(text):
            start = match.start()
            words = match[0].split(" ")
            while len(words) > 1 and words[0] in _OPENERS:
                start += len(words.pop(0)) + 1
            if len(words) > 1 or len(match[0].split(" ")) == 1:
                # known names, or a longer one that is known, are the business of the list
                if gazetteer.lookup(text[start : match.end()]):
                    continue
                yield "", start, match.end()


# --- dates --------------------------------------------------------------------------

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = re.compile(
    r"\b(?:(?P<day>[Tt]oday|[Yy]esterday)|(?P<last>last )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day)(?! (?:evening|night)s\b))(?!['’\w])"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_IN_MONTH = re.compile(rf"(?<=\b[Ii]n )(?:{'|'.join(_MONTHS)})\b(?! \d)")


def _dated(page: _Page) -> Iterator[_Span]:
    for written in dates.find(page.text):
        page.dates[written.start] = _written(page, written)
        yield "", written.start, written.end
    for match in _IN_MONTH.finditer(page.text):
        page.dates[match.start()] = _month(match[0], page.day)
        yield "", match.start(), match.end()
    for match in _RELATIVE.finditer(page.text):
        date = page.day and _relative(match, page.day)
        if date:
            page.dates[match.start()] = Date((date.year, date.month, date.day))
            yield "", match.start(), match.end()


def _written(page: _Page, written: dates.Written) -> Date:
    """Give the one date that is written; where there are several, its words."""
    if len(written.readings) == 1:
        return written.readings[0]
    if written.month_day and page.day:
        year = _latest(page.day, *written.month_day)
        if year:
            return Date((year, *written.month_day))
    return Date(literal=" ".join(page.text[written.start : written.end].split()))


def _latest(day: datetime.date, month: int, of_month: int) -> int | None:
    """Give the last year in which a day is not after `day`; leap days are long in coming."""
    for year in range(day.year, day.year - 9, -1):
        if dates.is_real((year, month, of_month)) and (month, of_month) <= (
            (day.month, day.day) if year == day.year else (12, 31)
        ):
            return year
    return None


def _month(word: str, day: datetime.date | None) -> Date:
    if day is None:
        return Date(literal=word)
    month = _MONTHS.index(word) + 1
    return Date((day.year - (month > day.month), month))


def _relative(match: re.Match[str], day: datetime.date) -> datetime.date | None:
    """Resolve "yesterday" or a weekday; None where it may be one of two days."""
    if match["day"]:
        back = 1 if match["day"].lower() == "yesterday" else 0
    else:
        back = (day.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        # "Tuesday" on a Tuesday is that day or a week ago; "last Tuesday" on a Friday is
        # of this week or of the last
        if back == 0 or (match["last"] and back <= (day.weekday() + 1) % 7):
            return None
    return day - datetime.timedelta(days=back) if day.toordinal() > back else None


# --- pieces of patterns ---------------------------------------------------------------

#: A day that belongs to an event and not to the mention: "reported on July 3 attacks"
_NO_EVENT = (
    r"(?!['’]s|[-–]| (?:attacks?|bombings?|elections?|raids?|events?|killings?|votes?|protests?"
    r"|shootings?|speech|meetings?|talks|deal|summit|games?|match|deadline|referendum|coup)\b)"
)
_ON = r"(?:on|of|from|dated|vom|am|du|le|del|el) "
_WHEN = rf"(?:,? (?:{_ON})?(?:the )?(?P<date><date>){_NO_EVENT})?"
#: Without a preposition only what is more than a year: "reported July 3"
_WHEN_SAID = rf"(?: (?:{_ON}|(?={_MARKS['date']}{{5}}))(?P<date><date>){_NO_EVENT})?"
#: What is released later than it is named: "report, published in May 2010"
_RELEASED = (
    r"(?:,? (?:(?:which|that) )?(?:was )?(?:just |first |recently )?"
    r"(?:(?:released|published|issued|presented|completed|leaked|veröffentlicht|publié|publicado)"
    r" (?:(?:on|in|in the|am|im|le|en|el) )?"
    r"|(?:dated|of|from|on|in|vom|von|aus dem Jahr|du|de|del) (?:the )?)"
    rf"(?P<date><date>){_NO_EVENT}| \((?P<date2><date>)\))?"
)
_OPEN, _CLOSE = '[“"«„‟]', '[”"»“]'
_QUOTED = rf"{_OPEN}(?P<title>(?:[^\W_]|[\ue000-\ue004])[^“”\"«»„\n]{{2,200}}?),?{_CLOSE}"
_NAMED_TITLE = rf"(?:(?:,? (?:titled|entitled|called|headlined|with the title))?,? {_QUOTED})?"
_EXPLAINED = r"(?:,? ?[-–—:]{1,2} [^()\n]{1,80}|, with [^()\n]{1,60})?"


def _title(words: str) -> str:
    return words.rstrip(",. ")


#: Words that make a name a body's publication: "UNHCR report"
_KINDS = (
    r"(?P<genre>(?:(?:annual|quarterly|monthly|weekly|progress|interim|final|special|human rights"
    r"|situation|public opinion|opinion|working|policy|discussion|position|briefing|research"
    r"|background|audit|intelligence|household|status|inquiry) ){0,2}"
    r"(?:report|study|survey|poll|assessment|audit|white paper|working paper|policy paper|paper"
    r"|policy brief|fact sheet|press release|news release|communiqué|memorandum|statement"
    r"|dataset|analysis|briefing))\b"
    r"(?! (?:cards?|groups?|tours?|teams?|visits?|trips?|centers?|centres?|rooms?|stages?"
    r"|of principles|of intent)\b)"
)
_LIKE = (
    r"(?:(?:new|newest|latest|recent|earlier|previous|own|first|second|third|major|landmark|leaked"
    r"|draft|joint|detailed|internal|confidential|classified|unclassified|declassified|damning"
    r"|critical|scathing|official|influential|\d{1,4}-page|(?P<year><date>)) ){0,3}"
)
_ANY_LIKE = r"(?:(?:(?!to |that |for )[a-z\d][\w-]{1,20}|(?P<year><date>)) ){0,3}?"
_TYPES: Mapping[str, str] = {"dataset": "dataset", "hearing": "hearing"}

#: "reported a loss" is business news about the outlet itself.
_NO_BUSINESS = (
    r"(?! (?:an? |its |their |that its? |record |net |quarterly |annual |first-|second-|third-"
    r"|fourth-|higher |lower |strong |weak |quarter ){0,4}(?:loss|losses|profits?|revenues?"
    r"|earnings|sales|income|growth|results|subscribers|staff)\b)"
)
_NO_ACTOR = r"(?! (?:it|its|they|their|to)\b)"
_MORE = (
    r"(?: (?:also|has|had|have|later|first|now|today|yesterday|itself|recently|meanwhile"
    r"|(?P<day><date>))){0,2}"
)

# --- outlets --------------------------------------------------------------------------


class _Rule(NamedTuple):
    """A pattern of the sketch with an outlet; `sure`: its name may be an ordinary word."""

    pattern: re.Pattern[str]
    reason: str
    confidence: float
    sure: bool = True


_OUTLET = r"(?P<outlet><outlet>)"
_OUTLET_RULES = (
    _Rule(
        _compile(
            rf"\b(?:[Aa]ccording to|[Aa]s (?:reported|quoted|cited|published) (?:by|in)"
            rf"|(?:reported|quoted|cited|revealed) (?:by|in)"
            rf"|[Rr]eports? (?:in|by|from)|(?:article|story|piece|column|interview|op-ed"
            rf"|editorial|essay|dispatch) (?:in|by|for|with|from)|wrote in|writes in"
            rf"|writing (?:in|for)"
            rf"|[Pp]ublished (?:in|by)) <the>{_OUTLET}(?![-–])(?! (?:correspondents?|reporters?"
            rf"|journalists?"
            rf"|editors?|executives?|employees?|staff)\b){_WHEN_SAID}"
        ),
        "behind words of quoting",
        0.85,
    ),
    _Rule(
        _compile(
            r"\b(?:told|telling|tells|interview with|an interview to) "
            rf"<the>{_OUTLET}(?!['’]s|[-–])(?! to\b)"
            rf"(?! (?:correspondents?|reporters?|journalists?|editors?|executives?|employees?"
            rf"|staff)\b)"
            rf"{_WHEN_SAID}"
        ),
        "it was told",
        0.8,
        False,
    ),
    _Rule(
        _compile(
            rf"{_OUTLET}(?<!['’]s){_MORE} (?:reports|reported"
            rf"|reporting)\b(?! to\b){_NO_BUSINESS}{_WHEN_SAID}"
        ),
        "before a verb of reporting",
        0.85,
    ),
    _Rule(
        _compile(
            rf"{_OUTLET}{_MORE} (?:writes|wrote|notes|noted|adds|added|quotes|quoted|cites"
            rf"|cited|reveals"
            rf"|revealed|claims|claimed|(?:published|carried|ran) (?:an?"
            rf"|the) (?:[a-z-]{{2,15}} ){{0,2}}"
            rf"(?:story|article|report|interview|editorial|op-ed|piece|investigation|column))\b"
            rf"{_NO_BUSINESS}{_NO_ACTOR}{_WHEN_SAID}"
        ),
        "before a verb of reporting",
        0.75,
        False,
    ),
    _Rule(
        _compile(
            rf"{_OUTLET}{_MORE} (?:says|said)(?: on (?P<date><date>))?(?:,? (?:citing|quoting)\b"
            rf"|(?= that (?!it\b|its\b|they\b|he\b|she\b)))"
        ),
        "before “said”",
        0.6,
        False,
    ),
    _Rule(
        _compile(
            rf"\b(?:a|an|the|The|A|An|in"
            rf"|its) (?:(?P<year><date>) )?{_OUTLET}(?:['’]s?)? (?:(?P<day><date>) )?"
            r"(?:front-page |news |cover |lead |recent |exclusive )?"
            r"(?:article|story|editorial|op-ed|report|documentary|interview|column"
            r"|investigation|dispatch"
            rf"|piece|profile|obituary)\b(?! (?:boards?|pages?|staff"
            rf"|teams?)\b){_NO_EVENT}{_NAMED_TITLE}{_RELEASED}"
        ),
        "before a word like “article”",
        0.75,
    ),
    _Rule(
        _compile(rf"\b(?:in|on) <the>{_OUTLET} (?:on|of) (?P<date><date>){_NO_EVENT}"),
        "an outlet, and its day",
        0.7,
        False,
    ),
    # German, French, Spanish
    _Rule(
        _compile(
            rf"\b(?:[Ll]aut|(?:[Nn]ach|[Uu]nter Berufung auf) (?:Angaben|Informationen) (?:der"
            rf"|des|von)"
            rf"|[Ww]ie|berichte[nt]e?|meldete?|schreibt|schrieb) (?:(?:die|der|das|dem"
            rf"|den) )?{_OUTLET}{_WHEN_SAID}"
        ),
        "behind words of quoting",
        0.85,
    ),
    _Rule(
        _compile(
            rf"{_OUTLET}(?: (?:berichtete?|meldete?|schreibt|schrieb|zufolge|a (?:rapporté"
            rf"|révélé|écrit)|rapporte"
            rf"|écrit|informó|informa|publicó|reportó)\b){_WHEN_SAID}"
        ),
        "before a verb of reporting",
        0.8,
    ),
    _Rule(
        _compile(
            rf"\b(?:[Ss]elon|[Dd]['’]après|rapporte|écrit|[Ss]egún|informa|informó) (?:(?:le|la"
            rf"|les|el|los) |l['’])?"
            rf"{_OUTLET}{_WHEN_SAID}"
        ),
        "behind words of quoting",
        0.85,
    ),
)


#: The groups of dates, the surest first
_DATES = ("date", "date2", "day", "year")


def _outlets(page: _Page) -> Iterator[_Candidate]:
    for rule in _OUTLET_RULES:
        for match in rule.pattern.finditer(page.sketch):
            if not rule.sure and not _certain(page, match):
                continue
            fields: dict[str, Any] = {"container-title": page.words(match, "outlet")}
            groups = match.groupdict()
            if groups.get("title"):
                fields["title"] = _title(page.words(match, "title"))
            fields |= page.date(match, *_DATES)
            said = [name for name in ("outlet", "title", *_DATES) if groups.get(name)]
            start = min(match.start(name) for name in said)
            end = max(match.end(name) + (name == "title") for name in said)
            kind = _type(page, match.start("outlet"))
            yield _Candidate(start, end, kind, fields, rule.reason, rule.confidence)


def _certain(page: _Page, match: re.Match[str]) -> bool:
    """Say whether an outlet is one by its name alone, or by its article or capitals."""
    start, end = match.span("outlet")
    entries = page.entries.get(start, ())
    known = any(entry.kind == "outlet" and not entry.common_word for entry in entries)
    words = page.text[start:end]
    article = page.text[max(0, start - 4) : start].lower() == "the " or words.startswith("The ")
    return known or article or (words.isupper() and len(words) < 6)


def _type(page: _Page, start: int) -> str:
    """Give the CSL type of what an outlet publishes."""
    entries = page.entries.get(start, ())
    found = [entry.type for entry in entries if entry.kind == "outlet"]
    if any(entry.name.endswith((" TV", " Radio")) for entry in entries):
        return "broadcast"
    return found[0] if found and found[0] else "article-newspaper"


# --- outlets with persons ---------------------------------------------------------------

_PERSON = (
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]{0,25}(?: (?:(?:al|el|bin|ibn|van|von|der|de|la|da|di|du|den)[ -]){0,2}"
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]{0,25}){1,3}"
)
_PERSONS = rf"{_PERSON}(?:(?:, {_PERSON}){{0,4}},? (?:and|&|und|et|y) {_PERSON})?"
_PERSONS_BEFORE = re.compile(rf"(?<![\w.’'-])(?P<persons>{_PERSONS})$")
_BRACKETED = _compile(
    rf" \(<the>{_OUTLET}(?:,? (?:on )?(?P<date><date>))?{_EXPLAINED}\)"
    rf"|,? (?:of|writing in|writing for|reporting for|(?:writes|wrote|reports|reported|argues"
    rf"|argued) (?:in|for))"
    rf" <the>(?P<outlet2><outlet>)(?= (?:writes|wrote|reports|reported|argues|argued|notes|says"
    rf"|said|adds)\b"
    rf"|(?P<by>(?: (?:on|of) (?P<date2><date>))?))"
)
_STAFF = _compile(
    rf"{_OUTLET}(?:['’]s?)?(?: (?:correspondent|reporter|columnist|journalist|blogger"
    rf"|bureau chief))?"
    rf" (?P<persons>{_PERSONS})"
    rf"(?= (?:reports|reported|writes|wrote|argues|argued|notes|noted|quotes|quoted|interviewed)\b)"
)
_IN_LIST = _compile(
    rf"(?:(?<=[(;])|^) ?(?:(?:[Ss]ee|via|e\.g\.) )?(?:(?P<persons>{_PERSONS}), )?<the>{_OUTLET}"
    r"(?:,? (?:on )?(?P<date><date>))?(?= ?[;)])"
)
_WIRE = _compile(r"(?<=\()(?P<outlet><outlet>)(?=\))")
_QUOTED_IN = _compile(
    rf"{_QUOTED}(?:,? (?:in|on) <the>|,? )(?P<outlet><outlet>),? \(?(?:on |of )?(?P<date><date>)\)?"
)


def _authored(page: _Page) -> Iterator[_Candidate]:
    """Find persons and their outlet: "Liz Sly (Reuters)", "Liz Sly of Reuters writes"."""
    for match in _BRACKETED.finditer(page.sketch):
        group = "outlet" if match["outlet"] else "outlet2"
        if group == "outlet2" and " of " in match[0][:5] and match["by"] == "":
            continue  # "Jeff Bezos of the Washington Post"
        found = _persons_before(page, match.start())
        if found is None or _spelt_out(page.text, *match.span(group)):
            continue
        start, authors = found
        fields = {"author": authors, "container-title": page.words(match, group)}
        fields |= page.date(match, "date", "date2")
        end = match.end() if group == "outlet" else max(match.end(group), match.end("date2"))
        kind = _type(page, match.start(group))
        yield _Candidate(start, end, kind, fields, "a person and an outlet", 0.9)
    for match in _STAFF.finditer(page.sketch):
        authors = _authors(page.words(match, "persons"))
        if authors:
            fields = {"author": authors, "container-title": page.words(match, "outlet")}
            kind = _type(page, match.start("outlet"))
            yield _Candidate(
                match.start("outlet"), match.end("persons"), kind, fields, "an outlet’s writer", 0.8
            )


def _persons_before(page: _Page, end: int) -> tuple[int, tuple[Name, ...]] | None:
    """Read the persons whose names end at a place."""
    base = max(0, end - 160)
    match = _PERSONS_BEFORE.search(page.text[base:end].replace("\n", " "))
    if match is None:
        return None
    start, words = base + match.start(), match["persons"]
    # "Yesterday Jane Roe", "Correspondent Jane Roe"
    first, _, rest = words.partition(" ")
    while " " in rest and (
        first in _OPENERS or (is_given_name(rest.split()[0]) and not is_given_name(first))
    ):
        if "." in first and first not in _OPENERS:
            break  # an initial
        start += len(first) + 1
        words, (first, _, rest) = rest, rest.partition(" ")
    authors = _authors(words)
    return (start, authors) if authors else None


def _authors(words: str) -> tuple[Name, ...]:
    """Read persons; nobody where the words may be something else."""
    words = " ".join(words.split())
    if (
        likeness(words) < 1
        or gazetteer.lookup(words)
        or any(word in _OPENERS for word in words.split())
    ):
        return ()
    return tuple(names.parse(one) for one in names.split(words))


def _listed(page: _Page) -> Iterator[_Candidate]:
    """Find outlets in brackets: "(AFP, Jan. 29; BBC News, Jan. 27)"."""
    for match in _IN_LIST.finditer(page.sketch):
        fields: dict[str, Any] = {}
        if match["persons"]:
            fields["author"] = _authors(page.words(match, "persons"))
        elif not match["date"]:
            continue  # "the public broadcaster (ZDF)"
        if fields.get("author", True):
            fields |= {"container-title": page.words(match, "outlet")} | page.date(match, "date")
            start = match.start("persons" if match["persons"] else "outlet")
            kind = _type(page, match.start("outlet"))
            yield _Candidate(start, match.end(), kind, fields, "an outlet in brackets", 0.85)
    for match in _WIRE.finditer(page.sketch):
        entries = page.entries.get(match.start(), ())
        wire = any(entry.subtype == "wire" for entry in entries)
        if wire and not _spelt_out(page.text, *match.span()):
            fields = {"container-title": page.words(match, "outlet")}
            kind = _type(page, match.start())
            yield _Candidate(*match.span(), kind, fields, "an agency in brackets", 0.6)


def _spelt_out(text: str, start: int, end: int) -> bool:
    """Say whether brackets hold the initials of the words before: "Agence France-Presse (AFP)"."""
    before = re.findall(r"[^\W\d_]+", text[max(0, start - 120) : start])
    initials = text[start:end].lower()
    last = "".join(word[0] for word in before[-len(initials) :]).lower()
    return last == initials


def _quoted_in(page: _Page) -> Iterator[_Candidate]:
    """Find titles before their outlet and day: "“The last convoy” in the Guardian on 5 May"."""
    for match in _QUOTED_IN.finditer(page.sketch):
        title = _title(page.words(match, "title"))
        if " " not in title or not title[0].isupper():
            continue  # a word that somebody quotes
        fields = {"title": title, "container-title": page.words(match, "outlet")}
        fields |= page.date(match, "date")
        kind = _type(page, match.start("outlet"))
        end = match.end("date") + (match[0].endswith(")"))
        yield _Candidate(match.start(), end, kind, fields, "a title and its outlet", 0.85)


# --- institutions -----------------------------------------------------------------------

_BODY = r"(?P<body><body>)(?:['’]s?)?"
_NUMBER = r"(?: \((?P<number><id>)\))?"
_BODY_RULES = (
    (
        _compile(
            r"(?:\b(?:In|On|Last) (?P<day><date>),? )?<the>(?P<body><body>)"
            r"(?: (?:has|have|had|just|recently|also|today|yesterday|last week|last month)){0,3}"
            r" (?:released|published|issued|put out|unveiled) (?:an?|its|their|the) "
            rf"{_ANY_LIKE}{_KINDS}{_NUMBER}{_NAMED_TITLE}{_RELEASED}"
        ),
        "an institution released it",
        0.85,
    ),
    (
        _compile(
            r"(?P<day><date>),? <the>(?P<body><body>) held an? (?:[a-z]{3,12} )?"
            rf"(?P<genre>hearing){_NUMBER}{_NAMED_TITLE}"
        ),
        "an institution’s hearing",
        0.7,
    ),
    (
        _compile(
            rf"(?:(?P<day><date>) )?{_BODY} {_LIKE}{_KINDS}{_NUMBER}{_NAMED_TITLE}{_RELEASED}"
        ),
        "an institution’s report",
        0.85,
    ),
    (
        _compile(
            rf"\b(?:an?|the|A|An|The|new|latest|recent"
            rf"|this) (?:(?P<year><date>) )?{_KINDS}(?:,? (?:released|published|issued|prepared"
            r"|conducted|written))?(?: (?:on|in) (?P<day><date>))? (?:by"
            r"|from) (?:the )?(?P<body><body>)"
            rf"(?!['’]){_NUMBER}{_NAMED_TITLE}{_RELEASED}"
        ),
        "a report by an institution",
        0.85,
    ),
    (
        _compile(
            r"(?P<body><body>)-(?P<genre>Bericht|Report|Studie|Umfrage|Papier|Mitteilung"
            r"|Analyse)e?s?\b"
            rf"{_NUMBER}{_NAMED_TITLE}{_RELEASED}"
        ),
        "a report by an institution",
        0.85,
    ),
    (
        _compile(
            r"\b(?:(?:[Ee]in|[Ee]ine|[Dd]er|[Dd]ie|[Ee]inem|[Ee]iner|[Dd]em|laut|[Uu]n|[Uu]ne"
            r"|[Ll]e|[Ll]a|[Ee]l|[Ll]['’])"
            r"(?: |(?<=['’])))(?P<genre>Bericht|Studie|Umfrage|rapport|étude|enquête|sondage"
            r"|informe"
            r"|estudio|encuesta)(?: (?:annuel|anual|récent|reciente))? "
            r"(?:der |des |von |vom |de l['’]|de la |de los |de las |du |del |de "
            r"|d['’])(?P<body><body>)"
            rf"{_NUMBER}{_NAMED_TITLE}{_RELEASED}"
        ),
        "a report by an institution",
        0.85,
    ),
)


def _bodies(page: _Page) -> Iterator[_Candidate]:
    """Find what institutions publish: "a 2009 World Bank study"."""
    for pattern, reason, confidence in _BODY_RULES:
        for match in pattern.finditer(page.sketch):
            genre = page.words(match, "genre")
            fields: dict[str, Any] = {
                "author": (Name(literal=page.words(match, "body")),),
                "genre": genre,
            }
            if match["title"]:
                fields["title"] = _title(page.words(match, "title"))
            found = page.identifiers.get(match.start("number"))
            if found:
                fields[identifiers.FIELDS[found.identifier.kind]] = found.identifier.value
            # what is said before counts more than what is told of: "In September … from June"
            fields |= page.date(match, "day", "date", "date2", "year")
            start = min(
                match.start(name)
                for name in ("body", "genre", "year", "day")
                if name in pattern.groupindex and match[name]
            )
            yield _Candidate(
                start, match.end(), _TYPES.get(genre, "report"), fields, reason, confidence
            )


_QUOTED_BODY = _compile(
    rf"\b[Aa]ccording to (?:the )?(?P<body><body>)(?!['’]){_WHEN_SAID}"
    rf"|(?P<body2><body>) (?:reports|reported|notes|noted|estimates|estimated)(?= that\b)"
)


def _quoted_bodies(page: _Page) -> Iterator[_Candidate]:
    """Find organisations that are quoted; what authorities say is news, and no source."""
    for match in _QUOTED_BODY.finditer(page.sketch):
        group = "body" if match["body"] else "body2"
        entries = page.entries.get(match.start(group), ())
        if entries and entries[0].subtype in ("ngo", "think-tank", "igo"):
            author = (Name(literal=page.words(match, group)),)
            fields = {"author": author} | page.date(match, "date")
            end = max(match.end(group), match.end("date"))
            yield _Candidate(
                match.start(group), end, "document", fields, "a quoted organisation", 0.5
            )


#: "the Chilcot report": the name of whoever led an inquiry
_NAMED_REPORT = _compile(
    r"\b[Tt]he (?P<title>(?P<name>[A-Z][a-z]+(?:[-–][A-Z][a-z]+)?) (?:[Ii]nquiry "
    r"|[Cc]ommission |[Cc]ommittee )?"
    rf"(?:[Rr]eport))\b(?! (?:that the|cards?|stage))(?P<more>){_RELEASED}"
)
_NO_INQUIRY = re.compile(
    r".*(?:ian|can|ean|ish|ese|ench|utch|day|uary|ember|tober|ary|ly|ing|al|ic|ous|ive|ed)"
    r"|Iraqi|Israeli|Saudi|Kuwaiti|Afghan|German|March|April|May|June|July|August|Greek|Police"
    r"|Weather"
    r"|Army|Navy|Traffic|Crime|Incident|Government|Minority|Majority|Book|World|State|House|Senate"
)


def _inquiries(page: _Page) -> Iterator[_Candidate]:
    for match in _NAMED_REPORT.finditer(page.sketch):
        name = match["name"]
        if _NO_INQUIRY.fullmatch(name) or gazetteer.lookup(name):
            continue
        fields = {"title": page.words(match, "title")} | page.date(match, "date", "date2")
        yield _Candidate(
            match.start("title"), match.end(), "report", fields, "a report by its name", 0.6
        )


# --- law ----------------------------------------------------------------------------------

_ORGAN = (
    r"(?:(?:UN|U\.N\.|United Nations) )?(?:Security Council|General Assembly|Human Rights Council)"
    r"|UNSC|UNGA"
)
_PARAGRAPH = (
    r"(?:[Pp]aragraphs?|[Pp]aras?\.?) \d{1,3}(?: ?(?:and|to|[-–]) ?\d{1,3})?(?: ?\([a-z]\))?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_RESOLUTION_NUMBER = r"\d{1,4}(?:/\d{1,3})?(?: ?[A-Z]\b)?(?: \([IVXL]{1,6}\))?"
_RESOLUTION = re.compile(
    rf"(?:\b(?P<locator>{_PARAGRAPH}) of (?:its |the )?)?"
    rf"(?:\b(?P<author>{_ORGAN})(?:['’]s)? )?"
    rf"\b(?P<genre>[Rr]esolutions?|[Rr]ésolutions?|[Rr]esolución|Res\.) "
    rf"(?P<number>{_RESOLUTION_NUMBER})(?![\w/])(?: ?\((?P<year>{_YEAR})\)"
    rf"| of (?P<year2>{_YEAR})\b)?"
    rf"(?:,? \(?(?P<locator2>{_PARAGRAPH})\)?)?"
    rf"(?: of the (?P<author2>(?:UN |United Nations )?(?:Security Council|General Assembly)))?"
)
_NEXT_RESOLUTION = re.compile(
    rf"(?:,|,? and|,? und|,? et|,? y) (?P<number>\d{{1,4}}) ?\((?P<year>{_YEAR})\)"
)
_SHORT_RESOLUTION = re.compile(rf"\b(?:UN)?SCRs? \d{{3,4}}(?: ?\((?P<year>{_YEAR})\))?")


def _resolutions(page: _Page) -> Iterator[_Candidate]:
    """Find resolutions of the United Nations; others need more than a number."""
    for match in _RESOLUTION.finditer(page.text):
        author = match["author"] or match["author2"]
        if not author and not match["year"]:
            continue
        fields: dict[str, Any] = {"genre": match["genre"], "number": match["number"]}
        if author:
            fields["author"] = (Name(literal=author),)
        locator = match["locator"] or match["locator2"]
        if locator:
            fields["locator"] = locator
        fields |= _year(match["year"] or match["year2"])
        start = next(match.start(name) for name in ("locator", "author", "genre") if match[name])
        yield _Candidate(start, match.end(), "legislation", fields, "a resolution", 0.9)
        following = _NEXT_RESOLUTION.match(page.text, match.end())
        while following:
            fields = {"number": following["number"]} | _year(following["year"])
            start, end = following.start("number"), following.end()
            yield _Candidate(start, end, "legislation", fields, "a resolution among others", 0.8)
            following = _NEXT_RESOLUTION.match(page.text, end)
    for match in _SHORT_RESOLUTION.finditer(page.text):
        fields = {"number": match[0].partition("(")[0].strip()} | _year(match["year"])
        yield _Candidate(*match.span(), "legislation", fields, "a resolution, abbreviated", 0.85)


def _year(digits: str | None) -> dict[str, Date]:
    return {"issued": Date((int(digits),))} if digits else {}


_PARTY = (
    r"[A-Z][\w.’'&-]{0,25}(?:,? (?:(?:of|the|for|and|&|ex rel\.) ){0,2}[A-Z][\w.’'&-]{0,25}){0,5}"
)
_REPORTER = (
    r"U\.S\.|S\. ?Ct\.|L\. ?Ed\.(?: ?2d)?|F\. ?Supp\.(?: ?[23]d)?|F\.(?: ?[234](?:d|th))?"
    r"|[A-Z]\.[A-Z]?\.?(?: ?[23]d)?|(?:Cal|Ill|Mass|N\.Y|Pa|Tex)\.(?: ?App\.)?(?: ?[2-5](?:d|th))?"
)
_CASE = re.compile(
    rf"(?P<title>\b{_PARTY} vs?\.? {_PARTY})(?:"
    rf",? (?P<volume>\d{{1,4}}) (?P<reporter>{_REPORTER}) (?P<page>\d{{1,5}})(?:, "
    rf"(?P<locator>\d{{1,5}}))?"
    rf"(?: \((?:[^()\d]{{0,20}} )?(?P<year>{_YEAR})\))?"
    rf"| \((?:[^()\d]{{0,20}} )?(?P<year2>{_YEAR})\))?"
)
_COURT = re.compile(
    r"\b(?:[Cc]ourts?|ruling|ruled|decision|overturn\w*|opinion|justices|precedent|plaintiff)\b"
)
#: "the third round. Roe v. Wade"; abbreviations are shorter
_SENTENCE_END = re.compile(r"^.*[a-z]{5}\. (?=.* v)")
_VERSUS = re.compile(r" vs?\.? [A-Z]")


def _cases(page: _Page) -> Iterator[_Candidate]:
    """Find cases by their report, or by their title in the company of a court."""
    for versus in _VERSUS.finditer(page.text):
        base = max(0, versus.start() - 120)
        begin = re.search(rf"(?<![\w.’'&-]){_PARTY}$", page.text[base : versus.start()])
        match = begin and _CASE.match(page.text, base + begin.start())
        if not match:
            continue
        start, title = match.start(), match["title"]
        sentence = _SENTENCE_END.search(title)
        if sentence:
            start, title = start + sentence.end(), title[sentence.end() :]
        while title.partition(" ")[0] in _OPENERS | {"See"}:
            start += len(title.partition(" ")[0]) + 1
            title = title.partition(" ")[2]
        around = page.text[max(0, start - 100) : match.end() + 100]
        if not match["volume"] and not (" v. " in title and _COURT.search(around)):
            continue  # rather a game
        fields: dict[str, Any] = {"title": " ".join(title.rstrip(".,’'").split())}
        for name, group in (
            ("volume", "volume"), ("container-title", "reporter"), ("page", "page"),
            ("locator", "locator"),
        ):  # fmt: skip
            if match[group]:
                fields[name] = match[group]
        fields |= _year(match["year"] or match["year2"])
        end = (
            match.end() if match["volume"] or match["year2"] else start + len(title.rstrip(".,’'"))
        )
        confidence = 0.95 if match["volume"] else 0.6
        yield _Candidate(start, end, "legal_case", fields, "a case", confidence)


# --- author and year ------------------------------------------------------------------------

_FAMILY = (
    r"(?:(?:van|von|de|der|den|di|da|la|le|du|bin|al-|el-) ?){0,2}"
    r"[A-ZÀ-ÖØ-Þ][^\W\d_]{1,20}(?:[-’'](?!s\b)[^\W\d_]{1,20}){0,2}"
)
_GROUP = (
    rf"(?P<names>{_FAMILY}(?:(?:, {_FAMILY}){{0,4}},? (?:and|&|und|et|y) {_FAMILY})?)"
    r"(?P<others>,? (?:et al\.?|and others|u\. ?a\.))?"
)
_PAGES = r"(?:(?:pp?|S|chap|ch|para|sec|§)\.? ?)?\d{1,5}(?: ?[-–] ?\d{1,5})?f{0,2}\.?"
_DATE_OF = rf"(?P<year>{_YEAR})(?P<letter>[a-z])?(?:(?:,|:) ?(?P<locator>{_PAGES}))?"
_NARRATIVE = re.compile(rf"(?<![\w.’'-]){_GROUP}(?P<whose>['’]s?)? \({_DATE_OF}\)")
_AND = re.compile(r",? (?:and|&|und|et|y) |, ")
_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{6,300})\)")
_CITE = re.compile(
    rf"\s*(?:(?P<see>(?:[Ss]ee|cf\.|[Cc]f|e\.g\.|[Ss]ee also|but see|vgl\.|siehe|voir|véase"
    rf"|as in)(?: also| e\.g\.)?,? ))?"
    rf"{_GROUP},? {_DATE_OF}\s*"
)
_CUE_BEFORE = re.compile(
    r"\b(?:[Ss]ee|[Bb]y|[Ff]ollowing|[Aa]ccording to|[Aa]s|[Ii]n|[Cc]f\.|[Ll]aut|[Nn]ach"
    r"|[Ss]elon|[Ss]egún|(?:work|model|study|results|theory|argument|analysis|findings) (?:of|by))"
    r"(?: also)?\s$"
)
_CUE_AFTER = re.compile(
    r"\s(?:also |has |have |had |first |later ){0,2}(?:argues?d?|shows?|showed|shown|finds?"
    r"|found|suggests?|suggested"
    r"|claims?|claimed|describes?d?|proposes?d?|notes?d?|states?d?|reports?|reported"
    r"|demonstrates?d?|concludes?d?"
    r"|observes?d?|defines?d?|points?|pointed|discuss(?:es|ed)?|examines?d?|estimates?d?"
    r"|writes?|wrote|developed"
    r"|introduces?d?|zeigt|schreibt|argumentiert|montre|écrit|sostiene|muestra)\b"
)
#: Capitalised words that stand before a year and are no authors
_NO_AUTHORS = _OPENERS | frozenset(
    """
    New Spring Summer Autumn Fall Winter Windows Office Euro Expo Olympics Cup Series Season Episode
    Chapter Section Article Table Figure Fig Part Volume Act Law Treaty Convention Constitution
    Resolution Session Census Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Born Died Since Circa
    World War Copyright Edition Released Published Updated Founded Established Version Germany
    Academy Award Awards Model Class Directive Regulation Agenda Vision Summit Conference Christmas
    Easter Ramadan Republican Democrat Democratic Labour Conservative Liberal Established Photo
    Album Film Movie Live
    """.split()
)


def _author_years(page: _Page) -> Iterator[_Candidate]:
    """Find citations of scholars: "Smith et al. (2012)", "(Smith 2001; Roe 1999a)"."""
    bracketed = list(_in_brackets(page))
    narrative = [
        (match, _is_evident(page, match))
        for match in _NARRATIVE.finditer(page.text)
        if _are_authors(page, match, 0)
    ]
    # who cites so once does it again
    usual = bool(bracketed) or any(evident for _, evident in narrative)
    for match, evident in narrative:
        if evident or usual:
            yield _cite(match, 0, match.end(), 0.85 if evident else 0.6)
    yield from bracketed


def _in_brackets(page: _Page) -> Iterator[_Candidate]:
    for brackets in _BRACKETS.finditer(page.text):
        base = brackets.start("inside")
        found: list[tuple[re.Match[str], int]] = []
        for part in brackets["inside"].split(";"):
            match = _CITE.fullmatch(part)
            if match is None or not _are_authors(page, match, base):
                found = []
                break
            found.append((match, base))
            base += len(part) + 1
        for match, base in found:
            evident = (
                len(found) > 1 or match["see"] or _is_rich(match) or _AND.search(match["names"])
            )
            if evident or not is_given_name(match["names"]):
                end = base + max(match.end("year"), match.end("letter"), match.end("locator"))
                yield _cite(match, base, end, 0.9 if evident else 0.6)


def _is_rich(match: re.Match[str]) -> bool:
    return bool(match["others"] or match["letter"] or match["locator"])


def _is_evident(page: _Page, match: re.Match[str]) -> bool:
    """Say whether "Smith (2001)" is more than a word and a year: a film, a birth, a game.

    Two names are not enough: "Bonnie and Clyde (1967)".
    """
    if _is_rich(match):
        return True
    if any(map(is_given_name, _AND.split(match["names"]))):
        return False
    text = page.text
    before = text[max(0, match.start() - 24) : match.start()]
    alone = match.span() == (0, len(text.rstrip(" .")))
    return bool(
        alone or match["whose"] or _CUE_BEFORE.search(before) or _CUE_AFTER.match(text, match.end())
    )


def _are_authors(page: _Page, match: re.Match[str], base: int) -> bool:
    """Say whether all the names can be family names, and nothing in front is part of them."""
    start = base + match.start("names")
    before = page.text[max(0, start - 30) : start].rstrip(" ")
    last = before.split(" ")[-1]
    follows = last in _OPENERS or before.endswith((".", ":")) or _CUE_BEFORE.search(f"{before} ")
    if not base and last[:1].isupper() and not follows:
        return False  # "The Lord of the Rings: Jackson (2001)", "Stanley Kubrick (1968)"
    people = _AND.split(match["names"])
    if any(one in _NO_AUTHORS or one.isupper() for one in people):
        return False
    # Putnam is a publisher as well; Nature (2012) and Penguin (1935) are no authors
    known = [entry.kind for one in people for entry in gazetteer.lookup(one)]
    if not known or match["others"]:
        return True
    return len(people) > 1 and all(kind == "publisher" for kind in known)


def _cite(match: re.Match[str], base: int, end: int, confidence: float) -> _Candidate:
    people = _AND.split(match["names"])
    fields: dict[str, Any] = {"author": tuple(map(_family, people))} | _year(match["year"])
    if match["locator"]:
        fields["locator"] = match["locator"]
    start = base + match.start("names")
    return _Candidate(start, end, "document", fields, "an author and a year", confidence)


def _family(words: str) -> Name:
    """Part the particles from a family name that stands alone: "van der Berg"."""
    match = re.fullmatch(r"(?P<particles>(?:[a-z]{1,4} )*)(?P<family>.*)", words)
    particles = match["particles"].strip() if match else ""
    return Name(family=words[len(particles) :].strip(), non_dropping_particle=particles or None)


# --- works by their title -------------------------------------------------------------------

_WORD_OF_TITLE = r"(?:[A-Z\d][\w’'-]{0,25}|[\ue000-\ue002]++)"
_SMALL = r"(?:(?:of|the|and|in|a|an|to|for|on|at|with|from) ){0,3}"
_RUN_OF_TITLE = rf"{_WORD_OF_TITLE}(?::? {_SMALL}{_WORD_OF_TITLE}){{0,8}}"
_OWNER = rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|(?P<owner>{_PERSONS})['’]s?)"
_SINGLE = r"(?:[a-z][\w-]{2,20} ){0,2}?"
_BOOK = _compile(
    rf"\b{_OWNER} (?:(?P<year><date>) )?{_SINGLE}(?P<kind>book|memoir|biography|autobiography"
    rf"|monograph|novel"
    rf"|textbook),? (?:(?:titled|entitled|called),? )?"
    rf"(?:{_QUOTED}|(?P<run>{_RUN_OF_TITLE})(?=[,.;)]|$| \(| (?:by|and|that|which|that|is|was)\b))"
    rf"(?: \((?P<date><date>)\))?(?:,? by (?P<by>{_PERSONS}))?"
)
_ARTICLE = _compile(
    rf"\b{_OWNER} (?:(?P<year><date>) )?{_SINGLE}(?P<kind>article|essay|op-ed|column|blog post"
    rf"|working paper"
    rf"|paper|report|study|thesis|dissertation|documentary|lecture|podcast),? "
    r"(?:(?:titled|entitled|called|headlined|on|of|from) )?(?:(?P<day><date>),? )?"
    # a run of capitals is no title here; the group is there for whoever asks for it
    rf"(?:{_QUOTED}|(?P<run>(?!)))"
    rf"(?: \((?P<date><date>)\))?(?:,? by (?P<by>{_PERSONS}))?"
)
_KIND_TYPES: Mapping[str, str] = {
    "article": "article", "essay": "article", "op-ed": "article-newspaper",
    "column": "article-newspaper", "blog post": "post-weblog", "working paper": "report",
    "paper": "article", "report": "report", "study": "report", "thesis": "thesis",
    "dissertation": "thesis", "documentary": "motion_picture", "lecture": "speech",
    "podcast": "broadcast",
}  # fmt: skip


def _works(page: _Page) -> Iterator[_Candidate]:
    """Find titles behind a word that says what they are: "his book Fiasco"."""
    for pattern in (_BOOK, _ARTICLE):
        for match in pattern.finditer(page.sketch):
            title = _title_of_work(page, match)
            if not title:
                continue
            owner, by = (_authors(page.words(match, group)) for group in ("owner", "by"))
            fields: dict[str, Any] = {"title": title}
            if owner or by:
                fields["author"] = owner or by
            fields |= page.date(match, "date", "day", "year")
            starts = ("owner", "year", "kind") if owner else ("year", "kind")
            start = next(match.start(group) for group in starts if match[group])
            kind = match["kind"]
            reason = f"a title behind “{kind}”"
            type_ = _KIND_TYPES.get(kind, "book")
            yield _Candidate(start, _end_of_work(match, bool(by)), type_, fields, reason, 0.75)


def _title_of_work(page: _Page, match: re.Match[str]) -> str:
    """Give the title; nothing where the words are none: "in her book she", "his book Paris"."""
    title = _title(page.words(match, "title") or page.words(match, "run"))
    if not title[:1].isupper() and not title[:1].isdigit():
        return ""
    first, blank, _ = title.partition(" ")
    doubtful = first in _OPENERS - {"The", "A", "An"} or (not blank and gazetteer.lookup(title))
    return "" if match["run"] and doubtful else title


def _end_of_work(match: re.Match[str], by: bool) -> int:
    """Give where the mention ends: its author, its year or its title, brackets and quotes too."""
    if by:
        return match.end("by")
    if match["date"]:
        return match.end("date") + 1
    return match.end("run") if match["run"] else match.end("title") + 1


_HANDLE = r"(?<![\w@])(?P<handle>@\w{1,30})(?!\.\w)"
_TWEETS = (
    _compile(
        rf"\b(?P<genre>tweet|post|thread) (?:by|from|of) {_HANDLE}(?: (?:on|of"
        rf"|from) (?P<date><date>))?"
    ),
    _compile(rf"{_HANDLE} (?P<verb>tweeted|posted)(?: (?:on )?(?P<date><date>))?"),
    _compile(rf"{_HANDLE}['’]s (?P<genre>tweet|post|thread)(?: (?:on|of|from) (?P<date><date>))?"),
)


def _tweets(page: _Page) -> Iterator[_Candidate]:
    for pattern in _TWEETS:
        for match in pattern.finditer(page.sketch):
            fields: dict[str, Any] = {"author": (Name(literal=match["handle"]),)}
            if "genre" in pattern.groupindex:
                fields["genre"] = match["genre"]
            fields |= page.date(match, "date")
            yield _Candidate(*match.span(), "post", fields, "an account’s post", 0.85)


# --- identifiers ----------------------------------------------------------------------------

#: The CSL type of what an identifier stands for where nothing else is known
_TYPE_OF: Mapping[str, str] = {
    "doi": "article-journal", "isbn": "book", "arxiv": "article", "pmid": "article-journal",
    "pmcid": "article-journal", "url": "webpage", "urn": "document", "un-symbol": "report",
    "celex": "legislation", "ecli": "legal_case", "report-number": "report",
}  # fmt: skip
#: Documents of the Security Council have the year of their date: S/2010/406
_SESSION = re.compile(r"S/(?:PRST/)?((?:19|20)\d\d)/\d|S/RES/\d{1,4}\s?\(((?:19|20)\d\d)\)")
_BEHIND = _compile(
    r",? (?P<locator>(?:paras?\.?|paragraphs?|¶|pp?\.|annex) ?(?:\d{1,4}(?: ?[-–] ?\d{1,4})?"
    r"|[IVX]{1,4}))"
)
_CALLED = _compile(
    r"\b(?P<genre>report|letter|note|statement) \((?P<number><id>)\)(?: (?:of"
    r"|dated) (?P<date><date>))?"
)


def _numbered(page: _Page) -> Iterator[_Candidate]:
    """Find identifiers; a word for the document, and a paragraph, belong to them."""
    for match in _CALLED.finditer(page.sketch):
        found = page.identifiers.get(match.start("number"))
        if found and found.identifier.kind in ("un-symbol", "report-number"):
            fields = {"number": found.identifier.value} | page.date(match, "date")
            issued = fields.get("issued")
            year = _SESSION.match(found.identifier.value)
            if not match["date"]:
                fields |= _year(year and year[1])
            elif year and isinstance(issued, Date):
                fields["issued"] = _with_year(page, match.start("date"), issued, int(year[1]))
            yield _Candidate(
                match.start("genre"), match.end(), "report",
                {"genre": page.words(match, "genre")} | fields, "a numbered document", 0.9,
            )  # fmt: skip
    for found in page.identifiers.values():
        candidate = _identifier(page, found)
        if candidate:
            yield candidate


def _with_year(page: _Page, start: int, issued: Date, year: int) -> Date:
    """Give a day without a year that of the document's number."""
    for written in dates.find(page.text[start : start + 40])[:1]:
        if written.month_day and dates.is_real((year, *written.month_day)):
            return Date((year, *written.month_day))
    return issued


def _identifier(page: _Page, found: identifiers.Found) -> _Candidate | None:
    kind, value = found.identifier.kind, found.identifier.value
    if kind not in _TYPE_OF:
        return None  # an ISSN is of a periodical
    sure = value.count("/") > 1 or "/PV." in value or page.text.startswith("UN", found.start)
    if kind == "un-symbol" and not sure:
        return None  # A/4 is paper, S/12 a motorway
    fields: dict[str, Any] = {identifiers.FIELDS[kind]: identifiers.written(found.identifier)}
    type_ = _TYPE_OF[kind]
    end = found.end
    if kind == "un-symbol":
        type_ = "legislation" if "/RES/" in value else "hearing" if "/PV." in value else type_
        year = _SESSION.match(value)
        fields |= _year(year and (year[1] or year[2]))
    elif kind == "report-number" and value.startswith("Pub"):
        type_ = "legislation"
    behind = _BEHIND.match(page.sketch, end) if kind in ("un-symbol", "report-number") else None
    if behind:
        fields["locator"] = page.words(behind, "locator")
        end = behind.end()
    return _Candidate(found.start, end, type_, fields, identifiers.NAMES[kind], 0.9)


_FINDERS: tuple[Callable[[_Page], Iterator[_Candidate]], ...] = (
    _resolutions,
    _cases,
    _quoted_in,
    _authored,
    _bodies,
    _quoted_bodies,
    _tweets,
    _listed,
    _outlets,
    _works,
    _inquiries,
    _author_years,
    _numbered,
)
