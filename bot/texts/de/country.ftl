# Was ein Land von denen verlangt, die dort jemanden anschreiben.

coordination-channel = E-Mail an { $candidate } lässt die Länderregel nicht zu (Zeile „{ $row }“). { $allowed }
channel-by-hand = Von Hand geht es: schreiben Sie selbst auf anderem Weg.
channel-none = Auch kein anderer Weg.
coordination-consent = E-Mail an { $candidate } braucht eine Einwilligung (Länderregel, Zeile „{ $row }“), und keine ist vermerkt. Nehmen Sie einen anderen Weg; nach einem Ja tragen Sie „Einwilligung“ als Grundlage des Profils ein.
coordination-consent-private = E-Mail an eine private Adresse von { $candidate } braucht eine Einwilligung (Länderregel, Zeile „{ $row }“), und keine ist vermerkt. Ergänzen Sie eine selbst veröffentlichte Dienstadresse, oder tragen Sie nach einem Ja „Einwilligung“ als Grundlage ein.
coordination-touches = { $candidate } hat von uns { $count ->
    [one] eine Nachricht
   *[other] { $count } Nachrichten
} ohne Antwort bekommen, so viele, wie die Länderregel zulässt (Zeile „{ $row }“). Platz ist ab { $day }, oder sobald eine Antwort kommt.
coordination-no-postal-address = Eine Nachricht an { $candidate } muss unsere Postanschrift nennen (Länderregel, Zeile „{ $row }“), und keine ist eingestellt. Die Administration setzt OVERTURE_POSTAL_ADDRESS.
coordination-no-notice = Eine Nachricht an { $candidate } muss auf unsere Datenschutzhinweise verweisen (Länderregel, Zeile „{ $row }“), und keine sind eingestellt. Die Administration setzt OVERTURE_NOTICE_URL.
coordination-footer = Unter dieser Nachricht an { $candidate } fehlt, was die Länderregel inzwischen verlangt (Zeile „{ $row }“). Bearbeiten Sie sie oder fordern Sie sie neu an: die Zeilen entstehen dann neu.
coordination-begins-from = { $candidate } wurde zuletzt am { $day } angeschrieben, bevor Sie das Gespräch hatten. Sie machen ab { $until } weiter, für wann die nächste Nachricht geplant war, oder sobald eine Antwort kommt.
barred-owner = Jemand anderes aus der Leitung führt das Gespräch inzwischen, darum ging nichts hinaus. Das Profil sagt, wer und seit wann.
barred-channel = Die Länderregel lässt E-Mail dorthin inzwischen nicht zu, darum ging nichts hinaus.
barred-consent = Die Länderregel verlangt inzwischen eine Einwilligung, und keine ist vermerkt, darum ging nichts hinaus.
barred-touches = Es sind so viele Nachrichten hinausgegangen, wie die Länderregel zulässt, darum ging diese nicht hinaus.
barred-footer = Darunter fehlt, was die Länderregel inzwischen verlangt, darum ging nichts hinaus. Fordern Sie sie neu an.
plan-channel = die Länderregel lässt E-Mail dorthin nicht zu
plan-consent = die Länderregel verlangt eine Einwilligung
plan-touches = es gingen so viele Nachrichten hinaus, wie die Länderregel zulässt
plan-footer = was darunter stehen muss, ist nicht eingestellt
country-unknown = Ohne Land gelten die strengsten Regeln aller Länder. Ein Import mit Land behebt das.
off-quiet = die Länderregel lässt den Tag aus
doctor-country-packaged = Länderregel: die mitgelieferte, { $rows } Länder
doctor-country-own = Länderregel: { $file }, { $rows } Länder
doctor-no-address = manche Länder verlangen unsere Postanschrift unter einer Nachricht, und keine ist eingestellt
doctor-no-address-do = OVERTURE_POSTAL_ADDRESS setzen; bis dahin wird dort niemand angeschrieben
policy-unknown-country = kein Land: { $given }
policy-strictest = das Strengste aller Zeilen
policy-channels = Wege
policy-touches = Nachrichten im halben Jahr ohne Antwort
policy-hours = Stunden dort
policy-quiet-days = stille Tage
policy-footer = unter einer Nachricht
policy-consent = Einwilligung
policy-close-after = Arbeitstage ohne Antwort, dann beendet
policy-none = keine
policy-channel-mail = E-Mail
policy-channel-by-hand = von Hand
policy-consent-never = für E-Mail nicht nötig
policy-consent-private = für E-Mail an eine private Adresse nötig
policy-consent-always = für E-Mail nötig
policy-part-sources = woher die Daten sind
policy-part-opt-out = wie man Nein sagt
policy-part-notice = die Datenschutzhinweise
policy-part-postal-address = unsere Postanschrift
policy-row = aus Zeile { $row }
policy-because = { $row }: { $why }
policy-no-advice = Das ist kein Rechtsrat: die Rechtsabteilung liest und ändert die Datei.
