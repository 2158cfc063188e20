# Das Leben einer Nachricht, auf Karten und in Antworten.

status-requested = wird geschrieben
status-draft-failed = nicht geschrieben
status-in-review = wartet auf Prüfung
status-rejected = abgelehnt
status-withdrawn = zurückgezogen
status-expired = abgelaufen, niemand hat entschieden
status-approved = freigegeben
status-sending = wird gesendet
status-sent = gesendet
status-send-failed = nicht gesendet
status-send-unsure = vielleicht gesendet
status-answered = beantwortet
status-closed = ohne Antwort beendet

status-line = { $status } · { $by }
by-whom = { $name }, { $at }
since = { $at }
their-reason = { $name }: „{ $reason }“

review-summary = Eine Nachricht wartet auf Prüfung
review-title = Nachricht an { $candidate } · von { $executive }
their-time = dort { $time }
kind-first = erste Nachricht
kind-follow-up = Nachfassen { $ordinal }
kind-offer = Angebot
last-contact = letzter Kontakt { $at }
no-contact-before = hier hat noch niemand geschrieben
draft-number = Entwurf { $revision }
word-count = { $count ->
    [one] { $count } Wort
   *[other] { $count } Wörter
}
edited-by = bearbeitet von { $name }
written-by = geschrieben von { $model } mit { $prompt }
written-by-template = aus der Vorlage geschrieben, ohne Modell
purpose-line = Worum es geht: { $purpose }
mail-to = An
mail-subject = Betreff
claims-with-source = { $count ->
    [one] { $count } Aussage, mit Quelle
   *[other] { $count } Aussagen, jede mit Quelle
}
in-sentence = Satz { $number }: { $what }

verb-approve = Freigeben
verb-edit = Bearbeiten
verb-ask-again = Neu schreiben
verb-reject = Ablehnen
verb-withdraw = Nicht senden
verb-retry = Erneut versuchen
verb-release = Jetzt senden
verb-schedule = Morgens senden
verb-schedule-at = { $at } senden, Ortszeit { $name }
verb-it-was-sent = Wurde gesendet
verb-it-was-not-sent = Wurde nicht gesendet
verb-answered = Beantwortet
verb-close = Hier beenden
show-sources = Quellen
show-changes = Änderungen
yes = Ja
no = Nein
cancel = Abbrechen
close = Schließen
confirm-withdraw-title = Nicht senden?
confirm-withdraw = Die Nachricht wird zurückgezogen. Ihr Text bleibt im Protokoll.
confirm-close-title = Hier beenden?
confirm-close = In diesem Verlauf wird nicht weiter nachgefasst.
confirm-it-was-not-sent-title = Nicht bei „Gesendet“?
confirm-it-was-not-sent = Sagen Sie das nur, wenn Sie nachgesehen haben. Danach kann erneut gesendet werden.

release-summary = Zu einer Ihrer Nachrichten: { $status }
release-title = Ihre Nachricht an { $candidate }
leaves-at = Geht hinaus { $at }, Ortszeit dort.
moved-below = Ihre Nachricht an { $candidate }: siehe die neuere Mitteilung weiter unten.
status-help-requested = Der Entwurf ist auf dem Weg ins Recruiting.
status-help-draft-failed = Nichts ging verloren: Ihre Anfrage ist gespeichert. Versuchen Sie es erneut, oder senden Sie nicht.
status-help-in-review = Das Recruiting hat den Entwurf. Sie hören, wenn entschieden ist.
status-help-rejected = An { $candidate } ging nichts hinaus. Sie können eine andere Nachricht anfordern.
status-help-withdrawn = An { $candidate } ging nichts hinaus.
status-help-expired = Es ging nichts hinaus. Fragen Sie neu an, wenn Sie { $candidate } noch schreiben wollen.
status-help-approved = Sie geht von Ihrer eigenen Adresse hinaus, genau wie sie hier steht.
status-help-sending = Auf dem Weg zu { $candidate }.
status-help-sent = Sie ging von Ihrer eigenen Adresse hinaus. Falls { $candidate } irgendwo antwortet, drücken Sie „Beantwortet“.
status-help-send-failed = Sie hat { $candidate } sicher nicht erreicht. Text und Freigabe sind gespeichert.
status-help-send-unsure = Die Verbindung brach im letzten Augenblick ab. Sehen Sie unter „Gesendet“ nach, oder fragen Sie bei { $candidate } nach, und sagen Sie, was Sie gefunden haben. Von selbst wird nicht erneut gesendet.
status-help-answered = Alles, was für { $candidate } geplant war, ist angehalten.
status-help-closed = Bei { $candidate } wird nicht weiter nachgefasst.

