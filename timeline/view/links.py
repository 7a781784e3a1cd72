"""The link to a view: what of it is known, what was dropped, and whether others can open it."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from urllib.parse import urlencode, urlsplit

Window = tuple[date, date]


def check_link(params: Mapping[str, list[str]], allowed: Mapping[str, Collection[str] | None]) -> dict[str, list[str]]:
    """Return what of a link leads nowhere: parameters that are not in `allowed`, values that it does not list.

    `allowed` maps a parameter to its values; None stands for any.
    """
    dropped = {}
    for name, values in params.items():
        options = allowed.get(name, ())
        lost = [value for value in values if options is not None and value and value not in options]
        if lost or name not in allowed:
            dropped[name] = lost or values
    return dropped


def describe_dropped(dropped: Mapping[str, list[str]]) -> str:
    """Return in one sentence what of a link was left out; "" if nothing was."""
    parts = [f"{name} = {', '.join(value[:60] or 'nothing' for value in values)}" for name, values in dropped.items()]
    return f"The link asked for something that is not here and was left out: {'; '.join(parts)}." if parts else ""


def read_day(value: str) -> date | None:
    """Return the ISO day of a link; None if it is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_within(value: str, first: date, last: date) -> bool:
    """Return whether a link holds a day, and one of those from `first` to `last`."""
    day = read_day(value)
    return day is not None and first <= day <= last


def read_window(value: str) -> Window | None:
    """Return the days of "2024-05-01~2024-05-31"; None if they are none, or stand in the wrong order."""
    first, _, last = value.partition("~")
    start, end = read_day(first), read_day(last)
    return (start, end) if start and end and start < end else None


def overlap(window: Window, other: Window) -> bool:
    """Return whether two stretches of time have a day in common."""
    return window[0] <= other[1] and other[0] <= window[1]


def write_window(start: date, end: date) -> str:
    """Return the window as a link holds it; a window of less than a day gets one."""
    return f"{start.isoformat()}~{max(end, start + timedelta(days=1)).isoformat()}"


def full_link(address: str, params: Mapping[str, list[str]]) -> str:
    """Return the address of the page with the whole view in it."""
    query = urlencode([(name, value) for name, values in params.items() for value in values])
    bare = address.split("?")[0].split("#")[0]
    return f"{bare}?{query}" if query else bare


def is_local(address: str) -> bool:
    """Return whether the address leads others nowhere: this very machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost") or host.endswith(".localhost")


def is_private(address: str) -> bool:
    """Return whether only the same local network reaches the address."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private and not is_local(address)
    except ValueError:
        return "." not in host and not is_local(address)


def describe_reach(address: str) -> str:
    """Return who can open the address, and what to do where others cannot."""
    if is_local(address):
        return (
            "It works on this machine only. To show it to others, host the page (README, “Host it”), "
            "or send the offline page from “Take away”."
        )
    if is_private(address):
        return "It works within your own network only; for others, send the offline page from “Take away”."
    return "Whoever can open this page can open the link."
