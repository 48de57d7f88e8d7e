# shellcheck shell=bash
# Lays out a copy of the launcher in a folder, with a JDK, a Maven wrapper and a store that only pretend.

lay_out() { # FOLDER
  local module
  mkdir -p "$1/launcher" "$1/tools" "$1/gateway/src/main" || return 1
  cp "$here/../ensemble" "$1/"
  cp "$here"/*.sh "$1/launcher/"
  printf '<project><embedded-redis.version>0</embedded-redis.version></project>\n' > "$1/pom.xml"
  for module in sandbox node-poller dispatcher join-gateway; do
    mkdir -p "$1/$module/src/main"
    say '<project/>' > "$1/$module/pom.xml"
  done
  pretend_jdk "$1/jdk" 25.0.1
  printf '#!/bin/sh\nexec node "%s" "$@"\n' "$here/test/part.js" | tee "$1/tools/redis-server" > "$1/jdk/bin/java"
  cat > "$1/mvnw" <<'MVNW'
#!/bin/sh
echo "[INFO] -----< io.ensemble:dispatcher >-----"
echo "[INFO] Building Ensemble: the dispatcher 0.1 [5/7]"
echo build >> builds
[ -z "${FAKE_BROKEN_BUILD:-}" ] || { echo "[ERROR] there is no such class"; exit 1; }
# Long enough for the launcher to look.
sleep 1.5
for module in node-poller dispatcher join-gateway; do
  mkdir -p "$module/target/quarkus-app"
  touch "$module/target/quarkus-app/quarkus-run.jar"
done
mkdir -p sandbox/target/lib
touch sandbox/target/sandbox-0.1.jar
MVNW
  chmod +x "$1/mvnw" "$1/tools/redis-server" "$1/jdk/bin/java"
}

pretend_jdk() { # HOME VERSION
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\n' "$2" > "$1/release"
  printf '#!/bin/sh\n' | tee "$1/bin/java" > "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}
