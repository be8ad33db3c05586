#!/usr/bin/env python3
"""How long an import takes, and how long the sqlite3 shell needs for the same rows: import.py CLUSTERWISE [CONCEPTS [LINKS]]

Makes a large pack, imports it into a new store, writes the rows of all tables of that store (the derived ones too) as
CSV, and loads them with the shell into tables and indexes of the same schema: .import, one transaction, the same cache.
Prints the times, the peak memory, the size of the store, and the ratio; then what the import of a small pack into the
large store takes, of one that is refused, and of the large pack once more. Needs sqlite3 and some GB in TMPDIR.
"""
import contextlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SMALL = ("500", "1500")  # concepts and links of the small pack
CACHE = "PRAGMA cache_size = -524288;"  # as the import has it


def run(command, expected=0, **options):
    """Wall seconds, processor seconds and peak MB of a process that must end with that exit code."""
    begin = time.monotonic()
    process = subprocess.Popen(command, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != expected:
        sys.exit(f"{command[0]} ended with {process.returncode}: {' '.join(map(str, command))}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ask(store, sql):
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def tables_of(store):
    """Names of the tables that rows are put into, and whether each is virtual."""
    return ask(store, "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
                      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")


def columns_of(store, table):
    """All columns, and those before the first that may be NULL: the shell's .import fills the others with NULL."""
    rows = ask(store, f"SELECT name, \"notnull\" OR pk FROM pragma_table_info('{table}')")
    names = [name for name, _ in rows]
    filled = next((i for i, (_, never_null) in enumerate(rows) if not never_null), len(rows))
    return names, names[:filled]


def dump(store, folder):
    """The rows of each table as CSV, and a script that loads them: in the order in which they are stored."""
    script = [CACHE]
    script += [sql + ";" for sql in schema_of(store)]
    script += ["BEGIN;", ".mode csv"]
    for table, kind in tables_of(store):
        names, filled = columns_of(store, table)
        if kind == "virtual":
            filled = names
        where = " AND ".join(f"{name} IS NULL" for name in names[len(filled):]) or "TRUE"
        with open(folder / f"{table}.csv", "w", encoding="utf-8") as file:
            subprocess.run(["sqlite3", "-readonly", "-csv", store, f"SELECT {', '.join(filled)} FROM {table} WHERE {where}"],
                           check=True, stdout=file)
        script.append(f".import {folder / table}.csv {table}")
        if where != "TRUE":
            script.append(subprocess.run(
                ["sqlite3", "-readonly", store, f".mode insert {table}", f"SELECT * FROM {table} WHERE NOT ({where})"],
                check=True, capture_output=True, text=True).stdout)
    script.append("COMMIT;")
    path = folder / "load.sql"
    path.write_text("\n".join(script) + "\n", encoding="utf-8")
    return path


def schema_of(store):
    """The statements that make the tables, then the indexes."""
    shadows = "SELECT name FROM pragma_table_list WHERE type = 'shadow'"
    rows = ask(store, f"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN ({shadows})"
                      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'index', rowid")
    return [sql for sql, in rows]


def pack(folder, name, sizes, edit=lambda text: text):
    path = folder / f"{name}.jsonld"
    text = subprocess.run([sys.executable, HERE / "large_pack.py", *sizes], check=True, capture_output=True).stdout
    path.write_bytes(edit(text))
    return path


def as_small(text):
    """A pack of its own: everything that it declares is named otherwise than in the large one."""
    renamed = json.loads(text)
    ids = {one["id"] for key in ("kinds", "relations", "claims", "concepts") for one in renamed[key]} | {renamed["id"]}
    text = json.dumps(renamed, ensure_ascii=False, indent=1)
    return re.sub(r'"([A-Za-z0-9-]+)"(?!:)', lambda m: f'"small-{m[1]}"' if m[1] in ids else m[0], text).encode()


def show(what, times):
    print(f"{what:44} {times[0]:7.1f} s   {times[1]:7.1f} s CPU   {times[2]:6.0f} MB", flush=True)
    return times


def measure(clusterwise, sizes, folder):
    store = folder / "large.db"
    large = pack(folder, "large", sizes)
    small = pack(folder, "small", SMALL, as_small)
    refused = folder / "refused.jsonld"
    refused.write_bytes(small.read_bytes().replace(b'"to": "small-', b'"to": "smal-', 1))
    print(f"pack {large.stat().st_size / 1e6:.0f} MB", flush=True)

    def kb_import(what, file, expected=0):
        return show(what, run([clusterwise, "kb", "import", file, "--kb", store], expected, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL))

    ours = kb_import("clusterwise kb import", large)
    print(f"store {store.stat().st_size / 1e6:.0f} MB", flush=True)
    script = dump(store, folder)
    with open(script, "rb") as commands:
        theirs = show("sqlite3 .import of the same rows", run(["sqlite3", folder / "floor.db"], stdin=commands,
                                                              stderr=subprocess.DEVNULL))
    print(f"ratio {ours[0] / theirs[0]:.2f} (of CPU time {ours[1] / theirs[1]:.2f})", flush=True)
    for table, _ in tables_of(store):
        if ask(store, f"SELECT count(*) FROM {table}") != ask(folder / "floor.db", f"SELECT count(*) FROM {table}"):
            sys.exit(f"the shell has not loaded all rows of {table}")
    kb_import("a small pack into the large store", small)
    kb_import("the small pack again", small)
    kb_import("a small pack that is refused", refused, expected=1)
    kb_import("the large pack again", large)


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit("usage: import.py CLUSTERWISE [CONCEPTS [LINKS]]")
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        measure(sys.argv[1], sys.argv[2:], pathlib.Path(folder))


if __name__ == "__main__":
    main()
