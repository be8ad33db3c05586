#!/bin/sh
# A large pack out of a store and back, in every format: exchange.sh CLUSTERWISE [CONCEPTS LINKS]
#
# Prints seconds (and megabytes, where there is /usr/bin/time) of each step, and counts. Fails where JSON-LD or tables
# do not come back with the same bytes, or where rapper or xmllint do not count what went in. Use a release build;
# 200,000 concepts and 1,000,000 links take 3 GB of disk in $TMPDIR.
set -eu
here=$(dirname "$(readlink -f "$0")")
program=$(readlink -f "$1")
concepts=${2:-200000}
links=${3:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CLUSTERWISE_DATA
export LC_ALL=C.UTF-8 HOME="$work" XDG_DATA_HOME="$work/data"

# step WHAT COMMAND…
step() {
  what=$1
  shift
  begin=$(date +%s.%N)
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -o "$work/memory" -f %M "$@" >"$work/said" 2>&1 || give_up
    memory=$(awk 'END { printf "%.0f MB", $1 / 1024 }' "$work/memory")
  else
    "$@" >"$work/said" 2>&1 || give_up
    memory=
  fi
  awk -v begin="$begin" -v end="$(date +%s.%N)" -v what="$what" -v memory="$memory" \
    'BEGIN { printf "%-46s %8.1f s  %s\n", what, end - begin, memory }'
}
give_up() {
  echo "exchange.sh: failed: $what"
  tail -5 "$work/said"
  exit 1
}
# same WHAT COUNT EXPECTED
same() {
  echo "  $1: $2"
  [ "$2" = "$3" ] || { echo "exchange.sh: $1: $3 went in"; exit 1; }
}
lines() { grep -c -- "$1" "$2"; }

python3 "$here/large_pack.py" "$concepts" "$links" >"$work/large.jsonld"
id=$(sed -nE 's/^ *"id": "([^"]*)".*/\1/p' "$work/large.jsonld" | head -1)
claims=$(awk '/^ *"claims": \[$/ { inside = 1; next } /^ *\]/ { inside = 0 } inside { n++ } END { print n }' "$work/large.jsonld")
echo "$id: $concepts concepts, $links links, $claims claims, $(wc -c <"$work/large.jsonld") bytes"

one="$program --kb $work/one.db"
two="$program --kb $work/two.db"
# shellcheck disable=SC2086  # a program and its option
{
  step "import" $one kb import "$work/large.jsonld"
  rm "$work/large.jsonld"
  step "export as JSON-LD" $one kb export "$id" -o "$work/1.jsonld"
  step "import of that into another store" $two kb import "$work/1.jsonld"
  step "export of that" $two kb export "$id" -o "$work/2.jsonld"
  step "the same bytes" cmp "$work/1.jsonld" "$work/2.jsonld"
  rm "$work/2.jsonld" "$work/two.db"*
  step "export as tables" $one kb export "$id" --format csv -o "$work/1"
  step "import of tables into another store" $two kb import "$work/1"
  step "export of that as tables" $two kb export "$id" --format csv -o "$work/2"
  step "the same bytes" diff -r "$work/1" "$work/2"
  step "export of that as JSON-LD" $two kb export "$id" -o "$work/2.jsonld"
  step "the same bytes" cmp "$work/1.jsonld" "$work/2.jsonld"
  rm -r "$work/1" "$work/2" "$work/1.jsonld" "$work/2.jsonld" "$work/two.db"*
  step "export as Turtle" $one kb export "$id" --format turtle -o "$work/1.ttl"
  step "rapper makes triples of it" rapper -q -i turtle -o ntriples "$work/1.ttl" http://localhost/
  mv "$work/said" "$work/1.nt"
}
type='22-rdf-syntax-ns#type> <.*'
echo "  triples: $(wc -l <"$work/1.nt")"
same "concepts in Turtle" "$(lines "${type}core#Concept> \.$" "$work/1.nt")" "$concepts"
same "links in Turtle" "$(lines "${type}syntax-ns#Statement> \.$" "$work/1.nt")" "$links"
same "claims in Turtle" "$(lines "${type}prov#Entity> \.$" "$work/1.nt")" "$claims"
rm "$work/1.ttl" "$work/1.nt"
# shellcheck disable=SC2086
step "export as GraphML" $one kb export "$id" --format graphml -o "$work/1.graphml"
step "xmllint reads it" xmllint --huge --stream --noout "$work/1.graphml"
same "nodes in GraphML" "$(lines '<node ' "$work/1.graphml")" "$concepts"
same "edges in GraphML" "$(lines '<edge ' "$work/1.graphml")" "$links"
