-- what decided the dates of a proposal
ALTER TABLE "vacation_proposals" ADD COLUMN "basis" JSONB;

-- schemes held beside the main one, each with an account of its own
ALTER TABLE "vacation_schemes" ADD COLUMN "is_additional" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "vacation_assignments" ADD COLUMN "is_additional" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "vacation_assignments" DROP CONSTRAINT "vacation_assignments_no_overlap";
DROP INDEX "vacation_assignments_employee_id_valid_from_key";
ALTER TABLE "vacation_assignments"
  ADD CONSTRAINT "vacation_assignments_main_no_overlap" EXCLUDE USING gist (employee_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (NOT is_additional),
  ADD CONSTRAINT "vacation_assignments_scheme_no_overlap" EXCLUDE USING gist (employee_id WITH =, scheme_id WITH =, daterange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX "vacation_assignments_employee_id_scheme_id_valid_from_key" ON "vacation_assignments"("employee_id", "scheme_id", "valid_from");
ALTER TABLE "vacation_entries" ADD COLUMN "scheme_id" UUID;
ALTER TABLE "vacation_entries" ADD CONSTRAINT "vacation_entries_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "vacation_schemes"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "vacations" ADD COLUMN "scheme_id" UUID;
ALTER TABLE "vacations" ADD CONSTRAINT "vacations_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "vacation_schemes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- who declares a holiday
ALTER TABLE "production_calendar" ADD COLUMN "holiday_type" TEXT;
ALTER TABLE "production_calendar" ADD CONSTRAINT "production_calendar_holiday_type_check" CHECK (holiday_type IN ('federal', 'regional', 'company'));

-- imports of calendars, with what stood before
CREATE TABLE "calendar_imports" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "site_id" UUID NOT NULL,
  "year" INTEGER NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  "counts" JSONB NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "undone_by" UUID,
  "undone_at" TIMESTAMPTZ(3),
  CONSTRAINT "calendar_imports_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "calendar_imports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "calendar_imports_organization_id_created_at_idx" ON "calendar_imports"("organization_id", "created_at");

-- norm hours given by hand or received
CREATE TABLE "norm_assignments" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "first_date" DATE NOT NULL,
  "last_date" DATE NOT NULL,
  "minutes" INTEGER NOT NULL,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "norm_assignments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "norm_assignments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "norm_assignments_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "norm_assignments_range_check" CHECK (last_date >= first_date AND minutes >= 0),
  CONSTRAINT "norm_assignments_no_overlap" EXCLUDE USING gist (employee_id WITH =, daterange(first_date, last_date, '[]') WITH &&)
);
CREATE UNIQUE INDEX "norm_assignments_employee_id_first_date_last_date_key" ON "norm_assignments"("employee_id", "first_date", "last_date");
CREATE INDEX "norm_assignments_organization_id_first_date_idx" ON "norm_assignments"("organization_id", "first_date");

-- wishes that say more than a day and its hours
ALTER TABLE "preferences"
  ADD COLUMN "start_max_minute" INTEGER,
  ADD COLUMN "end_min_minute" INTEGER,
  ADD COLUMN "min_minutes" INTEGER,
  ADD COLUMN "max_minutes" INTEGER,
  ADD COLUMN "shift_template_id" UUID,
  ADD COLUMN "group_id" UUID,
  ADD COLUMN "site_id" UUID,
  ADD COLUMN "is_overtime" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "preferences"
  ADD CONSTRAINT "preferences_shift_template_id_fkey" FOREIGN KEY ("shift_template_id") REFERENCES "shift_templates"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "preferences_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "preferences_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE SET NULL ON UPDATE CASCADE;
