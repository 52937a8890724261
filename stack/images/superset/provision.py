"""Brings Superset's database, first administrator, roles and Trino source to the state that the environment asks for.

Idempotent: a second run with the same environment changes nothing, and one with new passwords stores those.
"""

import json
import os

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.engine import URL
from superset.app import create_app
from werkzeug.security import check_password_hash

DATABASE_NAME = "Lakehouse (Trino)"
CA_FILE = "/lakehouse/ca/ca.crt"


def ensure_admin(app: Flask, username: str, password: str) -> None:
    """Create the administrator ``username``, or give the one there is ``password``."""
    manager = app.appbuilder.sm
    user = manager.find_user(username=username)
    if user is None:
        email = f"{username}@lakehouse.local"
        if not manager.add_user(username, "Lakehouse", "Administrator", email, manager.find_role("Admin"), password):
            raise RuntimeError(f"Superset did not create the user {username}; its log says why")
        print(f"created the administrator {username}")
    elif not check_password_hash(user.password, password):
        manager.reset_password(user.id, password)
        print(f"changed the password of {username}")


def ensure_trino_source(password: str) -> None:
    """Register Trino as a database, or bring the one registered up to date."""
    # These need an application context to be imported.
    from superset import db
    from superset.models.core import Database

    uri = URL.create("trino", "svc-superset", password, "trino", 8443, "iceberg").render_as_string(hide_password=False)
    extra = json.dumps(
        {
            "allows_virtual_table_explore": True,
            "engine_params": {"connect_args": {"http_scheme": "https", "verify": CA_FILE}},
        },
        sort_keys=True,
    )
    database = db.session.query(Database).filter_by(database_name=DATABASE_NAME).one_or_none()
    if database is None:
        database = Database(database_name=DATABASE_NAME)
        db.session.add(database)
    elif database.sqlalchemy_uri_decrypted == uri and database.extra == extra and database.expose_in_sqllab:
        return
    database.set_sqlalchemy_uri(uri)
    database.extra = extra
    database.expose_in_sqllab = True
    db.session.commit()
    print(f"registered {DATABASE_NAME}")


def reencrypt_secrets(previous_secret_key: str) -> None:
    """Encrypt what was stored under ``previous_secret_key`` with today's key; what is already so stays.

    Raises:
        RuntimeError: if no encrypted column is found, which would leave every one under the previous key.
    """
    from flask_appbuilder import Model
    from superset.utils.encrypt import EncryptedType, SecretsMigrator

    class Migrator(SecretsMigrator):
        # Superset 6.1 looks through `db.metadata`, which is empty: the models are in Flask-AppBuilder's.
        def discover_encrypted_fields(self) -> dict[str, dict[str, EncryptedType]]:
            found: dict[str, dict[str, EncryptedType]] = {}
            for table in Model.metadata.tables.values():
                columns = {
                    column.name: column.type for column in table.columns if isinstance(column.type, EncryptedType)
                }
                if columns:
                    found[table.name] = columns
            return found

    migrator = Migrator(previous_secret_key=previous_secret_key)
    if not migrator.discover_encrypted_fields():
        raise RuntimeError("found no encrypted column in Superset's models")
    migrator.run()
    print("encrypted the stored secrets with the new key")


def main() -> None:
    """Converge Superset's state.

    Raises:
        KeyError: if SUPERSET_ADMIN_USERNAME, SUPERSET_ADMIN_PASSWORD or TRINO_SUPERSET_PASSWORD is not set.
    """
    username = os.environ["SUPERSET_ADMIN_USERNAME"]
    admin_password = os.environ["SUPERSET_ADMIN_PASSWORD"]
    trino_password = os.environ["TRINO_SUPERSET_PASSWORD"]
    app = create_app()
    with app.app_context():
        upgrade()
        if previous_secret_key := os.environ.get("SUPERSET_PREVIOUS_SECRET_KEY"):
            reencrypt_secrets(previous_secret_key)
        app.appbuilder.add_permissions(update_perms=True)
        app.appbuilder.sm.sync_role_definitions()
        ensure_admin(app, username, admin_password)
        ensure_trino_source(trino_password)


if __name__ == "__main__":
    main()
