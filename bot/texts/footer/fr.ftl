# Ce qui figure sous chaque message. Aucun modèle ne l'écrit ; les juristes peuvent le lire et le modifier ici.
footer-who = { $sender }, { $company }, vous adresse ce message au sujet d'une possible collaboration.
footer-sources = Ce que nous savons de vous provient de : { $sources }.
footer-no-sources = Seuls votre nom et votre adresse ont été utilisés.
footer-notice = Comment nous traitons vos données et quels sont vos droits : { $url }
footer-rights = Vous pouvez à tout moment nous demander quelles données nous conservons à votre sujet, les faire corriger ou effacer.
footer-no = Si vous ne souhaitez plus recevoir de messages, répondez « non » : personne chez { $company } ne vous écrira plus.
footer-no-link = Si vous ne souhaitez plus recevoir de messages, répondez « non » ou ouvrez { $url } : personne chez { $company } ne vous écrira plus.
footer-and-more = { $count ->
    [one] et une autre source
   *[other] et { $count } autres sources
    }
