"""Pages that stand before the page that was asked for: they are refused, not recorded.

Checks for robots, consent, log-ins, errors and missing pages often come with status 200. They
are told by what they are called, by what little they say, and by the headers of those who put
them up. A page that says when it was published, or who wrote it, is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

from attrs import frozen

from citekit.patterns import regex
from citekit.providers.webpages import headlines
from citekit.providers.webpages.hypertext import Page, text, words
from citekit.providers.webpages.signals import Signal

__all__ = ["Obstacle", "Refusal", "refused", "unreadable"]

#: ``check``: it wants to see that a person asks; ``denied``: it lets this one not in;
#: ``consent``: to cookies and the like; ``login``: to an account, paid for or not; ``missing``:
#: there is no such page; ``error``: of the server; ``empty``: nothing in it; ``no-page``: no HTML.
Obstacle = Literal[
    "check", "denied", "consent", "login", "missing", "error", "empty", "no-page"
]  # fmt: skip


@frozen
class Refusal:
    """Why a page is no source: it is not the page that was asked for, or none at all.

    >>> Refusal("missing", "the page says that it does not exist").kind
    'missing'
    """

    kind: Obstacle
    reason: str  #: for a person


_REASONS: Mapping[Obstacle, str] = {
    "check": "the page asks whether a person is there",
    "denied": "the site denies access",
    "consent": "the page asks for consent before it shows anything",
    "login": "the page is shown to those who log in or subscribe",
    "missing": "the page says that it does not exist",
    "error": "the page is the message of an error",
    "empty": "the page says nothing about itself",
    "no-page": "this is no HTML page",
}


_LONG: Mapping[str, str] = {
    "<page>": "(?:page|file|document|article|content|url|story)",
    "<there>": "(?:be )?(?:found|exists?|available)",
    "<not>": "(?:n t| not| t| no longer)",
    "<seite>": "(?:seite|datei|artikel|inhalt)",
    "<da>": "(?:gefunden|mehr|verfügbar|vorhanden)",
}


def _any(table: str) -> re.Pattern[str]:
    """Make one pattern of many, one a line."""
    for short, long in _LONG.items():
        table = table.replace(short, long)
    return regex("|".join(line.strip() for line in table.strip().splitlines()))


#: What such pages are called, whole or between marks; small letters, no marks.
_TITLES: Mapping[Obstacle, re.Pattern[str]] = {
    "check": _any(r"""
        (?:just |nur )?(?:a|one|un|einen) mo?ment(?: bitte)?|un (?:instant|momento)|one more step
        attention required|please wait|challenge validation|client challenge|captcha
        checking your browser.{0,40}|please enable (?:js|javascript|cookies).{0,40}|enable cookies
        (?:are you|you are) (?:a )?(?:robot|human)|robot or human|ddos guard
        (?:please )?verify (?:that )?you are (?:a )?human.{0,20}|verifying you are human
        (?:bot|human) verification|security (?:check|verification|challenge)
        sicherheits(?:überprüfung|prüfung|abfrage)|vérification de sécurité
        pardon our interruption|radware bot manager.{0,20}
    """),
    "denied": _any(r"""
        access (?:to this page )?(?:has been |is )?(?:denied|blocked|restricted|forbidden)
        (?:http |error |status )?(?:401|403|429|451|1015|1020)(?: .{0,30})?|forbidden|unauthorized
        (?:request )?(?:rejected|blocked|denied|unsuccessful)|(?:sorry )?you have been blocked
        not acceptable|unavailable for legal reasons|too many requests
        zugriff (?:verweigert|gesperrt)|accès refusé|acceso denegado|accesso negato
        toegang geweigerd
    """),
    "consent": _any(r"""
        before you continue(?: to .{1,30})?|avant d accéder à .{1,40}
        bevor sie (?:zu .{1,30} weitergehen|fortfahren)
        (?:cookies? |privacy |data )?consent(?: page| required)?|privacy (?:wall|gate|settings)
        cookie (?:notice|settings|wall)|we value your privacy|votre vie privée.{0,30}
        (?:ihre )?zustimmung.{0,30}|datenschutz ?einstellungen
        wir respektieren ihre privatsphäre|ihre privatsphäre.{0,30}
    """),
    "login": _any(r"""
        (?:please )?(?:log|sign) ?(?:in|on|up)(?: (?:to .{1,40}|required|page|or .{1,10}))?
        login.{0,20}|register|(?:bitte )?(?:anmelden|einloggen|anmeldung|registrieren)
        se connecter|connexion|iniciar sesión|accedi|inloggen|logga in|zaloguj(?: się)?
        (?:please )?subscribe(?: to (?:read|continue).{0,30}| now)?|subscription required
        members only.{0,20}
    """),
    "missing": _any(r"""
        (?:(?:http|error|fehler|erreur|status|code) ){0,2}(?:404|410)(?: .{0,40})?
        (?:(?:page|file|object|sorry|oops|error|the|requested|url) ){0,3}(?:was )?not found
        nothing (?:was )?found(?: here)?|not found (?:here|error|on this server)|.{1,20} 404
        (?:.{0,25} )?<page> (?:you .{1,30} )?(?:not|no longer) <there>.{0,25}
        (?:.{0,25} )?<page> (?:you .{1,30} )?(?:is|was|could|can|does|has)<not> <there>.{0,25}
        (?:we )?(?:can t|couldn t|cannot|could not) find .{0,30}page.{0,30}
        (?:diese?r? |die )?<seite>(?: wurde| existiert| ist)?(?: leider)? nicht <da>.{0,20}
        page (?:introuvable|non trouvée|inexistante)|página no encontrada|no se encontró.{0,30}
        pagina non trovata|página não encontrada|pagina niet gevonden|siden blev ikke fundet
        sidan (?:hittades inte|kunde inte hittas)|fant ikke siden|sivua ei löyt.{0,10}
        nie znaleziono.{0,20}|strona nie (?:istnieje|została znaleziona)|stránka nenalezena
        страница не найдена|sayfa bulunamadı|ページが見つかりません.{0,20}|页面不存在
        페이지를 찾을 수 없습니다
    """),
    "error": _any(r"""
        (?:(?:http|error|fehler) ){0,2}(?:400|50[0234]|52\d)(?: .{0,40})?|error|fehler
        (?:internal )?server error|bad (?:gateway|request)|gateway time ?out
        (?:service|site|website)(?: is)?(?: temporarily)? (?:unavailable|down|offline)
        (?:site |website )?(?:under |down for |in )?maintenance(?: mode)?
        wartungs(?:arbeiten|modus)|something went wrong|an error occurred.{0,40}
        (?:error establishing a )?database (?:connection )?error|account suspended
        error establishing a database connection|index of.{0,60}|domain (?:is )?for sale.{0,30}
    """),
}  # fmt: skip
#: What such pages say, where they say little.
_SAYINGS: Mapping[Obstacle, re.Pattern[str]] = {
    "check": _any(r"""
        enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human
        checking your browser before|unusual (?:traffic|activity) (?:from|has been)
        complete the (?:security check|captcha)|press (?:and|&) hold to confirm|not a robot
        are you a robot|solve (?:the|this) captcha|incapsula incident id|detected unusual
        prove (?:that )?you are human|needs to review the security of your connection
        your browser will redirect to your requested content shortly
    """),
    "denied": _any(r"""
        you don.t have permission to access|you have been blocked|reference #\d+\.[\da-f.]{5,60}
        your access to this (?:site|service) has been (?:limited|blocked)|access denied
        not available in your (?:country|region|location)|unavailable (?:due to|for) legal reasons
        (?:zugriff|zugang) (?:wurde )?(?:verweigert|gesperrt)
    """),
    "consent": _any(r"""
        (?:before you continue|bevor (?:du|sie)).{0,300}(?:cookies|daten)
        (?:we|our partners|wir|partner)\b.{0,300}\bcookies?\b.{0,600}(?:accept all|agree|reject all)
        \bcookies?\b.{0,600}(?:alle akzeptieren|zustimmen|alle ablehnen|tout accepter|aceptar todo)
    """),
    "login": _any(r"""
        (?:log in|sign in|subscribe) to (?:continue|read)
        (?:anmelden|abonnieren),? um (?:weiter|den artikel)
    """),
    "missing": _any(r"""
        the (?:requested )?(?:page|url|resource) .{0,200}(?:not found|not be found|does not exist)
    """),
}
#: Characters that a page has at most if it is nothing but such a message.
_LITTLE = 1_500
#: Sources that are written by who publishes, not by who stands in the way.
_BY_SYSTEMS = frozenset(
    """
    highwire json-ld bepress eprints prism opengraph dublin-core microdata rdfa microformat
    parsely sailthru
    """.split()
)
_STARTS = (b"%PDF", b"PK\x03\x04", b"{", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
_READABLE = ("html", "xml", "text/plain", "octet-stream")


def unreadable(page: bytes, headers: Mapping[str, str]) -> Refusal | None:
    """Refuse what is no HTML, by its header or its first bytes."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    start = page[:1_000].lstrip()
    if kind and not any(word in kind for word in _READABLE):
        return Refusal("no-page", f"{_REASONS['no-page']} but {kind[:100]}")
    return _refusal("no-page") if start.startswith(_STARTS) else None


