"""Tries every operation of the API with what its document allows and with what it does not.

No answer is a 5xx, and each has a status, headers and a body that the document names. The stack's other tests
go on with the same stack afterwards, so what would change it is tamed below.
"""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
import schemathesis
from budget import IS_FULL, is_over
from hypothesis import HealthCheck, settings
from people import API_URL, Person, delete, invite, remove
from schemathesis.checks import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = 200 if IS_FULL else 8

# What asks for something without naming an existing thing in its path, and why it may be tried as it is. What is not
# here, and may be called with a token, fails its test: whoever adds it says what it does to a stack.
HARMLESS = {
    "POST /session": "nobody has these names and passwords; each account is slowed down by itself",
    "POST /session/second-factor": "nobody is half signed in",
    "POST /invitations": "taken back at once",
    "POST /webhooks": "deleted at once",
    "POST /tokens": "tokens of someone who is removed afterwards",
    "POST /account/password": "of someone whose password is not guessed, and who is removed afterwards",
    "POST /account/trino-password": "of someone who is removed afterwards",
    "DELETE /account/trino-password": "of someone who is removed afterwards",
    "POST /account/two-factor": "of someone whose password is not guessed, and who is removed afterwards",
    "POST /account/two-factor/confirm": "of someone who has none, and who is removed afterwards",
    "POST /account/two-factor/disable": "of someone who has none, and who is removed afterwards",
    "POST /account/two-factor/backup-codes": "of someone who has none, and who is removed afterwards",
    "POST /invitations/offer": "no invitation has such a secret",
    "POST /invitations/acceptance": "no invitation has such a secret",
    "POST /ingestion/pipelines": "deleted at once",
    "POST /ingestion/pipelines/validate": "it changes nothing",
    "POST /queries": "no text that is made up is a statement that changes something",
}

# What is taken away again as soon as it is there.
TRANSIENT = {
    "POST /invitations": ("/invitations", "id"),
    "POST /webhooks": ("/webhooks", "id"),
    "POST /ingestion/pipelines": ("/ingestion/pipelines", "name"),
}

# What is not called at all.
EXCLUDED = {
    "GET /session/oidc": "it sends a browser around by links; tried with a provider in the browser's tests",
    "GET /session/oidc/callback": "it sends a browser around by links; tried with a provider in the browser's tests",
    "POST /ingestion/cdc/resnapshot": "it has every table of the source read anew; the tests of its faults do that",
    "DELETE /session": "it ends the session that the rest needs; the browser's tests sign out",
}

# Fields with rules that no schema tells.
BEYOND_SCHEMAS = {
    *("cursor", "after", "last-event-id", "if-match", "key", "url", "password", "currentPassword", "newPassword"),
    # That one of two is given, and not both, is a rule on the body.
    *("name", "prefix", "yaml", "items", "body"),
}

schema = schemathesis.openapi.from_url(f"{API_URL}/openapi.json")
tried = schema.exclude(lambda context: context.operation.label in EXCLUDED)

profile = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def tame(case: schemathesis.Case) -> None:
    """Have a request change nothing that there is, and come with a key of its own."""
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str):
        # A key that was used is kept for a day.
        case.headers["Idempotency-Key"] = f"{key[:200]}{uuid.uuid4()}"
    if case.operation.method.upper() == "GET" or not case.path_parameters:
        return
    for parameter in case.operation.definition.raw.get("parameters", []):
        name = parameter["name"]
        if parameter["in"] != "path" or name not in case.path_parameters:
            continue
        if case.operation.label == "PUT /objects/{key}":
            case.path_parameters[name] = f"schemathesis/{case.path_parameters[name]}"
        # The examples of the document name things that a stack has.
        elif case.path_parameters[name] == parameter.get("example"):
            case.path_parameters[name] = "nobody"


def is_beyond_schemas(response: schemathesis.Response) -> bool:
    """Whether it was refused by what no schema tells: which ids and passwords are ours, what is SQL or a pipeline."""
    if response.status_code not in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}:
        return False
    if not response.headers.get("content-type", [""])[0].startswith("application/problem+json"):
        return False
    problem = response.json()
    field = problem.get("field", "")
    return (
        field in BEYOND_SCHEMAS
        # Whether a declaration's columns are those that it names, for one, and what may be a key of S3.
        or field.startswith(("declaration", "files."))
        or problem.get("code") == "query_failed"
        or "NUL" in problem.get("detail", "")
    )


def validate(case: schemathesis.Case, response: schemathesis.Response, *without: str) -> None:
    """Compare an answer with the document."""
    names = [*without, *(["positive_data_acceptance"] if is_beyond_schemas(response) else [])]
    transient = TRANSIENT.get(case.operation.label)
    if transient and response.status_code == HTTPStatus.CREATED:
        collection, name = transient
        delete(f"{collection}/{response.json()[name]}")
    case.validate_response(response, excluded_checks=[CHECKS.get_one(name) for name in names])


@pytest.fixture(scope="module")
def person() -> Iterator[Person]:
    """Someone who is signed in."""
    someone = invite()
    yield someone
    remove(someone)


@tried.parametrize()
@profile
def test_operation(case: schemathesis.Case, person: Person) -> None:
    """As the command line does, and as a person in a browser what only they may."""
    operation = case.operation
    label = operation.label
    if operation.method.upper() != "GET" and "{" not in operation.path:
        assert label in HARMLESS, f"{label} is new: say in HARMLESS what it does to a stack, or in EXCLUDED why not"
    if is_over(label):
        return
    tame(case)
    # A log may have no line in the time that is asked for, so that its stream says nothing for long.
    timeout = 8 if operation.path.endswith("/events") else 30
    if operation.definition.raw["x-scope"] == "self":
        # What a session needs comes with each call, which hides whether it is asked for. That it is, is tested for
        # every operation in app/api/v1.
        validate(case, case.call(headers=person.headers, timeout=timeout), "ignored_auth")
    else:
        validate(case, case.call(timeout=timeout))
