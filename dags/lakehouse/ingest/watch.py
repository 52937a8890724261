"""Tells Airflow that files under a prefix have changed, without holding a worker while it waits."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from typing import TYPE_CHECKING, Any

from airflow.triggers.base import BaseEventTrigger, TriggerEvent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from lakehouse.object_storage import Store

log = logging.getLogger(__name__)

_STATE = "listing"
_POLL_SECONDS = 8
# A listing that takes long is not repeated at once: a hundred thousand keys are a hundred requests.
_REST_PER_SECOND = 3
_MAX_REST_SECONDS = 20


class FilesChanged(BaseEventTrigger):
    """Fires when a file under a prefix was added, replaced or deleted since it last fired.

    What it last saw is kept as the asset's state, so that a change while no triggerer runs is not missed.

    Args:
        bucket: The files' bucket.
        prefix: What their keys begin with.
    """

    def __init__(self, bucket: str, prefix: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.bucket = bucket
        self.prefix = prefix

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return what Airflow makes this trigger from again."""
        return f"{__name__}.{type(self).__name__}", {"bucket": self.bucket, "prefix": self.prefix}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Look at the listing again and again."""
        state = self.asset_state_store
        seen = str(await state.aget(_STATE, "")) if state is not None else ""
        loop = asyncio.get_running_loop()
        store: Store | None = None
        while True:
            start = loop.time()
            try:
                if store is None:
                    store = await asyncio.to_thread(_open_store)
                found = await asyncio.to_thread(self._fingerprint, store)
            except Exception as error:
                # A trigger that ends is not started again, and the store comes back.
                log.warning("s3://%s/%s could not be listed: %s", self.bucket, self.prefix, error)
                found = seen
            if found != seen:
                yield TriggerEvent({"bucket": self.bucket, "prefix": self.prefix})  # type: ignore[no-untyped-call]
                seen = found
                if state is not None:
                    await state.aset(_STATE, found)
            took = loop.time() - start
            await asyncio.sleep(max(_POLL_SECONDS, min(took * _REST_PER_SECOND, _MAX_REST_SECONDS)))

    def _fingerprint(self, store: Store) -> str:
        digest = hashlib.sha256()
        count = 0
        for file in store.list(self.bucket, self.prefix):
            digest.update(f"{file.key}\0{file.etag}\0".encode())
            count += 1
        return f"{count} {digest.hexdigest()}" if count else ""


def _open_store() -> Store:
    from lakehouse.object_storage import Store
    from lakehouse.settings import s3_from_environment

    return Store(s3_from_environment())
