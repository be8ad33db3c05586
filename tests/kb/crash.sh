#!/bin/sh
# What an import leaves when it is cut short, with the command itself: crash.sh CLUSTERWISE DUMP_STORE [KILLS]
#
# Imports are killed at random moments (200 times, or as often as KILLS says), run out of room on the disk, meet stores
# and folders that cannot be written, and meet each other while others read. Whatever happens, the store verifies and
# holds either what it held before or all that the import brings; and the import can be repeated.
set -u
# CLUSTERWISE_CASES, which narrows other tests by name, leaves this one out unless it is part of "crash".
case "crash" in *"${CLUSTERWISE_CASES:-}"*) ;; *) exit 0 ;; esac
program=$(readlink -f "$1")
dump=$(readlink -f "$2")
kills=${3:-200}
work=$(mktemp -d)
room= # where a small file system is mounted
trap '[ -z "$room" ] || umount "$room"; chmod -R u+w "$work"; rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" LC_ALL=C.UTF-8
unset CLUSTERWISE_DATA
passed=0
failed=0

fail() {
  failed=$((failed + 1))
  echo "crash: $1"
  shift
  [ $# = 0 ] || cat "$@"
}

# check NAME COMMAND…: says what the command wrote only if it fails.
check() {
  name=$1
  shift
  if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); else fail "$name failed" "$work/log"; fi
}

# A pack of so many measures: pack ID VERSION COUNT.
pack() {
  awk -v id="$1" -v version="$2" -v count="$3" '
    function text(en) { return sprintf("{\"en\": \"%s\", \"zh\": \"第%s版的文字：%s\"}", en, version, en) }
    BEGIN {
      printf "{\"id\": \"%s\", \"version\": \"%s\", \"title\": %s, \"description\": %s, \"source\": \"%s-source\",\n",
        id, version, text("t"), text("d"), id
      printf "\"claims\": [{\"id\": \"%s-0\", \"section\": \"1\", \"kind\": \"fact\", \"text\": %s}", id, text("c")
      for (i = 1; i <= count; i++)
        printf ",\n{\"id\": \"%s-%d\", \"section\": \"1\", \"kind\": \"fact\", \"text\": %s}", id, i, text("claim " i)
      printf "],\n\"concepts\": [{\"id\": \"%s-source\", \"kind\": \"source\", \"label\": %s, \"definition\": %s,", id,
        text("s"), text("d")
      printf " \"citation\": \"c\", \"claims\": [\"%s-0\"]}", id
      for (i = 1; i <= count; i++)
        printf ",\n{\"id\": \"%s-m%d\", \"kind\": \"measure\", \"label\": %s, \"definition\": %s, \"claims\": [\"%s-%d\"]}",
          id, i, text("measure " i " v" version), text("what it does " i " v" version), id, i
      printf "],\n\"extensions\": [{\"id\": \"lemons-market\", \"aliases\": {\"en\": [\"%s v%s\"]}, \"claims\": [\"%s-0\"]}]}\n",
        id, version, id
    }'
}

# From here on, a file $1 is a store.
import() { "$program" kb import "$2" --kb "$1"; }
verify() { "$program" kb verify --kb "$1"; }

# Whether the store is sound, and which of the two it is.
sound() {
  verify "$1" >"$work/verify" 2>&1 || {
    fail "$2: the store does not verify" "$work/verify"
    return 1
  }
  "$dump" "$1" >"$work/found"
  if cmp -s "$work/found" "$work/old"; then
    state=old
  elif cmp -s "$work/found" "$work/new"; then
    state=new
  else
    diff "$work/old" "$work/found" | head -5
    fail "$2: the store is neither the old nor the new one"
    return 1
  fi
}

# A copy of the store in a folder of its own.
fresh() {
  rm -rf "$work/run"
  mkdir "$work/run"
  cp "$work/old.db" "$work/run/store.db"
}

now() { date +%s%N; }
random() { od -An -N4 -tu4 /dev/urandom | tr -d ' '; }

pack many 1 250 >"$work/many-1.jsonld"
pack many 2 250 >"$work/many-2.jsonld"
check "making the store" import "$work/old.db" "$work/many-1.jsonld"
"$dump" "$work/old.db" >"$work/old"
fresh
began=$(now)
check "an import" import "$work/run/store.db" "$work/many-2.jsonld"
took=$((($(now) - began) / 1000)) # in microseconds
"$dump" "$work/run/store.db" >"$work/new"
if cmp -s "$work/old" "$work/new"; then fail "the two versions do not differ"; fi

old=0
new=0
broken=$failed
for i in $(seq "$kills"); do
  fresh
  "$program" kb import "$work/many-2.jsonld" --kb "$work/run/store.db" >/dev/null 2>&1 &
  victim=$!
  # At random within each of as many equal spans of the time as there are kills.
  sleep "$(awk -v span="$i" -v spans="$kills" -v at="$(random)" -v took="$took" \
    'BEGIN { printf "%.6f", (span - 1 + at / 4294967295) / spans * took * 1.1 / 1e6 }')"
  kill -KILL "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  sound "$work/run/store.db" "after kill $i" || continue
  if [ "$state" = old ]; then old=$((old + 1)); else new=$((new + 1)); fi
  import "$work/run/store.db" "$work/many-2.jsonld" >"$work/log" 2>&1 || fail "after kill $i: the import" "$work/log"
  sound "$work/run/store.db" "after kill $i, repeated" || continue
  [ "$state" = new ] || fail "after kill $i: the import was not repeated"
