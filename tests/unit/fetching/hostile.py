"""A thousand ways to have us ask a machine that is not public."""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address
from itertools import cycle, islice, product

FRONT = "127.0.0.2"
"""The one address that is allowed; the victim listens on 127.0.0.1, at the same port."""
VICTIM = "127.0.0.1"
PRIVATE = (VICTIM, "10.0.0.5", "172.16.3.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0")  # noqa: S104 - not bound to


def spellings(address: str) -> list[str]:
    """Return the ways in which a host can spell an IPv4 address."""
    number = int(IPv4Address(address))
    a, b, c, d = IPv4Address(address).packed
    return [
        address,
        f"{address}.",
        str(number),
        hex(number),
        hex(number).upper().replace("0X", "0x"),
        f"0{number:o}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{number & 0xFFFF}",
        f"{a:#x}.{b}.{number & 0xFFFF}",
        f"[::ffff:{address}]",
        f"[::ffff:{a:x}{b:02x}:{c:x}{d:02x}]",
        f"[0:0:0:0:0:ffff:{address}]",
        f"[::{address}]",
        f"[64:ff9b::{address}]",
        f"[64:ff9b:1::{address}]",
        f"[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]",
        f"[2001:470::5efe:{address}]",
        "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in address),
        address.replace(".", "。"),
        address.replace(".", "%2e"),
        f"front.example@{address}",
        f"{address}%00.front.example",
        f"front.example\\@{address}",
    ]


def hostile_addresses(port: int, names: Sequence[str], wanted: int) -> list[str]:
    """Return so many addresses, each by another spelling, name, port, scheme or path."""
    hosts = [*(host for address in PRIVATE for host in spellings(address)), *names]
    hosts += ["[::1]", "[::]", "[fe80::1%25lo]", "[fc00::1]", "[ff02::1]", "localhost", "LOCALHOST."]
    forms = ["http://{}:{}/", "http://{}:{}/a?b=1#c", "HTTP://{}:{}/", "https://{}:{}/", "//{}:{}/x"]
    made = [form.format(host, port) for form, host in product(forms, hosts)]
    made += [form.replace(":{}", "").format(host) for form, host in product(forms, hosts)]
    if len(set(made)) < wanted:
        raise ValueError(f"only {len(set(made))} addresses")
    return list(dict.fromkeys(made))[:wanted]


PRIVATE_IPV6 = ("::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fe80::1%lo", "fc00::1", "2002:7f00:1::1")
ALWAYS = {f"n{number}.hostile.example": [address] for number, address in enumerate([*PRIVATE, *PRIVATE_IPV6])}
MIXED = {"mixed.hostile.example": [FRONT, VICTIM], "mixed6.hostile.example": ["::1", FRONT]}


class HostileNames:
    """A name server whose names lead to machines that are not public, some only sometimes."""

    def __init__(self) -> None:
        """Have `turning.example` lead to the front and to the victim by turns."""
        self.turns: Iterator[str] = cycle([FRONT, VICTIM])
        self.n_asked = 0

    @property
    def names(self) -> list[str]:
        return [*ALWAYS, *MIXED, "turning.hostile.example"]

    async def __call__(self, host: str, _port: int) -> list[str]:
        self.n_asked += 1
        host = host.rstrip(".").lower()
        if host == "turning.hostile.example":
            return list(islice(self.turns, 1))
        if host == "front.example":
            return [FRONT]
        if host == "localhost":
            return ["127.0.0.1", "::1"]
        found = {**ALWAYS, **MIXED}.get(host)
        if found is None:
            raise OSError("no such name")
        return found
