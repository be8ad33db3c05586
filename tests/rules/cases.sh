#!/bin/sh
# Runs the shipped cases of rules: cases.sh PROGRAM. A rule that fires in no case, or is silent in none, fails too.
# CLUSTERWISE_CASES, which narrows other tests by name, leaves these out unless it is part of "rule cases".
set -u
case "rule cases" in *"${CLUSTERWISE_CASES:-}"*) ;; *) exit 0 ;; esac
root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
program=$(readlink -f "$1")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home" LC_ALL=C.UTF-8
unset CLUSTERWISE_DATA LC_MESSAGES
cd "$root" && "$program" rules test --require-coverage
