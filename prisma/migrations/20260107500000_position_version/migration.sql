-- Positions are edited on a page: an edit names the version it saw.
ALTER TABLE "positions" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
