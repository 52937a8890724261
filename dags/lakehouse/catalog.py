"""The Iceberg REST catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyiceberg.catalog.rest import RestCatalog
from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    from pyiceberg.catalog import Catalog
    from requests import PreparedRequest, Response, Session

    from lakehouse.settings import CatalogSettings, S3Settings

_CONNECT_TIMEOUT_SECONDS = 5
_REQUEST_TIMEOUT_SECONDS = 60


class _TimeoutAdapter(HTTPAdapter):
    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = (_CONNECT_TIMEOUT_SECONDS, _REQUEST_TIMEOUT_SECONDS)
        return super().send(request, *args, **kwargs)


class _Catalog(RestCatalog):
    # PyIceberg itself waits for an answer for ever. This is the step of building a session that comes before its first
    # request, which asks for a token.
    def _config_headers(self, session: Session) -> None:
        for scheme in ("http://", "https://"):
            session.mount(scheme, _TimeoutAdapter())
        super()._config_headers(session)


def open_catalog(catalog: CatalogSettings, s3: S3Settings) -> Catalog:
    """Connect to the Iceberg REST catalog, with the S3 key as its credential.

    Raises:
        pyiceberg.exceptions.RESTError: The catalog refused.
        requests.RequestException: The catalog could not be reached.
    """
    return _Catalog(
        "lakehouse",
        **{
            "uri": catalog.uri,
            "warehouse": catalog.warehouse,
            "oauth2-server-uri": f"{catalog.uri}/v1/oauth/tokens",
            "credential": f"{s3.access_key_id}:{s3.secret_access_key}",
            "s3.endpoint": s3.endpoint_url,
            "s3.access-key-id": s3.access_key_id,
            "s3.secret-access-key": s3.secret_access_key,
            "s3.region": s3.region,
            "s3.connect-timeout": str(_CONNECT_TIMEOUT_SECONDS),
            "s3.request-timeout": str(_REQUEST_TIMEOUT_SECONDS),
        },
    )
