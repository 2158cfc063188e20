# Work that is stuck, for an admin.

stuck-summary = Something is stuck
stuck-title = Something is stuck
stuck-list-title = Stuck work
stuck-none = Nothing is stuck.
stuck-more = { $count ->
    [one] { $count } more. It is shown when one of these is decided.
   *[other] { $count } more. They are shown when some of these are decided.
}
stuck-what-of = { $what } · { $name }
stuck-work-note = The next step of a note
stuck-work-follow-up = A follow-up that is due
stuck-work-personal-date = A reminder of a candidate’s date
stuck-work-posted-card = A message in chat
stuck-work-translation = A translation for the reviewers
stuck-since = Since
stuck-tries = Tried
stuck-tried = { $count ->
    [one] once, at { $at }
   *[other] { $count } times, last at { $at }
}
stuck-ended = The bot ended each time it was at it. Look at its memory first.
stuck-error = Failed with
stuck-row = Look for it in the log
stuck-help = All other work goes on. Nothing more is tried here until you decide.
stuck-state-stuck = stuck
stuck-state-moved-on = no longer stuck: it went another way
stuck-state-tried-again = tried again
stuck-state-set-aside = set aside
stuck-standing-by = { $state } · { $name }, { $at }
stuck-try-again = Try again
stuck-set-aside = Set aside
stuck-confirm-title = Set it aside?
stuck-confirm = It stays as it is, and nothing is tried. You can still try it again from here.
stuck-said-try-again = It is tried again now.
stuck-said-set-aside = It is set aside.
stuck-refused = Nothing was changed: it is { $state }.
stuck-moved-below = It is stuck again: see the newer message below.
stuck-waiting = { $count ->
    [one] { $count } piece of work is stuck
   *[other] { $count } pieces of work are stuck
}
stuck-look = Look
doctor-stuck-ok = Nothing is stuck.
doctor-stuck = { $count ->
    [one] { $count } piece of work is stuck.
   *[other] { $count } pieces of work are stuck.
}
doctor-stuck-do = An admin decides in chat: /overture status, then Look. The log has each under its id.
