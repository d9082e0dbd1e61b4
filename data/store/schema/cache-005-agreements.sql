-- The projects of one agreement, whose sums are made anew with each edit of one of them.
CREATE INDEX project_agreement ON project (ifnull (agreement, ''));
