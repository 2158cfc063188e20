# Lo que dicen las comprobaciones. { $words } son las palabras del borrador.
check-claim-without-source = Afirma algo que ningún hecho citado respalda: «{ $words }».
check-number-without-source = El número { $words } no aparece en ningún hecho citado.
check-date-without-source = La fecha { $words } no aparece en ningún hecho citado.
check-amount-without-source = El importe { $words } no aparece en ningún hecho citado.
check-name-without-source = El nombre { $words } no aparece en ningún hecho citado.
check-organisation-without-source = La organización { $words } no aparece en ningún hecho citado.
check-place-without-source = El lugar { $words } no aparece en ningún hecho citado.
check-title-without-source = El cargo «{ $words }» no aparece en ningún hecho citado.
check-link-without-source = El enlace { $words } no aparece en ningún hecho citado.
check-address-without-source = La dirección o el teléfono { $words } no aparece en ningún hecho citado.
check-word-without-source = Estas palabras no aparecen en ningún hecho citado: { $words }.
check-statement-without-source = Afirma algo sin citar ninguna fuente.
check-wrong-person = Confunde a la persona con otra: «{ $name }».
check-stale-fact = Se apoya en un hecho consultado hace { $months } meses.
check-order-to-machine = Repite o cumple lo que parece una orden a la máquina: «{ $words }».
check-left-out = { $count ->
    [one] Lo que parece una orden a la máquina no se ha usado: «{ $words }». Si es un hecho, escríbalo de otro modo.
   *[other] Lo que parece una orden a la máquina no se ha usado, en { $count } sitios; el primero: «{ $words }». Escriba de otro modo lo que sea un hecho.
}
check-contradictory-facts = Cita dos hechos que se contradicen: «{ $words }» y «{ $name }».
check-invented-meeting = Menciona un encuentro o una relación de los que no hay constancia: «{ $words }».
check-invented-admiration = Expresa una admiración de la que no hay constancia: «{ $words }».
check-promise = Promete algo: «{ $words }».
check-pay = Habla de retribución: «{ $words }». Los importes solo pueden salir de una oferta aprobada.
check-guarantee = Garantiza algo: «{ $words }».
check-pressure = Presiona a quien lee: «{ $words }».
check-exclusivity = Pide o invoca exclusividad o secreto: «{ $words }».
check-pay-history = Pregunta por la retribución actual o pasada: «{ $words }».
check-protected-attribute = Alude a una característica protegida, como la edad, el sexo, el origen, la salud, las creencias o la familia: «{ $words }».
check-confidential-point = Revela información interna: «{ $words }».
check-placeholder = Ha quedado un hueco por rellenar: { $words }
check-markup = Han quedado marcas de formato: { $words }
check-hidden-characters = Contiene caracteres invisibles: { $characters }.
check-machine-phrase = Suena a escrito por una máquina: «{ $words }».
check-note-length = Tiene { $count } palabras; lo ideal es entre { $least } y { $most }.
check-note-too-long = Tiene { $count } palabras; el límite es { $most }.
check-sentence-length = Esta frase tiene { $count } palabras; bastan { $most }.
check-subject-length = El asunto tiene { $count } palabras; lo ideal es entre { $least } y { $most }.
check-several-asks = Pide más de una cosa.
check-wrong-language = Debería estar en «{ $wanted }», pero parece escrito en «{ $spoken }».
check-formality = El tratamiento no encaja con esta carta o con quien la firma: «{ $words }».
check-empty = Falta el texto o el asunto.
check-unlike-voice = { $part ->
    [greeting] Empieza de otro modo que quien firma: «{ $words }».
    [address] Se dirige a la persona de otro modo que quien firma: «{ $words }».
    [closing] Se despide de otro modo que quien firma: «{ $words }».
   *[never] Dice «{ $words }», que quien firma nunca dice.
}
check-alike = Se parece en un { $percent } % al mensaje para { $name }.
check-too-alike = Se parece en un { $percent } % al mensaje para { $name }; si las comparan, verán que es la misma carta.
