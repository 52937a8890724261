#!/bin/sh
set -eu

# Everything happens in one process: each start of Superset costs several seconds.
exec python /app/lakehouse/provision.py
