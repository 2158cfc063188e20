# Answers to an admin: the big switch, and who may do what.

stop-done = Stopped. Nothing is written or sent until somebody resumes. What was asked for is kept.
stop-already = It is stopped already, since { $since }.
resume-done = It goes on. What waited is checked again before anything leaves.
resume-running = It is running; there was nothing to resume.

person-added = { $name } is in: { $roles }.
person-known = { $email } is in already. Change the roles instead.
person-unknown = Nobody here has the address { $email }.
person-unchanged = { $name } has exactly these roles already.
person-roles = { $name } is now: { $roles }.
person-removed = { $name } may do nothing here any more. What { $name } did stays on record.
person-last-admin = { $name } is the last admin, so nothing was changed. Make somebody else admin first.
person-admin-by-settings = { $name } is named in OVERTURE_ADMINS, so nothing was changed. Take the address out there first.
person-account-taken = The account { $account } belongs to somebody else already. Nothing was changed.
person-email-wrong = “{ $email }” is not an e-mail address.
person-name-missing = A person needs a name.
person-zone-wrong = “{ $zone }” is not a time zone. Write it like Europe/Berlin.
