"""What sort of work a page is: its CSL type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citekit.patterns import regex
from citekit.providers.webpages.headlines import host
from citekit.providers.webpages.hypertext import words
from citekit.providers.webpages.signals import Signal
from citekit.references import gazetteer

__all__ = ["SCHEMA_ORG", "choose"]

#: schema.org type → CSL type.
SCHEMA_ORG: Mapping[str, str] = {
    **dict.fromkeys(
        """
        NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle LiveBlogPosting
        BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle SatiricalArticle
        """.split(),
        "article-newspaper",
    ),
    "BlogPosting": "post-weblog",
    **dict.fromkeys("SocialMediaPosting DiscussionForumPosting QAPage".split(), "post"),
    **dict.fromkeys("ScholarlyArticle MedicalScholarlyArticle".split(), "article-journal"),
    "Report": "report",
    "Thesis": "thesis",
    "Chapter": "chapter",
    "Book": "book",
    "Dataset": "dataset",
    **dict.fromkeys("Legislation LegislationObject".split(), "legislation"),
    **dict.fromkeys("Review CriticReview".split(), "review"),
    **dict.fromkeys("VideoObject Movie".split(), "motion_picture"),
    **dict.fromkeys("AudioObject PodcastEpisode TVEpisode RadioEpisode".split(), "broadcast"),
    **dict.fromkeys("SoftwareSourceCode SoftwareApplication".split(), "software"),
    "MusicRecording": "song",
    "Map": "map",
    "Manuscript": "manuscript",
    "PresentationDigitalDocument": "speech",
}
#: Words of dc.type, eprints.type, COinS and Open Graph → CSL type.
_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("article", "journal article", "journalarticle"), "article-journal"),
    **dict.fromkeys(("research article", "review article"), "article-journal"),
    **dict.fromkeys(("book", "books.book"), "book"),
    **dict.fromkeys(("bookitem", "book section", "book_section", "chapter"), "chapter"),
    **dict.fromkeys(("conference_item", "conference paper", "proceeding"), "paper-conference"),
    **dict.fromkeys(("thesis", "dissertation", "doctoral thesis", "master thesis"), "thesis"),
    **dict.fromkeys(("monograph", "report", "technical report", "working paper"), "report"),
    **dict.fromkeys(("video.movie", "video.other"), "motion_picture"),
    "video.episode": "broadcast",
    "dataset": "dataset",
    "patent": "patent",
    "music.song": "song",
}
#: What bibliographic statements are made for, or say → CSL type; the first that is there counts.
_SIGNS: Mapping[str, str] = {
    "dissertation": "thesis",
    "report": "report",
    "journal": "article-journal",
    "conference": "paper-conference",
    "proceedings": "paper-conference",
    "book": "chapter",
    "issn": "article-journal",
    "volume": "article-journal",
    "isbn": "book",
}
#: Those who keep blogs for everybody, and sites that say they are one.
_BLOG = regex(
    r"(?:.+\.)?(?:wordpress\.com|blogspot\.[a-z.]{2,6}|substack\.com|medium\.com|tumblr\.com"
    r"|livejournal\.com|hypotheses\.org)|blogs?\..+"
)
#: Types that an outlet knows better than its pages.
_JOURNALISM = frozenset("article-newspaper article-magazine post-weblog".split())


def choose(said: Sequence[Signal], url: str, container: str) -> tuple[str, str]:
    """Give the CSL type of a page, and the source that it was told by.

    Bibliographic statements come first; an outlet of the gazetteer knows better than a page
    whether it is a newspaper or a magazine.
    """
    for source in ("highwire", "bepress"):
        own = [each for each in said if each.source == source]
        if any(each.field == "title" for each in own):
            signs = {each.kind for each in own} | {each.field for each in own}
            return next((_SIGNS[sign] for sign in _SIGNS if sign in signs), "article"), source
    named, source = _named(said)
    is_article = any(each.field == "type" and each.value.lower() == "article" for each in said)
    outlet = _outlet(container)
    if outlet and (named in _JOURNALISM or (not named and is_article)):
        return outlet, "gazetteer"
    if named:
        return named, source
    if _BLOG.fullmatch(host(url)):
        return "post-weblog", "url"
    return ("post-weblog", "title") if words(container)[-1:] == ["blog"] else ("webpage", "html")


def _named(said: Sequence[Signal]) -> tuple[str, str]:
    for signal in said:
        if signal.field == "type":
            if signal.source in ("json-ld", "microdata", "rdfa"):
                kind = SCHEMA_ORG.get(signal.value, "")
            else:
                word = signal.value.rpartition("/")[2].strip().lower()
                everything = signal.source == "opengraph" and word == "article"
                kind = "" if everything else _WORDS.get(word, "")
            if kind:
                return kind, signal.source
    return "", ""


def _outlet(name: str) -> str:
    entries = [entry for entry in gazetteer.lookup(name) if entry.kind == "outlet"]
    return entries[0].type if entries else ""
