# shellcheck shell=sh
# Installing what is missing and building, for cli/run and tests/run. To be sourced, with `root` set to the checkout.

: "${root:?}"

say() { printf '%s\n' "clusterwise: $*" >&2; }

# Exit 3: not the command but the world failed.
give_up() {
  say "$*"
  exit 3
}

# packages command|tests: the names in packages.txt.
packages() {
  if [ "$1" = tests ]; then
    grep -v '^#' "$root/cli/packages.txt"
  else
    sed '/^# tests/,$d' "$root/cli/packages.txt" | grep -v '^#'
  fi
}

missing_packages() {
  packages "$1" | while read -r package; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=none
    [ "$status" = installed ] || printf '%s ' "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Without a refresh of the list of packages; with one, where the list is old or not there at all.
apt_install() {
  try_install "$@" && return
  as_root apt-get -qq update && try_install "$@"
}

try_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"
}

# install_missing command|tests
install_missing() {
  command -v dpkg-query >/dev/null || return 0 # not Debian: the configuration will say what is missing
  missing=$(missing_packages "$1")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    give_up "these packages are missing; as root: apt-get install $missing"
  fi
  say "installing $missing"
  log=$(mktemp)
  # shellcheck disable=SC2086  # names, parted by blanks
  apt_install $missing >"$log" 2>&1 || {
    cat "$log" >&2
    give_up "apt-get could not install $missing"
  }
  rm -f "$log"
}

# build PRESET [target…]: configures once and builds; says nothing unless it fails or takes its time.
build() {
  preset=$1
  shift
  log="$root/build/$preset.log"
  mkdir -p "$root/build" || give_up "cannot write in $root"
  (
    cd "$root" || exit
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
    cmake --build --preset "$preset" -- "$@"
  ) >"$log" 2>&1 || {
    cat "$log" >&2
    give_up "the build failed; its messages are in $log"
  }
}
