-- The first version of the store. Rows of a pack go with it; what one pack says of another's rows is checked when the
-- transaction ends, so that a pack can be replaced in the middle of it.

CREATE TABLE pack (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,  -- in the order of first import
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  description_en TEXT NOT NULL,
  description_zh TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES concept (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE kind (
  id TEXT PRIMARY KEY,
  pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  plural_en TEXT NOT NULL,
  plural_zh TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  definition_zh TEXT NOT NULL
) STRICT;

CREATE TABLE relation (
  id TEXT PRIMARY KEY,
  pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  inverse_en TEXT NOT NULL,
  inverse_zh TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  definition_zh TEXT NOT NULL
) STRICT;

-- The kinds of concept that may stand at an end of a relation.
CREATE TABLE relation_end (
  relation TEXT NOT NULL REFERENCES relation (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('near', 'far')),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL REFERENCES kind (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (relation, side, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  kind TEXT NOT NULL,
  text_en TEXT NOT NULL,
  text_zh TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES concept (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX claim_of_pack ON claim (pack);
CREATE INDEX claim_of_source ON claim (source);

CREATE TABLE concept (
  id TEXT PRIMARY KEY,
  pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  kind TEXT NOT NULL REFERENCES kind (id) DEFERRABLE INITIALLY DEFERRED,
  label_en TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  definition_zh TEXT NOT NULL,
  citation TEXT NOT NULL,
  unit_en TEXT,  -- an indicator has a unit; nothing else has
  unit_zh TEXT,
  minimum REAL,
  maximum REAL,
  better TEXT
) STRICT;
CREATE INDEX concept_of_pack ON concept (pack);
CREATE INDEX concept_of_kind ON concept (kind);

CREATE TABLE alias (
  concept TEXT NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (concept, language, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE concept_claim (
  concept TEXT NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_claim_of_claim ON concept_claim (claim);

CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  near TEXT NOT NULL REFERENCES concept (id) DEFERRABLE INITIALLY DEFERRED,
  relation TEXT NOT NULL REFERENCES relation (id) DEFERRABLE INITIALLY DEFERRED,
  far TEXT NOT NULL REFERENCES concept (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (near, relation, far)
) STRICT;
CREATE INDEX link_of_pack ON link (pack);
CREATE INDEX link_of_relation ON link (relation);
CREATE INDEX link_of_far ON link (far);

CREATE TABLE link_claim (
  link INTEGER NOT NULL REFERENCES link (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (link, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_claim_of_claim ON link_claim (claim);

-- From here on: derived from the above at every import.

-- Labels and aliases, folded, for exact look-up.
CREATE TABLE name (
  folded TEXT NOT NULL,
  concept TEXT NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  shown TEXT NOT NULL,
  PRIMARY KEY (folded, concept)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_of_concept ON name (concept);

-- Texts cut into words, Chinese into single characters; one text a line.
CREATE VIRTUAL TABLE search USING fts5 (
  id UNINDEXED, names, definition, claims, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- The words of those texts, unstemmed, to find what a mistyped one may have meant.
CREATE TABLE word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
