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
cli-not-written = { $file } could not be written: { $why }
