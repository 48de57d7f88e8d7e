# shellcheck shell=bash
# Finds a JDK 25. Reads the "release" file that every JDK has, which is faster than asking a dozen JVMs.

readonly java_wanted=25

# java_version HOME: the major version, if there is a JDK (a JRE cannot build).
java_version() {
  local version
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" | head -n 1)
  [ -n "$version" ] && say "$version"
}

java_on_path() {
  local java link
  java=$(command -v java 2> /dev/null) || return 0
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  dirname "$(dirname "$java")"
}

# A version manager's shim is a script; only the JVM behind it knows where it lives.
java_behind_shim() {
  command -v java > /dev/null 2>&1 || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

java_places() {
  local place
  java_on_path
  for place in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -d "$place" ] && say "$place"
  done
}

# best_java: of the homes on standard input; 25 itself before anything newer, the newest otherwise.
best_java() {
  local home version best='' best_version=0
  while IFS= read -r home; do
    version=$(java_version "$home") || continue
    [ "$best_version" -ne "$java_wanted" ] || break
    if [ "$version" -eq "$java_wanted" ] || { [ "$version" -gt "$java_wanted" ] && [ "$version" -gt "$best_version" ]; }; then
      best=$home
      best_version=$version
    fi
  done
  [ -n "$best" ] && say "$best"
}

# find_java: leaves JAVA_HOME set to a JDK 25 or newer, for the build and for everything that is started.
find_java() {
  local version home
  if [ -n "${JAVA_HOME:-}" ] && version=$(java_version "$JAVA_HOME") && [ "$version" -ge "$java_wanted" ]; then
    export JAVA_HOME
    return
  fi
  home=$(java_places | best_java) || home=$(java_behind_shim | best_java) || return 1
  export JAVA_HOME=$home
}
