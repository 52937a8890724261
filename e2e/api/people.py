"""Someone to act as, who is there for these tests only."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

CONSOLE_URL = os.environ["LAKEHOUSE_TEST_CONSOLE_URL"]
API_URL = f"{CONSOLE_URL}/api/v1"
TOKEN = os.environ["LAKEHOUSE_TEST_CONSOLE_TOKEN"]
TIMEOUT_SECONDS = 30


@dataclass(frozen=True)
class Person:
    """A viewer who is signed in as people are, by a session's cookie."""

    id: str
    headers: dict[str, str]


def invite() -> Person:
    """Invite someone with the CLI's token, and accept on their behalf."""
    invited = requests.post(
        f"{API_URL}/invitations",
        json={"email": f"{uuid.uuid4()}@example.org", "role": "viewer"},
        headers={"Authorization": f"Bearer {TOKEN}"},
        timeout=TIMEOUT_SECONDS,
    )
    invited.raise_for_status()
    session = requests.Session()
    joined = session.post(
        f"{API_URL}/invitations/acceptance",
        json={
            "token": urlsplit(invited.json()["link"]).fragment,
            "name": "Schemathesis",
            "password": str(uuid.uuid4()),
        },
        headers={"Origin": CONSOLE_URL},
        timeout=TIMEOUT_SECONDS,
    )
    joined.raise_for_status()
    cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    return Person(joined.json()["id"], {"Cookie": cookie, "Origin": CONSOLE_URL})


def remove(person: Person) -> None:
    """Take the person away again, with all that is theirs."""
    delete(f"/people/{person.id}")


def delete(path: str) -> None:
    """Delete something with the CLI's token."""
    requests.delete(
        f"{API_URL}{path}", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=TIMEOUT_SECONDS
    ).raise_for_status()
