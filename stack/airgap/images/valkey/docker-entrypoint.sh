#!/bin/sh
set -eu

case ${1:-} in
  -* | *.conf) set -- valkey-server "$@" ;;
esac

if [ "${1:-}" = valkey-server ]; then
  if [ "$(id -u)" = 0 ]; then
    find . ! -user valkey -exec chown valkey {} +
    exec setpriv --reuid=valkey --regid=valkey --clear-groups -- "$0" "$@"
  fi
  # The official build ships with protected mode off, as a container is reached from other hosts by design.
  # Debian's does not, and would refuse them unless a password is set.
  config=/dev/null
  case ${2:-} in
    '' | -*) ;;
    *) config=$2 ;;
  esac
  case $* in
    *--protected-mode*) ;;
    *) grep --quiet --ignore-case '^[[:space:]]*protected-mode' "$config" || set -- "$@" --protected-mode no ;;
  esac
fi

if [ "$(umask)" = 0022 ]; then
  umask 0077
fi

# shellcheck disable=SC2086
exec "$@" ${VALKEY_EXTRA_FLAGS:-}
