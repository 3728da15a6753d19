-- Fewest days worked in a row under a work rule; 1 = no rule, as before.
ALTER TABLE "work_rules" ADD COLUMN "min_consecutive_days" INTEGER NOT NULL DEFAULT 1;
