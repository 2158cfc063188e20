# Kernaussagen: was unser Unternehmen über sich sagt.

point-state-proposed = wartet auf Freigabe
point-state-approved = freigegeben
point-state-expired = abgelaufen
point-state-withdrawn = zurückgezogen

point-refused-state = Nichts wurde geändert: Diese Kernaussage ist { $state }.
point-refused-changed = Nichts wurde geändert: Jemand hat diese Kernaussage vorher geändert. Jetzt ist sie { $state }; öffnen Sie die Liste neu.
point-refused-right = Über eine Kernaussage entscheiden Recruiting, Recht und wer sie angelegt hat. Nichts wurde geändert.
point-refused-four-eyes = Jemand anderes muss sie freigeben: Sie haben sie angelegt oder zuletzt geändert.

point-gone-withdrawn = Die Kernaussage „{ $point }“ wurde zurückgezogen.
point-gone-expired = Die Kernaussage „{ $point }“ galt bis { $day }.
point-gone-proposed = Die Kernaussage „{ $point }“ wurde geändert und noch nicht wieder freigegeben.
point-gone-changed = Die Kernaussage „{ $point }“ lautet jetzt anders.
point-gone-audience = Die Kernaussage „{ $point }“ ist für diese Nachricht nicht bestimmt.

note-went-back = Sie liegt wieder beim Recruiting: Etwas, worauf sie sich stützt, gilt nicht mehr. Nichts ging verloren; bearbeiten Sie sie oder lassen Sie sie neu schreiben.
approve-rests-on = Nicht freigegeben: { $why } Bearbeiten Sie den Entwurf oder lassen Sie ihn neu schreiben; der Text ist gespeichert.
release-went-back = Nicht gesendet: { $why } Die Nachricht liegt wieder beim Recruiting, der Text ist gespeichert. Dort wird sie bearbeitet oder neu geschrieben.