nudge-summary = Bei Ihnen ist ein Nachfassen fällig
nudge-title = Noch keine Antwort von { $candidate }
nudge-since = Ihre letzte Nachricht ging hinaus { $sent }.
nudge-mailbox-unread = Overture liest Ihr Postfach noch nicht: Kam eine Antwort, drücken Sie „Anderswo beantwortet“.
nudge-follow-up-is = Das Nachfassen: { $status }
nudge-plan-is = { $status }: { $at }
nudge-plan-is-because = { $status }: { $reason }
nudge-review = Nachfassen ansehen
nudge-answered = Anderswo beantwortet
nudge-stop = Anhalten
nudge-snooze = Später …
nudge-snooze-date = Später, an einem Tag …
snooze-days = { $days ->
    [one] { $days } Werktag
   *[other] { $days } Werktage
}

plan-status-scheduled = Geplant
plan-status-opened = Begonnen
plan-status-cancelled = Abgesagt
plan-status-skipped = Ausgelassen
plan-answered = beantwortet
plan-bounced = die Nachricht kam zurück
plan-closed = der Verlauf wurde beendet
plan-opted-out = möchte nicht angeschrieben werden
plan-owned = jemand anderes aus der Leitung führt das Gespräch
plan-sender-gone = die Absenderin oder der Absender ist nicht mehr aktiv
plan-too-late = es war zu spät
plan-withdrawn = die Nachricht wurde zurückgezogen
plan-stopped = angehalten
plan-snoozed = verschoben
plan-refused = Dieses Nachfassen hat sich geändert: { $status }. Die Karte zeigt den jetzigen Stand.
plan-refused-note = Die Nachricht dazu ist bereits { $status }. Nichts wurde geändert.
snooze-not-a-day = Wählen Sie einen Tag ab morgen, höchstens in zwei Jahren.
plan-line = { $status } · { $at }

sources-title = Quellen
step-writing = Schreibt aus { $count ->
    [one] einem Fakt oder einer Kernaussage
   *[other] { $count } Fakten und Kernaussagen
 } …
step-checking = Prüft jeden Satz …
step-mending = Bessert aus, was die Prüfung fand …
mended = { $count ->
    [one] vor dem Lesen ausgebessert: { $first }
   *[other] { $count } Stellen vor dem Lesen ausgebessert, die erste: { $first }
 }
sources-mended = Vom Schreiber ausgebessert, bevor es jemand las
show-translation = Auf { $language }
translation-title = Übersetzung
translation-marked = Wörtlich, von { $model }, nur zum Lesen. Gesendet wird das Original, fett gesetzt.
translation-comes = Eine wörtliche Übersetzung folgt gleich.
translation-none = Es gibt keine Übersetzung. { $why }
translation-outdated = Der Entwurf hat sich seither geändert.
sources-unused = Was der Schreiber verwenden konnte und nicht verwendet hat
sources-nothing = Es gibt noch keinen Entwurf.
source-none = ohne Quelle: Gruß, Schluss, oder von Hand geschrieben
source-gone = die Quelle ist nicht mehr gespeichert
seen-on = gesehen { $day } · eingetragen von { $name }
show-sentence = Ändern
form-sentence-title = Ein Satz
form-sentence-words = Der Satz
form-sentence-words-hint = Leer lassen, um den Satz zu streichen.
form-sentence-sources = Stützt sich auf
form-sentence-sources-hint = Gruß, Schluss und die Frage stützen sich auf nichts.
edit-source-gone = { $count ->
    [one] Eine gewählte Quelle ist
   *[other] { $count } gewählte Quellen sind
 } nicht mehr gespeichert. Nichts wurde geändert; öffnen Sie die Quellen neu.
changes-title = Änderungen
changes-none = Noch hat sich nichts geändert.
change-from-to = Entwurf { $before } zu Entwurf { $after }

form-candidate = Wer
form-candidate-placeholder = Namen tippen
form-executive = In wessen Namen
form-purpose = Worum es geht
form-purpose-hint = Worüber Sie sprechen wollen. Gespeicherte Fakten kommen von selbst dazu.
form-tone = Ton
form-language = Sprache
form-language-hint = Leer gelassen: die Sprache der Person.
form-note-title = Nachricht schreiben
form-note-submit = Entwurf anfordern
tone-warm = herzlich
tone-formal = förmlich
tone-brief = knapp
tone-direct = direkt
form-edit-title = Nachricht bearbeiten
form-body = Text
form-body-hint = Eine Leerzeile beginnt einen neuen Absatz.
form-edit-note = Frühere Freigaben dieser Nachricht werden ungültig. Die Fußzeile kommt von selbst dazu.
form-edit-submit = Speichern
form-again-title = Neu schreiben lassen
form-wish = Was anders sein soll
form-wish-hint = Zum Beispiel: kürzer, weniger über uns, den Artikel über Routing nennen.
form-again-submit = Neu schreiben
form-reject-title = Nachricht ablehnen
form-reason = Warum
form-reason-hint = Das liest die Person, in deren Namen geschrieben wird.
form-reject-submit = Ablehnen
form-snooze-title = Verschieben bis
form-day = Tag
form-day-hint = Das Nachfassen kommt am Morgen dieses Tages wieder, an einem Werktag.
form-snooze-submit = Verschieben

