# Talking points: what our company says about itself.

help-points-usage = /points TEXT · add
help-points = What drafts may say about our company: the list, or those with TEXT; add, approve, withdraw.

point-state-proposed = waits for approval
point-state-approved = approved
point-state-expired = expired
point-state-withdrawn = withdrawn

point-refused-state = Nothing was changed: this talking point is { $state }.
point-refused-changed = Nothing was changed: somebody changed this talking point first. It is { $state } now; open the list again.
point-refused-right = Recruiters, legal and whoever added it decide on a talking point. Nothing was changed.
point-refused-four-eyes = Somebody else must approve it: you added it or changed it last.

point-gone-withdrawn = The talking point “{ $point }” was withdrawn.
point-gone-expired = The talking point “{ $point }” holds only until { $day }.
point-gone-proposed = The talking point “{ $point }” was changed and is not approved again.
point-gone-changed = The talking point “{ $point }” now says something else.
point-gone-audience = The talking point “{ $point }” is not meant for this note.

note-went-back = It is back with the recruiters: something it rests on holds no longer. Nothing was lost; edit it or ask again.
approve-rests-on = Not approved: { $why } Edit the draft or ask again; its text is kept.
schedule-outlives = Not planned: it would leave too late. { $why } Send it now, or edit it.
release-went-back = Not sent: { $why } The note is back with the recruiters, its text is kept. They edit it or ask again.

points-summary = Talking points
points-title = Talking points
points-none = There are none yet. A draft may say about us only what stands here and is approved.
points-found = { $count ->
    [0] Nothing here says “{ $typed }”.
    [one] { $count } with “{ $typed }”
   *[other] { $count } with “{ $typed }”
}
points-waiting = { $count ->
    [one] { $count } waits for approval
   *[other] { $count } wait for approval
}
points-ending = { $count ->
    [one] { $count } runs out within 14 days
   *[other] { $count } run out within 14 days
}
points-page = Page { $page } of { $pages } · { $count } in all
points-back = Back
points-on = More
points-add = Add a talking point
points-need-form = Type /points add in any channel: a form opens.

point-summary = A talking point
point-title = Talking point
point-audience = For
point-until = Holds until
point-added-by = Added by
point-changed-by = Changed by
point-about = For { $audience } · holds until { $day } · by { $name }
point-standing-by = { $state } · { $name }, { $at }
point-standing-since = { $state } · { $at }
point-days-left = { $days ->
    [0] Today is its last day
    [one] It runs out tomorrow
   *[other] It runs out in { $days } days
}
point-support = approved by { $name } · holds until { $day }
point-moved-below = This talking point was changed: see the newer message below.
point-help-internal = No draft may say this. A draft that does is stopped.
audience-everyone = everyone
audience-first-note = first notes only
audience-internal = nobody outside
audience-help-everyone = any note may say it
audience-help-first-note = follow-ups may not
audience-help-internal = a draft that says it is stopped

point-text = What we say
point-text-hint = One checkable sentence about our company.
point-source-hint = A web address, or where it stands.
point-until-hint = Its last day. The list warns two weeks before.
point-form-edit = Change it
point-form-note = A recruiter or legal approves it before a draft may use it.
point-form-note-edit = Its approval becomes void. Drafts that rest on it go back to the recruiters until it is approved again.
point-form-submit = Keep

verb-point-approve = Approve
verb-point-edit = Change
verb-point-expire = No longer true
verb-point-withdraw = Withdraw
confirm-point-expire-title = No longer true?
confirm-point-expire = Drafts stop using it today. With a new last day and a new approval it can come back.
confirm-point-withdraw-title = Withdraw for good?
confirm-point-withdraw = Drafts that rest on it go back to the recruiters. It does not come back, not even from a file.

point-added = Kept. A recruiter or legal approves it before a draft may use it.
point-added-internal = Kept. From now on a draft that says it is stopped.
point-changed = Changed. It waits for approval; drafts that rest on it have gone back.
point-approved = Approved: “{ $point }”. Drafts may use it.
point-approved-internal = Approved: “{ $point }”. No draft may say it.
point-expired = “{ $point }” holds no longer. Drafts that rest on it have gone back.
point-withdrawn = Withdrawn: “{ $point }”. Drafts that rest on it have gone back.
point-unchanged = Nothing was changed.
point-wrong-known = This is kept already: it is { $state }.
point-wrong-past = This day has passed.
point-wrong-no-day = Choose the last day on which it holds.
point-wrong-no-source = Without a source no talking point is kept.

home-points-waiting = { $count ->
    [one] { $count } talking point waits for approval
   *[other] { $count } talking points wait for approval
}
home-points-ending = { $count ->
    [one] { $count } talking point runs out within 14 days
   *[other] { $count } talking points run out within 14 days
}
home-points = Talking points
