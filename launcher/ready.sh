# shellcheck shell=bash
# Waits for what was started, and says what is wrong with what does not come.

# Two idle processors take 5 s; two that several builds kept busy took a minute.
start_seconds=$(whole_seconds ENSEMBLE_START_SECONDS 90) || exit

# ready PART: whether it can do its work.
ready() {
  local node
  runs "$1" || return 1
  case $1 in
    store) answers "$port_of_store" ;;
    sandbox)
      [ -s "$instance/nodes.yaml" ] || return 1
      for ((node = port_of_sandbox; node <= last_port_of_sandbox; node++)); do answers "$node" || return 1; done
      ;;
    poller) healthy "$management_of_poller" ;;
    dispatcher) healthy "$management_of_dispatcher" ;;
    gateway) healthy "$management_of_gateway" ;;
  esac
}

# await PART...: until all are ready; or ends the launcher, which stops everything.
await() {
  local part late waiting=$*
  while :; do
    late=''
    for part in $waiting; do
      ready "$part" && continue
      late="$late $part"
      runs "$part" || gave_up "$part stopped while it started." "$part"
      [ "$part" != dispatcher ] || check_files
    done
    waiting=$late
    [ -n "$waiting" ] || return 0
    progress 'starting ...' "waiting for$waiting, $(duration $((SECONDS - start_time)))"
    if [ $((SECONDS - start_time)) -ge "$start_seconds" ]; then
      gave_up "not ready after $start_seconds s:$waiting (ENSEMBLE_START_SECONDS sets the limit)." "${waiting##* }"
    fi
    sleep 0.2
  done
}

gave_up() { # MESSAGE PART
  complain "ensemble: $1"
  last_lines "$instance/log/$2.log" 20
  exit 1
}

# check_files: the dispatcher refuses a bad file whole, says why, and waits for a better one; here nobody would mend it.
check_files() {
  local log=$instance/log/dispatcher.log
  grep -q 'is refused; what was last good' "$log" 2> /dev/null || return 0
  complain "ensemble: ${nodes_file:+$nodes_file }${tenants_file:+$tenants_file }cannot be used:"
  sed -n 's/^[^]]*] \(.* line [0-9]*: .*\)$/    \1/p' "$log" >&2
  exit 1
}
