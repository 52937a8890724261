"""Brings Airflow's database and its administrator to the state that the environment asks for.

Idempotent. It is one process because each start of the `airflow` command costs seconds.
"""

import os

from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder
from airflow.utils import db
from werkzeug.security import check_password_hash

USERNAME = "admin"


def ensure_admin(password: str) -> None:
    """Create the administrator, or give the one there is ``password``.

    Raises:
        RuntimeError: if Airflow did not create the user.
    """
    with get_application_builder() as app_builder:
        manager = app_builder.sm
        user = manager.find_user(username=USERNAME)
        if user is None:
            role = manager.find_role("Admin")
            email = f"{USERNAME}@lakehouse.local"
            if not manager.add_user(USERNAME, "Lakehouse", "Administrator", email, role, password):
                raise RuntimeError(f"Airflow did not create the user {USERNAME}; its log says why")
            print(f"created the administrator {USERNAME}")
        elif not check_password_hash(user.password, password):
            manager.reset_password(user.id, password)
            print(f"changed the password of {USERNAME}")


def main() -> None:
    """Migrate the database, then see to the administrator.

    Raises:
        KeyError: if AIRFLOW_ADMIN_PASSWORD is not set.
    """
    password = os.environ["AIRFLOW_ADMIN_PASSWORD"]
    db.upgradedb()
    ensure_admin(password)


if __name__ == "__main__":
    main()
