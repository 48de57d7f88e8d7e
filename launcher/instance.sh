# shellcheck shell=bash
# One running Ensemble: a web port, the ports beside it, a folder of its own in .ensemble, and its secrets.

readonly usual_port=8080
readonly bigbluebutton_nodes=4
readonly jitsi_nodes=2
readonly sandbox_nodes=$((bigbluebutton_nodes + jitsi_nodes))

# Stopped in this order: nobody is sent to somebody who is gone already.
readonly parts='gateway dispatcher poller sandbox store'

# use_instance PORT: sets instance, its folder, and every port.
use_instance() {
  case $1 in
    '' | *[!0-9]* | ??????*) wrong_usage "--port is a number, not \"$1\"." ;;
  esac
  port_of_gateway=$((10#$1))
  offset=$((port_of_gateway - usual_port))
  port_of_dispatcher=$((8081 + offset))
  port_of_poller=$((8082 + offset))
  port_of_store=$((8083 + offset))
  management_of_gateway=$((8090 + offset))
  management_of_dispatcher=$((8091 + offset))
  management_of_poller=$((8092 + offset))
  port_of_sandbox=$((9001 + offset))
  last_port_of_sandbox=$((port_of_sandbox + sandbox_nodes - 1))
  if [ "$port_of_gateway" -lt 1 ] || [ "$last_port_of_sandbox" -gt 65535 ]; then
    wrong_usage "--port is a number from 1 to $((65535 - sandbox_nodes + 1 - 9001 + usual_port)), not $1."
  fi
  instance=$work/$port_of_gateway
}

# How to speak of this instance on a command line.
port_option() { [ "$port_of_gateway" -eq "$usual_port" ] || printf ' --port %s' "$port_of_gateway"; }

# all_instances: the ports of all that have ever run here.
all_instances() {
  local folder
  for folder in "$work"/*/run; do
    [ -d "$folder" ] && basename "$(dirname "$folder")"
  done
  return 0
}

launcher_runs() {
  local other
  other=$(cat "$instance/run/launcher.pid" 2> /dev/null) && [ -n "$other" ] && is_launcher "$other"
}

anything_runs() {
  local part
  launcher_runs && return
  for part in $parts; do runs "$part" && return; done
  return 1
}

# claim_instance: at most one "up" at a time. A launcher that was killed leaves files, but no claim.
claim_instance() {
  mkdir -p "$instance/run" "$instance/log" "$instance/store" || fail "Cannot write to $work."
  chmod 700 "$instance"
  if anything_runs; then
    fail "Ensemble runs here already, on port $port_of_gateway.
    ./ensemble status$(port_option)   shows it
    ./ensemble down$(port_option)     stops it
    ./ensemble up --port N   starts another one beside it"
  fi
  rm -f "$instance"/run/*
  (set -C; echo $$ > "$instance/run/launcher.pid") 2> /dev/null || fail "Another ./ensemble up has just begun here."
}

# needed_ports: "port what" a line.
needed_ports() {
  local node
  say "$port_of_gateway the web page and API"
  say "$port_of_dispatcher the dispatcher"
  say "$port_of_poller the poller"
  say "$port_of_store the store"
  say "$management_of_gateway the gateway's health"
  say "$management_of_dispatcher the dispatcher's health"
  say "$management_of_poller the poller's health"
  if [ -z "$nodes_file" ]; then
    for ((node = port_of_sandbox; node <= last_port_of_sandbox; node++)); do say "$node a simulated server"; done
  fi
}

check_ports() {
  local number what taken=''
  while read -r number what; do
    answers "$number" || continue
    complain "ensemble: port $number is taken by another program; it is needed for $what."
    taken=yes
  done <<< "$(needed_ports)"
  [ -z "$taken" ] || fail "Stop that program, or move all ports: ./ensemble up --port $(free_web_port)"
}

# free_web_port: the next round one whose ports are all free.
free_web_port() (
  for ((port = 9080; port < 20000; port += 1000)); do
    use_instance "$port"
    needed_ports | { while read -r number _; do answers "$number" && exit 1; done; exit 0; } && break
  done
  say "$port"
)

random_word() {
  # 1024 random bytes hold some 250 letters and digits; 40 of them are 238 bits.
  local word
  word=$(head -c 1024 /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9')
  say "${word:0:40}"
}

# load_secrets: made once, so that links and front ends survive a restart. Only this user can read them, and no program
# is given them on its command line, where everybody can.
load_secrets() {
  local file=$instance/secrets name value
  if [ ! -s "$file" ]; then
    (
      umask 077
      for name in api-secret dispatcher-key room-key sandbox-seed; do say "$name $(random_word)"; done > "$file"
    ) || fail "Cannot write $file."
  fi
  while read -r name value; do
    case $name in
      api-secret) api_secret=$value ;;
      dispatcher-key) dispatcher_key=$value ;;
      room-key) room_key=$value ;;
      sandbox-seed) sandbox_seed=$value ;;
    esac
  done < "$file"
  api_secret=${ENSEMBLE_SECRET:-$api_secret}
}
