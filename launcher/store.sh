# shellcheck shell=bash
# Finds a store: an installed Redis or Valkey, or else the real Redis that the tests bring along.

# find_store: sets store to a program.
find_store() {
  store=$(command -v redis-server) || store=$(command -v valkey-server) || store=$work/store/$(bundled_store)
  [ -x "$store" ] || unpack_store
}

# bundled_store: the name that this machine's program has in the archive.
bundled_store() {
  local system machine
  case $(uname -s) in
    Darwin) system=darwin ;;
    *) system=linux ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=amd64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=386 ;;
  esac
  say "redis-server-7.0.15-$system-$machine"
}

unpack_store() {
  local version archive name
  name=$(bundled_store)
  version=$(sed -n 's/.*<embedded-redis.version>\(.*\)<.*/\1/p' "$root/pom.xml")
  archive=embedded-redis-$version.jar
  progress 'fetching a store (Redis), since none is installed ...'
  mkdir -p "$work/store" "$work/log"
  if [ ! -f "$work/store/$archive" ]; then
    maven -N -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
      -Dartifact="org.signal:embedded-redis:$version" -DoutputDirectory="$work/store" \
      > "$work/log/store.log" 2>&1 < /dev/null || { last_lines "$work/log/store.log" 10; no_store; }
  fi
  (cd "$work/store" && "$JAVA_HOME/bin/jar" --extract --file "$archive" "$name") || no_store
  chmod +x "$work/store/$name" || no_store
  rm -f "$work/store/$archive"
  end_progress
}

no_store() {
  complain 'ensemble: there is no store, and the bundled one cannot be had. Install one with'
  complain "$(how_to_install redis)"
  exit 1
}
