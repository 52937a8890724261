#!/bin/sh
set -eu

if [ "$(id -u)" = 0 ]; then
  # A recursive chown of a full volume takes minutes: only when the top is not ours yet.
  if [ "$(stat --format %u:%g /data)" != 1000:1000 ]; then
    chown --recursive seaweed:seaweed /data || echo "seaweedfs entrypoint: cannot take over /data" >&2
  fi
  exec setpriv --reuid=seaweed --regid=seaweed --clear-groups -- env HOME=/home/seaweed "$0" "$@"
fi

# Both -flag and --flag, alone or with =value, are the same to weed.
passed() {
  flag=$1
  shift
  for argument in "$@"; do
    case $argument in
      "-$flag" | "--$flag" | "-$flag="* | "--$flag="*) return 0 ;;
    esac
  done
  return 1
}

verb=${1:-}
[ $# -eq 0 ] || shift

case $verb in
  master) set -- -mdir=/data -volumeSizeLimitMB=1024 "$@" ;;
  volume)
    passed max "$@" || set -- -max=0 "$@"
    set -- -dir=/data "$@"
    ;;
  server)
    passed volume.max "$@" || set -- -volume.max=0 "$@"
    set -- -dir=/data -master.volumeSizeLimitMB=1024 "$@"
    ;;
  mini) passed dir "$@" || set -- -dir=/data "$@" ;;
  s3) set -- "-domainName=${S3_DOMAIN_NAME:-}" "-key.file=${S3_KEY_FILE:-}" "-cert.file=${S3_CERT_FILE:-}" "$@" ;;
  filer) ;;
  shell)
    commands=$*
    set -- "-cluster=${SHELL_CLUSTER:-}" "-filer=${SHELL_FILER:-}" "-filerGroup=${SHELL_FILER_GROUP:-}" \
      "-master=${SHELL_MASTER:-}" "-options=${SHELL_OPTIONS:-}"
    printf '%s\n' "$commands" | exec /usr/bin/weed -logtostderr=true shell "$@"
    exit
    ;;
  *) exec /usr/bin/weed ${verb:+"$verb"} "$@" ;;
esac

exec /usr/bin/weed -logtostderr=true "$verb" "$@"
