#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests the launcher with programs that only pretend: needs bash, Node.js and free ports from 23080 on; takes seconds.
#
# Some functions here take the place of others, which the checker cannot see; nor need pgrep be there.
# shellcheck disable=SC2317,SC2009
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
for file in say need java test/lay-out; do
  # shellcheck source=/dev/null
  . "$here/$file.sh"
done

# A path with a space: people have them.
copy=$(mktemp -d "${TMPDIR:-/tmp}/ensemble launcher.XXXXXX")
copy=$(cd "$copy" && pwd -P)
out=$copy/out
passed=0
failed=0

lay_out "$copy" || exit 1
export JAVA_HOME=$copy/jdk PATH=$copy/tools:$PATH
unset ENSEMBLE_SECRET ENSEMBLE_BIND ENSEMBLE_BUILD ENSEMBLE_START_SECONDS ENSEMBLE_STOP_SECONDS

leave() {
  "$copy/ensemble" down --all > /dev/null 2>&1
  rm -rf "$copy"
}
trap leave EXIT
trap 'exit 130' INT TERM

# run CODE ARGUMENTS...: calls the launcher, and is true if it ends with that code.
run() {
  local wanted=$1 code
  shift
  "$copy/ensemble" "$@" > "$out" 2>&1
  code=$?
  [ "$code" -eq "$wanted" ] || { say "exit code $code instead of $wanted" >> "$out"; return 1; }
}

says() { grep -q -- "$1" "$out" || { say "nothing said of: $1" >> "$out"; return 1; }; }

# processes: what runs from the copy.
processes() { ps -eww -o args= | grep -F "$copy/.ensemble/" | grep -v grep; }

nothing_runs() { ! processes >> "$out"; }

# soon COMMAND...: waits until it succeeds, 20 s at most.
soon() {
  local tries=0
  until "$@"; do
    sleep 0.2
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || return 1
  done
}

connects() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

it() { # WHAT FUNCTION
  : > "$out"
  if "$2"; then
    passed=$((passed + 1))
    say "ok      $1"
  else
    failed=$((failed + 1))
    say "FAILED  $1"
    sed 's/^/          /' "$out"
    "$copy/ensemble" down --all > /dev/null 2>&1
  fi
}

no_command() { run 2 && says 'Say what to do' && says './ensemble up'; }
it 'a launcher without a command explains itself' no_command

help_wanted() { run 0 --help && says './ensemble status' && run 0 help && says ENSEMBLE_SECRET; }
it 'help is not an error' help_wanted

wrong_words() {
  run 2 fly && says 'no command "fly"' && run 2 up --fast && says 'no option "--fast"' \
    && run 2 down now && says 'no option "now"' && run 2 status --port && says 'needs a value' \
    && run 2 bench flight && says 'no benchmark "flight"' && run 2 bench --runs many && says 'not "many"' \
    && run 2 bench startup --service store && says 'not "store"'
}
it 'unknown words are named, with exit code 2' wrong_words

wrong_ports() {
  run 2 up --port abc && says 'a number, not "abc"' && run 2 up --port 0 && says 'from 1 to' \
    && run 2 up --port 65535 && says 'from 1 to 64609' && run 2 down --port 99999999999999999999 && says 'a number'
}
it 'a port that cannot be is refused' wrong_ports

missing_file() { run 1 up --nodes "$copy/none.yaml" && says 'no readable file'; }
it 'a file that is not there is named' missing_file

no_jdk() {
  (
    unset JAVA_HOME
    java_places() { say "$copy/jdk17"; }
    java_behind_shim() { :; }
    pretend_jdk "$copy/jdk17" 17.0.2
    need_java
  ) > "$out" 2>&1 && return 1
  says 'JDK 25 or newer is missing' && says 'sdk install java 25-tem' && says https://adoptium.net
}
it 'a missing JDK is named, with the command that installs it' no_jdk

