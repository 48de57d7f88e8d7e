# shellcheck shell=bash
# ./ensemble status

# What scripts may rely on: 3 is what service managers answer for "not running".
readonly not_running=3

status() {
  local part code=0 pid port since
  local number=$usual_port
  while [ $# -gt 0 ]; do
    case $1 in
      --port) [ $# -gt 1 ] || wrong_usage '--port needs a value.'; number=$2; shift ;;
      *) wrong_usage "\"status\" has no option \"$1\"." ;;
    esac
    shift
  done
  use_instance "$number"
  if ! anything_runs; then
    say "Nothing runs on port $port_of_gateway."
    say_others
    return "$not_running"
  fi
  printf '%-12s %-10s %8s %6s  %s\n' PART STATE PID PORT UPTIME
  for part in $parts; do
    if ! recorded "$part"; then
      # With servers of one's own there is no sandbox; anything else is still to be started.
      [ "$part" = sandbox ] && continue
      pid=- port=- state=starting uptime=-
      code=$not_running
    else
      state_of "$part" || code=$not_running
    fi
    printf '%-12s %-10s %8s %6s  %s\n' "$part" "$state" "$pid" "$port" "$uptime"
  done
  return "$code"
}

# state_of PART: sets state and uptime; fails unless it serves.
state_of() {
  uptime=$(duration $(($(date +%s) - since)))
  if ! runs "$1"; then
    state=stopped pid=- uptime=-
    return 1
  elif ready "$1"; then
    state=ready
  else
    state='not ready'
    return 1
  fi
}

# say_others: the running instances, for those who forgot which port they chose.
say_others() {
  local number here=$port_of_gateway
  for number in $(all_instances); do
    [ "$number" != "$here" ] || continue
    use_instance "$number"
    ! anything_runs || say "Ensemble runs on port $number: ./ensemble status --port $number"
  done
}