note-on-it = Bin dran. Der Entwurf an { $candidate } ({ $employer }) geht ins Recruiting; Sie hören, wenn er freigegeben ist.
note-on-it-for = Bin dran. Der Entwurf an { $candidate } ({ $employer }) im Namen von { $executive } kommt in den Prüfkanal.
note-needs-name = Sagen Sie mir, an wen: note NAME über …
note-refused-status = Nichts wurde geändert: Diese Nachricht ist { $status }.
note-refused-changed = Nichts wurde geändert: Die Nachricht ist schon weiter ({ $status }). Die Karte zeigt den jetzigen Stand.
note-refused-changed-by = Nichts wurde geändert: Diese Nachricht ist schon { $status } ({ $name }, { $at }). Die Karte zeigt es.
note-refused-four-eyes = Jemand anderes muss freigeben: Sie haben diese Nachricht angefordert, oder sie geht in Ihrem Namen hinaus.
note-refused-reviewers-only = Über Entwürfe entscheidet nur das Recruiting. Nichts wurde geändert.
note-refused-executive-only = Das kann nur die Person, in deren Namen geschrieben wird. Nichts wurde geändert.
note-refused-system = Das geschieht von selbst. Nichts wurde geändert.
note-refused-nobody = Sie sind an dieser Nachricht nicht beteiligt. Nichts wurde geändert.
approve-blocked = { $count ->
    [one] Nicht freigegeben: { $first } Bearbeiten Sie den Entwurf, oder lassen Sie neu schreiben.
   *[other] Nicht freigegeben: { $count } Dinge stehen im Weg, das erste: { $first } Bearbeiten Sie den Entwurf, oder lassen Sie neu schreiben.
}
reject-needs-reason = Schreiben Sie einen Grund: Er wird gelesen.
edit-empty = Betreff und Text werden beide gebraucht. Nichts wurde gespeichert.
edit-unchanged = Nichts wurde geändert.
request-no-address = Für { $candidate } ist keine Adresse gespeichert, an die wir schreiben dürfen. Tragen Sie zuerst eine ins Profil ein.
request-own-name-only = Sie schreiben nur in Ihrem eigenen Namen.
request-whose-name = In wessen Namen? Sagen Sie: note NAME für WEN über …
request-not-an-executive = In der Leitung ist hier niemand mit diesem Namen.
request-which-executive = „{ $typed }“ heißen mehrere in der Leitung. Schreiben Sie den vollen Namen.
coordination-owned = { $owner } führt seit { $since } das Gespräch mit { $candidate }. Fragen Sie zuerst { $owner }.
coordination-under-way = Eine Nachricht an { $candidate } ist schon unterwegs: { $status }.
coordination-waits = Eine Nachricht an { $candidate } ging hinaus { $sent } und wartet auf Antwort; das Nachfassen kommt von selbst.
halted = Alles ist angehalten seit { $since }. Nichts wird geschrieben oder gesendet, bis die Verwaltung es weiterlaufen lässt.
send-interrupted = Das Programm endete, während die Nachricht übergeben wurde.
send-unsure = Die Verbindung brach ab, nachdem der Text übergeben war.
send-refused = Der Mailserver hat sie abgelehnt.
send-not-sent = Der Mailserver hat sie noch nicht angenommen; es wird erneut versucht.
send-not-there = Sie haben nachgesehen, und sie wurde nicht gesendet.
send-not-as-approved = Sie war nicht das, was freigegeben wurde, und wurde nicht gesendet.
send-no-footer = Die Fußzeile fehlte, darum wurde nicht gesendet.
send-answered = Eine Antwort kam zuvor, darum wurde nicht gesendet.
send-bounced = Sie kam zurück: Die Adresse nimmt keine Post an. Es folgt nichts.
heard-decline = Die Antwort war ein Nein zu dieser Sache. Vor Ende der Ruhezeit fängt niemand neu an.
heard-opt-out = Die Antwort war: nie wieder schreiben. Daran hält sich hier jeder.
heard-unsubscribed = Der Link unter Ihrer Nachricht wurde benutzt: Niemand hier schreibt mehr dorthin.
send-closed = Der Verlauf wurde beendet, darum wurde nicht gesendet.
send-sender-changed = Die Absenderadresse hat sich seit der Freigabe geändert, darum wurde nicht gesendet.
card-nowhere-to-go = Es gibt keinen Ort für diese Karte.
send-no-address = Es ist keine Adresse mehr gespeichert, an die wir schreiben dürfen, darum wurde nicht gesendet.
note-refused-own-words = Diese Worte sind von Ihnen, und Freigegebenes geht hier sofort hinaus: Jemand anderes muss freigeben.
