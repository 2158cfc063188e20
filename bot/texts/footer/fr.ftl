# Ce qui figure sous chaque message. Aucun modèle ne l'écrit ; les juristes peuvent le lire et le modifier ici.
footer-who = { $sender }, { $company }, vous adresse ce message au sujet d'une possible collaboration.
footer-sources = Ce que nous savons de vous provient de : { $sources }.
footer-no-sources = Seuls votre nom et votre adresse ont été utilisés.
footer-address = { $company }, { $address }
footer-notice = Comment nous traitons vos données et quels sont vos droits : { $url }
footer-rights = Vous pouvez à tout moment nous demander quelles données nous conservons à votre sujet, les faire corriger ou effacer.
footer-no = Si vous ne souhaitez plus recevoir de messages, répondez « non » : personne chez { $company } ne vous écrira plus.
footer-no-link = Si vous ne souhaitez plus recevoir de messages, répondez « non » ou ouvrez { $url } : personne chez { $company } ne vous écrira plus.
footer-and-more = { $count ->
    [one] et une autre source
   *[other] et { $count } autres sources
    }

# La page derrière le lien. Elle ne nomme personne.
unsubscribe-title = Ne plus rien recevoir de { $company } ?
unsubscribe-what = Appuyez sur le bouton : personne chez { $company } ne vous écrira plus. Rien d'autre n'est nécessaire.
unsubscribe-button = Ne m'écrivez plus
unsubscribe-done-title = C'est fait
unsubscribe-done-what = Personne chez { $company } ne vous écrira plus.
unsubscribe-wrong-title = Ce lien ne fonctionne pas
unsubscribe-wrong-what = Il est incomplet, ou n'est pas de nous. Répondez « non » au message : l'effet est le même.
unsubscribe-later-title = Pas pour l'instant
unsubscribe-later-what = Rien n'est encore enregistré. Réessayez dans quelques minutes, ou répondez « non » au message : l'effet est le même.
