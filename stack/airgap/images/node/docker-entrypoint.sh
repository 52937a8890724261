#!/bin/sh
set -eu

# A flag, a script, or anything that is no command is for node.
if [ -n "${1:-}" ]; then
  case $1 in
    -*) set -- node "$@" ;;
    *)
      if ! command -v "$1" >/dev/null 2>&1 || [ -d "$1" ]; then
        set -- node "$@"
      fi
      ;;
  esac
fi
if [ "${1:-}" ] && [ -f "$1" ] && [ ! -x "$1" ]; then
  set -- node "$@"
fi

exec "$@"
