# The life of a note, on cards and in answers.

status-requested = being written
status-draft-failed = not written
status-in-review = waiting for review
status-rejected = rejected
status-withdrawn = withdrawn
status-expired = expired, nobody decided
status-approved = approved
status-sending = being sent
status-sent = sent
status-send-failed = not sent
status-send-unsure = perhaps sent
status-answered = answered
status-closed = closed without an answer

status-line = { $status } · { $by }
by-whom = { $name }, { $at }
since = { $at }
their-reason = { $name }: “{ $reason }”

review-summary = A note waits in review
review-title = Note to { $candidate } · from { $executive }
their-time = { $time } there
kind-first = first note
kind-follow-up = follow-up { $ordinal }
kind-offer = offer note
last-contact = last contact { $at }
no-contact-before = nobody here has written before
draft-number = draft { $revision }
word-count = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
edited-by = edited by { $name }
written-by = written by { $model } with { $prompt }
written-by-template = written from the template, without a model
purpose-line = About: { $purpose }
mail-to = To
mail-subject = Subject
claims-with-source = { $count ->
    [one] { $count } claim, with a source
   *[other] { $count } claims, each with a source
}
in-sentence = Sentence { $number }: { $what }

verb-approve = Approve
verb-edit = Edit
verb-ask-again = Ask again
verb-reject = Reject
verb-withdraw = Don’t send
verb-retry = Try again
verb-release = Send now
verb-schedule = Send in the morning
verb-schedule-at = Send { $at }, { $name }’s time
verb-it-was-sent = It was sent
verb-it-was-not-sent = It was not sent
verb-answered = Answered
verb-close = Stop here
show-sources = Sources
show-changes = Changes
yes = Yes
no = No
cancel = Cancel
close = Close
confirm-withdraw-title = Don’t send it?
confirm-withdraw = The note is withdrawn. Its text stays on record.
confirm-close-title = Stop here?
confirm-close = No more follow-ups to this person from this thread.
confirm-it-was-not-sent-title = Not in your Sent folder?
confirm-it-was-not-sent = Only say so if you have looked. The note can then be sent again.

release-summary = About one of your notes: { $status }
release-title = Your note to { $candidate }
leaves-at = Goes out { $at }, their time.
moved-below = Your note to { $candidate }: see the newer message below.
status-help-requested = The draft is on its way to the recruiters.
status-help-draft-failed = Nothing was lost: your request is kept. Try again, or don’t send.
status-help-in-review = The recruiters have the draft. You hear when they decide.
status-help-rejected = Nothing was sent to { $candidate }. You can ask for another note.
status-help-withdrawn = Nothing was sent to { $candidate }.
status-help-expired = Nothing was sent. Ask again if you still want to write to { $candidate }.
status-help-approved = It leaves from your own address, exactly as it stands here.
status-help-sending = On its way to { $candidate }.
status-help-sent = It left from your own address. If { $candidate } answers anywhere, press Answered.
status-help-send-failed = It certainly did not reach { $candidate }. The text and the approval are kept.
status-help-send-unsure = The connection broke at the last moment. Look into your Sent folder or ask { $candidate }’s side, then say what you found. It is not sent again by itself.
status-help-answered = Everything planned for { $candidate } was stopped.
status-help-closed = No more follow-ups to { $candidate }.

nudge-summary = A follow-up of yours is due
nudge-title = No answer from { $candidate } yet
nudge-since = Your last note left { $sent }.
nudge-mailbox-unread = Overture does not read your mailbox yet: if an answer came, press “Answered elsewhere”.
nudge-follow-up-is = The follow-up is { $status }
nudge-plan-is = { $status }: { $at }
nudge-plan-is-because = { $status }: { $reason }
nudge-review = Review follow-up
nudge-answered = Answered elsewhere
nudge-stop = Stop
nudge-snooze = Snooze …
nudge-snooze-date = Snooze until …
snooze-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}

plan-status-scheduled = Planned
plan-status-opened = Opened
plan-status-cancelled = Cancelled
plan-status-skipped = Skipped
plan-answered = answered
plan-bounced = the note came back
plan-closed = the thread was closed
plan-opted-out = asked not to be written to
plan-owned = another executive has the conversation
plan-sender-gone = the sender is no longer active
plan-too-late = it was too late
plan-withdrawn = the note was withdrawn
plan-stopped = stopped
plan-snoozed = snoozed
plan-refused = This follow-up has changed: { $status }. The card shows the present state.
plan-refused-note = The follow-up note is already { $status }. Nothing was changed.
snooze-not-a-day = Choose a day from tomorrow on, within two years.
plan-line = { $status } · { $at }

sources-title = Sources
step-writing = Writing from { $count ->
    [one] one fact or point
   *[other] { $count } facts and points
 } …
step-checking = Checking every sentence …
step-mending = Mending what the check found …
mended = { $count ->
    [one] mended before you saw it: { $first }
   *[other] { $count } things mended before you saw them, the first: { $first }
 }
