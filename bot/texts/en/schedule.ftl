# When something happens in a candidate's day, and why then.

when-counted = { $days ->
    [0] The next working morning there after { $day }.
    [one] One working day after { $day }.
   *[other] { $days } working days after { $day }.
}
when-not-counted = Not counted: { $list }.
when-moved = Moved past { $list }.
when-clocks = The clocks there change in between.
when-day = { $day } ({ $why })

off-weekend = weekend
off-holiday = public holiday
off-part = public holiday in parts of the country
off-part-named = { $name }, in parts of the country
off-eve = half a day, or free by custom
off-christmas-eve = Christmas Eve
off-elsewhere = weekend in many countries
off-away = the executive is away

timeline-title = If nobody answers:
timeline-leaves = { $ordinal ->
    [0] { $at } their time: the first note
   *[other] { $at } their time: follow-up { $ordinal }
}
timeline-follow-up = { $at }: follow-up { $ordinal } is drafted and you are reminded
timeline-last = { $at }: follow-up { $ordinal }, the last, which closes kindly
timeline-closes = { $at }: the conversation closes by itself
timeline-moved-away = { $what } (moved: the executive is away before)

change-days = Change days
plan-of = { $candidate }, from { $executive }
form-days-title = Follow-up days
form-days = Working days after the first note
form-days-hint = { $most ->
    [one] One number from 1 to 365. Left empty: no more follow-ups.
   *[other] At most { $most } numbers from 1 to 365, like 3, 8. Left empty: no more follow-ups.
}
form-days-submit = Change
days-wrong = Write different numbers from 1 to 365 in order, like 3, 8.
days-too-many = { $most ->
    [one] One follow-up is the most this house allows.
   *[other] { $most } follow-ups are the most this house allows.
}
days-changed = Changed. { $candidate } is followed up next on { $at }.
days-changed-none = Changed. { $candidate } is followed up no more.
plan-days-changed = the days were changed

place-zone-guessed = The time zone is not known: only hours are used that are working hours in all of { $country }, or in as much of it as shares any.
place-unknown = Neither country nor time zone is known: UTC is taken, and Friday to Sunday are left out.

schedule-country-wrong = “{ $given }” is no country. Write its two-letter code, such as DE, or its name.
schedule-region-wrong = “{ $given }” is no region of { $country } that Overture knows. Known: { $known }.
schedule-region-alone = A region needs its country: add --country.
schedule-zone-wrong = “{ $given }” is no time zone. Write it like Europe/Berlin.
schedule-sent-wrong = “{ $given }” is no moment. Write it with its zone, like 2026-12-18T15:00Z.
schedule-days-wrong = “{ $given }” are no working days. Write one to five different numbers from 1 to 365 in order, like 4,10.
schedule-away-wrong = “{ $given }” is no absence. Write a day, or the first and the last, like 2026-12-28..2027-01-08.
schedule-never = There is no such day within three years: the absence covers all of them.
