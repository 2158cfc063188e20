# What an import has to say about a record or a file: what happened, what was kept, what to do.

import-failed = { $why } { $kept }
import-kept-nothing = The record was left out; mend it and import the file again.
import-kept-profile = The fact was left out, the rest of the profile is kept; mend it and import the file again.

import-unknown-list = There is no list “{ $name }” in this format. It was left out; people, talking_points and candidates are read.
import-not-a-document = The file is a list. It must be a document with people, talking_points or candidates. Nothing was read from it.
import-not-a-list = “{ $name }” must be a list. It was left out.
import-broken = The file is broken here. { $count ->
    [0] Nothing was read from it
    [one] The one record before this place was read
   *[other] The { $count } records before this place were read
}; mend the file and import it again.
import-broken-row = The quotation marks of this row do not match. It was left out, and so is what they enclose; mend it and import the file again.
import-not-utf8 = The file is not UTF-8 here. The rows before were read; save it as “CSV UTF-8” and import it again.
import-empty = The file is empty. Nothing was read.
import-cannot-open = The file cannot be read: { $why }. Nothing more was read from it.
import-missing-column = The column “{ $column }” is missing. Nothing was read from this file. Columns are: { $columns }.
import-too-many-cells = The row has { $count } cells for { $columns } columns. It was left out; put text with a separator into quotation marks.
import-resume-too-large = The file is too large for a résumé. Nothing was read from it.
import-resume-no-name = The résumé has no name. Nothing was read from it.

import-needs-source = Without a source no fact is kept. Say where it was seen: an address, or in plain words.
import-needs-date = Without the day it was seen no fact is kept. Write it like 2026-10-01.
import-needs-basis = Without a lawful basis no profile is kept. Write legitimate_interest or consent.
import-needs-expiry = A talking point needs the day it expires. Write it like 2027-12-31.
import-needs-approval = A talking point needs the e-mail address of who approved it, or of who proposed it.
import-wrong-missing = This is missing.
import-wrong-long = This is longer than { $most } characters.
import-wrong-many = These are more than { $most }.
import-wrong-empty = This is empty.
import-wrong-choice = This must be one of { $choices }.
import-wrong-date = This is not a day. Write it like 2026-10-01.
import-wrong-future = This day has not come yet.
import-wrong-kind = This is of the wrong kind.
import-wrong-hidden = Characters that nobody sees are in this: { $characters }.
import-wrong-email = This is not an e-mail address.
import-wrong-country = This is no country. Write its two-letter code, such as GB.
import-wrong-region = This region of the country is not known. Write its ISO 3166-2 code, such as BE or DE-BE, and its country.
import-wrong-timezone = There is no such time zone. Write it like Europe/London.
import-wrong-language = This is not a language tag. Write it like de.
import-wrong-source = This is an address, but not one of the web (http or https).
import-wrong-account = Write an account as WORKSPACE/USER.

import-no-fact = A profile without a single fact names no source and no date, so nothing was kept. Add a fact with source and seen_on, and import the file again.
import-no-fact-left = None of the facts could be kept, and a profile without a fact names no source and no date: nothing of it was kept. Mend the facts and import the file again.
import-suppressed = This person asked never to be written to. Nothing about them was kept; take them out of the file.
import-said-no = This person asked never to be written to. Their profile stays as it is; take them out of the file.
import-unlike = The ref or the address belongs to { $name } here, who is called quite differently. Nothing was merged; find out whose it is.
import-other-ref = The address belongs to { $name } here, who has another ref. Nothing was merged; find out which is right.
import-several = Ref and addresses belong to several people here: { $names }. Nothing was merged; find out which is right.
import-ambiguous = { $count } people here are called { $name } and share employer and source. Nothing was changed; give an e-mail address or a ref.
import-twice = This is the candidate of { $where } again, and says otherwise. The first was taken; put both into one record.
import-account-taken = The account { $account } belongs to { $name } already. The record was left out; find out whose it is.
import-person-left = { $name } has left. The record was left out; bring them back with: overture people add
import-last-admin = { $name } is the last admin and stays one. The record was left out; name another admin first.
import-point-proposer = Nobody here who may put talking points forward has the address { $email }. The record was left out; add the person first.
import-changed-meanwhile = Somebody changed this while it was imported. Nothing was overwritten; import the file again.
import-same-name = Others are called the same. They were not merged; a person decides.
