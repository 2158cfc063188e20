# Was `overture` an der Kommandozeile sagt.

cli-unknown-setting = { $name } ist gesetzt, aber eine solche Einstellung gibt es nicht.
cli-unknown-setting-meant = { $name } ist gesetzt, aber eine solche Einstellung gibt es nicht. War { $meant } gemeint?
cli-no-database = Die Datenbank ist nicht zu erreichen oder zu benutzen. Nichts wurde geändert. Prüfen Sie OVERTURE_DATABASE_URL und versuchen Sie es erneut.
cli-not-migrated = Der Datenbank fehlen Tabellen, die diese Version braucht. Führen Sie aus: overture migrate
cli-migrated = { $count } angewendet: { $list }
cli-migrated-none = Die Datenbank ist auf dem neuesten Stand.
cli-nobody = Noch ist niemand da. Tragen Sie jemanden ein: overture people add EMAIL --name NAME --role admin --slack TEAM/USER
cli-left = nicht mehr dabei
cli-no-account = kein Konto
cli-role-wrong = „{ $given }“ ist nicht + oder - mit einer Rolle. Rollen: { $roles }.
cli-account-wrong = „{ $given }“ ist kein Konto. Schreiben Sie TEAM/USER, zum Beispiel T0123/U0456.
cli-no-candidate = Niemand wurde gefunden.
cli-audit-whole = Vollständig: { $rows } Zeilen, keine geändert, entfernt oder eingefügt.
cli-audit-broken = Zeile { $row } passt nicht in die Kette: sie oder eine davor wurde geändert, entfernt oder eingefügt.
cli-not-written = { $file } ließ sich nicht schreiben: { $why }
