# shellcheck shell=bash
# An engine of our own: Debian's dockerd with its data in our folder, beside any other that runs here. And compose 2.

engine=''
export DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/client DOCKER_BUILDKIT=0
docker=$(command -v /usr/bin/docker || command -v docker || true)

# Most that a dockerd can do, and what to leave out where a machine lacks it.
start_engine() {
  local options
  find_compose
  for options in '' '--storage-driver=vfs' '--storage-driver=vfs --iptables=false'; do
    # shellcheck disable=SC2086
    dockerd --host "$DOCKER_HOST" --data-root "$work/data" --exec-root "$work/exec" --pidfile "$work/docker.pid" \
      $options > "$work/docker.log" 2>&1 &
    engine=$!
    for _ in $(seq 60); do
      # Not one that was left there by somebody else.
      if kill -0 "$engine" 2> /dev/null && "$docker" info > /dev/null 2>&1; then
        say "dockerd $("$docker" info --format '{{.ServerVersion}}, {{.Driver}}') ${options:-as it is}; compose $(compose version --short)"
        return
      fi
      kill -0 "$engine" 2> /dev/null || break
      sleep 0.5
    done
    stop_engine
  done
  tail -n 20 "$work/docker.log" >&2
  fail 'dockerd does not start here; its last words are above'
}

stop_engine() {
  [ -n "$engine" ] || return 0
  compose --profile demo down --volumes --timeout 10 > /dev/null 2>&1 || true
  kill -TERM "$engine" 2> /dev/null || true
  wait "$engine" 2> /dev/null || true
  engine=''
}

# compose: this proof's site, with this proof's engine.
compose() { "$docker" compose --project-directory "$work/site" --file "$work/site/compose.yaml" "$@"; }

# find_compose: the plugin that is installed, if it is version 2; or else Debian's package, unpacked beside. apt checks it.
find_compose() {
  local plugin=$work/client/cli-plugins/docker-compose place
  mkdir -p "${plugin%/*}" "$work/site"
  [ -x "$plugin" ] && return
  for place in /usr/libexec/docker/cli-plugins /usr/lib/docker/cli-plugins /usr/local/lib/docker/cli-plugins; do
    if [ -x "$place/docker-compose" ]; then
      ln -s "$place/docker-compose" "$plugin"
      return
    fi
  done
  local apt=$work/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  echo 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian forky main' > "$apt/sources"
  local options=(-qq -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=/dev/null" -o "Dir::Cache=$apt/cache"
    -o "Dir::Etc::sourcelist=$apt/sources" -o Dir::Etc::sourceparts=- -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update
  (cd "$apt" && apt-get "${options[@]}" download docker-compose && dpkg -x docker-compose_*.deb unpacked)
  cp "$apt/unpacked/usr/libexec/docker/cli-plugins/docker-compose" "$plugin"
}
