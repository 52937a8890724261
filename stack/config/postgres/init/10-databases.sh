#!/bin/sh
# Runs once, when the volume is empty: a role and a database of its own for each service that keeps its state here.
set -eu

create_database() {
  psql -v ON_ERROR_STOP=1 --username postgres -v name="$1" -v password="$2" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
}

create_database airflow "$AIRFLOW_DB_PASSWORD"
create_database superset "$SUPERSET_DB_PASSWORD"
