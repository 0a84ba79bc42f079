DROP TABLE carried;
-- What was never in force goes with its draft.
DELETE FROM wording WHERE node_id IN (SELECT n.id FROM node n JOIN draft d ON d.copy_id = n.strategy_id
    JOIN next_cycle c ON c.id = d.strategy_id WHERE c.came_at IS NULL);
DELETE FROM support WHERE node_id IN (SELECT n.id FROM node n JOIN draft d ON d.copy_id = n.strategy_id
    JOIN next_cycle c ON c.id = d.strategy_id WHERE c.came_at IS NULL);
DELETE FROM node WHERE strategy_id IN (SELECT d.copy_id FROM draft d
    JOIN next_cycle c ON c.id = d.strategy_id WHERE c.came_at IS NULL);
DELETE FROM strategy WHERE id IN (SELECT d.copy_id FROM draft d
    JOIN next_cycle c ON c.id = d.strategy_id WHERE c.came_at IS NULL);
DELETE FROM draft_member WHERE draft_id IN (SELECT d.id FROM draft d
    JOIN next_cycle c ON c.id = d.strategy_id WHERE c.came_at IS NULL);
DELETE FROM draft_conflict WHERE draft_id IN (SELECT d.id FROM draft d
    JOIN next_cycle c ON c.id = d.strategy_id WHERE c.came_at IS NULL);
DELETE FROM draft WHERE strategy_id IN (SELECT id FROM next_cycle WHERE came_at IS NULL);
CREATE TEMPORARY TABLE never_came AS SELECT id FROM next_cycle WHERE came_at IS NULL;
DROP TABLE next_cycle;
DELETE FROM strategy WHERE id IN (SELECT id FROM never_came);
DROP TABLE never_came;
DROP TABLE closing_line;
DROP TABLE closing_answer;
DROP TABLE closing;
ALTER TABLE strategy DROP COLUMN cycle;
