"""The service: follows the source until it is told to stop, tells its state, and begins anew when asked to."""

from __future__ import annotations

import hmac
import json
import logging
import os
import secrets
import signal
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lakehouse.catalog import open_catalog
from lakehouse.cdc.changes import ChangeReader
from lakehouse.cdc.checkpoint import Checkpoint, choose_phase
from lakehouse.cdc.debezium import Engine, properties, start_java
from lakehouse.cdc.errors import LostError, NeedsSnapshotError
from lakehouse.cdc.follower import Follower
from lakehouse.cdc.source import Source, SourceSettings, parse_tables
from lakehouse.cdc.status import Status
from lakehouse.cdc.target import TargetTable
from lakehouse.errors import SettingsError
from lakehouse.settings import CatalogSettings, S3Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger("lakehouse.cdc")

_NAMESPACE = "lakehouse"
_PROGRESS_SECONDS = 5
_HEARTBEAT_MS = 5_000
_FIRST_RETRY_SECONDS = 1
_LAST_RETRY_SECONDS = 30
_MIN_TOKEN_LENGTH = 16


@dataclass(frozen=True)
class ServiceSettings:
    """Everything that the service is told by its environment."""

    source: SourceSettings
    targets: dict[str, str]
    catalog: CatalogSettings
    s3: S3Settings
    token: str = field(repr=False)
    pause_seconds: float
    state_folder: Path
    port: int
    heap_mib: int


def read_settings(environment: Mapping[str, str]) -> ServiceSettings:
    """Read the environment.

    Raises:
        SettingsError: A variable is missing or cannot be used; the message names it.
    """

    def required(name: str) -> str:
        value = environment.get(name, "")
        if not value:
            raise SettingsError(f"{name} is empty: see stack/.env.example")
        return value

    def number(name: str, default: str) -> float:
        value = environment.get(name) or default
        try:
            return float(value)
        except ValueError:
            raise SettingsError(f"{name} is {value!r}, which is no number") from None

    token = required("CDC_TOKEN")
    if len(token) < _MIN_TOKEN_LENGTH:
        raise SettingsError(f"CDC_TOKEN has fewer than {_MIN_TOKEN_LENGTH} characters")
    try:
        targets = parse_tables(required("CDC_TABLES"))
    except ValueError as error:
        raise SettingsError(f"CDC_TABLES: {error}") from None
    return ServiceSettings(
        source=SourceSettings(
            host=required("CDC_SOURCE_HOST"),
            port=int(number("CDC_SOURCE_PORT", "5432")),
            database=required("CDC_SOURCE_DATABASE"),
            user=required("CDC_SOURCE_USER"),
            password=required("CDC_SOURCE_PASSWORD"),
            ssl_mode=environment.get("CDC_SOURCE_SSLMODE") or "prefer",
            slot=environment.get("CDC_SLOT") or "lakehouse_cdc",
            publication=environment.get("CDC_PUBLICATION") or "lakehouse_cdc",
            tables=tuple(targets),
        ),
        targets=targets,
        catalog=CatalogSettings(required("LAKEHOUSE_CATALOG_URI"), required("LAKEHOUSE_WAREHOUSE")),
        s3=S3Settings(required("S3_ENDPOINT"), required("S3_ACCESS_KEY"), required("S3_SECRET_KEY")),
        token=token,
        pause_seconds=number("CDC_COMMIT_SECONDS", "5"),
        state_folder=Path(environment.get("CDC_STATE_FOLDER") or "/lakehouse/cdc"),
        port=int(number("CDC_PORT", "8080")),
        heap_mib=int(number("CDC_HEAP_MIB", "384")),
    )


