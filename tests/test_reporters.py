"""Law as it is cited: volume, reporter, page. Spans are written in the text: `{volume 12}`."""

from __future__ import annotations

import pytest
from tests.spans import ruled

from citekit.references.reporters import cited


def read(marked: str) -> str:
    return ruled(marked, cited, frozenset(("volume", "issue", "page", "locator")), dated=True)


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [
        pytest.param(
            "{author A. Roe}, {title Lakes}, {volume 44} {container-title U. Roe L. Rev}."
            " {issued 2021}, {page 2024–25} (1996).",
            "{author A. Roe}, {title Lakes}, {volume 44} {container-title U. Roe L. Rev}."
            " {page 2021}, {locator 2024–25} ({issued 1996}).",
            id="page that looks like a year",
        ),
        pytest.param(
            "{title Roe v. Poe}, {volume 12} {container-title F. Supp. 2d} {locator 455}"
            " ({authority S.D.N.Y.} {issued 2002})",
            "{title Roe v. Poe}, {volume 12} {container-title F. Supp. 2d} {page 455}"
            " ({authority S.D.N.Y.} {issued 2002})",
            id="court beside the year",
        ),
        pytest.param(
            "{title Tully v Marsh} ({issued 1998}) {volume 4} {note EHRR} {page 12}",
            "{title Tully v Marsh} ({issued 1998}) {volume 4} {container-title EHRR} {page 12}",
            id="year before volume",
        ),
        pytest.param(
            "{title Roe c Lac, 2012 QCCA 1}, [{issued 2012}] {container-title RJQ 2010 (CA)}",
            "{title Roe c Lac}, {note 2012 QCCA 1}, [{issued 2012}] {container-title RJQ}"
            " {page 2010} ({note CA})",
            id="number that is a page",
        ),
        pytest.param(
            "{authority BGH}, Beschl. v. {issued 3.5.2011} – {number 2 ZR 1/10},"
            " {container-title NJW} {note 2011}, {note 1931}",
            "{authority BGH}, Beschl. v. {issued 3.5.2011} – {number 2 ZR 1/10},"
            " {container-title NJW} {note 2011}, {page 1931}",
            id="year of the review beside the day of the decision",
        ),
        pytest.param(
            "{note BVerfGE} {volume 7}, {page 198} ({locator 204}) – {publisher Fluss}.",
            "{container-title BVerfGE} {volume 7}, {page 198} ({locator 204}) – {title Fluss}.",
            id="collection of decisions",
        ),
        pytest.param(
            "{authority BVerwG}, Urt. v. {issued 12.3.2009}, {note BVerwGE} {volume 133},"
            " {page 12}, Rn. {locator 22}",
            "{authority BVerwG}, Urt. v. {issued 12.3.2009}, {container-title BVerwGE}"
            " {volume 133}, {page 12}, Rn. {locator 22}",
            id="collection behind a court",
        ),
        pytest.param(
            "{author Ann Roe}, {title Lakes}, {issued 2012}, Rn. {page 12}",
            "{author Ann Roe}, {title Lakes}, {issued 2012}, Rn. {locator 12}",
            id="number in the margin",
        ),
        pytest.param(
            "Joined Cases {number C-1/05} {title P & C-2/05 P, Roe & Poe Found}. {note v. Council},"
            " {issued 2008} {container-title E.C.R.} {page I-63}",
            "Joined Cases {number C-1/05} {note P & C-2/05 P}, {title Roe & Poe Found. v. Council},"
            " {issued 2008} {container-title E.C.R.} {page I-63}",
            id="name behind numbers",
        ),
        pytest.param(
            "{title Rivers in Ruritania} ({publisher-place Ruritania} v. {note Roeland}),"
            " {genre Judgment}",
            "{title Rivers in Ruritania (Ruritania v. Roeland)}, {genre Judgment}",
            id="parties in brackets",
        ),
        pytest.param(
            "{author Ann Roe}, {title Taking Rivers Seriously 81}-{page 130} ({issued 1977}).",
            "{author Ann Roe}, {title Taking Rivers Seriously} {locator 81-130} ({issued 1977}).",
            id="where in a book",
        ),
        pytest.param(
            "{author Ann Roe}, {title Law and Lakes, in Essays on the Shore} {volume 194},"
            " {locator 199} ({edition rev. ed.} {issued 1995}).",
            "{author Ann Roe}, {title Law and Lakes}, in {container-title Essays on the Shore}"
            " {page 194}, {locator 199} ({edition rev. ed.} {issued 1995}).",
            id="part of a book",
        ),
        pytest.param(
            "{author Ann Roe}, ‘{title Trusts}’ in {editor Tom Poe} (ed), {container-title Lakes}"
            " ({publisher Roe} {issued 2011}) {locator 203}.",
            "{author Ann Roe}, ‘{title Trusts}’ in {editor Tom Poe} (ed), {container-title Lakes}"
            " ({publisher Roe} {issued 2011}) {page 203}.",
            id="first page of a chapter",
        ),
        pytest.param(
            "{author Dana Roe & Luis Poe, Jail Held Debtors for Weeks}, "
            "{container-title Records Show, LAKE POST-DISPATCH} ({issued 2015})",
            "{author Dana Roe & Luis Poe}, {title Jail Held Debtors for Weeks, Records Show}, "
            "{container-title LAKE POST-DISPATCH} ({issued 2015})",
            id="headline between names and capitals",
        ),
        pytest.param(
            "{title Nora Vance, Court Blocks Dam}, {container-title N.Y. TIMES}, {issued 2011}",
            "{author Nora Vance}, {title Court Blocks Dam}, {container-title N.Y. TIMES},"
            " {issued 2011}",
            id="author before a headline",
        ),
    ],
)
def test_citation_of_law_is_read_by_its_form(labelled: str, expected: str) -> None:
    assert read(labelled) == expected


@pytest.mark.parametrize(
    "labelled",
    [
        pytest.param(
            "{author A. Roe}, {container-title Phys. Rev.} {volume 23}, {page 7} ({issued 1981}).",
            id="volume and page of a journal",
        ),
        pytest.param(
            "{author Ann Roe}, {title Coll. Phenomena} {volume 2}, {page 55} ({issued 1975})",
            id="abbreviated outlet that was read as a title",
        ),
        pytest.param(
            "{author Ann Roe}, {title The elections of March 1933} ({issued 1990})",
            id="year in a title",
        ),
        pytest.param(
            "{title Roe v. Poe}, {volume 3} {container-title U.S.} {page 483}, {locator 495},"
            " 74 S. Ct. 686, 98 L. Ed. 873 ({issued 1954})",
            id="parallel citation",
        ),
        pytest.param(
            "{title R v Roe} [{issued 2019}] {authority UKSC} {number 41}", id="court, no reporter"
        ),
        pytest.param(
            "Brief at 22, {title Roe v. Poe}, {volume 142} {container-title S. Ct.} {page 22}"
            " ({issued 2022})",
            id="words before the name of a case",
        ),
        pytest.param(
            "{author Roe, S. Y., & Poe, M. K.} ({issued 2018}). {title On lakes}.",
            id="initials behind the last author",
        ),
        pytest.param(
            "{title Lakes, Rivers and Seas}, {container-title N.Y. TIMES}, {issued 2011}",
            id="headline without an author",
        ),
    ],
)
def test_what_only_looks_like_it_is_left(labelled: str) -> None:
    assert read(labelled) == labelled
