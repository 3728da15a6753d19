-- Rotations and who follows them, dated work rules of people and departments, bonds between people, permits.
CREATE TABLE "rotations" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'cyclic',
  "is_mandatory" BOOLEAN NOT NULL DEFAULT true,
  "days" JSONB NOT NULL DEFAULT '[]',
  "min_days_per_week" INTEGER,
  "max_days_per_week" INTEGER,
  "max_consecutive_days" INTEGER,
  "status" TEXT NOT NULL DEFAULT 'active',
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "rotations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rotations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "rotations_kind_check" CHECK (kind IN ('cyclic', 'demand'))
);
CREATE UNIQUE INDEX "rotations_organization_id_name_key" ON "rotations"("organization_id", "name");

CREATE TABLE "rotation_assignments" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "rotation_id" UUID NOT NULL,
  "cycle_start" DATE NOT NULL,
  "valid_from" DATE NOT NULL,
  "valid_to" DATE,
  CONSTRAINT "rotation_assignments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rotation_assignments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "rotation_assignments_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "rotation_assignments_rotation_id_fkey" FOREIGN KEY ("rotation_id") REFERENCES "rotations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "rotation_assignments_range_check" CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT "rotation_assignments_no_overlap" EXCLUDE USING gist (employee_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX "rotation_assignments_employee_id_valid_from_idx" ON "rotation_assignments"("employee_id", "valid_from");
CREATE INDEX "rotation_assignments_organization_id_rotation_id_idx" ON "rotation_assignments"("organization_id", "rotation_id");

-- How strictly each rule is taken for the people under a work rule; a rule that is not named follows the labour standards.
ALTER TABLE "work_rules" ADD COLUMN "modes" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "work_rule_assignments" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID,
  "department_id" UUID,
  "work_rule_id" UUID NOT NULL,
  "valid_from" DATE NOT NULL,
  "valid_to" DATE,
  CONSTRAINT "work_rule_assignments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "work_rule_assignments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "work_rule_assignments_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "work_rule_assignments_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "work_rule_assignments_work_rule_id_fkey" FOREIGN KEY ("work_rule_id") REFERENCES "work_rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "work_rule_assignments_target_check" CHECK (num_nonnulls(employee_id, department_id) = 1),
  CONSTRAINT "work_rule_assignments_range_check" CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT "work_rule_assignments_employee_no_overlap" EXCLUDE USING gist (employee_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (employee_id IS NOT NULL),
  CONSTRAINT "work_rule_assignments_department_no_overlap" EXCLUDE USING gist (department_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (department_id IS NOT NULL)
);
CREATE INDEX "work_rule_assignments_employee_id_valid_from_idx" ON "work_rule_assignments"("employee_id", "valid_from");
CREATE INDEX "work_rule_assignments_organization_id_department_id_idx" ON "work_rule_assignments"("organization_id", "department_id");

CREATE TABLE "shift_bonds" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "tolerance_minutes" INTEGER NOT NULL DEFAULT 0,
  "employee_ids" UUID[] NOT NULL,
  "valid_from" DATE NOT NULL,
  "valid_to" DATE,
  "status" TEXT NOT NULL DEFAULT 'active',
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "shift_bonds_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "shift_bonds_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "shift_bonds_kind_check" CHECK (kind IN ('together', 'apart', 'transport')),
  CONSTRAINT "shift_bonds_range_check" CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE UNIQUE INDEX "shift_bonds_organization_id_name_key" ON "shift_bonds"("organization_id", "name");

CREATE TABLE "work_permits" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "is_night_allowed" BOOLEAN NOT NULL DEFAULT false,
  "daily_max_minutes" INTEGER,
  "weekly_max_minutes" INTEGER,
  "earliest_start_minute" INTEGER,
  "latest_end_minute" INTEGER,
  "note" TEXT,
  "valid_from" DATE NOT NULL,
  "valid_to" DATE,
  CONSTRAINT "work_permits_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "work_permits_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "work_permits_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "work_permits_kind_check" CHECK (kind IN ('minor', 'medical', 'parent', 'student', 'other')),
  CONSTRAINT "work_permits_range_check" CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE INDEX "work_permits_employee_id_valid_from_idx" ON "work_permits"("employee_id", "valid_from");

-- New blocks of labour standards for every organization that has standards, out of force until somebody wants them.
INSERT INTO "labour_standards" ("id", "organization_id", "code", "value", "mode")
SELECT gen_random_uuid(), o.organization_id, n.code, n.value::jsonb, 'ignore'
FROM (SELECT DISTINCT organization_id FROM labour_standards) o
CROSS JOIN (VALUES
  ('minimum_notice', '{"minutes": 2880}'),
  ('pauses_at_once', '{"percent": 20}'),
  ('pay', '{"night": 1.2, "restDay": 2, "holiday": 2, "overtimeFirst": 1.5, "overtimeNext": 2, "importance": 1}'),
  ('fairness', '{"months": 3, "lateShift": 1, "nightShift": 2}')
) AS n(code, value)
ON CONFLICT DO NOTHING;
