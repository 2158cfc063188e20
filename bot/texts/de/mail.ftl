# Warum eine Nachricht nicht hinausging oder vielleicht doch: auf der Karte der Führungskraft.

mail-no-connection = Der Mailserver war nicht zu erreichen.
mail-no-tls = Die Verbindung zum Mailserver ließ sich nicht sichern.
mail-no-login = Der Mailserver hat unsere Anmeldung nicht angenommen. Das kann die Verwaltung beheben.
mail-busy = Der Mailserver bat, es später zu versuchen.
mail-sender-refused = Der Mailserver lässt diesen Absender nicht schreiben.
mail-recipient-refused = Der Mailserver sagt, dass es diese Adresse nicht gibt oder dass sie nichts annimmt.
mail-text-refused = Der Mailserver hat die Nachricht abgelehnt.
mail-no-smtputf8 = Die Adresse steht in einer Schrift, an die der Mailserver nicht schreiben kann.
mail-unwritable = Ein Name, der Betreff oder eine Adresse enthält etwas, das keine E-Mail tragen kann. Bearbeiten Sie die Nachricht.
mail-unsure-silent = Der Mailserver hat den Text übernommen und dann nicht mehr geantwortet.
mail-unsure-broken = Die Verbindung brach ab, nachdem der Text übergeben war.
mail-folder-failed = In den Mailordner ließ sich nicht schreiben.
mail-folder-unsure = Die Mail liegt in ihrem Ordner, aber die Festplatte hat es nicht bestätigt.
mail-not-set-up = Hier ist kein Mailversand eingerichtet. Die Verwaltung kann das ändern; versuchen Sie es danach erneut.
