DROP TABLE proposal_turn;
DROP TABLE proposal;
