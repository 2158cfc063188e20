# Was nur Slack braucht: Störungen der Verbindung.

slack-failed = Hier ist etwas schiefgegangen, und nichts wurde geändert. Versuchen Sie es noch einmal; gelingt es wieder nicht, nennen Sie der Verwaltung dieses Kennzeichen: { $reference }
slack-store-down = Die Datenbank ist nicht erreichbar, darum wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.
slack-not-shown = Es ist getan und gespeichert, aber Slack konnte die Antwort nicht zeigen. Overtures Reiter „Home“ zeigt den Stand. Kennzeichen: { $reference }
slack-too-late = Slack hat zu lange gewartet, um das zu öffnen. Nichts wurde geändert; versuchen Sie es noch einmal.
slack-still-working = Das dauert länger als sonst. Es läuft weiter, und die Antwort folgt hier.
slack-said-title = Overture
slack-close = Schließen

slack-channel-not-private = Der Kanal ist nicht privat, darum wurde die Karte dort nicht gezeigt. Machen Sie ihn privat, oder wählen Sie einen anderen Prüfkanal.
slack-channel-shared = Der Kanal wird mit einer anderen Firma geteilt, darum wurde die Karte dort nicht gezeigt. Wählen Sie einen anderen Prüfkanal.
slack-channel-not-found = Overture ist nicht im Kanal. Laden Sie es mit /invite @Overture ein.
slack-channel-archived = Der Kanal ist archiviert. Wählen Sie einen anderen Prüfkanal.
slack-channel-restricted = Die Einstellungen des Workspace lassen Overture in diesem Kanal nicht schreiben.
slack-person-gone = Diese Person ist in Slack nicht mehr erreichbar.
slack-message-gone = Die Nachricht wurde gelöscht oder lässt sich nicht mehr ändern.
slack-card-refused = Slack hat die Karte so nicht angenommen. Das ist ein Fehler in Overture: Sagen Sie es der Verwaltung.
slack-refused = Slack hat die Nachricht endgültig abgelehnt.
