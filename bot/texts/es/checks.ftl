# Lo que dicen las comprobaciones. { $words } son las palabras del borrador.
check-claim-without-source = Afirma algo que ningún hecho citado sostiene: «{ $words }».
check-number-without-source = El número { $words } no está en ningún hecho citado.
check-date-without-source = La fecha { $words } no está en ningún hecho citado.
check-amount-without-source = El importe { $words } no está en ningún hecho citado.
check-name-without-source = El nombre { $words } no está en ningún hecho citado.
check-organisation-without-source = La organización { $words } no está en ningún hecho citado.
check-place-without-source = El lugar { $words } no está en ningún hecho citado.
check-title-without-source = El título «{ $words }» no está en ningún hecho citado.
check-link-without-source = El enlace { $words } no está en ningún hecho citado.
check-address-without-source = La dirección o el teléfono { $words } no está en ningún hecho citado.
check-word-without-source = Estas palabras no están en ningún hecho citado: { $words }.
check-statement-without-source = Afirma algo y no cita nada.
check-wrong-person = Habla de otra persona, o como otra persona: «{ $name }».
check-stale-fact = Se apoya en un hecho visto hace { $months } meses.
check-order-to-machine = Repite o cumple lo que parece una orden a la máquina: «{ $words }».
check-left-out = { $count ->
    [one] Lo que parece una orden a la máquina no se ha usado: «{ $words }». Escríbalo de otro modo si es un hecho.
   *[other] Lo que parece una orden a la máquina no se ha usado, en { $count } lugares; primero: «{ $words }». Escriba de otro modo lo que sea un hecho.
}
check-contradictory-facts = Cuenta dos hechos que se excluyen: «{ $words }» y «{ $name }».
check-invented-meeting = Habla de un encuentro o de un trato que no consta: «{ $words }».
check-invented-admiration = Alega una admiración que no consta: «{ $words }».
check-promise = Promete algo: «{ $words }».
check-pay = Habla de retribución: «{ $words }». Los importes solo vienen de una oferta aprobada.
check-guarantee = Garantiza algo: «{ $words }».
check-pressure = Presiona a quien lee: «{ $words }».
check-exclusivity = Pide o alega exclusividad o secreto: «{ $words }».
check-pay-history = Pregunta por la retribución actual o pasada: «{ $words }».
check-protected-attribute = Toca una característica protegida, como edad, sexo, origen, salud, creencias o familia: «{ $words }».
check-confidential-point = Cuenta lo que es interno: «{ $words }».
check-placeholder = Ha quedado un hueco por rellenar: { $words }
check-markup = Ha quedado marcado: { $words }
check-hidden-characters = Contiene caracteres que nadie ve: { $characters }.
check-machine-phrase = Suena a máquina: «{ $words }».
check-note-length = Tiene { $count } palabras; lo bueno es de { $least } a { $most }.
check-note-too-long = Tiene { $count } palabras; el límite es { $most }.
check-sentence-length = Esta frase tiene { $count } palabras; bastan { $most }.
check-subject-length = El asunto tiene { $count } palabras; lo bueno es de { $least } a { $most }.
check-several-asks = Pide más de una cosa.
check-wrong-language = Debería estar en «{ $wanted }» y se lee como «{ $spoken }».
check-formality = Trata con familiaridad a quien lee: «{ $words }».
check-empty = Falta el texto o el asunto.
check-unlike-voice = { $part ->
    [greeting] Empieza de otro modo que quien firma: «{ $words }».
    [address] Se dirige a la persona de otro modo que quien firma: «{ $words }».
    [closing] Se despide de otro modo que quien firma: «{ $words }».
   *[never] Dice «{ $words }», que quien firma nunca dice.
}
check-alike = Se parece en un { $percent } % al mensaje para { $name }.
check-too-alike = Se parece en un { $percent } % al mensaje para { $name }; quien compare encontrará una sola carta.
