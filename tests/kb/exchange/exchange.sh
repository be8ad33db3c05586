#!/bin/sh
# Exported packs, read by programs that are not ours: exchange.sh PROGRAM FOLDER
#
# Each shipped pack and odd.jsonld (texts that are hard to write) go out of a store and into another one and must come
# out of that with the same bytes; rapper counts the triples of the Turtle, xmllint looks at the GraphML, and the
# package jsonld (package-lock.json, installed in FOLDER) must make the same graph of the JSON-LD as rapper of the
# Turtle. What is not installed is said to be skipped. Ends with "exchange: N passed, M failed".
set -u
# CLUSTERWISE_CASES, which narrows other tests by name, leaves this one out unless it is part of "exchange".
case "exchange" in *"${CLUSTERWISE_CASES:-}"*) ;; *) exit 0 ;; esac
here=$(dirname "$(readlink -f "$0")")
root=$(dirname "$(dirname "$(dirname "$here")")")
program=$(readlink -f "$1")
mkdir -p "$2"
folder=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CLUSTERWISE_DATA
export LC_ALL=C.UTF-8 HOME="$work" XDG_DATA_HOME="$work/data"
base=https://w3id.org/clusterwise/

passed=0
failed=0
# check WHAT COMMAND…: the command succeeds.
check() {
  what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "exchange: $what: $*"
    sed 's/^/  /' "$work/said"
  fi
}
skip() { echo "exchange: skipped: $*"; }
has() { command -v "$1" >/dev/null 2>&1; }

# run STORE ARGUMENT…
run() {
  store=$work/$1.db
  shift
  "$program" --kb "$store" "$@"
}
# counts PACK: its concepts, links and claims, as the store counts them.
counts() {
  run first kb verify | sed -nE "s/^$1: [0-9]+ of ([0-9]+) claims used; ([0-9]+) concepts and ([0-9]+) links.*/\2 \3 \1/p"
}

# Out of the first store, into the second, out of that.
round_trip() {
  pack=$1
  check "$pack as JSON-LD" run first kb export "$pack" -o "$work/$pack.jsonld"
  check "$pack as tables" run first kb export "$pack" --format csv -o "$work/$pack.1"
  check "$pack as tables for Excel" run first kb export "$pack" --format csv --excel -o "$work/$pack.excel"
  check "JSON-LD of $pack comes in" run second kb import "$work/$pack.jsonld"
  check "$pack from JSON-LD" run second kb export "$pack" -o "$work/$pack.2.jsonld"
  check "the same JSON-LD of $pack" cmp "$work/$pack.jsonld" "$work/$pack.2.jsonld"
  check "tables of $pack come in" run third kb import "$work/$pack.1"
  check "$pack from tables" run third kb export "$pack" -o "$work/$pack.3.jsonld"
  check "the same JSON-LD of $pack, from tables" cmp "$work/$pack.jsonld" "$work/$pack.3.jsonld"
  check "$pack as tables, from tables" run third kb export "$pack" --format csv -o "$work/$pack.3"
  check "the same tables of $pack" diff -r "$work/$pack.1" "$work/$pack.3"
  check "tables for Excel of $pack come in" run fourth kb import "$work/$pack.excel"
  check "$pack from tables for Excel" run fourth kb export "$pack" -o "$work/$pack.4.jsonld"
  check "the same JSON-LD of $pack, from tables for Excel" cmp "$work/$pack.jsonld" "$work/$pack.4.jsonld"
}

# The types of things in the Turtle, against what the store counts.
count_turtle() {
  pack=$1
  check "$pack as Turtle" run first kb export "$pack" --format turtle -o "$work/$pack.ttl"
  check "rapper reads the Turtle of $pack" rapper -q -c -i turtle "$work/$pack.ttl" "$base"
  rapper -q -i turtle -o ntriples "$work/$pack.ttl" "$base" >"$work/$pack.nt" 2>/dev/null
  types=$(grep -oE '22-rdf-syntax-ns#type> <[^>]*(core#Concept|syntax-ns#Statement|prov#Entity)> \.$' "$work/$pack.nt" |
    sed -E 's/.*#(.*)> \./\1/' | sort | uniq -c | awk '{ of[$2] = $1 } END { print of["Concept"] + 0, of["Statement"] + 0, of["Entity"] + 0 }')
  check "concepts, links, claims of $pack in Turtle" test "$types" = "$(counts "$pack")"
}

count_graphml() {
  pack=$1
  check "$pack as GraphML" run first kb export "$pack" --format graphml -o "$work/$pack.graphml"
  check "GraphML of $pack" xmllint --noout --relaxng "$here/graphml.rng" "$work/$pack.graphml"
  of() { xmllint --xpath "count(//*[local-name()='$1'${2:-}])" "$work/$pack.graphml"; }
  own=$(of node " and *[@key='node.pack'] = '$pack'")
  # shellcheck disable=SC2046  # three numbers
  set -- $(counts "$pack")
  check "nodes of $pack" test "$own" = "$1"
  check "edges of $pack" test "$(of edge)" = "$2"
  grep -oE '(source|target)="[^"]*"' "$work/$pack.graphml" | cut -d '"' -f 2 | sort -u >"$work/ends"
  grep -oE '<node id="[^"]*"' "$work/$pack.graphml" | cut -d '"' -f 2 | sort -u >"$work/nodes"
  check "edges of $pack have ends" test -s "$work/ends"
  check "ends of edges of $pack are nodes" test -z "$(comm -23 "$work/ends" "$work/nodes")"
}

# Where it is not there yet, or another version is wanted now.
install_jsonld() {
  cmp -s "$here/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules/jsonld" ] && return
  cp "$here/package.json" "$here/package-lock.json" "$folder" || return
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1) ||
    { rm -f "$folder/package-lock.json"; return 1; }
}

same_graph() { (cd "$folder" && node "$here/same_graph.js" "$@"); }

check "the pack of odd texts comes in" run first kb import "$here/odd.jsonld"
shipped=$(sed -nE 's/^  "id": "([^"]*)".*/\1/p' "$root"/kb/packs/*.jsonld)
check "there are shipped packs" test -n "$shipped"
packs="$shipped odd"
for pack in $packs; do round_trip "$pack"; done
if has rapper; then
  for pack in $packs; do count_turtle "$pack"; done
  check "all as Turtle" run first kb export --format turtle -o "$work/all.ttl"
  check "rapper reads the Turtle of all" rapper -q -c -i turtle "$work/all.ttl" "$base"
else
  skip "Turtle: rapper (Debian package raptor2-utils) is not installed"
fi
if has xmllint; then
  for pack in $packs; do count_graphml "$pack"; done
else
  skip "GraphML: xmllint (Debian package libxml2-utils) is not installed"
fi
if ! has rapper || ! has node || ! has npm; then
  skip "JSON-LD as a graph: it takes rapper, node and npm"
elif ! install_jsonld; then
  skip "JSON-LD as a graph: npm could not install the package jsonld ($folder/npm.log)"
else
  for pack in $packs; do
    check "JSON-LD and Turtle of $pack are the same graph" same_graph "$base" "$work/$pack.jsonld" "$work/$pack.nt"
  done
  for pack in $shipped; do # as shipped, with the context beside it
    check "shipped and exported $pack are the same graph" same_graph "$base$pack.jsonld" \
      "$(grep -lE "^  \"id\": \"$pack\"" "$root"/kb/packs/*.jsonld)" "$work/$pack.nt" "$root/kb/packs/context.jsonld"
  done
fi
echo "exchange: $passed passed, $failed failed"
[ "$failed" = 0 ]
