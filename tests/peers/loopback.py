"""Nothing in the test process reaches further than this machine, or even asks where something else is.

An audit hook sees every connection, datagram and name look-up that CPython makes, whoever makes it: a library's
own thread, a module at import, a fixture. It cannot be taken off, so it is on for the whole process.
"""

import ipaddress
import socket
import sys

#: events of the interpreter, and where in their arguments the host or the socket's address stands
CONNECTS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
LOOKS_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
OWN_NAMES = {None, "", "localhost", socket.gethostname()}


class ReachedOut(RuntimeError):
    """A test tried to leave this machine."""


def guard() -> None:
    """Refuses every address but loopback from now on, in this process."""
    sys.addaudithook(loopback_only)


def loopback_only(event: str, arguments: tuple[object, ...]) -> None:
    """The audit hook; see the table of audit events in Python's documentation."""
    if event in CONNECTS:
        address = arguments[1]
        # A path or bytes is a Unix socket, None a datagram on a socket that is connected already.
        host = address[0] if isinstance(address, tuple) else None
    elif event in LOOKS_UP:
        host = arguments[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name not in OWN_NAMES and not is_loopback(str(name)):
        raise ReachedOut(f"a test reached for {name} ({event}); only loopback is allowed")


def is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False
