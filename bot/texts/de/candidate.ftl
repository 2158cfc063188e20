# Profile, Suchen, und was von Hand dazukommt.

profile-summary = Ein Profil
profile-time = Ortszeit
profile-language = Sprache
profile-basis = Gespeichert wegen
basis-legitimate-interest = berechtigtem Interesse
basis-consent = Einwilligung
email-personal = Private Adresse
email-work = Dienstliche Adresse
profile-imported = { $file } (Import)
profile-facts = { $count ->
    [0] Noch keine Fakten
    [one] { $count } Faktum
   *[other] { $count } Fakten
}
profile-said-no = Hat am { $day } gebeten, nicht angeschrieben zu werden
profile-owned = { $owner } führt das Gespräch seit { $since }
profile-write = Nachricht schreiben
profile-add-fact = Faktum eintragen
found-title = { $count ->
    [one] Ein Treffer
   *[other] { $count } Treffer
}
found-open = Öffnen
which-one = „{ $typed }“ kann mehrere meinen. Wen meinen Sie?
which-near = „{ $typed }“ heißt hier niemand. Meinten Sie eine dieser Personen?
candidate-unknown = „{ $typed }“ heißt hier niemand. Prüfen Sie die Schreibweise, oder tragen Sie die Person ein.
candidate-add-button = Person eintragen
candidate-asked-before = Sie haben schon gewählt. Für eine andere Person tippen Sie den Befehl noch einmal.
candidate-added = Gespeichert: { $name }.
candidate-added-namesakes = Gespeichert: { $name }. Andere heißen ebenso: { $namesakes }. Ist es eine Person, sagen Sie es einem Admin.
fact-added = Das Faktum ist gespeichert.
add-title = Person eintragen
add-name = Name
add-employer = Arbeitgeber
add-job = Stelle
add-country = Land
add-country-hint = Ein Name oder ein Code aus zwei Buchstaben. Danach richten sich Feiertage und Regeln.
add-region = Region
add-region-hint = Ein Code wie BE für Berlin oder ein Name. Leer gelassen: die Feiertage aller Regionen werden gemieden.
add-timezone = Zeitzone
add-timezone-hint = Etwa Europe/London. Leer gelassen: die des Landes.
add-email = E-Mail-Adresse
add-email-kind = Art der Adresse
add-submit = Speichern
fact-title = Faktum eintragen
fact-text = Faktum
fact-hint = Eine prüfbare Aussage, so wie Sie sie der Person zeigen würden.
fact-source = Quelle
fact-source-hint = Eine Webadresse, oder wo es gesagt wurde.
fact-seen-on = Gesehen am
fact-submit = Speichern
wrong-empty = Das wird gebraucht.
wrong-country = Schreiben Sie den Namen des Landes oder seinen Code aus zwei Buchstaben.
wrong-region = Diese Region des Landes kennt Overture nicht. Bekannt: { $known }
wrong-timezone = Diese Zeitzone gibt es nicht. Schreiben Sie sie wie Europe/London.
wrong-email = Das ist keine E-Mail-Adresse.
wrong-email-taken = Diese Adresse hat hier schon jemand anderes.
wrong-suppressed = Diese Person möchte nie wieder angeschrieben werden. Nichts wurde gespeichert.
wrong-no-source = Ohne Quelle wird kein Faktum gespeichert.
wrong-no-date = Wählen Sie den Tag, an dem Sie es gesehen haben.
wrong-future = Dieser Tag ist noch nicht gekommen.
wrong-known-fact = Dieses Faktum ist schon gespeichert.
