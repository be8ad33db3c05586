#!/bin/sh
# Golden tests of the command line: golden.sh [--update] [--transcripts | --reports] PROGRAM [NAME]
#
# golden/*.txt are transcripts. A line "$ …" is a command, what follows it what the command wrote and, where it is not
# 0, its exit code; a line "% …" is a command that only prepares something; "# …" is a remark. Each transcript runs
# in the checkout, with a home and a folder $TMP of its own. golden/reports/EXAMPLE.LANGUAGE.FORMAT are whole reports, one
# for each of rules/examples/*.json, each language and each format. NAME, or the variable CLUSTERWISE_CASES, narrows the
# run to the transcripts and reports whose name contains it. --update writes them anew.
set -u
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
golden=$root/tests/cli/golden
update=
transcripts=yes
reports=yes
while :; do
  case ${1:-} in
    --update) update=yes ;;
    --transcripts) reports= ;;
    --reports) transcripts= ;;
    *) break ;;
  esac
  shift
done
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
  sed -E -e "s#$TMP#\$TMP#g" -e "s#$root/##g" -e 's/\b[0-9a-f]{64}\b/<sha256>/g' -e 's/(^|[^.0-9A-Za-z_])[0-9a-f]{12}\b/\1<hash>/g'
}

run_command() {
  sh -c "$1" >"$TMP/.out" 2>"$TMP/.err" </dev/null
  code=$?
  plain <"$TMP/.out"
  [ -z "$(tail -c 1 "$TMP/.out")" ] || echo # or the next command would be lost when this is written
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

# check NAME EXPECTED: $base/actual is what the file EXPECTED holds, or is written there.
check() {
  if [ -n "$update" ]; then
    cp "$base/actual" "$2"
    passed=$((passed + 1))
  elif diff -u --label "$1: expected" --label "$1: actual" "$2" "$base/actual"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

wanted() { case $1 in *"$filter"*) ;; *) return 1 ;; esac }

# A folder $TMP, and a home with a store in it.
furnish() {
  export TMP="$base/$1"
  export HOME="$TMP/home" XDG_DATA_HOME="$TMP/data"
  mkdir -p "$HOME"
  if [ ! -d "$base/made" ]; then # the store is made once; not for a transcript to tell
    clusterwise list >/dev/null 2>&1
    cp -r "$XDG_DATA_HOME" "$base/made"
  else
    cp -r "$base/made" "$XDG_DATA_HOME"
  fi
}

passed=0
failed=0
for transcript in "$golden"/*.txt; do
  name=$(basename "$transcript" .txt)
  [ -n "$transcripts" ] && wanted "$name" || continue
  furnish "$name"
  replay "$transcript" >"$base/actual"
  check "$name" "$transcript"
  rm -rf "$TMP"
done

[ -z "$update" ] || mkdir -p "$golden/reports"
furnish reports
for profile in rules/examples/*.json; do
  for language in en zh; do
    for format in markdown html; do
      name=reports/$(basename "$profile" .json).$language.$format
      [ -n "$reports" ] && wanted "$name" || continue
      run_command "clusterwise recommend $profile --lang $language --format $format" >"$base/actual"
      check "$name" "$golden/$name"
    done
  done
done
echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
