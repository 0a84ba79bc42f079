DROP TRIGGER delegation_left ON person;
DROP TRIGGER delegation_office ON account;
DROP FUNCTION delegation_of_person();
DROP FUNCTION delegation_of_giver();
DELETE FROM draft_member WHERE NOT whole;
ALTER TABLE draft_member DROP COLUMN whole;
DROP TABLE delegation;
