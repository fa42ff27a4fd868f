"""Scholarly references put together by chance: every order, separator and manner.

Styles of the repository are tidy. References in the wild follow styles that nobody wrote
down, in several languages, and half of them not to the end. `samples` draws the manner of each
reference anew: how names are written, where the year stands, what parts one field from the
next, which words announce a volume.
"""

from __future__ import annotations

import importlib.resources
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from citekit import romans
from citekit.training import Sample
from citekit.training.synthesis import abbreviated, changed, weights

__all__ = ["samples"]


class _Words(NamedTuple):
    """What a language says around the fields; alternatives are parted by ``|``."""

    joined: str
    others: str
    inside: str
    edited: str  #: after the names of editors
    editing: str  #: before them
    volume: str
    issue: str
    page: str
    edition: str
    accessed: str
    address: str
    translated: str
    months: str
    leading: str = "See |Cf. |See also |see "


_ENGLISH = _Words(
    " and | & |, and |, & ", " et al.|, et al.|, et al| and others", "In: |In |in |in: |, in |",
    " (eds.)| (Eds.)|, eds.|, editors| (ed.)| (eds)|, Eds.|, ed.",
    "edited by |ed. by |ed. |eds. |Edited by ", "vol. |Vol. |volume |vol |Vol |v. ",
    "no. |No. |issue |number |no ", "pp. |p. |pages |pp |p |pg. |", "{} ed.|{} edn|{} edition",
    "accessed |Accessed |retrieved |last accessed |Accessed on |viewed ",
    "Available at: |available from |URL: |URL |Retrieved from |at |",
    "translated by |trans. |transl. by |Trans. ",
    "January February March April May June July August September October November December",
)  # fmt: skip
_LANGUAGES: Mapping[str, _Words] = {
    "en": _ENGLISH,
    "de": _Words(
        " und |; |/| & ", " u. a.| et al.| u.a.", "In: |in: |in |In ",
        " (Hrsg.)| (Hg.)|, Hrsg.| (Hgg.)| [Hrsg.]", "hrsg. von |hg. v. |herausgegeben von ",
        "Bd. |Band |Jg. |Vol. |", "H. |Heft |Nr. |Ausg. ", "S. |S.|Seite ",
        "{}. Aufl.|{}., überarb. Aufl.|{}. Auflage",
        "abgerufen am |Zugriff am |letzter Zugriff: |Stand: |zuletzt abgerufen am ",
        "URL: |verfügbar unter: |online unter |unter: |", "übers. von |aus dem Engl. von ",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Vgl. |Siehe |Vgl. auch |Siehe auch |s. |vgl. ",
    ),
    "fr": _Words(
        " et | & |, ", " et al.|, et al.| et alii", "dans |in |In : |Dans ",
        " (dir.)| (éd.)|, dir.| (éds)| (dirs.)", "sous la direction de |sous la dir. de |éd. par ",
        "vol. |t. |tome |", "n° |no |no. |fasc. ", "p. |pp. |p.", "{}e éd.|{}e édition",
        "consulté le |page consultée le ", "en ligne : |URL : |disponible sur ",
        "trad. |traduit par |trad. par ",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "Voir |Cf. |Voir aussi |V. ",
    ),
    "it": _Words(
        " e | - |, ", " et al.| e altri|, et al.", "in |in: |In ",
        " (a cura di)| (cur.)| (a c. di)", "a cura di |a c. di |cur. ", "vol. |voi. |t. |a. |",
        "n. |fasc. |nr. |", "pp. |p. |pag. |pp.",
        "{}a ed.|{}ª ed.", "consultato il |ultimo accesso ", "URL: |disponibile su |",
        "trad. di |trad. it. di ",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        "Cfr. |Vedi |Si veda |cfr. |v. ",
    ),
    "es": _Words(
        " y | e |; ", " et al.| y otros|, et al.", "En: |en |En |In: ",
        " (eds.)| (ed.)| (coord.)| (comp.)| (dir.)", "editado por |coord. por ",
        "vol. |v. |Vol. |tomo |", "núm. |n.º |n. |no. |nº ", "pp. |p. |págs. |pág. ",
        "{}.ª ed.|{}a ed.",
        "consultado el |acceso: |fecha de consulta: |Citado ", "Disponible en: |Recuperado de |",
        "trad. de |traducción de ",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "Véase |Cf. |Ver |véase ",
    ),
    "pt": _Words(
        "; | e |, ", " et al.|, et al.| e outros", "In: |in: |em: |IN: ",
        " (org.)| (orgs.)| (Org.)|, coord.| (ed.)", "organizado por |org. ", "v. |vol. |V. |",
        "n. |nº |no. |num. ", "p. |pp. |p.", "{}. ed.|{}ª ed.",
        "Acesso em: |acesso em |Acessado em ",
        "Disponível em: |disponível em |", "trad. |tradução de |Tradução de ",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "Ver |Cf. |Vide |cf. ",
    ),
}  # fmt: skip
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), ("'", "'"), ("``", "''"),
           ("« ", " »"))  # fmt: skip
