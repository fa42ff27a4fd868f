"""Words of the writer before a reference: “For the contrary view see”, “Vgl. dazu auch”."""

from __future__ import annotations

from citekit.patterns import regex
from citekit.references import gazetteer
from citekit.references.people import KNOWN_GIVEN, likeness

__all__ = ["joined", "led_in"]

#: What points to a work, and is seldom the beginning of its title
_SURE = (
    r"cfr?\.|vgl\.|vergleiche|siehe|véa(?:n)?se|si veda|см\."
    r"|(?:as )?(?:quoted|cited|discussed) (?:in|by|from|after)"
    r"|(?:zitiert|zit\.) (?:nach|n\.|bei|in)|cit(?:é|ée|ado|ato) (?:par|dans|en|por|in|da|em)"
)
#: What may be: “See America first”
_DOUBTFUL = r"see|compare|voir|ver|vide|veja|vedi|zie"
#: What may stand between that and the work
_MORE = (
    r"also|e\.\s?g\.|for (?:example|instance)|generally|especially|esp\.|again|inter alia"
    r"|auch|dazu|hierzu|etwa|z\.\s?B\.|zum Beispiel|ausführlich|näher|insb\.|insbesondere"
    r"|u\.\s?a\.|nur|aber|ferner|statt vieler|grundlegend"
    r"|aussi|par exemple|p\. ex\.|notamment|également|surtout"
    r"|también|por ejemplo|p\. ej\.|sobre todo|anche|ad esempio|ad es\.|também|por exemplo|ook"
)
_OPENS = "[“„«\"‘']"
_NAME = r"[^\W\d_a-z][\w.’'-]{0,24}"
_PARTICLE = r"(?:[Vv][ao]n|[Zz]u[mr]?|[Dd](?:e[lr]?|[iua])|la)"
#: A capital, or a mark of quotation
_ANY = rf"(?={_OPENS}|(?:{_PARTICLE}\s){{0,2}}[^\W\d_a-z])"
#: A name, or a title in marks
_NAMED = rf"(?={_OPENS}|(?P<name>(?:(?:{_NAME}|{_PARTICLE})\s){{0,5}}{_NAME}),\s(?!by\s))"
_BUT = r"(?i:(?:but|and|or|also|aber|und|mais|pero|ma),?\s)?"
#: “Cf.”, “See also”, “See” before a name, “Vgl. dazu ausführlich”
_BARE = regex(
    rf"{_BUT}(?:(?i:{_SURE})(?:,?\s(?i:{_MORE})){{0,3}}[,:]?\s{_ANY}"
    rf"|(?i:{_DOUBTFUL})(?:(?:,?\s(?i:{_MORE})){{1,3}}[,:]?\s{_ANY}|[,:]?\s{_NAMED}))"
)
#: “For the contrary view see Jane Roe,”: with other words before, only a name may follow
_SENTENCE = regex(
    rf"[^\W\d_a-z][^.;“”„«»\"()\n]{{0,100}}?[\s,:](?:{_SURE}|{_DOUBTFUL})"
    rf"(?:,?\s(?:{_MORE})){{0,3}}[,:]?\s{_NAMED}"
)
_JOINED = regex(rf"(?:and|und|et|y|e|sowie|as well as|ainsi que|en)\s{_NAMED}")


#: “, New York: Harper” behind what may be a name
_IMPRINT = regex(r",\s(?P<place>[^\W\d_a-z][^,.:;]{1,30}):\s")


def led_in(text: str) -> int:
    """Say how long the words are that lead in to a reference; 0 if none do.

    >>> text = "For the contrary view see Anna Reid, Leningrad, 2011"
    >>> text[led_in(text):], led_in("See America first, 2001")
    ('Anna Reid, Leningrad, 2011', 0)
    """
    found = _BARE.match(text) or _SENTENCE.match(text)
    if found is None:
        return 0
    name = found["name"] or ""
    place = _IMPRINT.match(text, found.end("name")) if name else None
    if place and any(entry.kind == "place" for entry in gazetteer.lookup(place["place"])):
        return 0  # See Jane Run, New York: Harper
    return 0 if " " in name and likeness(name) < KNOWN_GIVEN else found.end()


def joined(text: str) -> int:
    """Say how long the word is that joins a reference to the one before: “; and Roe, Seas”.

    >>> joined("und Ann Roe, Seen, 1999"), joined("And then, 2001")
    (4, 0)
    """
    found = _JOINED.match(text)
    return found.end() if found else 0
