# Lo que figura bajo cada mensaje. Ningún modelo lo escribe; los juristas pueden leerlo y cambiarlo aquí.
footer-who = { $sender }, de { $company }, le envía este mensaje sobre una posible colaboración.
footer-sources = Lo que sabemos de usted procede de: { $sources }.
footer-no-sources = Solo se han utilizado su nombre y su dirección.
footer-address = { $company }, { $address }
footer-notice = Cómo tratamos sus datos y qué derechos tiene: { $url }
footer-rights = Puede preguntarnos en cualquier momento qué datos suyos conservamos, y pedir que se corrijan o se borren.
footer-no = Si no desea recibir más mensajes, responda «no»: nadie de { $company } volverá a escribirle.
footer-no-link = Si no desea recibir más mensajes, responda «no» o abra { $url } : nadie de { $company } volverá a escribirle.
footer-and-more = { $count ->
    [one] y otra fuente
   *[other] y otras { $count } fuentes
    }

# La página tras el enlace. No nombra a nadie.
unsubscribe-title = ¿No saber nada más de { $company }?
unsubscribe-what = Pulse el botón y nadie de { $company } volverá a escribirle. No hace falta nada más.
unsubscribe-button = No me escriban más
unsubscribe-done-title = Hecho
unsubscribe-done-what = Nadie de { $company } volverá a escribirle.
unsubscribe-wrong-title = Este enlace no funciona
unsubscribe-wrong-what = Está incompleto o no es nuestro. Responda «no» al mensaje: tiene el mismo efecto.
unsubscribe-later-title = Ahora mismo no
unsubscribe-later-what = Todavía no se ha registrado nada. Inténtelo de nuevo en unos minutos o responda «no» al mensaje: tiene el mismo efecto.