#: Markup of titles, which the text of a reference has lost.
_TAG = re.compile(r"</?[a-z]{1,12}>")


class _Writer:
    """A text that grows, and its spans."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[tuple[int, int, str]] = []

    def add(self, text: str, label: str = "") -> None:
        if label and text:
            self.spans.append((len(self.text), len(self.text) + len(text), label))
        self.text += text

    def part(self, separator: str) -> None:
        """Part what comes from what is there; two marks do not meet."""
        if not self.text or self.text[-1] in "([":
            return
        before = self.text.rstrip(" ")
        marked = before.rstrip("”\"’»'“")[-1:] if before[-1] in "”\"’»'“" else before[-1]
        if marked in (".", ",", ";", ":", "?", "!") and separator[:1] in (".", ",", ";", ":"):
            self.text = before
            separator = separator[1:] if marked != "." or separator[0] == "." else separator
        elif marked in (",", ";", ":") and separator.strip() in ("-", "–", "—"):
            separator = " "
        if self.text.endswith(" "):
            separator = separator.lstrip(" ")
        self.text += separator


def samples(entries: Sequence[Mapping[str, Any]], *, count: int, seed: int = 0) -> Iterator[Sample]:
    """Put references together of items; the same seed gives the same references."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    weighed = weights(entries)
    stock = _stock(entries)
    while count:
        for item in chance.choices(entries, weighed, k=min(count, 1000)):
            count -= 1
            yield _Composer(
                _exchanged(changed(item, chance), stock, chance), chance, stock
            ).sample()


class _Stock(NamedTuple):
    """What may stand in the place of what a record has."""

    series: Sequence[str]
    journals: Sequence[str]
    meetings: Sequence[str]
    people: Sequence[Any]
    titles: Mapping[str, Sequence[str]]  #: CSL type → titles


def _stock(entries: Sequence[Mapping[str, Any]]) -> _Stock:
    text = importlib.resources.files("citekit.training").joinpath("_data/journals.txt").read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    titles: dict[str, list[str]] = {}
    for entry in entries:
        titles.setdefault(entry["type"], []).append(str(entry["title"]))
    return _Stock(
        [name for entry in entries if isinstance(name := entry.get("collection-title"), str)],
        [line for line in lines if line[0] != "@"],
        [line[1:] for line in lines if line[0] == "@"],
        [entry["author"] for entry in entries if entry.get("author")],
        titles,
    )


def _exchanged(item: dict[str, Any], stock: _Stock, chance: random.Random) -> dict[str, Any]:
    """Give a record the title of another, or another place of publication."""
    kind = item["type"]
    if chance.random() < 0.25:
        item["title"] = chance.choice(stock.titles[kind])
    if kind == "article-journal" and chance.random() < 0.3:
        item["container-title"] = chance.choice(stock.journals)
        item["short"] = True
    elif kind in ("paper-conference", "chapter") and chance.random() < 0.3:
        item["container-title"] = chance.choice(stock.meetings)
        item["short"] = True
    if chance.random() < 0.08 and stock.people:
        # editors of a book that has an author, which few records tell
        item.setdefault("editor", chance.choice(stock.people))
    return item


