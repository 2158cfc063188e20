"""Overture: the leaders of a company write, personally, to the few people they most want to hire.

An executive types a line         bot/chat/slack/listen.py -> bot/events.py
the desk knows who it is          bot/desk.py, bot/rules/commands.py
a note is asked for               bot/usecases/notes/request.py
a writer drafts it from facts     bot/usecases/notes/draft.py, bot/rules/brief.py, bot/rules/draft_checks/
recruiters decide on a revision   bot/usecases/notes/review.py, bot/rules/note.py
the executive releases it         bot/usecases/notes/release.py
the mail leaves                   bot/usecases/notes/send.py, bot/outside/
an answer stops what was planned  bot/usecases/notes/hear.py
silence is followed up            bot/usecases/notes/follow_up.py
each message is a picture of a row  bot/usecases/show.py, bot/cards/, bot/worker.py
"""
