# shellcheck shell=bash
# What people read. Errors go to standard error; progress is one line that changes, or a line a step in a log.

say() { printf '%s\n' "$*"; }

complain() {
  end_progress
  printf '%s\n' "$*" >&2
}

fail() {
  complain "ensemble: $*"
  exit 1
}

# 2 is what shells and most tools answer to a command line that they do not understand.
wrong_usage() {
  printf 'ensemble: %s\n\n' "$1" >&2
  usage >&2
  exit 2
}

progress_shown=''

# progress STEP [DETAIL]: the detail (seconds, counts) is worth showing only where the line can change in place.
progress() {
  if [ -t 1 ]; then
    printf '\r\033[K%s%s' "$1" "${2:+ $2}"
    progress_shown=$1
  elif [ "$1" != "$progress_shown" ]; then
    printf '%s\n' "$1"
    progress_shown=$1
  fi
}

# Wipes the changing line, so that what follows starts on a clean one.
end_progress() {
  if [ -t 1 ] && [ -n "$progress_shown" ]; then printf '\r\033[K'; fi
  progress_shown=''
}

# duration SECONDS: in words short enough for a table.
duration() {
  if [ "$1" -lt 60 ]; then
    printf '%d s' "$1"
  elif [ "$1" -lt 3600 ]; then
    printf '%d min %02d s' $(($1 / 60)) $(($1 % 60))
  else
    printf '%d h %02d min' $(($1 / 3600)) $(($1 % 3600 / 60))
  fi
}

# last_lines FILE COUNT: indented, so that they are seen to be somebody else's words.
last_lines() {
  [ -s "$1" ] || return 0
  complain "The last lines of $1:"
  tail -n "$2" "$1" | sed 's/^/    /' >&2
}

# whole_seconds NAME STANDARD: what the environment says, or the standard.
whole_seconds() {
  local value=${!1:-$2}
  case $value in
    *[!0-9]* | ??????*) wrong_usage "$1 is a number of seconds, not \"$value\"." ;;
  esac
  say "$value"
}
