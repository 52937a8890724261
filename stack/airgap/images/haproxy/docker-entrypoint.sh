#!/bin/sh
set -eu

case ${1:-} in
  -*) set -- haproxy "$@" ;;
esac

if [ "${1:-}" = haproxy ]; then
  shift
  # Master-worker so that a reload keeps the container; -db so that it stays in the foreground.
  set -- haproxy -W -db "$@"
fi

exec "$@"
