#!/bin/sh
# The build as a library: library.sh BUILD COMPILER
#
# Installs the build into a folder of its own, then builds two projects against it that know nothing else of this one:
# the program in README.md, whose output must be what README.md says, and a project that includes every installed header
# by itself and links every library. CLUSTERWISE_CASES narrows the run as for the other tests.
set -u
build=$1
compiler=$2
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0
failed=0

# run_case NAME COMMAND…: says what the command wrote only if it fails.
run_case() {
  name=$1
  shift
  case $name in *"${CLUSTERWISE_CASES:-}"*) ;; *) return 0 ;; esac
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "library: $name failed"
    cat "$work/log"
  fi
}

install_once() {
  [ -d "$work/prefix" ] || cmake --install "$build" --prefix "$work/prefix"
}

# block LANGUAGE: the code in that language in the section "As a library".
block() {
  awk -v wanted="$1" '
    /^## / { here = $0 == "## As a library" }
    here && /^```/ {
      inside = !inside
      language = substr($0, 4)
      next
    }
    here && inside && language == wanted
  ' "$root/README.md"
}

# build_project FOLDER
build_project() {
  cmake -S "$1" -B "$1/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_COMPILER="$compiler" &&
    cmake --build "$1/build"
}

readme_program() {
  mkdir "$work/readme"
  block cpp >"$work/readme/main.cpp"
  block cmake >"$work/readme/CMakeLists.txt"
  block "" >"$work/expected"
  install_once && build_project "$work/readme" && "$work/readme/build/suppliers" >"$work/actual" &&
    [ -s "$work/expected" ] && diff -u "$work/expected" "$work/actual"
}

every_header() {
  cp -r "$root/tests/library/consumer" "$work/consumer"
  install_once && build_project "$work/consumer" && "$work/consumer/build/consumer" "$work/store.db"
}

run_case "library: the program in the README" readme_program
run_case "library: every header and library" every_header
echo "library: $passed passed, $failed failed"
[ "$failed" = 0 ]
