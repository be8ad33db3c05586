#!/bin/sh
# Golden tests of the command line: golden.sh [--update] PROGRAM [NAME]
#
# golden/*.txt are transcripts. A line "$ …" is a command, what follows it what the command wrote and, where it is not
# 0, its exit code; a line "% …" is a command that only prepares something; "# …" is a remark. Each transcript runs
# in the checkout, with a home and a folder $TMP of its own. NAME, or the variable CLUSTERWISE_CASES, narrows the run
# to the transcripts whose name contains it. --update writes the transcripts anew.
set -u
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
golden=$root/tests/cli/golden
update=
if [ "${1:-}" = --update ]; then
  update=yes
  shift
fi
program=$(readlink -f "$1")
filter=${2:-${CLUSTERWISE_CASES:-}}

base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
mkdir "$base/bin"
ln -s "$program" "$base/bin/clusterwise"
PATH=$base/bin:$PATH
unset CLUSTERWISE_DATA NO_COLOR LC_MESSAGES
export LC_ALL=C.UTF-8 PATH
cd "$root" || exit 3

# What differs from machine to machine is replaced: folders, hashes.
plain() {
  sed -E -e "s#$TMP#\$TMP#g" -e "s#$root/##g" -e 's/\b[0-9a-f]{64}\b/<sha256>/g' -e 's/\b[0-9a-f]{12}\b/<hash>/g'
}

run_command() {
  sh -c "$1" >"$TMP/.out" 2>"$TMP/.err" </dev/null
  code=$?
  plain <"$TMP/.out"
  if [ -s "$TMP/.err" ]; then
    echo "--- stderr"
    plain <"$TMP/.err"
  fi
  [ "$code" = 0 ] || echo "--- exit $code"
}

replay() {
  grep -E '^[$%#] ' "$1" | while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in
      '% '*) sh -c "${line#% }" >/dev/null 2>&1 </dev/null ;;
      '$ '*) run_command "${line#? }" ;;
    esac
  done
}

passed=0
failed=0
for transcript in "$golden"/*.txt; do
  name=$(basename "$transcript" .txt)
  case $name in *"$filter"*) ;; *) continue ;; esac
  export TMP="$base/$name"
  export HOME="$TMP/home" XDG_DATA_HOME="$TMP/data"
  mkdir -p "$HOME"
  clusterwise list >/dev/null 2>&1 # makes the store; not for a transcript to tell
  replay "$transcript" >"$base/actual"
  if [ -n "$update" ]; then
    cp "$base/actual" "$transcript"
    passed=$((passed + 1))
  elif diff -u --label "$name: expected" --label "$name: actual" "$transcript" "$base/actual"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
  rm -rf "$TMP"
done
echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
