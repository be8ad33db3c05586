-- A version of the store in which the derived tables follow an import instead of being made anew: they know in which row
-- of `search` a concept is, and in how many concepts a word occurs. They are filled when all migrations are done.

DROP TABLE word;
DROP TABLE IF EXISTS search_row;

CREATE TABLE search_row (concept TEXT PRIMARY KEY, row INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- The words of the texts, unstemmed, to find what a mistyped one may have meant.
CREATE TABLE word (word TEXT PRIMARY KEY, uses INTEGER NOT NULL) STRICT, WITHOUT ROWID;
