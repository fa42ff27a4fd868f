"""Three works that show what a style looks like. None of them exists."""

from __future__ import annotations

from citekit.record import Date, Name, Record

__all__ = ["SAMPLES"]

_ROE = Name(family="Roe", given="Ann Maria")
_DOE = Name(family="Doe", given="John")

#: An article of three authors, a book, and a web page of an institution.
SAMPLES: tuple[Record, ...] = (
    Record(
        "article",
        "article-journal",
        {
            "author": (_ROE, _DOE, Name(family="Okafor", given="Chidi")),
            "title": "How rivers remember: floods and the shape of valleys",
            "container-title": "Journal of Examples",
            "volume": "12",
            "issue": "3",
            "page": "145-167",
            "issued": Date((2021, 5)),
            "DOI": "10.5555/12345678",
        },
    ),
    Record(
        "book",
        "book",
        {
            "author": (_DOE,),
            "title": "A short history of dams",
            "edition": "2",
            "publisher": "Example Press",
            "publisher-place": "Leeds",
            "issued": Date((2006,)),
        },
    ),
    Record(
        "page",
        "webpage",
        {
            "author": (Name(literal="River Trust"),),
            "title": "Where the water goes",
            "container-title": "River Trust",
            "issued": Date((2019, 7, 15)),
            "accessed": Date((2020, 3, 2)),
            "URL": "https://example.org/water",
        },
    ),
)