def refused(page: Page, signals: Sequence[Signal], headers: Mapping[str, str]) -> Refusal | None:
    """Refuse a page that stands before another; None for a page that is a work."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return _refusal("check")
    if _is_published(signals):
        return None
    titles = [signal.value[:300] for signal in signals if signal.field == "title"][:20]
    said = text(page.root, _LITTLE + 500).lower()
    little = len(said) < _LITTLE
    calling = (_called(title, little=little) for title in titles)
    kind: Obstacle | None = next(filter(None, calling), None)
    if kind is None and little:
        kind = next((kind for kind, saying in _SAYINGS.items() if saying.search(said)), None)
    if kind is None and not titles and len(said) < _LITTLE // 10:
        kind = "empty"
    if kind is None and _is_home(page.url, signals, titles):
        kind = "missing"
    return None if kind is None else _refusal(kind)


def _refusal(kind: Obstacle) -> Refusal:
    return Refusal(kind, _REASONS[kind])


def _is_published(signals: Sequence[Signal]) -> bool:
    """Tell a page that says when it was published, or who wrote it."""
    return any(
        (each.field == "issued" and each.source in _BY_SYSTEMS)
        or (each.field == "author" and each.kind == "Person")
        or (each.field == "title" and each.source in ("highwire", "bepress", "eprints"))
        for each in signals
    )


def _called(title: str, *, little: bool) -> Obstacle | None:
    """Tell by a title; one word is the title of much, and tells only where little is said."""
    for part in (title, *headlines.parts(title)):
        said = words(part)
        for kind, called in _TITLES.items():
            if (little or len(said) > 1) and called.fullmatch(" ".join(said)):
                return kind
    return None


def _is_home(url: str, signals: Sequence[Signal], titles: Sequence[str]) -> bool:
    """Tell the home page that a site sends for a page that it no longer has."""
    if len(words(_path(url))) < 4:
        return False
    said = [signal.value for signal in signals if signal.field == "url"]
    homes = [_path(each) in ("", "/") for each in said if each.startswith("http")]
    named = headlines.sites(signals, url)
    return bool(homes) and all(homes) and any(headlines.compact(each) in named for each in titles)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
