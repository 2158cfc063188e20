# Days that belong to a candidate: proposed, confirmed, due.

date-summary = A date of a candidate
date-title = { $candidate } · { $what }
date-what-notice = notice ends · { $days }
date-what-vest = shares vest · { $days }
date-what-deadline = paper deadline · { $days }
date-what-conference = conference · { $days }
date-what-ask-again = ask again · { $days }
date-days = { $first } to { $last }
date-or = {" "}or{" "}
date-words = “{ $words }”
date-known-from = { $source } · added by { $name }
date-read-from = { $source } · read from the answer
date-source-answer = said by { $candidate } on { $day }
date-source-typed = told by { $name } on { $day }

date-status-proposed = not confirmed yet
date-status-confirmed = confirmed
date-status-reminded = due
date-status-used = a note was asked for
date-status-dismissed = dismissed
date-status-cancelled = no reminder
date-status-skipped = no reminder
date-is-proposed = Not confirmed yet. If it is right, a reminder comes { $at } there.
date-is-unclear = Which day is meant? Nothing counts before that is clear.
date-is-confirmed = Confirmed by { $by }. Reminder { $at } there.
date-is-reminded = It is time. Confirmed by { $by }.
date-is-used = { $mover } asked for a note.
date-is-dismissed = { $mover } dismissed it.
date-is-cancelled = No reminder: { $mover } does not need one.
date-is-skipped = No reminder.
date-is-because = { $status }: { $reason }
date-nobody = nobody here has it any more

date-confirm = Confirm
date-change = Change
date-dismiss = Dismiss
date-draft = Draft a note
date-drop = Not needed
date-resume = Remind after all
date-add = Add a date
dates-title = Dates of { $candidate }
dates-none = None yet: when notice ends, shares vest, a paper is due, or when to ask again.
profile-dates-button = Dates
profile-dates = { $count ->
    [one] { $count } date
   *[other] { $count } dates
}

date-add-title = Add a date
date-said = What was said, or the day
date-said-hint = Paste the answer, or write it: “my vest is on 14 March”, “after Easter”, “end of Q1”.
date-kind = What happens then
date-kind-hint = Left empty, it is read from the words.
date-kind-notice = Notice or garden leave ends
date-kind-vest = Shares vest
date-kind-deadline = Paper deadline
date-kind-conference = Conference
date-kind-ask-again = Ask again
date-source-hint = A web address, or who said it. Left empty: you, today.
date-add-submit = Read it
date-change-title = Is this right?
date-which = It may be { $days }. Choose the day.
date-first = Day
date-last = Last day
date-last-hint = Only if it is more than one day.
date-confirmed = Confirmed. You are reminded { $at } there.
date-proposed-many = Several dates were read. Confirm those that count:
date-changed = This date has changed: { $status }. Nothing was done.
date-past = This day has passed.
date-not-days = Choose a day; the last one comes after the first.
date-not-clear = Say first which day it is.
date-not-understood = No day was found in it. Write it like 14 March, in three weeks, or end of Q1.
date-not-understood-kind = No date was found in it. Say what happens then, and write the day like 14 March or end of Q1.
date-known-already = This date is there already.
date-said-no = { $candidate } asked never to be written to, so no date is kept.
date-snoozed = Put off until { $at } there.

heard = Tell what came
heard-title = What came back?
heard-kind = It was
heard-kind-answer = an answer
heard-kind-decline = a no to this
heard-kind-opt-out = a no for ever: nobody writes again
heard-said = Their words
heard-said-hint = If you paste them, dates in them are proposed to you. The text itself is not kept.
heard-submit = Stop everything planned

help-dates-usage = /dates NAME
help-dates = When a notice ends, shares vest, a paper is due, or when to ask again; and who is reminded when. With words behind a colon, a new one: /dates Ada Okafor: her shares vest on 14 March
dates-needs-name = Tell me whose: /dates NAME
dates-need-form = Type /dates NAME: and what was said, such as /dates Ada Okafor: free from May.
