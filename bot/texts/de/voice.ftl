# Wie eine Führungskraft selbst schreibt.
help-voice-usage = /voice · voice add TEXT
help-voice = Wie Sie schreiben, aus eigenen Briefen abgelesen: zeigen, einen Brief dazugeben, ändern, löschen. Nur Sie sehen es.

voice-title = Ihre Stimme
voice-none = Von Ihnen liegt noch kein Brief vor. Geben Sie zwei oder drei, die Sie selbst geschrieben haben; Entwürfe in Ihrem Namen beginnen, schließen und klingen dann so.
voice-private = Nur Sie sehen das. Von einem Brief bleiben allein die Allerweltswörter: keine Namen, keine Zahlen, nichts vom Inhalt.
voice-heading = { $language }, { $count ->
    [0] von Ihnen selbst festgelegt
    [one] aus einem Brief
   *[other] aus { $count } Briefen
}
voice-opens = Beginnt
voice-closes = Schließt
voice-sentences = Sätze
voice-sentence-words = meist etwa { $count ->
    [one] ein Wort
   *[other] { $count } Wörter
}
voice-length = Briefe
voice-note-words = etwa { $count ->
    [one] ein Wort
   *[other] { $count } Wörter
}
voice-address = Anrede
voice-turns = Sagt oft
voice-never = Sagt nie
voice-examples = Sätze von Ihnen, die einem Entwurf gezeigt werden
voice-unknown = noch nicht klar
voice-first = Vorname
voice-name = ganzer Name
voice-familiar-en = mit I’m, don’t, it’s
voice-polite-en = I am, do not: ausgeschrieben
voice-familiar-de = du
voice-polite-de = Sie
voice-familiar-fr = tu
voice-polite-fr = vous
voice-familiar-es = tú
voice-polite-es = usted
voice-add = Brief dazugeben
voice-edit = { $language } ändern
voice-delete = Meine Stimme löschen
voice-delete-title = Ihre Stimme löschen?
voice-delete-text = Alles, was von Ihren Briefen aufbewahrt ist, wird gelöscht, auch was Sie selbst geändert haben. Spätere Entwürfe klingen wie bei allen.
voice-delete-yes = Löschen
voice-remove = Einen Brief herausnehmen …
voice-remove-one = { $day }, { $language }: { $begins }

voice-add-title = Ein Brief von Ihnen
voice-add-text = Der Brief, wie Sie ihn geschickt haben
voice-add-hint = Mit Anrede und Gruß. Wovon er handelt, wird weggelassen, bevor etwas gespeichert wird.
voice-add-submit = Als Stimme nehmen
voice-edit-title = Ihre Stimme: { $language }
voice-edit-note = Was Sie stehen lassen, folgt Ihren Briefen.
voice-edit-opens-hint = { "{first}" } steht für den Vornamen, { "{name}" } für den ganzen. Niemandes Geschlecht wird geraten: Aus Liebe Frau wird der ganze Name.
voice-edit-sentences = Sätze
voice-edit-turns-hint = Eine je Zeile. Sie sagen nichts über jemanden.
voice-edit-never-hint = Ein Wort oder eine Wendung je Zeile; was Sie aus zwei Entwürfen streichen, kommt von selbst dazu. Ein Entwurf damit wird gekennzeichnet.
voice-edit-submit = Speichern
voice-short = kurz (etwa 8 Wörter)
voice-middling = mittel (etwa 14 Wörter)
voice-long = lang (etwa 22 Wörter)

voice-added = Ihr Brief wurde gelesen. So schreiben Sie:
voice-saved = Gespeichert. So schreiben Sie:
voice-removed = Dieser Brief wird nicht mehr verwendet.
voice-deleted = Ihre Stimme ist gelöscht. Von Ihren Briefen ist nichts mehr da.
voice-nothing = Von Ihnen ist nichts aufbewahrt.
voice-unreadable = Das lässt sich nicht als Brief lesen: Es braucht mindestens 15 eigene Wörter auf Englisch, Deutsch, Französisch oder Spanisch. Nichts wurde gespeichert.
voice-known = Dieser Brief ist schon da. Nichts wurde geändert.
voice-changed = Ihre Stimme hat sich geändert, seit dieses Formular geöffnet wurde. Nichts wurde gespeichert; öffnen Sie es neu.
voice-needs-text = Schreiben Sie mir voice add und dann den Brief, in einer Nachricht; oder /voice in irgendeinem Kanal.
voice-wrong-greeting = Eine Anrede hat nur Allerweltswörter und { "{first}" } oder { "{name}" }.
voice-wrong-closing = Ein Gruß hat nur wenige Allerweltswörter, ohne Ihren Namen.
voice-wrong-turn = „{ $words }“ sagt etwas über jemanden oder etwas. Eine Wendung tut das nicht.
