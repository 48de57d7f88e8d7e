# shellcheck shell=bash
# What must be on the machine, and the command that installs it there.

# platform: the family of systems whose package manager is spoken of.
platform() {
  local ids=''
  if [ "$(uname -s)" = Darwin ]; then
    say macos
    return
  fi
  # shellcheck source=/dev/null
  if [ -r /etc/os-release ]; then ids=$(. /etc/os-release && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}"); fi
  case $ids in
    *' debian '* | *' ubuntu '*) say debian ;;
    *' fedora '* | *' rhel '*) say fedora ;;
    *) say other ;;
  esac
}

how_to_install() { # THING
  case $1-$(platform) in
    jdk-debian)
      cat <<'TEXT'
    wget -qO- https://packages.adoptium.net/artifactory/api/gpg/key/public \
      | sudo tee /etc/apt/trusted.gpg.d/adoptium.asc > /dev/null
    echo "deb https://packages.adoptium.net/artifactory/deb $(. /etc/os-release && echo "$VERSION_CODENAME") main" \
      | sudo tee /etc/apt/sources.list.d/adoptium.list
    sudo apt-get update && sudo apt-get install temurin-25-jdk
TEXT
      ;;
    jdk-fedora) say '    sudo dnf install java-25-openjdk-devel' ;;
    jdk-macos) say '    brew install --cask temurin@25' ;;
    jdk-*) say '    Download it from https://adoptium.net' ;;
    node-debian) say '    curl -fsSL https://deb.nodesource.com/setup_22.x | sudo -E bash - && sudo apt-get install nodejs' ;;
    node-fedora) say '    sudo dnf install nodejs npm' ;;
    node-macos) say '    brew install node' ;;
    node-*) say '    Download it from https://nodejs.org' ;;
    chromium-debian) say '    sudo apt-get install chromium' ;;
    chromium-fedora) say '    sudo dnf install chromium' ;;
    chromium-macos) say '    brew install --cask google-chrome' ;;
    chromium-*) say '    Download it from https://www.chromium.org/getting-involved/download-chromium' ;;
    redis-debian) say '    sudo apt-get install redis-server' ;;
    redis-fedora) say '    sudo dnf install valkey' ;;
    redis-macos) say '    brew install redis' ;;
    redis-*) say '    Install redis or valkey with your package manager' ;;
  esac
}

explain_missing_jdk() {
  complain 'ensemble: a JDK 25 or newer is missing. Install it with'
  complain "$(how_to_install jdk)"
  complain 'or, on any system with SDKMAN (https://sdkman.io):'
  complain '    sdk install java 25-tem'
  complain 'or download it from https://adoptium.net and set JAVA_HOME to where it is.'
}

# 20.19 is what the tools that build the web page ask for (package.json, "engines").
node_is_there() {
  command -v npm > /dev/null 2>&1 || return 1
  local version major minor
  version=$(node --version 2> /dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; }
}

explain_missing_node() {
  complain 'ensemble: Node.js 20.19 or newer with npm is missing; the web page is built with it. Install it with'
  complain "$(how_to_install node)"
}

# need_java: or an explanation.
need_java() {
  find_java && return
  explain_missing_jdk
  exit 1
}

# need_tools_to_build: all that is missing, at once.
need_tools_to_build() {
  local missing=''
  find_java || { explain_missing_jdk; missing=yes; }
  node_is_there || { explain_missing_node; missing=yes; }
  [ -z "$missing" ] || exit 1
}

# find_chromium: under the names that Linux and macOS give it.
find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" > /dev/null 2>&1 && return 0
  done
  for name in Chromium 'Google Chrome'; do
    [ -x "/Applications/$name.app/Contents/MacOS/$name" ] && return 0
  done
  return 1
}
