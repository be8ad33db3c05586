#!/bin/sh
# The questions in the documents of kb: questions.sh [--update] PROGRAM
#
# Every block of code in kb/README.md and kb/QUESTIONS.md whose first line begins with "$ " is a command and what it writes; each is run
# with a store of its own, and must write that and nothing else. --update writes the answers anew.
set -u
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
documents="$root/kb/README.md $root/kb/QUESTIONS.md"
update=
if [ "${1:-}" = --update ]; then
  update=yes
  shift
fi
program=$(readlink -f "$1")
filter=${CLUSTERWISE_CASES:-}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/clusterwise"
PATH=$work/bin:$PATH
HOME=$work/home XDG_DATA_HOME=$work/data
unset CLUSTERWISE_DATA NO_COLOR LC_MESSAGES
export LC_ALL=C.UTF-8 PATH HOME XDG_DATA_HOME
clusterwise list >/dev/null 2>&1 # makes the store

# A document, with each command's answer put after it anew.
answered() {
  state=text
  while IFS= read -r line; do
    case $state:$line in
      'text:```'*) state=begin ;;
      'begin:$ '*)
        printf '%s\n' "$line"
        sh -c "${line#? }" 2>&1 </dev/null || printf -- '--- exit %s\n' $?
        state=answer
        continue
        ;;
      begin:*) state=code ;;
    esac
    case $state:$line in 'answer:```' | 'code:```') state=text ;; esac
    [ "$state" = answer ] || printf '%s\n' "$line"
  done <"$1"
}

# Whether a command's block is the same in both: the lines from the command to the end of the block.
block() {
  awk -v command="\$ $2" '
    inside && /^```/ { exit }
    $0 == command { inside = 1 }
    inside
  ' "$1"
}

passed=0
failed=0
for document in $documents; do
  answered "$document" >"$work/answered.md"
  [ -z "$update" ] || cp "$work/answered.md" "$document"
  sed -n 's/^\$ //p' "$document" >"$work/commands"
  while IFS= read -r command; do
    case "questions: $command" in *"$filter"*) ;; *) continue ;; esac
    block "$document" "$command" >"$work/expected"
    block "$work/answered.md" "$command" >"$work/actual"
    if diff -u --label "$command: expected" --label "$command: actual" "$work/expected" "$work/actual"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done <"$work/commands"
done
echo "questions: $passed passed, $failed failed"
[ "$failed" = 0 ] && { [ "$passed" != 0 ] || [ -n "$filter" ]; }
