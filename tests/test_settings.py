from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit.errors import InputError
from citekit.providers import settings as module
from citekit.providers.settings import Settings

SECRET = "swordfish-4711"

FILE = f"""\
contact = "jane@example.org"
cache = "~/scratch"

[timeouts]
connect = 2.5
read = 30

[providers.crossref]
base = "https://crossref.example/api/"

[providers.datacite]
key = "{SECRET}"
"""


@pytest.fixture(autouse=True)
def providers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "_providers", lambda: ["crossref", "datacite", "open_library"])
    monkeypatch.setattr(module, "_usual_path", lambda: tmp_path / "usual" / "config.toml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def load(path: Path, text: str, environ: Mapping[str, str] | None = None) -> Settings:
    path.write_text(text, "utf-8")
    return Settings.load(environ or {}, path)


def test_nothing_configured_is_nothing_told() -> None:
    assert Settings.load({}) == Settings()
    assert Settings().contact is None


def test_a_file_says_all_there_is_to_say(path: Path) -> None:
    assert load(path, FILE) == Settings(
        contact="jane@example.org",
        keys={"datacite": SECRET},
        bases={"crossref": "https://crossref.example/api"},
        cache=Path.home() / "scratch",
        connect_timeout=2.5,
        read_timeout=30,
    )


def test_the_environment_says_the_same(path: Path) -> None:
    environ = {
        "CITEKIT_CONTACT": "mailto:jane@example.org",
        "CITEKIT_CACHE": "~/scratch",
        "CITEKIT_CONNECT_TIMEOUT": "2.5",
        "CITEKIT_READ_TIMEOUT": "30",
        "CITEKIT_CROSSREF_BASE": "https://crossref.example/api",
        "CITEKIT_DATACITE_KEY": SECRET,
    }
    assert Settings.load(environ) == load(path, FILE)


def test_the_environment_counts_before_the_file(path: Path) -> None:
    loaded = load(
        path, FILE, {"CITEKIT_CONTACT": "joe@example.org", "CITEKIT_CROSSREF_KEY": "k" * 20}
    )
    assert loaded.contact == "joe@example.org"
    assert loaded.keys == {"datacite": SECRET, "crossref": "k" * 20}


def test_the_file_of_the_user_is_read_where_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    load(tmp_path / "usual" / "config.toml", FILE)
    assert Settings.load({}).contact == "jane@example.org"


def test_a_provider_may_have_a_name_of_two_words(path: Path) -> None:
    environ = {"CITEKIT_OPEN_LIBRARY_KEY": SECRET}
    assert load(path, "", environ).keys == {"open_library": SECRET}


def test_variables_of_other_things_and_empty_ones_are_left_alone() -> None:
    environ = {
        "CITEKIT_DEBUG": "1",
        "CITEKIT_CONTACT": "",
        "CITEKIT_COLOUR_SCHEME": "dark",
        "PATH": "x",
    }
    assert Settings.load(environ) == Settings()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('contact = "jane@example.org', 1, "TOML"),
        ('contact = "a@b.org"\n\n[timeouts\nread = 3', 3, "TOML"),
        ('[timeouts]\nread = "', 2, "TOML"),
        ('contct = "jane@example.org"', 1, "did you mean contact"),
        ('\n\nconnect = 3\ncontact = "a@b.org"', 3, "no setting is named 'connect'"),
        ("[timeout]\nread = 3", 1, "did you mean timeouts"),
        ("[timeouts]\nraed = 3", 2, "no setting in [timeouts] is named 'raed'; did you mean read"),
        ('[providers.crosref]\nkey = "k"', 1, "no provider is named 'crosref'; did you mean cross"),
        ('[providers.crossref]\nkay = "k"', 2, "did you mean key"),
        ('[providers]\ncrossref.kay = "k"', 2, "did you mean key"),
        ("[providers]\ncrossref = 3", 2, "has to be a table"),
        ("timeouts = 3", 1, "has to be a table"),
        ("contact = 3", 1, "has to be text"),
        ('# who\ncontact = "jane"', 2, "one e-mail address"),
        ('contact = "a@b.org\\r\\nX-Header: 1"', 1, "one e-mail address"),
        ("[timeouts]\nconnect = 1\nread = -1", 3, "number of seconds"),
        ("[timeouts]\nread = true", 2, "number of seconds"),
        ("[timeouts]\nread = nan", 2, "number of seconds"),
        ('[providers.crossref]\nbase = "crossref.org"', 2, "http or https address"),
        ('[providers.crossref]\nbase = "https://u:p@crossref.org"', 2, "http or https address"),
        ('[providers.crossref]\nbase = "https://[x"', 2, "http or https address"),
        ('[providers.crossref]\nbase = "https://a.org:x/"', 2, "http or https address"),
        ('[providers.crossref]\nkey = "a\\nb"', 2, "one line of ASCII"),
        ("[providers.crossref]\nkey = 4711", 2, "has to be text"),
    ],
)
def test_a_wrong_file_is_one_error_that_names_file_and_line(
    path: Path, text: str, line: int, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        load(path, text)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("CITEKIT_CONTCT", "a@b.org", "did you mean CITEKIT_CONTACT"),
        ("CITEKIT_CROSREF_KEY", "k", "did you mean CITEKIT_CROSSREF_KEY"),
        ("CITEKIT_NOBODY_BASE", "https://a.org", "no setting is named CITEKIT_NOBODY_BASE"),
        ("CITEKIT_CONTACT", "jane", "environment variable CITEKIT_CONTACT: contact has to be"),
        ("CITEKIT_READ_TIMEOUT", "soon", "environment variable CITEKIT_READ_TIMEOUT"),
    ],
)
def test_a_wrong_variable_is_one_error_that_names_it(variable: str, value: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        Settings.load({variable: value})


def test_a_file_that_is_named_has_to_be_there(path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Settings.load({}, path)


def test_a_file_that_is_not_utf_8_says_where(path: Path) -> None:
    path.write_bytes(b'# one\n# two\ncontact = "j\xe4ne@example.org"\n')
    with pytest.raises(InputError, match="line 3: this is not UTF-8"):
        Settings.load({}, path)


def test_a_byte_order_mark_is_no_mistake(path: Path) -> None:
    assert load(path, "\ufeff" + FILE).contact == "jane@example.org"


@pytest.mark.parametrize(
    "text",
    [
        f'[providers.crossref]\nkey = ["{SECRET}"]',
        f'[providers.crossref]\nbase = "{SECRET}"',
        f'contact = "{SECRET}"',
        f'[providers.crossref]\nkey = "{SECRET}\\u0007"',
    ],
)
def test_no_error_tells_a_value(path: Path, text: str) -> None:
    with pytest.raises(InputError) as caught:
        load(path, text)
    assert SECRET not in str(caught.value)


def test_neither_keys_nor_the_contact_are_in_the_repr(path: Path) -> None:
    shown = repr(load(path, FILE))
    assert SECRET not in shown
    assert "jane" not in shown
    assert "datacite" in shown


def test_settings_do_not_change_with_what_they_were_made_of() -> None:
    keys = {"crossref": SECRET}
    made = Settings(keys=keys)
    keys.clear()
    assert made.keys == {"crossref": SECRET}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.lists(st.sampled_from(FILE.splitlines())).map("\n".join))
def test_no_file_raises_anything_else(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(InputError):
        assert isinstance(Settings.load({}, path), Settings)


def test_the_providers_are_the_modules_beside_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not {"session", "settings", "limits", "addresses"} & set(module._providers())
