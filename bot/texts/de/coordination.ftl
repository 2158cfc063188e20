# Wer angeschrieben werden darf, und von wem; was sich bei einem Nein tun lässt.

coordination-said-no = { $candidate } hat am { $day } gebeten, nie angeschrieben zu werden. Das darf hier niemand. Stimmt das nicht, heben Rechtsabteilung oder Admins es auf: /overture lift ADRESSE GRUND
coordination-suppressed = { $candidate } möchte nie angeschrieben werden: vermerkt seit { $day }, von { $name } ({ $source }). Das darf hier niemand. Stimmt das nicht, heben Rechtsabteilung oder Admins es auf: /overture lift ADRESSE GRUND
suppression-source-answer = die Person hat es gesagt
suppression-source-unsubscribe = über den Link in einer Nachricht
suppression-source-form = von Hand eingetragen
suppression-source-import = aus einem Import
suppression-source-erasure = das Profil wurde gelöscht
barred-said-no = Diese Person möchte nie angeschrieben werden, darum ging nichts hinaus. Ihr Profil sagt, seit wann.
