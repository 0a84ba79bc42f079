DROP INDEX contribution_objective;
ALTER TABLE contribution DROP COLUMN objective_id;
DROP TABLE team_capacity;
DROP TABLE translation_comment;
DROP TABLE translation_stop;
DROP TABLE translation_objective;
DROP TABLE translation_turn;
DROP TABLE translation;
