# Was unter jeder Nachricht steht. Kein Modell schreibt es; Juristen können es hier lesen und ändern.
footer-who = { $sender } ({ $company }) schreibt Ihnen, weil eine Zusammenarbeit denkbar ist.
footer-sources = Was wir über Sie wissen, stammt aus: { $sources }.
footer-no-sources = Verwendet wurden Ihr Name und Ihre Adresse, sonst nichts über Sie.
footer-address = { $company }, { $address }
footer-notice = Wie wir mit Ihren Daten umgehen und welche Rechte Sie haben: { $url }
footer-rights = Sie können jederzeit erfahren, was wir über Sie gespeichert haben, und es berichtigen oder löschen lassen.
footer-no = Wenn Sie nichts mehr von uns hören möchten, antworten Sie mit „Nein“: Dann schreibt Ihnen bei { $company } niemand mehr.
footer-no-link = Wenn Sie nichts mehr von uns hören möchten, antworten Sie mit „Nein“ oder öffnen Sie { $url } : Dann schreibt Ihnen bei { $company } niemand mehr.
footer-and-more = { $count ->
    [one] und einer weiteren Quelle
   *[other] und { $count } weiteren Quellen
    }

# Die Seite hinter dem Link. Sie nennt niemanden.
unsubscribe-title = Nichts mehr von { $company } hören?
unsubscribe-what = Drücken Sie den Knopf, und bei { $company } schreibt Ihnen niemand mehr. Mehr ist nicht nötig.
unsubscribe-button = Schreiben Sie mir nie wieder
unsubscribe-done-title = Erledigt
unsubscribe-done-what = Bei { $company } schreibt Ihnen niemand mehr.
unsubscribe-wrong-title = Dieser Link funktioniert nicht
unsubscribe-wrong-what = Er ist unvollständig oder nicht von uns. Antworten Sie auf die Nachricht mit „Nein“: Das bewirkt dasselbe.
unsubscribe-later-title = Gerade geht es nicht
unsubscribe-later-what = Es wurde noch nichts festgehalten. Bitte versuchen Sie es in einigen Minuten erneut, oder antworten Sie auf die Nachricht mit „Nein“: Das bewirkt dasselbe.
