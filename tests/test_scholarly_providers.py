"""Crossref, DataCite, doi.org, OpenAlex, Semantic Scholar, PubMed, Europe PMC, arXiv and others.

All works here are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.answering import Answering, Question
from tests.damage import assert_whole, damaged, damaged_xml

from citekit.formats.csljson import item_from
from citekit.identifiers import Identifier
from citekit.providers import (
    Query,
    ads,
    arxiv,
    crossref,
    datacite,
    dblp,
    doi,
    europepmc,
    hal,
    inspire,
    openalex,
    payloads,
    pubmed,
    semanticscholar,
    unixref,
    zenodo,
)
from citekit.providers.session import Answer, UnansweredError
from citekit.record import Date, Name, Record
from citekit.variables import TYPES

PROVIDERS: tuple[ModuleType, ...] = (
    *(ads, arxiv, crossref, datacite, dblp, doi, europepmc, hal, inspire, openalex, pubmed),
    *(semanticscholar, zenodo),
)


def named(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


# --- what every provider has ------------------------------------------------------------


@pytest.mark.parametrize("provider", PROVIDERS, ids=named)
def test_a_provider_says_who_it_is_and_what_it_takes(provider: ModuleType) -> None:
    assert provider.TITLE
    assert provider.HOME.startswith("https://")
    assert provider.BASE.startswith("https://")
    assert not provider.BASE.endswith("/")
    assert 0 < provider.RATE <= 100
    assert provider.CONCURRENCY >= 1
    assert isinstance(provider.KINDS, frozenset)
    assert provider.KEY in ("required", "optional", "")
    assert isinstance(provider.SEARCHES, bool)


@pytest.mark.parametrize("provider", PROVIDERS, ids=named)
def test_types_are_those_of_csl(provider: ModuleType) -> None:
    assert set(getattr(provider, "TYPES", {}).values()) <= TYPES


# --- payloads ---------------------------------------------------------------------------

CROSSREF = {
    "DOI": "10.1000/ICE.1",
    "type": "journal-article",
    "title": ["The <i>Ice</i> &amp; Fire"],
    "subtitle": ["A study"],
    "container-title": ["Annals of Cold"],
    "short-container-title": ["Ann. Cold"],
    "author": [
        {"given": "ANN", "family": "ROE", "sequence": "first", "affiliation": []},
        {"given": "JAN B.", "family": "VAN DER MEER", "sequence": "additional"},
        {"name": "The Ice Consortium"},
    ],
    "issued": {"date-parts": [[2018, 12, 30]]},
    "published-print": {"date-parts": [[2019, 2]]},
    "created": {"date-parts": [[2011, 1, 1]]},
    "volume": "12",
    "issue": "3",
    "article-number": "e7",
    "publisher": "Cold Press",
    "language": "en",
    "ISSN": ["1234-5679", "1234-5687"],
    "abstract": "<jats:p>It melts.</jats:p>",
    "URL": "https://doi.org/10.1000/ice.1",
    "resource": {"primary": {"URL": "https://cold.example/ice.1"}},
    "updated-by": [
        {"DOI": "10.1000/ICE.2", "type": "retraction", "source": "publisher",
         "updated": {"date-parts": [[2020, 5, 8]]}}
    ],
}  # fmt: skip

UNIXREF = """<doi_records><doi_record><crossref><journal>
<journal_metadata language="en"><full_title>Annals of Cold</full_title>
<abbrev_title>Ann. Cold</abbrev_title><issn media_type="print">12345679</issn>
<issn media_type="electronic">12345687</issn></journal_metadata>
<journal_issue><publication_date media_type="print"><year>2019</year></publication_date>
<journal_volume><volume>12</volume></journal_volume><issue>3</issue></journal_issue>
<journal_article publication_type="full_text">
<titles><title>The <i>Ice</i> &amp; Fire</title><subtitle>A study</subtitle></titles>
<contributors>
<person_name sequence="first" contributor_role="author"><given_name>ANN</given_name>
<surname>ROE</surname></person_name>
<person_name sequence="additional" contributor_role="author"><given_name>JAN B.</given_name>
<surname>VAN DER MEER</surname></person_name>
<organization sequence="additional" contributor_role="author">The Ice Consortium</organization>
</contributors>
<jats:abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"><jats:p>It melts.</jats:p>
</jats:abstract>
<publication_date media_type="online"><month>12</month><day>30</day><year>2018</year>
</publication_date>
<publication_date media_type="print"><month>02</month><year>2019</year></publication_date>
<publisher_item><item_number item_number_type="article_number">e7</item_number></publisher_item>
<doi_data><doi>10.1000/ICE.1</doi><resource>https://cold.example/ice.1</resource></doi_data>
</journal_article></journal></crossref></doi_record></doi_records>"""

DATACITE = {
    "data": {
        "id": "10.5072/Ice",
        "type": "dois",
        "attributes": {
            "doi": "10.5072/Ice",
            "creators": [
                {"name": "Roe, Ann", "nameType": "Personal", "givenName": "Ann",
                 "familyName": "Roe"},
                {"name": "Cold, Ice and Snow Ltd", "nameType": "Organizational"},
            ],
            "titles": [
                {"title": "Glace", "titleType": "TranslatedTitle", "lang": "fr"},
                {"title": "Ice cores"},
                {"title": "1990 to 2000", "titleType": "Subtitle"},
            ],
            "publisher": {"name": "Cold Archive"},
            "container": {},
            "publicationYear": 2019,
            "dates": [
                {"date": "2018-01-01", "dateType": "Created"},
                {"date": "2019-07-15", "dateType": "Issued"},
            ],
            "contributors": [
                {"name": "Poe, Jo", "familyName": "Poe", "givenName": "Jo",
                 "contributorType": "Editor"},
                {"name": "Cold Archive", "contributorType": "HostingInstitution"},
            ],
            "subjects": [{"subject": "ice"}, {"subject": "cores"}],
            "version": "2.1",
            "language": "en",
            "types": {"resourceTypeGeneral": "Dataset", "citeproc": "dataset"},
            "descriptions": [{"description": "<p>Cores.</p>", "descriptionType": "Abstract"}],
            "url": "https://cold.example/data",
        },
    }
}  # fmt: skip

OPENALEX = {
    "id": "https://openalex.org/W99",
    "doi": "https://doi.org/10.1000/Ice.1",
    "display_name": "The <i>ice</i>",
    "publication_date": "2019-07-15",
    "publication_year": 2019,
    "type": "article",
    "language": "en",
    "primary_location": {
        "landing_page_url": "https://cold.example/ice.1",
        "source": {
            "display_name": "Annals of Cold",
            "issn": ["1234-5679"],
            "host_organization_name": "Cold Press",
            "type": "journal",
        },
    },
    "authorships": [{"author": {"display_name": "Ann B. Roe"}, "raw_author_name": "Roe, A."}],
    "biblio": {"volume": "12", "issue": "3", "first_page": "7", "last_page": "9"},
    "ids": {
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/123",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/456",
    },
    "is_retracted": True,
    "abstract_inverted_index": {"melts.": [1], "It": [0]},
}

SEMANTIC_SCHOLAR = {
    "paperId": "c31c",
    "title": "The ice",
    "authors": [{"name": "Ann Roe"}, {"name": "ICE Collaboration"}],
    "year": 2019,
    "publicationDate": "2019-07-15",
    "venue": "Ann. Cold",
    "publicationVenue": {"name": "Annals of Cold", "type": "journal", "issn": "1234-5679"},
    "externalIds": {"DOI": "10.1000/Ice.1", "PubMed": "123"},
    "journal": {"name": "Annals of Cold", "volume": "12", "pages": "\n   107-9\n  "},
    "publicationTypes": ["Review", "JournalArticle"],
    "abstract": "It melts.",
    "url": "https://www.semanticscholar.org/paper/c31c",
}

PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID>
<Article><Journal><ISSN>1234-5679</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue>
<PubDate><Year>2019</Year><Month>Jul</Month><Day>15</Day></PubDate></JournalIssue>
<Title>Annals of cold science (Reykjavik, Iceland : 1990)</Title>
<ISOAbbreviation>Ann Cold Sci</ISOAbbreviation></Journal>
<ArticleTitle>The <i>ice</i> &amp; fire.</ArticleTitle>
<Pagination><MedlinePgn>107-9</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.1000/Ice.1</ELocationID>
<Abstract><AbstractText Label="AIM">To see.</AbstractText>
<AbstractText>It melts.</AbstractText></Abstract>
<AuthorList><Author><LastName>Roe</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials>
<Suffix>Jr</Suffix></Author><Author><LastName>Poe</LastName><Initials>JO</Initials></Author>
<Author><CollectiveName>Ice Study Group.</CollectiveName></Author></AuthorList>
<Language>eng</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType>
<PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>Ann Cold Sci. 2020;13:1. doi: 10.1000/Ice.2.</RefSource><PMID>124</PMID>
</CommentsCorrections><CommentsCorrections RefType="Cites"><PMID>1</PMID></CommentsCorrections>
</CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName>Ice</DescriptorName></MeshHeading></MeshHeadingList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC456</ArticleId>
</ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId>
</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>"""

