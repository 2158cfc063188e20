# Ce que disent les vérifications. { $words } sont les mots du brouillon.
check-claim-without-source = Affirme ce qu’aucun fait cité ne soutient : « { $words } ».
check-number-without-source = Le nombre { $words } ne figure dans aucun fait cité.
check-date-without-source = La date { $words } ne figure dans aucun fait cité.
check-amount-without-source = Le montant { $words } ne figure dans aucun fait cité.
check-name-without-source = Le nom { $words } ne figure dans aucun fait cité.
check-organisation-without-source = L’organisation { $words } ne figure dans aucun fait cité.
check-place-without-source = Le lieu { $words } ne figure dans aucun fait cité.
check-title-without-source = Le titre « { $words } » ne figure dans aucun fait cité.
check-link-without-source = Le lien { $words } ne figure dans aucun fait cité.
check-address-without-source = L’adresse ou le numéro { $words } ne figure dans aucun fait cité.
check-word-without-source = Ces mots ne figurent dans aucun fait cité : { $words }.
check-statement-without-source = Affirme quelque chose et ne cite rien.
check-wrong-person = Parle de quelqu’un d’autre, ou à sa place : « { $name } ».
check-stale-fact = S’appuie sur un fait vu il y a { $months } mois.
check-order-to-machine = Répète ou exécute ce qui ressemble à un ordre donné à la machine : « { $words } ».
check-left-out = { $count ->
    [one] Ce qui ressemble à un ordre donné à la machine n’a pas été utilisé : « { $words } ». Reformulez-le si c’est un fait.
   *[other] Ce qui ressemble à un ordre donné à la machine n’a pas été utilisé, en { $count } endroits ; d’abord : « { $words } ». Reformulez ce qui est un fait.
}
check-contradictory-facts = Énonce deux faits qui s’excluent : « { $words } » et « { $name } ».
check-invented-meeting = Parle d’une rencontre ou d’une relation qui n’est pas enregistrée : « { $words } ».
check-invented-admiration = Prétend à une admiration qui n’est pas enregistrée : « { $words } ».
check-promise = Promet quelque chose : « { $words } ».
check-pay = Parle de rémunération : « { $words } ». Les montants ne viennent que d’une offre approuvée.
check-guarantee = Garantit quelque chose : « { $words } ».
check-pressure = Exerce une pression : « { $words } ».
check-exclusivity = Demande ou prétend l’exclusivité ou le secret : « { $words } ».
check-pay-history = Interroge sur la rémunération présente ou passée : « { $words } ».
check-protected-attribute = Touche à un critère protégé, comme l’âge, le sexe, l’origine, la santé, les convictions ou la famille : « { $words } ».
check-confidential-point = Révèle ce qui est interne : « { $words } ».
check-placeholder = Un espace à remplir est resté : { $words }
check-markup = Du balisage est resté : { $words }
check-hidden-characters = Contient des caractères invisibles : { $characters }.
check-machine-phrase = Cela sonne comme une machine : « { $words } ».
check-note-length = Compte { $count } mots ; de { $least } à { $most }, c’est bien.
check-note-too-long = Compte { $count } mots ; { $most } est la limite.
check-sentence-length = Cette phrase compte { $count } mots ; { $most } suffisent.
check-subject-length = L’objet compte { $count } mots ; de { $least } à { $most }, c’est bien.
check-several-asks = Demande plus d’une chose.
check-wrong-language = Devrait être en « { $wanted } » et se lit comme « { $spoken } ».
check-formality = S’adresse familièrement à la personne : « { $words } ».
check-empty = Le texte ou l’objet manque.
check-unlike-voice = { $part ->
    [greeting] Commence autrement que son auteur : « { $words } ».
    [address] S’adresse à la personne autrement que son auteur : « { $words } ».
    [closing] Se termine autrement que son auteur : « { $words } ».
   *[never] Dit « { $words } », ce que son auteur ne dit jamais.
}
check-alike = Ressemble à { $percent } % au message adressé à { $name }.
check-too-alike = Ressemble à { $percent } % au message adressé à { $name } ; qui compare trouve une seule lettre.
