-- Forecast workspace: kinds of forecasts, decisions on history, calendar periods, refresh by the clock, accuracy by day, anomalies.
ALTER TABLE "forecasts" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'forecast';
ALTER TABLE "forecasts" ADD COLUMN "source_id" UUID;
CREATE INDEX "forecasts_organization_id_kind_idx" ON "forecasts"("organization_id", "kind") WHERE kind <> 'forecast';

ALTER TABLE "special_events" ADD COLUMN "created_by" UUID;
ALTER TABLE "special_events" ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "history_corrections" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "group_id" UUID NOT NULL,
  "target" TEXT NOT NULL DEFAULT 'volume',
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "finding" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "values" DOUBLE PRECISION[] NOT NULL DEFAULT '{}',
  "comment" TEXT,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "reverted_at" TIMESTAMPTZ(3),
  CONSTRAINT "history_corrections_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "history_corrections_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "history_corrections_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "history_corrections_range_check" CHECK (ends_at > starts_at)
);
CREATE INDEX "history_corrections_organization_id_group_id_starts_at_idx" ON "history_corrections"("organization_id", "group_id", "starts_at");

CREATE TABLE "calendar_periods" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "site_id" UUID,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "start_date" DATE NOT NULL,
  "end_date" DATE NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "calendar_periods_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "calendar_periods_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "calendar_periods_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "calendar_periods_range_check" CHECK (end_date >= start_date)
);
CREATE INDEX "calendar_periods_organization_id_start_date_idx" ON "calendar_periods"("organization_id", "start_date");

CREATE TABLE "forecast_refresh_settings" (
  "organization_id" UUID NOT NULL,
  "is_enabled" BOOLEAN NOT NULL DEFAULT true,
  "frequency" TEXT NOT NULL DEFAULT 'daily',
  "minute_of_day" INTEGER NOT NULL DEFAULT 135,
  "time_zone" TEXT NOT NULL,
  "horizon_days" INTEGER NOT NULL DEFAULT 28,
  "history_weeks" INTEGER NOT NULL DEFAULT 104,
  "on_new_data" BOOLEAN NOT NULL DEFAULT false,
  "next_run_at" TIMESTAMPTZ(3),
  "last_run_at" TIMESTAMPTZ(3),
  "last_outcome" JSONB,
  "data_until" TIMESTAMPTZ(3),
  "updated_by" UUID,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "forecast_refresh_settings_pkey" PRIMARY KEY ("organization_id"),
  CONSTRAINT "forecast_refresh_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "forecast_refresh_settings_next_run_at_idx" ON "forecast_refresh_settings"("next_run_at");

CREATE TABLE "forecast_accuracy_days" (
  "forecast_id" UUID NOT NULL,
  "date" DATE NOT NULL,
  "organization_id" UUID NOT NULL,
  "group_id" UUID NOT NULL,
  "lead_days" SMALLINT NOT NULL,
  "slots" SMALLINT NOT NULL,
  "zero_slots" SMALLINT NOT NULL,
  "actual" REAL NOT NULL,
  "forecast" REAL NOT NULL,
  "base" REAL NOT NULL,
  "absolute_error" REAL NOT NULL,
  "base_absolute_error" REAL NOT NULL,
  "relative_error" REAL NOT NULL,
  "edited_slots" SMALLINT NOT NULL,
  "edited_actual" REAL NOT NULL,
  "edited_error" REAL NOT NULL,
  "edited_base_error" REAL NOT NULL,
  "aht_actual_work" REAL NOT NULL,
  "aht_absolute_work" REAL NOT NULL,
  "aht_error_work" REAL NOT NULL,
  "hour_actual" REAL[] NOT NULL,
  "hour_forecast" REAL[] NOT NULL,
  "hour_absolute_error" REAL[] NOT NULL,
  CONSTRAINT "forecast_accuracy_days_pkey" PRIMARY KEY ("forecast_id", "date"),
  CONSTRAINT "forecast_accuracy_days_forecast_id_fkey" FOREIGN KEY ("forecast_id") REFERENCES "forecasts"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "forecast_accuracy_days_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "forecast_accuracy_days_organization_id_date_idx" ON "forecast_accuracy_days"("organization_id", "date");

CREATE TABLE "anomalies" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "group_id" UUID NOT NULL,
  "interval_start" TIMESTAMPTZ(0) NOT NULL,
  "target" TEXT NOT NULL,
  "cause" TEXT NOT NULL,
  "cause_name" TEXT,
  "found" REAL NOT NULL,
  "expected" REAL NOT NULL,
  "low" REAL NOT NULL,
  "high" REAL NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open',
  "comment" TEXT,
  "decided_by" UUID,
  "decided_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "anomalies_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "anomalies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "anomalies_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "anomalies_group_id_interval_start_target_key" ON "anomalies"("group_id", "interval_start", "target");
CREATE INDEX "anomalies_organization_id_interval_start_idx" ON "anomalies"("organization_id", "interval_start");
