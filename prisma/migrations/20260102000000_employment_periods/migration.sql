-- Employments that have ended before the present one: a rehire opens a new period, the former keeps its dates.
CREATE TABLE "employment_periods" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "hire_date" DATE NOT NULL,
  "dismissal_date" DATE NOT NULL,
  "reason" TEXT,
  CONSTRAINT "employment_periods_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "employment_periods_period" CHECK (dismissal_date > hire_date)
);
CREATE INDEX "employment_periods_employee_id_hire_date_idx" ON "employment_periods" ("employee_id", "hire_date");
ALTER TABLE "employment_periods"
  ADD CONSTRAINT "employment_periods_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "employment_periods_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Text for comparison without regard to case, in Latin and Cyrillic, whatever the locale of the database: lower() of the
-- C locale leaves every letter outside ASCII as it is. The Cyrillic io counts as ie.
CREATE FUNCTION fold_text(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(lower(value),
    $fold$АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёІЇЄҐЎÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ$fold$,
    $fold$абвгдеежзийклмнопрстуфхцчшщъыьэюяеіїєґўàáâãäåçèéêëìíîïñòóôõöùúûüý$fold$)
$$;
CREATE INDEX "agents_folded_name" ON "agents" (organization_id, fold_text(last_name) text_pattern_ops);

-- Who holds a skill, serves a group or belongs to a department today: the open facts come first in a list by person.
CREATE INDEX "agents_position" ON "agents" (organization_id, position_id) WHERE position_id IS NOT NULL;
CREATE INDEX "departments_head" ON "departments" (head_employee_id) WHERE head_employee_id IS NOT NULL;
CREATE INDEX "group_skills_skill" ON "group_skills" (skill_id);
