"""Settings: read from the environment and a file, checked with words that help and never with a secret."""

import base64
import re
from decimal import Decimal
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings, load, policy, unknown, variable

EXAMPLE = Path(__file__).parent.parent / "deploy" / "env.example"
SETTING = re.compile(r"^#?(OVERTURE_[A-Z_]+)=(.*)$", re.MULTILINE)
KEY = base64.urlsafe_b64encode(b"k" * 32).decode()


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a .env file, and an environment without our variables."""
    monkeypatch.chdir(tmp_path)
    for name in map(variable, Settings.model_fields):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_example_lists_every_setting_once_and_nothing_else() -> None:
    listed = [name for name, _ in SETTING.findall(EXAMPLE.read_text(encoding="utf-8"))]
    assert sorted(listed) == sorted(map(variable, Settings.model_fields))


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    file = tmp_path / "all.env"
    file.write_text(SETTING.sub(r"\1=\2", example), encoding="utf-8")
    assert load(file).model_dump() == load().model_dump()


def test_every_setting_of_the_example_is_explained_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if SETTING.match(line):
            assert lines[number - 1].startswith(("# ", "#OVERTURE_")), line


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("OVERTURE_COMPANY=Northlight\nOVERTURE_PORT=9000\n", encoding="utf-8")
    monkeypatch.setenv("OVERTURE_PORT", "9001")
    settings = load()
    assert (settings.company, settings.port) == ("Northlight", 9001)


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_ADMINS", "Noor.Haddad@northlight.example, mara.lindqvist@northlight.example,")
    monkeypatch.setenv("OVERTURE_FOLLOW_UP_DAYS", "3, 8,15")
    monkeypatch.setenv("OVERTURE_SECRET_KEYS", f"{KEY},{KEY}")
    settings = load()
    assert settings.admins == ("noor.haddad@northlight.example", "mara.lindqvist@northlight.example")
    assert settings.follow_up_days == (3, 8, 15)
    assert len(settings.secret_keys) == 2


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("OVERTURE_PORT", "eighty", "integer"),
        ("OVERTURE_PORT", "70000", "65535"),
        ("OVERTURE_FOUR_EYES", "sometimes", "boolean"),
        ("OVERTURE_FOLLOW_UP_DAYS", "4,soon", "integer"),
        ("OVERTURE_FOLLOW_UP_DAYS", "0", "working days"),
        ("OVERTURE_REVIEW_LANGUAGE", "tlh", "en, de"),
        ("OVERTURE_REVIEW_CHANNEL", "#talent-review", "C0123456789"),
        ("OVERTURE_PUBLIC_URL", "overture.northlight.example", "https://"),
        ("OVERTURE_DATABASE_URL", "mysql://root:geheim@db", "postgresql+asyncpg://"),
        ("OVERTURE_SMTP_URL", "mail://mara:geheim@mail", "smtp://"),
        ("OVERTURE_SECRET_KEYS", "geheim", "openssl"),
        ("OVERTURE_SLACK_BOT_TOKEN", "geheim", "xoxb-"),
        ("OVERTURE_SLACK_APP_TOKEN", "geheim", "xapp-"),
        ("OVERTURE_DAILY_BUDGET", "-1", "greater"),
        ("OVERTURE_LOG_LEVEL", "loud", "'warning'"),
    ],
)
def test_a_mistake_names_its_variable_and_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as wrong:
        load()
    message = str(wrong.value)
    assert message.startswith(f"{name}: ")
    assert says in message
    assert "geheim" not in message
    assert "\n" not in message


def test_all_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_PORT", "x")
    monkeypatch.setenv("OVERTURE_FOUR_EYES", "sometimes")
    with pytest.raises(BadSettings) as wrong:
        load()
    assert len(str(wrong.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "OVERTURE_SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "OVERTURE_SLACK_BOT_TOKEN is missing"),
        ({"SMTP_URL": "smtp://mail.northlight.example", "MAIL_FOLDER": "mail"}, "exclude each other"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "CLOCK_FILE": "clock"}, "demo only"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], says: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"OVERTURE_{name}", value)
    with pytest.raises(BadSettings, match=says):
        load()


def test_the_demos_clock_is_allowed_with_a_slack_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "CLOCK_FILE": "clock"}.items():
        monkeypatch.setenv(f"OVERTURE_{name}", value)
    monkeypatch.setenv("OVERTURE_SLACK_API_URL", "http://127.0.0.1:8765/api/")
    assert load().clock_file == Path("clock")
    monkeypatch.setenv("OVERTURE_SLACK_API_URL", "http://127.0.0.1.northlight.example/api/")
    with pytest.raises(BadSettings, match="demo only"):
        load()


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OVERTURE_DATABASE_URL": "postgresql+asyncpg://overture:geheim@db/overture",
        "OVERTURE_SLACK_BOT_TOKEN": "xoxb-geheim",
        "OVERTURE_SLACK_SIGNING_SECRET": "geheim",
        "OVERTURE_OPENAI_API_KEY": "geheim",
        "OVERTURE_SMTP_URL": "smtp://mara:geheim@mail.northlight.example",
        "OVERTURE_SECRET_KEYS": KEY,
    }.items():
        monkeypatch.setenv(name, value)
    shown = repr(load()) + str(load().model_dump())
    assert "geheim" not in shown
    assert KEY not in shown


def test_the_template_writes_unless_a_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load().has_model
    monkeypatch.setenv("OVERTURE_OPENAI_BASE_URL", "http://127.0.0.1:8080/v1")
    assert load().has_model


def test_the_policy_is_what_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_DAILY_BUDGET", "2.50")
    monkeypatch.setenv("OVERTURE_FOUR_EYES", "false")
    rules = policy(load())
    assert rules.daily_budget_micros == 2_500_000
    assert rules.four_eyes is False
    assert load().daily_budget == Decimal("2.50")


def test_an_unknown_variable_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OVERTURE_SLAK_BOT_TOKEN=xoxb-1\nOVERTURE_PORT=1\n", encoding="utf-8")
    environ = {"OVERTURE_COLOUR_OF_THE_DOOR": "red", "PATH": "/bin", "OVERTURE_COMPANY": "Northlight"}
    assert list(unknown(environ)) == [
        ("OVERTURE_COLOUR_OF_THE_DOOR", ""),
        ("OVERTURE_SLAK_BOT_TOKEN", "OVERTURE_SLACK_BOT_TOKEN"),
    ]
