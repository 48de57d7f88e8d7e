# shellcheck shell=bash
# ./ensemble down

down() {
  local port='' all='' number
  while [ $# -gt 0 ]; do
    case $1 in
      --port) [ $# -gt 1 ] || wrong_usage '--port needs a value.'; port=$2; shift ;;
      --all) all=yes ;;
      *) wrong_usage "\"down\" has no option \"$1\"." ;;
    esac
    shift
  done
  [ -z "$all" ] || [ -z "$port" ] || wrong_usage 'Say --port or --all, not both.'
  if [ -z "$all" ]; then
    use_instance "${port:-$usual_port}"
    down_instance || { say "Nothing runs on port $port_of_gateway."; say_others; }
    return 0
  fi
  for number in $(all_instances); do
    use_instance "$number"
    down_instance
  done
  return 0
}

# down_instance: fails if there is nothing to do.
down_instance() {
  if anything_runs; then
    dismiss_launcher
    stop_everything
    say "Ensemble on port $port_of_gateway is stopped."
  else
    rm -f "$instance"/run/*
    return 1
  fi
}

# dismiss_launcher: one in the foreground stops its own parts; what it does not manage is done by the caller.
dismiss_launcher() {
  local other deadline=$((SECONDS + 5 * stop_seconds))
  launcher_runs || return 0
  other=$(cat "$instance/run/launcher.pid")
  kill -TERM "$other" 2> /dev/null
  while is_launcher "$other" && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.1; done
  ! is_launcher "$other" || kill -KILL "$other" 2> /dev/null
}

stop_everything() {
  local part
  for part in $parts; do
    ! runs "$part" || progress 'stopping ...' "$part"
    stop "$part"
  done
  rm -f "$instance/run/app"
  end_progress
}
