# shellcheck shell=bash
# Builds, if the sources differ from those of every build that is kept. A build is kept as a copy in
# .ensemble/app/FINGERPRINT, so that what runs never has its files changed by the next build.

readonly built_modules='sandbox node-poller dispatcher join-gateway'

maven() {
  (
    cd "$root" || exit 1
    # What Maven's libraries do, and JDK 25 would otherwise warn of.
    export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    exec ./mvnw -B "$@"
  )
}

# source_files: everything that a running part is made of.
source_files() {
  (cd "$root" && find pom.xml ./*/pom.xml ./*/src/main \
    \( -name node_modules -o -name dist -o -name .quinoa -o -name target \) -prune -o -type f -print) | LC_ALL=C sort
}

# A checksum of names and contents, not times: a fresh clone, a touched file and a switched branch are all judged right.
fingerprint() {
  source_files | (cd "$root" && tr '\n' '\0' | xargs -0 cksum) | cksum | tr -s ' \t' '-'
}

# find_app: sets app to the folder of what is to be run, and builds it first if need be.
find_app() {
  local print
  print=$(fingerprint)
  app=$work/app/$print
  [ -d "$app" ] && return
  if [ "${ENSEMBLE_BUILD:-}" != no ]; then
    need_tools_to_build
    hold_build_lock
    # Whoever held it may have built just this.
    [ -d "$app" ] || build
    rm -f "$work/build.lock"
  fi
  [ -d "$app" ] || keep_build
}

hold_build_lock() {
  local other
  mkdir -p "$work"
  until (set -C; echo $$ > "$work/build.lock") 2> /dev/null; do
    other=$(cat "$work/build.lock" 2> /dev/null)
    if [ -n "$other" ] && is_launcher "$other"; then
      progress 'waiting for another ./ensemble that is building'
      sleep 1
    else
      rm -f "$work/build.lock"
    fi
  done
}

build() {
  local log=$work/log/build.log started=$SECONDS
  mkdir -p "$work/log"
  [ -d "$work/app" ] || say 'First start: downloading some hundred MB and building. This takes a few minutes.'
  : > "$log"
  # Its own process group, so that an interrupted build takes npm and all with it.
  set -m
  maven -DskipTests -Dspotless.check.skip=true -pl "$(echo "$built_modules" | tr ' ' ,)" -am package \
    > "$log" 2>&1 < /dev/null &
  maven_pid=$!
  set +m
  while kill -0 "$maven_pid" 2> /dev/null; do
    show_build "$log" $((SECONDS - started))
    sleep 1
  done
  if ! wait "$maven_pid"; then
    maven_pid=''
    complain 'ensemble: the build failed.'
    last_lines "$log" 40
    exit 1
  fi
  maven_pid=''
  end_progress
  say "Built in $(duration $((SECONDS - started)))."
  keep_build
}

show_build() { # LOG SECONDS
  local module number total downloads
  # shellcheck disable=SC2046
  set -- "$2" $(awk '
    /^\[INFO\] -+< .* >-+$/ { module = $3; sub(/.*:/, "", module) }
    /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { place = $NF; gsub(/[][]/, "", place); sub("/", " ", place); shown = module }
    /Downloaded from/ { downloads++ }
    END { print (shown ? shown " " place : "Ensemble 0 0"), downloads + 0 }' "$1")
  module=$2 number=$3 total=$4 downloads=$5
  if [ "$downloads" -gt 0 ]; then downloads=", $downloads files downloaded"; else downloads=''; fi
  if [ "$number" -gt 0 ]; then module="$module ($number of $total)"; fi
  progress "building $module ..." "$(duration "$1")$downloads"
}

# keep_build: copies what Maven has left in the modules. Appears whole or not at all.
keep_build() {
  local module new=$app.new.$$
  for module in node-poller dispatcher join-gateway; do
    [ -f "$root/$module/target/quarkus-app/quarkus-run.jar" ] || fail "$module has not been built."
  done
  rm -rf "$new"
  mkdir -p "$new/sandbox"
  for module in node-poller dispatcher join-gateway; do
    cp -R "$root/$module/target/quarkus-app" "$new/$module" || fail "There is no room in $work."
  done
  cp -R "$root/sandbox/target/lib" "$root"/sandbox/target/sandbox-*.jar "$new/sandbox/" || fail "sandbox has not been built."
  if [ -d "$app" ]; then rm -rf "$new"; else mv "$new" "$app"; fi
  forget_old_builds
}

# Builds that nothing runs from any more.
forget_old_builds() {
  local old
  for old in "$work"/app/*; do
    [ "$old" = "$app" ] || grep -qsxF "$old" "$work"/*/run/app || rm -rf "$old"
  done
}
