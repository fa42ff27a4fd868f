"""The language of a title, where its small words leave no doubt.

Styles write English titles with capitals; one in another language says so, or it gets them,
too. Nobody writes the language into a reference, but “Die Leidenschaft des Denkens” is told by
what joins its nouns. English is the silent case: it is never said.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from citekit.patterns import regex

__all__ = ["tongue"]


def tongue(title: str) -> str:
    """Tell the language of a title as a subtag of BCP 47; empty if it is English or not sure.

    >>> tongue("Die Leidenschaft des Denkens"), tongue("Les Lieux de mémoire"), tongue("Fiasco")
    ('de', 'fr', '')
    >>> tongue("Van der Waals forces"), tongue("The decline of la dolce vita")
    ('', '')
    """
    parts = [_WORD.findall(part) for part in _PART.split(title.replace("’", "'"))]
    firsts = {part[0].lower() for part in parts if part}
    small = {word for part in parts for word in part if word.islower()}
    if not firsts or not (firsts | small).isdisjoint(_ENGLISH):
        return ""
    votes = {language: _votes(small, firsts, language) for language in _SURE}
    first, second = sorted(votes, key=lambda each: -votes[each])[:2]
    if votes[first] < _LEAST or votes[first] < votes[second] + _AHEAD:
        return ""
    is_sure = bool((small | firsts) & _SURE[first])
    return first if is_sure or (first == "de" and firsts & _ARTICLES) else ""


def _votes(small: Set[str], firsts: Set[str], language: str) -> float:
    """Weigh the words of a title; one that a part begins with may be a name: “Los Alamos”."""
    sure, shared = _SURE[language], _SHARED[language]
    return 2.0 * len(small & sure) + len((firsts - small) & sure) + len((small | firsts) & shared)


#: With another small word behind them, these begin no title but a German one.
_ARTICLES = frozenset(["der", "die", "das"])
_LEAST, _AHEAD = 2.0, 1.0
#: Where a subtitle begins
_PART = regex(r"[.:?!–—]\s")
_WORD = regex(r"[^\W\d_]+(?:'(?=[^\W\d_]))?")


def _table(**words: str) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(each.split()) for language, each in words.items()}


#: Words of one language alone, which are no parts of names and no words of English
_SURE = _table(
    de="""und für über zur zum eine einer eines einem im vom nach zwischen durch ohne auf als wie
    bei unter gegen nicht oder aus seit während einführung""",
    fr="""les une dans aux avec sans leurs cette qui sont sous vers depuis qu' où""",
    es="""el los las una por como desde hacia según y""",
    it="""della delle dello degli dell' nel nella nell' dei gli sulla sulle alla alle tra il
    dall' all' sull' agli dal""",
    pt="""não em uma dos ao às pela pelo pelos pelas os""",
    nl="""het een voor naar uit bij tussen onder tegen niet""",
)
#: Words of several languages, and parts of names
_SHARED = _table(
    de="der die das des dem den ein von mit in am zu um",
    fr="le la de des du et l' d' un pour sur par en au entre est à",
    es="la de del un en para con sobre entre al e su sin",
    it="la le lo l' di da del un una per con in e i sul al d' dalla che",
    pt="o a e as de do da das no na nas um para por com sobre entre à",
    nl="de van der den en in op met te aan",
)
_ENGLISH = frozenset(
    """
    the of and for to with from by how is are on at its their as between into what why who when
    where after before through against about without an or not our this that new under toward
    towards among within across over during
    """.split()
)
