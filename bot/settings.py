"""What an admin sets, from `OVERTURE_*` in the environment or a `.env` file, checked before anything starts.

`deploy/env.example` lists every setting with its meaning and default; a test holds the two together.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from rapidfuzz import fuzz, process

from bot import ports, texts
from bot.outside.smtp import MailServer
from bot.rules import country_policy
from bot.rules.footer import LONGEST_ADDRESS
from bot.rules.hidden import plain

PREFIX = "OVERTURE_"
SLACK = "https://slack.com/api/"
#: used by the tests and the build, not by the bot
NOT_OURS = frozenset({"OVERTURE_CHROMIUM", "OVERTURE_POSTGRES_BIN", "OVERTURE_NO_SKIPS"})
MICROS = 1_000_000
_CHANNELS = {"review_channel": "C0123456789", "teams_review_conversation": "19:0123456789abcdef@thread.tacv2"}
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class BadSettings(Exception):
    """One or more settings are wrong; each line names its variable and never shows a secret."""


class LogFormat(StrEnum):
    """How log lines look."""

    #: console on a terminal, else JSON
    AUTO = "auto"
    JSON = "json"
    CONSOLE = "console"


class LogLevel(StrEnum):
    """From which weight on lines are written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _listed(given: object) -> object:
    return [part.strip() for part in given.split(",") if part.strip()] if isinstance(given, str) else given


def _lower(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.lower() for one in given)


def _http(given: str) -> str:
    if given and urlsplit(given).scheme not in ("http", "https"):
        raise ValueError("must begin with http:// or https://")
    return given.rstrip("/")


def _guid(given: str) -> str:
    if given and not _GUID.fullmatch(given.lower()):
        raise ValueError("must be an id like 00000000-0000-0000-0000-000000000000")
    return given.lower()


def _guids(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_guid(one) for one in given)


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _prefixed(*prefixes: str) -> AfterValidator:
    def check(given: SecretStr | None) -> SecretStr | None:
        if given is not None and not given.get_secret_value().startswith(prefixes):
            raise ValueError(f"must begin with {' or '.join(prefixes)}")
        return given

    return AfterValidator(check)


def _mail_server(given: SecretStr | None) -> SecretStr | None:
    if given is not None:
        MailServer.from_url(given.get_secret_value())
    return given


