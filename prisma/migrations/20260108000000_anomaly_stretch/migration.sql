-- An anomaly is a stretch of intervals with the figures behind its probable cause.
ALTER TABLE "anomalies" ADD COLUMN "ends_at" TIMESTAMPTZ(0) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "anomalies" ADD COLUMN "score" REAL NOT NULL DEFAULT 0;
ALTER TABLE "anomalies" DROP COLUMN "low", DROP COLUMN "high";
