# Help, people, status, refusals.

summary-answer = Overture
card-shortened = … shortened here: the whole is under Sources and Edit.
field-cut = The text was too long for this box and is cut: saving keeps only what stands here.
field-required = Please fill this in.
form-mistakes = Not saved yet: see the marked fields.
not-here = There is nothing here by that name, or it is not yours to see.
not-allowed = Your role does not include this. An admin can change that with /overture people.
button-unknown = This button belongs to an older version. Nothing was changed; open the newest card.
form-unknown = This form belongs to an older version. Nothing was saved; open it again.
shortcut-unknown = This shortcut belongs to an older version.
stranger = Overture writes recruiting notes for the leaders of { $company }. You are not set up in it.
stranger-ask = If you should be, ask an admin: { $admins }.
stranger-ask-nobody = If you should be, ask whoever installed it.
mistyped = “{ $typed }” is not a command. Type help for the list.
mistyped-meant = “{ $typed }” is not a command. Did you mean { $meant }? Type help for the list.

help-title = What you can say
help-elsewhere = All of it works as /overture … and as a message to me, too.
help-note-usage = /note NAME about PURPOSE, warm, in German
help-note = Asks for a draft. Purpose, tone (warm, formal, brief, direct) and language are optional; /note alone opens a form.
help-candidate-usage = /candidate show NAME · find TEXT · add
help-candidate = Opens a profile, searches, or adds somebody.
help-followups-usage = /followups
help-followups = What is planned in your conversations.
help-help-usage = /overture help
help-help = This list.
help-people-usage = /overture people
help-people = Who may do what, and changes to it.
help-status-usage = /overture status
help-status = Is it running, and what waits.
help-stop-usage = /overture stop REASON
help-stop = Stops all drafting and sending at once.
help-resume-usage = /overture resume
help-resume = Lets it go on.

follow-ups-title = Planned follow-ups
follow-ups-none = Nothing is planned.

house-title = Overture
house-running = Running
house-stopped = Stopped by { $name } since { $since }
house-reason = Reason: { $reason }
house-in-review = Waiting for review
house-planned = Planned follow-ups
house-undelivered = Cards that could not be posted
house-writer = Writer
house-version = Version

people-title = People
people-add = Add a person
person-left = { $roles } (left)
role-executive = executive
role-recruiter = recruiter
role-compensation = compensation
role-legal = legal
role-admin = admin
role-none = no role
role-give = Make { $role }
role-take = No longer { $role }
role-change = Change …

home-title = Hello { $name }
home-write = Write a note
home-waiting = Waiting for you
home-nothing-waits = Nothing waits for you.
home-planned = Planned
people-add-note = The person must already have an account in this workspace under this address.
people-name-hint = Left empty: the name of the account.
people-role = Role
candidate-add-needs-form = Type /candidate add in any channel: a form opens.
person-no-account = Nobody in this workspace has this address, or it is a guest’s. Nothing was saved.
home-going = Under way
