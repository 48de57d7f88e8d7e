# shellcheck shell=bash
# What the proof says, and how it ends when something cannot be shown.

shown=0

say() { printf '%s\n' "$*"; }

step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

fail() {
  printf 'NOT SHOWN: %s\n' "$*" >&2
  exit 1
}

# show WHAT COMMAND...: the command's success shows it.
show() {
  local what=$1
  shift
  "$@" || fail "$what"
  shown=$((shown + 1))
  say "shown: $what"
}

refuses() { ! "$@" > /dev/null 2>&1; }

need() {
  local program missing=''
  [ "$(id -u)" -eq 0 ] || fail 'an engine is started here, which takes root'
  for program in dockerd debootstrap curl openssl sha1sum; do
    command -v "$program" > /dev/null || missing="$missing $program"
  done
  [ -z "$missing" ] || fail "not installed:$missing (Debian: apt-get install docker.io debootstrap curl openssl)"
}

# clean_up: whatever ends the proof, nothing stays behind.
clean_up() {
  local code=$?
  trap '' INT TERM
  stop_load
  if [ "${ENSEMBLE_PROOF_KEEP:-}" = yes ]; then
    say "Left running: DOCKER_HOST=$DOCKER_HOST"
    return "$code"
  fi
  if [ "$code" -ne 0 ] && [ -n "${engine:-}" ]; then
    compose ps --all || true
    compose logs --tail 40 || true
  fi
  stop_engine
  return "$code"
}
