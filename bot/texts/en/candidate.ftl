# Profiles, searches, and adding by hand.

profile-summary = A profile
profile-time = Local time
profile-language = Language
profile-basis = Kept because of
basis-legitimate-interest = legitimate interest
basis-consent = consent
email-personal = Private address
email-work = Work address
profile-imported = { $file } (import)
profile-facts = { $count ->
    [0] No facts yet
    [one] { $count } fact
   *[other] { $count } facts
}
profile-said-no = Asked on { $day } not to be written to
profile-owned = { $owner } has the conversation since { $since }
profile-write = Write a note
profile-add-fact = Add a fact
found-title = { $count ->
    [one] One found
   *[other] { $count } found
}
found-open = Open
which-one = “{ $typed }” may be several people. Which one do you mean?
which-near = Nobody is called “{ $typed }”. Did you mean one of these?
candidate-unknown = Nobody is called “{ $typed }”. Check the spelling, or add the person.
candidate-add-button = Add a person
candidate-asked-before = You have chosen already. Type the command again for another.
candidate-added = Kept: { $name }.
candidate-added-namesakes = Kept: { $name }. Others are called the same: { $namesakes }. If it is one person, tell an admin.
fact-added = The fact is kept.
add-title = Add a candidate
add-name = Name
add-employer = Employer
add-job = Title
add-country = Country
add-country-hint = A name or a two-letter code. It decides about holidays and rules.
add-region = Region
add-region-hint = A code such as BE for Berlin, or a name. Left empty, the holidays of every region are avoided.
add-timezone = Time zone
add-timezone-hint = Such as Europe/London. Left empty: the country’s.
add-email = E-mail address
add-email-kind = Kind of address
add-submit = Keep
fact-title = Add a fact
fact-text = Fact
fact-hint = One checkable statement, as you would show it to the person.
fact-source = Source
fact-source-hint = A web address, or where it was said.
fact-seen-on = Seen on
fact-submit = Keep
wrong-empty = This is needed.
wrong-country = Write a country’s name or its two-letter code.
wrong-region = Overture does not know this region of the country. Known: { $known }
wrong-timezone = There is no such time zone. Write it like Europe/London.
wrong-email = This is not an e-mail address.
wrong-email-taken = Somebody else here has this address already.
wrong-suppressed = This person asked never to be written to. Nothing was kept.
wrong-no-source = Without a source no fact is kept.
wrong-no-date = Choose the day you saw it.
wrong-future = This day has not come yet.
wrong-known-fact = This fact is kept already.
