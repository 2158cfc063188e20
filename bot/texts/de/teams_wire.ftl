# Was der Teams-Adapter selbst zu sagen hat: über eine Unterhaltung, die nicht geht, oder eine Antwort, die sich nicht zeigen ließ.

teams-failed = Hier ist etwas kaputtgegangen, und nichts wurde geändert. Versuchen Sie es noch einmal; scheitert es wieder, nennen Sie einem Admin diese Referenz: { $reference }
teams-store-down = Die Datenbank ist nicht erreichbar, deshalb wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.
teams-not-shown = Es ist erledigt und aufbewahrt, aber Teams konnte die Antwort nicht zeigen. Schreiben Sie „home“, um den Stand zu sehen. Referenz: { $reference }
teams-still-working = Das dauert länger als sonst. Es läuft weiter, die Antwort folgt in unserem Chat.
teams-not-now = Teams hat gerade nicht gesagt, wer Sie sind, deshalb wurde nichts getan. Versuchen Sie es in einer Minute noch einmal.
teams-guest = Overture ist nur für Mitglieder des Unternehmens da. Nichts wurde getan.
teams-open-chat = Die Antwort ist nur für Sie. Öffnen Sie einen Chat mit Overture, schreiben Sie „home“ und fragen Sie noch einmal.
teams-in-chat = Die Antwort steht in unserem Chat.
teams-done = Erledigt.
teams-said-title = Overture
teams-open-form = Öffnen
teams-candidate = Jemand aus Overture. Öffnen kann es nur, wer Kandidaten sehen darf.
teams-candidate-open = In Overture öffnen

teams-unreachable = Mit dieser Person ist in Teams kein Chat offen: Die App wurde entfernt oder nie hinzugefügt.
teams-channel-not-found = Overture ist nicht im Team des Prüfkanals, oder der Kanal ist nicht der eingestellte.
teams-channel-has-guests = Im Kanal sind Gäste oder Leute eines anderen Unternehmens, deshalb wurde die Karte dort nicht gezeigt. Wählen Sie einen anderen Prüfkanal.
teams-message-gone = Die Nachricht wurde gelöscht oder lässt sich nicht mehr ändern.
teams-card-refused = Teams hat die Karte so nicht angenommen. Das ist ein Fehler in Overture: Sagen Sie es einem Admin.
teams-refused = Teams hat die Nachricht endgültig abgelehnt.

summary-unreachable = Jemand ist nicht erreichbar
unreachable-person = { $name } ist in Teams nicht erreichbar
unreachable-channel = Der Prüfkanal ist in Teams nicht erreichbar
unreachable-now = die App wurde entfernt
unreachable-back = wieder erreichbar
unreachable-person-do = Bitten Sie { $name }, Overture in Teams wieder hinzuzufügen oder Slack zu verknüpfen.
unreachable-channel-do = Fügen Sie Overture dem Team des Kanals wieder hinzu, oder stellen Sie einen anderen Prüfkanal ein.
unreachable-kept = Nichts geht verloren: Was wartet, wird gezeigt, sobald es geht.

doctor-teams = Microsoft ließ uns nicht anmelden oder zeigte die Schlüssel des Bot Connectors nicht.
doctor-teams-secret = Prüfen Sie OVERTURE_TEAMS_CLIENT_ID, OVERTURE_TEAMS_CLIENT_SECRET (es kann abgelaufen sein) und ob der erste Mandant in OVERTURE_TEAMS_TENANT_ID der eigene der App ist.
doctor-teams-network = Prüfen Sie, ob diese Maschine login.microsoftonline.com, login.botframework.com und smba.trafficmanager.net erreicht.
doctor-teams-ok = Teams lässt uns anmelden.
doctor-teams-open = Teams nimmt an, was niemand unterschrieben hat.
doctor-teams-open-do = Nur für die Demo: nehmen Sie OVERTURE_TEAMS_UNAUTHENTICATED heraus.
doctor-teams-no-channel = Es gibt keinen Prüfkanal in Teams.
doctor-teams-no-channel-do = Setzen Sie OVERTURE_TEAMS_REVIEW_CONVERSATION auf die Kennung des Recruiting-Kanals; docs/teams.md sagt, wo sie steht.
doctor-teams-channel-do = Fügen Sie die App dem Team des Kanals hinzu, und prüfen Sie OVERTURE_TEAMS_REVIEW_CONVERSATION.
doctor-teams-guests-do = Nehmen Sie die Gäste heraus, oder wählen Sie einen Kanal, in dem nur das Unternehmen ist.
doctor-teams-channel-ok = Im Prüfkanal in Teams sind nur Leute des Unternehmens.
teams-package-written = Nach { $file } geschrieben. Jemand mit Verwaltungsrechten lädt es hoch; docs/teams.md sagt, wie.
teams-package-missing = Das Paket braucht { $names } (Adressen, die mit https:// beginnen).
