-- A version of the store in which search takes as long in a large store as in a small one. What it needs is derived, and
-- filled when all migrations are done.

DROP TABLE search;

-- Texts cut into words, Chinese into single characters and pairs; one text a line. `kind` is the id of the concept's
-- kind, so that a search of one kind need not read through the others. A row's number is the length of the concept's
-- shortest name, in its upper 32 bits, and any that is free in the lower ones: short names come first.
CREATE VIRTUAL TABLE search USING fts5 (
  names, definition, claims, kind, tokenize = 'porter unicode61 remove_diacritics 2', columnsize = 0
);

CREATE UNIQUE INDEX search_row_of_row ON search_row (row);
