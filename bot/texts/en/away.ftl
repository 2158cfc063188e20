# When executives are away, who stands in, and each morning’s message.

away-title = Away
away-none = No days away are put down.
away-days = { $first } to { $last }
away-whose = { $name }: { $days }
away-stands-in = { $name } stands in: reminders and releases go there.
away-waits = Nobody stands in: reminders wait until after these days.
away-end = Take back
away-end-title = Take these days back?
away-end-what = Reminders move back to where they were. Whoever stood in has nothing more to decide.
away-add = Add days away
away-form-whose = Who is away
away-form-first = First day
away-form-last = Last day
away-form-last-hint = Left empty: one day.
away-form-delegate = Who stands in
away-form-delegate-hint = They get the reminders and what waits for release, from the first day to the last. Left empty: reminders wait.
away-form-submit = Put down
away-added = { $moved ->
    [0] { $name } is away from { $first } to { $last }. No reminder was planned then.
    [one] { $name } is away from { $first } to { $last }. One reminder moved behind these days.
   *[other] { $name } is away from { $first } to { $last }. { $moved } reminders moved behind these days.
}
away-added-delegate = { $name } is away from { $first } to { $last }. { $delegate } stands in.
away-ended = { $moved ->
    [0] Taken back. { $name } is there on these days.
    [one] Taken back. One reminder of { $name } moved.
   *[other] Taken back. { $moved } reminders of { $name } moved.
}
away-unread = “{ $typed }” could not be read as days. Write them like 23 Dec to 2 Jan, next week, or 2026-12-23.
away-for-whom = Say for whom: away 23 Dec to 2 Jan for NAME.
away-no-person = Nobody here is called “{ $typed }”.
away-which-person = “{ $typed }” could be several people. Write the whole name.
away-order = The last day lies before the first.
away-past = These days are over.
away-too-long = That is longer than a year.
away-overlaps = There are days away already, from { $first } to { $last }. Take them back first.
away-not-executive = { $name } is no executive: nothing would wait.
away-delegate-self = Somebody else who works here must stand in.
away-delegate-oneself = You cannot name yourself. Ask the executive, or another admin.
away-changed = These days were changed meanwhile. Open the list again.
wrong-day = Choose a day.

for-whom = For { $name }, who is away until { $day }
given-back = This is { $name }’s again.

note-refused-stand-in-policy = Only the one in whose name it is written may send it; this house lets nobody stand in for that.
note-refused-stand-in-executives = Only the one in whose name it is written, or another executive who stands in, may send it.
note-refused-stand-in-own = You asked for this note or approved it. It needs a second person to send it.

help-away-usage = /away 23 Dec to 2 Jan with NAME
help-away = Says when you are away, and who stands in. /away alone lists the days.
help-digest-usage = /digest on · off
help-digest = A message on working mornings with what waits for you.

digest-summary = What waits this morning
digest-title = Good morning { $name }
digest-count-none = Nothing waits for you any more.
digest-count-answer = { $count ->
    [one] one answer
   *[other] { $count } answers
}
digest-count-nudge = { $count ->
    [one] one follow-up to look at
   *[other] { $count } follow-ups to look at
}
digest-count-decide = { $count ->
    [one] one note waits for you
   *[other] { $count } notes wait for you
}
digest-answer = { $candidate } answered.
digest-nudge = { $candidate } has not answered. The follow-up: { $status }.
digest-decide = Note to { $candidate }: { $status }
digest-for = { $candidate } (for { $executive })
digest-open-answer = Profile
digest-open-nudge = Look at it
digest-open-decide = Read and decide
digest-more = { $count ->
    [one] One more is on your page in the app.
   *[other] { $count } more are on your page in the app.
}
digest-how = /digest off ends this message.
digest-on = On working days at { $hour } you get a message about what waits for you. On empty days you get none.
digest-off = You get no message in the morning. /digest on brings it back.
digest-none-here = This house sends no morning messages.

waiting-summary = Drafts wait for a decision
waiting-title = { $count ->
    [one] One draft waits for a decision
   *[other] { $count } drafts wait for a decision
}
waiting-none = Every draft was decided on.
waiting-why = Nobody in the review channel has decided, so you are asked.
waiting-line = To { $candidate } from { $executive }, for { $hours ->
    [one] one working hour
   *[other] { $hours } working hours
}
waiting-decided = To { $candidate } from { $executive }: { $status }
waiting-open = Read and decide
waiting-more = { $count ->
    [one] One more stands above in this channel.
   *[other] { $count } more stand above in this channel.
}
waiting-below = Newer reminder below.
waiting-admin = { $hours ->
    [one] The oldest for one working hour. Asked so far: { $names }.
   *[other] The oldest for { $hours } working hours. Asked so far: { $names }.
}
waiting-nobody = nobody, since no recruiter here may decide
stuck-work-time-away = The beginning or end of an absence
stuck-work-digest = A morning message
stuck-work-review-reminder = A reminder of a draft that waits for a decision
