# What `overture` says at a shell.

cli-unknown-setting = { $name } is set, but there is no such setting.
cli-unknown-setting-meant = { $name } is set, but there is no such setting. Did you mean { $meant }?
cli-no-database = The database cannot be reached or used. Nothing was changed. Check OVERTURE_DATABASE_URL, then try again.
cli-not-migrated = The database lacks tables that this version needs. Run: overture migrate
cli-migrated = Applied { $count }: { $list }
cli-migrated-none = The database is up to date.
cli-nobody = There is nobody yet. Add somebody: overture people add EMAIL --name NAME --role admin --slack TEAM/USER
cli-left = left
cli-no-account = no account
cli-role-wrong = “{ $given }” is not + or - and a role. Roles: { $roles }.
cli-account-wrong = “{ $given }” is not an account. Write TEAM/USER, for example T0123/U0456.
cli-no-candidate = Nobody was found.
cli-audit-whole = Whole: { $rows } lines, none changed, removed or put in.
cli-audit-broken = Line { $row } does not fit the chain: it or one before it was changed, removed or put in.
cli-bug = Something broke that should not: { $kind } at { $where }. What was done before is kept.
cli-importing = Records
cli-imported = { $added } added, { $changed } changed, { $unchanged } unchanged.
cli-import-failed = { $count ->
    [one] One record was not taken; everything else is in.
   *[other] { $count } records were not taken; everything else is in.
}
cli-import-more = … and { $count } more; --json shows all.
cli-not-written = { $file } could not be written: { $why }

doctor-failed = { $count ->
    [one] One of these must be mended before Overture runs.
   *[other] { $count } of these must be mended before Overture runs.
}
doctor-settings = { $mistake }
doctor-settings-do = Mend it in .env or the environment; deploy/env.example explains every setting.
doctor-settings-ok = Every setting can be read.
doctor-unknown-meant = Did you mean { $meant }?
doctor-unknown-do = Take it out, or look its name up in deploy/env.example.
doctor-no-company = The company has no name.
doctor-no-company-do = Set OVERTURE_COMPANY: candidates read it in the footer of every note.
doctor-no-notice = The footer names no privacy notice.
doctor-no-notice-do = Set OVERTURE_NOTICE_URL to the notice for candidates.
doctor-database = The database cannot be reached or used.
doctor-database-do = Check OVERTURE_DATABASE_URL, and that the server runs or the folder can be written to.
doctor-database-new = There is no database yet.
doctor-database-new-do = It is made at the first start; or now: overture migrate
doctor-database-ok = The database answers.
doctor-migrations = { $count ->
    [one] One migration is missing.
   *[other] { $count } migrations are missing.
}
doctor-migrations-do = Run: overture migrate
doctor-migrations-ok = The database has every table.
doctor-people = There is no admin.
doctor-people-do = Set OVERTURE_ADMINS and start, or: overture people add EMAIL --name NAME --role admin --slack TEAM/USER
doctor-people-ok = { $admins ->
    [one] One admin among { $people } people.
   *[other] { $admins } admins among { $people } people.
}
doctor-no-slack = Slack is not set up.
doctor-no-slack-do = Make an app from deploy/slack-manifest.yaml and set OVERTURE_SLACK_BOT_TOKEN.
doctor-slack = Slack did not take our token: { $why }
doctor-slack-token = Install the app anew and copy its bot token into OVERTURE_SLACK_BOT_TOKEN.
doctor-slack-network = Check that this machine may reach Slack, and OVERTURE_SLACK_API_URL if it is set.
doctor-slack-ok = Connected to { $workspace }.
doctor-scopes = The app may do too little: { $scopes }
doctor-scopes-do = Update the app from deploy/slack-manifest.yaml and install it anew.
doctor-app-token = Socket Mode does not take our app token: { $why }
doctor-app-token-do = Make an app-level token with connections:write and set OVERTURE_SLACK_APP_TOKEN.
doctor-no-channel = There is no review channel.
doctor-no-channel-do = Set OVERTURE_REVIEW_CHANNEL to the id of the recruiters’ private channel.
doctor-channel = The review channel cannot be used: { $why }
doctor-channel-do = Check OVERTURE_REVIEW_CHANNEL and invite the bot into the channel.
doctor-channel-open = The review channel is public or shared with another company: no card is posted there.
doctor-channel-open-do = Use a private channel of your own workspace.
doctor-channel-ok = The review channel is private and the bot is in it.
doctor-clock = The clock is { $seconds } s from Slack’s.
doctor-clock-do = Set the machine’s clock; Slack’s deliveries are refused otherwise.
doctor-clock-file = The clock can be moved by a file: this is a demo.
doctor-clock-file-do = Take OVERTURE_CLOCK_FILE out where real notes are sent.
doctor-no-model = No model is set up; the template writer writes.
doctor-no-model-do = Set OVERTURE_OPENAI_API_KEY, or OVERTURE_OPENAI_BASE_URL for a model of your own.
doctor-model-ok = The endpoint answers and has { $model }.
doctor-model-unlisted = The endpoint answers, but does not list { $model }.
doctor-model-unlisted-do = Check OVERTURE_OPENAI_MODEL.
doctor-model-silent = The model’s endpoint does not answer.
doctor-model-silent-do = Check OVERTURE_OPENAI_BASE_URL and the network. Until then the template writer writes.
doctor-model-odd = The model’s endpoint answers with { $status }.
doctor-model-key = The model’s endpoint does not take our key.
doctor-model-key-do = Check OVERTURE_OPENAI_API_KEY.
doctor-mail-ok = The mail server lets us in.
doctor-mail-do = Check OVERTURE_SMTP_URL. The server’s answer: { $answer }
doctor-mail-plain = The mail server gets our password without encryption.
doctor-mail-plain-do = Take starttls=never out of OVERTURE_SMTP_URL.
doctor-folder-ok = Notes are written into a folder; nothing leaves this machine.
doctor-folder-do = Check OVERTURE_MAIL_FOLDER and who may write there.
doctor-no-mail-do = Set OVERTURE_SMTP_URL.
doctor-no-key = There is no secret key.
doctor-no-key-do = Set OVERTURE_SECRET_KEYS; deploy/env.example says how to make one.
doctor-secrets = Others on this machine can read { $files }
doctor-secrets-do = chmod 600 { $files }
doctor-secrets-ok = Nobody else on this machine can read the secrets.

preview-language = There is no “{ $given }”. Languages: { $languages }.
preview-written = { $count } cards were written into { $folder }.

check-unreadable = { $file } cannot be read: { $why }
check-no-json = { $file } is not JSON: { $why }
check-whole = whole
check-sentence = sentence { $number }
check-blocked = It could not be approved like this.
check-may-go = It could be approved; look at what is marked.
check-good = Nothing was found.