done
# Where none was killed early or none late, the moments were not those of an import.
if [ "$old" = 0 ] || [ "$new" = 0 ]; then fail "all imports were killed on one side of what they change"; fi
if [ "$failed" = "$broken" ]; then passed=$((passed + 1)); fi
echo "crash: $kills imports killed within $((took / 1000)) ms: $old left the old store, $new the new one"

# A full disk: a small file system where one can be mounted, else a limit on the size of files.
full_mounted() {
  mkdir -p "$work/room"
  mount -t tmpfs -o "size=$1k" tmpfs "$work/room" 2>/dev/null || return 2
  room=$work/room
  cp "$work/old.db" "$room/store.db"
  import "$room/store.db" "$work/many-2.jsonld" >"$work/log" 2>&1
  status=$?
  rm -rf "$work/run"
  cp -r "$room" "$work/run"
  umount "$room"
  room=
  return "$status"
}

full_limited() {
  fresh
  ( # without the signal, a write that is too long fails
    trap '' XFSZ
    ulimit -f "$(($1 * 2))"
    import "$work/run/store.db" "$work/many-2.jsonld"
  ) >"$work/log" 2>&1
}

size=$(($(wc -c <"$work/old.db") / 1024 + 8))
way=limited
full_mounted "$((size * 8))" && way=mounted
case $way in
  mounted) echo "crash: a full disk is a mounted tmpfs" ;;
  limited) echo "crash: a full disk is a limit on the size of files, since none can be mounted" ;;
esac
broken=$failed
refused=0
for i in $(seq 20); do
  "full_$way" "$((size + i * size / 8))"
  status=$?
  if [ "$status" != 0 ]; then
    refused=$((refused + 1))
    [ "$status" = 3 ] || fail "on a full disk: exit $status" "$work/log"
    grep -q '^clusterwise: ' "$work/log" || fail "on a full disk: nothing is said" "$work/log"
  fi
  sound "$work/run/store.db" "on a full disk" || continue
  case $status$state in 0new | 3old) ;; *) fail "on a full disk: exit $status leaves the $state store" "$work/log" ;; esac
done
[ "$refused" -gt 0 ] || fail "no disk was too full"
if [ "$failed" = "$broken" ]; then passed=$((passed + 1)); fi
echo "crash: 20 imports on a full disk, $refused of them refused"

# What cannot be written stays as it is, and is read all the same.
plainly() { # as a user whom permissions hold back
  if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; else "$@"; fi
}
read_only() { # read_only NAME MODE_OF_FILE MODE_OF_FOLDER
  fresh
  chmod "$2" "$work/run/store.db"
  chmod "$3" "$work/run"
  plainly "$program" kb import "$work/many-2.jsonld" --kb "$work/run/store.db" >"$work/log" 2>&1
  status=$?
  if [ "$status" != 3 ] || ! grep -q '^clusterwise: .*cannot be' "$work/log"; then fail "$1: exit $status" "$work/log"; fi
  check "$1: the store is left" cmp "$work/old.db" "$work/run/store.db"
  check "$1: it can be read" plainly "$program" kb verify --kb "$work/run/store.db"
  chmod 755 "$work/run"
}
chmod 755 "$work"
chmod 644 "$work"/*.jsonld
if plainly true 2>/dev/null && plainly test -x "$program"; then
  read_only "a store that is read only" 444 755
  read_only "a folder that is read only" 644 555
  read_only "a store and a folder that are read only" 444 555
else
  echo "crash: stores that are read only: skipped, for no plain user can be had"
fi

# Writers queue or say why not; readers never fail and always see a whole store.
pack other 1 250 >"$work/other-1.jsonld"
reader() {
  while [ ! -e "$work/done" ]; do
    "$program" kb packs --kb "$work/run/store.db" >"$work/read.$1" 2>&1 || cat "$work/read.$1" >>"$work/read-failures"
    "$program" list measure --kb "$work/run/store.db" >"$work/read.$1" 2>&1 || cat "$work/read.$1" >>"$work/read-failures"
    case $(grep -c '^many-m' "$work/read.$1") in 250) ;; *) cat "$work/read.$1" >>"$work/read-failures" ;; esac
    echo >>"$work/reads"
  done
}
fresh
rm -f "$work/done" "$work/reads" "$work/read-failures"
reader 1 &
one=$!
reader 2 &
two=$!
for i in 1 2 3 4 5; do
  import "$work/run/store.db" "$work/many-2.jsonld" >"$work/first" 2>&1 &
  first=$!
  import "$work/run/store.db" "$work/other-1.jsonld" >"$work/second" 2>&1 &
  second=$!
  for writer in first second; do
    if [ "$writer" = first ]; then wait "$first"; else wait "$second"; fi
    status=$?
    if [ "$status" != 0 ] && { [ "$status" != 3 ] || ! grep -q "in use by another process" "$work/$writer"; }; then
      fail "two writers, round $i: exit $status" "$work/$writer"
    fi
  done
  check "two writers, round $i: the store" verify "$work/run/store.db"
done
: >"$work/done"
wait "$one" "$two"
if [ -e "$work/read-failures" ]; then
  fail "a reader, while others write" "$work/read-failures"
else
  passed=$((passed + 1))
fi
echo "crash: $(wc -l <"$work/reads") readings while others wrote"

echo "crash: $passed passed, $failed failed"
[ "$failed" = 0 ]
