# Ein Konto auf der anderen Plattform verknüpfen.

help-link-usage = /overture link
help-link = Verknüpft Ihr Konto in Slack und in Teams, damit Sie in beiden dieselbe Person sind.
platform-slack = Slack
platform-teams = Teams
platform-none = nirgends
link-code = Schreiben Sie Overture auf der anderen Plattform innerhalb von { $minutes } Minuten: link { $code }. Bestätigen Sie es dann hier.
link-too-many = Das war der fünfte Code innerhalb einer Stunde. Versuchen Sie es später noch einmal.
link-too-many-tries = Zu viele falsche Codes. Warten Sie zehn Minuten, und holen Sie einen neuen.
link-no-such-code = Dieser Code gilt nicht: Er wurde schon benutzt, ist älter als zehn Minuten oder enthält einen Tippfehler. Holen Sie dort, wo Overture Sie kennt, einen neuen mit: link
link-confirm-there = Fast fertig. Bestätigen Sie es innerhalb von zehn Minuten dort, wo Sie den Code bekommen haben.
link-known = Hier sind Sie schon bekannt. Um die andere Plattform zu verknüpfen, schreiben Sie dort: link CODE
link-taken = Nicht verknüpft: Sie oder jemand anderes sind dort schon mit einem Konto bekannt. Die Verwaltung kann das ändern.
link-title = Sind Sie das in { $platform }?
link-account = { $name } hat in { $platform } Ihren Code genannt.
link-yes = Ja, verknüpfen
link-no = Nein
link-sure = Wer dieses Konto in { $platform } benutzt, kann alles, was Sie hier können.
link-why = Wenn Sie das nicht selbst waren, drücken Sie Nein und sagen Sie es der Verwaltung.
link-linked = verknüpft
link-over = nicht verknüpft
link-expired = zu spät: holen Sie einen neuen Code
summary-link = Eine Frage zu Ihrem Konto
