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
cli-bug = Etwas ging kaputt, das nicht sollte: { $kind } bei { $where }. Was vorher geschah, bleibt erhalten.
cli-importing = Einträge
cli-imported = { $added } neu, { $changed } geändert, { $unchanged } unverändert.
cli-import-failed = { $count ->
    [one] Ein Eintrag wurde nicht übernommen; alles andere ist da.
   *[other] { $count } Einträge wurden nicht übernommen; alles andere ist da.
}
cli-import-more = … und { $count } weitere; --json zeigt alle.
cli-not-written = { $file } ließ sich nicht schreiben: { $why }

doctor-failed = { $count ->
    [one] Eines davon muss behoben werden, bevor Overture läuft.
   *[other] { $count } davon müssen behoben werden, bevor Overture läuft.
}
doctor-settings = { $mistake }
doctor-settings-do = Beheben Sie es in .env oder in der Umgebung; deploy/env.example erklärt jede Einstellung.
doctor-settings-ok = Jede Einstellung ist lesbar.
doctor-unknown-meant = War { $meant } gemeint?
doctor-unknown-do = Nehmen Sie sie heraus oder suchen Sie ihren Namen in deploy/env.example.
doctor-no-company = Die Firma hat keinen Namen.
doctor-no-company-do = Setzen Sie OVERTURE_COMPANY: Kandidaten lesen ihn in der Fußzeile jeder Nachricht.
doctor-no-notice = Die Fußzeile nennt keine Datenschutzhinweise.
doctor-no-notice-do = Setzen Sie OVERTURE_NOTICE_URL auf die Hinweise für Kandidaten.
doctor-database = Die Datenbank ist nicht zu erreichen oder zu benutzen.
doctor-database-do = Prüfen Sie OVERTURE_DATABASE_URL und ob der Server läuft oder der Ordner beschreibbar ist.
doctor-database-new = Es gibt noch keine Datenbank.
doctor-database-new-do = Sie entsteht beim ersten Start; oder jetzt: overture migrate
doctor-database-ok = Die Datenbank antwortet.
doctor-migrations = { $count ->
    [one] Eine Migration fehlt.
   *[other] { $count } Migrationen fehlen.
}
doctor-migrations-do = Führen Sie aus: overture migrate
doctor-migrations-ok = Die Datenbank hat jede Tabelle.
doctor-people = Niemand verwaltet.
doctor-people-do = Setzen Sie OVERTURE_ADMINS und starten Sie, oder: overture people add EMAIL --name NAME --role admin --slack TEAM/USER
doctor-people-ok = { $admins ->
    [one] Eine von { $people } Personen verwaltet.
   *[other] { $admins } von { $people } Personen verwalten.
}
doctor-no-slack = Slack ist nicht eingerichtet.
doctor-no-slack-do = Legen Sie eine App aus deploy/slack-manifest.yaml an und setzen Sie OVERTURE_SLACK_BOT_TOKEN.
doctor-slack = Slack hat unser Token nicht angenommen: { $why }
doctor-slack-token = Installieren Sie die App neu und übernehmen Sie ihr Bot-Token in OVERTURE_SLACK_BOT_TOKEN.
doctor-slack-network = Prüfen Sie, ob diese Maschine Slack erreichen darf, und OVERTURE_SLACK_API_URL, falls gesetzt.
doctor-slack-ok = Verbunden mit { $workspace }.
doctor-scopes = Die App darf zu wenig: { $scopes }
doctor-scopes-do = Aktualisieren Sie die App aus deploy/slack-manifest.yaml und installieren Sie sie neu.
doctor-app-token = Socket Mode nimmt unser App-Token nicht an: { $why }
doctor-app-token-do = Erzeugen Sie ein App-Token mit connections:write und setzen Sie OVERTURE_SLACK_APP_TOKEN.
doctor-no-channel = Es gibt keinen Kanal für die Durchsicht.
doctor-no-channel-do = Setzen Sie OVERTURE_REVIEW_CHANNEL auf die Kennung des privaten Kanals.
doctor-channel = Der Kanal für die Durchsicht ist nicht zu benutzen: { $why }
doctor-channel-do = Prüfen Sie OVERTURE_REVIEW_CHANNEL und laden Sie den Bot in den Kanal ein.
doctor-channel-open = Der Kanal für die Durchsicht ist öffentlich oder mit einer anderen Firma geteilt: Dort erscheint keine Karte.
doctor-channel-open-do = Nehmen Sie einen privaten Kanal des eigenen Workspace.
doctor-channel-ok = Der Kanal für die Durchsicht ist privat, und der Bot ist darin.
doctor-clock = Die Uhr weicht { $seconds } s von der von Slack ab.
doctor-clock-do = Stellen Sie die Uhr der Maschine; sonst werden Lieferungen von Slack abgelehnt.
doctor-clock-file = Die Uhr lässt sich mit einer Datei vorstellen: Das ist eine Demo.
doctor-clock-file-do = Nehmen Sie OVERTURE_CLOCK_FILE heraus, wo echte Nachrichten gesendet werden.
doctor-no-model = Kein Modell ist eingerichtet; der Vorlagenschreiber schreibt.
doctor-no-model-do = Setzen Sie OVERTURE_OPENAI_API_KEY, oder OVERTURE_OPENAI_BASE_URL für ein eigenes Modell.
doctor-model-ok = Der Endpunkt antwortet und hat { $model }.
doctor-model-unlisted = Der Endpunkt antwortet, führt aber { $model } nicht auf.
doctor-model-unlisted-do = Prüfen Sie OVERTURE_OPENAI_MODEL.
doctor-model-silent = Der Endpunkt des Modells antwortet nicht.
doctor-model-silent-do = Prüfen Sie OVERTURE_OPENAI_BASE_URL und das Netz. Bis dahin schreibt der Vorlagenschreiber.
doctor-model-odd = Der Endpunkt des Modells antwortet mit { $status }.
doctor-model-key = Der Endpunkt des Modells nimmt unseren Schlüssel nicht an.
doctor-model-key-do = Prüfen Sie OVERTURE_OPENAI_API_KEY.
doctor-mail-ok = Der Mailserver lässt uns hinein.
doctor-mail-do = Prüfen Sie OVERTURE_SMTP_URL. Die Antwort des Servers: { $answer }
doctor-mail-plain = Der Mailserver bekommt unser Passwort unverschlüsselt.
doctor-mail-plain-do = Nehmen Sie starttls=never aus OVERTURE_SMTP_URL heraus.
doctor-folder-ok = Nachrichten werden in einen Ordner geschrieben; nichts verlässt diese Maschine.
doctor-folder-do = Prüfen Sie OVERTURE_MAIL_FOLDER und wer dort schreiben darf.
doctor-no-mail-do = Setzen Sie OVERTURE_SMTP_URL.
doctor-no-key = Es gibt keinen geheimen Schlüssel.
doctor-no-key-do = Setzen Sie OVERTURE_SECRET_KEYS; deploy/env.example sagt, wie man einen macht.
doctor-secrets = Andere auf dieser Maschine können { $files } lesen.
doctor-secrets-do = chmod 600 { $files }
doctor-secrets-ok = Niemand sonst auf dieser Maschine kann die Geheimnisse lesen.

preview-language = „{ $given }“ gibt es nicht. Sprachen: { $languages }.
preview-written = { $count } Karten wurden in { $folder } geschrieben.

check-unreadable = { $file } ist nicht zu lesen: { $why }
check-no-json = { $file } ist kein JSON: { $why }
check-whole = Ganzes
check-sentence = Satz { $number }
check-blocked = So könnte sie nicht freigegeben werden.
check-may-go = Sie könnte freigegeben werden; sehen Sie an, was markiert ist.
check-good = Nichts wurde gefunden.
