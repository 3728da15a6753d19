-- What a computation proposes for a schedule, the saved state of a running one, and events of the timetable.
CREATE TABLE "schedule_proposals" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'computing',
    "job_id" UUID NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "summary" JSONB,
    "edits" BYTEA,
    "score" REAL,
    "error" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    CONSTRAINT "schedule_proposals_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "schedule_proposals_schedule_id_created_at_idx" ON "schedule_proposals"("schedule_id", "created_at");
ALTER TABLE "schedule_proposals" ADD CONSTRAINT "schedule_proposals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "schedule_proposals" ADD CONSTRAINT "schedule_proposals_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "schedule_checkpoints" (
    "job_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "objective" DOUBLE PRECISION NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,
    "shifts" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "schedule_checkpoints_pkey" PRIMARY KEY ("job_id")
);
ALTER TABLE "schedule_checkpoints" ADD CONSTRAINT "schedule_checkpoints_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "schedule_checkpoints" ADD CONSTRAINT "schedule_checkpoints_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "timetable_events" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "kind" TEXT NOT NULL,
    "participation" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "recurrence" TEXT NOT NULL DEFAULT 'once',
    "every_weeks" INTEGER NOT NULL DEFAULT 1,
    "weekdays" INTEGER[],
    "month_day" INTEGER,
    "start_date" DATE NOT NULL,
    "end_date" DATE,
    "group_ids" UUID[],
    "department_ids" UUID[],
    "employee_ids" UUID[],
    "min_participants" INTEGER NOT NULL DEFAULT 1,
    "max_participants" INTEGER NOT NULL DEFAULT 20,
    "max_simultaneous" INTEGER,
    "is_mandatory" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "timetable_events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "timetable_events_organization_id_status_idx" ON "timetable_events"("organization_id", "status");
ALTER TABLE "timetable_events" ADD CONSTRAINT "timetable_events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
