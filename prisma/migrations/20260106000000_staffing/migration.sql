-- Staffing: the department that answers for a group, temporary routing of people, capacity plans.
ALTER TABLE "groups" ADD COLUMN "department_id" UUID;
ALTER TABLE "groups" ADD CONSTRAINT "groups_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "groups_organization_id_department_id_idx" ON "groups"("organization_id", "department_id");
CREATE INDEX "service_level_settings_organization_id_department_id_valid_from_idx"
  ON "service_level_settings"("organization_id", "department_id", "valid_from");

-- A group that most of its main people serve from one department begins with that one.
UPDATE "groups" g SET "department_id" = home.department_id
FROM (
  SELECT DISTINCT ON (m.group_id) m.group_id, d.department_id
  FROM group_memberships m
  JOIN department_memberships d ON d.employee_id = m.employee_id AND d.valid_to IS NULL
  WHERE m.role = 'MAIN' AND m.valid_to IS NULL
  GROUP BY m.group_id, d.department_id ORDER BY m.group_id, count(*) DESC, d.department_id
) home
WHERE home.group_id = g.id;

CREATE TABLE "routing_assignments" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "group_ids" UUID[] NOT NULL,
  "from_group_ids" UUID[] NOT NULL DEFAULT '{}',
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "routing_assignments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "routing_assignments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "routing_assignments_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "routing_assignments_range_check" CHECK (ends_at >= starts_at)
);
CREATE INDEX "routing_assignments_organization_id_ends_at_idx" ON "routing_assignments"("organization_id", "ends_at");
CREATE INDEX "routing_assignments_employee_id_starts_at_idx" ON "routing_assignments"("employee_id", "starts_at");

CREATE TABLE "capacity_plans" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "group_ids" UUID[] NOT NULL,
  "start_date" DATE NOT NULL,
  "weeks" INTEGER NOT NULL,
  "input" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "capacity_plans_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "capacity_plans_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "capacity_plans_weeks_check" CHECK (weeks BETWEEN 4 AND 156)
);
CREATE INDEX "capacity_plans_organization_id_created_at_idx" ON "capacity_plans"("organization_id", "created_at");

-- What holds for a group on a date: its own, else those of the nearest department above it, else the organization's.
CREATE FUNCTION settings_of_group(p_group uuid, p_date date) RETURNS SETOF service_level_settings LANGUAGE sql STABLE AS $$
  SELECT s.* FROM groups g
  LEFT JOIN departments d ON d.id = g.department_id
  JOIN service_level_settings s ON s.organization_id = g.organization_id
    AND s.valid_from <= p_date AND (s.valid_to IS NULL OR s.valid_to > p_date)
    AND (s.group_id = g.id OR (s.group_id IS NULL AND (s.department_id IS NULL OR s.department_id = ANY(d.path))))
  WHERE g.id = p_group
  ORDER BY (s.group_id IS NULL), array_position(d.path, s.department_id) DESC NULLS LAST
  LIMIT 1
$$;
