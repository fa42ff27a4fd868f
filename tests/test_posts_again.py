"""Posts: what is finished stays finished, and escapes stay what they are."""

from __future__ import annotations

import pytest
from tests.test_posts import ADAMS, FOLDER, RICKS, edited

MUMFORD = "Mumford, Lewis, The City in History, New York: Harcourt, Brace & World, 1961"


# --- escapes ----------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-author-date"])
@pytest.mark.parametrize("platform", ["hugo", "jekyll"])
def test_escapes_do_not_grow(style: str, platform: str) -> None:
    text = f"Cities.\n\n## Sources\n\n1. {MUMFORD}\n2. {RICKS} \\#1\n"
    first = edited(text, style=style, platform=platform).text
    assert edited(first, style=style, platform=platform).text == first
    assert "\\\\" not in first


def test_an_escaped_sign_of_an_entry_is_that_sign() -> None:
    text = "## Sources\n\n- Roe, A., Lakes \\[the bit\\] \\*and\\* more, London: Pan, 1992\n"
    done = edited(text, style="apa", platform="hugo").text
    assert done == "## Sources\n\n- Roe, A. (1992). *Lakes \\[the bit\\] \\*and\\* more*. Pan.\n"


def test_an_escaped_sign_of_a_note_is_that_sign() -> None:
    text = f"So.[^1]\n\n[^1]: {MUMFORD.replace('&', chr(92) + '&')}, p. 3.\n"
    done = edited(text, platform="hugo").text
    assert "(Harcourt, Brace \\& World, 1961), 3." in done


def test_an_escaped_sign_of_a_citation_is_that_sign() -> None:
    text = f"So [see \\[it\\] @m, p. 3 \\& on].\n\n## Sources\n\n- @m: {MUMFORD}\n"
    done = edited(text, style="apa", platform="hugo").text
    assert done.startswith("So (see \\[it\\] Mumford, 1961, p. 3 \\& on).\n")


def test_an_escaped_number_before_an_entry_is_its_number() -> None:
    text = f"## Sources\n\n- \\[1\\] {RICKS}\n- \\[2\\] {ADAMS}\n"
    done = edited(text, style="apa", platform="hugo").text
    assert "\\[" not in done
    assert "*Fiasco*" in done
