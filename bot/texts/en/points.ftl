# Talking points: what our company says about itself.

point-state-proposed = waits for approval
point-state-approved = approved
point-state-expired = expired
point-state-withdrawn = withdrawn

point-refused-state = Nothing was changed: this talking point is { $state }.
point-refused-changed = Nothing was changed: somebody changed this talking point first. It is { $state } now; open the list again.
point-refused-right = Recruiters, legal and whoever added it decide on a talking point. Nothing was changed.
point-refused-four-eyes = Somebody else must approve it: you added it or changed it last.

point-gone-withdrawn = The talking point “{ $point }” was withdrawn.
point-gone-expired = The talking point “{ $point }” held until { $day }.
point-gone-proposed = The talking point “{ $point }” was changed and is not approved again.
point-gone-changed = The talking point “{ $point }” now says something else.
point-gone-audience = The talking point “{ $point }” is not meant for this note.

note-went-back = It is back with the recruiters: something it rests on holds no longer. Nothing was lost; edit it or ask again.
approve-rests-on = Not approved: { $why } Edit the draft or ask again; its text is kept.
release-went-back = Not sent: { $why } The note is back with the recruiters, its text is kept. They edit it or ask again.
