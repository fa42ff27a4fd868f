from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.providers import addresses
from citekit.providers.addresses import Censor

SECRET = "swordfish-4711"
CONTACT = "jane@example.org"
CENSOR = Censor([SECRET, CONTACT])


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://example.org/works?b=2&a=1", "https://example.org/works?a=1&b=2"),
        ("https://example.org/works?a=x+y", "https://example.org/works?a=x%20y"),
        ("HTTPS://EXAMPLE.org:443/works", "https://example.org/works"),
        ("https://example.org", "https://example.org/#top"),
        ("https://example.org/10.1000%2fabc", "https://example.org/10.1000%2Fabc"),
        ("https://example.org/ä", "https://example.org/%C3%A4"),
        ("https://example.org/?q=1&mailto=a@b.org&tool=x&email=c", "https://example.org/?q=1"),
        ("https://example.org/?q=1&api_key=a", "https://example.org/?api_key=b&q=1"),
        ("https://example.org/?q=1&KEY=a", "https://example.org/?q=1"),
        (f"https://example.org/?q=1&token={SECRET}", "https://example.org/?q=1"),
        (f"https://example.org/?q=1&mine={quote(CONTACT)}", "https://example.org/?q=1"),
    ],
)
def test_addresses_that_ask_for_the_same_are_one(url: str, other: str) -> None:
    assert addresses.canonical(url, CENSOR) == addresses.canonical(other, CENSOR)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://example.org/works?a=1&a=2", "https://example.org/works?a=2&a=1"),
        ("https://example.org/works?a=", "https://example.org/works"),
        ("https://example.org/a/b", "https://example.org/a%2Fb"),
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org/a"),
        ("https://example.org/works?a=1%262", "https://example.org/works?a=1&2="),
        # the next page of a search
        ("https://example.org/works?token=page2", "https://example.org/works?token=page3"),
    ],
)
def test_addresses_that_ask_for_different_things_are_two(url: str, other: str) -> None:
    assert addresses.canonical(url, CENSOR) != addresses.canonical(other, CENSOR)


def test_parameters_of_an_address_that_a_user_wrote_choose_the_page() -> None:
    one, two = "https://example.org/news?key=a", "https://example.org/news?key=b"
    assert addresses.canonical(one, CENSOR) == addresses.canonical(two, CENSOR)
    canonical = addresses.canonical(one, CENSOR, trusted=False)
    assert canonical != addresses.canonical(two, CENSOR, trusted=False)
    assert addresses.cleaned(one, CENSOR, trusted=False) == one


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?x=1&api_key=k&y=2", "https://example.org/a?x=1&y=2"),
        ("https://example.org/a?API_KEY=k", "https://example.org/a"),
        (f"https://example.org/a?x={SECRET}", "https://example.org/a"),
        (f"https://example.org/{SECRET}/a", "https://example.org/***/a"),
        ("https://joe:pw@example.org/a#top", "https://example.org/a"),
        (f"https://example.org/a?q=by+{quote(CONTACT, safe='')}", "https://example.org/a?q=by+***"),
        ("https://example.org/a?q=%28x%29+y", "https://example.org/a?q=%28x%29+y"),
        ("http://joe:pw@[broken/a?key=k", "[broken/a?key=***"),
    ],
)
def test_an_address_is_told_without_keys_and_otherwise_as_it_was(url: str, expected: str) -> None:
    assert addresses.cleaned(url, CENSOR) == expected


@given(st.text(), st.sampled_from([SECRET, CONTACT, SECRET.upper()]), st.booleans())
def test_no_text_around_a_secret_keeps_it_from_being_taken_out(
    text: str, secret: str, trusted: bool
) -> None:
    for form in (secret, quote(secret, safe="")):
        url = f"https://example.org/{text}{form}?a={text}{form}"
        for told in (
            CENSOR.text(text + form),
            CENSOR.data((text + form).encode("utf-8", "replace")).decode(),
            addresses.cleaned(url, CENSOR, trusted=trusted),
        ):
            assert form.lower() not in told.lower()


def test_a_short_value_is_taken_out_only_where_its_name_tells() -> None:
    assert Censor(["10"]).text("https://example.org/10.1000/10?key=10") == (
        "https://example.org/10.1000/10?key=***"
    )


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://example.org/",
        "//example.org/",
        "example.org",
        "",
        "https://",
        "https:///path",
        "https://joe@example.org/",
        "https://joe:pw@example.org/",
        "https://example.org:22/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: other",
        "https://example.org\\@other.example/",
        "http://[::1",
        "https://example.org/" + "a" * 9000,
    ],
)
def test_what_is_no_address_to_ask_is_refused(url: str) -> None:
    assert addresses.refusal(url, (80, 443))


@pytest.mark.parametrize(
    "url",
    ["https://example.org", "http://example.org:80/a?b#c", "HTTPS://bücher.example:443/ä%20b"],
)
def test_an_address_on_the_web_is_not_refused(url: str) -> None:
    assert addresses.refusal(url, (80, 443)) == ""


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.8.8", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "reserved"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "private"),
        ("255.255.255.255", "private"),
        ("192.0.2.1", "private"),
        ("198.18.0.1", "private"),
        ("::1", "loopback"),
        ("::", "unspecified"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fc00::1", "private"),
        ("fec0::1", "private"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "private"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.0.0.1", "private"),
        ("::ffff:169.254.169.254", "link-local"),
        ("::127.0.0.1", "reserved"),
        ("64:ff9b::a00:1", "private"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:a00:1::1", "private"),
        ("2002:7f00:1::", "loopback"),
    ],
)
def test_hosts_that_are_not_on_the_public_internet_are_forbidden(address: str, kind: str) -> None:
    assert addresses.forbidden(address) == kind


@pytest.mark.parametrize(
    "address",
    ["9.9.9.9", "172.32.0.1", "2606:4700::1111", "::ffff:9.9.9.9", "64:ff9b::909:909"],
)
def test_hosts_on_the_public_internet_are_not_forbidden(address: str) -> None:
    assert addresses.forbidden(address) == ""


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_forbidden_in_every_ipv6_form_of_it(address: object) -> None:
    kind = addresses.forbidden(str(address))
    assert addresses.forbidden(f"::ffff:{address}") == kind
    assert addresses.forbidden(f"64:ff9b::{address}") == kind


@given(st.text() | st.from_regex(r"https?://[a-z.@:\[\]0-9]*/[^ ]*"))
def test_no_text_raises_where_it_is_told_or_refused(url: str) -> None:
    addresses.cleaned(url, CENSOR)
    addresses.cleaned(url, CENSOR, trusted=False)
    if not addresses.refusal(url):
        canonical = addresses.canonical(url, CENSOR)
        assert addresses.canonical(canonical, CENSOR) == canonical
        assert addresses.same_origin(url, url)


@pytest.mark.parametrize("letter", ["&", "%", "=", "key=", "/", "?", "@", "[", "a"])
def test_long_addresses_take_no_long_time(letter: str, soon: None) -> None:
    text = "https://example.org/?" + letter * 100_000
    addresses.cleaned(text, CENSOR)
    CENSOR.text(text)
    addresses.refusal(text)
