# shellcheck shell=bash
# ./ensemble up

up() {
  prepare_up "$@"
  start
  say_where_it_is
  if [ -n "$detach" ]; then
    keep=yes
    exit 0
  fi
  watch
}

# prepare_up: everything before the first program is started. Whatever ends the launcher from here on, it cleans up.
prepare_up() {
  read_up_options "$@"
  need_java
  claim_instance
  maven_pid='' started='' keep=''
  # 130 is what shells answer for a program that Ctrl-C has ended.
  trap 'exit 130' INT TERM HUP
  trap clean_up EXIT
  check_ports
  find_app
  say "$app" > "$instance/run/app"
  find_store
  load_secrets
}

read_up_options() {
  local port=$usual_port
  nodes_file='' tenants_file='' detach=''
  while [ $# -gt 0 ]; do
    case $1 in
      --nodes | --tenants | --port) [ $# -gt 1 ] || wrong_usage "$1 needs a value." ;;
    esac
    case $1 in
      --nodes) nodes_file=$(readable_file "$2") || exit 1; shift ;;
      --tenants) tenants_file=$(readable_file "$2") || exit 1; shift ;;
      --port) port=$2; shift ;;
      --detach) detach=yes ;;
      *) wrong_usage "\"up\" has no option \"$1\"." ;;
    esac
    shift
  done
  use_instance "$port"
}

# readable_file FILE: its full path, since the services run elsewhere.
readable_file() {
  if [ ! -f "$1" ] || [ ! -r "$1" ]; then fail "There is no readable file $1."; fi
  printf '%s/%s\n' "$(cd "$(dirname "$1")" && pwd)" "$(basename "$1")"
}

start() {
  started=yes
  start_time=$SECONDS
  progress 'starting ...'
  launch store "$port_of_store" run_store
  await store
  # A JVM takes a second or two: those that need not wait for the simulated servers start beside them.
  if [ -z "$nodes_file" ]; then
    rm -f "$instance/nodes.yaml"
    launch sandbox "$port_of_sandbox" run_sandbox
  fi
  launch gateway "$port_of_gateway" run_gateway
  launch poller "$port_of_poller" run_poller
  [ -n "$nodes_file" ] || await sandbox
  launch dispatcher "$port_of_dispatcher" run_dispatcher
  await dispatcher poller gateway
  check_files
  end_progress
}

say_where_it_is() {
  local page=http://localhost:$port_of_gateway
  say "Ensemble is ready after $(duration $((SECONDS - start_time)))."
  say
  say "  Web page     $page/"
  say "  API base     $page/bigbluebutton/api"
  if [ -z "$tenants_file" ]; then
    say "  API secret   $api_secret"
  else
    say "  API secrets  those of $tenants_file"
  fi
  say "  Console      http://localhost:$port_of_dispatcher/console/#key=$dispatcher_key"
  if [ -z "$nodes_file" ]; then
    say "  Servers      simulated: $bigbluebutton_nodes BigBlueButton, then $jitsi_nodes Jitsi, http://localhost:$port_of_sandbox to $last_port_of_sandbox"
  else
    say "  Servers      those of $nodes_file"
  fi
  say "  Logs         $instance/log/"
  if [ -n "$detach" ]; then
    say "  Stop         ./ensemble down$(port_option)"
  else
    say '  Stop         Ctrl-C'
  fi
  say
}

# watch: until somebody wants an end. A part that dies is reported once; the others may well serve on without it.
watch() {
  local part gone=' '
  trap 'exit 0' INT TERM HUP
  while :; do
    sleep 1
    for part in $parts; do
      if [ ! -f "$instance/run/$part.pid" ] || runs "$part"; then continue; fi
      case $gone in *" $part "*) continue ;; esac
      gone="$gone$part "
      complain "ensemble: $part has stopped by itself; the other parts run on."
      last_lines "$instance/log/$part.log" 20
    done
    anything_of_ours_runs || fail 'Nothing runs any more.'
  done
}

anything_of_ours_runs() {
  local part
  for part in $parts; do runs "$part" && return; done
  return 1
}

# clean_up: whatever ends the launcher, nothing stays behind, unless it is to.
clean_up() {
  trap '' INT TERM HUP
  [ -z "$maven_pid" ] || { kill -TERM -- "-$maven_pid" 2> /dev/null; rm -f "$work/build.lock"; }
  if [ -n "$started" ] && [ -z "$keep" ]; then
    end_progress
    stop_everything
  fi
  rm -f "$instance/run/launcher.pid"
}
