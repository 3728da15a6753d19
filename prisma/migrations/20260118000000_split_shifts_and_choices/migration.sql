-- lengths of a shift, split shifts, core hours, and templates that must not follow each other
ALTER TABLE "shift_templates"
  ADD COLUMN "longest_span_minutes" INTEGER,
  ADD COLUMN "span_step_minutes" INTEGER NOT NULL DEFAULT 30,
  ADD COLUMN "first_part_minutes" INTEGER,
  ADD COLUMN "gap_minutes" INTEGER,
  ADD COLUMN "core_from_minute" INTEGER,
  ADD COLUMN "core_to_minute" INTEGER,
  ADD COLUMN "barred_next_ids" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "shift_templates"
  ADD CONSTRAINT "shift_templates_length_check" CHECK (longest_span_minutes IS NULL OR longest_span_minutes > span_minutes),
  ADD CONSTRAINT "shift_templates_gap_check" CHECK ((gap_minutes IS NULL) = (first_part_minutes IS NULL)
    AND (gap_minutes IS NULL OR (gap_minutes > 0 AND first_part_minutes > 0 AND first_part_minutes + gap_minutes < span_minutes))),
  ADD CONSTRAINT "shift_templates_core_check" CHECK ((core_from_minute IS NULL) = (core_to_minute IS NULL)
    AND (core_from_minute IS NULL OR core_from_minute < core_to_minute));

-- rules of hours, starts and kinds of shifts; rules of open positions
ALTER TABLE "work_rules"
  ADD COLUMN "core_from_minute" INTEGER,
  ADD COLUMN "core_to_minute" INTEGER,
  ADD COLUMN "max_run_minutes" INTEGER,
  ADD COLUMN "max_start_spread_minutes" INTEGER,
  ADD COLUMN "shift_limits" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "is_for_vacancies" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "weekly_minutes" INTEGER;
ALTER TABLE "work_rules"
  ADD CONSTRAINT "work_rules_core_check" CHECK ((core_from_minute IS NULL) = (core_to_minute IS NULL)
    AND (core_from_minute IS NULL OR core_from_minute < core_to_minute)),
  ADD CONSTRAINT "work_rules_vacancy_check" CHECK (NOT is_for_vacancies OR weekly_minutes IS NOT NULL);

-- cycles a rotation by demand chooses from
ALTER TABLE "rotations" ADD COLUMN "choices" TEXT[] NOT NULL DEFAULT '{}';
