# shellcheck shell=bash
# One started program: start it, know it again, stop it. A process id alone proves nothing, since ids are used again;
# so a program counts as ours only while its command line names this instance.

# Time for requests under way; the services' own patience (quarkus.shutdown.timeout) is shorter or cut off here.
stop_seconds=$(whole_seconds ENSEMBLE_STOP_SECONDS 15) || exit

command_line() { # PID
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' ' ' < "/proc/$1/cmdline" 2> /dev/null
  else
    ps -ww -o command= -p "$1" 2> /dev/null
  fi
}

is_launcher() { # PID
  kill -0 "$1" 2> /dev/null || return 1
  case $(command_line "$1") in
    *ensemble*' up'* | *ensemble*' bench'*) return 0 ;;
    *) return 1 ;;
  esac
}

# launch PART PORT FUNCTION: runs the function, which execs the program, apart from this terminal: in a process group of
# its own, so that Ctrl-C reaches it only through the launcher, in order.
launch() {
  local part=$1 port=$2 log=$instance/log/$1.log pid
  [ ! -f "$log" ] || mv "$log" "$log.1"
  set -m
  (
    trap '' HUP
    cd "$instance" || exit 1
    "$3"
  ) > "$log" 2>&1 < /dev/null &
  pid=$!
  set +m
  disown "$pid" 2> /dev/null
  printf '%s %s %s\n' "$pid" "$port" "$(date +%s)" > "$instance/run/$part.pid"
  # Until it has become the program, its command line is still ours.
  while kill -0 "$pid" 2> /dev/null && ! runs "$part"; do sleep 0.05; done
}

# recorded PART: sets pid, port and since from its file.
recorded() {
  pid='' port='' since=''
  [ -f "$instance/run/$1.pid" ] && read -r pid port since < "$instance/run/$1.pid" && [ -n "$pid" ]
}

# runs PART: whether the recorded process is still what was started.
runs() {
  local pid port since
  recorded "$1" && kill -0 "$pid" 2> /dev/null || return 1
  case $(command_line "$pid") in
    # A store renames itself to "redis-server 127.0.0.1:8083".
    *"-Densemble.instance=$instance "* | *"$instance/store "* | *" 127.0.0.1:$port"*) return 0 ;;
    *) return 1 ;;
  esac
}

# stop PART: asks, waits, insists.
stop() {
  local pid port since deadline=$((SECONDS + stop_seconds))
  if runs "$1" && recorded "$1"; then
    kill -TERM "$pid" 2> /dev/null
    while runs "$1"; do
      if [ "$SECONDS" -ge "$deadline" ]; then
        complain "$1 did not stop within $stop_seconds s; killing it."
        kill -KILL "$pid" 2> /dev/null
        sleep 0.2
        break
      fi
      sleep 0.1
    done
  fi
  rm -f "$instance/run/$1.pid"
}

# answers PORT: whether anybody listens there on this machine.
answers() {
  (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

# healthy PORT: whether the service with this management port says that it can serve.
healthy() {
  if command -v curl > /dev/null 2>&1; then
    curl -fs -o /dev/null --max-time 2 --noproxy '*' "http://127.0.0.1:$1/q/health/ready"
  else
    (
      exec 3<> "/dev/tcp/127.0.0.1/$1" || exit 1
      printf 'GET /q/health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
      read -r -t 2 answer <&3
      case $answer in *' 200'*) exit 0 ;; *) exit 1 ;; esac
    ) 2> /dev/null
  fi
}
