# Ce que disent les vérifications. { $words } sont les mots du brouillon.
check-claim-without-source = Affirme ce qu’aucun fait cité n’étaie : « { $words } ».
check-number-without-source = Le nombre { $words } ne figure dans aucun fait cité.
check-date-without-source = La date { $words } ne figure dans aucun fait cité.
check-amount-without-source = Le montant { $words } ne figure dans aucun fait cité.
check-name-without-source = Le nom { $words } ne figure dans aucun fait cité.
check-organisation-without-source = L’organisation { $words } ne figure dans aucun fait cité.
check-place-without-source = Le lieu { $words } ne figure dans aucun fait cité.
check-title-without-source = La fonction « { $words } » ne figure dans aucun fait cité.
check-link-without-source = Le lien { $words } ne figure dans aucun fait cité.
check-address-without-source = L’adresse ou le numéro de téléphone { $words } ne figure dans aucun fait cité.
check-word-without-source = Ces mots ne figurent dans aucun fait cité : { $words }.
check-statement-without-source = Affirme quelque chose sans citer de source.
check-wrong-person = Confond avec une autre personne : « { $name } ».
check-stale-fact = S’appuie sur un fait relevé il y a { $months } mois.
check-order-to-machine = Répète ou exécute ce qui ressemble à un ordre donné à la machine : « { $words } ».
check-left-out = { $count ->
    [one] Ce qui ressemble à un ordre donné à la machine n’a pas été utilisé : « { $words } ». Reformulez-le si c’est un fait.
   *[other] Ce qui ressemble à un ordre donné à la machine n’a pas été utilisé, à { $count } endroits ; le premier : « { $words } ». Reformulez ce qui est un fait.
}
check-contradictory-facts = Énonce deux faits qui s’excluent : « { $words } » et « { $name } ».
check-invented-meeting = Évoque une rencontre ou une relation dont rien ne garde trace : « { $words } ».
check-invented-admiration = Exprime une admiration dont rien ne garde trace : « { $words } ».
check-promise = Promet quelque chose : « { $words } ».
check-pay = Parle de rémunération : « { $words } ». Un montant ne peut venir que d’une offre approuvée.
check-guarantee = Garantit quelque chose : « { $words } ».
check-pressure = Met la personne sous pression : « { $words } ».
check-exclusivity = Demande ou revendique l’exclusivité ou le secret : « { $words } ».
check-pay-history = Interroge sur la rémunération présente ou passée : « { $words } ».
check-protected-attribute = Touche à un critère protégé, comme l’âge, le sexe, l’origine, la santé, les convictions ou la famille : « { $words } ».
check-confidential-point = Révèle une information interne : « { $words } ».
check-placeholder = Un champ n’a pas été rempli : { $words }
check-markup = Il reste du balisage : { $words }
check-hidden-characters = Contient des caractères invisibles : { $characters }.
check-machine-phrase = On croirait lire une machine : « { $words } ».
check-note-length = Compte { $count } mots ; l’idéal est de { $least } à { $most }.
check-note-too-long = Compte { $count } mots ; { $most } est la limite.
check-sentence-length = Cette phrase compte { $count } mots ; { $most } suffisent.
check-subject-length = L’objet compte { $count } mots ; l’idéal est de { $least } à { $most }.
check-several-asks = Demande plusieurs choses à la fois.
check-wrong-language = Devrait être rédigé en « { $wanted } », mais semble l’être en « { $spoken } ».
check-formality = Le tutoiement ou le vouvoiement détonne dans cette lettre : « { $words } ».
check-empty = Le texte ou l’objet manque.
check-unlike-voice = { $part ->
    [greeting] Ne commence pas comme son signataire : « { $words } ».
    [address] Ne s’adresse pas à la personne comme son signataire : « { $words } ».
    [closing] Ne se termine pas comme son signataire : « { $words } ».
   *[never] Dit « { $words } », ce que son signataire ne dit jamais.
}
check-alike = Ressemble à { $percent } % au message adressé à { $name }.
check-too-alike = Ressemble à { $percent } % au message adressé à { $name } ; en les comparant, on reconnaît la même lettre.