def _fernet_keys(given: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    for key in given:
        try:
            fits = len(base64.urlsafe_b64decode(key.get_secret_value())) == 32
        except (binascii.Error, ValueError):
            fits = False
        if not fits:
            raise ValueError(
                "must be keys of 32 random bytes in URL-safe base64; `openssl rand -base64 32 | tr +/ -_` makes one"
            )
    return given


def _on_one_line(given: str) -> str:
    return plain(given, LONGEST_ADDRESS)


def _readable_policy(given: Path | None) -> Path | None:
    """A file that can be taken; its mistakes are told line by line, each with the file's name and its line."""
    if given is not None:
        try:
            country_policy.read(given.read_text(encoding="utf-8"), str(given))
        except (OSError, UnicodeDecodeError) as unreadable:
            raise ValueError(f"{given} cannot be read: {type(unreadable).__name__}") from None
        except country_policy.BadCountryPolicy as wrong:
            raise ValueError(str(wrong)) from None
    return given


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
HttpAddress = Annotated[str, AfterValidator(_http)]


class Settings(BaseSettings):
    """Every setting. Field `slack_bot_token` is the variable `OVERTURE_SLACK_BOT_TOKEN`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    # ---- the house
    company: str = "Our company"
    admins: Annotated[Words, AfterValidator(_lower)] = ()
    public_url: HttpAddress = ""
    notice_url: HttpAddress = ""
    postal_address: Annotated[str, AfterValidator(_on_one_line)] = ""

    # ---- database and secrets
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///var/overture.db")
    suppression_journal: Path | None = None
    secret_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_fernet_keys)] = ()

    # ---- Slack
    slack_bot_token: Annotated[SecretStr | None, _prefixed("xoxb-", "xoxe.xoxb-")] = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: Annotated[SecretStr | None, _prefixed("xapp-")] = None
    slack_api_url: HttpAddress = SLACK.rstrip("/")
    review_channel: str = Field("", pattern=r"^([CG][A-Z0-9]{2,})?$")

    # ---- Teams
    teams_client_id: Annotated[str, AfterValidator(_guid)] = ""
    teams_client_secret: SecretStr | None = None
    teams_tenant_id: Annotated[Words, AfterValidator(_lower), AfterValidator(_guids)] = ()
    teams_review_conversation: str = Field("", pattern=r"^(19:[^\s;/]+@thread\.(tacv2|skype))?$")
    teams_local_url: HttpAddress = ""
    teams_unauthenticated: bool = False

    # ---- the writer
    openai_api_key: SecretStr | None = None
    openai_base_url: HttpAddress = "https://api.openai.com/v1"
    openai_model: str = "gpt-5-mini"
    openai_placeholders: bool = False
    openai_price_in: Decimal = Field(Decimal(0), ge=0)
    openai_price_cached: Decimal = Field(Decimal(0), ge=0)
    openai_price_out: Decimal = Field(Decimal(0), ge=0)
    daily_budget: Decimal = Field(Decimal(0), ge=0)

    # ---- mail
    smtp_url: Annotated[SecretStr | None, AfterValidator(_mail_server)] = None
    mail_folder: Path | None = None

    # ---- the road of a note
    four_eyes: bool = True
    release_at_once: bool = False
    review_language: str = "en"
    review_days: int = Field(10, ge=1, le=365)
    follow_up_days: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_listed)] = (4, 10)
    morning_hour: int = Field(9, ge=7, le=12)
    stand_ins_release: ports.StandIns = ports.StandIns.EXECUTIVES
    digest_hour: int = Field(8, ge=0, le=12)
    review_remind_hours: int = Field(4, ge=0, le=80)
    review_escalate_hours: int = Field(8, ge=0, le=80)
    work_addresses: bool = True
    cooldown_days: int = Field(90, ge=0, le=3650)
    employer_week_cap: int = Field(5, ge=0, le=10_000)
    country_policy: Annotated[Path | None, AfterValidator(_readable_policy)] = None
    handover_days: int = Field(2, ge=1, le=30)

    # ---- running
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    tick_seconds: float = Field(5, gt=0, le=3600)
    log_level: LogLevel = LogLevel.INFO
    log_format: LogFormat = LogFormat.AUTO
    clock_file: Path | None = None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, given: SecretStr) -> SecretStr:
        if not given.get_secret_value().startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return given

    @field_validator("review_language")
    @classmethod
    def _spoken(cls, given: str) -> str:
        if given not in texts.LANGUAGES:
            raise ValueError(f"must be one of {', '.join(texts.LANGUAGES)}")
        return given

    @field_validator("follow_up_days")
    @classmethod
    def _few(cls, given: tuple[int, ...]) -> tuple[int, ...]:
        if any(days < 1 or days > 365 for days in given) or len(given) > 5:
            raise ValueError("must be at most five numbers of working days from 1 to 365")
        return given

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.slack_bot_token and not (self.slack_signing_secret or self.slack_app_token):
            raise ValueError(
                "OVERTURE_SLACK_BOT_TOKEN needs OVERTURE_SLACK_APP_TOKEN (Socket Mode) or "
                "OVERTURE_SLACK_SIGNING_SECRET (HTTP)"
            )
        if (self.slack_app_token or self.slack_signing_secret) and not self.slack_bot_token:
            raise ValueError("OVERTURE_SLACK_BOT_TOKEN is missing; the other Slack settings need it")
        self._teams_fits_together()
        if self.smtp_url and self.mail_folder:
            raise ValueError("OVERTURE_SMTP_URL and OVERTURE_MAIL_FOLDER exclude each other: mail leaves one way")
        if self.clock_file and self.slack_bot_token and not self.slack_is_local:
            raise ValueError("OVERTURE_CLOCK_FILE is for the demo only; it is refused where Slack is the real one")
        if self.clock_file and self.has_teams and not self.teams_local_url:
            raise ValueError("OVERTURE_CLOCK_FILE is for the demo only; it is refused where Teams is the real one")
        return self

    def _teams_fits_together(self) -> None:
        wanted = (self.teams_client_secret, self.teams_tenant_id, self.teams_review_conversation, self.teams_local_url)
        if not self.has_teams:
            if any(wanted) or self.teams_unauthenticated:
                raise ValueError("OVERTURE_TEAMS_CLIENT_ID is missing; the other Teams settings need it")
            return
        if not self.teams_tenant_id:
            raise ValueError("OVERTURE_TEAMS_TENANT_ID is missing: without it people of any tenant could come")
        if self.teams_local_url and not _is_loopback(self.teams_local_url):
            raise ValueError("OVERTURE_TEAMS_LOCAL_URL is for a Bot Connector on this machine, at 127.0.0.1")
        if self.teams_unauthenticated and not (self.teams_local_url and _is_loopback(f"http://{self.host}")):
            raise ValueError(
                "OVERTURE_TEAMS_UNAUTHENTICATED is for the demo only: it needs OVERTURE_TEAMS_LOCAL_URL, and an "
                "OVERTURE_HOST that only this machine reaches"
            )
        if not self.teams_client_secret and not self.teams_unauthenticated:
            raise ValueError("OVERTURE_TEAMS_CLIENT_SECRET is missing")

    @property
    def slack_is_local(self) -> bool:
        """Is the Slack we talk to on this machine: the sandbox, or a test?"""
        return _is_loopback(self.slack_api_url)

    @property
    def has_teams(self) -> bool:
        """Is Teams configured?"""
        return bool(self.teams_client_id)

    @property
    def slack_over_http(self) -> bool:
        """Does Slack come to us by signed HTTP, and not over Socket Mode?"""
        return self.slack_bot_token is not None and self.slack_app_token is None

    @property
    def has_model(self) -> bool:
        """Is a model configured? Else the template writer writes."""
        return self.openai_api_key is not None or "openai_base_url" in self.model_fields_set

    @property
    def journal_file(self) -> Path | None:
        """Where the suppression list is kept beside the database; nowhere, on PostgreSQL without the setting."""
        file = self.sqlite_file
        return self.suppression_journal or (file.with_name(f"{file.name}.suppressions") if file else None)

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file, for SQLite on disk."""
        scheme, _, path = self.database_url.get_secret_value().partition(":///")
        path = path.partition("?")[0]
        return Path(path) if scheme.startswith("sqlite") and path and path != ":memory:" else None


def load(env_file: Path | None = None) -> Settings:
    """Read and check the settings. Raises BadSettings with a line for each mistake."""
    try:
        return Settings() if env_file is None else Settings(_env_file=env_file)
    except ValidationError as wrong:
        raise BadSettings("\n".join(_mistakes(wrong))) from None
    except (OSError, UnicodeDecodeError) as unreadable:
        raise BadSettings(f"the .env file cannot be read: {type(unreadable).__name__}") from None


def policy(settings: Settings, rooms: Sequence[ports.Room] = ()) -> ports.Policy:
    """The house's rules that the core asks; `rooms` are those the chat platforms confirmed."""
    return ports.Policy(
        company=settings.company,
        four_eyes=settings.four_eyes,
        release_at_once=settings.release_at_once,
        rooms=tuple(rooms),
        review_language=settings.review_language,
        translates=settings.has_model,
        follow_up_days=settings.follow_up_days,
        review_days=settings.review_days,
        morning_hour=settings.morning_hour,
        stand_ins_release=settings.stand_ins_release,
        digest_hour=settings.digest_hour,
        review_remind_hours=settings.review_remind_hours,
        review_escalate_hours=settings.review_escalate_hours,
        admins=settings.admins,
        public_url=settings.public_url,
        notice_url=settings.notice_url,
        daily_budget_micros=int(settings.daily_budget * MICROS),
        work_addresses=settings.work_addresses,
        cooldown_days=settings.cooldown_days,
        employer_week_cap=settings.employer_week_cap,
        countries=countries(settings),
        postal_address=settings.postal_address,
        handover_days=settings.handover_days,
    )


def countries(settings: Settings) -> ports.CountryPolicy:
    """The country policy: the admin's file, or the one that comes with Overture."""
    return countries_in(settings.country_policy)


def countries_in(file: Path | None) -> ports.CountryPolicy:
    """The country policy of a file, or the one that comes with Overture. Raises OSError, BadCountryPolicy."""
    if file is None:
        return country_policy.packaged()
    return country_policy.read(file.read_text(encoding="utf-8"), str(file))


def unknown(environ: Mapping[str, str], env_file: Path = Path(".env")) -> Iterator[tuple[str, str]]:
    """Variables with our prefix that are no setting, each with the name that was probably meant, or ""."""
    ours = [variable(name) for name in Settings.model_fields]
    given = {**(dotenv_values(env_file) if env_file.is_file() else {}), **environ}
    for name in sorted(given):
        if name.upper().startswith(PREFIX) and name.upper() not in ours and name.upper() not in NOT_OURS:
            near = process.extractOne(name.upper(), ours, scorer=fuzz.ratio, score_cutoff=80)
            yield name, near[0] if near else ""


def variable(field: str) -> str:
    """The environment variable of a field."""
    return f"{PREFIX}{field.upper()}"


def _mistakes(wrong: ValidationError) -> Iterator[str]:
    for error in wrong.errors(include_url=False, include_input=False, include_context=False):
        message = error["msg"].removeprefix("Value error, ")
        field = error["loc"][0] if error["loc"] else ""
        if not field:
            yield message
        elif error["type"] == "string_pattern_mismatch":
            yield f"{variable(str(field))}: must be the id of a channel, like {_CHANNELS[str(field)]}"
        else:
            first, *more = message.splitlines()
            yield f"{variable(str(field))}: {first[0].lower()}{first[1:]}"
            yield from (f"{variable(str(field))}: {line}" for line in more)