EUROPE_PMC = {
    "id": "123",
    "source": "MED",
    "pmid": "123",
    "pmcid": "PMC456",
    "doi": "10.1000/Ice.1",
    "title": "The <i>ice</i>.",
    "authorList": {
        "author": [
            {"firstName": "Ann B", "lastName": "Roe"},
            {"collectiveName": "Ice Study Group"},
        ]
    },
    "journalInfo": {
        "volume": "12",
        "issue": "3",
        "dateOfPublication": "2019 Jul",
        "printPublicationDate": "2019-07-01",
        "journal": {
            "title": "Annals of Cold",
            "isoabbreviation": "Ann. Cold",
            "issn": "1234-5679",
            "essn": "1234-5687",
        },
    },
    "pageInfo": "107-9",
    "language": "eng",
    "abstractText": "<h4>Aim</h4>To see.",
    "commentCorrectionList": {
        "commentCorrection": [{"id": "124", "source": "MED", "type": "Retraction in"}]
    },
}

ARXIV = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<entry><id>http://arxiv.org/abs/1907.01234v2</id><title>The
  ice</title><published>2019-07-15T14:57:58Z</published><updated>2020-01-02T00:00:00Z</updated>
<summary>  It
 melts.</summary><author><name>Ann B. Roe</name></author>
