-- The fifth version of the store: the place of a record in its pack's document. Rows go in by their keys; those of an
-- earlier version went in in the order of the document, and keep 0.

ALTER TABLE claim ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE concept ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
