# Arbeit, die feststeckt, für die Verwaltung.

stuck-summary = Etwas steckt fest
stuck-title = Etwas steckt fest
stuck-list-title = Was feststeckt
stuck-none = Nichts steckt fest.
stuck-more = { $count ->
    [one] { $count } weitere Sache. Sie erscheint, wenn hier entschieden ist.
   *[other] { $count } weitere. Sie erscheinen, wenn hier entschieden ist.
}
stuck-what-of = { $what } · { $name }
stuck-work-note = Der nächste Schritt einer Nachricht
stuck-work-follow-up = Ein fälliges Nachfassen
stuck-work-personal-date = Eine Erinnerung an einen Termin
stuck-work-posted-card = Eine Nachricht im Chat
stuck-work-translation = Eine Übersetzung für die Prüfung
stuck-since = Seit
stuck-tries = Versucht
stuck-tried = { $count ->
    [one] einmal, { $at }
   *[other] { $count }-mal, zuletzt { $at }
}
stuck-ended = Der Bot endete jedes Mal dabei. Sehen Sie zuerst nach seinem Speicher.
stuck-error = Gescheitert mit
stuck-row = Im Protokoll unter
stuck-help = Alles andere läuft weiter. Hier wird nichts mehr versucht, bis Sie entscheiden.
stuck-state-stuck = steckt fest
stuck-state-moved-on = steckt nicht mehr fest: es ging anders weiter
stuck-state-tried-again = wird neu versucht
stuck-state-set-aside = beiseitegelegt
stuck-standing-by = { $state } · { $name }, { $at }
stuck-try-again = Neu versuchen
stuck-set-aside = Beiseitelegen
stuck-confirm-title = Beiseitelegen?
stuck-confirm = Es bleibt, wie es ist, und nichts wird versucht. Von hier können Sie es noch neu versuchen.
stuck-said-try-again = Es wird jetzt neu versucht.
stuck-said-set-aside = Es ist beiseitegelegt.
stuck-refused = Nichts wurde geändert: { $state }.
stuck-moved-below = Es steckt wieder fest: siehe die neuere Nachricht unten.
stuck-waiting = { $count ->
    [one] { $count } Sache steckt fest
   *[other] { $count } Sachen stecken fest
}
stuck-look = Ansehen
doctor-stuck-ok = Nichts steckt fest.
doctor-stuck = { $count ->
    [one] { $count } Sache steckt fest.
   *[other] { $count } Sachen stecken fest.
}
doctor-stuck-do = Die Verwaltung entscheidet im Chat: /overture status, dann Ansehen. Das Protokoll hat jede unter ihrer Kennung.
