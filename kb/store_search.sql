-- Search that takes the same time in a large store. All of it is derived; the next import fills it.

DROP TABLE search;
DROP TABLE word;
DELETE FROM name;  -- its texts are folded otherwise now

-- A concept as the index knows it. The numbers are sorted by the length of the concept's shortest name, in their upper
-- 32 bits, and are otherwise any that are free: a concept's row is added and removed with it.
CREATE TABLE document (
  number INTEGER PRIMARY KEY,  -- the rowid in `search`
  concept TEXT NOT NULL UNIQUE REFERENCES concept (id) ON DELETE CASCADE
) STRICT;

-- Texts cut into words, Chinese into single characters and pairs; one text a line. `kind` is the kind's id, so that a
-- search of one kind need not read through the others.
CREATE VIRTUAL TABLE search USING fts5 (
  names, definition, claims, kind, tokenize = 'porter unicode61 remove_diacritics 2', columnsize = 0
);

-- The words of letters in those texts, unstemmed, to find what a mistyped one may have meant. Counted, so that a
-- concept's words can be taken away with it.
CREATE TABLE word (
  word TEXT PRIMARY KEY,
  documents INTEGER NOT NULL CHECK (documents > 0)
) STRICT, WITHOUT ROWID;
