# Tage einer Person: vorgeschlagen, bestätigt, fällig.

date-summary = Ein Termin einer Person
date-title = { $candidate } · { $what }
date-what-notice = Kündigungsfrist endet · { $days }
date-what-vest = Anteile werden frei · { $days }
date-what-deadline = Abgabe eines Papers · { $days }
date-what-conference = Konferenz · { $days }
date-what-ask-again = Wieder fragen · { $days }
date-days = { $first } bis { $last }
date-or = {" "}oder{" "}
date-words = „{ $words }“
date-known-from = { $source } · eingetragen von { $name }
date-read-from = { $source } · aus der Antwort gelesen
date-source-answer = gesagt von { $candidate } am { $day }
date-source-typed = erzählt von { $name } am { $day }

date-status-proposed = noch nicht bestätigt
date-status-confirmed = bestätigt
date-status-reminded = fällig
date-status-used = eine Nachricht ist angefordert
date-status-dismissed = verworfen
date-status-cancelled = keine Erinnerung
date-status-skipped = keine Erinnerung
date-is-proposed = Noch nicht bestätigt. Stimmt er, kommt { $at } dortiger Zeit eine Erinnerung.
date-is-unclear = Welcher Tag ist gemeint? Vorher zählt nichts.
date-is-confirmed = Bestätigt von { $by }. Erinnerung { $at } dortiger Zeit.
date-is-reminded = Jetzt ist es so weit. Bestätigt von { $by }.
date-is-used = { $mover } hat eine Nachricht angefordert.
date-is-dismissed = { $mover } hat ihn verworfen.
date-is-cancelled = Keine Erinnerung: { $mover } braucht keine.
date-is-skipped = Keine Erinnerung.
date-is-because = { $status }: { $reason }
date-nobody = hier hat das niemand mehr

date-confirm = Bestätigen
date-change = Ändern
date-dismiss = Verwerfen
date-draft = Nachricht entwerfen
date-drop = Nicht nötig
date-resume = Doch erinnern
date-add = Termin eintragen
dates-title = Termine von { $candidate }
dates-none = Noch keine: wann eine Kündigungsfrist endet, Anteile frei werden, ein Paper fällig ist oder wann wieder zu fragen ist.
profile-dates-button = Termine
profile-dates = { $count ->
    [one] { $count } Termin
   *[other] { $count } Termine
}

date-add-title = Termin eintragen
date-said = Was gesagt wurde, oder der Tag
date-said-hint = Fügen Sie die Antwort ein, oder schreiben Sie: „meine Anteile werden am 14. März frei“, „nach Ostern“, „Ende Q1“.
date-kind = Was dann ist
date-kind-hint = Leer: Es wird aus den Worten gelesen.
date-kind-notice = Kündigungsfrist oder Freistellung endet
date-kind-vest = Anteile werden frei
date-kind-deadline = Abgabe eines Papers
date-kind-conference = Konferenz
date-kind-ask-again = Wieder fragen
date-source-hint = Eine Webadresse, oder wer es gesagt hat. Leer: Sie, heute.
date-add-submit = Lesen
date-change-title = Stimmt das?
date-which = Gemeint sein kann { $days }. Wählen Sie den Tag.
date-first = Tag
date-last = Letzter Tag
date-last-hint = Nur wenn es mehr als ein Tag ist.
date-confirmed = Bestätigt. Die Erinnerung kommt { $at } dortiger Zeit.
date-proposed-many = Mehrere Termine wurden gelesen. Bestätigen Sie, welche gelten:
date-changed = Dieser Termin hat sich geändert: { $status }. Nichts wurde getan.
date-past = Dieser Tag ist vorbei.
date-not-days = Wählen Sie einen Tag; der letzte kommt nach dem ersten.
date-not-clear = Sagen Sie zuerst, welcher Tag es ist.
date-not-understood = Darin wurde kein Tag gefunden. Schreiben Sie etwa 14. März, in drei Wochen oder Ende Q1.
date-not-understood-kind = Darin wurde kein Termin gefunden. Sagen Sie, was dann ist, und schreiben Sie den Tag etwa als 14. März oder Ende Q1.
date-known-already = Dieser Termin steht schon da.
date-said-no = { $candidate } möchte nie angeschrieben werden, darum wird kein Termin behalten.
date-snoozed = Verschoben auf { $at } dortiger Zeit.

heard = Antwort eintragen
heard-title = Was kam zurück?
heard-kind = Es war
heard-kind-answer = eine Antwort
heard-kind-decline = ein Nein zu dieser Sache
heard-kind-opt-out = ein Nein für immer: niemand schreibt mehr
heard-said = Der Wortlaut
heard-said-hint = Fügen Sie ihn ein, dann werden Ihnen Termine daraus vorgeschlagen. Der Text selbst wird nicht behalten.
heard-submit = Alles Geplante anhalten

help-dates-usage = /dates NAME
help-dates = Wann eine Kündigungsfrist endet, Anteile frei werden, ein Paper fällig ist oder wann wieder zu fragen ist; und wer wann erinnert wird. Mit Worten nach einem Doppelpunkt ein neuer: /dates Ada Okafor: ihre Anteile werden am 14. März frei
dates-needs-name = Sagen Sie, von wem: /dates NAME
dates-need-form = Tippen Sie /dates NAME: und was gesagt wurde, etwa /dates Ada Okafor: ab Mai frei.
