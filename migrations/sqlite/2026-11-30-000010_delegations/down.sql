DROP TRIGGER delegation_left;
DROP TRIGGER delegation_office;
DELETE FROM draft_member WHERE NOT whole;
ALTER TABLE draft_member DROP COLUMN whole;
DROP TABLE delegation;