best_jdk() {
  pretend_jdk "$copy/jdk17" 17.0.2
  pretend_jdk "$copy/jdk26" 26
  pretend_jdk "$copy/jdk27" 27-ea
  mkdir -p "$copy/jre/bin"
  [ "$(printf '%s\n' "$copy"/jdk17 "$copy"/jre "$copy"/jdk27 "$copy"/jdk26 | best_java)" = "$copy/jdk27" ] \
    && [ "$(printf '%s\n' "$copy"/jdk27 "$copy"/jdk "$copy"/jdk26 | best_java)" = "$copy/jdk" ] \
    && ! printf '%s\n' "$copy"/jdk17 | best_java
}
it 'JDK 25 is preferred, then the newest' best_jdk

old_java_home() (
  pretend_jdk "$copy/jdk17" 17.0.2
  JAVA_HOME=$copy/jdk17
  java_places() { say "$copy/jdk"; }
  find_java && [ "$JAVA_HOME" = "$copy/jdk" ]
)
it 'a JAVA_HOME that is too old is passed over' old_java_home

no_node() {
  (
    node() { say v18.20.0; }
    npm() { :; }
    need_tools_to_build
  ) > "$out" 2>&1 && return 1
  says 'Node.js 20.19 or newer'
}
it 'a Node.js that is too old is named' no_node

idle() { run 0 down && says 'Nothing runs on port 8080' && run 3 status && says 'Nothing runs' && run 0 down --all; }
it 'down and status are fine when nothing runs' idle

broken_build() {
  FAKE_BROKEN_BUILD=yes run 1 up --port 23080 && says 'the build failed' && says 'no such class' && nothing_runs
}
it 'a build that fails shows its last lines' broken_build

taken_port() {
  node -e 'require("net").createServer().listen(23081, "127.0.0.1")' &
  local other=$! code=0
  soon connects 23081
  run 1 up --port 23080 && says '23081 is taken' && says 'needed for the dispatcher' && says 'up --port 9080\|up --port 1' \
    || code=1
  kill "$other"
  return "$code"
}
it 'a taken port is named, with what it is for' taken_port

up_and_down() {
  rm -f "$copy/builds"
  run 0 up --detach --port 23080 && says 'building dispatcher (5 of 7)' \
    && says 'Web page     http://localhost:23080/$' && says '4 BigBlueButton, then 2 Jitsi, .*:24001 to 24006$' && says 'Console      http://localhost:23081/console/#key=' \
    && run 0 status --port 23080 && says 'gateway *ready .* 23080 ' \
    && run 1 up --port 23080 && says 'runs here already' \
    && run 0 down --port 23080 && says stopped && nothing_runs && [ -z "$(ls "$copy/.ensemble/23080/run")" ] \
    && run 3 status --port 23080
}
it 'up --detach, status, a second up, down' up_and_down

no_second_build() {
  touch "$copy/dispatcher/pom.xml"
  run 0 up --detach --port 23080 && run 0 down --port 23080 && [ "$(grep -c build "$copy/builds")" = 1 ]
}
it 'a second start does not build' no_second_build

new_source() {
  say 'class New {}' > "$copy/dispatcher/src/main/New.java"
  run 0 up --detach --port 23080 && run 0 down --port 23080 && [ "$(grep -c build "$copy/builds")" = 2 ] \
    && [ "$(find "$copy/.ensemble/app" -mindepth 1 -maxdepth 1 | grep -c .)" = 1 ]
}
it 'a changed source is built, the old build forgotten' new_source

secrets_stay() {
  local first
  run 0 up --detach --port 23080 || return 1
  first=$(sed -n 's/.*API secret *//p' "$out")
  processes | grep -F -e "$first" && return 1
  run 0 down --port 23080 && run 0 up --detach --port 23080 && says "API secret   $first" && run 0 down --port 23080 \
    && [ "${#first}" = 40 ] && [ "$(find "$copy/.ensemble/23080/secrets" -perm 600)" != '' ] || return 1
  ENSEMBLE_SECRET=chosen run 0 up --detach --port 23080 && says 'API secret   chosen' && run 0 down --port 23080
}
it 'secrets survive a restart, are private, and can be chosen' secrets_stay

side_by_side() {
  run 0 up --detach --port 23080 && run 0 up --detach --port 24080 \
    && run 0 status --port 23080 && run 0 status --port 24080 \
    && run 3 status && says 'runs on port 24080' \
    && run 0 down --port 23080 && run 0 status --port 24080 \
    && run 0 down --all && says 'port 24080 is stopped' && nothing_runs
}
it 'two run side by side' side_by_side

