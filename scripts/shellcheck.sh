#!/usr/bin/env bash
# Checks every shell script of the repository, by its first line, since most have no extension.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v shellcheck >/dev/null; then
  echo 'shellcheck is missing: sudo apt-get install shellcheck' >&2
  exit 1
fi

mapfile -d '' -t tracked < <(git ls-files -z --cached --others --exclude-standard)
scripts=()
for file in "${tracked[@]}"; do
  [ -f "$file" ] || continue
  IFS= read -r -d '' -n 64 start < "$file" || true
  case ${start%%$'\n'*} in
    '#!'*sh) scripts+=("$file") ;;
  esac
done
shellcheck --external-sources "${scripts[@]}"
