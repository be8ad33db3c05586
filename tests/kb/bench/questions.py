#!/usr/bin/env python3
"""What questions to a large store take, each with the start of its process: questions.py CLUSTERWISE [STORE]

Prints the median and the longest time of several runs, and the peak memory. STORE is one with the pack of
large_pack.py in it; without it, a store is made from the pack of the default size.
"""
import contextlib
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RUNS = 7
PACK = "large-sample"


def run(command):
    """Wall seconds, peak MB and exit code of a process."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - begin, usage.ru_maxrss / 1024, process.returncode


def questions(store):
    """Name, expected exit code, arguments."""
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
        def one(sql):
            row = database.execute(sql).fetchone()
            if row is None:
                sys.exit(f"{store} does not hold the pack {PACK}")
            return row
        middle, label_en, label_zh = one(
            f"SELECT id, label_en, label_zh FROM concept WHERE pack = '{PACK}' ORDER BY id LIMIT 1 OFFSET"
            f" (SELECT count(*) / 2 FROM concept WHERE pack = '{PACK}')")
        alias, = one("SELECT text FROM alias JOIN concept ON id = concept"
                     f" WHERE pack = '{PACK}' AND language = 'en' AND id > '{middle}' LIMIT 1")
        hub, = one("SELECT far FROM link GROUP BY far ORDER BY count(*) DESC, far LIMIT 1")
        first, last = one(f"SELECT min(id), max(id) FROM concept WHERE pack = '{PACK}' AND kind = 'topic'")
        apart, = one(f"SELECT id FROM concept WHERE pack <> '{PACK}' ORDER BY id LIMIT 1")
        definition, = one(f"SELECT definition_en FROM concept WHERE id = '{middle}'")
    words = " ".join(definition.rstrip(".").split()[-3:])
    swapped = middle[:3] + middle[4] + middle[3] + middle[5:]
    yield "show ID", 0, ["show", middle]
    yield "show LABEL", 0, ["show", label_en]
    yield "show LABEL, Chinese", 0, ["show", label_zh]
    yield "show ALIAS", 0, ["show", alias]
    yield "show ID of most links", 0, ["show", hub]
    yield "show ID, mistyped", 1, ["show", swapped]
    yield "search, a label", 0, ["search", label_en]
    yield "search, a Chinese label", 0, ["search", label_zh]
    yield "search, words of a definition", 0, ["search", words]
    yield "search, mistyped", None, ["search", swapped.replace("-", " ")]
    yield "neighbours ID", 0, ["neighbours", middle]
    yield "neighbours ID --depth 2", 0, ["neighbours", middle, "--depth", "2"]
    yield "neighbours of most links, 2 deep", 0, ["neighbours", hub, "--depth", "2"]
    yield "path A B", 0, ["path", first, last]
    yield "path A B, none", 1, ["path", first, apart]
    yield "list KIND", 0, ["list", "topic"]
    yield "list", 0, ["list"]
    yield "kb stats", 0, ["kb", "stats"]


def measure(clusterwise, store):
    for name, expected, arguments in questions(store):
        runs = [run([clusterwise, *arguments, "--kb", store]) for _ in range(RUNS)]
        code = runs[0][2]
        if code == 2:
            print(f"{name:32} this clusterwise has no such verb")
            continue
        if expected is not None and code != expected:
            sys.exit(f"clusterwise {' '.join(arguments)} ended with {code}")
        times = [1000 * seconds for seconds, _, _ in runs]
        print(f"{name:32} {statistics.median(times):8.1f} ms {max(times):8.1f} ms {max(run[1] for run in runs):6.0f} MB",
              flush=True)
    seconds, memory, code = run([clusterwise, "kb", "verify", "--kb", store])
    print(f"{'kb verify (once)':32} {1000 * seconds:8.1f} ms {'':11} {memory:6.0f} MB")
    if code != 0:
        sys.exit("the store is not sound")


def main():
    if not 2 <= len(sys.argv) <= 3:
        sys.exit("usage: questions.py CLUSTERWISE [STORE]")
    with tempfile.TemporaryDirectory(prefix="questions-") as folder:
        store = sys.argv[2] if len(sys.argv) > 2 else f"{folder}/large.db"
        if len(sys.argv) == 2:
            with open(f"{folder}/large.jsonld", "wb") as pack:
                subprocess.run([sys.executable, HERE / "large_pack.py"], check=True, stdout=pack)
            subprocess.run([sys.argv[1], "kb", "import", pack.name, "--kb", store], check=True)
        measure(sys.argv[1], store)


if __name__ == "__main__":
    main()
