# Was ein Import zu einem Eintrag oder einer Datei sagt: was geschah, was bleibt, was zu tun ist.

import-failed = { $why } { $kept }
import-kept-nothing = Der Eintrag wurde ausgelassen; bringen Sie ihn in Ordnung und importieren Sie die Datei erneut.
import-kept-profile = Der Fakt wurde ausgelassen, das übrige Profil ist gespeichert; bringen Sie ihn in Ordnung und importieren Sie die Datei erneut.

import-unknown-list = Eine Liste „{ $name }“ gibt es in diesem Format nicht. Sie wurde ausgelassen; gelesen werden people, talking_points und candidates.
import-not-a-document = Die Datei ist eine Liste. Sie muss ein Dokument mit people, talking_points oder candidates sein. Nichts wurde daraus gelesen.
import-not-a-list = „{ $name }“ muss eine Liste sein. Es wurde ausgelassen.
import-broken = Die Datei ist hier beschädigt. { $count ->
    [0] Nichts wurde daraus gelesen
    [one] Der eine Eintrag davor wurde gelesen
   *[other] Die { $count } Einträge davor wurden gelesen
}; bringen Sie die Datei in Ordnung und importieren Sie sie erneut.
import-broken-row = Die Anführungszeichen dieser Zeile passen nicht zueinander. Sie wurde ausgelassen, mit allem, was sie umschließen; bringen Sie sie in Ordnung und importieren Sie die Datei erneut.
import-not-utf8 = Die Datei ist hier nicht UTF-8. Die Zeilen davor wurden gelesen; speichern Sie sie als „CSV UTF-8“ und importieren Sie sie erneut.
import-empty = Die Datei ist leer. Nichts wurde gelesen.
import-cannot-open = Die Datei lässt sich nicht lesen: { $why }. Weiter wurde nichts daraus gelesen.
import-missing-column = Die Spalte „{ $column }“ fehlt. Aus dieser Datei wurde nichts gelesen. Die Spalten sind: { $columns }.
import-too-many-cells = Die Zeile hat { $count } Zellen für { $columns } Spalten. Sie wurde ausgelassen; setzen Sie Text mit Trennzeichen in Anführungszeichen.
import-resume-too-large = Die Datei ist zu groß für einen Lebenslauf. Nichts wurde daraus gelesen.
import-resume-no-name = Im Lebenslauf steht kein Name. Nichts wurde daraus gelesen.

import-needs-source = Ohne Quelle wird kein Fakt gespeichert. Schreiben Sie, wo er zu sehen war: eine Adresse, oder in Worten.
import-needs-date = Ohne den Tag, an dem er gesehen wurde, wird kein Fakt gespeichert. Schreiben Sie ihn wie 2026-10-01.
import-needs-basis = Ohne Rechtsgrundlage wird kein Profil gespeichert. Schreiben Sie legitimate_interest oder consent.
import-needs-expiry = Eine Kernaussage braucht den Tag, an dem sie abläuft. Schreiben Sie ihn wie 2027-12-31.
import-needs-approval = Eine Kernaussage braucht die E-Mail-Adresse dessen, der sie freigegeben oder vorgeschlagen hat.
import-wrong-missing = Das fehlt.
import-wrong-long = Das ist länger als { $most } Zeichen.
import-wrong-many = Das sind mehr als { $most }.
import-wrong-empty = Das ist leer.
import-wrong-choice = Das muss eines sein von { $choices }.
import-wrong-date = Das ist kein Tag. Schreiben Sie ihn wie 2026-10-01.
import-wrong-future = Dieser Tag ist noch nicht gekommen.
import-wrong-kind = Das ist von der falschen Art.
import-wrong-hidden = Darin stehen Zeichen, die niemand sieht: { $characters }.
import-wrong-email = Das ist keine E-Mail-Adresse.
import-wrong-country = Das ist kein Land. Schreiben Sie den Code aus zwei Buchstaben, etwa GB.
import-wrong-region = Diese Region des Landes ist nicht bekannt. Schreiben Sie ihren Code nach ISO 3166-2, etwa BE oder DE-BE, und ihr Land.
import-wrong-timezone = Diese Zeitzone gibt es nicht. Schreiben Sie sie wie Europe/London.
import-wrong-language = Das ist kein Sprachkürzel. Schreiben Sie es wie de.
import-wrong-source = Das ist eine Adresse, aber keine des Webs (http oder https).
import-wrong-account = Schreiben Sie ein Konto als WORKSPACE/USER.

import-no-fact = Ein Profil ohne einen einzigen Fakt nennt weder Quelle noch Tag; nichts wurde gespeichert. Fügen Sie einen Fakt mit source und seen_on hinzu und importieren Sie die Datei erneut.
import-no-fact-left = Keiner der Fakten ließ sich speichern, und ein Profil ohne Fakt nennt weder Quelle noch Tag: nichts davon wurde gespeichert. Bringen Sie die Fakten in Ordnung und importieren Sie die Datei erneut.
import-suppressed = Diese Person möchte nie angeschrieben werden. Nichts über sie wurde gespeichert; nehmen Sie sie aus der Datei.
import-said-no = Diese Person möchte nie angeschrieben werden. Ihr Profil bleibt, wie es ist; nehmen Sie sie aus der Datei.
import-unlike = Die ref oder die Adresse gehört hier { $name }, und der Name ist ein ganz anderer. Nichts wurde zusammengeführt; klären Sie, wem sie gehört.
import-other-ref = Die Adresse gehört hier { $name }, mit einer anderen ref. Nichts wurde zusammengeführt; klären Sie, was stimmt.
import-several = Ref und Adressen gehören hier mehreren: { $names }. Nichts wurde zusammengeführt; klären Sie, was stimmt.
import-ambiguous = { $count } Personen hier heißen { $name } und haben Arbeitgeber und Quelle gemeinsam. Nichts wurde geändert; geben Sie eine E-Mail-Adresse oder eine ref an.
import-twice = Das ist noch einmal die Person aus { $where }, mit anderen Angaben. Die erste gilt; fassen Sie beide in einem Eintrag zusammen.
import-account-taken = Das Konto { $account } gehört schon { $name }. Der Eintrag wurde ausgelassen; klären Sie, wem es gehört.
import-person-left = { $name } ist nicht mehr dabei. Der Eintrag wurde ausgelassen; zurückholen mit: overture people add
import-last-admin = { $name } ist der letzte Admin und bleibt es. Der Eintrag wurde ausgelassen; ernennen Sie erst einen anderen Admin.
import-point-proposer = Niemand hier, der Kernaussagen vorschlagen darf, hat die Adresse { $email }. Der Eintrag wurde ausgelassen; legen Sie zuerst die Person an.
import-changed-meanwhile = Jemand hat das während des Imports geändert. Nichts wurde überschrieben; importieren Sie die Datei erneut.
import-same-name = Andere heißen ebenso. Sie wurden nicht zusammengeführt; das entscheidet ein Mensch.
