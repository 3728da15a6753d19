CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "group_id" UUID,
    "employee_id" UUID,
    "figures" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "calm_looks" INTEGER NOT NULL DEFAULT 0,
    "acknowledged_by" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "alerts_organization_id_started_at_idx" ON "alerts"("organization_id", "started_at");

ALTER TABLE "alerts" ADD CONSTRAINT "alerts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "alerts"
  ADD CONSTRAINT "alerts_state" CHECK (state IN ('active', 'acknowledged', 'resolved')),
  ADD CONSTRAINT "alerts_severity" CHECK (severity IN ('critical', 'warning', 'technical'));

-- The same trouble with the same object is one alert until it ends.
CREATE UNIQUE INDEX "alerts_one_open" ON "alerts" (
  organization_id, rule,
  coalesce(group_id, '00000000-0000-0000-0000-000000000000'::uuid),
  coalesce(employee_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE state <> 'resolved';
