# What a country asks of whoever writes to people there.

coordination-channel = Mail to { $candidate } is not allowed by the country policy (row “{ $row }”). { $allowed }
channel-by-hand = By hand is: write it elsewhere yourself.
channel-none = Nothing else is either.
coordination-consent = Mail to { $candidate } needs their consent (country policy, row “{ $row }”), and none is on record. Reach them another way; once they agree, put “consent” down as the basis of their profile.
coordination-consent-private = Mail to a private address of { $candidate } needs their consent (country policy, row “{ $row }”), and none is on record. Add a work address they publish themselves, or put “consent” down as the basis once they agree.
coordination-touches = { $candidate } got { $count ->
    [one] one note
   *[other] { $count } notes
} from us without an answer, as many as the country policy allows (row “{ $row }”). There is room from { $day } on, or as soon as they answer.
coordination-no-postal-address = A note to { $candidate } must name our postal address (country policy, row “{ $row }”), and none is set. An admin sets OVERTURE_POSTAL_ADDRESS.
coordination-no-notice = A note to { $candidate } must link our privacy notice (country policy, row “{ $row }”), and none is set. An admin sets OVERTURE_NOTICE_URL.
coordination-footer = The lines under this note to { $candidate } lack what the country policy asks for by now (row “{ $row }”). Edit it or ask again: the lines are written anew.
coordination-begins-from = { $candidate } was last written to on { $day }, before you had the conversation. You go on from { $until }, when the next note was planned, or as soon as they answer.
barred-owner = Another executive has the conversation by now, so it was not sent. The profile says who, and since when.
barred-channel = The country policy does not allow mail to them by now, so it was not sent.
barred-consent = The country policy asks for their consent by now, and none is on record, so it was not sent.
barred-touches = They were written to as often as the country policy allows, so it was not sent.
barred-footer = The lines under it lack what the country policy asks for by now, so it was not sent. Ask for it again.
plan-channel = the country policy does not allow mail to them
plan-consent = the country policy asks for their consent
plan-touches = they were written to as often as the country policy allows
plan-footer = what must stand under it is not set
country-unknown = Without a country the strictest rules of all countries hold. An import with their country mends that.
off-quiet = the country policy leaves it out
doctor-country-packaged = country policy: the one that comes with Overture, { $rows } countries
doctor-country-own = country policy: { $file }, { $rows } countries
doctor-no-address = some countries ask for our postal address under a note, and none is set
doctor-no-address-do = set OVERTURE_POSTAL_ADDRESS; until then nobody there is written to
policy-unknown-country = no country: { $given }
policy-strictest = the strictest of all rows
policy-channels = ways of writing
policy-touches = notes in half a year without an answer
policy-hours = hours there
policy-quiet-days = quiet days
policy-footer = under a note
policy-consent = consent
policy-close-after = working days of silence, then closed
policy-none = none
policy-channel-mail = mail
policy-channel-by-hand = by hand
policy-consent-never = not needed for mail
policy-consent-private = needed for mail to a private address
policy-consent-always = needed for mail
policy-part-sources = where the data is from
policy-part-opt-out = how to say no
policy-part-notice = the privacy notice
policy-part-postal-address = our postal address
policy-row = from row { $row }
policy-because = { $row }: { $why }
policy-no-advice = This is no legal advice: counsel reads and changes the file.
