-- Allowances by weekday and time of day; methods that may forecast a group; accuracy by interval of the day.
CREATE TABLE "staffing_slot_settings" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "weekdays" SMALLINT[],
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "shrinkage" DOUBLE PRECISION,
    "reserve" DOUBLE PRECISION,
    "min_agents" INTEGER,
    "comment" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "staffing_slot_settings_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "staffing_slot_settings_organization_id_group_id_valid_from_idx" ON "staffing_slot_settings"("organization_id", "group_id", "valid_from");
ALTER TABLE "staffing_slot_settings" ADD CONSTRAINT "staffing_slot_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staffing_slot_settings" ADD CONSTRAINT "staffing_slot_settings_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "forecast_method_settings" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "group_id" UUID,
    "members" TEXT[],
    "time_budget_sec" INTEGER NOT NULL,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "forecast_method_settings_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "forecast_method_settings_organization_id_group_id_key" ON "forecast_method_settings"("organization_id", "group_id");
CREATE UNIQUE INDEX "forecast_method_settings_whole_key" ON "forecast_method_settings"("organization_id") WHERE "group_id" IS NULL;
ALTER TABLE "forecast_method_settings" ADD CONSTRAINT "forecast_method_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "forecast_method_settings" ADD CONSTRAINT "forecast_method_settings_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "forecast_accuracy_days" ADD COLUMN "slot_actual" REAL[] NOT NULL DEFAULT ARRAY[]::REAL[];
ALTER TABLE "forecast_accuracy_days" ADD COLUMN "slot_forecast" REAL[] NOT NULL DEFAULT ARRAY[]::REAL[];
