# What the checks tell the reviewer. { $words } are the draft's own.
check-claim-without-source = It claims something that no cited fact bears: “{ $words }”.
check-number-without-source = The number { $words } stands in no cited fact.
check-date-without-source = The date { $words } stands in no cited fact.
check-amount-without-source = The amount { $words } stands in no cited fact.
check-name-without-source = The name { $words } stands in no cited fact.
check-organisation-without-source = The organisation { $words } stands in no cited fact.
check-place-without-source = The place { $words } stands in no cited fact.
check-title-without-source = The title “{ $words }” stands in no cited fact.
check-link-without-source = The link { $words } stands in no cited fact.
check-address-without-source = The address or phone number { $words } stands in no cited fact.
check-word-without-source = These words stand in no cited fact: { $words }.
check-statement-without-source = It states something and cites nothing.
check-wrong-person = It speaks of or as somebody else: “{ $name }”.
check-stale-fact = It rests on a fact seen { $months } months ago.
check-order-to-machine = It repeats or carries out what reads like an order to the machine: “{ $words }”.
check-left-out = { $count ->
    [one] What reads like an order to the machine was not used: “{ $words }”. Reword it if it is a fact.
   *[other] What reads like an order to the machine was not used, in { $count } places; first: “{ $words }”. Reword what is a fact.
}
check-contradictory-facts = It tells two facts that exclude each other: “{ $words }” and “{ $name }”.
check-invented-meeting = It speaks of a meeting or an acquaintance that is not stored: “{ $words }”.
check-invented-admiration = It claims an admiration that is not stored: “{ $words }”.
check-promise = It promises something: “{ $words }”.
check-pay = It speaks of pay: “{ $words }”. Amounts come only from an approved offer.
check-guarantee = It guarantees something: “{ $words }”.
check-pressure = It puts pressure on the reader: “{ $words }”.
check-exclusivity = It asks for or claims exclusivity or secrecy: “{ $words }”.
check-pay-history = It asks about present or past pay: “{ $words }”.
check-protected-attribute = It touches a protected attribute, such as age, sex, origin, health, belief or family: “{ $words }”.
check-confidential-point = It tells what is internal: “{ $words }”.
check-placeholder = A placeholder was left: { $words }
check-markup = Markup was left: { $words }
check-hidden-characters = It holds characters nobody can see: { $characters }.
check-machine-phrase = This sounds like a machine: “{ $words }”.
check-note-length = It has { $count } words; { $least } to { $most } are good.
check-note-too-long = It has { $count } words; { $most } is the limit.
check-sentence-length = This sentence has { $count } words; { $most } are enough.
check-subject-length = The subject has { $count } words; { $least } to { $most } are good.
check-several-asks = It asks for more than one thing.
check-wrong-language = It should be in “{ $wanted }” and reads like “{ $spoken }”.
check-formality = The form of address does not fit this letter or its sender: “{ $words }”.
check-empty = There is no text or no subject.
check-unlike-voice = { $part ->
    [greeting] It opens unlike its sender: “{ $words }”.
    [address] It addresses the reader unlike its sender: “{ $words }”.
    [closing] It closes unlike its sender: “{ $words }”.
   *[never] It says “{ $words }”, which its sender never does.
}
check-alike = It is { $percent } % like the note to { $name }.
check-too-alike = It is { $percent } % like the note to { $name }; if they compare, they find one letter.
