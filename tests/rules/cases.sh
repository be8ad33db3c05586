#!/bin/sh
# Runs the shipped cases of rules, and those of the rules that are off unless asked for: cases.sh PROGRAM. A rule that
# fires in no case, or is silent in none, fails too.
# CLUSTERWISE_CASES, which narrows other tests by name, leaves these out unless it is part of "rule cases".
set -u
case "rule cases" in *"${CLUSTERWISE_CASES:-}"*) ;; *) exit 0 ;; esac
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
program=$(readlink -f "$1")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home" LC_ALL=C.UTF-8
unset CLUSTERWISE_DATA LC_MESSAGES
cd "$root" || exit 3
status=0
"$program" rules test --require-coverage || status=1
for cases in rules/*/tests; do
  "$program" rules test --with "$(basename "$(dirname "$cases")")" --require-coverage || status=1
done
exit "$status"
