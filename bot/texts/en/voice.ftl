# An executive's own way of writing.
help-voice-usage = /voice · voice add TEXT
help-voice = How you write, taken from notes of yours: shows it, adds a note, changes or deletes it. Only you see it.

voice-title = Your voice
voice-none = No note of yours is here yet. Give two or three that you wrote yourself; drafts in your name then open, close and sound like them.
voice-private = Only you see this. Of a note only its everyday words are kept: no names, numbers or what it was about.
voice-heading = { $language }, from { $count ->
    [0] what you said by hand
    [one] one note
   *[other] { $count } notes
}
voice-opens = Opens
voice-closes = Closes
voice-sentences = Sentences
voice-sentence-words = mostly about { $count ->
    [one] one word
   *[other] { $count } words
}
voice-length = Notes
voice-note-words = about { $count ->
    [one] one word
   *[other] { $count } words
}
voice-address = Speaks
voice-turns = Often says
voice-never = Never says
voice-examples = Sentences of yours that a draft is shown
voice-unknown = not clear yet
voice-first = first name
voice-name = whole name
voice-familiar-en = with I’m, don’t, it’s
voice-polite-en = I am, do not: written out
voice-familiar-de = du
voice-polite-de = Sie
voice-familiar-fr = tu
voice-polite-fr = vous
voice-familiar-es = tú
voice-polite-es = usted
voice-add = Add a note
voice-edit = Edit { $language }
voice-delete = Delete my voice
voice-delete-title = Delete your voice?
voice-delete-text = Everything kept of your notes goes, and what you changed by hand. Later drafts sound like everybody’s.
voice-delete-yes = Delete
voice-remove = Remove one note …
voice-remove-one = { $day }, { $language }: { $begins }

voice-add-title = A note of yours
voice-add-text = The note, as you sent it
voice-add-hint = With greeting and closing. What it is about is left out before anything is kept.
voice-add-submit = Use as my voice
voice-edit-title = Your voice: { $language }
voice-edit-note = Left as it is, a field follows your notes.
voice-edit-opens-hint = { "{first}" } stands for the first name, { "{name}" } for the whole one. Nobody’s sex is guessed: Dear Ms becomes the whole name.
voice-edit-sentences = Sentences
voice-edit-turns-hint = One a line. They may say nothing about anybody.
voice-edit-never-hint = One word or phrase a line; what you strike out of two drafts comes by itself. A draft that uses one is marked.
voice-edit-submit = Save
voice-short = short (about 8 words)
voice-middling = middling (about 14 words)
voice-long = long (about 22 words)

voice-added = Your note was read. This is how you write:
voice-saved = Saved. This is how you write:
voice-removed = That note is no longer used.
voice-deleted = Your voice is deleted. Nothing of your notes is kept.
voice-nothing = Nothing is kept of you.
voice-unreadable = This cannot be read as a note: it needs 15 words of your own at least, in English, German, French or Spanish. Nothing was kept.
voice-known = This note is here already. Nothing was changed.
voice-changed = Your voice has changed since this form was opened. Nothing was saved; open it again.
voice-needs-text = Type voice add and then the note, in one message to me; or use /voice in any channel.
voice-wrong-greeting = A greeting has everyday words and { "{first}" } or { "{name}" } only.
voice-wrong-closing = A closing has a few everyday words only, without your name.
voice-wrong-turn = “{ $words }” says something about somebody or something. A turn of phrase does not.
