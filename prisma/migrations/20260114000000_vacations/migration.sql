-- Vacations: schemes, their dated assignment, the account of days, blocks, wishes, limits and runs of the automatic plan.
CREATE TABLE "vacation_schemes" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "days_per_year" INTEGER NOT NULL DEFAULT 28,
  "additional_days" INTEGER NOT NULL DEFAULT 0,
  "accrual" TEXT NOT NULL DEFAULT 'monthly',
  "year_kind" TEXT NOT NULL DEFAULT 'working',
  "day_kind" TEXT NOT NULL DEFAULT 'calendar',
  "advance_days" INTEGER NOT NULL DEFAULT 0,
  "carry_over" BOOLEAN NOT NULL DEFAULT true,
  "expiry_months" INTEGER,
  "blocks" INTEGER[] NOT NULL DEFAULT '{}',
  "min_block_days" INTEGER NOT NULL DEFAULT 7,
  "max_block_days" INTEGER NOT NULL DEFAULT 28,
  "max_blocks" INTEGER NOT NULL DEFAULT 4,
  "long_block_days" INTEGER NOT NULL DEFAULT 14,
  "min_gap_days" INTEGER NOT NULL DEFAULT 0,
  "max_shift_days" INTEGER NOT NULL DEFAULT 7,
  "notice_days" INTEGER NOT NULL DEFAULT 14,
  "summer_every_years" INTEGER NOT NULL DEFAULT 0,
  "blackouts" JSONB NOT NULL DEFAULT '[]',
  "status" TEXT NOT NULL DEFAULT 'active',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "vacation_schemes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_schemes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "vacation_schemes_organization_id_name_key" ON "vacation_schemes"("organization_id", "name");

CREATE TABLE "vacation_assignments" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "scheme_id" UUID NOT NULL,
  "valid_from" DATE NOT NULL,
  "valid_to" DATE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "vacation_assignments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_assignments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_assignments_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_assignments_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "vacation_schemes"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_assignments_range_check" CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT "vacation_assignments_no_overlap" EXCLUDE USING gist (employee_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE UNIQUE INDEX "vacation_assignments_employee_id_valid_from_key" ON "vacation_assignments"("employee_id", "valid_from");
CREATE INDEX "vacation_assignments_organization_id_scheme_id_idx" ON "vacation_assignments"("organization_id", "scheme_id");

CREATE TABLE "vacation_entries" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "date" DATE NOT NULL,
  "days" DECIMAL(6,2) NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'correction',
  "reason" TEXT NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "vacation_entries_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_entries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_entries_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "vacation_entries_employee_id_date_idx" ON "vacation_entries"("employee_id", "date");

CREATE TABLE "vacations" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'annual',
  "first_date" DATE NOT NULL,
  "last_date" DATE NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'planned',
  "priority" TEXT NOT NULL DEFAULT 'non_priority',
  "origin" TEXT NOT NULL DEFAULT 'manual',
  "wish_id" UUID,
  "absence_id" UUID,
  "note" TEXT,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "vacations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacations_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacations_range_check" CHECK (last_date >= first_date),
  CONSTRAINT "vacations_no_overlap" EXCLUDE USING gist (employee_id WITH =, daterange(first_date, last_date, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "vacations_absence_id_key" ON "vacations"("absence_id");
CREATE INDEX "vacations_employee_id_first_date_idx" ON "vacations"("employee_id", "first_date");
CREATE INDEX "vacations_organization_id_first_date_idx" ON "vacations"("organization_id", "first_date");

CREATE TABLE "vacation_campaigns" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "year" INTEGER NOT NULL,
  "opens_on" DATE NOT NULL,
  "closes_on" DATE NOT NULL,
  "max_wishes" INTEGER NOT NULL DEFAULT 6,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "vacation_campaigns_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_campaigns_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_campaigns_range_check" CHECK (closes_on >= opens_on)
);
CREATE UNIQUE INDEX "vacation_campaigns_organization_id_year_key" ON "vacation_campaigns"("organization_id", "year");

CREATE TABLE "vacation_wishes" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "year" INTEGER NOT NULL,
  "rank" INTEGER NOT NULL,
  "first_date" DATE NOT NULL,
  "last_date" DATE NOT NULL,
  "priority" TEXT NOT NULL DEFAULT 'non_priority',
  "state" TEXT NOT NULL DEFAULT 'draft',
  "outcome" JSONB,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "vacation_wishes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_wishes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_wishes_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_wishes_range_check" CHECK (last_date >= first_date)
);
CREATE UNIQUE INDEX "vacation_wishes_employee_id_year_rank_key" ON "vacation_wishes"("employee_id", "year", "rank");
CREATE INDEX "vacation_wishes_organization_id_year_idx" ON "vacation_wishes"("organization_id", "year");

CREATE TABLE "vacation_limits" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "department_id" UUID,
  "group_id" UUID,
  "skill_id" UUID,
  "first_date" DATE NOT NULL,
  "last_date" DATE NOT NULL,
  "max_away" INTEGER,
  "max_percent" INTEGER,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "vacation_limits_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_limits_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_limits_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "vacation_limits_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "vacation_limits_skill_id_fkey" FOREIGN KEY ("skill_id") REFERENCES "skills"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "vacation_limits_range_check" CHECK (last_date >= first_date),
  CONSTRAINT "vacation_limits_one_measure_check" CHECK (num_nonnulls(max_away, max_percent) = 1),
  CONSTRAINT "vacation_limits_one_reach_check" CHECK (num_nonnulls(department_id, group_id, skill_id) <= 1)
);
CREATE UNIQUE INDEX "vacation_limits_organization_id_name_key" ON "vacation_limits"("organization_id", "name");
CREATE INDEX "vacation_limits_organization_id_first_date_idx" ON "vacation_limits"("organization_id", "first_date");

