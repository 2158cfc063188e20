"""`overture doctor`: is everything set up, and if not, what to do. It changes nothing and sends nothing."""

import asyncio
import os
import stat
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from bot.app import opened
from bot.commandline.out import AsJson, Failed, say, show, words
from bot.outside.clock import SystemClock
from bot.outside.keyring import NoKey
from bot.outside.smtp import MailServer, SmtpCourier, StartTls
from bot.ports import FooterPart, Outcome, StoreDown
from bot.settings import BadSettings, Settings, countries, load, unknown
from bot.texts import Text, text
from bot.usecases import stuck
from db.migrate import pending
from db.tables import Role

#: Slack refuses what is signed with a clock that is further off
MOST_CLOCK_OFF = timedelta(seconds=60)


class State(StrEnum):
    """How a check ended."""

    OK = "ok"
    #: it runs, but something is weaker than it should be
    WARN = "warn"
    #: it does not run like this
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, how it is, and what to do."""

    name: str
    state: State
    message: Text
    todo: Text | None = None


def doctor(as_json: AsJson = False) -> None:
    """Check settings, database, Slack, model, mail, clock and secrets. Exit 1 if something fails."""
    checks = asyncio.run(_all())
    failed = sum(check.state is State.FAIL for check in checks)
    if as_json:
        show({"ok": not failed, "checks": [_as_json(check) for check in checks]})
    else:
        for check in checks:
            say(f"{check.state:<5} {check.name:<11} {words()(check.message)}")
            if check.todo:
                say(f"{'':<17} → {words()(check.todo)}")
    if failed:
        raise Failed(words()("doctor-failed", count=failed))


async def _all() -> list[Check]:
    try:
        settings = load()
    except BadSettings as wrong:
        lines = str(wrong).splitlines()
        return [
            Check("settings", State.FAIL, text("doctor-settings", mistake=line), text("doctor-settings-do"))
            for line in lines
        ]
    checks = list(_settings(settings))
    checks += [check async for check in _database(settings)]
    checks += [check async for check in _slack(settings)]
    checks += [check async for check in _teams(settings)]
    checks += [await _model(settings), await _mail(settings), *_secrets(settings)]
    return checks


def _settings(settings: Settings) -> Iterator[Check]:
    strangers = list(unknown(os.environ))
    for name, meant in strangers:
        todo = text("doctor-unknown-meant", meant=meant) if meant else text("doctor-unknown-do")
        yield Check("settings", State.WARN, text("cli-unknown-setting", name=name), todo)
    if not strangers:
        yield Check("settings", State.OK, text("doctor-settings-ok"))
    ours = countries(settings)
    key = "doctor-country-own" if settings.country_policy else "doctor-country-packaged"
    yield Check("countries", State.OK, text(key, file=ours.file, rows=len(ours.rules)))
    asks = any(FooterPart.POSTAL_ADDRESS in rule.footer for rule in (*ours.rules.values(), ours.others))
    if asks and not settings.postal_address:
        yield Check("countries", State.WARN, text("doctor-no-address"), text("doctor-no-address-do"))
    for name, given in (("company", settings.company != "Our company"), ("notice", settings.notice_url)):
        if not given:
            yield Check("settings", State.WARN, text(f"doctor-no-{name}"), text(f"doctor-no-{name}-do"))


async def _database(settings: Settings) -> AsyncIterator[Check]:
    if settings.sqlite_file and not settings.sqlite_file.exists():
        yield Check("database", State.WARN, text("doctor-database-new"), text("doctor-database-new-do"))
        return
    try:
        async with opened(settings) as house:
            if not await house.store.ready():
                yield Check("database", State.FAIL, text("doctor-database"), text("doctor-database-do"))
                return
            yield Check("database", State.OK, text("doctor-database-ok"))
            if missing := await pending(settings.database_url.get_secret_value()):
                message = text("doctor-migrations", count=len(missing))
                yield Check("migrations", State.FAIL, message, text("doctor-migrations-do"))
                return
            yield Check("migrations", State.OK, text("doctor-migrations-ok"))
            async with house.store.reading() as unit:
                everyone = await unit.people.everyone()
                waiting = len(await stuck.waiting(unit))
            known = house.keys.hash_key.ids
            lost = [entry async for entry in house.store.suppression_list() if entry.key_id not in known]
        if waiting:
            message, todo = text("doctor-stuck", count=waiting), text("doctor-stuck-do")
            yield Check("work", State.WARN, message, todo)
        else:
            yield Check("work", State.OK, text("doctor-stuck-ok"))
        if lost:
            message = text("doctor-suppressions", count=len(lost))
            yield Check("secrets", State.FAIL, message, text("doctor-suppressions-do"))
        admins = sum(person.has(Role.ADMIN) for person in everyone)
        if admins:
            yield Check("people", State.OK, text("doctor-people-ok", admins=admins, people=len(everyone)))
        else:
            yield Check("people", State.WARN, text("doctor-people"), text("doctor-people-do"))
    except NoKey:
        yield Check("secrets", State.FAIL, text("doctor-no-key"), text("doctor-no-key-do"))
    except (StoreDown, OSError):
        yield Check("database", State.FAIL, text("doctor-database"), text("doctor-database-do"))


async def _slack(settings: Settings) -> AsyncIterator[Check]:
    if settings.slack_bot_token is None and settings.has_teams:
        return
    if settings.slack_bot_token is None:
        yield Check("slack", State.WARN, text("doctor-no-slack"), text("doctor-no-slack-do"))
        return
    seen = await import_module("bot.chat.slack.examine").examine(
        token=settings.slack_bot_token.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value() if settings.slack_app_token else "",
        api_url=settings.slack_api_url,
        channel=settings.review_channel,
        now=SystemClock().now(),
    )
    if seen.refused:
        todo = text("doctor-slack-network" if seen.refused == "unreachable" else "doctor-slack-token")
        yield Check("slack", State.FAIL, text("doctor-slack", why=seen.refused), todo)
        return
    yield Check("slack", State.OK, text("doctor-slack-ok", workspace=seen.workspace))
    if seen.missing_scopes:
        message = text("doctor-scopes", scopes=", ".join(seen.missing_scopes))
        yield Check("slack", State.FAIL, message, text("doctor-scopes-do"))
    if seen.socket_refused:
        yield Check("slack", State.FAIL, text("doctor-app-token", why=seen.socket_refused), text("doctor-app-token-do"))
    yield _channel(
        settings.review_channel, seen.channel_refused, private=seen.channel_is_private and not seen.channel_is_shared
    )
    if seen.clock_off is not None:
        off = round(seen.clock_off.total_seconds())
        good = abs(seen.clock_off) <= MOST_CLOCK_OFF
        state, mend = (State.OK, None) if good else (State.FAIL, text("doctor-clock-do"))
        yield Check("clock", state, text("doctor-clock", seconds=off), mend)
    if settings.clock_file:
        yield Check("clock", State.WARN, text("doctor-clock-file"), text("doctor-clock-file-do"))


async def _teams(settings: Settings) -> AsyncIterator[Check]:
    if not settings.has_teams:
        return
    with warnings.catch_warnings():
        # Teams' SDK says at import that parts of it which are not used here may change.
        warnings.filterwarnings("ignore", ".* is in preview", FutureWarning)
        module = import_module("bot.chat.teams.examine")
    seen = await module.examine(
        client_id=settings.teams_client_id,
        client_secret=settings.teams_client_secret.get_secret_value() if settings.teams_client_secret else "",
        tenant=settings.teams_tenant_id[0],
        channel=settings.teams_review_conversation,
        local_url=settings.teams_local_url,
    )
    if settings.teams_unauthenticated:
        yield Check("teams", State.WARN, text("doctor-teams-open"), text("doctor-teams-open-do"))
    elif seen.refused or seen.unreachable:
        todo = text("doctor-teams-network" if seen.unreachable else "doctor-teams-secret")
        yield Check("teams", State.FAIL, text("doctor-teams"), todo)
        return
    else:
        yield Check("teams", State.OK, text("doctor-teams-ok"))
    if not settings.teams_review_conversation:
        # The recruiters may all be on Slack.
        state = State.WARN if settings.review_channel else State.FAIL
        yield Check("channel", state, text("doctor-teams-no-channel"), text("doctor-teams-no-channel-do"))
    elif seen.channel_refused:
        yield Check("channel", State.FAIL, text("teams-channel-not-found"), text("doctor-teams-channel-do"))
    elif seen.channel_has_guests:
        yield Check("channel", State.FAIL, text("teams-channel-has-guests"), text("doctor-teams-guests-do"))
    else:
        yield Check("channel", State.OK, text("doctor-teams-channel-ok"))


def _channel(channel: str, error: str, *, private: bool) -> Check:
    if not channel:
        return Check("channel", State.FAIL, text("doctor-no-channel"), text("doctor-no-channel-do"))
    if error:
        return Check("channel", State.FAIL, text("doctor-channel", why=error), text("doctor-channel-do"))
    if not private:
        return Check("channel", State.FAIL, text("doctor-channel-open"), text("doctor-channel-open-do"))
    return Check("channel", State.OK, text("doctor-channel-ok"))


async def _model(settings: Settings) -> Check:
    if not settings.has_model:
        return Check("model", State.WARN, text("doctor-no-model"), text("doctor-no-model-do"))
    answer = await import_module("bot.outside.model_probe").probe(
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key.get_secret_value() if settings.openai_api_key else "",
        model=settings.openai_model,
    )
    match answer.status:
        case 0:
            return Check("model", State.FAIL, text("doctor-model-silent"), text("doctor-model-silent-do"))
        case 401 | 403:
            return Check("model", State.FAIL, text("doctor-model-key"), text("doctor-model-key-do"))
        case 200 if answer.lists_model:
            return Check("model", State.OK, text("doctor-model-ok", model=settings.openai_model))
        case 200:
            message = text("doctor-model-unlisted", model=settings.openai_model)
            return Check("model", State.WARN, message, text("doctor-model-unlisted-do"))
        case status:
            return Check("model", State.WARN, text("doctor-model-odd", status=status), text("doctor-model-silent-do"))


async def _mail(settings: Settings) -> Check:
    if settings.smtp_url:
        server = MailServer.from_url(settings.smtp_url.get_secret_value())
        delivery = await SmtpCourier(server, patience=10).log_in()
        if delivery.outcome is not Outcome.SENT:
            return Check("mail", State.FAIL, text(delivery.reason), text("doctor-mail-do", answer=delivery.answer))
        if server.user and server.starttls is StartTls.NEVER and not server.tls:
            return Check("mail", State.WARN, text("doctor-mail-plain"), text("doctor-mail-plain-do"))
        return Check("mail", State.OK, text("doctor-mail-ok"))
    if settings.mail_folder:
        near = next(
            (folder for folder in (settings.mail_folder, *settings.mail_folder.parents) if folder.exists()), Path()
        )
        if near.is_dir() and os.access(near, os.W_OK):
            return Check("mail", State.OK, text("doctor-folder-ok"))
        return Check("mail", State.FAIL, text("mail-folder-failed"), text("doctor-folder-do"))
    return Check("mail", State.WARN, text("mail-not-set-up"), text("doctor-no-mail-do"))


def _secrets(settings: Settings) -> Iterator[Check]:
    file = settings.sqlite_file
    kept = [Path(".env"), *([file, file.with_name(f"{file.name}.key")] if file else [])]
    open_to_all = [path for path in kept if path.is_file() and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)]
    if open_to_all:
        names = " ".join(str(path) for path in open_to_all)
        yield Check("secrets", State.WARN, text("doctor-secrets", files=names), text("doctor-secrets-do", files=names))
    elif settings.secret_keys or file:
        yield Check("secrets", State.OK, text("doctor-secrets-ok"))


def _as_json(check: Check) -> dict[str, str | None]:
    return {
        "check": check.name,
        "state": check.state.value,
        "message": words()(check.message),
        "todo": words()(check.todo) if check.todo else None,
    }