class Service:
    """One source, its tables, and the loop that keeps them together."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._settings = settings
        self._checkpoint = settings.state_folder / "checkpoint.json"
        self._source = Source(settings.source)
        self._stop = threading.Event()
        # Set by whatever ends a wait: a stop, or a snapshot that was asked for.
        self._wake = threading.Event()
        self._snapshot_wanted = threading.Event()
        self._engine: Engine | None = None
        self.status = Status(settings.targets)

    def stop(self) -> None:
        """Stop after what is being applied."""
        self._stop.set()
        self._wake.set()
        if engine := self._engine:
            engine.close()

    def snapshot(self) -> None:
        """Read all tables anew, from a new slot; what is there stays readable until then."""
        Checkpoint("snapshot", reason="asked for").save(self._checkpoint)
        self._snapshot_wanted.set()
        self._wake.set()
        if engine := self._engine:
            engine.close()

    def run(self) -> None:
        """Follow until stopped; a failure is told and tried again."""
        threading.Thread(target=self._watch, daemon=True).start()
        delay = _FIRST_RETRY_SECONDS
        while not self._stop.is_set():
            self._wake.clear()
            self._snapshot_wanted.clear()
            try:
                self._follow()
                delay = _FIRST_RETRY_SECONDS
            except NeedsSnapshotError as error:
                log.warning("%s: reading all tables anew", error)
                self.status.note(f"{error}: all tables are read anew")
                Checkpoint("snapshot", reason=str(error)).save(self._checkpoint)
                self._wait(delay)
                delay = min(2 * delay, _LAST_RETRY_SECONDS)
            except LostError as error:
                log.error("%s", error)  # noqa: TRY400 -- its message says all
                self.status.set_state(
                    "lost", f"{error}. A new snapshot makes the tables whole: POST /ingestion/cdc/resnapshot"
                )
                while not self._stop.is_set() and not self._snapshot_wanted.is_set():
                    self._wake.wait()
            except Exception as error:
                if self._stop.is_set() or self._snapshot_wanted.is_set():
                    continue
                log.exception("following failed; again in %s s", delay)
                self.status.set_state("failing", f"{type(error).__name__}: {error}".strip())
                self._wait(delay)
                delay = min(2 * delay, _LAST_RETRY_SECONDS)

    def _wait(self, seconds: float) -> None:
        self._wake.wait(seconds)

    def _follow(self) -> None:
        settings = self._settings
        excluded = self._source.check()
        identity = self._source.identity()
        catalog = open_catalog(settings.catalog, settings.s3)
        sources = {table: f"{identity}/{table}" for table in settings.targets}
        targets = {
            table: TargetTable(catalog, _NAMESPACE, name, sources[table]) for table, name in settings.targets.items()
        }
        states = {table: target.load() for table, target in targets.items()}
        checkpoint = Checkpoint.load(self._checkpoint)
        phase = choose_phase(checkpoint, self._source.progress().slot, states, sources)
        snapshot = phase == "snapshot"
        if snapshot:
            reason = checkpoint.reason if checkpoint else ""
            Checkpoint("snapshot", reason=reason or "first start").save(self._checkpoint)
            self.status.snapshot_begins()
            # With the slot that a snapshot makes, PostgreSQL tells the very state from which the slot goes on.
            self._source.drop_slot()
            for table, target in targets.items():
                target.fit(self._source.columns(table), rebuild=True)
        else:
            self.status.streaming()
            for table, target in targets.items():
                self.status.set_rows(table, target.rows)
        placeholder = secrets.token_hex(16)
        follower = Follower(
            targets,
            ChangeReader(placeholder),
            self._save,
            self._source.fills_added,
            self.status,
            snapshotting=snapshot,
        )
        wanted = properties(settings.source, excluded, placeholder, _HEARTBEAT_MS, snapshot=snapshot)
        self._engine = Engine(wanted, follower, settings.pause_seconds)
        try:
            if not self._stop.is_set() and not self._snapshot_wanted.is_set():
                self._engine.run()
        finally:
            self._engine = None

    def _save(self, checkpoint: Checkpoint) -> None:
        # What was asked for meanwhile stays asked for.
        if not self._snapshot_wanted.is_set():
            checkpoint.save(self._checkpoint)

    def _watch(self) -> None:
        while not self._stop.wait(_PROGRESS_SECONDS):
            try:
                self.status.progressed(self._source.progress())
            except Exception as error:
                log.info("the source does not say how far it is: %s", error)


def serve(service: Service, token: str, port: int) -> ThreadingHTTPServer:
    """Answer GET /health, and with the token GET /state and POST /snapshot."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            if self.path == "/health":
                self._answer(200, {"status": "ok"})
            elif self.path == "/state" and self._is_allowed():
                self._answer(200, service.status.to_json())
            elif self.path != "/state":
                self._answer(404, {"error": "there is GET /health, GET /state and POST /snapshot"})

        def do_POST(self) -> None:
            if self.path != "/snapshot":
                self._answer(404, {"error": "there is POST /snapshot"})
            elif self._is_allowed():
                # Closing the engine waits for what is being applied.
                threading.Thread(target=service.snapshot, daemon=True).start()
                self._answer(202, {"status": "accepted"})

        def _is_allowed(self) -> bool:
            given = self.headers.get("Authorization", "")
            if hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
                return True
            self._answer(401, {"error": "the token is missing or wrong"})
            return False

        def _answer(self, status: int, body: dict[str, Any]) -> None:
            payload = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *_: Any) -> None:
            """Say nothing of each request."""

    server = ThreadingHTTPServer(("", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> int:
    """Run until SIGTERM."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        log.error("%s", error)  # noqa: TRY400 -- for whoever wrote the settings
        return 2
    start_java(Path(__file__).with_name("log4j2.properties"), settings.heap_mib)
    service = Service(settings)
    # Java holds a thread that runs the engine, and Python's handlers run in this one only.
    worker = threading.Thread(target=service.run)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: threading.Thread(target=service.stop, daemon=True).start())
    server = serve(service, settings.token, settings.port)
    worker.start()
    while worker.is_alive():
        worker.join(1)
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
