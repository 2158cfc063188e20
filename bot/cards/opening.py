"""Which buttons may be answered with a form.

Slack opens one in answer to any button. Teams must be told beforehand, on the button itself: pressing such a one asks for
a dialog, pressing any other for a card. `usecases/clicks.py` holds itself to this list.
"""

from bot.rules.note import Verb
from bot.rules.personal_date import DateVerb
from bot.rules.talking_point import PointVerb

OPENING = frozenset(
    {
        Verb.EDIT,
        Verb.ASK_AGAIN,
        Verb.REJECT,
        PointVerb.EDIT,
        DateVerb.CHANGE,
        DateVerb.DRAFT,
        "date_add",
        "date_snooze_until",
        "heard",
        "review",
        "sources",
        "sentence",
        "translation",
        "changes",
        "snooze_until",
        "change_days",
        "write",
        "write_to",
        "chosen",
        "fact_add",
        "stage",
        "suppress",
        "candidate_add",
        "person_add",
        "voice_add",
        "voice_edit",
        "point_add",
        "rule_add",
        "rule_extend",
        "handover_ask",
        "handover_word",
        "handover_on",
        "handover_decide",
        "away_add",
    }
)
