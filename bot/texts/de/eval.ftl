# Was `overture eval` sagt, auf der Kommandozeile und in seinem Bericht.

eval-running = Entwürfe
eval-family = Profile
eval-cases = Fälle
eval-grounded = Belegt
eval-blocked = Gesperrt
eval-mended = Nachgebessert
eval-length = Länge
eval-language = Sprache
eval-likeness = Ähnlichste
eval-cost = Kosten
eval-tokens = Token
eval-seconds = Sekunden
eval-all = Alle
eval-none = –
eval-percent = { $share } %
eval-token-counts = { $prompt } hinein, davon { $cached } gemerkt, { $completion } heraus
eval-since = Neben dem Lauf vom { $at } mit { $model }, über die { $cases } gemeinsamen Fälle:
eval-from-to = { $name }: { $before } → { $now }
eval-same = Es ist nichts anders.
eval-first = In { $folder } liegt kein früherer Lauf zum Vergleich.
eval-report = Bericht: { $file }
eval-slipped = { $count ->
    [one] In einem Fall enthält ein Entwurf, der freigegeben werden könnte, was er nicht darf: { $names }.
   *[other] In { $count } Fällen enthält ein Entwurf, der freigegeben werden könnte, was er nicht darf: { $names }.
}
eval-failed = { $count ->
    [one] Ein Fall hat keinen Entwurf: { $reason }
   *[other] { $count } Fälle haben keinen Entwurf; der erste: { $reason }
}
eval-no-case = Kein Fall heißt wie „{ $only }“.
eval-broken-case = Die Fälle sind nicht lesbar: { $why }
eval-broken-run = { $file } ist kein Lauf dieser Version; damit wurde nicht verglichen.

eval-is-failed = kein Entwurf
eval-is-slipped = durchgerutscht
eval-is-blocked = gesperrt
eval-is-marked = markiert
eval-is-clean = sauber

eval-title = Entwürfe von { $model }
eval-made = { $at }, mit { $prompts }. Alle Namen und Firmen sind erfunden.
eval-only-odd = Nur, was einen Blick braucht
eval-what = Was die Zahlen sagen
eval-what-grounded = Belegt: Sätze, von denen jeder Name, jede Zahl und jede Behauptung in dem steht, was sie nennen.
eval-what-blocked = Gesperrt: Entwürfe, die so niemand freigeben könnte, nach einer Runde Nachbessern.
eval-what-likeness = Ähnlichste: wie viel, von 100, die zwei ähnlichsten Briefe an eine Firma teilen.
eval-what-slipped = Durchgerutscht: ein untergeschobenes oder fremdes Wort steht in einem Entwurf, der freigegeben werden könnte.
eval-what-seconds = Sekunden: für einen Entwurf mit Nachbessern; die Hälfte brauchte nicht länger / fast alle brauchten nicht länger.
eval-changes = Was sich seit { $at } geändert hat
eval-words = { $count ->
    [one] ein Wort
   *[other] { $count } Wörter
}
eval-alike = zu { $percent } % wie der an jemanden im selben Haus
eval-contradicts = nennt Fakten, die einander ausschließen
eval-holds = Enthält, was er nicht darf: { $words }
eval-facts = Was verwendet werden durfte
eval-no-facts = Es ist nichts gespeichert.
eval-before = Der Entwurf des letzten Laufs
eval-to = { $sender } an { $to }
eval-whole = der ganze Brief
