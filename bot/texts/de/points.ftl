# Kernaussagen: was unser Unternehmen über sich sagt.

help-points-usage = /points TEXT · add
help-points = Was Entwürfe über uns sagen dürfen: die Liste, oder was TEXT enthält; anlegen, freigeben, zurückziehen.

point-state-proposed = wartet auf Freigabe
point-state-approved = freigegeben
point-state-expired = abgelaufen
point-state-withdrawn = zurückgezogen

point-refused-state = Nichts wurde geändert: Diese Kernaussage ist { $state }.
point-refused-changed = Nichts wurde geändert: Jemand hat diese Kernaussage vorher geändert. Jetzt ist sie { $state }; öffnen Sie die Liste neu.
point-refused-right = Über eine Kernaussage entscheiden Recruiting, Recht und wer sie angelegt hat. Nichts wurde geändert.
point-refused-four-eyes = Jemand anderes muss sie freigeben: Sie haben sie angelegt oder zuletzt geändert.

point-gone-withdrawn = Die Kernaussage „{ $point }“ wurde zurückgezogen.
point-gone-expired = Die Kernaussage „{ $point }“ gilt nur bis { $day }.
point-gone-proposed = Die Kernaussage „{ $point }“ wurde geändert und noch nicht wieder freigegeben.
point-gone-changed = Die Kernaussage „{ $point }“ lautet jetzt anders.
point-gone-audience = Die Kernaussage „{ $point }“ ist für diese Nachricht nicht bestimmt.

note-went-back = Sie liegt wieder beim Recruiting: Etwas, worauf sie sich stützt, gilt nicht mehr. Nichts ging verloren; bearbeiten Sie sie oder lassen Sie sie neu schreiben.
approve-rests-on = Nicht freigegeben: { $why } Bearbeiten Sie den Entwurf oder lassen Sie ihn neu schreiben; der Text ist gespeichert.
schedule-outlives = Nicht eingeplant: Sie ginge zu spät hinaus. { $why } Senden Sie sie jetzt, oder bearbeiten Sie sie.
release-went-back = Nicht gesendet: { $why } Die Nachricht liegt wieder beim Recruiting, der Text ist gespeichert. Dort wird sie bearbeitet oder neu geschrieben.

points-summary = Kernaussagen
points-title = Kernaussagen
points-none = Noch keine. Ein Entwurf darf über uns nur sagen, was hier steht und freigegeben ist.
points-found = { $count ->
    [0] Hier sagt nichts „{ $typed }“.
    [one] { $count } mit „{ $typed }“
   *[other] { $count } mit „{ $typed }“
}
points-waiting = { $count ->
    [one] { $count } wartet auf Freigabe
   *[other] { $count } warten auf Freigabe
}
points-ending = { $count ->
    [one] { $count } läuft in den nächsten 14 Tagen ab
   *[other] { $count } laufen in den nächsten 14 Tagen ab
}
points-page = Seite { $page } von { $pages } · insgesamt { $count }
points-back = Zurück
points-on = Weiter
points-add = Kernaussage anlegen
points-need-form = Schreiben Sie /points add in irgendeinem Kanal: Ein Formular öffnet sich.

point-summary = Eine Kernaussage
point-title = Kernaussage
point-audience = Für
point-until = Gilt bis
point-added-by = Angelegt von
point-changed-by = Geändert von
point-about = Für { $audience } · gilt bis { $day } · von { $name }
point-standing-by = { $state } · { $name }, { $at }
point-standing-since = { $state } · { $at }
point-days-left = { $days ->
    [0] Heute ist ihr letzter Tag
    [one] Sie läuft morgen ab
   *[other] Sie läuft in { $days } Tagen ab
}
point-support = freigegeben von { $name } · gilt bis { $day }
point-moved-below = Diese Kernaussage wurde geändert: siehe die neuere Nachricht weiter unten.
point-help-internal = Kein Entwurf darf das sagen. Einer, der es sagt, wird aufgehalten.
audience-everyone = alle
audience-first-note = nur erste Nachrichten
audience-internal = niemanden außerhalb
audience-help-everyone = jede Nachricht darf es sagen
audience-help-first-note = Folgenachrichten nicht
audience-help-internal = ein Entwurf, der es sagt, wird aufgehalten

point-text = Was wir sagen
point-text-hint = Ein prüfbarer Satz über unser Unternehmen.
point-source-hint = Eine Internetadresse, oder wo es steht.
point-until-hint = Ihr letzter Tag. Zwei Wochen vorher warnt die Liste.
point-form-edit = Ändern
point-form-note = Recruiting oder Recht gibt sie frei, bevor ein Entwurf sie nutzen darf.
point-form-note-edit = Ihre Freigabe wird ungültig. Entwürfe, die sich auf sie stützen, gehen ans Recruiting zurück, bis sie wieder freigegeben ist.
point-form-submit = Speichern

verb-point-approve = Freigeben
verb-point-edit = Ändern
verb-point-expire = Gilt nicht mehr
verb-point-withdraw = Zurückziehen
confirm-point-expire-title = Gilt sie nicht mehr?
confirm-point-expire = Entwürfe nutzen sie ab heute nicht mehr. Mit neuem letztem Tag und neuer Freigabe kann sie wiederkommen.
confirm-point-withdraw-title = Endgültig zurückziehen?
confirm-point-withdraw = Entwürfe, die sich auf sie stützen, gehen ans Recruiting zurück. Sie kommt nicht wieder, auch nicht aus einer Datei.

point-added = Gespeichert. Recruiting oder Recht gibt sie frei, bevor ein Entwurf sie nutzen darf.
point-added-internal = Gespeichert. Ab jetzt wird ein Entwurf aufgehalten, der das sagt.
point-changed = Geändert. Sie wartet auf Freigabe; Entwürfe, die sich auf sie stützen, sind zurückgegangen.
point-approved = Freigegeben: „{ $point }“. Entwürfe dürfen sie nutzen.
point-approved-internal = Freigegeben: „{ $point }“. Kein Entwurf darf das sagen.
point-expired = „{ $point }“ gilt nicht mehr. Entwürfe, die sich darauf stützen, sind zurückgegangen.
point-withdrawn = Zurückgezogen: „{ $point }“. Entwürfe, die sich darauf stützen, sind zurückgegangen.
point-unchanged = Nichts wurde geändert.
point-wrong-known = Das ist schon gespeichert: Es ist { $state }.
point-wrong-past = Dieser Tag ist vorbei.
point-wrong-no-day = Wählen Sie den letzten Tag, an dem sie gilt.
point-wrong-no-source = Ohne Quelle wird keine Kernaussage gespeichert.

home-points-waiting = { $count ->
    [one] { $count } Kernaussage wartet auf Freigabe
   *[other] { $count } Kernaussagen warten auf Freigabe
}
home-points-ending = { $count ->
    [one] { $count } Kernaussage läuft in den nächsten 14 Tagen ab
   *[other] { $count } Kernaussagen laufen in den nächsten 14 Tagen ab
}
home-points = Kernaussagen
