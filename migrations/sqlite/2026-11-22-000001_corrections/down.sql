ALTER TABLE tenet DROP COLUMN revision;
ALTER TABLE tenet DROP COLUMN archived_at;
ALTER TABLE measure_value DROP COLUMN replaced_by;
ALTER TABLE measure_value DROP COLUMN removed_at;
ALTER TABLE measure_value DROP COLUMN removed_by;
