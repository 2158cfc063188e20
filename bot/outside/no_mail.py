"""Where no mail is set up nothing leaves, and the executive's card says so."""

import structlog

from bot.ports import Delivery, Letter, Outcome

log = structlog.get_logger()


class NoMail:
    """The Courier of a house without mail."""

    async def deliver(self, letter: Letter) -> Delivery:
        """Hand nothing over; the note stays approved, and can be tried again once mail is set up."""
        log.warning("no_mail", note=letter.note_id)
        return Delivery(Outcome.REFUSED, reason="mail-not-set-up")