<author><name>ICE Collaboration</name></author>
<arxiv:doi>10.1000/Ice.1</arxiv:doi><arxiv:journal_ref>Ann. Cold 12 (2020) 7</arxiv:journal_ref>
</entry></feed>"""

INSPIRE = {
    "metadata": {
        "control_number": 77,
        "titles": [{"title": "The ice", "subtitle": "a study"}],
        "authors": [
            {"full_name": "Roe, Ann B."},
            {"full_name": "Poe, Jo", "inspire_roles": ["supervisor"]},
        ],
        "document_type": ["article"],
        "publication_info": [
            {"journal_title": "Ann.Cold", "material": "erratum", "year": 2021},
            {
                "journal_title": "Ann.Cold",
                "journal_volume": "12",
                "journal_issue": "3",
                "page_start": "107",
                "page_end": "109",
                "year": 2019,
            },
        ],
        "dois": [{"value": "10.1000/err", "material": "erratum"}, {"value": "10.1000/Ice.1"}],
        "arxiv_eprints": [{"value": "1907.01234"}],
        "preprint_date": "2018-12-01",
        "abstracts": [{"value": "It melts."}],
    }
}

DBLP = {
    "info": {
        "authors": {"author": [{"@pid": "1", "text": "Ann Roe 0001"}, {"text": "Jo Poe"}]},
        "title": "The ice &amp; fire.",
        "venue": "ICE (1)",
        "pages": "107-109",
        "year": "2019",
        "type": "Conference and Workshop Papers",
        "key": "conf/ice/RoeP19",
        "doi": "10.1000/ICE.1",
        "ee": "https://doi.org/10.1000/ice.1",
    }
}

HAL = {
    "halId_s": "hal-01234567",
    "uri_s": "https://hal.science/hal-01234567",
    "doiId_s": "10.1000/Ice.1",
    "docType_s": "ART",
    "title_s": ["La glace"],
    "subTitle_s": ["Une étude"],
    "authFirstName_s": ["Ann", "Jo"],
    "authLastName_s": ["Roe", "Poe"],
    "journalTitle_s": "Annales du froid",
    "journalIssn_s": "1234-5679",
    "volume_s": "12",
    "issue_s": ["3"],
    "page_s": "pp.107-109",
    "publicationDate_s": "2019-07",
    "language_s": ["fr"],
    "abstract_s": ["Elle fond."],
}

ZENODO = {
    "id": 99,
    "conceptdoi": "10.5281/zenodo.98",
    "links": {"self_html": "https://zenodo.org/records/99"},
    "metadata": {
        "doi": "10.5281/Zenodo.99",
        "title": "Ice cores",
        "creators": [{"name": "Roe, Ann", "affiliation": "Cold"}],
        "contributors": [{"name": "Poe, Jo", "type": "Editor"}, {"name": "X, Y", "type": "Other"}],
        "publication_date": "2019-07-15",
        "resource_type": {"type": "dataset", "title": "Dataset"},
        "version": "2.1",
        "description": "<p>Cores.</p>",
        "language": "eng",
        "keywords": ["ice"],
    },
}

ADS = {
    "bibcode": "2019AnCol..12..107R",
    "title": ["The ice"],
    "author": ["Roe, Ann B.", "Poe, Jo"],
    "pub": "Annals of Cold",
    "pubdate": "2019-07-00",
    "volume": "12",
    "issue": "3",
    "page": ["107"],
    "page_range": "107-109",
    "doi": ["10.1000/Ice.1"],
    "doctype": "article",
    "issn": ["1234-5679"],
    "abstract": "Not Available <P />",
}

CSL = {
    "DOI": "10.1000/Ice.1",
    "id": "https://doi.org/10.1000/ice.1",
    "type": "journal-article",
    "title": "The &lt;i&gt;ice&lt;/i&gt;",
    "container-title": ["Annals of Cold"],
    "author": [
        {"family": "Roe", "given": "Ann", "literal": "Roe, Ann", "sequence": "first"},
        {"literal": "Ice Office"},
    ],
    "issued": {"date-parts": [[2018, 12, 30]]},
    "published-print": {"date-parts": [[2019, 2]]},
    "page": "107–109",
    "indexed": {"date-parts": [[2020]]},
    "reference": [{"key": "1"}],
    "ISSN": ["1234-5679"],
}

ROE, ROE_B = {"family": "Roe", "given": "Ann"}, {"family": "Roe", "given": "Ann B."}
POE = {"family": "Poe", "given": "Jo"}
MEER = {"family": "Meer", "given": "Jan B.", "non-dropping-particle": "van der"}
COLD: Mapping[str, Any] = {"volume": "12", "issue": "3", "DOI": "10.1000/ice.1"}
GUESSED: Mapping[str, Any] = {"guessed": ["author"]}

#: (module, payload, the whole item)
MAPPINGS: tuple[tuple[ModuleType, Any, Mapping[str, Any]], ...] = (
    (crossref, CROSSREF, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD,
        "title": "The <i>Ice</i> & Fire: A study", "container-title": "Annals of Cold",
        "container-title-short": "Ann. Cold",
        "author": [ROE, MEER, {"literal": "The Ice Consortium"}],
        "issued": {"date-parts": [[2019, 2]]}, "page": "e7", "publisher": "Cold Press",
        "language": "en", "ISSN": "1234-5679, 1234-5687", "abstract": "It melts.",
        "URL": "https://cold.example/ice.1",
        "custom": {"updates": [{"type": "retraction", "DOI": "10.1000/ice.2",
                                "date": "2020-05-08", "source": "publisher"}]},
    }),
    (datacite, DATACITE, {
        "id": "10.5072/ice", "type": "dataset", "DOI": "10.5072/ice",
        "title": "Ice cores: 1990 to 2000", "author": [ROE, {"literal": "Cold, Ice and Snow Ltd"}],
        "editor": [POE], "issued": {"date-parts": [[2019, 7, 15]]}, "publisher": "Cold Archive",
        "version": "2.1", "language": "en", "abstract": "Cores.", "keyword": "ice; cores",
        "URL": "https://cold.example/data",
    }),
    (openalex, OPENALEX, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD, "title": "The <i>ice</i>",
        "author": [ROE_B], "issued": {"date-parts": [[2019, 7, 15]]}, "publisher": "Cold Press",
        "container-title": "Annals of Cold", "ISSN": "1234-5679", "page": "7-9", "language": "en",
        "abstract": "It melts.", "PMID": "123", "PMCID": "PMC456",
        "URL": "https://cold.example/ice.1",
        "custom": {**GUESSED, "updates": [{"type": "retraction", "source": "OpenAlex"}]},
    }),
    (semanticscholar, SEMANTIC_SCHOLAR, {
        "id": "10.1000/ice.1", "type": "article-journal", "title": "The ice",
        "author": [ROE, {"literal": "ICE Collaboration"}], "DOI": "10.1000/ice.1",
        "issued": {"date-parts": [[2019, 7, 15]]}, "container-title": "Annals of Cold",
        "volume": "12", "page": "107-109", "abstract": "It melts.", "ISSN": "1234-5679",
        "PMID": "123", "URL": "https://www.semanticscholar.org/paper/c31c", "custom": GUESSED,
    }),
    (pubmed, PUBMED, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD, "title": "The <i>ice</i> & fire",
        "author": [{**ROE_B, "suffix": "Jr."}, {"family": "Poe", "given": "J. O."},
                   {"literal": "Ice Study Group"}],
        "issued": {"date-parts": [[2019, 7, 15]]}, "container-title": "Annals of Cold Science",
        "container-title-short": "Ann Cold Sci", "publisher-place": "Reykjavik, Iceland",
        "ISSN": "1234-5679", "page": "107-109", "abstract": "AIM: To see.\nIt melts.",
        "language": "en", "keyword": "Ice", "PMID": "123", "PMCID": "PMC456",
        "custom": {"updates": [{"type": "retraction", "DOI": "10.1000/ice.2", "PMID": "124",
                                "reference": "Ann Cold Sci. 2020;13:1. doi: 10.1000/Ice.2."}]},
    }),
    (europepmc, EUROPE_PMC, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD, "title": "The <i>ice</i>",
        "author": [ROE_B, {"literal": "Ice Study Group"}], "issued": {"date-parts": [[2019, 7]]},
        "container-title": "Annals of Cold", "container-title-short": "Ann. Cold",
        "ISSN": "1234-5679, 1234-5687", "page": "107-109", "language": "en",
        "abstract": "Aim\nTo see.", "PMID": "123", "PMCID": "PMC456",
        "custom": {"updates": [{"type": "retraction", "PMID": "124"}]},
    }),
    (arxiv, ARXIV, {
        "id": "10.48550/arxiv.1907.01234", "type": "article", "title": "The ice",
        "author": [ROE_B, {"literal": "ICE Collaboration"}],
        "issued": {"date-parts": [[2019, 7, 15]]}, "publisher": "arXiv", "genre": "Preprint",
        "number": "arXiv:1907.01234", "version": "2", "abstract": "It melts.",
        "DOI": "10.48550/arxiv.1907.01234", "URL": "https://arxiv.org/abs/1907.01234",
        "custom": {**GUESSED, "published-as": "10.1000/ice.1",
                   "journal-ref": "Ann. Cold 12 (2020) 7"},
    }),
    (inspire, INSPIRE, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD, "title": "The ice: a study",
        "author": [ROE_B], "issued": {"date-parts": [[2019]]}, "container-title": "Ann.Cold",
        "page": "107-109", "abstract": "It melts.",
    }),
    (dblp, DBLP, {
        "id": "10.1000/ice.1", "type": "paper-conference", "title": "The ice & fire",
        "author": [ROE, POE], "issued": {"date-parts": [[2019]]}, "container-title": "ICE",
        "page": "107-109", "DOI": "10.1000/ice.1", "URL": "https://doi.org/10.1000/ice.1",
        "custom": GUESSED,
    }),
    (hal, HAL, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD, "title": "La glace: Une étude",
        "author": [ROE, POE], "issued": {"date-parts": [[2019, 7]]},
        "container-title": "Annales du froid", "ISSN": "1234-5679", "page": "107-109",
        "language": "fr", "abstract": "Elle fond.", "URL": "https://hal.science/hal-01234567",
    }),
    (zenodo, ZENODO, {
        "id": "10.5281/zenodo.99", "type": "dataset", "DOI": "10.5281/zenodo.99",
        "title": "Ice cores", "author": [ROE], "editor": [POE],
        "issued": {"date-parts": [[2019, 7, 15]]}, "publisher": "Zenodo", "version": "2.1",
        "language": "en", "abstract": "Cores.", "keyword": "ice",
        "URL": "https://zenodo.org/records/99", "custom": {"concept-doi": "10.5281/zenodo.98"},
    }),
    (ads, ADS, {
        "id": "10.1000/ice.1", "type": "article-journal", **COLD, "title": "The ice",
        "author": [ROE_B, POE], "issued": {"date-parts": [[2019, 7]]},
        "container-title": "Annals of Cold", "page": "107-109", "ISSN": "1234-5679",
        "URL": "https://ui.adsabs.harvard.edu/abs/2019AnCol..12..107R",
    }),
    (doi, CSL, {
        "id": "10.1000/ice.1", "type": "article-journal", "title": "The <i>ice</i>",
        "container-title": "Annals of Cold", "author": [ROE, {"literal": "Ice Office"}],
        "issued": {"date-parts": [[2019, 2]]}, "page": "107-109", "ISSN": "1234-5679",
        "DOI": "10.1000/ice.1",
    }),
)  # fmt: skip


@pytest.mark.parametrize(
    ("provider", "payload", "item"), MAPPINGS, ids=lambda part: getattr(part, "TITLE", "")
)
def test_an_answer_becomes_a_record(
    provider: ModuleType, payload: Any, item: Mapping[str, Any]
) -> None:
    assert item_from(provider.record_from(payload)) == item


def test_unixref_says_the_same_as_the_rest_api() -> None:
    have = item_from(crossref.record_from(UNIXREF))
    want = item_from(crossref.record_from(CROSSREF))
    assert have == {key: want[key] for key in want if key not in ("publisher", "custom")}


# --- rules, by provider -------------------------------------------------------------------


def fields(provider: ModuleType, payload: Any, **changes: Any) -> dict[str, Any]:
    return item_from(provider.record_from({**payload, **changes}))


CROSSREF_RULES: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...] = (
    ({"published-print": None}, {"issued": {"date-parts": [[2018, 12, 30]]}}),
    ({"published-print": None, "issued": {"date-parts": [[None]]}}, {"issued": None}),
    ({"published-print": None, "issued": None, "posted": {"date-parts": [[2017]]}},
     {"issued": {"date-parts": [[2017]]}}),
    ({"page": "7–9"}, {"page": "7-9"}),
    ({"article-number": None}, {"page": None}),
    ({"subtitle": ["fire"]}, {"title": "The <i>Ice</i> & Fire"}),
    ({"title": [], "original-title": ["Glace"], "subtitle": None},
     {"title": "Glace", "original-title": None}),
    ({"author": [{"given": "Ann", "family": "ROE"}]},
     {"author": [{"given": "Ann", "family": "ROE"}]}),
    ({"type": "something-new"}, {"type": "document"}),
    ({"type": "book-chapter", "container-title": ["Cold Series", "The Ice Book"], "volume": "4",
      "article-number": None},
     {"type": "chapter", "container-title": "The Ice Book", "collection-title": "Cold Series",
      "collection-number": "4", "volume": None}),
    ({"type": "monograph", "container-title": ["Cold Series"]},
     {"type": "book", "container-title": None, "collection-title": "Cold Series",
      "collection-number": "12"}),
    ({"type": "book", "container-title": None}, {"volume": "12", "collection-number": None}),
    ({"type": "other", "page": "3-4", "container-title": ["The Ice Book", "Cold Series"]},
     {"type": "chapter", "container-title": "The Ice Book", "collection-title": "Cold Series"}),
    ({"type": "dissertation", "degree": ["PhD (Doctor)"], "institution": [
        {"name": "Cold University", "place": ["Oslo"]}]},
     {"type": "thesis", "genre": "PhD", "publisher": "Cold University", "publisher-place": "Oslo"}),
    ({"type": "report", "institution": [{"name": "Ice Office"}], "report-number": "IO-7"},
     {"type": "report", "publisher": "Ice Office", "number": "IO-7"}),
    ({"type": "posted-content", "subtype": "preprint", "institution": [{"name": "coldRxiv"}]},
     {"type": "article", "genre": "Preprint", "publisher": "coldRxiv"}),
    ({"type": "posted-content", "subtype": "other", "group-title": "Cold blog",
      "institution": [{"name": "Cold Press"}]},
     {"type": "post-weblog", "container-title": "Cold blog"}),
    ({"type": "posted-content", "subtype": "other", "group-title": "Science",
      "institution": [{"name": "Cold blog"}]},
     {"type": "post-weblog", "container-title": "Cold blog"}),
    ({"type": "proceedings-article", "event": {"name": "Ice 2019", "location": "Oslo, ",
                                                "start": {"date-parts": [[2019, 7, 1]]}}},
     {"type": "paper-conference", "event-title": "Ice 2019", "event-place": "Oslo",
      "event-date": {"date-parts": [[2019, 7, 1]]}}),
    ({"ISBN": ["9780306406157", "9780306406164"],
      "isbn-type": [{"value": "9780306406164", "type": "print"}]}, {"ISBN": "9780306406164"}),
    ({"update-to": [{"DOI": "10.1000/Old", "type": "retraction"}], "updated-by": None},
     {"custom": {"update-to": [{"type": "retraction", "DOI": "10.1000/old"}]}}),
    ({"volume": "null"}, {"volume": None}),
    ({"resource": None}, {"URL": "https://doi.org/10.1000/ice.1"}),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CROSSREF_RULES)
def test_crossref_is_read_by_its_rules(
    changes: Mapping[str, Any], expected: Mapping[str, Any]
) -> None:
    item = fields(crossref, CROSSREF, **changes)
    assert {key: item.get(key) for key in expected} == dict(expected)


def test_the_message_of_an_error_is_no_work() -> None:
    failed = {"status": "failed", "message": [{"type": "cursor-invalid", "message": "No."}]}
    assert crossref.record_from(failed) == Record("", "document")


def test_an_answer_may_come_in_its_envelope() -> None:
    assert crossref.record_from({"status": "ok", "message": CROSSREF}) == crossref.record_from(
        CROSSREF
    )


UNIXREF_BOOK = """<crossref><book book_type="edited_book"><book_series_metadata>
<series_metadata><titles><title>Cold Series</title></titles><issn>12345679</issn></series_metadata>
<contributors><person_name contributor_role="editor"><given_name>Jo</given_name>
<surname>Poe</surname></person_name></contributors>
<titles><title>The Ice Book</title></titles><volume>4</volume><edition_number>2</edition_number>
<publication_date><year>2019</year></publication_date>
<isbn media_type="electronic">9780306406164</isbn>
<isbn media_type="print">978-0-306-40615-7</isbn>
<publisher><publisher_name>Cold Press</publisher_name><publisher_place>Oslo</publisher_place>
</publisher>
</book_series_metadata>{item}</book></crossref>"""

UNIXREF_CASES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (UNIXREF_BOOK.format(item='<content_item component_type="chapter"><titles><title>Ice</title>'
                              "</titles><pages><first_page>7</first_page><last_page>9</last_page></pages>"
                              "</content_item>"),
     {"type": "chapter", "title": "Ice", "container-title": "The Ice Book",
      "collection-title": "Cold Series", "collection-number": "4", "edition": "2", "page": "7-9",
      "editor": [POE], "publisher": "Cold Press", "publisher-place": "Oslo",
      "ISBN": "9780306406157", "ISSN": "1234-5679", "issued": {"date-parts": [[2019]]}}),
    (UNIXREF_BOOK.format(item=""),
     {"type": "book", "title": "The Ice Book", "collection-title": "Cold Series", "editor": [POE],
      "collection-number": "4"}),
    ("<conference><event_metadata><conference_name>Ice 2019</conference_name>"
     "<conference_location>Oslo</conference_location>"
     '<conference_date start_year="2019" start_month="7" start_day="1"/></event_metadata>'
     "<proceedings_metadata><proceedings_title>Proc. Ice</proceedings_title></proceedings_metadata>"
     "<conference_paper><titles><title>Ice</title></titles></conference_paper></conference>",
     {"type": "paper-conference", "container-title": "Proc. Ice", "event-title": "Ice 2019",
      "event-place": "Oslo", "event-date": {"date-parts": [[2019, 7, 1]]}}),
    ("<dissertation><person_name><given_name>Ann</given_name><surname>Roe</surname></person_name>"
     "<titles><title>Ice</title></titles><approval_date><year>2019</year></approval_date>"
     "<institution><institution_name>Cold University</institution_name></institution>"
     "<degree>PhD</degree></dissertation>",
     {"type": "thesis", "author": [ROE], "genre": "PhD", "publisher": "Cold University",
      "issued": {"date-parts": [[2019]]}}),
    ('<posted_content type="preprint"><group_title>coldRxiv</group_title><titles><title>Ice</title>'
     "</titles><posted_date><year>2019</year><month>7</month></posted_date></posted_content>",
     {"type": "article", "genre": "Preprint", "publisher": "coldRxiv",
      "issued": {"date-parts": [[2019, 7]]}}),
    ("<journal><journal_metadata><full_title>Cold</full_title></journal_metadata><journal_article>"
     "<titles><title>Retraction: Ice</title></titles><crossmark><updates>"
     '<update type="retraction" date="2020-05-08">10.1000/Old</update></updates></crossmark>'
     "</journal_article></journal>",
     {"custom": {"update-to": [
         {"type": "retraction", "DOI": "10.1000/old", "date": "2020-05-08"}]}}),
    ("<query><crm-item name='publisher-name'>Cold Press</crm-item><doi_record><crossref>"
     "<posted_content><titles><title>Ice</title></titles></posted_content></crossref></doi_record>"
     "</query>", {"publisher": "Cold Press"}),
)  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), UNIXREF_CASES)
def test_unixref_of_every_kind_is_read(xml: str, expected: Mapping[str, Any]) -> None:
    item = item_from(crossref.record_from(xml))
    assert {key: item.get(key) for key in expected} == dict(expected)


DATACITE_RULES: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...] = (
    ({"types": {"resourceTypeGeneral": "Software", "citeproc": "article"}}, {"type": "software"}),
    ({"types": {"resourceTypeGeneral": "Text", "resourceType": "Doctoral Thesis",
                "citeproc": "article-journal"}}, {"type": "thesis", "genre": "Doctoral Thesis"}),
    ({"types": {"resourceTypeGeneral": "Text", "resourceType": "Project",
                "citeproc": "article-journal"}}, {"type": "article"}),
    ({"types": {"resourceTypeGeneral": "Text", "resourceType": "Journal article",
                "citeproc": "article-journal"}}, {"type": "article-journal"}),
    ({"types": {"resourceTypeGeneral": "Preprint", "citeproc": "article"}},
     {"type": "article", "genre": "Preprint"}),
    ({"types": {}}, {"type": "document"}),
    ({"dates": [{"date": "2010-01-01", "dateType": "Created"}]},
     {"issued": {"date-parts": [[2019]]}}),
    ({"dates": [{"date": "2010/2015", "dateType": "Issued"}]},
     {"issued": {"date-parts": [[2010], [2015]]}}),
    ({"dates": [{"date": "long ago", "dateType": "Issued"}]}, {"issued": {"date-parts": [[2019]]}}),
    ({"creators": [{"name": "Roe, Ann"}, {"name": "Ice Office"}]},
     {"author": [ROE, {"literal": "Ice Office"}], "custom": {"guessed": ["author"]}}),
    ({"creators": [{"name": "Roe, Ann"}]}, {"author": [ROE], "custom": None}),
    ({"publisher": "Plain Archive"}, {"publisher": "Plain Archive"}),
    ({"titles": [{"title": "Ice", "titleType": "TranslatedTitle"}]}, {"title": "Ice"}),
    ({"types": {"resourceTypeGeneral": "BookChapter"}, "relatedItems": [
        {"relationType": "IsPublishedIn", "titles": [{"title": "The Ice Book"}], "firstPage": "7",
         "lastPage": "9", "publicationYear": "2018", "publisher": "Cold Press",
         "relatedItemIdentifier": {"relatedItemIdentifierType": "ISBN",
                                   "relatedItemIdentifier": "978-0-306-40615-7"}}]},
     {"type": "chapter", "container-title": "The Ice Book", "page": "7-9",
      "publisher": "Cold Press",
      "ISBN": "9780306406157", "issued": {"date-parts": [[2018]]}}),
    ({"types": {"resourceTypeGeneral": "JournalArticle"},
      "container": {"title": "Cold; 15(1-2):Doc10", "identifierType": "ISSN",
                    "identifier": "1234-5679"}},
     {"container-title": "Cold", "volume": "15", "issue": "1-2", "page": "Doc10",
      "ISSN": "1234-5679"}),
    ({"types": {"resourceTypeGeneral": "JournalArticle"},
      "container": {"title": "Cold Meeting", "volume": "1-5 May 2008", "firstPage": "Spain; 3",
                    "lastPage": "9"}, "sizes": ["7 pages"]},
     {"container-title": "Cold Meeting", "volume": None, "page": None, "number-of-pages": "7"}),
    ({"sizes": ["42-79 Seiten"]}, {"page": "42-79"}),
    ({"language": "de", "descriptions": [
        {"description": "Ice.", "descriptionType": "Abstract", "lang": "en"},
        {"description": "Eis.", "descriptionType": "Abstract", "lang": "de"}]},
     {"abstract": "Eis."}),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), DATACITE_RULES)
def test_datacite_is_read_by_its_rules(
    changes: Mapping[str, Any], expected: Mapping[str, Any]
) -> None:
    item = fields(datacite, payloads.at(DATACITE, "data", "attributes"), **changes)
    assert {key: item.get(key) for key in expected} == dict(expected)


PUBMED_DATES = (
    ("<Year>2019</Year><Month>07</Month>", Date((2019, 7))),
    ("<Year>2019</Year><Season>Spring</Season>", Date((2019,), season=1)),
    ("<Year>2019</Year><Season>Sep-Oct</Season>", Date((2019, 9), (2019, 10))),
    ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", Date((1998, 12), (1999, 1))),
    ("<MedlineDate>2001 Nov 29-Dec 5</MedlineDate>", Date((2001, 11, 29), (2001, 12, 5))),
    ("<MedlineDate>2001 Nov 1-7</MedlineDate>", Date((2001, 11, 1), (2001, 11, 7))),
    ("<MedlineDate>2000 Spring</MedlineDate>", Date((2000,), season=1)),
    ("<MedlineDate>1998-1999</MedlineDate>", Date((1998,), (1999,))),
    ("<MedlineDate>1976-1977 Winter</MedlineDate>", Date((1976,), season=4)),
    ("<MedlineDate>unknown</MedlineDate>", None),
    ("<Year>2019</Year><Month>Feb</Month><Day>31</Day>", Date((2019, 2))),
)


@pytest.mark.parametrize(("date", "issued"), PUBMED_DATES)
def test_pubmed_dates_are_read(date: str, issued: Date | None) -> None:
    xml = (
        "<PubmedArticle><MedlineCitation><Article><Journal><JournalIssue>"
        f"<PubDate>{date}</PubDate></JournalIssue></Journal></Article></MedlineCitation></PubmedArticle>"
    )
    assert pubmed.record_from(xml).fields.get("issued") == issued


PUBMED_RULES = (
    ("<i>ice</i> &amp; fire.", "ice?", {"title": "The ice?"}),
    ("The <i>ice</i> &amp; fire.", "[The ice.]", {"title": "The ice", "original-title": None}),
    ("</ArticleTitle>", "</ArticleTitle><VernacularTitle>Glace.</VernacularTitle>",
     {"title": "The <i>ice</i> & fire", "original-title": None}),
    ("The <i>ice</i> &amp; fire.</ArticleTitle>",
     "[Ice].</ArticleTitle><VernacularTitle>Glace.</VernacularTitle>",
     {"title": "Ice", "original-title": "Glace"}),
    ("The <i>ice</i> &amp; fire.</ArticleTitle>",
     "</ArticleTitle><VernacularTitle>Glace.</VernacularTitle>", {"title": "Glace"}),
    ("<MedlinePgn>107-9</MedlinePgn>", "<StartPage>107</StartPage><EndPage>9</EndPage>",
     {"page": "107-109"}),
    ("<Pagination><MedlinePgn>107-9</MedlinePgn></Pagination>",
     '<ELocationID EIdType="pii">e107</ELocationID>', {"page": "e107"}),
    ("<Pagination><MedlinePgn>107-9</MedlinePgn></Pagination>",
     '<ELocationID EIdType="pii">S0001-0002(19)30003-4</ELocationID>', {"page": None}),
    ("<Language>eng</Language>", "<Language>ger</Language>",
     {"language": "de", "container-title": "Annals of cold science"}),
    ("Journal Article<", "Preprint<",
     {"type": "article", "genre": "Preprint", "publisher": "Annals of Cold Science"}),
    ("<ISOAbbreviation>Ann Cold Sci<", "<ISOAbbreviation>Annals Of Cold Science<",
     {"container-title-short": "Annals Of Cold Science"}),
    ("RetractionIn", "ErratumIn", {"custom": {"updates": [
        {"type": "erratum", "DOI": "10.1000/ice.2", "PMID": "124",
         "reference": "Ann Cold Sci. 2020;13:1. doi: 10.1000/Ice.2."}, {"type": "retraction"}]}}),
    ("Annals of cold science (Reykjavik, Iceland : 1990)",
     "Annals of cold : official journal of the Cold", {"container-title": "Annals of Cold",
                                                       "publisher-place": None}),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), PUBMED_RULES)
def test_pubmed_is_read_by_its_rules(old: str, new: str, expected: Mapping[str, Any]) -> None:
    assert old in PUBMED
    item = item_from(pubmed.record_from(PUBMED.replace(old, new)))
    assert {key: item.get(key) for key in expected} == dict(expected)


PUBMED_BOOK = """<PubmedBookArticle><BookDocument><PMID>5</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK7</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Cold Press</PublisherName><PublisherLocation>Oslo
</PublisherLocation></Publisher><BookTitle>The Ice Book</BookTitle>
<PubDate><Year>2019</Year>
</PubDate><AuthorList Type="editors"><Author><LastName>Poe</LastName><ForeName>Jo</ForeName>
</Author></AuthorList><Isbn>9780306406157</Isbn></Book><ArticleTitle>Ice</ArticleTitle>
<AuthorList Type="authors"><Author><LastName>Roe</LastName><ForeName>Ann</ForeName></Author>
</AuthorList></BookDocument></PubmedBookArticle>"""


def test_a_chapter_of_the_bookshelf_is_in_its_book() -> None:
    record = pubmed.record_from(PUBMED_BOOK)
    assert item_from(record) == {
        "id": "5",
        "type": "chapter",
        "title": "Ice",
        "container-title": "The Ice Book",
        "author": [ROE],
        "editor": [POE],
        "issued": {"date-parts": [[2019]]},
        "publisher": "Cold Press",
        "publisher-place": "Oslo",
        "ISBN": "9780306406157",
        "PMID": "5",
        "URL": "https://www.ncbi.nlm.nih.gov/books/NBK7/",
    }


Item = Mapping[str, Any]

OTHER_RULES: tuple[tuple[ModuleType, Item, Item, Item], ...] = (
    (openalex, OPENALEX, {"publication_date": "2019-01-01"}, {"issued": {"date-parts": [[2019]]}}),
    (openalex, OPENALEX, {"type": "retraction"}, {"custom": {"guessed": ["author"]}}),
    (openalex, OPENALEX, {"type_crossref": "proceedings-article"}, {"type": "paper-conference"}),
    (openalex, OPENALEX, {"type": "preprint", "primary_location": {"source": {
        "display_name": "coldRxiv (Cold University)", "type": "repository"}}},
     {"type": "article", "genre": "Preprint", "publisher": "coldRxiv", "container-title": None}),
    (openalex, OPENALEX, {"type": "dissertation", "authorships": [{
        "author": {"display_name": "Ann Roe"},
        "institutions": [{"type": "company", "display_name": "Ice Ltd"},
                         {"type": "education", "display_name": "Cold University"}]}]},
     {"type": "thesis", "publisher": "Cold University"}),
    (openalex, OPENALEX, {"doi": None, "ids": None}, {"id": "W99"}),
    (semanticscholar, SEMANTIC_SCHOLAR, {"publicationTypes": ["Conference"]},
     {"type": "paper-conference"}),
    (semanticscholar, SEMANTIC_SCHOLAR,
     {"publicationVenue": None, "venue": "ArXiv", "journal": {"name": "ArXiv", "volume": "abs/1"},
      "externalIds": {"ArXiv": "1907.01234"}},
     {"type": "article", "genre": "Preprint", "number": "arXiv:1907.01234", "volume": None,
      "container-title": None, "URL": "https://arxiv.org/abs/1907.01234", "id": "c31c"}),
    (semanticscholar, SEMANTIC_SCHOLAR, {"publicationDate": "2021-01-01"},
     {"issued": {"date-parts": [[2019]]}}),
    (europepmc, EUROPE_PMC, {"source": "PPR", "journalInfo": None, "bookOrReportDetails": {
        "publisher": "coldRxiv", "yearOfPublication": 2019}},
     {"type": "article", "genre": "Preprint", "publisher": "coldRxiv",
      "issued": {"date-parts": [[2019]]}}),
    (europepmc, EUROPE_PMC, {"commentCorrectionList": None, "pubTypeList": {
        "pubType": ["Retracted Publication"]}}, {"custom": {"updates": [{"type": "retraction"}]}}),
    (hal, HAL, {"docType_s": "DOUV"}, {"type": "book", "author": None, "editor": [ROE, POE]}),
    (hal, HAL, {"docType_s": "THESE", "authorityInstitution_s": ["Université du froid"],
                "page_s": "235 p."},
     {"type": "thesis", "genre": "PhD thesis", "publisher": "Université du froid", "page": None}),
    (hal, HAL, {"docType_s": "COMM", "conferenceTitle_s": "Ice 2019", "city_s": "Oslo"},
     {"type": "paper-conference", "event-title": "Ice 2019", "event-place": "Oslo"}),
    (hal, HAL, {"authFirstName_s": ["Ann"], "authFullName_s": ["Ann Roe", "Jo Poe"]},
     {"author": [ROE, POE]}),
    (ads, ADS, {"doctype": "phdthesis", "pub": "Ph.D. Thesis",
                "pub_raw": "PhD Thesis, Cold University, 2019"},
     {"type": "thesis", "genre": "PhD thesis", "publisher": "Cold University",
      "container-title": None}),
    (ads, ADS, {"doctype": "eprint", "doi": None, "identifier": ["x", "arXiv:1907.01234"]},
     {"type": "article", "number": "arXiv:1907.01234", "DOI": "10.48550/arxiv.1907.01234",
      "publisher": "arXiv"}),
)  # fmt: skip


@pytest.mark.parametrize(("provider", "payload", "changes", "expected"), OTHER_RULES)
def test_others_are_read_by_their_rules(
    provider: ModuleType,
    payload: Mapping[str, Any],
    changes: Mapping[str, Any],
    expected: Mapping[str, Any],
) -> None:
    item = fields(provider, payload, **changes)
    assert {key: item.get(key) for key in expected} == dict(expected)


INSPIRE_RULES: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...] = (
    ({"publication_info": [], "dois": []},
     {"type": "article", "genre": "Preprint", "publisher": "arXiv", "number": "arXiv:1907.01234",
      "DOI": "10.48550/arxiv.1907.01234", "issued": {"date-parts": [[2018, 12, 1]]}}),
    ({"document_type": ["thesis"], "publication_info": [], "thesis_info": {
        "date": "2018-10", "degree_type": "phd", "institutions": [{"name": "Cold U."}]}},
     {"type": "thesis", "genre": "PhD thesis", "publisher": "Cold U.",
      "issued": {"date-parts": [[2018, 10]]}}),
    ({"authors": [], "collaborations": [{"value": "ICE"}]},
     {"author": [{"literal": "ICE Collaboration"}]}),
    ({"authors": [{"full_name": "Poe, Jo", "inspire_roles": ["editor"]}]},
     {"author": None, "editor": [POE]}),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), INSPIRE_RULES)
def test_inspire_is_read_by_its_rules(
    changes: Mapping[str, Any], expected: Mapping[str, Any]
) -> None:
    item = fields(inspire, INSPIRE["metadata"], **changes)
    assert {key: item.get(key) for key in expected} == dict(expected)


def test_zenodo_tells_where_a_text_came_out_first() -> None:
    work = {
        **payloads.at(ZENODO, "metadata"),
        "resource_type": {"type": "publication", "subtype": "article"},
        "journal": {"title": "Cold", "volume": "12", "issue": "3", "pages": "7--9"},
    }
    item = item_from(zenodo.record_from({**ZENODO, "metadata": work}))
    expected = {"type": "article-journal", "container-title": "Cold", "page": "7-9", "volume": "12"}
    assert {key: item.get(key) for key in expected} == expected
    assert "publisher" not in item


def test_dblp_knows_preprints_and_editors() -> None:
    info: dict[str, Any] = dict(DBLP["info"])
    preprint = {
        **info,
        "venue": "CoRR",
        "volume": "abs/1907.01234",
        "type": "Informal Publications",
    }
    item = item_from(dblp.record_from({"info": preprint}))
    assert (item["type"], item["number"], item["publisher"]) == (
        "article",
        "arXiv:1907.01234",
        "arXiv",
    )
    edited = item_from(dblp.record_from({**info, "type": "Editorship"}))
    assert edited["editor"] == [ROE, POE]


def test_an_error_in_a_feed_of_arxiv_is_no_entry() -> None:
    feed = "<feed><entry><id>https://arxiv.org/api/errors#incorrect</id><title>Error</title></entry></feed>"
    assert arxiv.entries(feed) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1995LNP...463...51E", "1995LNP...463...51E"),
        ("https://ui.adsabs.harvard.edu/abs/2019A%26A...622A...1R/abstract", "2019A&A...622A...1R"),
        ("2019", None),
        ("https://example.org/abs/1995LNP...463...51E", None),
    ],
)
def test_bibcodes_are_recognised(text: str, code: str | None) -> None:
    assert ads.bibcode(text) == code


# --- content never raises -----------------------------------------------------------------

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**12)
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "a", "10.1000/x", "2019-07-15", "<i>a", "1-2", "Roe, Ann", "PMC1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "name", "value", "date-parts", "family"]), inner
        )
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("provider", "payload"),
    [(provider, payload) for provider, payload, _ in MAPPINGS if isinstance(payload, dict)],
    ids=lambda part: getattr(part, "TITLE", ""),
)
@given(data=st.data())
def test_no_json_raises(provider: ModuleType, payload: Any, data: st.DataObject) -> None:
    assert_whole(provider.record_from(data.draw(damaged(payload))))


@pytest.mark.parametrize("provider", PROVIDERS, ids=named)
@given(payload=JSON)
def test_nothing_at_all_raises(provider: ModuleType, payload: Any) -> None:
    assert_whole(provider.record_from(payload))


@pytest.mark.parametrize(
    ("provider", "xml"),
    [(arxiv, ARXIV), (pubmed, PUBMED), (pubmed, PUBMED_BOOK), (crossref, UNIXREF),
     (crossref, UNIXREF_BOOK)],
)  # fmt: skip
@given(data=st.data())
def test_no_xml_raises(provider: ModuleType, xml: str, data: st.DataObject) -> None:
    assert_whole(provider.record_from(data.draw(damaged_xml(xml))))


@pytest.mark.parametrize("provider", [arxiv, pubmed, crossref], ids=named)
@given(data=st.binary())
def test_no_bytes_raise(provider: ModuleType, data: bytes) -> None:
    assert_whole(provider.record_from(data))


def test_what_is_no_unixref_is_no_work() -> None:
    assert unixref.work_from("<rdf/>") == {}
    assert unixref.work_from(None) == {}


# --- asking -------------------------------------------------------------------------------

Body = tuple[int, Any]  # status, and a text or what is written as JSON


class Answers(Answering):
    """A session that answers from a dict, by address or address and parameters."""

    def __init__(self, answers: Mapping[str, Body], keys: Mapping[str, str] | None = None) -> None:
        super().__init__(keys)
        self.answers = answers

    def found(self, question: Question) -> Body:
        return self.answers.get(question.address) or self.answers.get(question.url) or (404, "")

    def get(self, url: str, *, provider: str, **options: Any) -> Answer:
        assert url.startswith(f"{self.base(provider, '')}/")
        return super().get(url, provider=provider, **options)

    def base(self, provider: str, usual: str) -> str:
        return f"https://{provider}.test"

    def contact(self) -> str | None:
        return "jane@example.org"


ICE = Identifier("doi", "10.1000/ice.1")
SICI = Identifier("doi", "10.1000/0012-9615(1999)069[0569:edilsa]2.0.co;2")
FEED: Body = (200, ARXIV)

#: (provider, identifier, address that is asked, answer)
LOOKUPS: tuple[tuple[ModuleType, Identifier, str, Any], ...] = (
    (crossref, ICE, "https://crossref.test/works/10.1000%2Fice.1", {"message": CROSSREF}),
    (crossref, SICI, "https://crossref.test/works/10.1000%2F0012-9615%281999%29069%5B0569%3A"
     "edilsa%5D2.0.co%3B2", {"message": {**CROSSREF, "DOI": SICI.value}}),
    (datacite, Identifier("doi", "10.5072/ice"), "https://datacite.test/dois/10.5072%2Fice",
     DATACITE),
    (openalex, ICE, "https://openalex.test/works/doi:10.1000/ice.1", OPENALEX),
    (openalex, Identifier("pmid", "123"), "https://openalex.test/works/pmid:123", OPENALEX),
    (semanticscholar, ICE, "https://semanticscholar.test/paper/DOI:10.1000/ice.1",
     SEMANTIC_SCHOLAR),
    (semanticscholar, Identifier("arxiv", "1907.01234v2"),
     "https://semanticscholar.test/paper/ARXIV:1907.01234", SEMANTIC_SCHOLAR),
    (semanticscholar, Identifier("pmcid", "PMC456"), "https://semanticscholar.test/paper/PMCID:456",
     SEMANTIC_SCHOLAR),
    (pubmed, Identifier("pmid", "123"), "https://pubmed.test/efetch.fcgi", PUBMED),
    (europepmc, ICE, "https://europepmc.test/search", {"resultList": {"result": [EUROPE_PMC]}}),
    (europepmc, Identifier("pmid", "123"), "https://europepmc.test/search",
     {"resultList": {"result": [EUROPE_PMC]}}),
    (arxiv, Identifier("arxiv", "1907.01234"), "https://arxiv.test/query", ARXIV),
    (arxiv, Identifier("arxiv", "1907.01234v2"), "https://arxiv.test/query", ARXIV),
    (inspire, ICE, "https://inspire.test/doi/10.1000/ice.1", INSPIRE),
    (inspire, Identifier("arxiv", "1907.01234v1"), "https://inspire.test/arxiv/1907.01234",
     INSPIRE),
    (hal, ICE, "https://hal.test/search/", {"response": {"docs": [HAL]}}),
    (hal, Identifier("url", "https://hal.science/hal-01234567v2"), "https://hal.test/search/",
     {"response": {"docs": [HAL]}}),
    (zenodo, Identifier("doi", "10.5281/zenodo.99"), "https://zenodo.test/records/99", ZENODO),
    (zenodo, Identifier("url", "https://zenodo.org/record/99"), "https://zenodo.test/records/99",
     ZENODO),
    (ads, ICE, "https://ads.test/search/query", {"response": {"docs": [ADS]}}),
    (ads, Identifier("url", "https://ui.adsabs.harvard.edu/abs/2019AnCol..12..107R"),
     "https://ads.test/search/query", {"response": {"docs": [ADS]}}),
)  # fmt: skip
KEYS = {"ads": "swordfish", "openalex": "swordfish", "semanticscholar": "swordfish"}


@pytest.mark.parametrize(("provider", "identifier", "url", "body"), LOOKUPS)
def test_a_work_is_looked_up_by_its_identifier(
    provider: ModuleType, identifier: Identifier, url: str, body: Any
) -> None:
    session = Answers({url: (200, body)}, KEYS)
    record = provider.lookup(identifier, session)
    assert record is not None
    assert record.fields["title"]
    assert session.asked[-1].url == url


@pytest.mark.parametrize(("provider", "identifier", "url", "body"), LOOKUPS)
def test_a_work_that_a_provider_has_not_is_none(
    provider: ModuleType, identifier: Identifier, url: str, body: Any
) -> None:
    assert provider.lookup(identifier, Answers({}, KEYS)) is None


@pytest.mark.parametrize(("provider", "identifier", "url", "body"), LOOKUPS)
def test_an_answer_that_is_none_raises(
    provider: ModuleType, identifier: Identifier, url: str, body: Any
) -> None:
    with pytest.raises(UnansweredError):
        provider.lookup(identifier, Answers({url: (500, "")}, KEYS))


@pytest.mark.parametrize("provider", PROVIDERS, ids=named)
def test_identifiers_of_other_kinds_are_not_asked_for(provider: ModuleType) -> None:
    session = Answers({}, KEYS)
    for kind in ("isbn", "issn", "un-symbol", "url"):
        assert provider.lookup(Identifier(kind, "https://example.org/x"), session) is None
    assert session.asked == []


@pytest.mark.parametrize(
    ("provider", "identifier", "body"),
    [
        (europepmc, Identifier("doi", "10.1000/other"), {"resultList": {"result": [EUROPE_PMC]}}),
        (pubmed, Identifier("doi", "10.1000/other"), {"esearchresult": {"idlist": ["123"]}}),
        (zenodo, Identifier("doi", "10.1000/other"), {"hits": {"hits": [ZENODO]}}),
    ],
)
def test_another_work_than_the_one_asked_for_is_none(
    provider: ModuleType, identifier: Identifier, body: Any
) -> None:
    answers: dict[str, Body] = {
        "https://europepmc.test/search": (200, body),
        "https://pubmed.test/esearch.fcgi": (200, body),
        "https://pubmed.test/efetch.fcgi": (200, PUBMED),
        "https://zenodo.test/records": (200, body),
    }
    assert provider.lookup(identifier, Answers(answers)) is None


def test_pubmed_finds_a_doi_by_searching_for_it() -> None:
    session = Answers(
        {
            "https://pubmed.test/esearch.fcgi": (200, {"esearchresult": {"idlist": ["123"]}}),
            "https://pubmed.test/efetch.fcgi": (200, PUBMED),
        }
    )
    record = pubmed.lookup(ICE, session)
    assert record is not None
    assert session.asked[0].params["term"] == "10.1000/ice.1[doi]"
    assert session.asked[0].params["tool"] == "citekit"
    assert session.asked[0].params["email"] == "jane@example.org"


def test_keys_go_where_each_provider_wants_them() -> None:
    session = Answers({}, KEYS)
    openalex.lookup(ICE, session)
    semanticscholar.lookup(ICE, session)
    ads.lookup(ICE, session)
    assert session.asked[0].params == {"api_key": "swordfish"}
    assert session.asked[1].headers["x-api-key"] == "swordfish"
    assert session.asked[2].headers["Authorization"] == "Bearer swordfish"


def test_ads_is_not_asked_without_a_token() -> None:
    session = Answers({})
    assert ads.lookup(ICE, session) is None
    assert ads.search(QUERY, session) == []
    assert session.asked == []


# --- many at once -------------------------------------------------------------------------

OTHER = Identifier("doi", "10.1000/other")
COMMA = Identifier("doi", "10.1000/a,b")


def test_crossref_is_asked_for_many_dois_at_once() -> None:
    session = Answers(
        {
            "https://crossref.test/works": (200, {"message": {"items": [CROSSREF]}}),
            "https://crossref.test/works/10.1000%2Fa%2Cb": (
                200,
                {"message": {**CROSSREF, "DOI": "10.1000/A,B"}},
            ),
        }
    )
    found = crossref.lookup_many([ICE, OTHER, COMMA, ICE, Identifier("pmid", "1")], session)
    assert set(found) == {ICE, COMMA}
    assert session.asked[0].params == {"filter": "doi:10.1000/ice.1,doi:10.1000/other", "rows": "2"}
    assert len(session.asked) == 2


def test_openalex_is_asked_for_many_dois_at_once() -> None:
    session = Answers({"https://openalex.test/works": (200, {"results": [OPENALEX]})})
    found = openalex.lookup_many([ICE, OTHER], session)
    assert set(found) == {ICE}
    assert session.asked[0].params["filter"] == "doi:10.1000/ice.1|10.1000/other"


def test_semantic_scholar_is_asked_for_many_identifiers_at_once() -> None:
    url = "https://semanticscholar.test/paper/batch"
    session = Answers({url: (200, [None, SEMANTIC_SCHOLAR])})
    found = semanticscholar.lookup_many([OTHER, Identifier("pmid", "123")], session)
    assert set(found) == {Identifier("pmid", "123")}
    assert session.posted == [{"ids": ["DOI:10.1000/other", "PMID:123"]}]


def test_pubmed_is_asked_for_many_identifiers_at_once() -> None:
    session = Answers({"https://pubmed.test/efetch.fcgi": (200, PUBMED)})
    found = pubmed.lookup_many([Identifier("pmid", "123"), Identifier("pmid", "9")], session)
    assert set(found) == {Identifier("pmid", "123")}
    assert session.asked[0].params["id"] == "123,9"


def test_arxiv_is_asked_for_many_identifiers_at_once() -> None:
    session = Answers({"https://arxiv.test/query": FEED})
    wanted = [Identifier("arxiv", "1907.01234v2"), Identifier("arxiv", "math.GT/0309136")]
    assert set(arxiv.lookup_many(wanted, session)) == {wanted[0]}
    assert session.asked[0].params["id_list"] == "1907.01234v2,math/0309136"


@pytest.mark.parametrize(
    "provider", [crossref, openalex, semanticscholar, pubmed, arxiv], ids=named
)
def test_nothing_is_asked_for_nothing(provider: ModuleType) -> None:
    session = Answers({})
    assert provider.lookup_many([], session) == {}
    assert session.asked == []


# --- searching ----------------------------------------------------------------------------

WANTED = Record(
    "a",
    "article-journal",
    {
        "title": "The <i>Ice</i>: AND/OR fire?",
        "author": (Name(family="Roe", given="Ann"),),
        "issued": Date((2019,)),
        "container-title": "Annals of Cold",
    },
)
QUERY = Query("Roe, A. The Ice. Annals of Cold 12 (2019): 7.", WANTED)
BARE = Query("", WANTED)
NOTHING = Query("", Record("a", "book"))

#: (provider, address, the parameter that says what is looked for, its value, answer)
SEARCHES: tuple[tuple[ModuleType, str, str, str, Any], ...] = (
    (crossref, "https://crossref.test/works", "query.bibliographic", QUERY.text,
     {"message": {"items": [CROSSREF]}}),
    (datacite, "https://datacite.test/dois", "query",
     "titles.title:(the ice and or fire) AND creators.name:(roe)", {"data": [DATACITE["data"]]}),
    (openalex, "https://openalex.test/works", "filter", "title.search:the ice and or fire",
     {"results": [OPENALEX]}),
    (semanticscholar, "https://semanticscholar.test/paper/search", "query", "the ice and or fire",
     {"data": [SEMANTIC_SCHOLAR]}),
    (europepmc, "https://europepmc.test/search", "query",
     'TITLE:(the ice and or fire) AND AUTH:"roe"', {"resultList": {"result": [EUROPE_PMC]}}),
    (arxiv, "https://arxiv.test/query", "search_query",
     'ti:"the ice and or fire" AND au:"roe"', ARXIV),
    (inspire, "https://inspire.test/literature", "q", "title the ice and or fire and author roe",
     {"hits": {"hits": [INSPIRE]}}),
    (dblp, "https://dblp.test/search/publ/api", "q", "the ice and or fire roe",
     {"result": {"hits": {"hit": [DBLP]}}}),
    (hal, "https://hal.test/search/", "q", "title_t:(the ice and or fire) AND authLastName_t:(roe)",
     {"response": {"docs": [HAL]}}),
    (zenodo, "https://zenodo.test/records", "q", "the ice and or fire roe",
     {"hits": {"hits": [ZENODO]}}),
    (ads, "https://ads.test/search/query", "q",
     'title:(the ice and or fire) author:"roe" year:2018-2020', {"response": {"docs": [ADS]}}),
)  # fmt: skip


@pytest.mark.parametrize(("provider", "url", "name", "value", "body"), SEARCHES)
def test_works_are_searched_for_by_what_is_known(
    provider: ModuleType, url: str, name: str, value: str, body: Any
) -> None:
    session = Answers({url: (200, body)}, KEYS)
    assert len(provider.search(QUERY, session)) == 1
    assert session.asked[0].params[name] == value


@pytest.mark.parametrize("provider", [row[0] for row in SEARCHES] + [pubmed, doi], ids=named)
def test_nothing_is_searched_for_where_nothing_is_known(provider: ModuleType) -> None:
    session = Answers({}, KEYS)
    assert provider.search(NOTHING, session) == []
    assert session.asked == []


@pytest.mark.parametrize(("provider", "url", "name", "value", "body"), SEARCHES)
def test_a_search_that_finds_nothing_is_empty(
    provider: ModuleType, url: str, name: str, value: str, body: Any
) -> None:
    assert provider.search(QUERY, Answers({}, KEYS)) == []
    empty: dict[str, Any] = {"result": {"hits": {"@total": "0"}}}
    if provider is not arxiv:
        assert provider.search(QUERY, Answers({url: (200, empty)}, KEYS)) == []


@pytest.mark.parametrize(("provider", "url", "name", "value", "body"), SEARCHES)
def test_the_words_of_a_reference_do_where_no_title_is_known(
    provider: ModuleType, url: str, name: str, value: str, body: Any
) -> None:
    session = Answers({url: (200, body)}, KEYS)
    assert provider.search(Query('Roe, "The ice" (2019)', Record("a", "book")), session)
    asked = " ".join(session.asked[0].params.values()).lower()
    assert "ice" in asked
    assert "2019" in asked


def test_crossref_is_told_what_is_known_where_there_is_no_text() -> None:
    session = Answers({})
    crossref.search(BARE, session)
    wording = session.asked[0].params["query.bibliographic"]
    assert wording == "The Ice: AND/OR fire? Roe Annals of Cold 2019"


def test_pubmed_matches_a_citation_before_it_searches() -> None:
    record = WANTED.replace({"volume": "12", "page": "107-9"})
    session = Answers(
        {
            "https://pubmed.test/ecitmatch.cgi": (200, "Annals of Cold|2019|12|107|Roe|1|123\n"),
            "https://pubmed.test/efetch.fcgi": (200, PUBMED),
        }
    )
    assert [one.id for one in pubmed.search(Query("", record), session)] == ["10.1000/ice.1"]
    assert session.asked[0].params["bdata"] == "Annals of Cold|2019|12|107|Roe|1|"


def test_pubmed_searches_where_a_citation_is_not_matched() -> None:
    record = WANTED.replace({"volume": "12", "page": "107-9"})
    session = Answers(
        {
            "https://pubmed.test/ecitmatch.cgi": (
                200,
                "Annals of Cold|2019|12|107|Roe|1|NOT_FOUND",
            ),
            "https://pubmed.test/esearch.fcgi": (200, {"esearchresult": {"idlist": ["123"]}}),
            "https://pubmed.test/efetch.fcgi": (200, PUBMED),
        }
    )
    assert len(pubmed.search(Query("", record), session)) == 1
    assert session.asked[1].params["term"] == "the ice and or fire[Title] AND roe[Author]"


# --- registration agencies and the resolver -------------------------------------------------

RA = "https://doi.test/ra/10.1000"


def resolver(agency: str, **answers: Body) -> Answers:
    addresses = {
        "ra": RA,
        "crossref": "https://crossref.test/works/10.1000%2Fice.1",
        "datacite": "https://datacite.test/dois/10.1000%2Fice.1",
        "negotiated": "https://doi.test/10.1000%2Fice.1",
        "short": "https://doi.test/api/handles/10/abcd",
    }
    known: dict[str, Body] = {"ra": (200, [{"DOI": "10.1000", "RA": agency}]), **answers}
    return Answers({addresses[name]: body for name, body in known.items()})


def test_the_agency_of_a_doi_is_asked_for_by_its_prefix() -> None:
    assert doi.agency("10.1000/ice.1", resolver("mEDRA")) == "mEDRA"


@pytest.mark.parametrize(
    "answer", [(200, [{"DOI": "10.1000", "status": "DOI does not exist"}]), (404, ""), (200, {})]
)
def test_a_prefix_that_does_not_exist_has_no_agency(answer: Body) -> None:
    session = resolver("", ra=answer)
    assert doi.agency("10.1000/ice.1", session) is None
    assert doi.lookup(ICE, session) is None


@pytest.mark.parametrize(
    ("agency", "answer"),
    [("Crossref", {"message": CROSSREF}), ("DataCite", DATACITE)],
)
def test_a_doi_is_looked_up_with_its_agency(agency: str, answer: Any) -> None:
    name = agency.lower()
    record = doi.lookup(ICE, resolver(agency, **{name: (200, answer)}))
    provider: Callable[[Any], Record] = {"crossref": crossref, "datacite": datacite}[
        name
    ].record_from
    assert record == provider(answer["message"] if name == "crossref" else answer["data"])


@pytest.mark.parametrize("agency", ["mEDRA", "Crossref", "JaLC"])
def test_what_the_agency_does_not_answer_the_resolver_does(agency: str) -> None:
    session = resolver(agency, negotiated=(200, CSL))
    record = doi.lookup(ICE, session)
    assert record == doi.record_from(CSL)
    assert session.asked[-1].accept == "application/vnd.citationstyles.csl+json"


def test_a_doi_that_is_not_registered_is_none() -> None:
    assert doi.lookup(ICE, resolver("OP", negotiated=(404, ""))) is None


@pytest.mark.parametrize("status", [204, 406])
def test_a_doi_that_is_registered_and_not_described_is_no_none(status: int) -> None:
    with pytest.raises(UnansweredError, match="registered, but not described"):
        doi.lookup(ICE, resolver("OP", negotiated=(status, "")))


def test_a_resolver_that_fails_raises() -> None:
    with pytest.raises(UnansweredError):
        doi.lookup(ICE, resolver("OP", negotiated=(502, "")))


def test_a_short_doi_is_expanded_first() -> None:
    handle = {
        "responseCode": 1,
        "values": [
            {"type": "HS_SITE", "data": {"format": "site", "value": {}}},
            {"type": "HS_ALIAS", "data": {"format": "string", "value": "10.1000/ICE.1"}},
        ],
    }
    session = resolver("Crossref", short=(200, handle), crossref=(200, {"message": CROSSREF}))
    assert doi.expanded("10/abcd", session) == "10.1000/ice.1"
    assert doi.lookup(Identifier("doi", "10/abcd"), session) == crossref.record_from(CROSSREF)


def test_a_short_doi_that_does_not_exist_is_none() -> None:
    session = resolver("Crossref")
    assert doi.expanded("10/abcd", session) is None
    assert doi.lookup(Identifier("doi", "10/abcd"), session) is None
