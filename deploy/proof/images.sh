# shellcheck shell=bash
# Base images without a registry: a Debian by debootstrap, with what the public images would bring. The services' images are
# built on it by the same Dockerfiles as anywhere.

# debian: has gcc (for the look at health), NGINX, Valkey; java: the same with the JDK.
base_image() {
  local jdk=${JAVA_HOME:-} tree=$work/debian
  [ -x "$jdk/bin/javac" ] || fail 'JAVA_HOME must be a JDK 25: it goes into the base image'
  if [ ! -e "$tree/whole" ]; then
    rm -rf "$tree"
    debootstrap --variant=minbase --include=ca-certificates,curl,gcc,libc6-dev,nginx-light,valkey-server trixie "$tree" \
      http://deb.debian.org/debian > "$work/debootstrap.log" 2>&1 || { tail "$work/debootstrap.log" >&2; fail 'debootstrap'; }
    touch "$tree/whole"
  fi
  tar -C "$tree" --exclude=./var/cache/apt/archives --exclude=./var/lib/apt/lists --exclude=./whole -c . \
    | "$docker" import - proof/debian:13 > /dev/null
  mkdir -p "$work/jdk"
  if [ ! -e "$work/jdk/java/release" ]; then cp -a "$(readlink -f "$jdk")" "$work/jdk/java"; fi
  printf 'FROM proof/debian:13\nCOPY java /opt/java\nENV PATH=/opt/java/bin:$PATH\n' > "$work/jdk/Dockerfile"
  "$docker" build --quiet -t proof/java:25 "$work/jdk" > /dev/null
  # As the public images have them: the store's user has this number, and owns its folder.
  mkdir -p "$work/valkey"
  printf 'FROM proof/debian:13\nRUN mkdir -p /data && chown 999:999 /data\n' > "$work/valkey/Dockerfile"
  "$docker" build --quiet -t proof/valkey "$work/valkey" > /dev/null
  say "$("$docker" run --rm proof/debian:13 sh -c 'nginx -v 2>&1; valkey-server --version; . /etc/os-release; echo "$PRETTY_NAME"' | paste -sd '; ')"
  say "$("$docker" run --rm proof/java:25 java -version 2>&1 | head -n 1)"
}

# Two versions, and one that never gets healthy.
build_images() {
  local service
  DOCKER=$docker ENSEMBLE_VERSION=1 ENSEMBLE_BASE=proof/java:25 ENSEMBLE_COMPILER=proof/debian:13 "$here/images/build" jvm \
    > "$work/images.log" 2>&1 || { tail -n 30 "$work/images.log" >&2; fail 'the images cannot be built'; }
  for service in join-gateway dispatcher node-poller; do
    printf 'FROM ensemble-%s:1\nLABEL org.opencontainers.image.version=2\n' "$service" \
      | "$docker" build --quiet -t "ensemble-$service:2" - > /dev/null
  done
  printf 'FROM ensemble-dispatcher:1\nENV ENSEMBLE_REDIS=redis://nowhere.invalid:1\nENTRYPOINT ["java", "-version"]\n' \
    | "$docker" build --quiet -t ensemble-dispatcher:3 - > /dev/null
  "$docker" images --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep '^ensemble-.*:1 ' | sort
}