sources-mended = Mended by the writer before anybody read it
show-translation = In { $language }
translation-title = Translation
translation-marked = Word by word, by { $model }, for reading only. What is sent is the original, set in bold.
translation-comes = A literal translation follows in a moment.
translation-none = There is no translation. { $why }
translation-outdated = The draft has changed since.
sources-unused = What the writer could use and did not
sources-nothing = There is no draft yet.
source-none = no source: greeting, closing, or written by hand
source-gone = the source is no longer stored
seen-on = seen { $day } · added by { $name }
show-sentence = Change
form-sentence-title = One sentence
form-sentence-words = The sentence
form-sentence-words-hint = Leave it empty to drop the sentence.
form-sentence-sources = Rests on
form-sentence-sources-hint = A greeting, a closing or the question rests on nothing.
edit-source-gone = { $count ->
    [one] One source you chose is
   *[other] { $count } sources you chose are
 } no longer stored. Nothing was changed; open the sources again.
changes-title = Changes
changes-none = Nothing has changed yet.
change-from-to = Draft { $before } to draft { $after }

form-candidate = Who
form-candidate-placeholder = Type a name
form-executive = In whose name
form-purpose = What about
form-purpose-hint = What you want to talk about. Stored facts are added by themselves.
form-tone = Tone
form-language = Language
form-language-hint = Left empty: the candidate’s own.
form-note-title = Write a note
form-note-submit = Ask for a draft
tone-warm = warm
tone-formal = formal
tone-brief = brief
tone-direct = direct
form-edit-title = Edit the note
form-body = Text
form-body-hint = An empty line starts a new paragraph.
form-edit-note = Earlier approvals of this note become void. The footer is added by itself.
form-edit-submit = Save
form-again-title = Ask again
form-wish = What should be different
form-wish-hint = For example: shorter, less about us, mention the routing paper.
form-again-submit = Write again
form-reject-title = Reject the note
form-reason = Why
form-reason-hint = The executive reads this.
form-reject-submit = Reject
form-snooze-title = Snooze until
form-day = Day
form-day-hint = The follow-up comes back in that day’s morning, on a working day.
form-snooze-submit = Snooze

note-on-it = On it. The draft to { $candidate } ({ $employer }) goes to your recruiters; you hear when they approve.
note-on-it-for = On it. The draft to { $candidate } ({ $employer }) in the name of { $executive } comes to the review channel.
note-needs-name = Tell me who: note NAME about …
note-refused-status = Nothing was changed: this note is { $status }.
note-refused-changed = Nothing was changed: the note has moved on ({ $status }). The card shows the present state.
note-refused-changed-by = Nothing was changed: this note is already { $status } ({ $name }, { $at }). The card shows it.
note-refused-four-eyes = Somebody else must approve: you asked for this note, or it is in your name.
note-refused-reviewers-only = Only recruiters decide on drafts. Nothing was changed.
note-refused-executive-only = Only the one in whose name it is written can do this. Nothing was changed.
note-refused-system = This happens by itself. Nothing was changed.
note-refused-nobody = You have no part in this note. Nothing was changed.
approve-blocked = { $count ->
    [one] Not approved: { $first } Edit the draft or ask again.
   *[other] Not approved: { $count } things stand in the way, the first: { $first } Edit the draft or ask again.
}
reject-needs-reason = Write a reason: the executive reads it.
edit-empty = Subject and text are both needed. Nothing was saved.
edit-unchanged = Nothing was changed.
request-no-address = No address is stored for { $candidate } that we may write to. Add one to the profile first.
request-own-name-only = You write in your own name only.
request-whose-name = In whose name? Say: note NAME for EXECUTIVE about …
request-not-an-executive = There is no such executive here.
request-which-executive = Several executives are called “{ $typed }”. Write the full name.
coordination-owned = { $owner } has had the conversation with { $candidate } since { $since }. Ask { $owner } first.
coordination-under-way = A note to { $candidate } is under way already: { $status }.
coordination-waits = A note to { $candidate } left { $sent } and waits for an answer; its follow-up comes by itself.
halted = Everything is stopped since { $since }. Nothing is written or sent until an admin resumes.
send-interrupted = The program ended while the note was being handed over.
send-unsure = The connection broke after the text was handed over.
send-refused = The mail server refused it.
send-not-sent = The mail server did not take it yet; it is tried again.
send-not-there = You looked, and it was not sent.
send-not-as-approved = It was not what had been approved, so it was not sent.
send-no-footer = The footer was missing, so it was not sent.
send-answered = An answer came first, so it was not sent.
send-bounced = It came back: the address does not take mail. Nothing follows it.
heard-decline = They said no to this. Nobody begins anew before the cooldown is over.
heard-opt-out = They asked never to be written to again. Nobody here does.
heard-unsubscribed = They pressed the link under your note: nobody here writes to them again.
send-closed = The thread was closed, so it was not sent.
send-sender-changed = The sender’s address has changed since the approval, so it was not sent.
card-nowhere-to-go = There is nowhere to post this card.
send-no-address = No address is stored any more that we may write to, so it was not sent.
note-refused-own-words = You wrote these words, and approved notes leave at once here: somebody else must approve them.
