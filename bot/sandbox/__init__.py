"""A Slack workspace on this machine, for the demo and the tests. The bot never imports it; see the README beside."""

from bot.sandbox.client import SandboxClient
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.hand import GestureFailed, Hand
from bot.sandbox.record import ApiCall, Sent
from bot.sandbox.running import RunningSandbox, running_sandbox
from bot.sandbox.seen import Element, Mail, Message, Option, Outcome, View
from bot.sandbox.serving import PortTaken
from bot.sandbox.tickets import Timing

__all__ = [
    "ApiCall",
    "Element",
    "Fault",
    "FaultKind",
    "GestureFailed",
    "Hand",
    "Mail",
    "Message",
    "Option",
    "Outcome",
    "PortTaken",
    "RunningSandbox",
    "SandboxClient",
    "Sent",
    "Timing",
    "View",
    "running_sandbox",
]
