ALTER TABLE measure_value DROP COLUMN import_id;
ALTER TABLE measure_value DROP COLUMN source;
ALTER TABLE measure DROP COLUMN feed;
ALTER TABLE measure DROP COLUMN starts_on;
DROP TABLE value_import;
