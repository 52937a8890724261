"""Plain Python behind the DAGs: it knows nothing of Airflow and is tested without it."""
