# Hilfe, Leute, Stand, Absagen.

summary-answer = Overture
card-shortened = … hier gekürzt: Das Ganze steht unter Quellen und Bearbeiten.
field-cut = Der Text war für dieses Feld zu lang und ist gekürzt: Gespeichert wird nur, was hier steht.
field-required = Bitte ausfüllen.
form-mistakes = Noch nicht gespeichert: siehe die markierten Felder.
not-here = Unter diesem Namen gibt es hier nichts, oder es ist nicht für Sie bestimmt.
not-allowed = Ihre Rolle umfasst das nicht. Die Verwaltung kann das mit /overture people ändern.
button-unknown = Dieser Knopf gehört zu einer älteren Fassung. Nichts wurde geändert; öffnen Sie die neueste Karte.
form-unknown = Dieses Formular gehört zu einer älteren Fassung. Nichts wurde gespeichert; öffnen Sie es neu.
shortcut-unknown = Dieses Kürzel gehört zu einer älteren Fassung.
stranger = Overture schreibt für die Leitung von { $company } Nachrichten an Menschen, die sie gewinnen will. Sie sind darin nicht eingetragen.
stranger-ask = Wenn Sie es sein sollten, fragen Sie die Verwaltung: { $admins }.
stranger-ask-nobody = Wenn Sie es sein sollten, fragen Sie, wer es installiert hat.
mistyped = „{ $typed }“ ist kein Befehl. help zeigt die Liste.
mistyped-meant = „{ $typed }“ ist kein Befehl. Meinten Sie { $meant }? help zeigt die Liste.

help-title = Was Sie sagen können
help-elsewhere = Alles geht auch als /overture … und als Nachricht an mich.
help-note-usage = /note NAME über THEMA, herzlich, auf Deutsch
help-note = Fordert einen Entwurf an. Thema, Ton (herzlich, förmlich, knapp, direkt) und Sprache können fehlen; /note allein öffnet ein Formular.
help-candidate-usage = /candidate show NAME · find TEXT · add
help-candidate = Öffnet ein Profil, sucht, oder trägt jemanden ein.
help-followups-usage = /followups
help-followups = Was in Ihren Gesprächen geplant ist.
help-help-usage = /overture help
help-help = Diese Liste.
help-people-usage = /overture people
help-people = Wer was darf, und wie man es ändert.
help-status-usage = /overture status
help-status = Läuft es, und was wartet.
help-stop-usage = /overture stop GRUND
help-stop = Hält alles Schreiben und Senden sofort an.
help-resume-usage = /overture resume
help-resume = Lässt es weiterlaufen.

follow-ups-title = Geplantes Nachfassen
follow-ups-none = Nichts ist geplant.

house-title = Overture
house-running = Läuft
house-stopped = Angehalten von { $name } seit { $since }
house-reason = Grund: { $reason }
house-in-review = Warten auf Prüfung
house-planned = Geplantes Nachfassen
house-undelivered = Karten, die nicht ankamen
house-writer = Schreibt
house-version = Version

people-title = Leute
people-add = Person eintragen
person-left = { $roles } (nicht mehr da)
role-executive = Leitung
role-recruiter = Recruiting
role-compensation = Vergütung
role-legal = Recht
role-admin = Verwaltung
role-none = keine Rolle
role-give = Hinzu: { $role }
role-take = Nicht mehr: { $role }
role-change = Ändern …

home-title = Hallo { $name }
home-write = Nachricht schreiben
home-waiting = Wartet auf Sie
home-nothing-waits = Nichts wartet auf Sie.
home-planned = Geplant
people-add-note = Die Person muss unter dieser Adresse schon ein Konto in diesem Workspace haben.
people-name-hint = Leer gelassen: der Name des Kontos.
people-role = Rolle
candidate-add-needs-form = Tippen Sie /candidate add in einem Kanal: Ein Formular öffnet sich.
person-no-account = Unter dieser Adresse hat hier niemand ein Konto, oder nur als Gast. Nichts wurde gespeichert.
home-going = Unterwegs
