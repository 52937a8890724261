"""Says by its exit code whether the Airflow process of this container works: `worker`, or the name of a job type.

It imports nothing of Airflow, whose own checks take seconds of processor time each.
"""

import os
import socket
import sys

HEARTBEAT_LIMIT_SECONDS = 60
TIMEOUT_SECONDS = 5

HEARTBEAT_QUERY = """
    SELECT count(*) FROM job
    WHERE job_type = %s AND hostname = %s AND state = 'running'
    AND latest_heartbeat > now() - make_interval(secs => %s)
"""


def job_beats(job_type: str) -> bool:
    """Return whether a job of type ``job_type`` on this host has reported within the last minute."""
    import psycopg2

    url = os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].replace("postgresql+psycopg2", "postgresql", 1)
    connection = psycopg2.connect(
        url, connect_timeout=TIMEOUT_SECONDS, options=f"-c statement_timeout={TIMEOUT_SECONDS * 1000}"
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(HEARTBEAT_QUERY, (job_type, socket.getfqdn(), HEARTBEAT_LIMIT_SECONDS))
            return cursor.fetchone()[0] > 0
    finally:
        connection.close()


def worker_answers() -> bool:
    """Return whether this host's Celery worker answers a ping that goes through the broker."""
    from celery import Celery

    app = Celery(broker=os.environ["AIRFLOW__CELERY__BROKER_URL"])
    app.conf.broker_transport_options = {
        "socket_connect_timeout": TIMEOUT_SECONDS,
        "socket_timeout": TIMEOUT_SECONDS,
    }
    destination = [f"celery@{socket.gethostname()}"]
    return bool(app.control.ping(destination=destination, timeout=TIMEOUT_SECONDS, limit=1))


def main() -> int:
    """Check what the first argument names; 0 means that it works."""
    subject = sys.argv[1]
    if worker_answers() if subject == "worker" else job_beats(subject):
        return 0
    print(f"{subject} on {socket.gethostname()} does not answer", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
