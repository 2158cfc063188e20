# Antworten an eine Verwalterin: der große Schalter, und wer was darf.

stop-done = Angehalten. Nichts wird geschrieben oder gesendet, bis jemand fortsetzt. Was verlangt war, bleibt erhalten.
stop-already = Es ist schon angehalten, seit { $since }.
resume-done = Es geht weiter. Was gewartet hat, wird noch einmal geprüft, bevor etwas hinausgeht.
resume-running = Es läuft; es gab nichts fortzusetzen.

person-added = { $name } ist dabei: { $roles }.
person-known = { $email } ist schon dabei. Ändern Sie stattdessen die Rollen.
person-unknown = Niemand hier hat die Adresse { $email }.
person-unchanged = { $name } hat genau diese Rollen schon.
person-roles = { $name } ist jetzt: { $roles }.
person-removed = { $name } darf hier nichts mehr. Was { $name } getan hat, bleibt verzeichnet.
person-last-admin = { $name } ist die letzte Person mit Verwaltungsrechten, darum wurde nichts geändert. Geben Sie sie erst jemand anderem.
person-admin-by-settings = { $name } steht in OVERTURE_ADMINS, darum wurde nichts geändert. Nehmen Sie die Adresse erst dort heraus.
person-account-taken = Das Konto { $account } gehört schon jemand anderem. Nichts wurde geändert.
person-email-wrong = „{ $email }“ ist keine E-Mail-Adresse.
person-name-missing = Eine Person braucht einen Namen.
person-zone-wrong = „{ $zone }“ ist keine Zeitzone. Schreiben Sie sie wie Europe/Berlin.
