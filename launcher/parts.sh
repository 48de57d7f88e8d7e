# shellcheck shell=bash
# What runs: each function becomes one program. Secrets go through the environment, and only to who needs them.

# The serial collector and a small heap: five programs share a laptop, and none of them holds much.
java_with() { # HEAP PROGRAM...
  local heap=$1
  shift
  exec "$JAVA_HOME/bin/java" "-Densemble.instance=$instance" -Xms32m "-Xmx$heap" -XX:+UseSerialGC "$@"
}

# Where nobody waits for the answer, the quick compiler does, and leaves the processors to the others' start.
readonly quick=-XX:TieredStopAtLevel=1

service() { # FOLDER HOST PORT MANAGEMENT-PORT [JVM OPTION]
  export QUARKUS_HTTP_HOST=$2 QUARKUS_HTTP_PORT=$3
  export QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$4
  export ENSEMBLE_REDIS=redis://127.0.0.1:$port_of_store
  java_with 384m ${5:+"$5"} -jar "$app/$1/quarkus-run.jar"
}

run_store() {
  # What operators have decided (drained nodes, say) outlives a restart; the rest is found again by polling anyway.
  exec "$store" --port "$port_of_store" --bind 127.0.0.1 --save '' --appendonly yes --appendfsync everysec \
    --daemonize no --dir "$instance/store" --loglevel notice
}

run_sandbox() {
  # The seed opens nothing but simulated meetings on this machine.
  java_with 384m "$quick" -jar "$app"/sandbox/sandbox-*.jar --nodes "$bigbluebutton_nodes" --jitsi "$jitsi_nodes" \
    --host 127.0.0.1 --port "$port_of_sandbox" --write-nodes "$instance/nodes.yaml" --secret-seed "$sandbox_seed"
}

run_poller() {
  service node-poller 127.0.0.1 "$port_of_poller" "$management_of_poller" "$quick"
}

run_dispatcher() {
  export ENSEMBLE_DISPATCHER_NODES_FILE=${nodes_file:-$instance/nodes.yaml}
  [ -z "$tenants_file" ] || export ENSEMBLE_DISPATCHER_TENANTS_FILE=$tenants_file
  export ENSEMBLE_DISPATCHER_DEFAULT_SECRET=$api_secret ENSEMBLE_DISPATCHER_KEYS=$dispatcher_key
  service dispatcher 127.0.0.1 "$port_of_dispatcher" "$management_of_dispatcher"
}

run_gateway() {
  export ENSEMBLE_GATEWAY_DISPATCHERS=http://127.0.0.1:$port_of_dispatcher
  export ENSEMBLE_GATEWAY_DISPATCHER_KEY=$dispatcher_key ENSEMBLE_GATEWAY_ROOM_KEYS=$room_key
  # Opened to other machines, it has as many addresses as they have names for it: each request tells its own.
  [ -n "${ENSEMBLE_BIND:-}" ] || export ENSEMBLE_GATEWAY_PUBLIC_URL=http://localhost:$port_of_gateway
  service join-gateway "${ENSEMBLE_BIND:-127.0.0.1}" "$port_of_gateway" "$management_of_gateway"
}
