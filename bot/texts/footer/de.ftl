# Was unter jeder Nachricht steht. Kein Modell schreibt es; Juristen können es hier lesen und ändern.
footer-who = { $sender } ({ $company }) schreibt Ihnen, weil eine Zusammenarbeit denkbar ist.
footer-sources = Was wir über Sie wissen, stammt aus: { $sources }.
footer-no-sources = Verwendet wurden Ihr Name und Ihre Adresse, sonst nichts über Sie.
footer-notice = Wie wir mit Ihren Daten umgehen und welche Rechte Sie haben: { $url }
footer-rights = Sie können jederzeit erfahren, was wir über Sie gespeichert haben, und es berichtigen oder löschen lassen.
footer-no = Wenn Sie nichts mehr von uns hören möchten, antworten Sie mit „Nein“: Dann schreibt Ihnen bei { $company } niemand mehr.
footer-no-link = Wenn Sie nichts mehr von uns hören möchten, antworten Sie mit „Nein“ oder öffnen Sie { $url } : Dann schreibt Ihnen bei { $company } niemand mehr.
footer-and-more = { $count ->
    [one] und einer weiteren Quelle
   *[other] und { $count } weiteren Quellen
    }
