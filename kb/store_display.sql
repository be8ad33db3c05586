-- The second version of the store: how an indicator's values are shown. All four are there or none is.

ALTER TABLE concept ADD COLUMN display_factor_en REAL;
ALTER TABLE concept ADD COLUMN display_factor_zh REAL;
ALTER TABLE concept ADD COLUMN display_unit_en TEXT;
ALTER TABLE concept ADD COLUMN display_unit_zh TEXT;
