# Was die Prüfungen sagen. { $words } sind die Worte des Entwurfs.
check-claim-without-source = Behauptet etwas, das kein angegebener Fakt trägt: „{ $words }“.
check-number-without-source = Die Zahl { $words } steht in keinem angegebenen Fakt.
check-date-without-source = Das Datum { $words } steht in keinem angegebenen Fakt.
check-amount-without-source = Der Betrag { $words } steht in keinem angegebenen Fakt.
check-name-without-source = Der Name { $words } steht in keinem angegebenen Fakt.
check-organisation-without-source = Die Organisation { $words } steht in keinem angegebenen Fakt.
check-place-without-source = Der Ort { $words } steht in keinem angegebenen Fakt.
check-title-without-source = Der Titel „{ $words }“ steht in keinem angegebenen Fakt.
check-link-without-source = Der Link { $words } steht in keinem angegebenen Fakt.
check-address-without-source = Die Adresse oder Telefonnummer { $words } steht in keinem angegebenen Fakt.
check-word-without-source = Diese Wörter stehen in keinem angegebenen Fakt: { $words }.
check-statement-without-source = Sagt etwas aus und gibt nichts dafür an.
check-wrong-person = Spricht von oder wie jemand anderes: „{ $name }“.
check-stale-fact = Stützt sich auf einen Fakt, der vor { $months } Monaten gesehen wurde.
check-order-to-machine = Er wiederholt oder befolgt, was wie ein Befehl an die Maschine klingt: „{ $words }“.
check-left-out = { $count ->
    [one] Was wie ein Befehl an die Maschine klingt, wurde nicht verwendet: „{ $words }“. Formulieren Sie es neu, wenn es ein Fakt ist.
   *[other] Was wie ein Befehl an die Maschine klingt, wurde nicht verwendet, an { $count } Stellen; zuerst: „{ $words }“. Formulieren Sie neu, was ein Fakt ist.
}
check-contradictory-facts = Er nennt zwei Fakten, die einander ausschließen: „{ $words }“ und „{ $name }“.
check-invented-meeting = Spricht von einer Begegnung oder Bekanntschaft, die nicht gespeichert ist: „{ $words }“.
check-invented-admiration = Behauptet eine Bewunderung, die nicht gespeichert ist: „{ $words }“.
check-promise = Verspricht etwas: „{ $words }“.
check-pay = Spricht von Bezahlung: „{ $words }“. Beträge kommen nur aus einem freigegebenen Angebot.
check-guarantee = Garantiert etwas: „{ $words }“.
check-pressure = Setzt unter Druck: „{ $words }“.
check-exclusivity = Verlangt oder behauptet Exklusivität oder Verschwiegenheit: „{ $words }“.
check-pay-history = Fragt nach jetziger oder früherer Bezahlung: „{ $words }“.
check-protected-attribute = Berührt ein geschütztes Merkmal wie Alter, Geschlecht, Herkunft, Gesundheit, Glauben oder Familie: „{ $words }“.
check-confidential-point = Verrät Internes: „{ $words }“.
check-placeholder = Ein Platzhalter ist stehen geblieben: { $words }
check-markup = Auszeichnung ist stehen geblieben: { $words }
check-hidden-characters = Enthält Zeichen, die niemand sieht: { $characters }.
check-machine-phrase = Das klingt nach Maschine: „{ $words }“.
check-note-length = Hat { $count } Wörter; gut sind { $least } bis { $most }.
check-note-too-long = Hat { $count } Wörter; höchstens { $most } sind erlaubt.
check-sentence-length = Dieser Satz hat { $count } Wörter; { $most } genügen.
check-subject-length = Der Betreff hat { $count } Wörter; gut sind { $least } bis { $most }.
check-several-asks = Bittet um mehr als eine Sache.
check-wrong-language = Sollte in „{ $wanted }“ sein und liest sich wie „{ $spoken }“.
check-formality = Die Anrede passt nicht zu diesem Brief oder seinem Absender: „{ $words }“.
check-empty = Text oder Betreff fehlt.
check-unlike-voice = { $part ->
    [greeting] Der Entwurf beginnt anders als sein Absender: „{ $words }“.
    [address] Der Entwurf spricht anders an als sein Absender: „{ $words }“.
    [closing] Der Entwurf schließt anders als sein Absender: „{ $words }“.
   *[never] Hier steht „{ $words }“, was der Absender nie sagt.
}
check-alike = Gleicht zu { $percent } % der Nachricht an { $name }.
check-too-alike = Gleicht zu { $percent } % der Nachricht an { $name }; wer vergleicht, findet einen Brief.