class _Composer:
    """One reference in the making, in a manner drawn by chance."""

    def __init__(self, item: Mapping[str, Any], chance: random.Random, stock: _Stock) -> None:
        self.item, self.chance, self.stock = item, chance, stock
        self.words = _LANGUAGES[
            self.one("en", "en", "en", "de", "de", "fr", "it", "it", "es", "pt")
        ]
        self.out = _Writer()
        self.separator = self.one(". ", ". ", ", ", ", ", "; ", " ", ": ", " - ")
        self.year_at = self.one("author", "author", "end", "end", "publisher", "volume")
        self.dated = False

    def one(self, *choices: Any) -> Any:
        return self.chance.choice(choices)

    def word(self, words: str) -> str:
        return str(self.chance.choice(words.split("|")))

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def value(self, name: str) -> str:
        found = self.item.get(name)
        plain = _TAG.sub("", str(found)) if isinstance(found, str | int) else ""
        return " ".join(plain.split())

    def sample(self) -> Sample:
        if self.often(0.2):
            self._mark()
        if self.often(0.04):
            self.out.add(self.word(self.words.leading))
        if self.often(0.05) and self._has_year():
            self._date(year_only=True)
            self.out.add(self.one(" ", ", ", ". "))
        authored = self._people("author")
        if authored:
            self._after_author()
        self._title()
        container = self.value("container-title")
        if container:
            self._container(container)
        else:
            if self.item.get("editor") and self.item.get("author"):
                self.out.add(self.word(self.words.editing))
                self._people("editor")
                self.out.part(self.separator)
            if self.often(0.5):
                self._edition()
        self._rest(container)
        end = self.one(".", ".", "", ";", "")
        if self.out.text[-1:] not in ".,;:?!/":
            self.out.add(end)
        if self.often(0.04):
            # reviews in Mathematical Reviews and Zentralblatt, pages that cite it
            self.out.add(" ")
            first = self.chance.randrange(1, 300)
            self.out.add(
                self.one(
                    f"MR{self.chance.randrange(10_000, 4_000_000)}",
                    f"MR {self.chance.randrange(10_000, 4_000_000)}",
                    f"Zbl {self.chance.randrange(10, 1500):04}.{self.chance.randrange(99_999):05}",
                    str(first), f"{first}, {first + 20}", f"[p. {first}]",
                    "and references therein.", "(in Russian).", "Preprint.", "(submitted).",
                ),
                "note",
            )  # fmt: skip
        return Sample(self.out.text, tuple(self.out.spans), "composed", self.item["type"])

    def _mark(self) -> None:
        """Write what the text cites the reference by: a number, letters, names and year."""
        people = self.item.get("author") or [{}]
        families = [one.get("family") or "" for one in people if isinstance(one, dict)]
        letters = "".join(family[:1] for family in families[:4]) or "A"
        year = str(self.chance.randrange(1950, 2025))
        mark = self.one(
            str(self.chance.randrange(1, 300)), str(self.chance.randrange(1, 300)),
            str(self.chance.randrange(1, 300)), f"{letters}{year[2:]}", f"{letters}{year[3:]}",
            letters, f"{families[0]} {year}", f"{families[0][:3]}{year[2:]}",
            f"{' and '.join(families[:2])} {year}", "-".join(letters),
        )  # fmt: skip
        pairs = [("[", "] "), ("[", "] "), ("[", "], ")]
        if mark.isdecimal():
            pairs += [("", ". "), ("(", ") "), ("", " "), ("", ") "), ("", "] "), ("[", "]")]
        left, right = self.one(*pairs)
        self.out.add(left)
        self.out.add(mark, "citation-number")
        self.out.add(right)

    # --- names ---------------------------------------------------------------------

    def _people(self, role: str) -> bool:
        people = self.item.get(role)
        if not isinstance(people, list) or not people:
            return False
        inverted = self.one("all", "all", "first", "none")
        between = self.one(", ", ", ", "; ", " / ", "/", " - ", " – ", " ")
        if inverted == "all" and between == " ":
            between = ", "
        comma = self.one(", ", ", ", " ")
        last = self.word(self.words.joined) if self.often(0.7) else between
        most = self.one(99, 99, 99, 3, 1, 6)
        shown = [self._name(one, inverted == "all" or (inverted == "first" and not at), comma)
                 for at, one in enumerate(people[:most])]  # fmt: skip
        shown = [one for one in shown if one]
        if not shown:
            return False
        text = shown[0]
        for at, one in enumerate(shown[1:], 2):
            text += (last if at == len(shown) and len(people) <= most else between) + one
        self.out.add(text, role)
        if len(people) > most:
            self.out.add(self.word(self.words.others))
        return True

    def _name(self, person: Mapping[str, Any], inverted: bool, comma: str) -> str:
        family = person.get("family") or person.get("literal") or ""
        given = person.get("given") or ""
        for part in ("non-dropping-particle", "dropping-particle"):
            if person.get(part):
                family = f"{person[part]} {family}"
        if not given:
            return family
        return f"{family}{comma}{given}" if inverted else f"{given} {family}"

    def _after_author(self) -> None:
        if self.year_at == "author" and self._has_year():
            left, right = self.one(
                (" (", ")"), (" (", ")"), (", ", ""), (" ", ""), (". ", ""), (" [", "]"),
                (", (", ")"),
            )  # fmt: skip
            self.out.part(left) if left[0] in ".," else self.out.add(left)
            self._date(year_only=self.often(0.8))
            self.out.add(right)
            self.out.part(self.one(". ", ": ", ", ", " ", ".", "; "))
            return
        self.out.part(self.one(". ", ", ", ": ", " ", " - ", " — ", ", ", self.separator))

    # --- titles --------------------------------------------------------------------

    def _title(self) -> None:
        title = self.value("title").rstrip(".")
        left_out = 0.25 if self.item.get("short") else 0.06
        if self.value("container-title") and self.out.text and self.often(left_out):
            return
        left, right = self.one(*_QUOTES) if self.often(0.3) else ("", "")
        self.out.add(left)
        self.out.add(title, "title")
        if right and self.often(0.4):
            self.out.part(self.one(",", "."))
            self.out.add(right)
            self.out.add(" ")
        else:
            self.out.add(right)
            self.out.part(self.one(self.separator, ". ", ", "))
        if self.often(0.04):
            self.out.part(" ")
            self.out.add(
                self.one(
                    "(in Russian)",
                    "(Russian)",
                    "(in press)",
                    "in German",
                    "(abstract)",
                    "to appear",
                )
            )
            self.out.part(self.separator)
        if self.item.get("translator") and self.often(0.8):
            self.out.add(self.word(self.words.translated))
            self._people("translator")
            self.out.part(self.separator)

    def _container(self, container: str) -> None:
        book = bool(self.item.get("editor")) or self.item["type"] in ("chapter", "paper-conference")
        if book or self.often(0.15):
            self.out.add(self.word(self.words.inside).lstrip(", "))
        editors = bool(self.item.get("editor")) and self.often(0.9)
        before = self.often(0.5)
        if editors and before:
            if self.often(0.2):
                self.out.add(self.word(self.words.editing))
                self._people("editor")
            elif self._people("editor"):
                self.out.add(self.word(self.words.edited) if self.often(0.9) else "")
            self.out.part(self.one(", ", ": ", ". ", " "))
        left, right = self.one(*_QUOTES) if self.often(0.15) else ("", "")
        if not book and not self.item.get("short") and self.often(0.3):
            container = abbreviated(container)
        self.out.add(left)
        self.out.add(container, "container-title")
        self.out.add(right)
        if editors and not before:
            self.out.part(self.one(", ", ". ", " (", " "))
            self.out.add(self.word(self.words.editing))
            self._people("editor")
            if self.out.text.count("(") > self.out.text.count(")"):
                self.out.add(")")

    def _edition(self) -> None:
        edition = self.value("edition") or (
            str(self.chance.randrange(2, 6)) if self.often(0.15) else ""
        )
        if not edition or not edition.isdecimal():
            return
        self.out.part(self.separator)
        before, _, after = self.word(self.words.edition).partition("{}")
        ordinal = (
            f"{edition}{self.one('nd', 'rd', 'th', '')}" if self.words is _ENGLISH else edition
        )
        self.out.add(before)
        self.out.add(ordinal, "edition")
        self.out.add(after)

    # --- the rest ------------------------------------------------------------------

    def _rest(self, container: str) -> None:
        numbered = any(self.value(name) for name in ("volume", "issue", "page"))
        published = self.value("publisher") or self.value("publisher-place")
        book = bool(published)
        if self.often(0.08):
            self._series()
        elif self.item["type"] == "paper-conference" and self.often(0.25):
            self.out.part(self.one(", ", ", ", " "))
            self.out.add(self.one("volume ", "vol. ", "number "))
            self.out.add(str(self.chance.randrange(1, 9000)), "volume")
            self.out.add(" of ")
            names = (
                "LNCS",
                "LNAI",
                "Lecture Notes in Computer Science",
                "CEUR Workshop Proceedings",
            )
            self.out.add(self.one(*names), "collection-title")
        if book and self.often(0.6):
            self._publisher()
            self._numbers(bool(container))
        else:
            self._numbers(bool(container))
            if book:
                self._publisher()
        if not self.dated and self._has_year() and (numbered or self.often(0.9)):
            self.out.part(self.one(", ", " (", ". ", " ", self.separator))
            full = self.often(0.4)
            if full and self.words is _LANGUAGES["de"]:
                self.out.add(self.one("", "v. ", "vom "))
            self._date(year_only=not full)
            if self.out.text.count("(") > self.out.text.count(")"):
                self.out.add(")")
        self._address()

    def _series(self) -> None:
        words = self.one(
            "Studies in", "Beiträge zur", "Collection", "Quaderni di", "Lecture Notes in"
        )
        name = (
            f"{words} {self.one('History', 'Linguistik', 'Philosophie', 'storia', 'Mathematics')}"
        )
        if self.stock.series and self.often(0.8):
            name = self.chance.choice(self.stock.series)
        left, right = self.one((" (", ")"), (" (= ", ")"), (", ", ""), (". ", ""))
        self.out.part(left) if left[0] in ".," else self.out.add(left)
        self.out.add(name, "collection-title")
        if self.often(0.7):
            self.out.add(self.one(", ", " ", ", vol. ", ", Bd. ", " no. "))
            self.out.add(str(self.chance.randrange(1, 90)), "number")
        self.out.add(right)

    def _publisher(self) -> None:
        place, publisher = self.value("publisher-place"), self.value("publisher")
        parts = [(place, "publisher-place"), (publisher, "publisher")]
        joint = self.one(": ", ": ", ", ", " : ")
        if self.often(0.3):
            parts.reverse()
            joint = self.one(", ", ", ", ". ")
        if place and self.often(0.1 if self.words is _ENGLISH else 0.35):
            parts = [(place, "publisher-place")]
        parts = [(text, name) for text, name in parts if text]
        brackets = self.often(0.15)
        self.out.part(" (" if brackets else self.one(self.separator, ". ", ", "))
        for at, (text, name) in enumerate(parts):
            self.out.add(joint if at else "")
            self.out.add(text, name)
        if self.year_at == "publisher" and not self.dated and self._has_year():
            self.out.add(self.one(", ", ", ", " ", "; "))
            self._date(year_only=self.often(0.9))
        self.out.add(")" if brackets else "")

    def _numbers(self, contained: bool) -> None:
        volume, issue, page = (self.value(name) for name in ("volume", "issue", "page"))
        if self.often(0.3):
            page = page.replace("-", self.one("–", "—", " - ", "--"))
        if self.often(0.05):
            volume = romans.write(int(volume)) if volume.isdecimal() and len(volume) < 4 else volume
        words = self.often(0.5)
        if volume:
            self.out.part(
                self.one(", ", " ", " ", ". ", self.separator) if contained else self.separator
            )
            self.out.add(self.word(self.words.volume) if words else "")
            self.out.add(volume, "volume")
        if self.year_at == "volume" and not self.dated and self._has_year() and (volume or page):
            self.out.add(self.one(" (", ", "))
            self._date(year_only=self.often(0.8))
            if self.out.text.count("(") > self.out.text.count(")"):
                self.out.add(")")
        if issue:
            if words:
                self.out.part(self.one(", ", " ", "; "))
                self.out.add(self.word(self.words.issue))
                self.out.add(issue, "issue")
            else:
                left, right = self.one(
                    ("(", ")"), (" (", ")"), ("/", ""), (", ", ""), (":", ""), (".", "")
                )
                if not volume and left in ("/", ":", "."):
                    left = ", "
                self.out.add(left)
                self.out.add(issue, "issue")
                self.out.add(right)
        if not page:
            return
        if words or not (volume or issue):
            brackets = self.often(0.3 if self.item["type"] == "chapter" else 0.1)
            self.out.part(" (" if brackets else self.one(", ", ", ", ". ", " ", ": "))
            self.out.add(self.word(self.words.page))
            self.out.add(page, "page")
            self.out.add(")" if brackets else "")
            return
        self.out.part(self.one(": ", ":", ", ", ", ", " ", "; ", ". "))
        self.out.add(page, "page")

    def _address(self) -> None:
        doi, url = self.value("DOI"), self.value("URL")
        if doi and self.often(0.6):
            self.out.part(self.one(". ", " ", ", "))
            self.out.add(
                self.one("doi:", "https://doi.org/", "doi: ", "DOI: ", "DOI ", "http://dx.doi.org/")
            )
            self.out.add(doi, "DOI")
            if self.often(0.4):
                return
        if url and self.often(0.7) and " " not in url:
            self.out.part(self.one(". ", ", ", " "))
            self.out.add(self.word(self.words.address))
            left, right = self.one(("", ""), ("<", ">"), ("", ""), ("[", "]"))
            self.out.add(left)
            self.out.add(url, "URL")
            self.out.add(right)
            if self.often(0.6):
                left, right = self.one((", ", ""), (" (", ")"), (". ", ""), (" [", "]"), (" ", ""))
                self.out.add(left)
                self.out.add(self.word(self.words.accessed))
                day = (
                    self.chance.randrange(2000, 2026),
                    self.chance.randrange(1, 13),
                    self.chance.randrange(1, 29),
                )
                self.out.add(self._written(*day), "accessed")
                self.out.add(right)

    # --- dates -----------------------------------------------------------------------

    def _has_year(self) -> bool:
        issued = self.item.get("issued")
        parts = issued.get("date-parts") if isinstance(issued, dict) else None
        return bool(parts and parts[0] and isinstance(parts[0][0], int))

    def _date(self, *, year_only: bool) -> None:
        year, month, day = [*self.item["issued"]["date-parts"][0], 0, 0][:3]
        self.dated = True
        if year_only:
            self.out.add(f"{year}{self.one('a', 'b') if self.often(0.04) else ''}", "issued")
            return
        if not isinstance(month, int) or not month:
            month = self.chance.randrange(1, 13)
            day = self.chance.randrange(0, 29)
        self.out.add(self._written(year, month, day if isinstance(day, int) else 0), "issued")

    def _written(self, year: int, month: int, day: int) -> Any:
        name = self.words.months.split()[min(max(month, 1), 12) - 1]
        if self.often(0.3):
            name = name[:3] + self.one("", ".")
        if not day:
            return self.one(
                f"{name} {year}",
                f"{name}, {year}",
                f"{name} de {year}"
                if self.words in (_LANGUAGES["es"], _LANGUAGES["pt"])
                else f"{name} {year}",
            )
        if self.words is _ENGLISH:
            return self.one(
                f"{name} {day}, {year}",
                f"{day} {name} {year}",
                f"{day} {name}, {year}",
                f"{year}-{month:02}-{day:02}",
                f"{month}/{day}/{year}",
                f"{year}, {name} {day}",
            )
        if self.words in (_LANGUAGES["es"], _LANGUAGES["pt"]):
            return self.one(
                f"{day} de {name} de {year}", f"{day} {name} {year}", f"{day}/{month:02}/{year}"
            )
        dotted = "." if self.words is _LANGUAGES["de"] else ""
        return self.one(
            f"{day}{dotted} {name} {year}", f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}"
        )
