"""Superset's settings, all from the environment. Superset loads this file through SUPERSET_CONFIG_PATH."""

import os
from typing import Any
from urllib.parse import quote

MINIMUM_SECRET_LENGTH = 32


def required(name: str) -> str:
    """Return the environment variable ``name``.

    Raises:
        RuntimeError: if it is unset or empty.
    """
    value = os.environ.get(name, "")
    if not value:
        raise RuntimeError(f"{name} is not set; Superset does not start without it")
    return value


def valkey_cache(prefix: str, timeout_seconds: int) -> dict[str, Any]:
    """Return Flask-Caching settings for a cache in Valkey whose keys begin with ``prefix``."""
    return {
        "CACHE_TYPE": "RedisCache",
        "CACHE_DEFAULT_TIMEOUT": timeout_seconds,
        "CACHE_KEY_PREFIX": prefix,
        "CACHE_REDIS_URL": VALKEY_URL,
    }


SECRET_KEY = required("SUPERSET_SECRET_KEY")
if len(SECRET_KEY) < MINIMUM_SECRET_LENGTH:
    raise RuntimeError(f"SUPERSET_SECRET_KEY has fewer than {MINIMUM_SECRET_LENGTH} characters; use a random one")

SQLALCHEMY_DATABASE_URI = required("SUPERSET_DB_URI")
# A connection that PostgreSQL dropped while it restarted is replaced before it is used.
SQLALCHEMY_ENGINE_OPTIONS = {"pool_pre_ping": True, "pool_recycle": 1800}

# Database 0 is Celery's queue.
VALKEY_URL = (
    f"redis://:{quote(required('VALKEY_PASSWORD'), safe='')}"
    f"@{required('VALKEY_HOST')}:{os.environ.get('VALKEY_PORT', '6379')}/1"
)
HOUR_SECONDS = 3600
DAY_SECONDS = 24 * HOUR_SECONDS
CACHE_CONFIG = valkey_cache("superset_metadata_", HOUR_SECONDS)
DATA_CACHE_CONFIG = valkey_cache("superset_data_", HOUR_SECONDS)
FILTER_STATE_CACHE_CONFIG = valkey_cache("superset_filter_", 90 * DAY_SECONDS)
EXPLORE_FORM_DATA_CACHE_CONFIG = valkey_cache("superset_explore_", 7 * DAY_SECONDS)
RATELIMIT_STORAGE_URI = VALKEY_URL

# Queries run in the request: there is no Superset worker in this stack.
CELERY_CONFIG = None

WTF_CSRF_ENABLED = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "lakehouse_superset"
AUTH_RATE_LIMITED = True
AUTH_RATE_LIMIT = "10 per minute"
# TLS, where there is any, ends at a proxy in front.
ENABLE_PROXY_FIX = True
