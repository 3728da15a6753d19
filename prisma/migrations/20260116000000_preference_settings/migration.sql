-- Until when, and how many, wishes for working days a person may record; an organization without a row has the defaults.
CREATE TABLE "preference_settings" (
  "organization_id" UUID NOT NULL,
  "close_days" INTEGER NOT NULL DEFAULT 7,
  "max_dates" INTEGER NOT NULL DEFAULT 6,
  "max_priority" INTEGER NOT NULL DEFAULT 2,
  "max_weekly" INTEGER NOT NULL DEFAULT 7,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "preference_settings_pkey" PRIMARY KEY ("organization_id"),
  CONSTRAINT "preference_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "preferences_organization_id_date_idx" ON "preferences"("organization_id", "date");
