# shellcheck shell=bash
# Load, while things change. Bounded: LOAD_SECONDS, and LOAD_MOST requests of each kind. A request has failed if it was answered
# with anything but what that request is answered with when nothing changes, or not at all.

readonly load_seconds=${LOAD_SECONDS:-240} load_most=${LOAD_MOST:-3000}

loads=()

start_load() {
  rm -rf "$work/load"
  mkdir -p "$work/load"
  touch "$work/load/on"
  # Two clients keep one connection, as browsers and front ends do; two open one for each request.
  kept --http2 "$(signed getMeetingInfo meetingID=maths)" 200 10/s > "$work/load/http2" &
  loads=($!)
  kept --http1.1 "https://$host:18443/" 200 10/s > "$work/load/page" &
  loads+=($!)
  each create_and_join > "$work/load/create" &
  loads+=($!)
  each make_room > "$work/load/rooms" &
  loads+=($!)
}

stop_load() {
  rm -f "$work/load/on"
  [ ${#loads[@]} -eq 0 ] || wait "${loads[@]}" || true
  loads=()
}

# kept PROTOCOL ADDRESS STATUS RATE: in batches of 50 requests on one connection.
kept() {
  local answers status why sent=0 end=$((SECONDS + load_seconds))
  while [ -e "$work/load/on" ] && [ "$SECONDS" -lt "$end" ] && [ "$sent" -lt "$load_most" ]; do
    answers=$(ask "$1" --rate "$4" --output /dev/null --write-out '%{http_code} %{errormsg}\n' "$2#[1-50]") || true
    while read -r status why; do result "$status" "$3" "$why"; done <<< "$answers"
    [ "$(wc -l <<< "$answers")" -eq 50 ] || echo "FAILED of 50 requests, $(wc -l <<< "$answers") were sent"
    sent=$((sent + 50))
  done
}

# each FUNCTION: one after the other, each on a connection of its own.
each() {
  local sent=0 end=$((SECONDS + load_seconds))
  while [ -e "$work/load/on" ] && [ "$SECONDS" -lt "$end" ] && [ "$sent" -lt "$load_most" ]; do
    sent=$((sent + 1))
    "$1" "$sent"
    sleep 0.1
  done
}

# result STATUS WANTED [WHY]: a line each.
result() { if [ "$1" = "$2" ]; then echo ok; else echo "FAILED $1 $(date +%T) ${3:-}"; fi; }

# A new meeting each time, by GET and by POST in turn; then somebody joins it.
create_and_join() {
  local query="meetingID=load-$1&name=load-$1" answer
  if [ $(($1 % 2)) -eq 0 ]; then
    answer=$(ask --write-out '%{http_code}' "$(signed create "$query")") || answer="curl $?"
  else
    answer=$(ask --write-out '%{http_code}' --header 'Content-Type: application/xml' --data '<modules/>' "$(signed create "$query")") ||
      answer="curl $?"
  fi
  if succeeds <<< "$answer"; then echo ok; else echo "FAILED create $(date +%T) ${answer//$'\n'/ }"; fi
  result "$(status "$(signed join "fullName=Ben&meetingID=load-$1&role=VIEWER")" || true)" "$join_status" join
}

make_room() {
  result "$(status --header 'Content-Type: application/json' --data '{"name":"Load","kind":"bigbluebutton"}' "https://$host:18443/api/rooms" || true)" 201 room
}

# requests, failures: what the load counted until now.
requests() { cat "$work"/load/http2 "$work"/load/page "$work"/load/create "$work"/load/rooms | wc -l; }
failures() { cat "$work"/load/http2 "$work"/load/page "$work"/load/create "$work"/load/rooms | grep -c FAILED || true; }

show_failures() {
  local part
  for part in http2 page create rooms; do say "  $part: $(wc -l < "$work/load/$part") requests, $(grep -c FAILED "$work/load/$part" || true) failed"; done
  cat "$work"/load/{http2,page,create,rooms} | grep FAILED | head -n 20 || true
}

update() { (cd "$work/site" && PATH=${docker%/*}:$PATH ./update); }

of_version() { # VERSION
  local service
  for service in node-poller dispatcher join-gateway; do
    "$docker" inspect --format '{{.Config.Image}}' $(compose ps --quiet "$service") | grep -qvx "ensemble-$service:$1" && return 1
  done
  return 0
}

show_update() {
  local started=$SECONDS
  join_status=$(status "$(signed join 'fullName=Ben&meetingID=maths&role=VIEWER')")
  start_load
  sleep 5
  show 'requests are answered before the update' test "$(requests)" -gt 20
  setting ENSEMBLE_VERSION 2
  update 2> "$work/update.log" || { tail -n 20 "$work/update.log" >&2; fail 'the update'; }
  say "updated 9 containers in $((SECONDS - started - 5)) s"
  sleep 5
  [ $((SECONDS - started)) -lt "$load_seconds" ] || fail 'the load ended before the update did'
  stop_load
  show_failures
  show 'all containers are of the new version' of_version 2
  show 'all are healthy' all_healthy 12
  show "0 of $(requests) requests failed" test "$(failures)" -eq 0
}

show_bad_release() {
  local before
  before=$(compose ps --quiet | sort)
  setting ENSEMBLE_VERSION 3
  show 'the update of it fails' refuses env ENSEMBLE_HEALTHY_SECONDS=15 bash -c "cd '$work/site' && PATH='${docker%/*}':\$PATH ./update dispatcher"
  setting ENSEMBLE_VERSION 2
  show 'the containers from before run on' test "$(compose ps --quiet | sort)" = "$before"
}

# Without a word, as when memory runs out. The engine starts it again.
show_killed() {
  local victim
  start_load
  sleep 3
  victim=$(compose ps --quiet join-gateway | head -n 1)
  # Past the engine, which would take it for our wish and not start it again.
  kill -KILL "$("$docker" inspect --format "{{.State.Pid}}" "$victim")"
  sleep 10
  stop_load
  show_failures
  # What was being answered by the killed one is lost; all else goes to the others.
  show "at most 4 of $(requests) requests failed" test "$(failures)" -le 4
}

show_store() {
  compose restart valkey 2> /dev/null
  show 'the meeting from before is found' eventually created maths
  show 'and entered' eventually enters maths
}