CREATE TABLE "vacation_plans" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "year" INTEGER NOT NULL,
  "options" JSONB NOT NULL DEFAULT '{}',
  "summary" JSONB,
  "state" TEXT NOT NULL DEFAULT 'running',
  "job_id" UUID,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_at" TIMESTAMPTZ(3),
  CONSTRAINT "vacation_plans_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_plans_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "vacation_plans_organization_id_year_idx" ON "vacation_plans"("organization_id", "year");

CREATE TABLE "vacation_proposals" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "plan_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "outcome" TEXT NOT NULL,
  "wish_id" UUID,
  "vacation_id" UUID,
  "first_date" DATE,
  "last_date" DATE,
  "priority" TEXT NOT NULL DEFAULT 'non_priority',
  "days" INTEGER NOT NULL DEFAULT 0,
  "reason" JSONB,
  CONSTRAINT "vacation_proposals_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vacation_proposals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vacation_proposals_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "vacation_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "vacation_proposals_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "vacation_proposals_plan_id_outcome_employee_id_idx" ON "vacation_proposals"("plan_id", "outcome", "employee_id");

ALTER TABLE "requests" ADD COLUMN "vacation_id" UUID;
ALTER TABLE "requests" ADD CONSTRAINT "requests_vacation_id_fkey" FOREIGN KEY ("vacation_id") REFERENCES "vacations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Leave that was recorded as a bare absence becomes a block, so that it counts in the account of days.
INSERT INTO "vacations" ("id", "organization_id", "employee_id", "first_date", "last_date", "state", "priority", "origin", "absence_id")
SELECT DISTINCT ON (b.employee_id, (b.starts_at AT TIME ZONE a.time_zone)::date)
  gen_random_uuid(), b.organization_id, b.employee_id, (b.starts_at AT TIME ZONE a.time_zone)::date,
  ((b.ends_at - interval '1 second') AT TIME ZONE a.time_zone)::date, 'approved', 'fixed', 'import', b.id
FROM absences b
JOIN agents a ON a.id = b.employee_id
JOIN absence_reasons r ON r.id = b.reason_id AND r.code = 'VAC'
WHERE b.all_day AND b.status = 'approved' AND b.request_id IS NULL AND b.ends_at > b.starts_at
  AND NOT EXISTS (
    SELECT 1 FROM absences o JOIN absence_reasons x ON x.id = o.reason_id AND x.code = 'VAC'
    WHERE o.employee_id = b.employee_id AND o.id < b.id AND o.status = 'approved' AND o.all_day
      AND o.starts_at < b.ends_at AND o.ends_at > b.starts_at
  )
ORDER BY b.employee_id, (b.starts_at AT TIME ZONE a.time_zone)::date, b.id;

-- The built-in roles may what their work needs.
UPDATE roles SET permissions = permissions || ARRAY['vacation:read:all', 'vacation:write:all'] WHERE is_system AND code = 'planner' AND NOT 'vacation:read:all' = ANY(permissions);
UPDATE roles SET permissions = permissions || ARRAY['vacation:read:department', 'vacation:write:department'] WHERE is_system AND code = 'manager' AND NOT 'vacation:read:department' = ANY(permissions);
UPDATE roles SET permissions = permissions || ARRAY['vacation:read:department'] WHERE is_system AND code = 'supervisor' AND NOT 'vacation:read:department' = ANY(permissions);
UPDATE roles SET permissions = permissions || ARRAY['vacation:wish:own'] WHERE is_system AND code IN ('employee', 'supervisor', 'manager') AND NOT 'vacation:wish:own' = ANY(permissions);
