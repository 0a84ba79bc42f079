DROP INDEX draft_begun;
DROP TABLE not_mine;
DROP TABLE team_on;
DROP TABLE declared_sum;
DROP TABLE declared_period;
DROP TABLE declared_turn;
DROP TABLE declared;
