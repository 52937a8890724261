#!/usr/bin/env bash
set -Eeuo pipefail

fail() {
  echo "postgres entrypoint: $*" >&2
  exit 1
}

# Takes NAME from the file that NAME_FILE names, so that a secret need not be in the environment.
resolve() {
  local name=$1 default=${2:-} file_name="$1_FILE"
  if [[ -n ${!name:-} && -n ${!file_name:-} ]]; then
    fail "$name and $file_name are both set; set only one"
  fi
  if [[ -n ${!file_name:-} ]]; then
    printf -v "$name" '%s' "$(<"${!file_name}")"
  else
    printf -v "$name" '%s' "${!name:-$default}"
  fi
  export "${name?}"
  unset "$file_name"
}

prepare_directories() {
  mkdir -p "$PGDATA" /var/run/postgresql
  chmod 0700 "$PGDATA" || true
  chmod 03775 /var/run/postgresql || true
  if [[ -n ${POSTGRES_INITDB_WALDIR:-} ]]; then
    mkdir -p "$POSTGRES_INITDB_WALDIR"
    chmod 0700 "$POSTGRES_INITDB_WALDIR"
  fi
  if [[ $(id -u) == 0 ]]; then
    find "$PGDATA" /var/run/postgresql ${POSTGRES_INITDB_WALDIR:+"$POSTGRES_INITDB_WALDIR"} \
      ! -user postgres -exec chown postgres {} +
  fi
}

run_psql() {
  psql --set ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" "$@"
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    [[ -e $file ]] || continue
    echo "postgres entrypoint: $file"
    case $file in
      *.sh)
        if [[ -x $file ]]; then
          "$file"
        else
          # shellcheck disable=SC1090
          . "$file"
        fi
        ;;
      *.sql) run_psql --no-password --dbname "$POSTGRES_DB" --file "$file" ;;
      *.sql.gz) gunzip --stdout "$file" | run_psql --no-password --dbname "$POSTGRES_DB" ;;
      *.sql.xz) xz --decompress --stdout "$file" | run_psql --no-password --dbname "$POSTGRES_DB" ;;
      *.sql.zst) zstd --decompress --stdout "$file" | run_psql --no-password --dbname "$POSTGRES_DB" ;;
      *) echo "postgres entrypoint: $file is not a script; left alone" ;;
    esac
  done
}

initialize() {
  local auth waldir=() initdb_args=()
  if [[ -z $POSTGRES_PASSWORD && ${POSTGRES_HOST_AUTH_METHOD:-} != trust ]]; then
    fail "the data directory is empty and POSTGRES_PASSWORD is not set; set it (or POSTGRES_PASSWORD_FILE) to start"
  fi
  ls /docker-entrypoint-initdb.d >/dev/null

  [[ -z ${POSTGRES_INITDB_WALDIR:-} ]] || waldir=(--waldir "$POSTGRES_INITDB_WALDIR")
  # The variable may hold quoted words, as it may in the official image.
  eval "initdb_args=($POSTGRES_INITDB_ARGS)"
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") \
    "${waldir[@]}" "${initdb_args[@]}"

  auth=${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption "$@")}
  printf '\nhost all all all %s\n' "$auth" >>"$PGDATA/pg_hba.conf"

  export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
  # No TCP yet: a health check must not pass before the scripts below are done.
  NOTIFY_SOCKET='' PGUSER=${PGUSER:-$POSTGRES_USER} pg_ctl --pgdata "$PGDATA" --wait start \
    --options "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")"
  if [[ $POSTGRES_DB != postgres ]]; then
    run_psql --dbname postgres --set name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
  fi
  run_init_files
  PGUSER=${PGUSER:-$POSTGRES_USER} pg_ctl --pgdata "$PGDATA" --mode fast --wait stop
  unset PGPASSWORD
}

[[ ${1:-} != -* ]] || set -- postgres "$@"

if [[ ${1:-} == postgres && ! " $* " =~ \ (-\?|--help|--describe-config|-V|--version)\  ]]; then
  prepare_directories
  if [[ $(id -u) == 0 ]]; then
    exec gosu postgres "${BASH_SOURCE[0]}" "$@"
  fi
  resolve POSTGRES_PASSWORD
  resolve POSTGRES_USER postgres
  resolve POSTGRES_DB "$POSTGRES_USER"
  resolve POSTGRES_INITDB_ARGS
  if [[ -s $PGDATA/PG_VERSION ]]; then
    echo "postgres entrypoint: $PGDATA holds a database; starting it"
  else
    initialize "${@:2}"
    echo "postgres entrypoint: initialized; starting"
  fi
fi

exec "$@"
