# shellcheck shell=bash
# ./ensemble bench: measures, prints a table, and writes target/bench/NAME.json.

# Away from the usual one, so that a suite that is in use is neither disturbed nor measured.
readonly bench_port=28080

bench() {
  local name=startup
  case ${1:-} in
    '' | -*) ;;
    *) name=$1; shift ;;
  esac
  case $name in
    startup) bench_startup "$@" ;;
    *) wrong_usage "There is no benchmark \"$name\"; there is startup." ;;
  esac
}

bench_startup() {
  local runs=10 only='' port=$bench_port
  while [ $# -gt 0 ]; do
    [ $# -gt 1 ] || wrong_usage "\"bench startup\" takes --runs N, --service NAME and --port N."
    case $1 in
      --runs) runs=$2 ;;
      --service) only=$2 ;;
      --port) port=$2 ;;
      *) wrong_usage "\"bench startup\" has no option \"$1\"." ;;
    esac
    shift 2
  done
  case $runs in
    '' | 0* | *[!0-9]* | ????*) wrong_usage "--runs is a number from 1 to 999, not \"$runs\"." ;;
  esac
  case $only in
    '' | node-poller | dispatcher | join-gateway) ;;
    *) wrong_usage "--service is node-poller, dispatcher or join-gateway, not \"$only\"." ;;
  esac
  # One of each runs beside what is measured: every start is that of a further replica.
  prepare_up --port "$port"
  build_benchmarks
  build_native
  start
  say "Measuring. A quiet machine and some five minutes are needed."
  (
    export BENCH_REDIS=redis://127.0.0.1:$port_of_store
    export BENCH_DISPATCHER_URL=http://127.0.0.1:$port_of_dispatcher BENCH_NODES_FILE=$instance/nodes.yaml
    export BENCH_DISPATCHER_KEY=$dispatcher_key BENCH_ROOM_KEY=$room_key BENCH_API_SECRET=$api_secret
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx128m -jar "$root"/benchmarks/target/benchmarks-*.jar \
      "$root" "$app" "$runs" ${only:+"$only"}
  )
}

build_benchmarks() {
  local log=$work/log/bench.log
  [ "${ENSEMBLE_BUILD:-}" != no ] || return 0
  progress 'building the benchmarks ...'
  mkdir -p "$work/log"
  maven -DskipTests -Dspotless.check.skip=true -pl benchmarks -am package > "$log" 2>&1 < /dev/null \
    || { complain 'ensemble: the build failed.'; last_lines "$log" 40; exit 1; }
  end_progress
}

# build_native: where a native-image is found and nobody has built with it. Takes minutes, and is said.
build_native() {
  local log=$work/log/native.log
  [ "${ENSEMBLE_BUILD:-}" != no ] || return 0
  [ -x "${GRAALVM_HOME:-}/bin/native-image" ] || [ -x "$JAVA_HOME/bin/native-image" ] \
    || command -v native-image > /dev/null 2>&1 || return 0
  ! ls "$root"/join-gateway/target/*-runner > /dev/null 2>&1 || return 0
  say 'Building native executables: some minutes for each service.'
  maven -Dnative -DskipTests -Dspotless.check.skip=true -pl node-poller,dispatcher,join-gateway -am package \
    > "$log" 2>&1 < /dev/null || { complain 'ensemble: the native build failed; native is not measured.'; last_lines "$log" 20; }
}
