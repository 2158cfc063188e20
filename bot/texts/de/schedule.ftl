# Wann etwas im Tag einer Kandidatin geschieht, und warum dann.

when-counted = { $days ->
    [0] Der nächste Arbeitsmorgen dort nach { $day }.
    [one] Einen Arbeitstag nach { $day }.
   *[other] { $days } Arbeitstage nach { $day }.
}
when-not-counted = Nicht gezählt: { $list }.
when-moved = Verschoben über { $list }.
when-clocks = Dazwischen werden dort die Uhren umgestellt.
when-day = { $day } ({ $why })

off-weekend = Wochenende
off-holiday = Feiertag
off-part = Feiertag in Teilen des Landes
off-part-named = { $name }, in Teilen des Landes
off-eve = ein halber Tag oder nach Brauch frei
off-christmas-eve = Heiligabend
off-elsewhere = in vielen Ländern Wochenende
off-away = die Führungskraft ist abwesend

timeline-title = Wenn niemand antwortet:
timeline-leaves = { $ordinal ->
    [0] { $at } dortiger Zeit: die erste Nachricht
   *[other] { $at } dortiger Zeit: Nachfassen { $ordinal }
}
timeline-follow-up = { $at }: Nachfassen { $ordinal } wird entworfen, und Sie werden erinnert
timeline-last = { $at }: Nachfassen { $ordinal }, das letzte; es schließt freundlich
timeline-closes = { $at }: das Gespräch schließt von selbst
timeline-moved-away = { $what } (verschoben: vorher ist die Führungskraft abwesend)

change-days = Tage ändern
plan-of = { $candidate }, von { $executive }
form-days-title = Tage des Nachfassens
form-days = Arbeitstage nach der ersten Nachricht
form-days-hint = { $most ->
    [one] Eine Zahl von 1 bis 365. Leer gelassen: kein weiteres Nachfassen.
   *[other] Höchstens { $most } Zahlen von 1 bis 365, etwa 3, 8. Leer gelassen: kein weiteres Nachfassen.
}
form-days-submit = Ändern
days-wrong = Schreiben Sie verschiedene Zahlen von 1 bis 365 in ihrer Folge, etwa 3, 8.
days-too-many = { $most ->
    [one] Mehr als ein Nachfassen erlaubt dieses Haus nicht.
   *[other] Mehr als { $most } Mal Nachfassen erlaubt dieses Haus nicht.
}
days-changed = Geändert. Bei { $candidate } wird als Nächstes am { $at } nachgefasst.
days-changed-none = Geändert. Bei { $candidate } wird nicht mehr nachgefasst.
plan-days-changed = die Tage wurden geändert

place-zone-guessed = Die Zeitzone ist nicht bekannt: genommen werden nur Stunden, die in ganz { $country } Arbeitszeit sind, oder in so viel davon, wie welche gemeinsam hat.
place-unknown = Weder Land noch Zeitzone sind bekannt: UTC gilt, und Freitag bis Sonntag bleiben frei.

schedule-country-wrong = „{ $given }“ ist kein Land. Schreiben Sie den Code aus zwei Buchstaben, etwa DE, oder den Namen.
schedule-region-wrong = „{ $given }“ ist keine Region von { $country }, die Overture kennt. Bekannt: { $known }.
schedule-region-alone = Eine Region braucht ihr Land: --country dazu.
schedule-zone-wrong = „{ $given }“ ist keine Zeitzone. Schreiben Sie sie wie Europe/Berlin.
schedule-sent-wrong = „{ $given }“ ist kein Zeitpunkt. Schreiben Sie ihn mit seiner Zone, etwa 2026-12-18T15:00Z.
schedule-days-wrong = „{ $given }“ sind keine Arbeitstage. Schreiben Sie ein bis fünf verschiedene Zahlen von 1 bis 365 in ihrer Folge, etwa 4,10.
schedule-away-wrong = „{ $given }“ ist keine Abwesenheit. Schreiben Sie einen Tag oder den ersten und den letzten, etwa 2026-12-28..2027-01-08.
schedule-never = Einen solchen Tag gibt es in drei Jahren nicht: die Abwesenheit umfasst alle.
