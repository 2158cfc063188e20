# Wann Führungskräfte abwesend sind, wer sie vertritt, und die Nachricht am Morgen.

away-title = Abwesend
away-none = Es sind keine Abwesenheiten eingetragen.
away-days = { $first } bis { $last }
away-whose = { $name }: { $days }
away-stands-in = Vertretung: { $name }. Erinnerungen und Freigaben gehen dorthin.
away-waits = Keine Vertretung: Erinnerungen warten bis nach diesen Tagen.
away-end = Zurücknehmen
away-end-title = Diese Tage zurücknehmen?
away-end-what = Erinnerungen rücken zurück, wohin sie gehörten. Die Vertretung entscheidet nichts mehr.
away-add = Abwesenheit eintragen
away-form-whose = Wer abwesend ist
away-form-first = Erster Tag
away-form-last = Letzter Tag
away-form-last-hint = Leer: ein Tag.
away-form-delegate = Vertretung
away-form-delegate-hint = Bekommt vom ersten bis zum letzten Tag die Erinnerungen und was auf Versand wartet. Leer: Erinnerungen warten.
away-form-submit = Eintragen
away-added = { $moved ->
    [0] { $name } ist vom { $first } bis { $last } abwesend. Keine Erinnerung war dann geplant.
    [one] { $name } ist vom { $first } bis { $last } abwesend. Eine Erinnerung ist hinter diese Tage gerückt.
   *[other] { $name } ist vom { $first } bis { $last } abwesend. { $moved } Erinnerungen sind hinter diese Tage gerückt.
}
away-added-delegate = { $name } ist vom { $first } bis { $last } abwesend. Vertretung: { $delegate }.
away-ended = { $moved ->
    [0] Zurückgenommen. { $name } ist an diesen Tagen da.
    [one] Zurückgenommen. Eine Erinnerung von { $name } ist gerückt.
   *[other] Zurückgenommen. { $moved } Erinnerungen von { $name } sind gerückt.
}
away-unread = „{ $typed }“ ließ sich nicht als Tage lesen. Schreiben Sie etwa 23.12. bis 2.1., nächste Woche oder 2026-12-23.
away-for-whom = Sagen Sie für wen: abwesend 23.12. bis 2.1. für NAME.
away-no-person = Hier heißt niemand „{ $typed }“.
away-which-person = „{ $typed }“ könnten mehrere sein. Schreiben Sie den ganzen Namen.
away-order = Der letzte Tag liegt vor dem ersten.
away-past = Diese Tage sind vorbei.
away-too-long = Das ist länger als ein Jahr.
away-overlaps = Vom { $first } bis { $last } ist schon eine Abwesenheit eingetragen. Nehmen Sie sie zuerst zurück.
away-not-executive = { $name } ist keine Führungskraft: Es würde nichts warten.
away-delegate-self = Vertreten muss jemand anderes, der hier arbeitet.
away-delegate-oneself = Sich selbst können Sie nicht eintragen. Fragen Sie die Führungskraft oder eine andere Admin-Person.
away-changed = Diese Tage wurden inzwischen geändert. Öffnen Sie die Liste neu.
wrong-day = Wählen Sie einen Tag.

for-whom = Für { $name }, abwesend bis { $day }
given-back = Das liegt wieder bei { $name }.

note-refused-stand-in-policy = Senden darf nur die Person, in deren Namen geschrieben wird; dafür gibt es in diesem Haus keine Vertretung.
note-refused-stand-in-executives = Senden darf nur die Person, in deren Namen geschrieben wird, oder eine andere Führungskraft als Vertretung.
note-refused-stand-in-own = Sie haben diese Nachricht angefordert oder freigegeben. Senden muss sie eine zweite Person.

help-away-usage = /away 23.12. bis 2.1. mit NAME
help-away = Sagt, wann Sie abwesend sind und wer Sie vertritt. /away allein zeigt die Tage.
help-digest-usage = /digest an · aus
help-digest = Eine Nachricht an Arbeitstagen am Morgen mit dem, was auf Sie wartet.

digest-summary = Was heute Morgen wartet
digest-title = Guten Morgen, { $name }
digest-count-none = Es wartet nichts mehr auf Sie.
digest-count-answer = { $count ->
    [one] eine Antwort
   *[other] { $count } Antworten
}
digest-count-nudge = { $count ->
    [one] eine Nachfassnachricht zum Ansehen
   *[other] { $count } Nachfassnachrichten zum Ansehen
}
digest-count-decide = { $count ->
    [one] eine Nachricht wartet auf Sie
   *[other] { $count } Nachrichten warten auf Sie
}
digest-answer = { $candidate } hat geantwortet.
digest-nudge = { $candidate } hat nicht geantwortet. Die Nachfassnachricht: { $status }.
digest-decide = Nachricht an { $candidate }: { $status }
digest-for = { $candidate } (für { $executive })
digest-open-answer = Profil
digest-open-nudge = Ansehen
digest-open-decide = Lesen und entscheiden
digest-more = { $count ->
    [one] Eine weitere steht auf Ihrer Seite in der App.
   *[other] { $count } weitere stehen auf Ihrer Seite in der App.
}
digest-how = /digest aus beendet diese Nachricht.
digest-on = An Arbeitstagen um { $hour } bekommen Sie eine Nachricht mit dem, was auf Sie wartet; an leeren Tagen keine.
digest-off = Sie bekommen morgens keine Nachricht. /digest an bringt sie zurück.
digest-none-here = In diesem Haus gibt es keine Nachricht am Morgen.

waiting-summary = Entwürfe warten auf eine Entscheidung
waiting-title = { $count ->
    [one] Ein Entwurf wartet auf eine Entscheidung
   *[other] { $count } Entwürfe warten auf eine Entscheidung
}
waiting-none = Über jeden Entwurf ist entschieden.
waiting-why = Im Prüfkanal hat niemand entschieden, darum werden Sie gefragt.
waiting-line = An { $candidate } von { $executive }, seit { $hours ->
    [one] einer Arbeitsstunde
   *[other] { $hours } Arbeitsstunden
}
waiting-decided = An { $candidate } von { $executive }: { $status }
waiting-open = Lesen und entscheiden
waiting-more = { $count ->
    [one] Ein weiterer steht weiter oben in diesem Kanal.
   *[other] { $count } weitere stehen weiter oben in diesem Kanal.
}
waiting-below = Neuere Erinnerung weiter unten.
waiting-admin = { $hours ->
    [one] Der älteste seit einer Arbeitsstunde. Gefragt wurden: { $names }.
   *[other] Der älteste seit { $hours } Arbeitsstunden. Gefragt wurden: { $names }.
}
waiting-nobody = niemand, denn hier darf niemand im Recruiting entscheiden
stuck-work-time-away = Anfang oder Ende einer Abwesenheit
stuck-work-digest = Eine Nachricht am Morgen
stuck-work-review-reminder = Eine Erinnerung an einen Entwurf, der auf eine Entscheidung wartet
