"""One writer for each table at a time.

The lock is a lease in Valkey: whoever holds it renews it, and a crash lets it run out. It spares writers the work of
colliding; that nothing is lost if it fails is the commit's doing, which is compare-and-swap.
"""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from redis import Redis
from redis.exceptions import LockError, RedisError

from lakehouse.errors import LakehouseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)

_LEASE_SECONDS = 30
_RENEW_SECONDS = 8
_CONNECT_TIMEOUT_SECONDS = 5
_WAIT_SECONDS = 300


class LockedError(LakehouseError):
    """Another run writes the table."""


@contextmanager
def table_lock(url: str, table: str, wait_seconds: float = _WAIT_SECONDS) -> Iterator[Callable[[], None]]:
    """Hold the lock of a table.

    Args:
        url: Address of Valkey, such as ``redis://:password@valkey:6379/0``.
        table: The table's full name.
        wait_seconds: How long to wait for whoever holds it.

    Yields:
        A function that raises `LockedError` if the lease was lost meanwhile; to be called before a commit.

    Raises:
        LockedError: Someone else holds it for longer than that.
        redis.exceptions.RedisError: Valkey cannot be reached.
    """
    client = Redis.from_url(
        url, socket_connect_timeout=_CONNECT_TIMEOUT_SECONDS, socket_timeout=_CONNECT_TIMEOUT_SECONDS
    )
    lock = client.lock(f"lakehouse:ingest:{table}", timeout=_LEASE_SECONDS, thread_local=False)
    if not lock.acquire(blocking_timeout=wait_seconds):
        raise LockedError(
            f"Another run has been writing {table} for {wait_seconds:.0f} s; this one is tried again later"
        )
    done = threading.Event()
    one_at_a_time = threading.Lock()

    def hold() -> bool:
        with one_at_a_time:
            try:
                return bool(lock.reacquire())
            except LockError:
                # It ran out while Valkey or this process stood still. Where nobody else took it, it is taken again.
                return bool(lock.acquire(blocking=False))

    def renew() -> None:
        while not done.wait(_RENEW_SECONDS):
            try:
                if not hold():
                    return
            except RedisError as error:
                log.warning("The lock of %s could not be renewed: %s", table, error)

    def check() -> None:
        try:
            owned = hold()
        except RedisError as error:
            log.warning("The lock of %s could not be checked: %s", table, error)
            return
        if not owned:
            raise LockedError(f"The lock of {table} was lost: this run stood still for more than {_LEASE_SECONDS} s")

    renewal = threading.Thread(target=renew, name=f"lock of {table}", daemon=True)
    renewal.start()
    try:
        yield check
    finally:
        done.set()
        renewal.join()
        try:
            lock.release()
        except (LockError, RedisError) as error:
            log.warning("The lock of %s could not be released and runs out by itself: %s", table, error)
        client.close()