own_nodes() {
  say 'nodes: []' > "$copy/some nodes.yaml"
  (cd "$copy" && run 0 up --detach --port 23080 --nodes 'some nodes.yaml' --tenants 'some nodes.yaml') \
    && says "those of $copy/some nodes.yaml" && run 0 status --port 23080 && ! grep -q sandbox "$out" \
    && run 0 down --port 23080
}
it 'own nodes and tenants: no sandbox, no secret' own_nodes

bad_nodes() {
  say bad > "$copy/some nodes.yaml"
  run 1 up --port 23080 --nodes "$copy/some nodes.yaml" && says '^    some nodes.yaml line 7: that is bad$' && nothing_runs
}
it 'a bad nodes file ends the start, with the line' bad_nodes

dead_part() { FAKE_DEAD=join-gateway run 1 up --port 23080 && says 'gateway stopped while' && says 'will not have it' && nothing_runs; }
it 'a part that dies while it starts is named, and all stops' dead_part

late_part() {
  FAKE_LATE=node-poller ENSEMBLE_START_SECONDS=5 run 1 up --port 23080 && says 'not ready after 5 s: poller' && nothing_runs
}
it 'a part that is never ready is named, and all stops' late_part

# in_foreground: starts one and waits until it is ready; leaves its id in launcher.
in_foreground() {
  "$copy/ensemble" up --port 23080 > "$out" 2>&1 &
  launcher=$!
  soon grep -q Ctrl-C "$out"
}

ended() {
  in_foreground || return 1
  kill -TERM "$launcher"
  wait "$launcher" && nothing_runs && [ -z "$(ls "$copy/.ensemble/23080/run")" ]
}
it 'a launcher in the foreground stops everything when it is ended' ended

down_from_elsewhere() {
  in_foreground && "$copy/ensemble" down --port 23080 > /dev/null 2>&1 && wait "$launcher" && nothing_runs
}
it 'down stops a launcher in the foreground' down_from_elsewhere

killed() {
  in_foreground || return 1
  kill -KILL "$launcher"
  { wait "$launcher"; } 2> /dev/null
  run 1 up --port 23080 && says 'runs here already' && run 0 down --port 23080 && nothing_runs \
    && run 0 up --detach --port 23080 && run 0 down --port 23080
}
it 'down cleans up after a launcher that was killed' killed

lost_part() {
  local code=0
  in_foreground || return 1
  read -r poller _ < "$copy/.ensemble/23080/run/poller.pid"
  kill -KILL "$poller"
  soon grep -q 'poller has stopped by itself' "$out"
  says 'poller has stopped by itself' || code=1
  "$copy/ensemble" status --port 23080 | grep -q 'poller *stopped' || code=1
  "$copy/ensemble" status --port 23080 | grep -q 'gateway *ready' || code=1
  kill -TERM "$launcher"
  wait "$launcher" && [ "$code" -eq 0 ]
}
it 'a part that dies later is reported; the rest runs on' lost_part

foreign_pid() {
  mkdir -p "$copy/.ensemble/23080/run"
  sleep 30 &
  local other=$! code=0
  say "$other 23080 0" > "$copy/.ensemble/23080/run/gateway.pid"
  say "$other" > "$copy/.ensemble/23080/run/launcher.pid"
  run 3 status --port 23080 && run 0 down --port 23080 && kill -0 "$other" || code=1
  kill "$other"
  return "$code"
}
it 'a process that has inherited a number is left alone' foreign_pid

through_link() {
  ln -sf "$copy/ensemble" "$copy/tools/ens"
  (cd / && env -u HOME ens up --detach --port 23080 && ens down --port 23080) > "$out" 2>&1
}
it 'works through a link, from elsewhere, without HOME' through_link

stubborn() { FAKE_STUBBORN=node-poller run 0 up --detach --port 23080 && ENSEMBLE_STOP_SECONDS=1 run 0 down --port 23080 && says 'killing it' && nothing_runs; }
it 'a part that does not stop is killed' stubborn

say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
