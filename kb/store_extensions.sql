-- The fourth version of the store: what a pack adds to concepts of other packs.

CREATE TABLE extension (
  pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  concept TEXT NOT NULL REFERENCES concept (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (pack, concept)
) STRICT, WITHOUT ROWID;
CREATE INDEX extension_of_concept ON extension (concept);

CREATE TABLE extension_alias (
  concept TEXT NOT NULL,
  pack TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (concept, pack, language, position),
  FOREIGN KEY (pack, concept) REFERENCES extension (pack, concept) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX extension_alias_of_extension ON extension_alias (pack, concept);

CREATE TABLE extension_claim (
  concept TEXT NOT NULL,
  pack TEXT NOT NULL,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (concept, pack, position),
  FOREIGN KEY (pack, concept) REFERENCES extension (pack, concept) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX extension_claim_of_extension ON extension_claim (pack, concept);
CREATE INDEX extension_claim_of_claim ON extension_claim (claim);
